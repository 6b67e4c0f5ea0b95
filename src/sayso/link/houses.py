"""Whom an origin speaks for: two officials of one state, or a ministry and its spokesman, are no independent voices."""

import re
from collections.abc import Mapping
from functools import lru_cache

from sayso.codebook.compound import GOVERNING, describe
from sayso.codebook.parties import parties

STEPS = 3
"""So far offices are followed: an adviser of a president of a state."""
_MINISTER = re.compile(r"\b(?!(?:Prime|First|Deputy|Chief|State|Junior)\b)([A-Z]\w+) Minister\b")
_MINISTRY = re.compile(r"(?:ministry of (\w+)|(\w+) ministry)", re.IGNORECASE)


def house(key: str, origin: str, words: str, held: Mapping[str, str]) -> str:
    """Whom an origin speaks for, as `party_key`: the state or body that it holds an office of, else itself.

    Args:
        key: the origin, as `party_key`.
        origin: its name.
        words: how a report words it, with its title: "Defence Minister Sergei Shoigu".
        held: whom office-holders speak for, as `voices.offices` has it.
    """
    served = held.get(key) or _state(_title(words, origin)) or ministry_of(words) or key
    for _ in range(STEPS):
        served = held.get(served, served)
    name = origin if served == key else _name(served)
    return _state(name) or _one_ministry(name) or served


def ministry_of(words: str) -> str:
    """The ministry, of whichever state, that a title before a name leads: "defence ministry"; "" where none does."""
    minister = _MINISTER.search(words)
    return _ministry(minister[1]) if minister else ""


def _title(words: str, origin: str) -> str:
    """What stands before a name: "Turkish Foreign Minister"."""
    return words.partition(origin.split()[0])[0].strip() if origin else ""


def _name(key: str) -> str:
    """What tables call a party, else how it is told from others."""
    known = parties().get(key)
    return known.name if known else key


@lru_cache(maxsize=1 << 12)
def _state(name: str) -> str:
    """The state whose organ, officials or media a name tells of; "" where it tells of none."""
    told = describe(name, parties())
    speaks = told.sector in GOVERNING or told.organ == "state media"
    return f"state:{told.country}" if told.country and speaks else ""


def _one_ministry(name: str) -> str:
    match = _MINISTRY.fullmatch(name)
    return _ministry(match[1] or match[2]) if match else ""


def _ministry(of: str) -> str:
    return f"{of.casefold()} ministry"
