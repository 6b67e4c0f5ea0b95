"""Words looked up in the full-text indexes, as masks and orders of rows."""

from typing import Literal

import msgspec
import numpy as np

from sayso.archive.facets.coded import Codes, Mask
from sayso.archive.facets.meaning import Meanings
from sayso.archive.queries.words import match

Words = Literal["claim_words", "report_words"]


def found_by(meanings: Meanings, words: Words, rows: Codes, search: str, without: str) -> Mask:
    """The rows that fit a search, and none for other words.

    Args:
        meanings: of the archive.
        words: the index to look in.
        rows: the numbers of the rows, ascending.
        search, without: "" for none.

    Raises:
        RunStopped: a search has no words, or cannot be read; exit code 2.
    """
    fitting = _mask(meanings, words, rows, search) if search else np.ones(len(rows), np.bool_)
    return fitting & ~_mask(meanings, words, rows, without) if without else fitting


def ranked(meanings: Meanings, words: Words, rows: Codes, search: str) -> Codes:
    """For each row its place among those that fit a search, the best first; those that do not come behind."""
    numbers = _numbers(meanings, f"{_sql(words)} ORDER BY rank", search)
    out = np.full(len(rows), len(numbers), np.int32)
    places = np.searchsorted(rows, numbers)
    known = places < len(rows)
    out[places[known]] = np.arange(len(numbers), dtype=np.int32)[known]
    return out


def _mask(meanings: Meanings, words: Words, rows: Codes, search: str) -> Mask:
    def looked_up() -> Mask:
        return np.isin(rows, _numbers(meanings, _sql(words), search))

    return meanings.columns.remembered.get((words, search), looked_up)


def _sql(words: Words) -> str:
    return f"SELECT rowid FROM {words} WHERE {words} MATCH ?"  # noqa: S608 -- our own names


def _numbers(meanings: Meanings, sql: str, search: str) -> Codes:
    """Numbers of rows, as one list: a row at a time would take longer than finding them."""
    listed = next(meanings.archive.rows(f"SELECT json_group_array(rowid) FROM ({sql})", (match(search),)))[0]  # noqa: S608
    return np.asarray(msgspec.json.decode(listed, type=list[int]), np.int32)
