"""Words, their keys and the gaps between them."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.model.report import Report
from sayso.resolve.words import Word, words


def of(text: str) -> list[Word]:
    return words(Report("r", "r", text), [(0, len(text))])


def test_possessives_and_shortened_verbs_are_left_out() -> None:
    assert [(w.text, w.owner) for w in of("Odun's mayor said he’d met Tarn’s Braskʼs")] == [
        ("Odun", True),
        ("mayor", False),
        ("said", False),
        ("he", True),
        ("met", False),
        ("Tarn", True),
        ("Brask", True),
    ]


def test_gaps_and_beginnings() -> None:
    assert [(w.text, w.gap, w.first) for w in of('In Odun, U.S. "Rain" fell-Hard')] == [
        ("In", "", True),
        ("Odun", " ", False),
        ("U.S.", ", ", False),
        ("Rain", ' "', True),
        ("fell", '" ', False),
        ("Hard", "-", False),
    ]


def test_stretches_do_not_run_together() -> None:
    text = "Odun fell. Tarn stands."
    assert [w.text for w in words(Report("r", "r", text), [(0, 10), (11, 23)]) if w.first] == ["Odun", "Tarn"]


@given(st.text())
def test_words_quote_the_text(text: str) -> None:
    assert all(text[w.start : w.end] == w.text for w in of(text))
