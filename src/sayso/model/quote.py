"""Who is quoted saying what: an attribution as a reader of the report would tell it."""

from dataclasses import dataclass

from sayso.model.analysis import AttributionKind
from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a report has from somebody who puts them forward.

    Attributes:
        id: that of the attribution.
        report: id of the report.
        speaker: resolved name; co-sources joined by " & "; `unnamed` where none is named.
        via: names of those in whose words the speaker speaks, the outermost first; none where the report itself quotes.
        kind: how the words are given.
        source: words that name the speaker; none where nobody is named.
        cue: the word of saying, or None.
        words: the pieces of `content`, " ... " between them.
        content: what is said, in one or more pieces.
        line: line of the report's text in which the first piece begins, from 1.
    """

    id: str
    report: str
    speaker: str
    via: tuple[str, ...]
    kind: AttributionKind
    source: tuple[Span, ...]
    cue: Span | None
    words: str
    content: tuple[Span, ...]
    line: int
