"""An attribution in the making: offsets in the report, before names and nesting."""

from dataclasses import dataclass

from sayso.claims.lines import Line, Words
from sayso.model.analysis import Witness

Pieces = list[tuple[int, int]]


@dataclass(slots=True)
class Found:
    """Source, cue and content as offsets in the report.

    Attributes:
        sources, cue, content: where they stand.
        named: the words that tell whom a relative pronoun as source stands for.
        asserts: whether the source puts the content forward.
        inner: whether it stands within a quoted speech.
        unsure: whether its source is one only if the report cites it elsewhere too.
        own_words: whether the content is the speaker's own words although no marks say so.
        by: which witness found it.
        sure: chance, 0 to 1, that the reader model gives its word of saying; 1 where no model was heard.
        via: the cue of the attribution that passes this one on, and has the same content.
    """

    sources: Pieces
    cue: tuple[int, int]
    content: Pieces
    named: tuple[int, int] | None = None
    asserts: bool = True
    inner: bool = False
    unsure: bool = False
    own_words: bool = False
    by: Witness = "rules"
    sure: float = 1.0
    via: tuple[int, int] | None = None

    @property
    def start(self) -> int:
        """First position."""
        return min(start for start, _ in [*self.sources, *self.content, self.cue])

    @property
    def start_of_saying(self) -> int:
        """First position of its source and cue."""
        return min(start for start, _ in [*self.sources, self.cue])

    @property
    def end(self) -> int:
        """Last position."""
        return max(end for _, end in [*self.sources, *self.content, self.cue])


def offsets(text: Line, stretch: Words) -> tuple[int, int]:
    """Where a stretch of words stands in the report."""
    return text.starts[stretch[0]], text.ends[stretch[1] - 1]


def found(text: Line, source: Words | None, cue: Words, pieces: list[Words]) -> Found:
    """The attribution of these stretches of words."""
    sources = [offsets(text, source)] if source else []
    return Found(sources, offsets(text, cue), [offsets(text, piece) for piece in pieces if piece[0] < piece[1]])
