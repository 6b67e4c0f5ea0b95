"""The names by which a report calls the parties that the tables know."""

import pytest

from sayso.analysis.known_names import KnownNames
from sayso.analysis.people import People
from sayso.analysis.proper_names import ProperNames
from sayso.analysis.tokens import tokens
from sayso.codebook.parties import parties


def name(words: str, text: str = "") -> str:
    """The name of a party in a report with this text."""
    known, some = parties().find(text), tokens(text)
    names = KnownNames(parties(), known, People(text, some, known), ProperNames(text, some, known))
    found = parties().named(words)
    assert found is not None
    return names.found(found, words)


@pytest.mark.parametrize(
    ("words", "text", "called"),
    [
        ("Norwegian", "", "Norway"),
        ("Oslo", "", "Norway"),
        ("Norwegians", "", ""),
        ("Palestinian", "", "Palestinians"),
        ("UN", "", "United Nations"),
        ("Hamas", "", "Hamas"),
        ("Kinshasa", "Zaire fell silent.", "Zaire"),
        ("Kinshasa", "Zaire became the Democratic Republic of the Congo.", "Democratic Republic of the Congo"),
    ],
)
def test_a_party_is_called_as_the_report_calls_it(words: str, text: str, called: str) -> None:
    assert name(words, text) == called


def test_a_regime_is_called_by_the_one_who_leads_it() -> None:
    assert name("Assad") == "Assad"
    assert name("Assad", "President Bashar al-Assad spoke.") == "Bashar al-Assad"
