"""The names of the offices and bodies of states: "president of Norland", "Norlandic envoy", "Norlandic navy"."""

import re

from sayso.codebook.parties import Found, Known

_STATE_ORGAN = re.compile(
    r"\b(?:ministry|embassy|consulate|registry|attach[eé]|commissioner|ambassador|intelligence|border service)$",
    re.IGNORECASE,
)
_ARMS = re.compile(r"^(army|air force|navy|police|border guard)(?:'?s)?\b", re.IGNORECASE)
_BODY_OF_STATE = re.compile(r"^(?:[a-z]+ )?(?:army|broadcaster|citizens|media|nationals|parliament|radio|television)$")
_OFFICE_OF_STATE = re.compile(
    r"(former |late |deposed |exiled )?((?:[a-z]+[ -]){0,3}(?:president|premier|minister|ambassador|envoy|chancellor"
    r"|king|queen|emir|ruler|leader|prosecutors?|news agency|intelligence service|security service))"
)
_HEAD_OF_STATE = re.compile(r"(?:vice[ -]|deputy )?(?:president|premier|prime minister|king|queen|emir)$")


def is_office(words: str) -> bool:
    """Whether words behind the name of a state are an office or a service of it: "former president"."""
    return _OFFICE_OF_STATE.fullmatch(words) is not None


def is_organ(words: str) -> bool:
    """Whether words behind the name of a state end in a part of it that acts in its name: "embassy", "Ministry"."""
    return _STATE_ORGAN.search(words) is not None


def of_state(state: Known, rest: str) -> str:
    """The name of an office or body of a state by the words behind the state's; "" where they say something else."""
    adjective = state.demonym
    if office := _OFFICE_OF_STATE.fullmatch(rest):
        if head := _HEAD_OF_STATE.search(office[2]):
            return f"{office[1] or ''}{head[0]} of {state.name}"
        return f"{office[1] or ''}{adjective} {office[2]}" if adjective else ""
    return f"{adjective} {rest}" if adjective and _BODY_OF_STATE.search(rest) else ""


def is_arm(words: str) -> bool:
    """Whether words behind the name of a party begin with an army or the like: "navy ships"."""
    return _ARMS.match(words) is not None


def arm_of(state: Found, words: str, rest: str) -> str:
    """The name of an army or the like of a state: "Norlandic navy"; "" where `is_arm` does not hold.

    Args:
        words: those that name the state.
        rest: those behind them.
    """
    arm = _ARMS.match(rest)
    if arm is None:
        return ""
    adjective = state.known.demonym if state.kind == "name" else words
    return f"{adjective or state.known.name} {arm[1]}"
