"""Exports from whatever holds readings: an archive, or reports that were just read."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path

from sayso.errors import RunStopped
from sayso.export.formats import Format, export
from sayso.export.outcome import Options, Tally
from sayso.export.target import Piped, Staged
from sayso.model.edition import Edition, Held
from sayso.model.reading import Reading
from sayso.run.judging import JudgedView
from sayso.run.linked import Linked

STDOUT = "-"
_TRIES = 10
"""How often reports are linked that came in while others were, before an export goes without the last of them."""


def held(readings: Iterable[Reading]) -> Held:
    """An edition of reports that are in no archive, with the events of each report by itself."""
    from sayso.link import events

    kept = list(readings)
    return Held(kept, (event for reading in kept for event in events(reading)))


@contextmanager
def one_state(archive: Linked) -> Iterator[None]:
    """A context in which an archive is read as it stands at the beginning, whoever adds to it meanwhile.

    It has the events of all its reports, but while another process writes, of which a notice tells.

    Raises:
        RunStopped: the archive cannot be used.
    """
    for _ in range(_TRIES):
        if _began(archive):
            break
        archive.connection.execute("COMMIT")
    else:
        if not _began(archive):
            archive.tell_unlinked()
    try:
        yield
    finally:
        archive.connection.execute("COMMIT")


def _began(archive: Linked) -> bool:
    """Begin to read one state of an archive; False where linking once more would give it more events."""
    linked = False
    with suppress(OSError):  # on a medium that nobody can write to, events are computed while they are asked for
        linked = archive.link_if_free()
    archive.connection.execute("BEGIN")
    return not (archive.unlinked() and linked)  # the first that is read, which is what fixes the state


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
    if not form.folder and to.endswith("/") and not Path(to).is_dir():
        raise RunStopped(f"No folder '{to}'; expected a file, such as '{to.rstrip('/')}{form.suffix}'")
    with Staged(Path(to), folder=form.folder, force=force) as target:
        tally = export(edition, form, target, options)
        target.describe({**_about(form, options, tally, Path(to).name), "judgements": _judged(edition)})
    return tally


def _judged(edition: Edition) -> Mapping[str, object]:
    """What judgements changed in an edition; {} of what nobody judges."""
    return edition.judgements() if isinstance(edition, JudgedView) else {}


def _about(form: Format, options: Options, tally: Tally, main: str) -> dict[str, object]:
    """What made the files, without any time: the same edition gives the same manifest."""
    return {
        "made_by": f"sayso {version('sayso')}",
        "format": form.name,
        "since": options.since,
        "rows": {name or main: count for name, count in sorted(tally.written.items())},
        "left_out": dict(sorted(tally.left_out.items())),
    }
