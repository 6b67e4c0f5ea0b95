"""`sayso diff`: what changed in the events of an archive since an instant."""

from sayso.archive.clock import since_of
from sayso.cli.clean import clean
from sayso.cli.guard import DONE, complain
from sayso.cli.listing import Listing
from sayso.cli.words import event_line, plural
from sayso.export.columns import joined
from sayso.export.records import Record
from sayso.run.archive import Archive
from sayso.run.changes import Change

COLUMNS = ("change", "id", "of", "was", "now", "reports")


def show(path: str, since: str, asked: str | None = None) -> int:
    """Print changes, a record each; the exit code.

    Raises:
        RunStopped: `since` is no instant (exit code 2); the archive cannot be used.
    """
    at = since_of(since)
    listing, found = Listing(COLUMNS, asked), 0
    with Archive(path, notice=complain) as archive:
        for one in archive.diff(since=at):
            row = (one.kind, one.id, one.of, one.was, one.now, joined(one.reports))
            listing.put(_record(one), *_lines(one), row=row)
            found += 1
    if not found:
        complain(f"Nothing changed in {path} since {at}")
    return DONE


def _record(one: Change) -> Record:
    return dict(zip(COLUMNS, (one.kind, one.id, one.of, one.was, one.now, list(one.reports)), strict=True))


def _lines(one: Change) -> tuple[str, ...]:
    """What changed, of which event where it is of one, and how."""
    of = f" {clean(one.of)}" if one.of else ""
    rests = f"; {plural(len(one.reports), 'report')}: {', '.join(one.reports[:3])}" if one.reports else ""
    rests += ", ..." if len(one.reports) > 3 else ""
    first, event = f"{one.kind} {one.id}{of}", one.event
    if event is None:
        return first, f"{clean(one.was)} → {one.kind}{'' if one.kind == 'superseded' else ':'} {clean(one.now)}"
    what = f"{event.type} {event.mode}".strip() + event_line(event)
    return first, what, f"{clean(one.was) or '-'} → {clean(one.now) or '-'}{rests}"
