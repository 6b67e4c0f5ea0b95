"""Bytes that other programs read."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.export.encoding import Cell, csv_line, excel_line, excel_tab_line, json_line, tab_line


def test_json_keeps_the_order_of_keys_and_every_script() -> None:
    line = json_line({"b": "Ваня 🚢 مركب", "a": None})
    assert line == '{"b":"Ваня 🚢 مركب","a":null}\n'.encode()


@given(st.text(st.characters(), max_size=20))
def test_json_brings_back_any_text(text: str) -> None:
    line = json_line({"text": text})
    assert line.count(b"\n") == 1
    assert json.loads(line) == {"text": text}


def test_json_escapes_half_a_surrogate_pair() -> None:
    assert json_line({"text": "a\ud83d"}) == b'{"text":"a\\ud83d"}\n'


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (None, ""),
        (0, "0"),
        (-9.5, "-9.5"),
        ("010", "010"),
        ("a, b", '"a, b"'),
        ('"so"', '"""so"""'),
        ("a\rb", '"a\rb"'),
        ("a\nb", '"a\nb"'),
        ("a; b", "a; b"),
        ("\ud83d", "?"),
    ],
)
def test_csv_quotes_what_must_be_quoted(cell: str | float | None, written: str) -> None:
    assert csv_line([cell, "x"]).decode() == f"{written},x\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=10), min_size=2))
def test_csv_brings_back_any_row(cells: list[str]) -> None:
    (row,) = csv.reader(io.StringIO(csv_line(cells).decode(), newline=""))
    assert row == cells


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (["=1+1", -5, -0.5, "a", "", None], b'"\'=1+1",-5,-0.5,"a",,\n'),
        (['+"x"', "a;b"], b'"\'+""x""","a;b"\n'),
        (["\n=1", "\t", "＝1"], '"\'\n=1","\'\t","\'＝1"\n'.encode()),
    ],
)
def test_texts_are_no_formulas_where_a_spreadsheet_is_to_be_safe(cells: list[Cell], line: bytes) -> None:
    assert excel_line(cells) == line


def test_rows_with_tabs_have_no_quotes_and_no_breaks_within_cells() -> None:
    assert tab_line(["a\tb", 'say "x"', "two\r\nlines", None, -5]) == b"a b\tsay 'x'\ttwo  lines\t\t-5\n"
    assert excel_tab_line(["=1", "\t=1", "\u2028-", -5]) == b"'=1\t' =1\t -\t-5\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=10), min_size=2))
def test_rows_with_tabs_keep_their_cells_for_readers_that_know_quotes(cells: list[str]) -> None:
    (row,) = csv.reader(io.StringIO(tab_line(cells).decode(), newline=""), delimiter="\t")
    assert len(row) == len(cells)
