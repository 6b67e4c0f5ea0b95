"""A person's decision on what was read or linked: by whom, when and why. It is ended by another one, never deleted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from sayso.model.ids import judgement_id

Verdict = Literal["same", "different", "unsure", "correct", "not-a-claim", "corrected", "grade", "note", "withdrawn"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
OF_PAIRS: frozenset[Verdict] = frozenset({"same", "different", "unsure"})
"""Verdicts on two claims or events; all others are on one thing."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision.

    Attributes:
        verdict: `same`, `different` or `unsure` of two claims or events; `correct` or `not-a-claim` of a claim;
            `corrected` of a part of a claim; `grade` of an event; `note` of anything; `withdrawn` of a judgement.
        of: ids of what is judged, two for a pair, else one.
        field, value: of `corrected`, the part and what it should be; of `grade`, the grade as `value`.
        why: the reason, in words.
        by: who decided.
        at: when, ISO 8601 in UTC with `Z`.
    """

    verdict: Verdict
    of: tuple[str, ...]
    field: str = ""
    value: str = ""
    why: str = ""
    by: str = ""
    at: str = ""

    @property
    def id(self) -> str:
        """Its id, from all that it says; of a pair the order does not count."""
        return judgement_id(self.verdict, self.things, (self.field, self.value, self.why, self.by, self.at))

    @property
    def things(self) -> tuple[str, ...]:
        """What it is of, a pair in the order of ids."""
        return tuple(sorted(self.of)) if self.verdict in OF_PAIRS else self.of

    @property
    def question(self) -> tuple[str, ...]:
        """What it answers: two judgements with the same question cannot both hold. Notes answer none."""
        if self.verdict in OF_PAIRS:
            return ("pair", *self.things)
        if self.verdict in ("correct", "not-a-claim"):
            return ("claim", *self.of)
        return (self.verdict, *self.of, self.field)


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that were not withdrawn, in the order given; withdrawals are not among them."""
    told = {one.id: one for one in judgements}
    ended = {one.of[0] for one in told.values() if one.verdict == "withdrawn"}
    return tuple(one for own, one in told.items() if own not in ended and one.verdict != "withdrawn")


def holding(judgements: Iterable[Judgement]) -> Mapping[tuple[str, ...], Judgement]:
    """The judgement that holds on each question, by `Judgement.question`: the latest, of two at once the greater id.

    Args:
        judgements: in any order; those withdrawn are left out. Notes answer no question.
    """
    held: dict[tuple[str, ...], Judgement] = {}
    for one in sorted(standing(judgements), key=lambda one: (one.at, one.id)):
        if one.verdict != "note":
            held[one.question] = one
    return held
