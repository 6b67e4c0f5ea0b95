"""What an archive holds as people have judged it: corrected claims corrected, what is no claim left out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.archive.archive import Archive
from sayso.archive.judged import as_corrected, corrections, in_order
from sayso.archive.judgements import judgements_of
from sayso.model.claim import Claim
from sayso.model.edition import Rating, Superseded
from sayso.model.event import Event
from sayso.model.ids import claim_of
from sayso.model.judgement import OF_PAIRS, Judgement, Verdict, holding
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.run.linked import Linked

Holding = Mapping[tuple[str, ...], Judgement]
_JUDGED = "SELECT first FROM judgements WHERE first IN (SELECT id FROM claims WHERE report = ?)"
_OUT = "SELECT 1 FROM judged_out WHERE claim = ?"


@dataclass(frozen=True, slots=True)
class JudgedView:
    """What an archive holds, to be linked: each claim as the judgements that hold have it.

    Attributes:
        archive: whose.
        before: judgements taken in before that instant alone count, and it reads claims of reports that are live no
            longer as well; "" for all judgements.
    """

    archive: Archive
    before: str = ""

    def readings(self) -> Iterator[Reading]:
        """As `Edition` has it."""
        return map(self._judged, self.archive.readings())

    def reading(self, report: str) -> Reading:
        """As `Edition` has it."""
        return self._judged(self.archive.reading(report))

    def report(self, id: str) -> Report:  # noqa: A002 - what it is called everywhere
        """As `Edition` has it."""
        return self.archive.report(id)

    def claim(self, id: str) -> Claim:  # noqa: A002 - what it is called everywhere
        """As `Edition` has it."""
        return self._corrected(self.archive.claim(id), self.holding() if self.before else None)

    def taken(self, report: str) -> str:
        """As `Edition` has it."""
        return self.archive.taken(report)

    def changed(self, report: str) -> str:
        """As `Edition` has it."""
        return self.archive.changed(report)

    def superseded(self) -> Iterator[Superseded]:
        """As `Edition` has it."""
        return self.archive.superseded()

    def ratings(self) -> Iterator[Rating]:
        """As `Edition` has it."""
        return self.archive.ratings()

    def judgements(self) -> Mapping[str, Sequence[Mapping[str, str]]]:
        """The corrections that are made, and the claims that are left out for they were judged to be none; by ids."""
        held = self.holding().values()
        made = [one for one in held if one.verdict == "corrected"]
        told = [{"claim": one.of[0], "field": one.field, "value": one.value, **_who(one)} for one in made]
        out = [{"claim": one.of[0], **_who(one)} for one in held if one.verdict == "not-a-claim"]
        return {"corrected": sorted(told, key=_claim_of), "left_out": sorted(out, key=_claim_of)}

    def holding(self, *verdicts: Verdict) -> Holding:
        """The judgements that hold, by the question that they answer.

        Args:
            verdicts: those alone that answer the same questions as these; none for all.
        """
        return holding(judgements_of(self.archive, self.before, (*verdicts, "withdrawn") if verdicts else ()))

    def apart(self) -> Sequence[tuple[str, str]]:
        """Pairs of claims that were judged to tell of two occurrences, in the order of judging."""
        said = (one for one in self.holding(*OF_PAIRS).values() if one.verdict == "different")
        ordered = sorted(said, key=lambda one: (one.at, one.id))
        return [(claim_of(one.of[0]), claim_of(one.of[1])) for one in ordered]

    def grades(self) -> Mapping[str, Judgement]:
        """The grades that were given and hold, by the claim that the event judged had its id from."""
        return {claim_of(one.of[0]): one for one in self.holding("grade").values()}

    def _judged(self, reading: Reading) -> Reading:
        """A reading with its claims as they were judged; the very reading where nobody judged any."""
        judged = {row[0] for row in self.archive.rows(_JUDGED, (reading.report.id,))}
        if not judged:
            return reading
        held = self.holding() if self.before else None
        claims = (self._corrected(one, held) if one.id in judged else one for one in reading.claims)
        return replace(reading, claims=tuple(one for one in claims if one.id not in judged or not self._out(one, held)))

    def _corrected(self, claim: Claim, held: Holding | None) -> Claim:
        if held is None:
            return as_corrected(claim, corrections(self.archive.connection, claim.id))
        found = [one for one in held.values() if one.verdict == "corrected" and one.of == (claim.id,)]
        return as_corrected(claim, in_order(found))

    def _out(self, claim: Claim, held: Holding | None) -> bool:
        if held is None:
            return any(True for _ in self.archive.rows(_OUT, (claim.id,)))
        said = held.get(("claim", claim.id))
        return said is not None and said.verdict == "not-a-claim"


@dataclass(frozen=True, slots=True)
class JudgedEdition(JudgedView):
    """The same with its events: an edition to export."""

    archive: Linked

    def events(self) -> Iterable[Event]:
        """As `Edition` has it."""
        return self.archive.events(sort="id")


def _who(one: Judgement) -> Mapping[str, str]:
    return {"why": one.why, "by": one.by, "at": one.at}


def _claim_of(told: Mapping[str, str]) -> tuple[str, str]:
    return told["claim"], told.get("field", "")
