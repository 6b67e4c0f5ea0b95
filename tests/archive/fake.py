"""Stands for the whole way from report to reading, and is fast: tests of the archive are about keeping, not reading."""

import os
import re
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sayso.archive.archive import Archive
from sayso.archive.disk import Disk
from sayso.archive.stored import encode
from sayso.model.analysis import Attribution, Sentence
from sayso.model.capture import Capture
from sayso.model.claim import Claim, Location, Role, Source, When
from sayso.model.ids import claim_id, report_id
from sayso.model.reading import Reader, Reading
from sayso.model.report import Outcome, Report
from sayso.model.span import Span

FLIPS = int(os.environ.get("SAYSO_FLIPS", "1000"))
"""How many bytes each of the long tests of damage changes, as in `SAYSO_FLIPS=10000 pytest -m torture tests/run`."""
SHELLED = re.compile(r"(\w+) (shelled|denied) (\w+)")
NOBODY = "Nobody knows what this says"


def reading(report: Report) -> Reading:
    """A claim for each "X shelled Y" or "X denied Y"; a report that says `NOBODY` crashes the reader."""
    if NOBODY in report.text:
        raise KeyError("odd")
    found = tuple(_claim(report, match) for match in SHELLED.finditer(report.text))
    return Reading(
        report=report,
        sentences=tuple(claim.sentence for claim in found),
        attributions=tuple(Attribution((), one.trigger, (one.trigger,), "indirect", "mayor") for one in found),
        parties=tuple(role for claim in found for role in claim.actors),
        claims=found,
        reader=Reader("1", "c", "m"),
    )


def _claim(report: Report, match: re.Match[str]) -> Claim:
    actor, verb, recipient = (Span(*match.span(n), match[n]) for n in (1, 2, 3))
    return Claim(
        id=claim_id(report.id, verb.start, verb.end, "ASSAULT"),
        report=report.id,
        sentence=Sentence(*match.span(), match[0]),
        trigger=verb,
        type="ASSAULT",
        mode="",
        status="denied" if verb.text == "denied" else "happened",
        sources=(Source("mayor of Brask", None, "indirect", None, ("mayor of Brask",), "name:mayor"),),
        actors=(Role(actor, actor.text, "name:" + actor.text.lower()),),
        recipients=(Role(recipient, recipient.text),),
        place=("Brásk",),
        location=Location("Brásk", 7, 1.5, -2.25, 1, "Coast", "XAM"),
        when=When("2021-03-08", "2021-03-08", 1, "2021-03-08"),
        confidence=0.5,
    )


def capture(
    text: str,
    key: str = "a.txt",
    *,
    url: str = "",
    published: str = "2021-03-09",
    title: str = "",
    raw: bytes | None = None,
    where: str = "",
    at: str = "",
    outcome: Outcome = "ok",
) -> Capture:
    """A report with the bytes it came from, which are its text unless others are given."""
    report = Report(
        id=report_id(text, url, "Post", published),
        key=key,
        text=text,
        title=title,
        publisher="Post",
        url=url,
        published=published,
        origins={"published": "option"},
        outcome=outcome,
        reason="cut off" if outcome == "partial" else "",
    )
    return Capture(report, text.encode() if raw is None else raw, "text/plain", where or key, at, (("Server", "x"),))


def many(count: int, first: int = 0) -> list[Capture]:
    """Reports with a claim each; every tenth has none."""
    return [
        capture(f"Rebels{n} shelled Brask{n}." if n % 10 else f"Calm {n}.", f"{n:03}.txt")
        for n in range(first, first + count)
    ]


def dump(archive: Archive) -> bytes:
    """All that an export could draw on, but for the instants of taking in."""
    return b"\n".join(_told(archive))


def _told(archive: Archive) -> Iterator[bytes]:
    for one in archive.readings():
        yield encode(one)
    for gone in archive.superseded():
        yield encode((gone.kind, gone.id, gone.by, gone.why))
    for sql in (
        "SELECT place, report, outcome, reason FROM inputs ORDER BY place, report",
        "SELECT id, report, variant, key, place, raw, media_type, captured, headers FROM captures ORDER BY id",
        "SELECT url, revision, report FROM revisions ORDER BY url, revision",
    ):
        for row in archive.rows(sql):
            yield encode(row)


TABLES = (
    *("journal", "report_texts", "variants", "captures", "readings", "claims", "sources", "roles", "numbers"),
    *("attributions", "mentions", "inputs", "revisions", "tombstones", "ratings", "judgements"),
    *("erased_claims", "erased_revisions", "judged_out"),
)


def tables(archive: Archive) -> dict[str, list[object]]:
    """All rows of all tables that come from the files."""
    found: dict[str, list[object]] = {name: sorted(archive.rows(f"SELECT * FROM {name}"), key=repr) for name in TABLES}  # noqa: S608
    found["reports"] = [row[:-1] for row in archive.rows("SELECT * FROM reports ORDER BY n")]
    return found


class Faulty(Disk):
    """A disk on which the `nth` change, counted from 1, goes wrong: as `fault` says."""

    def __init__(self, nth: int, fault: Callable[[], None]) -> None:
        self.left, self._fault, self._lock = nth, fault, threading.Lock()

    def _count(self) -> None:
        with self._lock:
            self.left -= 1
            hit = self.left == 0
        if hit:
            self._fault()

    def write(self, handle: int, data: bytes) -> None:
        """Half of the bytes are written where it goes wrong."""
        if self.left == 1:
            super().write(handle, data[: len(data) // 2])
        self._count()
        super().write(handle, data)

    def sync(self, handle: int) -> None:
        """As `Disk` has it."""
        self._count()
        super().sync(handle)

    def rename(self, old: Path, new: Path) -> None:
        """As `Disk` has it."""
        self._count()
        super().rename(old, new)

    def make_folder(self, path: Path) -> None:
        """As `Disk` has it."""
        self._count()
        super().make_folder(path)


def die() -> None:
    """End this process as kill -9 does."""
    os.kill(os.getpid(), signal.SIGKILL)


def forked(work: Callable[[], None]) -> int:
    """Start a process that does this work; its number."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return child


def ended(child: int) -> int:
    """Wait for a process; its exit code, or minus the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def files(root: Path, folders: Iterable[str] = ("raw", "text", "readings")) -> list[Path]:
    """All files of these parts of an archive, in order."""
    return sorted(path for name in folders for path in (root / name).rglob("*") if path.is_file())
