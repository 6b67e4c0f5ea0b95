"""`sayso pack`: what was kept of reports, with all that shows it is as it was."""

from collections.abc import Sequence
from pathlib import Path

from sayso.archive.archive import Archive
from sayso.archive.custody import report_of
from sayso.cli.guard import DONE, complain
from sayso.cli.words import plural
from sayso.run.packing import pack
from sayso.run.stamping import stamp


def pack_up(path: str, reports: Sequence[str], to: str, stamped: tuple[str, bool], *, force: bool) -> int:
    """Write a custody pack, and say what went into it; the exit code.

    Args:
        path: the archive's folder.
        reports: ids, keys or addresses; none for all.
        to: a zip file, or a folder.
        stamped: address of an authority that is to stamp the journal first, "" for none; whether it may be private.
        force: whether an earlier pack is replaced.
    """
    with Archive(path, notice=complain) as archive:
        meant = [report_of(archive, given) for given in reports]
        authority, allow_private = stamped
        if authority:
            stamp(archive, authority, allow_private=allow_private)
        packed = pack(archive, Path(to), meant, force=force)
    counts = (
        plural(packed.reports, "report"),
        plural(packed.raw, "raw file"),
        plural(packed.claims, "claim"),
        plural(packed.stamps, "time stamp"),
    )
    complain(f"{to}: {', '.join(counts)}")
    return DONE
