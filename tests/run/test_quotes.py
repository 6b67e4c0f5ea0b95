"""Quotes made of attributions, which are made by hand."""

from collections.abc import Sequence
from dataclasses import FrozenInstanceError, replace

import pytest

from sayso.export.records import attributions as attribution_records
from sayso.model.analysis import Attribution, AttributionKind
from sayso.model.quote import Quote
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.model.span import Span
from sayso.run.quotes import quotes

TEXT = (
    "Well is dry\n\n"
    "“The well is dry,” Tove Lind said. “It was never deep.\n\n"
    "“We told the council so.”\n\n"
    "Lind said the miller had heard the priest say it would rain."
)


def said(
    text: str,
    speaker: str,
    *content: str,
    source: str = "",
    cue: str = "said",
    kind: AttributionKind = "indirect",
    parent: int | None = None,
    asserts: bool = True,
) -> Attribution:
    """An attribution by words of a text; the cue is the first one there."""
    pieces = tuple(find(text, piece) for piece in content)
    sources = (find(text, source),) if source else ()
    return Attribution(sources, find(text, cue) if cue else None, pieces, kind, speaker, parent, asserts)


def find(text: str, words: str) -> Span:
    """The first span of these words in a text."""
    return Span.of(text, text.index(words), text.index(words) + len(words))


def reading_of(text: str, attributions: Sequence[Attribution], key: str = "a.txt") -> Reading:
    """A reading of a report in which these are cited."""
    return Reading(Report(key, key, text), attributions=tuple(attributions))


def of(*attributions: Attribution, text: str = TEXT) -> list[Quote]:
    return list(quotes(reading_of(text, attributions)))


def voices(*attributions: Attribution) -> list[tuple[str, tuple[str, ...]]]:
    return [(quote.speaker, quote.via) for quote in of(*attributions)]


LIND = said(TEXT, "Tove Lind", "the miller had heard the priest say it would rain", source="Lind")
MILLER = said(TEXT, "miller", "the priest say it would rain", source="the miller", cue="heard", parent=0)
PRIEST = said(TEXT, "priest", "it would rain", source="the priest", cue="say", parent=1)


def test_a_quote_has_all_of_its_attribution() -> None:
    direct = said(TEXT, "Tove Lind", "“The well is dry,”", source="Tove Lind", kind="direct")
    reading = reading_of(TEXT, [direct])
    (quote,) = quotes(reading)
    (record,) = attribution_records(reading)
    assert quote == Quote(
        id=str(record["id"]),
        report="a.txt",
        speaker="Tove Lind",
        via=(),
        kind="direct",
        source=direct.sources,
        cue=direct.cue,
        words="“The well is dry,”",
        content=direct.content,
        line=3,
    )
    with pytest.raises(FrozenInstanceError):
        quote.line = 4  # type: ignore[misc]


def test_words_of_several_paragraphs_are_in_one_quote_that_stands_where_the_first_begins() -> None:
    over = "“It was never deep.\n\n“We told the council so.”"
    (quote,) = of(said(TEXT, "Tove Lind", "“The well is dry,”", over, source="Tove Lind", kind="direct"))
    assert quote.words == f"“The well is dry,” ... {over}"
    assert [piece.text for piece in quote.content] == ["“The well is dry,”", over]
    assert quote.line == 3


def test_quotes_keep_the_order_of_the_text() -> None:
    first = said(TEXT, "Tove Lind", "“The well is dry,”", kind="direct")
    assert [quote.line for quote in of(first, LIND)] == [3, 7]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(end: str) -> None:
    text = f"One said so.{end}{end}Two said no.{end}Three said yes."
    found = of(said(text, "a", "so"), said(text, "b", "no", cue=""), said(text, "c", "yes", cue=""), text=text)
    assert [quote.line for quote in found] == [1, 3, 4]


def test_what_a_source_only_judges_is_no_quote() -> None:
    assert of(replace(LIND, asserts=False)) == []


def test_nobody_named_and_no_cue() -> None:
    (quote,) = of(said(TEXT, "unnamed", "it would rain", cue="", kind="hearsay"))
    assert (quote.speaker, quote.source, quote.cue, quote.via) == ("unnamed", (), None, ())


def test_who_speaks_in_anothers_words_has_those_outside_the_outermost_first() -> None:
    assert voices(LIND, MILLER, PRIEST) == [
        ("Tove Lind", ()),
        ("miller", ("Tove Lind",)),
        ("priest", ("Tove Lind", "miller")),
    ]


def test_who_only_judges_passes_nothing_on() -> None:
    assert voices(LIND, replace(MILLER, asserts=False), PRIEST)[-1] == ("priest", ("Tove Lind",))
    assert voices(replace(LIND, asserts=False), MILLER) == [("miller", ())]


def test_who_tells_what_they_said_themselves_is_named_once() -> None:
    again = replace(MILLER, speaker="Tove Lind")
    assert voices(LIND, again, PRIEST) == [("Tove Lind", ()), ("Tove Lind", ()), ("priest", ("Tove Lind",))]


@pytest.mark.parametrize("word", ["We", "I", "we"])
def test_we_within_somebodys_words_are_that_somebody(word: str) -> None:
    text = f"“{word} said the well was dry,” Tove Lind told the Amal Post."
    outer = said(text, "Tove Lind", f"“{word} said the well was dry,”", source="Tove Lind", cue="told", kind="direct")
    inner = said(text, "Amal Post", "the well was dry", source=word, parent=0)
    assert [(quote.speaker, quote.via) for quote in of(outer, inner, text=text)] == [("Tove Lind", ())] * 2


def test_we_in_the_reports_own_voice_keep_their_name() -> None:
    text = "We said the well was dry."
    assert [quote.speaker for quote in of(said(text, "Amal Post", "the well was dry", source="We"), text=text)] == [
        "Amal Post"
    ]


def test_co_sources_are_one_speaker() -> None:
    text = "Tove Lind and the miller said the well was dry."
    (quote,) = of(said(text, "Tove Lind & miller", "the well was dry", source="Tove Lind and the miller"), text=text)
    assert quote.speaker == "Tove Lind & miller"
