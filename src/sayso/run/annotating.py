"""What people judged in an archive, as annotations that a reader is trained on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sayso.archive.archive import Archive
from sayso.archive.judged import as_corrected, in_order
from sayso.archive.judgements import judgements_of
from sayso.archive.kept import reading_at
from sayso.export.annotated import Annotated, JudgedClaim, annotated
from sayso.model.claim import Claim
from sayso.model.judgement import Judgement, holding, standing
from sayso.model.reading import Reading

_OF_CLAIMS = frozenset({"correct", "not-a-claim", "corrected"})
_OF = """
SELECT seq, start, length FROM readings WHERE report = ? AND failure = '' AND NOT in_force ORDER BY seq DESC
"""
_REPORT = "SELECT report FROM claims WHERE id = ?"
_SEVERAL = """
SELECT DISTINCT report FROM readings JOIN reports ON id = report WHERE state = 'live' AND NOT in_force AND failure = ''
"""


@dataclass(frozen=True, slots=True)
class Annotations:
    """The judged reports of an archive.

    Attributes:
        reports: in the order of ids.
        left_out: what is not learnt from, how often, by the reason; of all reports.
        disputed: questions on claims that people answered differently; the latest answer holds.
    """

    reports: tuple[Annotated, ...]
    left_out: Mapping[str, int] = field(default_factory=Counter)
    disputed: int = 0

    def count(self, part: str) -> int:
        """How many `claims`, `rejected` words or `known` sentences there are in all reports."""
        return sum(len(told) for one in self.reports if isinstance(told := one.record[part], list))


def annotations(archive: Archive) -> Annotations:
    """The live reports of an archive in which somebody judged a claim, each with what is known of it.

    Judgements of claims that an earlier reading had count as well: the text that they are of is the same.

    Raises:
        RunStopped: the archive cannot be used.
    """
    given = [one for one in judgements_of(archive) if one.verdict in _OF_CLAIMS or one.verdict == "withdrawn"]
    held = defaultdict[str, list[Judgement]](list)
    for one in holding(given).values():
        held[one.of[0]].append(one)
    left_out = Counter[str]()
    reports, met = [], 0
    for reading in _readings(archive, held):
        judged = [_judged(claim, held[claim.id]) for claim in _claims(archive, reading) if claim.id in held]
        met += len({one.read.id for one in judged})
        found = annotated(reading, judged)
        reports.append(found)
        left_out.update(found.left_out)
    left_out["a judged claim that no reading of a live report has"] = len(held) - met
    return Annotations(tuple(reports), +left_out, _disputed(given))


def _readings(archive: Archive, held: Mapping[str, object]) -> Iterator[Reading]:
    """The readings in force of the reports that judged claims are of, and may be of, that are live."""
    found: set[str] = set()
    missing = False
    for claim in held:
        rows = [str(row[0]) for row in archive.rows(_REPORT, (claim,))]
        found.update(rows)
        missing = missing or not rows
    live = {str(own) for (own,) in archive.rows("SELECT id FROM reports WHERE state = 'live'")}
    if missing:
        found.update(str(own) for (own,) in archive.rows(_SEVERAL))
    for own in sorted(found & live):
        reading = archive.reading(own)
        if any(claim.id in held for claim in _claims(archive, reading)):
            yield reading


def _claims(archive: Archive, reading: Reading) -> Iterator[Claim]:
    """All claims that were ever read in a report, each once, those of the latest reading first."""
    seen: set[str] = set()
    for claims in (reading.claims, *_earlier(archive, reading.report.id)):
        for claim in claims:
            if claim.id not in seen:
                seen.add(claim.id)
                yield claim


def _earlier(archive: Archive, report: str) -> Iterator[tuple[Claim, ...]]:
    for place in list(archive.rows(_OF, (report,))):
        if found := reading_at(archive.folder, *place).reading:
            yield found.claims


def _judged(claim: Claim, held: Iterable[Judgement]) -> JudgedClaim:
    judgements = list(held)
    corrected = in_order(one for one in judgements if one.verdict == "corrected")
    rejected = any(one.verdict == "not-a-claim" for one in judgements)
    return JudgedClaim(claim, as_corrected(claim, corrected), frozenset(one.field for one in corrected), rejected)


def _disputed(given: Iterable[Judgement]) -> int:
    """How many questions have answers of two people that differ."""
    answers = defaultdict[tuple[str, ...], dict[str, tuple[str, str]]](dict)
    for one in standing(given):
        answers[one.question][one.by] = (one.verdict, one.value)
    return sum(len(set(told.values())) > 1 for told in answers.values())
