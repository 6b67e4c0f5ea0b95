"""`sayso stamp`: have an authority state when an archive was as it is."""

from sayso.archive.archive import Archive
from sayso.cli.guard import DONE, complain
from sayso.run.stamping import stamp


def have_stamped(path: str, authority: str, *, allow_private: bool) -> int:
    """Get a time stamp and keep it, and say so; the exit code."""
    with Archive(path, notice=complain) as archive:
        line = stamp(archive, authority, allow_private=allow_private)
    complain(
        f"{path}: line {line.line} of the journal ({line.head[:16]}...) was there at {line.time}, {authority} states"
    )
    return DONE
