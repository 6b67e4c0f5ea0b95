"""Who is quoted saying what in a report: its quotes, and their records and rows."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from sayso.analysis.party_words import FIRST
from sayso.export.columns import Column, joined, words
from sayso.export.records import Record, attribution_ids, optional, report_reference, spans
from sayso.model.analysis import Attribution
from sayso.model.quote import Quote
from sayso.model.reading import Reading

_LINE_END = re.compile(r"\r\n?|\n")


def quotes(reading: Reading) -> Iterator[Quote]:
    """The attributions of a reading whose source puts the content forward, in the order of the text."""
    line_ends = [end.end() for end in _LINE_END.finditer(reading.report.text)]
    for own_id, attribution in zip(attribution_ids(reading), reading.attributions, strict=True):
        if attribution.asserts:
            *via, speaker = _voices(reading.attributions, attribution)
            yield Quote(
                id=own_id,
                report=reading.report.id,
                speaker=speaker,
                via=tuple(via),
                kind=attribution.kind,
                source=attribution.sources,
                cue=attribution.cue,
                words=" ... ".join(piece.text for piece in attribution.content),
                content=attribution.content,
                line=1 + bisect_right(line_ends, attribution.content[0].start),
            )


def _voices(everyone: Sequence[Attribution], innermost: Attribution) -> list[str]:
    """Names of those who put these words forward, the outermost first and the speaker last.

    "I" and "we" within somebody's words are that somebody, and who speaks of what they said themselves is named once.
    """
    names: list[str] = []
    for link in reversed([link for link in _outwards(everyone, innermost) if link.asserts]):
        name = names[-1] if names and _is_first_person(link) else link.speaker
        if name not in names[-1:]:
            names.append(name)
    return names


def _outwards(everyone: Sequence[Attribution], innermost: Attribution) -> Iterator[Attribution]:
    """An attribution, then the one that holds it, and so on."""
    yield innermost
    while innermost.parent is not None:
        innermost = everyone[innermost.parent]
        yield innermost


def _is_first_person(attribution: Attribution) -> bool:
    return [source.text.casefold() in FIRST for source in attribution.sources] == [True]


def records(reading: Reading, chosen: Iterable[Quote]) -> Iterator[Record]:
    """One record a quote.

    Args:
        reading: what the quotes are from.
        chosen: its quotes, or some of them.
    """
    report = report_reference(reading.report)
    for quote in chosen:
        yield {
            "id": quote.id,
            "report": report,
            "speaker": quote.speaker,
            "via": list(quote.via),
            "kind": quote.kind,
            "source": spans(quote.source),
            "cue": optional(quote.cue),
            "words": quote.words,
            "content": spans(quote.content),
            "line": quote.line,
        }


QUOTE: tuple[Column[Quote], ...] = (
    ("id", lambda q: q.id),
    ("speaker", lambda q: q.speaker),
    ("via", lambda q: joined(q.via)),
    ("kind", lambda q: q.kind),
    ("cue", lambda q: words(q.cue)),
    ("words", lambda q: q.words),
    ("start", lambda q: min(piece.start for piece in q.content)),
    ("end", lambda q: max(piece.end for piece in q.content)),
    ("line", lambda q: q.line),
)
