"""How far two people who judged the same things agree: Krippendorff's alpha.

Alpha is 1 - D_o / D_e: the disagreement there is, over that which chance would give. 1 is full agreement, 0 what chance
would give, below 0 is worse than chance. After K. Krippendorff, Content Analysis (4th ed. 2018), chapter 12.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from sayso.model.judgement import Judgement, holding

T = TypeVar("T", bound=Hashable)
Distance = Callable[[T, T], float]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on one kind of question.

    Attributes:
        question: `claim` (correct or not-a-claim), `pair` (same, different, unsure), `grade`, or a part of claims.
        metric: `nominal` (values agree or do not), or `interval` (by the square of the difference of numbers).
        units: how many questions both have answered.
        agreed: on how many of them they said the same.
        alpha: None where it is not defined: nothing in common, or only one value was ever given.
    """

    question: str
    metric: str
    units: int
    agreed: int
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question that two coders answer in two ways.

    Attributes:
        of: ids of what is judged.
        field: the part of a claim, of corrections; `grade` of grades; else "".
        one, other: the answer of each: a verdict or a value.
    """

    of: tuple[str, ...]
    field: str
    one: str
    other: str


def nominal(one: Hashable, other: Hashable) -> float:
    """0 for the same value, else 1."""
    return float(one != other)


def interval(one: float, other: float) -> float:
    """The square of the difference."""
    return (one - other) ** 2


def alpha(units: Iterable[Sequence[T]], distance: Distance[T]) -> float | None:
    """Krippendorff's alpha over units, each with the values that coders gave it.

    Args:
        units: those with less than two values do not count.
        distance: of two values, 0 where they are the same; the same both ways.

    Returns:
        1 for full agreement, 0 for chance; None where it is not defined, for nothing could differ.
    """
    paired = [tuple(values) for values in units if len(values) > 1]
    totals = Counter(chain.from_iterable(paired))
    count = sum(totals.values())
    expected = sum(totals[one] * totals[other] * distance(one, other) for one in totals for other in totals)
    if not expected:
        return None
    observed = sum(_within(values, distance) / (len(values) - 1) for values in paired)
    return 1 - (count - 1) * observed / expected


def _within(values: Sequence[T], distance: Distance[T]) -> float:
    """Distances of all pairs of values of one unit, each pair both ways."""
    return sum(distance(one, other) for one in values for other in values)


def agreements(one: Iterable[Judgement], other: Iterable[Judgement]) -> Iterator[Agreement]:
    """Agreement of two coders on each kind of question that both have answered some of, by its name.

    Of several answers of a coder to one question the latest counts. Counts are numbers where all answers are exact
    ("12"), else they are compared as texts.
    """
    answers = [_answers(holding(many)) for many in (one, other)]
    kinds = sorted(answers[0].keys() & answers[1].keys())
    for kind in kinds:
        first, second = (coder[kind] for coder in answers)
        pairs = [(first[thing], second[thing]) for thing in sorted(first.keys() & second.keys())]
        if pairs:
            yield _agreement(kind, pairs)


def disagreements(one: Iterable[Judgement], other: Iterable[Judgement]) -> Iterator[Disagreement]:
    """Where two coders answer the same question in two ways, by what it is of."""
    first, second = (holding(many) for many in (one, other))
    for question in sorted(first.keys() & second.keys()):
        said = first[question]
        answers = _answer(said), _answer(second[question])
        if answers[0] != answers[1]:
            yield Disagreement(said.of, "grade" if said.verdict == "grade" else said.field, *answers)


def _answer(judgement: Judgement) -> str:
    return judgement.value if judgement.verdict in ("corrected", "grade") else judgement.verdict


def _answers(held: Mapping[tuple[str, ...], Judgement]) -> Mapping[str, Mapping[tuple[str, ...], str]]:
    """Answers by kind of question, then by question."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for question, judgement in held.items():
        kind = judgement.field if judgement.verdict == "corrected" else question[0]
        found.setdefault(kind, {})[question] = _answer(judgement)
    return found


def _agreement(kind: str, pairs: Sequence[tuple[str, str]]) -> Agreement:
    agreed = sum(one == other for one, other in pairs)
    if all(value.isascii() and value.isdigit() for value in chain.from_iterable(pairs)):
        numbers = [(int(one), int(other)) for one, other in pairs]
        return Agreement(kind, "interval", len(pairs), agreed, alpha(numbers, interval))
    return Agreement(kind, "nominal", len(pairs), agreed, alpha(pairs, nominal))
