"""Which stretches share characters with one."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.model.overlaps import Overlaps
from sayso.model.span import Span

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 12))


@given(st.lists(SPANS), SPANS)
def test_they_are_those_that_a_look_at_each_finds(spans: list[Span], asked: Span) -> None:
    found = list(Overlaps(spans, lambda span: span)(asked))
    assert found == sorted(span for span in spans if span.overlaps(asked))


def test_one_that_ends_where_another_begins_shares_nothing() -> None:
    named = Overlaps({"a": Span(0, 4), "b": Span(4, 9)}.items(), lambda item: item[1])
    assert [name for name, _ in named(Span(4, 5))] == ["b"]
    assert list(named(Span(9, 12))) == []


@given(st.lists(SPANS), SPANS)
def test_those_within_two_offsets_lie_there_wholly(spans: list[Span], asked: Span) -> None:
    found = list(Overlaps(spans, lambda span: span).within(asked.start, asked.end))
    assert found == sorted(span for span in spans if asked.holds(span))
