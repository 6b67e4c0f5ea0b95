"""What a pronoun or a definite phrase takes up: the parties told before it, the likeliest first."""

import bisect
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise
from typing import Literal

from sayso.analysis.party_words import ONE_PERSON, PERSON_NOUNS
from sayso.analysis.people import People
from sayso.codebook.known import Known
from sayso.model.analysis import Sentence

CandidateKind = Literal["person", "state", "body", "group", "people"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party told of at a place of the text, which later words may take up.

    Attributes:
        plural: whether "they" fits better than "it".
        gender: "f", "m" or "".
        weight: 2 for a role or source of the report, 1 for a person named, 0 for another name.
    """

    start: int
    end: int
    name: str
    kind: CandidateKind
    plural: bool = False
    gender: str = ""
    weight: int = 1


_ASKED = re.compile(
    r"\b(?:ask|call(?:ed|ing|s)? (?:on|upon)|forc|order|persuad|press|push|tell|told|urg|warn)\w*\s+(?:the\s+)?$"
)
_JOINT = 20  # characters of " and " between a party and its possessive, with room for line breaks
_TO = re.compile(r"\s+(?:not )?to (?:\w+ ){0,2}")


_ARMED = frozenset({"attacker", "guerrilla", "militant", "rebel", "sniper", "suspect", "terrorist", "victim"})
"""Whom a count of the hurt rather counts as people than takes up."""
_NEAR = 3
"""So many sentences are looked at for parties that are joined."""
_JOINS = re.compile(
    r",?\s+(?:and|with|or)\s+(?:the\s+)?(?:(?:its|his|her|their)\s+)?(?:[a-z-]+\s+){0,2}|,\s+(?:the\s+)?"
)
_JOINS_LAST = re.compile(r",?\s+(?:and|with|or)\s")


def _leading(some: Sequence[Candidate], count: int) -> tuple[str, ...]:
    """So many parties that are told of most as roles and sources; () where more of them are told of as often."""
    often = Counter(one.name for one in some if one.weight == 2).most_common(count + 1)
    clear = len(often) == count or (len(often) > count and often[count - 1][1] > often[count][1])
    return tuple(name for name, _ in often[:count]) if clear else ()


def kind_of(known: Known) -> CandidateKind:
    """What a known party is to the words that take it up."""
    if known.kind == "state":
        return "state"
    return "group" if known.kind == "group" else "body"


def _persons(one: Candidate) -> bool:
    if " and " in one.name:
        return False
    last = one.name.split()[-1].casefold()
    return last in PERSON_NOUNS - {"children", "women"} or (last[-1:] == "s" and last[:-1] in ONE_PERSON - _ARMED)


class Antecedents:
    """Looks for antecedents sentence by sentence, backwards.

    Args:
        sentences: of the report, in order.
        reach: how many sentences before that of the pronoun are looked at.
    """

    def __init__(self, sentences: Sequence[Sentence], reach: int = 4) -> None:
        self._starts = [sentence.start for sentence in sentences]
        self._reach = reach
        self._all: list[Candidate] = []
        self._genders: dict[str, str] = {}

    def add(self, candidate: Candidate) -> None:
        """Takes a candidate up; one that overlaps it and weighs less goes."""
        at = bisect.bisect_left(self._all, (candidate.start,), key=lambda one: (one.start,))
        self._all.insert(at, candidate)

    def drop_within(self, start: int, end: int) -> None:
        """Forgets the candidates that lie within a longer phrase."""
        first, stop = (bisect.bisect_left(self._all, place, key=lambda one: one.start) for place in (start, end))
        self._all[first:stop] = [one for one in self._all[first:stop] if one.end > end]

    def learn(self, name: str, gender: str) -> None:
        """Takes note of what a pronoun tells of a person."""
        self._genders.setdefault(name, gender)

    def may_be(self, name: str, gender: str) -> bool:
        """Whether nothing tells that a person is of the other gender."""
        told = {one.gender for one in self._all if one.name == name} | {self._genders.get(name, "")}
        return told - {""} <= {gender}

    def person(self, at: int, gender: str = "", without: Collection[str] = (), nearest: bool = False) -> str:
        """The person that "he" or "she" is likely to be, or ""."""

        def fits(one: Candidate) -> bool:
            known = one.gender or self._genders.get(one.name, "")
            return one.kind == "person" and (not gender or known in ("", gender)) and one.name not in without

        order = 1 if nearest else -1
        return self._pick(at, fits, lambda one: (one.name[0].isupper(), one.weight, order * one.start))

    def thing(self, at: int, without: Collection[str] = ()) -> str:
        """The state or body that "it" is likely to be, or ""."""

        def fits(one: Candidate) -> bool:
            return one.kind in ("state", "body", "group") and not one.plural and one.name not in without

        return self._pick(at, fits, lambda one: (one.weight, -one.start))

    def many(self, at: int, without: Collection[str] = (), nearest: bool = False) -> str:
        """Those who "they" are likely to be, or ""."""

        def fits(one: Candidate) -> bool:
            return (one.plural or one.kind in ("group", "body")) and one.kind != "person" and one.name not in without

        order = 1 if nearest else -1
        return self._pick(at, fits, lambda one: (one.plural or one.kind == "group", one.weight, order * one.start))

    def counted(self, at: int) -> str:
        """The people told of in this sentence or the last, whom "three others" may count on; else ""."""
        here = bisect.bisect_right(self._starts, at) - 1
        begin = self._starts[max(0, here - 1)] if here >= 0 else 0
        some = [
            one for one in self._all if begin <= one.start and one.end <= at and one.kind == "people" and _persons(one)
        ]
        return some[-1].name if some else ""

    def several(self, at: int, fits: Callable[[Candidate], bool], count: int, most: bool = False) -> tuple[str, ...]:
        """As many parties, for "both sides": of the last sentence that tells of so many, else those told of most.

        With `most`, those told of most come first, where it is clear who they are.
        """
        before = [one for one in self._all if one.end <= at and fits(one)]
        if most and (leading := _leading(before, count)):
            return leading
        for some in self._sentences(at, before):
            names = list(dict.fromkeys(one.name for one in some if one.weight))
            if len(names) >= count:
                return tuple(names[:count])
        often = Counter(one.name for one in before if one.weight == 2 or one.kind == "state")
        names = [name for name, _ in often.most_common(count)]
        return tuple(names) if len(names) == count else ()

    def coordinated(self, at: int, fits: Callable[[Candidate], bool], count: int, text: str) -> tuple[str, ...]:
        """As many parties that this sentence or one of the two before joins: "Norland and Sudland"; else ()."""
        before = [one for one in self._all if one.end <= at and fits(one)]
        for some in islice(self._sentences(at, before), _NEAR):
            for first in range(len(some) - count, -1, -1):
                run = some[first : first + count]
                gaps = [text[one.end : other.start] for one, other in pairwise(run)]
                names = tuple(dict.fromkeys(one.name for one in run))
                if len(names) == count and all(map(_JOINS.fullmatch, gaps)) and _JOINS_LAST.match(gaps[-1]):
                    return names
        return ()

    def _sentences(self, at: int, some: Sequence[Candidate]) -> Iterator[list[Candidate]]:
        """The candidates of each sentence within reach of a "both", from its own backwards."""
        here = bisect.bisect_right(self._starts, at)
        for index in range(here - 1, max(-1, here - 1 - 3 * self._reach), -1):
            begin = self._starts[index]
            end = self._starts[index + 1] if index + 1 < len(self._starts) else at
            yield [one for one in some if begin <= one.start < end]

    def near(self, at: int, fits: Callable[[Candidate], bool]) -> str:
        """The nearest candidate before a place in its own sentence that is a role or source and fits, or ""."""
        here = bisect.bisect_right(self._starts, at) - 1
        begin = self._starts[here] if here >= 0 else 0
        some = [one for one in self._all if begin <= one.start and one.end <= at and one.weight == 2 and fits(one)]
        return some[-1].name if some else ""

    def adjoining(self, at: int, text: str, person: bool = False) -> str:
        """Whoever stands right before a possessive, which takes them up: "the Front and its allies"; "" for nobody.

        With `person`, only people are looked at: "a woman and her children"; else only parties that are none.
        """
        behind = text[max(0, at - _JOINT) : at]
        stop = at - len(behind) + len(re.sub(r"(?:\s+and|\s+with|,)?\s*$", "", behind))
        some = [one for one in self._all if one.end == stop and (one.kind == "person") == person]
        return some[0].name if some else ""

    def object_of(self, at: int, text: str) -> str:
        """The party asked to do what a possessive is part of: "press the regime to end its attacks"; else ""."""
        here = bisect.bisect_right(self._starts, at) - 1
        begin = self._starts[here] if here >= 0 else 0
        some = [
            one for one in self._all if begin <= one.start and one.end <= at and one.kind not in ("person", "people")
        ]
        return (
            some[-1].name
            if some and _ASKED.search(text[begin : some[-1].start]) and _TO.fullmatch(text[some[-1].end : at])
            else ""
        )

    def first(self, at: int, fits: Callable[[Candidate], bool]) -> str:
        """The first candidate of its own sentence before a place that is a role or source and fits, or ""."""
        here = bisect.bisect_right(self._starts, at) - 1
        begin = self._starts[here] if here >= 0 else 0
        some = [one for one in self._all if begin <= one.start and one.end <= at and one.weight == 2]
        return next((one.name for one in some if fits(one)), "")

    def begun(self, at: int) -> str:
        """The party whose words begin at a place, or right after its article; "" where none does."""
        return next((one.name for one in self._all if at <= one.start <= at + 4 and one.kind != "person"), "")

    def since(self, name: str) -> int:
        """Where a party told of anywhere in the report is first told of."""
        return min(one.start for one in self._all if one.name == name)

    def groups(self) -> frozenset[str]:
        """The armed groups told of anywhere in the report."""
        return frozenset(one.name for one in self._all if one.kind == "group")

    def last(self, at: int, fits: Callable[[Candidate], bool], ahead: bool = False) -> str:
        """The nearest candidate that fits before a place; with `ahead`, failing that, the first after it."""
        before = (one for one in reversed(self._all) if one.end <= at and fits(one))
        after = (one for one in self._all if ahead and one.start > at and fits(one))
        return next((one.name for one in chain(before, after)), "")

    def _pick(self, at: int, fits: Callable[[Candidate], bool], rank: Callable[[Candidate], tuple[int, ...]]) -> str:
        here = bisect.bisect_right(self._starts, at) - 1
        for index in range(here, max(-1, here - self._reach), -1):
            begin = self._starts[index] if index >= 0 else 0
            end = at if index == here else self._starts[index + 1]
            some = [one for one in self._all if begin <= one.start and one.end <= end and fits(one)]
            if some:
                return max(some, key=rank).name
        return ""


def named_again(text: str, people: People) -> Iterator[Candidate]:
    """People told of before, where a report names them by their last name alone."""
    told = {(person.start, person.end) for person in people.all}
    for last in sorted({person.name.split()[-1] for person in people.all if " " in person.name}):
        for match in re.finditer(rf"(?<![\w-]){re.escape(last)}(?![\w-])", text):
            if not any(start <= match.start() < end for start, end in told):
                full = people.full(last, match.start())
                yield Candidate(match.start(), match.end(), full, "person", weight=1)
