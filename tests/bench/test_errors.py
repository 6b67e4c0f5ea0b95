"""The kinds of error are told apart; made-up claims, no gold."""

from collections import Counter

import pytest

import errors


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("", "no words"),
        ("they", "pronoun"),
        ("its army", "possessive"),
        ("the Hill Front", "name"),
        ("Brask", "name"),
        ("The soldiers", "definite"),
        ("two soldiers", "bare"),
    ],
)
def test_form(words: str, form: str) -> None:
    assert errors.form({"text": words}) == form


def test_a_table_shows_the_commonest_kinds_and_sums_up_the_rest() -> None:
    lines = list(errors.table("status", Counter({"a": 9, "b": 7, "c": 2, "d": 1})))
    assert lines[0].startswith("## Status (19)")
    assert lines[1:4] == ["| a | 9 |", "| b | 7 |", "| 2 rarer kinds | 3 |"]
