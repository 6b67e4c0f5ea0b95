"""`sayso export`: an archive in the form that others read."""

from pathlib import Path

from sayso.archive.clock import instant as utc
from sayso.cli.guard import DONE, complain
from sayso.cli.words import plural
from sayso.errors import RunStopped
from sayso.export.formats import Format, named
from sayso.export.outcome import Options, Tally
from sayso.run.archive import Archive
from sayso.run.exporting import STDOUT


def export_archive(path: str, form: str, to: str, options: Options, *, force: bool) -> int:
    """Export an archive, and say what was written and what was left out.

    Args:
        path: the archive's folder.
        form: name of a format.
        to: where to; "" for a name made of archive and format, in the folder one is in.
        options: what else is wanted.
        force: whether what sayso has not written itself is replaced.

    Returns:
        The exit code: 0.

    Raises:
        RunStopped: the archive cannot be used, the place is taken, or an option does not go with the format.
    """
    known = named(form)
    target = to or f"{Path(path).resolve().stem}-{known.name}{known.suffix}"
    with Archive(path, notice=complain) as archive:
        tally = archive.export(form, target, options, force=force)
    _conclude(known, target, tally)
    return DONE


def _conclude(form: Format, target: str, tally: Tally) -> None:
    """What was written where, and what was not and why: on stderr, for stdout may be the export itself."""
    named = (f"{Path(name).stem} {count}".lstrip() for name, count in sorted(tally.written.items()))
    where = "standard output" if target == STDOUT else target
    complain(f"{where}: {form.holds}; rows: {', '.join(named)}")
    for reason, count in sorted(tally.left_out.items()):
        complain(f"left out: {plural(count, 'event')}: {reason}")


def instant(text: str) -> str:
    """An instant as given, a date or date and time, in UTC as the journal has it; "" for "".

    A time without a zone is UTC.

    Raises:
        RunStopped: it is none; exit code 2.
    """
    try:
        return utc(text)
    except ValueError as error:
        raise RunStopped(str(error)) from None
