"""Lines of a PDF put into reading order and together to paragraphs."""

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

_HYPHENS = "-\u2010\u00ad\u0002\ufffe"
"""How a word broken at the end of a line is marked; PDFium has marks of its own for it."""

_STOPS = frozenset(".!?:;…")
_CLOSERS = "\"'”’»)]"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)

_WIDE = (0.6, 0.5, 0.4)
"""Shares of the width from which on a line may stand over columns, not in one; tried in this order."""

_NARROWEST = 0.12
"""Least share of the width that a column has; what is narrower are marks of a list."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text where it stands on its page, in points from the lower left; `size` is that of its letters."""

    page: int
    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    column: int = 0


def without_running(lines: Sequence[Line]) -> list[Line]:
    """Lines without running heads and feet and page numbers: what stands at the edge of many pages, digits aside."""
    pages = [list(group) for _, group in groupby(lines, key=lambda line: line.page)]
    edges = [_edges(page) for page in pages]
    counts = Counter(shape for rows in edges for shape in {_shape(line) for row in rows for line in row})
    often = max(2, 0.4 * len(pages))
    running: set[Line] = set()
    for rows in edges:
        for outer, inner in (rows[:2], rows[:1:-1]) if len(rows) == 4 else ():
            for row in (outer, inner):
                found = [line for line in row if _NUMBER.fullmatch(line.text) or counts[_shape(line)] >= often]
                running.update(found)
                if len(found) < len(row):
                    break
    return [line for line in lines if line not in running]


def _edges(lines: Sequence[Line]) -> list[list[Line]]:
    """The two uppermost and the two lowermost rows of a page, from top to bottom; [] of a page with fewer than five."""
    rows: dict[int, list[Line]] = {}
    for line in sorted(lines, key=lambda line: -line.top):
        rows.setdefault(round(line.top), []).append(line)
    every = list(rows.values())
    return [*every[:2], *every[-2:]] if len(every) > 4 else []


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", line.text).casefold().strip()


def in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines of one page as they are read: down each column, columns from left to right, numbered from 0."""
    ordered: list[Line] = []
    for column, group in enumerate(_columns(list(lines))):
        ordered += (replace(line, column=column) for line in _downwards(group))
    return ordered


def _columns(lines: list[Line]) -> list[list[Line]]:
    gutter = _gutter(lines)
    if gutter is not None:
        left = [line for line in lines if line.right <= gutter]
        return [*_columns(left), *_columns([line for line in lines if line.right > gutter])]
    if not lines:
        return []
    width = max(line.right for line in lines) - min(line.left for line in lines)
    narrowed = ([line for line in lines if line.right - line.left < share * width] for share in _WIDE)
    gutter = next((found for narrow in narrowed if (found := _gutter(narrow)) is not None), None)
    if gutter is None:
        return [lines]
    bands: list[list[Line]] = []
    for is_over, run in groupby(_downwards(lines), key=lambda line: line.left < gutter < line.right):
        band = list(run)
        bands += [band] if is_over else _columns(band)
    return bands


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where a strip without text parts lines into columns, the widest such strip; None where there is none."""
    if len(lines) < 4:
        return None
    size = statistics.median(line.size for line in lines)
    ordered = sorted(lines, key=lambda line: line.left)
    first, last = ordered[0].left, max(line.right for line in lines)
    best, found, reach = 0.8 * size, None, ordered[0].right
    for number, line in enumerate(ordered[1:], start=1):
        gap = line.left - reach
        wide = min(reach - first, last - line.left) > _NARROWEST * (last - first)
        if gap > best and wide and _side_by_side(ordered[:number], ordered[number:]):
            best, found = gap, reach + gap / 2
        reach = max(reach, line.right)
    return found


def _side_by_side(one: Sequence[Line], two: Sequence[Line]) -> bool:
    """Whether two groups, of at least two lines each, stand at one height."""
    if min(len(one), len(two)) < 2:
        return False
    tops = (max(line.top for line in group) for group in (one, two))
    bottoms = (min(line.bottom for line in group) for group in (one, two))
    return min(tops) > max(bottoms)


def _downwards(lines: Iterable[Line]) -> list[Line]:
    """Lines from top to bottom, pieces of one line from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if rows and rows[-1][0].bottom < (line.top + line.bottom) / 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.left)]


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """Ordered lines as paragraphs, words that were broken made whole."""
    words = frozenset(word.casefold() for line in lines for word in _WORD.findall(line.text))
    pitch = _pitch(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [text for group in groups if (text := _joined([line.text for line in group], words))]


def _pitch(lines: Sequence[Line]) -> float:
    """How far lines lie apart, from top to top."""
    steps = [
        one.top - two.top
        for one, two in pairwise(lines)
        if (one.page, one.column) == (two.page, two.column) and one.top > two.top
    ]
    return statistics.median(steps) if steps else 0.0


def _goes_on(group: Sequence[Line], line: Line, pitch: float) -> bool:
    """Whether a line belongs to the paragraph before it."""
    last = group[-1]
    stopped = last.text.rstrip(_CLOSERS)[-1:] in _STOPS
    if abs(last.size - line.size) > 0.15 * max(last.size, line.size):
        return False
    if (last.page, last.column) != (line.page, line.column):
        return not stopped and (line.text[:1].islower() or last.text[-1:] in _HYPHENS)
    if abs(last.top - line.top) < 0.5 * line.size:
        return True
    if last.top - line.top > 1.4 * max(pitch, line.size) or last.top < line.top:
        return False
    edge = min(one.left for one in group)
    indented = line.left > edge + 0.8 * line.size
    short = last.right < max(one.right for one in (*group, line)) - 4 * line.size
    return not indented and not (stopped and short)


def _joined(lines: Sequence[str], words: frozenset[str]) -> str:
    text = ""
    for line in lines:
        if text and text[-1] in _HYPHENS and text[-2:-1].isalpha() and line[:1].isalpha():
            text = _unbroken(text, line, words)
        else:
            text = f"{text} {line}" if text else line
    return " ".join(_visible(text).split())


def _unbroken(text: str, line: str, words: frozenset[str]) -> str:
    """Two lines with a word broken between them: with its hyphen where the document has it so, or a name goes on."""
    before = _WORD.findall(text[:-1])[-1:]
    after = _WORD.match(line)
    if before and after:
        whole, hyphened = before[0] + after[0], f"{before[0]}-{after[0]}"
        if line[:1].isupper() or (hyphened.casefold() in words and whole.casefold() not in words):
            return f"{text[:-1]}-{line}"
    return text[:-1] + line


def _visible(text: str) -> str:
    return "".join("-" if letter in "\u0002\ufffe" else letter for letter in text if letter != "\u00ad")
