"""How far a run is, on stderr, and only where somebody looks at a terminal that shows nothing else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A function that shows a line of progress in place of the one before.

    It shows nothing where stderr is no terminal. Nor where stdout is one: there the results themselves show how far
    the run is, and a moving line would cut into them.
    """
    if not shows():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Starting") as status:
        yield status.update


def shows() -> bool:
    """Whether progress is shown."""
    return sys.stderr.isatty() and not sys.stdout.isatty()
