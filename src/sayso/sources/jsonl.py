"""JSON lines: one report a line, with its text or its HTML."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from sayso.errors import InputSkipped
from sayso.sources import html
from sayso.sources.decode import Decoded, decode
from sayso.sources.draft import MAX_BYTES, Draft, Fact, FactField, Failure, Source, check_text

_EXPECTED = 'expected an object with "text" or "html"'

_FIELDS: tuple[FactField, ...] = ("title", "publisher", "byline", "url", "language", "published")

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Record(msgspec.Struct):
    """One report as the user writes it in a line; null is the same as absent, and other keys are ignored."""

    id: str | int | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    byline: str | None = None
    text: str | None = None
    html: str | None = None


def read_jsonl(source: Source) -> Iterator[Draft | Failure]:
    """The reports of a file, line by line; a line that is none becomes a failure.

    Raises:
        InputSkipped: the file is empty, is in UTF-16, or holds one JSON value over many lines.
    """
    seen = source.line > 1
    for number, raw in _lines(source.stream, source.line):
        key = f"{source.key}:{number}"
        if not seen:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
            _check_first(raw, source.key)
            seen = True
        try:
            yield _draft(key, raw)
        except InputSkipped as skipped:
            yield Failure(key, str(skipped))
    if not seen:
        raise InputSkipped(f"{source.key!r} is empty; expected JSON lines")


def _lines(stream: BinaryIO, first: int) -> Iterator[tuple[int, bytes]]:
    """Lines that are not blank, with their numbers from `first`; a line over the limit comes cut just past it."""
    number = first - 1
    while raw := stream.readline(MAX_BYTES + 1):
        number += 1
        rest = raw
        while len(rest) > MAX_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_BYTES + 1)
        if raw.strip():
            yield number, raw


def stands_by_lines(start: bytes) -> bool:
    """Whether a file that begins so is read line by line, and can be cut between any two of its lines."""
    first = start.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").partition(b"\n")[0]
    try:
        _check_first(first, "")
    except InputSkipped:
        return False
    return True


def _check_first(raw: bytes, key: str) -> None:
    if raw.startswith(_UTF16):
        raise InputSkipped(f"{key!r} is in UTF-16; expected JSON lines in UTF-8")
    if raw.lstrip().startswith(b"[") or raw.strip() == b"{":
        raise InputSkipped(f"{key!r} holds one JSON value over all of its lines; expected one object a line")


def _draft(key: str, raw: bytes) -> Draft:
    name = repr(key)
    if len(raw) > MAX_BYTES:
        raise InputSkipped(f"{name} is longer than {MAX_BYTES:,} bytes; expected one report")
    decoded = decode(raw, name)
    return draft(_parse(decoded.text, name), key, decoded, raw.strip(b"\r\n"))


def draft(record: Record, where: str, decoded: Decoded, raw: bytes) -> Draft:
    """The report that a record is.

    Args:
        record: its fields.
        where: `PATH:LINE`; the key of a record without id.
        decoded: what it was decoded from.
        raw: the bytes of that.

    Raises:
        InputSkipped: it has no text, or too much.
    """
    name = repr(where)
    key = str(record.id) if record.id not in (None, "") else where
    given = tuple(Fact(field, value, "field") for field in _FIELDS if (value := getattr(record, field)))
    notes = () if decoded.encoding == "utf-8" else (("encoding", decoded.encoding),)
    losses = (decoded.loss,) if decoded.loss else ()
    base = Draft(key, record.text or "", given, notes=notes, losses=losses, raw=raw, where=where)
    if base.text.strip():
        check_text(base.text, name)
        return base
    if record.html:
        return html.draft(base, record.html, name)
    raise InputSkipped(f"{name} has neither text nor html; {_EXPECTED}")


def _parse(text: str, name: str) -> Record:
    try:
        return msgspec.json.decode(text, type=Record)
    except msgspec.ValidationError as error:
        raise InputSkipped(f"{name} is not a report ({_one_line(error)}); {_EXPECTED}") from None
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise InputSkipped(f"{name} is not JSON ({_one_line(error)}); {_EXPECTED}") from None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
