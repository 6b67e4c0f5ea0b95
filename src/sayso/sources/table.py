"""Tables of articles: CSV with a heading line, one report a row."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sayso.errors import InputSkipped, RunStopped
from sayso.sources.decode import decode
from sayso.sources.draft import MAX_BYTES, Draft, Failure, Source
from sayso.sources.jsonl import Record, draft

NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": ("text", "body", "content", "article", "fulltext", "articletext", "articlebody", "maintext", "story"),
        "html": ("html", "rawhtml", "pagehtml"),
        "title": ("title", "headline", "heading", "articletitle"),
        "published": ("published", "publicationdate", "publisheddate", "publishedat", "publishdate", "pubdate", "date"),
        "publisher": ("publisher", "publication", "outlet", "newspaper", "sourcename", "source", "sitename"),
        "byline": ("byline", "author", "authors"),
        "url": ("url", "link", "href", "sourceurl", "weburl", "articleurl"),
        "language": ("language", "lang"),
        "id": ("id", "key", "articleid", "docid", "documentid", "uuid"),
    }
)
"""The fields, each with the columns that are taken for it, best first; case, blanks, `_` and `-` do not count."""

_DELIMITERS = b",;\t|"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_REST = re.compile(rb'(?:[^"]|"")*+("?)')
_FOLDED = re.compile(r"[\W_]+")


def check_columns(columns: Mapping[str, str]) -> Mapping[str, str]:
    """A mapping of fields to columns as the user states it.

    Raises:
        RunStopped: it names a field that there is not.
    """
    for name in columns:
        if name not in NAMES:
            raise RunStopped(f"No field {name!r} of a table of articles; there are {', '.join(NAMES)}")
    return MappingProxyType(dict(columns))


def looks_like_table(head: bytes) -> bool:
    """Whether the first line names columns of articles: one of text and one more."""
    line = head.partition(b"\n")[0].decode("utf-8", "replace")
    names = {_fold(name) for name in re.split(r"[,;\t|]", line)}
    known = [field for field, taken in NAMES.items() if names.intersection(taken)]
    return len(known) > 1 and ("text" in known or "html" in known)


def read_table(source: Source) -> Iterator[Draft | Failure]:
    """The reports of a table, row by row; a row that is none becomes a failure.

    Raises:
        InputSkipped: it has no row, no heading line with a column of text, is in UTF-16, or a quote is never closed.
    """
    rows = _Rows(source)
    heading = next(rows.all(), None)
    if heading is None:
        raise InputSkipped(f"{source.key!r} is empty; expected a table of articles")
    if heading.raw.startswith(_UTF16):
        raise InputSkipped(f"{source.key!r} is in UTF-16; expected a table in UTF-8")
    names = _cells(decode(heading.raw, repr(source.key)).text, rows.delimiter, repr(source.key))
    fields, row = _fields(names, source), None
    for row in rows.all():
        where = f"{source.key}:{row.line}"
        try:
            yield _draft(row, where, rows.delimiter, fields, len(names))
        except InputSkipped as skipped:
            yield Failure(where, str(skipped))
    if row is None:
        raise InputSkipped(f"{source.key!r} has no row below its first line; expected a table of articles")


@dataclass(frozen=True, slots=True)
class _Row:
    """The bytes of a row without its end, and the line that it begins on, from 1."""

    line: int
    raw: bytes


@dataclass(slots=True)
class _Rows:
    """Takes a table apart into rows, each of one line or more where a quote holds line ends."""

    source: Source
    delimiter: str = ""
    _line: int = 0
    _cell: re.Pattern[bytes] = _REST

    def all(self) -> Iterator[_Row]:
        """The rows that are left and not blank.

        Raises:
            InputSkipped: a row is over the limit, or its quote is not closed; what follows cannot be told apart.
        """
        while raw := self._next():
            begun, lines, size = self._line, [raw], len(raw)
            is_open = self._is_open(raw, False)
            while is_open:
                raw = self._next()
                size += len(raw)
                if not raw or size > MAX_BYTES:
                    name = repr(self.source.key)
                    why = f"a quote opened on it is not closed within {MAX_BYTES:,} bytes"
                    raise InputSkipped(f"{name} cannot be read from line {begun:,} on: {why}")
                lines.append(raw)
                is_open = self._is_open(raw, True)
            row = b"".join(lines)
            if row.strip():
                yield _Row(begun, row.rstrip(b"\r\n"))

    def _next(self) -> bytes:
        raw = self.source.stream.readline(MAX_BYTES + 1)
        self._line += 1
        if not self.delimiter:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
            self._set_delimiter(raw)
        return raw

    def _set_delimiter(self, heading: bytes) -> None:
        found = max(_DELIMITERS, key=lambda mark: heading.count(bytes([mark])))
        self.delimiter = chr(found)
        self._cell = re.compile(rb'(?:\A|(?<=%b))"(?:[^"]|"")*+("?)' % re.escape(bytes([found])))

    def _is_open(self, line: bytes, is_open: bool) -> bool:
        """Whether a quote that begins a cell is open at the end of a line, at whose beginning one was or was not."""
        at = 0
        if is_open:
            rest = _REST.match(line)
            if not rest or not rest[1]:
                return True
            at = rest.end()
        while found := self._cell.search(line, at):
            if not found[1]:
                return True
            at = found.end()
        return False


def _fields(names: list[str], source: Source) -> dict[str, int]:
    """The column of each field that the table has.

    Raises:
        InputSkipped: a stated column is missing, or there is none of text.
    """
    folded = [_fold(name) for name in names]
    fields: dict[str, int] = {}
    shown = ", ".join(" ".join(name.split()) for name in names)[:200]
    for name, taken in NAMES.items():
        stated = source.run.columns.get(name)
        if stated is not None and stated not in names:
            raise InputSkipped(f"{source.key!r} has no column {stated!r}; there are {shown}")
        column = names.index(stated) if stated else next((folded.index(one) for one in taken if one in folded), None)
        if column is not None:
            fields[name] = column
    if "text" not in fields and "html" not in fields:
        raise InputSkipped(
            f"{source.key!r} has no column of text; there are {shown};"
            " expected one called text or body, or --column text=NAME"
        )
    return fields


def _fold(name: str) -> str:
    return _FOLDED.sub("", name.casefold())


def _draft(row: _Row, where: str, delimiter: str, fields: Mapping[str, int], width: int) -> Draft:
    if len(row.raw) > MAX_BYTES:
        raise InputSkipped(f"{where!r} is longer than {MAX_BYTES:,} bytes; expected one report")
    decoded = decode(row.raw, repr(where))
    cells = _cells(decoded.text, delimiter, repr(where))
    if len(cells) > width:
        raise InputSkipped(f"{where!r} has {len(cells)} cells; expected {width} as the heading line has")
    values = {name: cells[column] for name, column in fields.items() if column < len(cells)}
    if not any(values.get(name, "").strip() for name in ("text", "html")):
        raise InputSkipped(f"{where!r} has an empty cell of text; expected the words of a report")
    return draft(Record(**values), where, decoded, row.raw)


def _cells(text: str, delimiter: str, name: str) -> list[str]:
    csv.field_size_limit(MAX_BYTES)
    try:
        return next(csv.reader([text], delimiter=delimiter), [])
    except csv.Error as error:
        raise InputSkipped(f"{name} is no row of a table ({error}); expected cells parted by {delimiter!r}") from None
