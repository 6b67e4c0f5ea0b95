"""`sayso reread`: read the reports of an archive again with the present reader."""

from sayso.archive.archive import Archive
from sayso.cli.add import asked_to_stop
from sayso.cli.guard import DONE, INTERRUPTED, SOME_FAILED, complain
from sayso.cli.progress import progress
from sayso.cli.words import plural
from sayso.run.pipeline import present
from sayso.run.rereading import reread


def read_again(path: str) -> int:
    """Read what the present reader has not read, and say how it went.

    Returns:
        The exit code: 0, 1 where reports could not be read, 130 where the run was stopped by Ctrl-C.
    """
    with Archive(path, notice=complain) as archive, asked_to_stop() as stop, progress() as show:
        _ = archive.connection
        tally = reread(
            archive,
            present(),
            stop=stop,
            show=lambda tally: show(f"{tally.done + tally.failed} of {plural(tally.due, 'report')}"),
        )
    if tally.due:
        left = tally.due - tally.done - tally.failed
        complain(f"{path}: {plural(tally.done, 'report')} read again, {tally.failed} failed, {left} left")
        complain("What earlier readers made of them is kept beside it")
    else:
        complain(f"{path}: the present reader has read all reports")
    if tally.stopped:
        return INTERRUPTED
    return SOME_FAILED if tally.failed else DONE
