"""Searches as users write them, made into what SQLite's full-text search takes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sayso.errors import RunStopped

LONGEST = 2_000
"""Characters of a search: what is longer is a text that was pasted by mistake."""

DEEPEST = 50
"""Brackets within brackets; SQLite has room for about twice as many."""

_MARKS = str.maketrans({**dict.fromkeys("“”„‟", '"'), "\0": " "})
"""Marks that stand for others; at a NUL, SQLite takes a search to be over."""
_PIECE = re.compile(
    r"""NEAR\s*\((?P<near>(?:"[^"]*"|[^"()])*)\)
      |"(?P<phrase>[^"]*)"(?P<begun>\*)?
      |(?P<bracket>[()])
      |(?P<word>[^\s()"]+)""",
    re.VERBOSE,
)
_DISTANCE = re.compile(r"(.*?)(?:,\s*(\d{1,6}))?\s*", re.DOTALL)
_INNER = re.compile(r'"([^"]*)"|([^\s"]+)')
_OPERATORS = frozenset({"AND", "OR", "NOT"})


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: Literal["term", "operator", "(", ")"]
    sql: str


def match(text: str) -> str:
    """A search in the syntax of FTS5: words that stand side by side must all be there.

    Args:
        text: words, "phrases", `begin*`, `AND`, `OR`, `NOT`, brackets, `NEAR(words, 5)`. A word with punctuation in it
            (`U.S.`, `al-Qaeda`) is a phrase of its parts; punctuation alone is nothing.

    Raises:
        RunStopped: it has no words, or its quotation marks, brackets or operators do not fit; exit code 2.
    """
    if len(text) > LONGEST:
        raise RunStopped(f"The search has {len(text)} characters; expected {LONGEST} at most")
    plain = text.translate(_MARKS)
    if plain.count('"') % 2:
        raise _wrong(text, "a quotation mark is not closed")
    pieces = list(_pieces(plain))
    if not any(piece.kind == "term" for piece in pieces):
        raise _wrong(text, "there is no word in it")
    return " ".join(_checked(text, pieces))


def _checked(text: str, pieces: list[_Piece]) -> Iterator[str]:
    """The pieces, with AND where a bracket has nothing before it: FTS5 wants it there."""
    depth, open_ended, before = 0, True, ""
    for piece in pieces:
        if piece.kind in ("operator", ")") and open_ended:
            raise _wrong(text, f"{before or piece.sql} has no words on one side")
        if not open_ended and (piece.kind == "(" or (piece.kind == "term" and before == ")")):
            yield "AND"
        depth += {"(": 1, ")": -1}.get(piece.kind, 0)
        if depth > DEEPEST:
            raise RunStopped(
                f"The search has more than {DEEPEST} brackets within each other; expected {DEEPEST} at most"
            )
        if depth < 0:
            raise _wrong(text, "a bracket is closed that was not opened")
        open_ended = piece.kind in ("operator", "(")
        before = piece.sql
        yield piece.sql
    if depth or open_ended:
        raise _wrong(text, "a bracket is not closed" if depth else f"{before} has no words behind it")


def _pieces(text: str) -> Iterator[_Piece]:
    for found in _PIECE.finditer(text):
        if (inner := found["near"]) is not None:
            if sql := _near(inner):
                yield _Piece("term", sql)
        elif bracket := found["bracket"]:
            yield _Piece("(" if bracket == "(" else ")", bracket)
        elif found["word"] in _OPERATORS:
            yield _Piece("operator", found["word"])
        elif sql := _word(found["word"]) if found["word"] else _phrase(found["phrase"], begun=bool(found["begun"])):
            yield _Piece("term", sql)


def _near(inner: str) -> str:
    parts = _DISTANCE.fullmatch(inner)
    words, distance = (parts[1], parts[2]) if parts else (inner, None)
    terms = [_word(one[2]) if one[2] else _phrase(one[1]) for one in _INNER.finditer(words)]
    kept = " ".join(term for term in terms if term)
    return f"NEAR({kept}, {distance or 10})" if kept else ""


def _word(word: str) -> str:
    return _phrase(word.rstrip("*"), begun=word.endswith("*"))


def _phrase(words: str, *, begun: bool = False) -> str:
    """Words as a phrase, "" where there is nothing to look for in them."""
    if not any(letter.isalnum() for letter in words):
        return ""
    return f'"{words}"' + ("*" if begun else "")


def _wrong(text: str, what: str) -> RunStopped:
    return RunStopped(f"No search '{text}': {what}; expected words, \"phrases\", AND, OR, NOT, NEAR(...) or begin*")
