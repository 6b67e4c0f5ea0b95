"""Quoted stretches of a report: where they begin and end, and which of them are speech."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model.analysis import Sentence
from sayso.model.report import READ_PARTS, Report
from sayso.model.span import Span

SCARE_WORDS = 3  # quotation marks around so few words and no sentence mark a term, not a speech

_MARK = re.compile(r"\"\"|''|``|’’|[\"“”„‟«»‹›‘’'`]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_OPENS = frozenset("“„‟«‹‘")
_CLOSES = frozenset("”»›’")
_SINGLE = frozenset({"'", "‘", "’", "‹", "›", "`"})
_APOSTROPHES = frozenset({"'", "‘", "`"})
# What may close each opening mark.
_PAIRS = {
    "“": ("”", '"'),
    "„": ("“", "”", "‟"),
    "‟": ("”",),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "‘": ("’", "'"),
    "'": ("'", "’"),
    "`": ("'", "’"),
    "``": ("''", '"'),
    "''": ("''", "’’", '"'),
    '""': ('""',),
    '"': ('"', "”"),
}
_LONGEST = 3000  # characters of a quotation in single marks
_SINGLE_END = re.compile(r"[,.!?…\w][’'](?=[\s,.;:)\]!?]|$)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch, with its marks.

    Attributes:
        span: from the opening mark to the closing one, or to the end of the paragraph or sentence where none closes it.
        speech: whether somebody speaks in it; else it sets off a term (scare quotes, a title).
        closed: whether a mark closes it; a speech over several paragraphs often closes only in the last.
    """

    span: Span
    speech: bool
    closed: bool = True


def quotations(report: Report, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """The quoted stretches of a report, in order; none runs over the end of a paragraph.

    Straight, curly, doubled and single marks and guillemets count; single marks only where both ends are plain.
    One that no mark closes ends with its paragraph where the next one opens with a mark, else with its sentence.
    """
    begins = {sentence.start for sentence in sentences}
    ends = [sentence.end for sentence in sentences]
    found = [q for low, high in paragraphs(report) for q in _quoted(report.text, low, high)]
    made = []
    for n, (start, end, closed) in enumerate(found):
        goes_on = n + 1 < len(found) and not report.text[end : found[n + 1][0]].strip()
        if not closed and not goes_on:
            end = min(end, next(iter(ends[bisect_right(ends, start) :]), end))
        made.append(Quotation(Span.of(report.text, start, end), _is_speech(report.text, start, end, begins), closed))
    return tuple(made)


def paragraphs(report: Report) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch of a report that stands for itself: its parts that are read, else its lines."""
    if report.parts:
        yield from ((part.start, part.end) for part in report.parts if part.kind in READ_PARTS)
    else:
        yield from (match.span() for match in re.finditer(r"[^\r\n]+", report.text))


def _quoted(text: str, low: int, high: int) -> Iterator[tuple[int, int, bool]]:
    """Start, end and closedness of each quoted stretch of a paragraph; marks inside a stretch are part of it."""
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text, low, high):
        mark, start, end = match.group(), match.start(), match.end()
        before, after = text[max(low, start - 1) : start], text[end : min(high, end + 1)]
        if opened is None:
            if _can_open(mark, before, after) and (mark not in _SINGLE or _single_end(text, end, high)):
                opened = start, mark
        elif _closes(opened[1], mark, before, after):
            yield opened[0], end, True
            opened = None
        elif mark == opened[1] and mark in _OPENS and mark not in _SINGLE:  # the one before was never closed
            yield opened[0], start, False
            opened = start, mark
    if opened is not None and opened[1] not in _SINGLE:
        yield opened[0], high, False


def _can_open(mark: str, before: str, after: str) -> bool:
    """Whether a mark between these characters can begin a quotation."""
    if mark in _OPENS or mark == "``":
        return not before.isalnum()
    if mark == "»":  # German and Danish books turn guillemets inwards
        return after.isalnum() and not before.strip(" \t([–—-")
    if mark in _CLOSES or mark == "’’" or not after or before.isalnum() or before in {".", ",", "!", "?"}:
        return False
    return not after.isspace() or mark == '"'


def _closes(opening: str, mark: str, before: str, after: str) -> bool:
    """Whether this mark between these characters ends what the opening one began."""
    if mark not in _PAIRS[opening]:
        return False
    if opening in _APOSTROPHES:
        return not after.isalnum() and not before.isspace()
    return not (after.isalnum() and before.isspace())


def _single_end(text: str, start: int, high: int) -> bool:
    """Whether a single mark opened before `start` finds its end: after a letter or stop."""
    return (
        text[start : start + 1].isalnum() and _SINGLE_END.search(text, start, min(high, start + _LONGEST)) is not None
    )


def _is_speech(text: str, start: int, end: int, begins: set[int]) -> bool:
    """Whether more than a term is quoted: enough words, or a short sentence that begins one or follows a cue."""
    words = _WORD.findall(text, start, end)
    if len(words) > SCARE_WORDS:
        return True
    inner = text[start:end].rstrip("\"'”’»›")
    ended = inner[-1:] in {",", ".", "!", "?"} or text[end : end + 1] == ","
    introduced = text[:start].rstrip()[-1:] in {":", ","}
    return bool(words) and inner.lstrip("\"'“‘«")[:1].isupper() and ended and (start in begins or introduced)
