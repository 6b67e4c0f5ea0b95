"""Whom a person speaks for when they say "we", by what the report says beside their name."""

import re
from collections.abc import Callable, Iterator

from sayso.analysis.antecedents import Antecedents
from sayso.analysis.governments import Governments
from sayso.analysis.party_words import TITLE
from sayso.analysis.people import People, Person
from sayso.analysis.phrase_names import PhraseNames
from sayso.analysis.phrases import phrase
from sayso.model.span import Span

_BODY = r"(?:(?:the|its|our|their|an?) )?(?:[\w'’-]+ ){0,4}?[\w'’-]+"
_STOP = r"(?=[,.;:\"”)\n]| (?:in|on|at|from|near|who|said|says|told|tells|was|is|has|had|and|wrote|declared|added)\b)"
_BEHIND = (
    re.compile(rf",? (?:(?:an?|the|its|their) )?(?:[\w-]+ ){{0,3}}?{TITLE} (?:for|of|with) ({_BODY}){_STOP}"),
    re.compile(
        rf",? of ((?:the )?(?:[\w'’-]+ ){{0,3}}?[\w'’-]*(?:police|army|navy|guard|force|forces|[Mm]arines)){_STOP}"
    ),
    re.compile(
        rf",? who (?:now )?(?:leads?|led|commands?|commanded|heads?|headed|runs|speaks for|spoke for) ({_BODY}){_STOP}"
    ),
    re.compile(
        r" (?:(?:now )?(?:commands|heads|chairs|speaks for)"
        rf"|(?:is|was) (?:an? |the )?(?:[\w-]+ ){{0,2}}{TITLE} (?:of|for|with)) ({_BODY}){_STOP}"
    ),
    re.compile(
        r",? whose ((?:[\w-]+ ){0,3}(?:army|brigade|faction|fighters|forces?|group|men|militia|movement|party))\b"
    ),
)
"""What stands behind a name, with the words for whom they speak."""
_BEFORE = re.compile(
    rf"\b(army|guerrilla|navy|opposition|police|rebel|separatist|union)['’]?s?['’]?(?: [a-z]+){{0,2}}? {TITLE},? $",
    re.IGNORECASE,
)
_MEMBERS = {"guerrilla": "guerrillas", "rebel": "rebels", "separatist": "separatists"}
_OWNED_TITLE = re.compile(r"\b(?:(its|their)|((?:[Tt]he|[Aa]) [\w -]{2,40}?)['’]s)\s+(?:[\w-]+,?\s+){0,4}$")
_APPOSED = re.compile(
    r",(?: \d{1,2},)? (?:an?|one of the) (?:[a-z-]+ ){0,3}?([a-z]+)(?=[,.;\"”)\n]| (?:who|from|in|of|at)\b)"
)
"""What somebody is, behind their name."""
_RANKS = frozenset({"brigadier", "captain", "colonel", "general", "lieutenant", "major", "sergeant"})
_THE_ARMY = re.compile(r"\b[Tt]he army\b")
_REACH = 100
"""Code points on either side of a name."""


def _plurals(noun: str) -> tuple[str, ...]:
    """The noun for several of whom one is a noun: "fishermen", "villagers"."""
    return (noun.removesuffix("man") + "men" if noun.endswith("man") else f"{noun}s", noun)


class Sides:
    """Looks for whom the people of one report speak for.

    Args:
        text: of the report.
        people: those it names.
        phrases: names phrases of it.
        governments: whose its governments are.
        before: the parties told of, filled as the report is read.
        name: gives the party that words stand for.
    """

    def __init__(
        self,
        text: str,
        people: People,
        phrases: PhraseNames,
        governments: Governments,
        before: Antecedents,
        name: Callable[[Span], str],
    ) -> None:
        self._text, self._people, self._phrases = text, people, phrases
        self._governments, self._before, self._name = governments, before, name

    def of(self, speaker: str) -> str:
        """Whom a speaker means by "we": the state, body, group or people they speak for, else the speaker."""
        side = self._phrases.side(speaker)
        if side != speaker:
            return side
        for person in self._people.all:
            if person.title and self._people.full(person.name) == speaker:
                before = _OWNED_TITLE.search(self._text, max(0, person.title.start - 70), person.title.start)
                if before and before[1]:
                    return self._before.thing(before.start()) or side
                if before:
                    owner = self._name(Span.of(self._text, before.start(2), before.end(2)))
                    state = self._governments.state_of(owner)
                    return state.name if state else owner
        return self._told(speaker) or self._army(speaker) or side

    def _army(self, speaker: str) -> str:
        """The army of somebody with a rank, where the report tells of one alone; else ""."""
        titles = {p.title.text.casefold() for p in self._people.all if p.title and self._people.full(p.name) == speaker}
        armies = self._governments.armies
        if not titles & _RANKS or len(armies) > 1:
            return ""
        return armies[0] if armies else "army" if _THE_ARMY.search(self._text) else ""

    def kind(self, speaker: str) -> tuple[str, ...]:
        """The people that a speaker is one of: "fishermen" for "a fisherman" and for Jan Holm, 41, a fisherman."""
        nouns = [phrase(speaker).head] if not speaker[:1].isupper() else []
        for person in self._people.all:
            found = _APPOSED.match(self._text, person.end, person.end + _REACH)
            if found and self._people.full(person.name, person.start) == speaker:
                nouns.append(found[1])
        return tuple(plural for noun in nouns for plural in _plurals(noun))

    def _told(self, speaker: str) -> str:
        """The body, group or people whom the report puts beside somebody's name as theirs, or ""."""
        for person in self._people.all:
            if self._people.full(person.name, person.start) == speaker:
                for side in self._beside(person):
                    if side not in (speaker, "we"):
                        return side
        return ""

    def _beside(self, person: Person) -> Iterator[str]:
        before = _BEFORE.search(self._text[max(0, person.start - _REACH) : person.start])
        if before:
            word = before[1].casefold()
            yield _MEMBERS.get(word, word)
        for pattern in _BEHIND:
            if found := pattern.match(self._text, person.end, person.end + _REACH):
                yield self._name(Span.of(self._text, found.start(1), found.end(1)))
