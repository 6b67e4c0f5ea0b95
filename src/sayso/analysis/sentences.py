"""Sentences of a report, each read alone: a splitter made for news."""

import re
from collections.abc import Iterator

from sayso.analysis.abbreviations import (
    BEFORE,
    CLOCK,
    CLOSING,
    DAYS,
    DOMAINS,
    MONTHS,
    OPENERS,
    SAYING,
    TITLES,
    ZONES,
)
from sayso.model.analysis import Sentence
from sayso.model.report import READ_PARTS, Part, Report

_CLOSERS = "\"'”’»)]}"
_QUOTES = "\"'”’»"
_STOP = re.compile(r"(?:\.(?:[ \u00a0]?\.)+|[.!?…。]+[.!?…]*)([\"'”’»)\]}]*(?:[ \u00a0][\"”](?=\s|$))?)")
_OPENING = "\"'“‘«([{*•·–—-"
_FAR = 120
"""So many characters on either side of a stop are looked at."""

_LEADING = re.compile(r"[^\W_][\w'’-]*(?:\.[^\W\d_])*")
_BEFORE_STOP = re.compile(r"[\w&'’-]+(?:\.[\w]+)*$")
_SPOKEN_BY = re.compile(r"(?:[A-Z][\w.'’-]*\s+){1,4}([a-z]+)\b")
_NUMBERING = re.compile(r"(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})")
_ARTICLE_NAME = re.compile(r"(?:al|el|as|ash|an|ad|ar|at|az)-[A-Z]")
_NO_NOUN = "".join(rf"(?<!\b{word}\s)" for word in ("the", "The", "a", "an", "of", "by", "and", "for", "with", "from"))
_GLUED = re.compile(
    rf"""
      \( [^()]{{0,60}} \b(?:photo|photograph|image|picture|[Ff]ile)s?\b [^()]{{0,60}} \) \s+ (?=[A-Z])
    | (?<=[.!?]\s) \( [A-Z][\w./-]* (?:[ ,]+(?:[A-Z][\w./-]*|[Aa]gencies|and|of|the|for)){{0,7}} \) \s+ (?=[A-Z])
    | \b (?:[Ii]mage|[Pp]hoto|[Pp]icture|[Ss]lide) [ ]\d{{1,3}} [ ](?:of|/) [ ]\d{{1,3}} :? \s+ (?=[A-Z\d“"])
    | (?<=\s) {_NO_NOUN} (?= [A-Z][A-Z'’.-]{{2,}}(?:[ ][A-Z][A-Z'’.-]+){{0,2}} (?:,[ ][A-Z][\w. ]{{2,20}})? [ ]
        (?: \([A-Z][\w ./-]{{1,24}}\) [ ]?[-–—_] | \([A-Z][\w./-]{{1,20}}\) [ ][A-Z] ) )
    """,
    re.VERBOSE,
)
"""Where a sentence begins although nothing ends the last: behind a photo's or agency's credit or a photo's
number in a gallery, at a dateline."""


def sentences(report: Report) -> tuple[Sentence, ...]:
    """The sentences of the parts of a report that are read, in order.

    A headline or caption without a stop is one sentence. Where the report has no layout, each line is a paragraph.
    """
    text = report.text
    return tuple(
        Sentence(start, end, text[start:end], part.kind)
        for part in report.parts or _lines(text)
        if part.kind in READ_PARTS
        for start, end in split(text, part.start, part.end)
    )


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences in `text[start:end]`, a stretch of running text; without white space around them."""
    at = start
    for cut in (*_cuts(text[start:end]), end - start):
        piece = text[at : start + cut]
        if kept := piece.strip():
            first = at + len(piece) - len(piece.lstrip())
            yield first, first + len(kept)
        at = start + cut


def _lines(text: str) -> Iterator[Part]:
    """Each line that holds anything, as a paragraph."""
    for match in re.finditer(r"[^\r\n]*\S[^\r\n]*", text):
        yield Part(match.start(), match.end(), "paragraph")


def _cuts(text: str) -> list[int]:
    """Where a sentence ends inside a stretch of text, in order."""
    found = {match.end() for match in _GLUED.finditer(text)}
    begun = 0
    for match in _STOP.finditer(text):
        if _ends(text, match, begun):
            begun = match.end()
            found.add(begun)
    return sorted(found)


def _ends(text: str, stop: re.Match[str], begun: int) -> bool:
    """Whether a sentence begun at `begun` ends with this stop."""
    at = stop.end()
    while text[at : at + 1].isspace():
        at += 1
    if at == len(text):
        return False
    if at == stop.end():
        return _runs_on(text, stop)
    after = text[at : at + _FAR]
    opened = after[: len(after) - len(after.lstrip(_OPENING))]
    following = after[len(opened) :]
    mark = stop.group().rstrip(_CLOSERS)
    closed = any(mark in _QUOTES for mark in stop.group(1))
    if not _may_begin(following, opened):
        return False
    if mark in {".", "。"}:
        return _full_stop_ends(text, stop, begun, following, opened)
    if mark.count(".") == 3 or mark == "…":
        if closed:
            return not _speaker_follows(after)
        return bool(opened) or not (following[0].isdigit() or following.startswith("I "))
    return not (closed and _speaker_follows(after))


def _may_begin(following: str, opened: str) -> bool:
    """Whether a sentence can begin with these characters, after opening marks."""
    if not following:
        return False
    if following[0].islower():
        return opened[:1] in {'"', "“", "‘", "«"} or bool(_ARTICLE_NAME.match(following))
    return following[0] not in ",;:.!?%)]"


def _speaker_follows(after: str) -> bool:
    """Whether what follows a closed quotation names who said it ("Never!" Mayor Odun shouted)."""
    match = _SPOKEN_BY.match(after)
    return bool(match and match.group(1) in SAYING)


def _full_stop_ends(text: str, stop: re.Match[str], begun: int, following: str, opened: str) -> bool:
    """Whether a single full stop ends a sentence, by the words on its two sides."""
    match = _BEFORE_STOP.search(text, max(begun, stop.start() - 40), stop.start())
    word = match.group() if match else ""
    if match and not text[max(begun, match.start() - 4) : match.start()].strip() and _NUMBERING.fullmatch(word):
        return False
    tail = word.rpartition("-")[2]
    if stop.group(1) and not _enclosed(text, match, tail):
        return True
    leading = _LEADING.match(following)
    return _word_ends(tail, leading.group() if leading else "", following, opened)


def _enclosed(text: str, match: re.Match[str] | None, word: str) -> bool:
    """Whether an abbreviation alone stands in quotes or brackets or ends them: Ana "A.J." Odun, Odun (R-Ill.)."""
    if match is None or not (_initials(word) or word.lower() in CLOSING | MONTHS):
        return False
    return match.start() > 0 and text[match.start() - 1] in _OPENING


def _word_ends(word: str, leading: str, following: str, opened: str) -> bool:
    """Whether a word with a full stop ends a sentence before `leading`, the first word of what follows."""
    lower, first = word.lower(), leading.lower().replace("’", "'")
    opens = first in OPENERS and leading[:1].isupper() and following[1:2] != "."
    quoted = opened[:1] in {'"', "“", "‘"} and not following[0].islower()
    if lower in CLOCK:
        return first not in ZONES and first[:3] not in MONTHS | DAYS and not opened.startswith("(")
    if lower in BEFORE:
        return lower == "no" and not leading[:1].isdigit() and (word == "no" or opens or quoted)
    if _initials(word):
        return opens or quoted
    if word[:1].islower() and lower != "al":
        return True
    if lower in MONTHS or lower in DAYS:
        return opens or (bool(opened) and not leading[:1].isdigit())
    if lower in CLOSING:
        return opens or quoted or first in TITLES
    return lower not in TITLES


def _initials(word: str) -> bool:
    """Whether the word is the initial of a name or an abbreviation of single letters (J, U.S)."""
    return word != "I" and bool(re.fullmatch(r"(?:[^\W\d_]\.)*[^\W\d_]|[A-Z]\.[A-Z][a-z]{1,2}", word))


def _runs_on(text: str, stop: re.Match[str]) -> bool:
    """Whether a stop without a space after it still ends a sentence ("the town.Troops came")."""
    before = re.search(r"(\S*?)([^\W\d_]*)$", text[max(0, stop.start() - _FAR) : stop.start()])
    after = re.match(r"[\"“‘(]?([A-Z][a-z]*)(\S*)", text[stop.end() : stop.end() + _FAR])
    if before is None or after is None or len(stop.group().rstrip(_CLOSERS)) > 1:
        return False
    around, word = before.groups()
    if re.search(r"[/@]|www", around + after.group(2)) or after.group(1).lower() in DOMAINS:
        return False
    if len(after.group(1)) == 1 and (after.group(1) not in {"A", "I"} or after.group(2)):
        return False
    return len(word) > 1 and word[-1].islower() and word.lower() not in TITLES | BEFORE | CLOSING
