"""What a sentence says, moved to where its words stand again: wire copy is never run through the model twice."""

from dataclasses import replace

from sayso.model.analysis import Act, Cited, Heard
from sayso.model.span import Span


def moved(heard: Heard, by: int) -> Heard:
    """The same with every offset so much greater."""
    if not by:
        return heard
    return Heard(tuple(_act(act, by) for act in heard.acts), tuple(_cited(cited, by) for cited in heard.cited))


def _span(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by, span.text)


def _spans(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple(_span(span, by) for span in spans)


def _act(act: Act, by: int) -> Act:
    return replace(
        act,
        trigger=_span(act.trigger, by),
        actors=_spans(act.actors, by),
        recipients=_spans(act.recipients, by),
        inner_span=act.inner_span and _span(act.inner_span, by),
        outer_span=act.outer_span and _span(act.outer_span, by),
        places=_spans(act.places, by),
        times=_spans(act.times, by),
        numbers=tuple((_span(span, by), of) for span, of in act.numbers),
    )


def _cited(cited: Cited, by: int) -> Cited:
    return replace(
        cited,
        cue=_span(cited.cue, by),
        head=_span(cited.head, by),
        source=cited.source and _span(cited.source, by),
        content=_spans(cited.content, by),
    )
