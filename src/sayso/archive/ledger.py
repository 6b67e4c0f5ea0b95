"""How every input ended, and what an archive holds in all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.archive.archive import Archive
from sayso.archive.folder import PARTS
from sayso.model.report import Outcome


@dataclass(frozen=True, slots=True)
class Input:
    """An input in the ledger.

    Attributes:
        place: where it is: a path as given, `PATH:LINE`, `a.zip!b/c.html`, an address.
        report: id of the report it gave, "" for none.
        reason: why it is not `ok`, in one line.
        tries: batches in which it has stood.
        at: instant of the last of them, in UTC.
    """

    place: str
    report: str
    outcome: Outcome
    reason: str
    tries: int
    at: str


@dataclass(frozen=True, slots=True)
class Status:
    """What an archive holds.

    Attributes:
        counts: of reports (in all and by state), captures, claims, attributions, inputs by outcome, journal lines.
        sizes: bytes of each part of the folder.
        last: instant of the last line of the journal, "" for none.
        readers: versions that made the readings in force (sayso, codebook, model), with how many each.
    """

    counts: Mapping[str, int]
    sizes: Mapping[str, int]
    last: str
    readers: Mapping[tuple[str, str, str], int]


_COUNTS = {
    "reports": "SELECT count(*) FROM reports",
    "live": "SELECT count(*) FROM reports WHERE state = 'live'",
    "superseded": "SELECT count(*) FROM reports WHERE state = 'superseded'",
    "retracted": "SELECT count(*) FROM reports WHERE state = 'retracted'",
    "erased": "SELECT count(*) FROM reports WHERE state = 'erased'",
    "captures": "SELECT count(*) FROM captures",
    "claims": "SELECT count(*) FROM live_claims",
    "attributions": "SELECT count(*) FROM attributions JOIN reports ON reports.id = report WHERE state = 'live'",
    "ok": "SELECT count(*) FROM inputs WHERE outcome = 'ok'",
    "partial": "SELECT count(*) FROM inputs WHERE outcome = 'partial'",
    "failed": "SELECT count(*) FROM inputs WHERE outcome = 'failed'",
    "lines": "SELECT count(*) FROM journal",
}


def inputs(archive: Archive, *outcomes: Outcome) -> Iterator[Input]:
    """Inputs that ended so, in the order of their places.

    Raises:
        RunStopped: there is no archive, or its database is damaged.
    """
    marks = ", ".join("?" * len(outcomes))
    sql = (
        "SELECT place, report, outcome, reason, tries, at FROM inputs JOIN journal USING (seq)"  # noqa: S608 -- marks
        f" WHERE outcome IN ({marks}) ORDER BY place, report"
    )
    for row in archive.rows(sql, outcomes):
        yield Input(*row)


def status(archive: Archive) -> Status:
    """What an archive holds.

    Raises:
        RunStopped: there is no archive, or its database is damaged.
    """
    counts = {name: row[0] for name, sql in _COUNTS.items() for row in archive.rows(sql)}
    readers = archive.rows(
        "SELECT version, codebook, model, count(*) FROM readings WHERE in_force AND failure = ''"
        " GROUP BY version, codebook, model ORDER BY version, codebook, model"
    )
    return Status(
        counts=counts,
        sizes=dict(_sizes(archive)),
        last=next((row[0] for row in archive.rows("SELECT at FROM journal ORDER BY seq DESC LIMIT 1")), ""),
        readers={(sayso, codebook, model): count for sayso, codebook, model, count in readers},
    )


def _sizes(archive: Archive) -> Iterator[tuple[str, int]]:
    root = archive.folder.root
    for name in PARTS:
        yield name, sum(path.stat().st_size for path in (root / name).rglob("*") if path.is_file())
    yield "sayso.db", sum(path.stat().st_size for path in root.glob("sayso.db*"))
