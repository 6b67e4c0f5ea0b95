"""Errors become lines and exit codes."""

import pytest
import typer

from sayso.cli.guard import guarded
from sayso.errors import InputSkipped, RunStopped


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (RunStopped("No codebook 'x'; expected a folder", 3), 3, "No codebook 'x'; expected a folder"),
        (RunStopped("Publication date 'x' is no date"), 2, "Publication date 'x' is no date"),
        (InputSkipped("a.txt: empty"), 1, "a.txt: empty"),
        (OSError(28, "No space left on device", "out.csv"), 4, "out.csv: No space left on device"),
        (OSError("odd"), 4, "odd"),
        (MemoryError(), 4, "Out of memory"),
        (KeyError("x"), 4, "KeyError: 'x' (a fault of sayso; --debug shows where)"),
    ],
)
def test_an_error_is_one_line_and_a_code(
    error: Exception, code: int, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as caught, guarded(debug=False):
        raise error
    assert caught.value.exit_code == code
    assert capsys.readouterr().err == f"sayso: {line}\n"


def test_debug_shows_the_traceback_before_the_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit), guarded(debug=True):
        raise RunStopped("No codebook", 3)
    shown = capsys.readouterr().err
    assert shown.startswith("Traceback")
    assert shown.endswith("sayso: No codebook\n")


def test_an_exit_code_passes_and_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as caught, guarded(debug=True):
        raise typer.Exit(1)
    assert caught.value.exit_code == 1
    assert capsys.readouterr().err == ""


def test_ctrl_c_ends_without_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as caught, guarded(debug=False):
        raise KeyboardInterrupt
    assert caught.value.exit_code == 130
    assert capsys.readouterr().err == ""


def test_a_name_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit), guarded(debug=False):
        raise InputSkipped("a\x1b[2J\nb.txt: empty")
    assert capsys.readouterr().err == "sayso: a [2J b.txt: empty\n"
