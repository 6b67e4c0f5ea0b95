"""Whom words take up that stand for several parties at once: "both sides", "the two presidents", "neither", "each"."""

import re
from collections.abc import Callable

from sayso.analysis.antecedents import Antecedents, Candidate
from sayso.analysis.governments import Governments
from sayso.analysis.party_words import PAIRED, word_set

_SEVERAL = re.compile(
    r"(?:(?P<three>(?:the|all|these|all of the) three)|both|the two|these two|neither|each(?: other)?"
    r"|the(?= (?:parties|sides)$)|either(?= (?:of the |army|capital|country|government|party|side|state)))"
    r"(?: of the)?(?: (?:warring|rival) )?(?:(?<= )| |$)(?P<noun>(?:[a-z]+ )?\w+)?",
    re.IGNORECASE,
)
_RULES = re.compile(r"\b(?:[Gg]overnment|[Rr]egime|[Aa]rmy|[Mm]ilitary|[Rr]ebels|[Oo]pposition)\b")
_SIDES = word_set("camps delegations factions forces groups parties sides side")
_LEADERS = word_set("presidents leaders ministers men women")
_OF_STATES = word_set("armies army capitals governments militaries ministers navies premiers presidents states")
"""What each of two states has one of."""
_FORCES_OF_STATES = frozenset({"border guards", "coast guards"})
_ONES = {
    "armies": "army",
    "countries": "country",
    "men": "man",
    "militaries": "military",
    "parties": "party",
    "women": "woman",
}


class Together:
    """Looks for the parties that words take up several at once in one report.

    Args:
        text: of the report.
        before: the parties told of, filled as the report is read.
        governments: whose its governments are.
    """

    def __init__(self, text: str, before: Antecedents, governments: Governments) -> None:
        self._text, self._before, self._governments = text, before, governments

    def names(self, words: str, at: int) -> tuple[str, ...]:
        """The parties of "both sides", "the two presidents", "neither government", "the three"; () for other words.

        Args:
            words: the phrase.
            at: where it stands.
        """
        match = _SEVERAL.fullmatch(" ".join(words.split()))
        if not match:
            return ()
        noun, count = (match["noun"] or "").casefold(), 3 if match["three"] else 2
        if noun and (like := self._like(noun, at, count)):
            return like
        of_states = noun in PAIRED | _FORCES_OF_STATES or (noun and noun.split()[-1] in _OF_STATES)
        if noun and not of_states:
            return ()
        if noun in _LEADERS:
            people = self._pick(at, lambda one: one.kind == "person" and one.name[0].isupper(), count)
            if people or noun in ("men", "women"):
                return people
        if noun and noun not in _SIDES:
            states = self._pick(at, lambda one: one.kind == "state", count) or self._governments.most_told(count)
            return tuple(f"president of {state}" for state in states) if noun == "presidents" else states
        if not noun and (joined := self._before.coordinated(at, bool, count, self._text)):
            return joined
        return self._before.several(at, _may_be_side, count, most=noun in _SIDES)

    def _pick(self, at: int, fits: Callable[[Candidate], bool], count: int) -> tuple[str, ...]:
        return self._before.coordinated(at, fits, count, self._text) or self._before.several(at, fits, count)

    def _like(self, noun: str, at: int, count: int) -> tuple[str, ...]:
        """The parties whose names end in the same noun: two coast guards of "the two coast guards"."""
        one_of = _ONES.get(noun) or (noun[:-1] if noun.endswith("s") else noun)
        ending = re.compile(rf"\S+ {re.escape(one_of)}$", re.IGNORECASE)
        return self._before.several(at, lambda one: bool(ending.search(one.name)), count)


def _may_be_side(one: Candidate) -> bool:
    return one.kind in ("state", "group") or bool(_RULES.search(one.name))
