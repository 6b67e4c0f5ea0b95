"""Bytes that other programs read."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.run.encoding import csv_line, json_line


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
