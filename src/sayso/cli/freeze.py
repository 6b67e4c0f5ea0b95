"""`sayso freeze`: a citable edition of an archive."""

from collections.abc import Sequence
from pathlib import Path

from sayso.cli.guard import DONE, complain
from sayso.cli.words import plural
from sayso.run.archive import Archive
from sayso.run.freezing import freeze


def write(path: str, to: str, title: str, authors: Sequence[str], *, force: bool) -> int:
    """Write an edition, and say what went into it; the exit code."""
    with Archive(path, notice=complain) as archive:
        cited = freeze(archive, Path(to), title, authors, force=force)
    counts = cited.counts
    held = (plural(counts["live"], "report"), plural(counts["claims"], "claim"), plural(counts["events"], "event"))
    complain(f"{to}: edition {cited.version} of {cited.at}: {', '.join(held)}")
    return DONE
