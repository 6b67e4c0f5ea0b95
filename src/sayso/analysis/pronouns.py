"""Whom a pronoun stands for: by who speaks, by what was told before it, and by who else has a part in the same act."""

import re
from collections.abc import Callable, Mapping, Sequence

from sayso.analysis.antecedents import Antecedents, Candidate
from sayso.analysis.party_words import FIRST, ONE_PERSON, POSSESSIVES, RELATIVE, THIRD, TITLE, TITLES
from sayso.analysis.people import People
from sayso.analysis.sides import Sides
from sayso.model.span import Span

_QUOTED = re.compile(r"[“\"][^”\"]{1,3000}?(?:[”\"]|\n\s*\n|$)", re.DOTALL)
_BY_TITLE = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) (?:[a-z][\w-]* ){{0,2}}?{TITLE}(?: {TITLE})*\b(?!-| of\b)"
)
_SAID = re.compile(
    r"\b(?:said|says|say|claim(?:s|ed)?|insist(?:s|ed)?|den(?:y|ies|ied)|warn(?:s|ed)?|add(?:s|ed)?|announced|stated|"
    r"declared|confirm(?:s|ed)?|admit(?:s|ted)?|argue[sd]?|maintain(?:s|ed)?|vow(?:s|ed)?|promise[sd]?)"
    r"(?: (?:on )?\w+day)? (?:that )?$"
    r"|\b(?P<told>told|assure[sd]?|inform(?:s|ed)?|tells?|warn(?:s|ed)?|promise[sd]?) (?:the )?[\w.]+"
    r"(?: (?:on )?\w+day)? (?:that )?$"
)
"""What stands before a pronoun that takes up whoever says it."""
_BIDDEN = re.compile(r" (?:must|should|had better|ought|needs? to|has to|have to|risks?)\b")
"""Behind a pronoun these tell that it is whoever is told: "told Norland it must withdraw"."""
_SAID_WITHIN = 40
_QUOTE_ENDS = re.compile(r"[”\"],?\s+$")


def _is_one(speaker: str) -> bool:
    """Whether a speaker without a name is one person: "Norlandic envoy", "priest of Olm"."""
    head = re.split(r" (?:of|in|at|from|for|to|with) ", speaker)[0].split()[-1]
    return " & " not in speaker and head.casefold() in TITLES | ONE_PERSON


class Pronouns:
    """Looks for whom the pronouns of one report stand for.

    Args:
        text: of the report.
        people: those it names.
        before: the parties told of, filled as the report is read.
        sides: whom its speakers speak for.
        publisher: who tells the report where it says "we", or "".
        across: by where the words of an actor or recipient begin, the words of the other role of that act: "Brask
            warned him" is of nobody called Brask.
        name: gives the party that words stand for.
    """

    def __init__(
        self,
        text: str,
        people: People,
        before: Antecedents,
        sides: Sides,
        publisher: str,
        across: Mapping[int, Sequence[Span]],
        name: Callable[[Span], str],
    ) -> None:
        self._text, self._people, self._before, self._sides = text, people, before, sides
        self._publisher, self._across, self._name = publisher, across, name
        self._quoted = tuple((m.start(), m.end()) for m in _QUOTED.finditer(text))

    def name(self, at: int, word: str, speaker: str) -> str:
        """The party that a pronoun at a place stands for, or ""; a person it belongs to counts as that person.

        Args:
            word: the pronoun, lower case.
            speaker: name of the innermost source of the words it stands in, or "".
        """
        if word in FIRST:
            return self._first_person(at, FIRST[word], speaker)
        if word in RELATIVE:
            return self._before.last(at, lambda one: at - one.end < 60)
        if word not in THIRD:
            return ""  # "your": whoever is spoken to
        other = self._other(at, word)
        if word.endswith(("self", "selves")) and other:
            return min(other)
        return self._third_person(at, word, speaker, other) or (other and self._third_person(at, word, speaker)) or ""

    def _third_person(self, at: int, word: str, speaker: str, other: frozenset[str] = frozenset()) -> str:
        quoted = self._in_quotes(at)
        kind = THIRD[word]
        is_person = bool(speaker) and (self._people.known(speaker) == speaker or _is_one(speaker))
        if kind == "person":
            return self._he_or_she(at, word, speaker if is_person else "", quoted, other)
        if word in ("its", "their") and (owner := self._before.adjoining(at, self._text)):
            return owner
        if word == "its" and (told := self._before.object_of(at, self._text)):
            return told
        said = _SAID.search(self._text, max(0, at - _SAID_WITHIN), at) if word in ("it", "they") else None
        bidden = said is not None and said["told"] is not None and _BIDDEN.match(self._text, at + len(word)) is not None
        if (
            speaker
            and said
            and not bidden
            and not (quoted and self._before.first(at, lambda one: one.name == speaker) != speaker)
        ):
            return self._sides.of(speaker) if is_person else speaker
        if speaker and not is_person and not (quoted or bidden) and word not in ("them", "it"):
            return self._within(at, kind, speaker) or speaker
        without = {*other, *(self._own(speaker) if (quoted or bidden) and speaker else ())}
        if kind == "thing":
            return self._before.thing(at, without) or self._before.many(at, without)
        return self._before.many(at, without, nearest=word == "them" and bool(speaker)) or self._before.thing(
            at, without
        )

    def _own(self, speaker: str) -> frozenset[str]:
        """Whom a speaker can only call "we": themselves, those they speak for, and the people they are one of."""
        return frozenset({speaker, self._sides.of(speaker), *self._sides.kind(speaker)})

    def _other(self, at: int, word: str) -> frozenset[str]:
        """Who stands in the other role of the act that a pronoun has a role in, and so is not meant by it."""
        if word in POSSESSIVES and word != "her":
            return frozenset()
        across = self._across.get(at, ())
        return frozenset(self._name(span) for span in across if span.start < at and span.text.casefold() not in FIRST)

    def _he_or_she(self, at: int, word: str, speaker: str, quoted: bool, other: frozenset[str]) -> str:
        gender = "f" if word in ("she", "her", "hers", "herself") else "m"
        if speaker and not quoted and speaker not in other and self._before.may_be(speaker, gender):
            return speaker
        if word in ("his", "her") and (owner := self._before.adjoining(at, self._text, person=True)):
            return owner
        without = {*other, speaker if quoted else ""}
        told = self._before.person(self._tagged(at), gender, without, nearest=word == "him")
        return told or speaker or self._titled(at)

    def _tagged(self, at: int) -> int:
        """Where a quotation begins that ends before "he said", whose speaker is nobody told of in it; else `at`."""
        if not _QUOTE_ENDS.search(self._text, max(0, at - 3), at):
            return at
        return next((start for start, end in self._quoted if start < at and at - 3 <= end <= at), at)

    def _titled(self, at: int) -> str:
        """The last person told of by a title alone before a pronoun: "the bomber", "its spokesman"."""
        told = list(_BY_TITLE.finditer(self._text, max(0, at - 250), at))
        return self._name(Span.of(self._text, told[-1].start(), told[-1].end())) if told else ""

    def _within(self, at: int, kind: str, speaker: str) -> str:
        """The party told of between a speaker and a pronoun in what they say, which takes the pronoun from them."""
        if kind == "many":
            return self._before.near(at, lambda one: one.plural and one.name != speaker)
        if self._before.first(at, lambda one: one.name == speaker):
            return ""

        def fits(one: Candidate) -> bool:
            return one.kind != "person" and (kind == "many" or not one.plural)

        return self._before.first(at, fits)

    def _first_person(self, at: int, kind: str, speaker: str) -> str:
        if speaker:
            quoted = self._in_quotes(at)
            if kind == "side" and not quoted and self._before.first(at, lambda one: one.name == speaker):
                return self._publisher or speaker  # "the crowd accuses us", told by us
            return speaker if kind == "one" else self._sides.of(speaker)
        if kind == "one":
            return self._before.last(at, lambda one: one.kind == "person", ahead=True) or self._publisher
        return self._publisher or "we"

    def _in_quotes(self, at: int) -> bool:
        return any(start <= at < end for start, end in self._quoted)
