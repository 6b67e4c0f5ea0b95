"""`sayso errors`, `sayso status` and `sayso rebuild`: how inputs ended, what an archive holds, its index anew."""

from sayso.archive.archive import Archive
from sayso.archive.ledger import Input, Status, inputs, status
from sayso.archive.lost import cut_off, in_words
from sayso.cli.clean import clean
from sayso.cli.guard import DONE, complain
from sayso.cli.listing import Listing
from sayso.cli.words import plural
from sayso.export.records import Record

INPUT = ("place", "report", "outcome", "reason", "tries", "at")
COUNTS = (
    "reports",
    "live",
    "superseded",
    "retracted",
    "erased",
    "captures",
    "claims",
    "attributions",
    "ok",
    "partial",
    "failed",
    "lines",
)


def show_errors(path: str, asked: str | None = None) -> int:
    """Print every input that ended partial or failed, with why; the exit code."""
    listing = Listing(INPUT, asked)
    found = 0
    with Archive(path, notice=complain) as archive:
        for one in inputs(archive, "partial", "failed"):
            listing.put(input_record(one), clean(one.place), f"{one.outcome}: {clean(one.reason)}")
            found += 1
    if not found:
        complain(f"Nothing failed in {path}")
    return DONE


def input_record(one: Input) -> Record:
    """An input of the ledger as a record."""
    return {
        "place": one.place,
        "report": one.report,
        "outcome": one.outcome,
        "reason": one.reason,
        "tries": one.tries,
        "at": one.at,
    }


def show_status(path: str, asked: str | None = None) -> int:
    """Print what an archive holds; the exit code."""
    with Archive(path, notice=complain) as archive:
        found, lost = status(archive), cut_off(archive.folder, archive.connection)
    if lost:
        complain(
            f"The journal lacks {plural(len(lost), 'line')} that the database has: {in_words(lost)};"
            " a copy of the journal brings them back, `sayso rebuild --drop` drops what the database alone has"
        )
    record = status_record(path, found)
    listing = Listing(tuple(record), asked)
    counts = found.counts
    listing.put(
        record,
        path,
        f"{plural(counts['live'], 'report')}, {plural(counts['claims'], 'claim')},"
        f" {plural(counts['attributions'], 'attribution')}; {plural(counts['captures'], 'capture')}",
        f"not in force: {counts['superseded']} superseded, {counts['retracted']} retracted, {counts['erased']} erased",
        f"inputs: {counts['ok']} ok, {counts['partial']} partial, {counts['failed']} failed",
        f"last taken in: {found.last or 'nothing yet'}; {plural(counts['lines'], 'journal line')}",
        "megabytes: " + ", ".join(f"{name} {size / 1e6:.1f}" for name, size in found.sizes.items()),
        f"read by: {readers(found) or 'nobody yet'}",
    )
    return DONE


def status_record(path: str, found: Status) -> Record:
    """What an archive holds, as one record."""
    counts = {name: found.counts[name] for name in COUNTS}
    sizes = {f"bytes_{name.removeprefix('sayso.')}": size for name, size in found.sizes.items()}
    return {"archive": path, **counts, "last": found.last, **sizes, "readers": readers(found)}


def readers(found: Status) -> str:
    """Who made the readings in force: `sayso 0.1.0, codebook C, model M: 12`, with `; ` between them."""
    return "; ".join(
        f"sayso {sayso}, codebook {codebook}, model {model}: {count}"
        for (sayso, codebook, model), count in found.readers.items()
    )


def rebuild(path: str, *, drop: bool = False) -> int:
    """Make the database of an archive anew, and say so; the exit code.

    Args:
        path: the archive's folder.
        drop: whether lines that the database alone has may go.
    """
    with Archive(path, notice=complain) as archive:
        last = archive.rebuild(drop=drop)
    complain(f"The database of {path} is made anew from {plural(last.seq, 'journal line')}")
    return DONE
