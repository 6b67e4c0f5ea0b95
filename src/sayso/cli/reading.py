"""With which reader a command reads, and on what: said before it begins."""

import os

from sayso.analysis.providers import DEVICE, told
from sayso.cli.guard import complain


def read_with(folder: str) -> None:
    """Have a command, and the processes that it starts, read with the reader in a folder; "" for the shipped one.

    Where a GPU is asked for, a line on stderr says what it came to.

    Raises:
        RunStopped: the folder is no reader, or there is no such device; exit code 3.
    """
    if folder:
        from sayso.analysis.chosen import choose  # numpy, which most commands do not need

        choose(folder)
    if os.environ.get(DEVICE) and (line := told()):
        complain(line)
