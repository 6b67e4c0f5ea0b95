"""The titles that names have, and of which party they are."""

import pytest

from sayso.analysis.titles import Titles
from sayso.analysis.tokens import tokens
from sayso.codebook.parties import parties


def titles(text: str) -> Titles:
    return Titles(text, tokens(text), {found.end: found for found in parties().find(text)})


def word(text: str, at: int | None) -> str:
    return "" if at is None else tokens(text)[at].text


def where(text: str, wanted: str) -> int:
    """The token of a word."""
    return next(i for i, one in enumerate(tokens(text)) if one.text == wanted)


def test_a_title_behind_the_name_ends_the_run() -> None:
    text = "General Jan Novak Chief of the Guard"
    assert titles(text).within(0, 4) == ([0], 3)
    assert titles(text.replace(" of", " in")).within(0, 4) == ([0, 3], 4)


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Secretary of State Ann Marrow", "Secretary", "Ann"),
        ("Secretary of Ann Marrow", "", "Ann"),
        ("Talks of State Ann Marrow", "", "State"),
    ],
)
def test_a_name_hangs_on_a_title_by_its_field(text: str, title: str, name: str) -> None:
    found, begin = titles(text).hung_on(2, len(tokens(text)))
    assert (word(text, found), word(text, begin)) == (title, name)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The minister of the interior, Marrow", "minister"),
        ("The minister of the interior Marrow", ""),
        ("The minister fled, Marrow", ""),
        ("Marrow", ""),
    ],
)
def test_a_title_stands_before_a_comma(text: str, title: str) -> None:
    assert word(text, titles(text).apposed(where(text, "Marrow"))) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Marrow, the head of the guards", "head"),
        ("Marrow, Norway's Foreign Minister", "Minister"),
        ("Marrow head of the guards", "head"),
        ("Marrow head in hand", ""),
        ("Marrow Head of the guards", ""),
        ("Marrow, a cook and minister", ""),
        ("Marrow,", ""),
    ],
)
def test_a_title_stands_behind_a_name(text: str, title: str) -> None:
    assert word(text, titles(text).behind(1)) == title


def test_titles_stand_in_a_row() -> None:
    text = "Then President General Marrow"
    assert titles(text).row(where(text, "General")) == [2, 1]
    assert titles(text).row(where(text, "Marrow")) == titles(text).row(None) == []


@pytest.mark.parametrize(
    ("text", "title", "holder"),
    [
        ("Norway's defence minister Marrow", "minister", "Norway"),
        ("Norway's Defence Ministry spokesman Marrow", "spokesman", "Norway's Defence Ministry"),
        ("Vale Ministry spokesman Marrow", "spokesman", "Vale Ministry"),
        ("in Norway the young minister Marrow", "minister", ""),
        ("minister of the Lake Front Marrow", "minister", "Lake Front Marrow"),
        ("minister Marrow of the Lake Front", "minister", ""),
    ],
)
def test_a_title_is_of_a_party(text: str, title: str, holder: str) -> None:
    found = titles(text).holder(where(text, title), where(text, "Marrow"))
    assert (found.text if found else "") == holder


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("head of the Lake Front in Olm", "Lake Front"),
        ("head of Norway and a poet", "Norway"),
        ("head of the Olm police there", "Olm police"),
        ("head of the militia", "militia"),
        ("head of a choir", ""),
        ("head in Olm", ""),
        ("head", ""),
    ],
)
def test_the_party_stands_behind_its_title(text: str, holder: str) -> None:
    found = titles(text).holder_after(0)
    assert (found.text if found else "") == holder
