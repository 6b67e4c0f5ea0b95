"""Wrong usage is told in one line with the value and what was expected; the case of a choice does not count."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.app import app


def said(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, arguments)
    return done.exit_code, (done.stderr.splitlines() or [""])[-1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("claims", "x", "--limit", "few"), "'few'; expected a whole number"),
        (("claims", "x", "--limit", "1.5"), "'1.5'; expected a whole number"),
        (("claims", "x", "--limit", "0"), "'0'; expected 1 or more"),
        (("origins", "x", "--limit", "0"), "'0'; expected 1 or more"),
        (("contradictions", "x", "--limit", "-1"), "'-1'; expected 1 or more"),
        (("claims", "x", "--confidence", "high"), "'high'; expected a number"),
        (("claims", "x", "--confidence", "1.01"), "'1.01'; expected 1 or less"),
        (("claims", "x", "--search", ""), "''; expected WORDS"),
        (("claims", "x", "--since", " "), "' '; expected DATE"),
        (("counts", "x", "--by", "places"), "'places' is not one of 'place', 'party', 'type'"),
        (("quotes", "x", "--kind", "spoken"), "'direct', 'indirect', 'mixed', 'document', 'hearsay'"),
        (("show", "x", " "), "No id ' '; expected one, the beginning of one, a key or a name"),
    ],
)
def test_what_is_wrong_is_said_without_words_of_a_library(arguments: tuple[str, ...], words: str) -> None:
    code, line = said(*arguments)
    assert (code, line.endswith(words)) == (2, True), line
    assert "Value error" not in line


@pytest.mark.parametrize(
    "arguments",
    [
        ("counts", "none.sayso", "--by", "Place"),
        ("rate", "none.sayso", "Post", "--reliability", "B", "--why", "so"),
        ("claims", "none.sayso", "--format", "CSV"),
        ("export", "none.sayso", "--as", "ACLED", "--to", "-"),
    ],
)
def test_choices_go_by_any_case(arguments: tuple[str, ...]) -> None:
    assert said(*arguments) == (3, "sayso: No archive 'none.sayso'; `sayso add` makes one")


def test_no_archive_is_made_of_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = (1, "sayso: 2 inputs: 2 failed; no archive was made")
    assert said("add", "x.sayso", "nope.txt", "no*.html", "--meta", "Publisher=Post") == told
    assert list(tmp_path.iterdir()) == []


def test_what_a_fresh_user_meets_is_told_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Le ministre a dit mardi que les soldats avaient quitté la ville et la région.")
    done = CliRunner().invoke(app, ("add", "x.sayso", "a.txt", "--published", "2021-03-09"))
    assert done.stderr == "sayso: 1 report not in English: 1 in French; sayso reads English\n"
    done = CliRunner().invoke(app, ("rate", "x.sayso", "Post", "--reliability", "b"))
    assert done.stderr == "sayso: No reason given; expected one in words, which stays in the journal\n"
    assert said("export", "x.sayso", "--as", "acled", "--to", "out/") == (
        2,
        "sayso: No folder 'out/'; expected a file, such as 'out.csv'",
    )
    assert said("show", "x.sayso", "a.txt") == (0, "")
    for command in ("retract", "add", "forget"):
        more = ("--published", "2021-03-09") if command == "add" else ("--why", "so")
        code, line = said(command, "x.sayso", "a.txt", *more)
        assert (code, "so), and stays so" in line) == (0, command == "add"), line
    code, line = said("add", "x.sayso", "a.txt", "--published", "2021-03-09", "--again")
    assert code == 0
    done = CliRunner().invoke(app, ("status", "x.sayso", "--format", "table"))
    assert "0 retracted, 0 erased" in done.stdout
