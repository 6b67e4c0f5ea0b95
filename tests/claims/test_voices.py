"""Who speaks at a place of a report."""

from tests.claims.conftest import chain, read

from sayso.claims.voices import Voices
from sayso.model.span import Span


def test_who_speaks_at_an_offset() -> None:
    text = "The mayor said the bridge fell. It rained."
    voices = Voices(read(text))
    assert voices.at(text.index("fell")) == "The mayor"
    assert voices.at(text.index("rained")) == ""


def test_the_outermost_stands_first() -> None:
    assert chain("The mayor said the army had told her that the bridge fell.", "fell") == ["The mayor", "the army"]


def test_who_only_judges_what_was_done_is_not_heard() -> None:
    text = "The mayor condemned the shelling."
    assert read(text) != ()
    assert Voices(read(text)).around(Span(24, 32)) == ()


def test_kind_of_a_source_for_a_trigger() -> None:
    text = "The mayor said the bridge fell."
    voices = Voices(read(text))
    fell = Span(26, 30, "fell")
    assert voices.kind(fell, Span(0, 9, "The mayor")) == "indirect"
    assert voices.kind(fell, None) == "hearsay"
    assert Voices(()).kind(fell, Span(0, 8, "A report")) == "document"
