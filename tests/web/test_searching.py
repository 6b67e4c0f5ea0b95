"""The search box, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.archive.queries.words import match
from sayso.web.searching import NAMES, box


@pytest.mark.parametrize(
    ("text", "given_", "words", "without"),
    [
        ("", (), "", ()),
        ("hospital strike", (), "hospital strike", ()),
        ('said:"Syrian Observatory" hospital', (("said_by", "Syrian Observatory"),), "hospital", ()),
        ("said:“Syrian Observatory”", (("said_by", "Syrian Observatory"),), "", ()),
        ("outlet:Post SAID:Russia", (("publisher", "Post"), ("said_by", "Russia")), "", ()),
        ("said_by:Russia", (("said_by", "Russia"),), "", ()),
        ('-"field hospital" -raid market', (), "market", ('"field hospital"', "raid")),
        ("al-Qaeda 10:30 U.S.", (), "al-Qaeda 10:30 U.S.", ()),
        ('"not closed', (), '"not closed"', ()),
        ("(strike OR raid) hospital", (), "(strike OR raid) hospital", ()),
        ("type:AID OR type:ACCUSE", (("type", "AID"), ("type", "ACCUSE")), "", ()),
        ("type:AID AND hospital", (("type", "AID"),), "hospital", ()),
        ("foo:bar", (), "foo:bar", ()),
        ("- --", (), "", ()),
        ("party:state:RUS", (("party", "state:RUS"),), "", ()),
    ],
)
def test_boxes(text: str, given_: tuple[tuple[str, str], ...], words: str, without: tuple[str, ...]) -> None:
    found = box(text)
    assert (found.given, found.words, found.without, found.notes) == (given_, words, without, ())


@pytest.mark.parametrize(
    ("text", "words", "note"),
    [
        ("(hospital OR", '"hospital"', "a bracket is not closed"),
        ("hospital)", '"hospital"', "a bracket is closed"),
        ("NOT hospital", '"hospital"', "NOT has no words on one side"),
        ("*", "", "there is no word in it"),
        ("said: Russia", "Russia", "'said:' has no value"),
        ("-said:Russia", "", "leaves nothing out"),
        ("a" * 3000, "", "3000 characters"),
    ],
)
def test_what_cannot_be_understood_is_noted(text: str, words: str, note: str) -> None:
    found = box(text)
    assert found.words == words
    assert any(note in one for one in found.notes)


PIECES = [*'ab"() -:*', "OR ", "NOT ", "NEAR(", "said:", "“", "\u202e", "\x00", "é", ", 5)"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_stands_in_it_can_be_searched_for(text: str) -> None:
    found = box(text)
    for words in (found.words, found.left_out):
        if words:
            match(words)
    assert all(name in NAMES.values() and value for name, value in found.given)
