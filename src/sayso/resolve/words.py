"""A report's words as the search for place names needs them: each with its key and what stands before it."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from sayso.model.names import fold
from sayso.model.report import Report

_WORD = re.compile(r"(?:[A-Z]\.){2,}(?:[A-Z]\b)?|[^\W_]+(?:['’ʼ`][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ`](?:s|d|ll|ve|re|m|t)?$")


class Word(NamedTuple):
    """A word without a possessive ending or a shortened verb (`he'd`).

    Attributes:
        gap: what stands between it and the word before, "" for the first of a stretch.
        first: whether a sentence, or a quotation in it, begins with it.
        owner: whether it had a possessive ending.
        cap: whether it begins with a capital letter.
    """

    start: int
    end: int
    text: str
    key: str
    gap: str
    first: bool
    owner: bool
    cap: bool


def words(report: Report, stretches: Iterable[tuple[int, int]]) -> list[Word]:
    """The words of stretches of a report (sentences), in order; none runs from one stretch into the next."""
    return [word for start, end in stretches for word in _words(report.text, start, end)]


def _words(text: str, start: int, end: int) -> Iterable[Word]:
    last = start
    for match in _WORD.finditer(text, start, end):
        whole, at = match[0], match.start()
        plain = whole if whole.isascii() and whole.isalnum() else _POSSESSIVE.sub("", whole)
        gap = "" if last == start else text[last:at]
        first = last == start or (gap != " " and (gap[-1:] in _OPENING or gap.rstrip()[-1:] in _COLONS))
        # Few words are names: the rest, in small letters, are their own keys.
        key = plain if plain.isascii() and plain.isalpha() and plain.islower() else fold(plain)
        last = at + len(plain)
        yield Word(at, last, plain, key, gap, first, plain != whole, plain[0].isupper())


_OPENING = frozenset('"“‘«([')
_COLONS = frozenset(":;•")
"""A word behind one of these begins something, and has its capital for that."""
