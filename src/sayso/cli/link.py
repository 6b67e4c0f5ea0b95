"""`sayso link`: the claims of an archive joined into events."""

from sayso.cli.guard import DONE, complain
from sayso.cli.listing import Listing
from sayso.cli.progress import progress
from sayso.cli.words import plural
from sayso.run.archive import Archive

COLUMNS = ("archive", "reports", "events", "joined")
_COUNTS = (
    "SELECT count(*) FROM events",
    "SELECT count(*) FROM events WHERE reports > 1",
)


def link_all(path: str, asked: str | None = None) -> int:
    """Link what is not linked yet, and say what there is then; the exit code."""
    with Archive(path, notice=complain) as archive:
        with progress() as show:
            done = archive.link(show=lambda count: show(f"{plural(count, 'report')} linked"))
        events, joined = (next(archive.rows(sql))[0] for sql in _COUNTS)
    cells = dict(zip(COLUMNS, (path, done, events, joined), strict=True))
    told = f"{plural(events, 'event')}, {joined} of them told by several reports"
    Listing(COLUMNS, asked).put(cells, f"{path}: {plural(done, 'report')} linked", told)
    return DONE
