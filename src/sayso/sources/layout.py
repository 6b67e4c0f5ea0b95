"""How a report is laid out: what is headline, date line, byline, caption, dateline, running text, credit, address."""

import re
from collections import Counter
from collections.abc import Iterator

from sayso.model.report import Part, PartKind
from sayso.sources import furniture
from sayso.sources.lines import Stretch, stretches

_HEADLINE = 220
_HEADING = 90
_CAPTION = 500
"""Longest in characters, so that no paragraph of running text is taken for one."""

_FRONT = 8
"""So many stretches from the top may be front matter: date line, byline, caption."""

_BACK = 6
"""So many from the bottom may be credits."""

_OPENING = 3
"""A dateline stands in one of the first paragraphs."""


def layout(text: str, *, markdown: bool = False) -> tuple[Part, ...]:
    """The parts of a report in order, without white space around them; they never overlap.

    Args:
        text: the report; offsets of the parts count its code points.
        markdown: whether its markup is Markdown; else a leading "> " is the only markup known.

    Lines are joined where the text is wrapped at a width; a text with one paragraph a line is parted line by line.
    """
    pieces = stretches(text, markdown=markdown)
    seen: Counter[PartKind] = Counter()
    parts: list[Part] = []
    for index, piece in enumerate(pieces):
        kind = _kind(text, pieces, index, seen)
        for part in _split(text, piece, kind, seen, last=index + _BACK >= len(pieces)):
            parts.append(part)
            seen[part.kind] += 1
    return tuple(parts)


def _kind(text: str, pieces: list[Stretch], index: int, seen: Counter[PartKind]) -> PartKind:
    """What one stretch is, by its words, its marks and where it stands."""
    piece, left = pieces[index], len(pieces) - index
    words = text[piece.start : piece.end]
    early = index < _FRONT and not seen["paragraph"]
    if alone := furniture.alone(words):
        return alone
    if piece.mark == "#":
        return "heading" if seen["headline"] else "headline"
    if piece.mark == ">":
        return "quote"
    if (early or left <= _BACK) and furniture.is_byline(words):
        return "byline"
    if index and (early or left <= _BACK) and furniture.is_credit(words):
        return "credit"
    rest = len(text) - piece.end if left > 1 else 0
    return _running(words, piece.mark, rest, seen, early=early)


def _running(words: str, mark: str, rest: int, seen: Counter[PartKind], *, early: bool) -> PartKind:
    """What a stretch that is no furniture is, with `rest` characters of text after it."""
    early = early and rest > 0
    if _is_caption(words, rest, seen, early=early):
        return "caption"
    if furniture.stops(words) or not rest or furniture.DATELINE.match(words):
        return "headline" if rest and not seen and furniture.titled(words) else "paragraph"
    if early and not seen["headline"] and len(words) <= _HEADLINE:
        return "headline"
    if early and seen["headline"] and _names_author(words, mark):
        return "byline"
    if mark != "-" and len(words) <= (_HEADLINE if early else _HEADING):
        return "heading"
    return "paragraph"


def _names_author(words: str, mark: str) -> bool:
    """Whether a line under a headline names its author or publisher and says no more."""
    bold = mark == "**" and furniture.PUBLISHER_LINE.fullmatch(words)
    return bool(bold or furniture.NAME_IN_PLACE.fullmatch(words))


def _is_caption(words: str, rest: int, seen: Counter[PartKind], *, early: bool) -> bool:
    """Whether a stretch is a photo's caption: it says so, or stands before the text and tells what is to be seen."""
    if len(words) > _CAPTION:
        return False
    if furniture.CAPTION.search(words):
        return True
    if not early or not seen["headline"] or furniture.DATELINE.match(words):
        return False
    return bool(furniture.AGENCY_END.search(words)) or (furniture.shown(words) and rest > len(words))


def _split(text: str, piece: Stretch, kind: PartKind, seen: Counter[PartKind], *, last: bool) -> Iterator[Part]:
    """A stretch as parts: a date or dateline that opens running text, or a credit that ends it, is told apart."""
    start, end = piece.start, piece.end
    told = seen["date"] or seen["paragraph"] or kind == "date"
    if date := None if told else furniture.LEADING_DATE.match(text, start, piece.end):
        yield _part(text, start, date.end(), "date")
        start = date.end()
    if kind == "paragraph" and (dateline := _dateline(text, start, piece.end, seen)):
        yield from _nonempty(text, start, dateline.start(), kind)
        yield _part(text, dateline.start(), dateline.end(), "dateline")
        start = dateline.end()
    if credit := _credit(text, start, end) if last and kind == "paragraph" else None:
        end = credit.start()
    yield from _nonempty(text, start, end, kind)
    yield from _nonempty(text, end, piece.end, "credit")


def _credit(text: str, start: int, end: int) -> re.Match[str] | None:
    """The credit that ends a paragraph among the last."""
    return furniture.TRAILING_CREDIT.search(text, max(start + 1, end - 300), end)


def _dateline(text: str, start: int, end: int, seen: Counter[PartKind]) -> re.Match[str] | None:
    """The dateline of a paragraph, at its start or glued into it; a report has one."""
    if seen["dateline"] or seen["paragraph"] > _OPENING:
        return None
    opening = furniture.DATELINE.match(text, start, end)
    if opening is None and not seen["paragraph"]:
        opening = furniture.COLON_DATELINE.match(text, start, end)
    return opening or furniture.INLINE_DATELINE.search(text, start, end)


def _nonempty(text: str, start: int, end: int, kind: PartKind) -> Iterator[Part]:
    if text[start:end].strip():
        yield _part(text, start, end, kind)


def _part(text: str, start: int, end: int, kind: PartKind) -> Part:
    """A part without white space around it."""
    words = text[start:end]
    return Part(start + len(words) - len(words.lstrip()), start + len(words.rstrip()), kind)
