"""A sentence is read once, and what it says stands wherever it does."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from sayso.analysis.moving import moved
from sayso.analysis.reader import shipped
from sayso.model.analysis import Heard, Sentence
from sayso.model.span import Span

TEXT = "Three civilians were killed when Norlandic jets shelled the mill near Alva, Mayor Ann Vale told reporters."


def spans(value: Any) -> Iterator[Span]:
    """Every span in a record, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from spans(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans(getattr(value, field.name))


def heard(start: int, part: str = "paragraph") -> Heard:
    """What the sentence says where it stands so far into a report."""
    return shipped().hear(Sentence(start, start + len(TEXT), TEXT, part))  # type: ignore[arg-type]


def test_every_span_moves_and_nothing_else_does() -> None:
    at_first, further = heard(0), heard(70)
    assert at_first.acts
    assert at_first.cited
    assert [(s.start + 70, s.end + 70, s.text) for s in spans(at_first)] == [
        (s.start, s.end, s.text) for s in spans(further)
    ]
    assert moved(further, -70) == at_first


def test_words_are_those_of_the_text_around() -> None:
    around = "x" * 70 + TEXT
    assert all(around[s.start : s.end] == s.text for s in spans(heard(70)))


def test_a_copy_is_not_run_through_the_model_again() -> None:
    reader = shipped()
    heard(0)
    before = reader._heard.cache_info()
    heard(90)
    heard(180)
    after = reader._heard.cache_info()
    assert (after.hits - before.hits, after.misses - before.misses) == (2, 0)


def test_a_headline_is_another_reading_than_running_text() -> None:
    reader = shipped()
    before = reader._heard.cache_info().misses
    words = "Rebels shell the mill at Brask"
    for part in ("headline", "paragraph", "caption"):
        reader.hear(Sentence(0, len(words), words, part))
    assert reader._heard.cache_info().misses - before == 2
