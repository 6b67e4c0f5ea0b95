"""Errors on their way to a user: one line on stderr and an exit code; the traceback only on demand."""

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from sayso.cli.clean import clean
from sayso.errors import InputSkipped, RunStopped

DONE = 0
SOME_FAILED = 1
USAGE = 2
MACHINE = 4
INTERRUPTED = 130  # what a shell gives for Ctrl-C


def complain(line: str) -> None:
    """One line on stderr, for a person."""
    typer.echo(f"sayso: {clean(line)}", err=True)


@contextmanager
def guarded(debug: bool) -> Iterator[None]:
    """Turn what goes wrong in a command into a line and an exit code.

    Raises:
        typer.Exit: with 2 or 3 as a `RunStopped` says, 1 for an input, 4 for the machine's fault or our own.
    """
    try:
        yield
    except typer.Exit:
        raise
    except BrokenPipeError:
        _drain()
        raise typer.Exit(DONE) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except RunStopped as error:
        _end(str(error), error.code, debug)
    except InputSkipped as error:
        _end(str(error), SOME_FAILED, debug)
    except (OSError, MemoryError) as error:
        _drain()
        _end(_machine(error), MACHINE, debug)
    except UnicodeEncodeError as error:
        named = next((given for given in sys.argv[1:] if not _encodes(given)), "")
        if not named:
            _end(_fault(error), MACHINE, debug)
        _end(f"Argument '{named}' is not UTF-8; expected one that is", USAGE, debug)
    except Exception as error:  # the last line of defence: no traceback reaches a user who has not asked for it
        _end(_fault(error), MACHINE, debug)


def _end(line: str, code: int, debug: bool) -> NoReturn:
    if debug:
        traceback.print_exc()
    complain(line)
    raise typer.Exit(code) from None


def _fault(error: Exception) -> str:
    return f"{type(error).__name__}: {error} (a fault of sayso; --debug shows where)"


def _encodes(text: str) -> bool:
    """Whether text can be written out: of an argument that is no UTF-8, Python keeps the bytes as half characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _machine(error: OSError | MemoryError) -> str:
    if isinstance(error, MemoryError):
        return "Out of memory"
    return ": ".join(str(part) for part in (error.filename, error.strerror) if part) or str(error)


def _drain() -> None:
    """Where stdout takes no more, let what is still buffered go nowhere, so that the interpreter can end quietly."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
