"""Words to the pieces that the reader model knows: BERT's uncased WordPiece, from words whose offsets are known.

The tokenizer libraries bring a dozen distributions with them and give offsets of their own; here each piece belongs to
one of our words, so that what the model says of a piece is said of a stretch of the report.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

UNKNOWN = "[UNK]"
FIRST = "[CLS]"
LAST = "[SEP]"
LONGEST_WORD = 100
"""Characters; BERT takes a longer word for unknown."""


def shape(word: str) -> int:
    """How a word is written: 0 lower case or no letters, 1 Capitalised, 2 UPPER CASE, 3 mixed.

    The pieces are lower-cased; what the capitals told is told to the model beside them.
    """
    if word.islower() or not any(c.isalpha() for c in word):
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and word[1:].islower() else 3


def folded(word: str) -> str:
    """Lower case without accents or control characters, as the model's vocabulary was made."""
    plain = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in plain if unicodedata.category(c) not in {"Mn", "Cc", "Cf"})


def _basic(word: str) -> list[str]:
    """Cuts at punctuation, each mark a token of its own."""
    tokens, run = [], ""
    for c in word:
        if c.isalnum():
            run += c
            continue
        if run:
            tokens.append(run)
            run = ""
        if not c.isspace():
            tokens.append(c)
    return [*tokens, run] if run else tokens


class WordPiece:
    """Cuts words into pieces, longest first.

    Args:
        vocabulary: piece to id; pieces that continue a word begin with `##`.
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._ids = vocabulary
        self.first, self.last = vocabulary[FIRST], vocabulary[LAST]
        self.ids_of = lru_cache(maxsize=100_000)(self._ids_of)

    @classmethod
    def load(cls, path: Path) -> "WordPiece":
        """From a vocabulary file, one piece a line, its id the line's number from 0."""
        lines = path.read_text(encoding="utf-8").split("\n")
        return cls({piece: number for number, piece in enumerate(lines) if piece})

    def _ids_of(self, word: str) -> tuple[int, ...]:
        """Ids of a word's pieces; at least one."""
        ids: list[int] = []
        for token in _basic(folded(word)):
            ids += self._pieces(token)
        return tuple(ids) or (self._ids[UNKNOWN],)

    def _pieces(self, token: str) -> list[int]:
        pieces: list[int] = []
        start = 0
        while start < len(token) <= LONGEST_WORD:
            end = len(token)
            while end > start and self._piece(token, start, end) not in self._ids:
                end -= 1
            if end == start:
                break
            pieces.append(self._ids[self._piece(token, start, end)])
            start = end
        return pieces if start == len(token) else [self._ids[UNKNOWN]]

    @staticmethod
    def _piece(token: str, start: int, end: int) -> str:
        return token[start:end] if start == 0 else "##" + token[start:end]

    def encode(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Ids of all pieces between the first and the last mark, and for each word the index of its first piece."""
        ids, heads = [self.first], []
        for word in words:
            heads.append(len(ids))
            ids += self.ids_of(word)
        ids.append(self.last)
        return ids, heads
