"""The words of a sentence, for whatever reads it word by word."""

import re
from functools import lru_cache

_MARK = r"\u0300-\u036f\u064b-\u065f\u0670\u200c\u200d"
_LETTER = rf"[^\W_\d{_MARK}]"
_INNER = rf"[^\W_][{_MARK}]*"
_TAIL = r"(?i:s|ll|ve|re|d|m)(?![\w'’])"

_WORD = re.compile(
    rf"""
      https?://[^\s<>"“”]*[\w/]                                # an address
    | (?:{_LETTER}\.){{2,}}(?:{_LETTER}(?![\w'’]))?           # U.S., a.m., e.g
    | (?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Brig|Gov|Sen|Rep|Rev|Prof|St|Inc|Corp|Co|Ltd|No|vs|Jr|Sr|Ph\.D
        |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.(?=\s+\S)
    | {_LETTER}\.(?=\s+[^\W\d_])                              # the initial of a name
    | \d+(?:[.,:]\d+)*(?:{_INNER})*                           # 26,000; 10:30; 3.5; 7th
    | ['’]{_TAIL}                                             # the possessive; we|'ve
    | (?:{_INNER})+(?:['’](?!{_TAIL})(?:{_INNER})+)*          # Aleppo, don't, O'Brien
    | \S
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=1_000)
def words(text: str) -> tuple[tuple[int, int], ...]:
    """The word tokens of a sentence as offsets into `text`, in order; `end` is not included.

    Every character that is not white space lies in exactly one token. Hyphens, quotes and other marks are tokens of one
    character; a possessive ('s) or short verb ('ve) stands alone; the stop of an abbreviation or initial belongs to it.
    """
    return tuple(match.span() for match in _WORD.finditer(text))
