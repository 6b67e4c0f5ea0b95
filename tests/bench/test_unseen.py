"""The reports that nothing is fitted to stay apart from those that the reader is trained on."""

from pathlib import Path

import pytest

import own
import unseen
from sayso.codebook import load


@pytest.fixture(scope="module")
def held() -> list[own.Own]:
    """The reports that nothing is fitted to."""
    return list(own.read_own(unseen.FOLDER))


def sentences(text: str) -> set[str]:
    """The long lines and sentences of a text, without case and spacing."""
    parts = (" ".join(part.split()).casefold() for line in text.splitlines() for part in line.split(". "))
    return {part for part in parts if len(part) > 40}


def test_each_has_an_id_of_its_own_and_both_lists(held: list[own.Own]) -> None:
    assert len({one.record["id"] for one in held}) == len(held) >= 10
    for one in held:
        assert one.claims, one.record["id"]
        assert one.said, one.record["id"]


def test_their_modes_are_those_of_the_codebook(held: list[own.Own]) -> None:
    types = load().types
    for claim in (claim for one in held for claim in one.claims or ()):
        assert claim["mode"] in ("", *types[claim["type"]].modes), claim


def test_no_id_and_no_sentence_is_among_those_that_the_reader_is_trained_on(held: list[own.Own]) -> None:
    trained = list(own.read_own())
    ids = {one.record["id"] for one in trained}
    known = {sentence for one in trained for sentence in sentences(one.record["text"])}
    assert len(known) > 1000
    for one in held:
        assert one.record["id"] not in ids
        assert not sentences(one.record["text"]) & known, one.record["id"]


TEXT = "The mayor of Brask said on Monday that rebels shelled the mill."
LINES = """-- claims
shelled | {} | happened | The mayor of Brask = mayor of Brask | rebels | the mill = mill
-- attributions
The mayor of Brask | *said on Monday | that rebels shelled the mill
"""


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize(("kind", "typed"), [("ASSAULT", "1.000"), ("AID", "0.000")])
def test_rows_compare_what_is_read_with_what_is_marked(tmp_path: Path, kind: str, typed: str) -> None:
    head = "== t1 | 2021-03-09 | Amal Post | Mill shelled"
    (tmp_path / "mill.txt").write_text(f"{head}\n{TEXT}\n{LINES.format(kind)}", "utf-8")
    rows = list(unseen.figures(list(own.read_own(tmp_path))))
    assert f"R {typed}" in next(row for row in rows if row.strip().startswith("typed"))
    assert not any(word in row for row in rows for word in ("Brask", "shelled", "mill"))


def test_an_id_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(unseen, "RESULTS", tmp_path / "unseen.txt")
    with pytest.raises(SystemExit, match="'zz'"):
        unseen.main("zz")
    assert not (tmp_path / "unseen.txt").exists()
