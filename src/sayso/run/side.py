"""On whose side a party acts: a state is one with its government and forces, whatever an account calls them."""

import functools
from collections.abc import Sequence

from sayso.codebook.known import NameKind
from sayso.codebook.parties import parties
from sayso.link.exclusive import BODIES
from sayso.model.names import fold

_ORGANS = (BODIES - {"coalition"}) | {"regime"}
"""Nouns for what acts for a state; a coalition may be of several."""
_FORCES = ("aerospace", "air", "arab", "armed", "border", "defence", "defense", "ground", "land", "naval", "regular")
_BETWEEN = _ORGANS.union(_FORCES, ("security", "special"))
"""Words that may stand between a state and such a noun: opposition or Kurdish forces are others than the state's."""

_OWN: frozenset[NameKind] = frozenset({"name", "short", "former", "capital", "seat"})
"""How words stand for a party itself: "Syrians" are the people, not the state."""


@functools.lru_cache(maxsize=65_536)
def side(name: str) -> str:
    """What two names have alike that are on one side: `Syria`, `Syrian government`, `the Syrian air force`.

    >>> side("Syria") == side("Syrian army") != side("Syrian rebels")
    True
    """
    plain = name.removeprefix("the ").removeprefix("The ")
    if (found := parties().named(plain)) and found.kind in _OWN:
        known = found.known
        return f"state:{known.country}" if known.kind in ("state", "body") and known.country else known.id
    return _of_state(plain.split()) or fold(plain)


def _of_state(words: Sequence[str]) -> str:
    """The state for which an organ acts that is called by its name; "" where the words name none."""
    if words and words[-1].casefold() in _ORGANS:
        for end in range(len(words) - 1, 0, -1):
            found = parties().named(" ".join(words[:end]))
            if found and found.known.kind == "state":
                return f"state:{found.known.country}"
            if words[end - 1].casefold() not in _BETWEEN:
                break
    return ""
