"""Times of a saying: "the minister said on Wednesday" dates the words, and not what they tell."""

import re
from collections.abc import Iterator

from sayso.claims.material import Material
from sayso.model.analysis import Attribution, TimeMention
from sayso.model.overlaps import Overlaps
from sayso.model.span import Span

REACH = 40
"""Code points from a word of saying to its time: "told reporters in the capital on Wednesday"."""
_NEW_CLAUSE = re.compile(r"[,;:.\"“”]")
_COMMA = re.compile(r"\W*")
_CHARGED = re.compile(
    r",? (?:and |while )?(?:accus|blam|charg)(?:ed|es|ing) [^.;]*?\b(?:for|of|with) [^.;]*", re.IGNORECASE
)
"""Between the day of a saying and what its speaker charges somebody with: "said on Monday, accusing Ann of murder"."""


class SaidWhen:
    """Which times of a report date what somebody says."""

    def __init__(self, material: Material) -> None:
        self._text, self._voices = material.report.text, material.voices
        self._sayings = Overlaps(((_saying(one), one) for one in material.attributions), lambda pair: pair[0])

    def dates(self, trigger: Span, time: TimeMention) -> bool:
        """Whether a time dates a saying that holds the trigger, or that goes on with a charge of it."""
        of = list(self._dated_by(time.span))
        if any(one in of for one in self._voices.around(trigger)):
            return True
        return bool(of) and bool(_CHARGED.fullmatch(self._text, time.span.end, max(time.span.end, trigger.start)))

    def _dated_by(self, time: Span) -> Iterator[Attribution]:
        near = Span(max(0, time.start - REACH), time.end + REACH)
        for saying, one in self._sayings(near):
            if self._beside(time, saying) and not any(piece.overlaps(time) for piece in one.content):
                yield one

    def _beside(self, time: Span, saying: Span) -> bool:
        """Whether a time stands behind a word of saying in its clause, or before the source with nothing between."""
        if time.start >= saying.end:
            between = self._text[saying.end : time.start]
            return len(between) <= REACH and not _NEW_CLAUSE.search(between)
        beside = time.end <= saying.start and _COMMA.fullmatch(self._text, time.end, saying.start)
        # "On Monday, the army said, rebels attacked": the day is that of the attack.
        return bool(beside) and self._text[saying.end : saying.end + 1] != ","


def _saying(one: Attribution) -> Span:
    """From the source or the word of saying, whichever is first, to the end of the word of saying."""
    spans = [*([one.cue] if one.cue else ()), *one.sources] or list(one.content)
    end = one.cue.end if one.cue else max(span.end for span in spans)
    return Span(min(span.start for span in spans), end)
