"""Every stretch of text that a reading quotes, with where it says that the words stand."""

from collections.abc import Iterable, Iterator

from sayso.model.claim import Claim
from sayso.model.reading import Reading
from sayso.model.span import Span

Quoted = tuple[str, int, int, str]
"""What quotes, where it says the words begin and end in code points, and the words."""


def quoted(reading: Reading) -> Iterator[Quoted]:
    """All that a reading quotes, in no order that means anything."""
    for sentence in reading.sentences:
        yield "sentence", sentence.start, sentence.end, sentence.text
    for number, one in enumerate(reading.attributions):
        yield from _spans(f"attribution {number}", (*one.sources, one.cue, *one.content))
    for mentions in (reading.parties, reading.places, reading.times, reading.numbers):
        yield from _spans("mention", [mention.span for mention in mentions])
    for claim in reading.claims:
        what = f"claim {claim.id}"
        yield what, claim.sentence.start, claim.sentence.end, claim.sentence.text
        yield from _spans(what, _of_claim(claim))


def _of_claim(claim: Claim) -> Iterator[Span | None]:
    yield claim.trigger
    yield claim.means
    for source in claim.sources:
        yield source.span
        yield source.cue
    for parts in (claim.actors, claim.recipients, claim.numbers):
        yield from [part.span for part in parts]
    for spans in claim.evidence.values():
        yield from spans


def _spans(what: str, spans: Iterable[Span | None]) -> Iterator[Quoted]:
    for span in spans:
        if span is not None:
            yield what, span.start, span.end, span.text
