"""Exports from whatever holds readings: an archive, or reports that were just read."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import RunStopped
from sayso.export.formats import Format, export
from sayso.export.outcome import Options, Tally
from sayso.export.target import Piped, Staged
from sayso.model.edition import Edition, Held
from sayso.model.reading import Reading
from sayso.run.judging import Judged

if TYPE_CHECKING:
    from sayso.run.archive import Archive

STDOUT = "-"


def held(readings: Iterable[Reading]) -> Held:
    """An edition of reports that are in no archive, with the events of each report by itself."""
    from sayso.link import events

    kept = list(readings)
    return Held(kept, (event for reading in kept for event in events(reading)))


@contextmanager
def one_state(archive: "Archive") -> Iterator[None]:
    """A context in which an archive is read as it stands at the beginning, whoever adds to it meanwhile.

    Raises:
        RunStopped: the archive cannot be used.
    """
    with suppress(OSError):  # on a medium that nobody can write to, events are computed while they are asked for
        archive.link()
    archive.connection.execute("BEGIN")
    try:
        yield
    finally:
        archive.connection.execute("COMMIT")


def export_to(edition: Edition, form: Format, to: str, options: Options, *, force: bool = False) -> Tally:
    """Write an edition in a format, with a manifest of the files beside them.

    Args:
        edition: what to write.
        form: one of the formats.
        to: path of the file, or of the folder where the format writes one; `-` for standard output.
        options: what else is wanted.
        force: whether to replace what sayso has not written itself.

    Raises:
        RunStopped: the place is taken or there is none, or an option does not go with the format.
    """
    if to == STDOUT:
        if form.folder:
            raise RunStopped(f"No standard output for the format '{form.name}', which writes a folder; --to names one")
        return export(edition, form, Piped(), options)
    with Staged(Path(to), folder=form.folder, force=force) as target:
        tally = export(edition, form, target, options)
        target.describe({**_about(form, options, tally, Path(to).name), "judgements": _judged(edition)})
    return tally


def _judged(edition: Edition) -> Mapping[str, object]:
    """What judgements changed in an edition; {} of what nobody judges."""
    return edition.judgements() if isinstance(edition, Judged) else {}


def _about(form: Format, options: Options, tally: Tally, main: str) -> dict[str, object]:
    """What made the files, without any time: the same edition gives the same manifest."""
    return {
        "made_by": f"sayso {version('sayso')}",
        "format": form.name,
        "since": options.since,
        "rows": {name or main: count for name, count in sorted(tally.written.items())},
        "left_out": dict(sorted(tally.left_out.items())),
    }
