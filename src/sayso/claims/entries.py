"""Entries of logs, live pages and diaries: a head such as "0840 –" or "6 March." tells when all under it was."""

import re
from collections.abc import Iterator

from sayso.analysis.anchor import written
from sayso.analysis.times import times
from sayso.claims.choice import Telling
from sayso.claims.material import Material
from sayso.model.analysis import TimeMention
from sayso.model.overlaps import Overlaps
from sayso.model.span import Span

LOG = 3
"""So many parts that begin with a time of day make a report a log of the day it was written on."""
DIARY = 2
"""So many parts that begin with a day make a report a diary or a chronology."""

_CLOCK = re.compile(r"\W{0,3}(?:(?:[01]?\d|2[0-3])(?P<mark>[:.h])|(?:[01]\d|2[0-3]))[0-5]\d(?=[^\w%.,:-]|[.,:]?\s)")
_DAYTIME = re.compile(r"\W{0,3}(?:0\d|1[0-7])")
"""Hours that begin no year: figures without a mark are times of day where one of them has such an hour."""
_PLACE = re.compile(r"\W{0,3}(?:[A-Z][^.:,\n]{1,30}, )?")
"""What may stand before the day of an entry: "HIGH COURT, Thursday."."""
_BEHIND = re.compile(r"(?:,? \d{4})?(?:[.:]|\s?[-–—])(?=\s|$)|\s*$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST = 40
"""Code points of a day's words, at most."""
_STATUSES = frozenset({"happened", "denied"})
_WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types of acts done with words alone, which have the day only where they are what an entry is about."""


class Entries:
    """The days that the heads of entries give to what is told under them."""

    def __init__(self, material: Material) -> None:
        self._text, self._parts = material.report.text, material.report.parts
        self._day, self._voices = written(material.report), material.voices
        clocks = list(self._clocks())
        heads = clocks if len(clocks) >= LOG else list(self._days())
        self._entries = Overlaps(self._under(heads) if len(heads) >= DIARY else (), lambda pair: pair[0])

    def day(self, telling: Telling) -> TimeMention | None:
        """The day of an act that was when the head of its entry says; told in a quotation it may be of any day."""
        act, head = telling.act, self.head(telling.act.trigger)
        if head is None or act.status not in _STATUSES or act.type == "RELATION":
            return None
        if act.type in _WORDS and telling.sentence.start > head.span.end + 2:
            return None
        return None if any(one.kind != "indirect" for one in self._voices.around(act.trigger)) else head

    def head(self, at: Span) -> TimeMention | None:
        """The head of the entry in which words stand, as a time; None where they stand in none."""
        return next((head for _, head in self._entries(at)), None)

    def is_head(self, time: Span) -> bool:
        """Whether a time is no more than part of such a head."""
        head = self.head(time)
        return head is not None and head.span.overlaps(time)

    def _under(self, heads: list[tuple[int, TimeMention]]) -> Iterator[tuple[Span, TimeMention]]:
        """Each entry, to the next head; one with a day and words in one paragraph is no more than that."""
        for (number, head), following in zip(heads, [*(n for n, _ in heads[1:]), len(self._parts)], strict=True):
            part = self._parts[number]
            onward = head.type == "TIME" or not _words(self._text[head.span.end : part.end])
            yield Span.of(self._text, part.start, self._parts[following - 1].end if onward else part.end), head

    def _clocks(self) -> Iterator[tuple[int, TimeMention]]:
        """Parts that begin with a time of day, which is of the day of writing."""
        found = [(n, m) for n, p in enumerate(self._parts) if (m := _CLOCK.match(self._text, p.start, p.end))]
        bare = [m[0] for _, m in found if not m["mark"]]
        years = bool(bare) and not any(_DAYTIME.match(words) for words in bare)
        for number, match in found:
            if self._day and (match["mark"] or not years):
                span = Span.of(self._text, match.start(), match.end())
                yield number, TimeMention(span, "TIME", self._day, self._day, self._day, self._day)

    def _days(self) -> Iterator[tuple[int, TimeMention]]:
        """Parts that begin with a day, or with a place and a day."""
        for number, part in enumerate(self._parts):
            lead = _PLACE.match(self._text, part.start, part.end)
            if part.kind in ("date", "dateline", "headline") or lead is None:
                continue
            words = self._text[lead.end() : min(part.end, lead.end() + _LONGEST)]
            first = next(iter(times(words, lead.end(), self._day)), None)
            if first is None or first.span.start > lead.end() or not _DAY.fullmatch(first.said):
                continue
            if _BEHIND.match(words, len(first.span.text)):
                yield number, first


def _words(text: str) -> bool:
    return any(c.isalnum() for c in text)
