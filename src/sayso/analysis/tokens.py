"""The words and marks of a report as names are looked for in them."""

import re
from dataclasses import dataclass

from sayso.analysis.party_words import TITLES

WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Z][a-z]{0,4}\.(?=\s+[A-Z])|['’]s\b|\w+(?:(?:-|['’](?!s\b))\w+)*|[^\w\s]")
_LOWER_ARTICLE = re.compile(r"(?:al|el|ar|as|ash|an|at|ad|az)-[A-Z]")


def is_capital(word: str) -> bool:
    """Whether a word can be part of a name: "Homs", "al-Furqan"."""
    return word[0].isupper() or ("-" in word and bool(_LOWER_ARTICLE.match(word)))


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the report.

    Attributes:
        key: the word as word lists have it: lower case, without the stop of an abbreviation.
        capital: whether it can be part of a name.
    """

    start: int
    end: int
    text: str
    key: str
    capital: bool


def tokens(text: str) -> tuple[Token, ...]:
    """The words and marks of a text; a possessive ending stands alone, a hyphenated word is one."""
    out = []
    for m in WORD.finditer(text):
        word, key = m[0], m[0].casefold().rstrip(".")
        if word.endswith(".") and len(word) > 3 and word.count(".") == 1 and key not in TITLES:
            word = word[:-1]  # the last word of a sentence, not an abbreviation
        out.append(Token(m.start(), m.start() + len(word), word, key, is_capital(word)))
        if len(word) < len(m[0]):
            out.append(Token(m.end() - 1, m.end(), ".", "", False))
    return tuple(out)
