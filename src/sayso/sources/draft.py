"""What passes between the readers of formats and the making of a report."""

from dataclasses import dataclass
from typing import BinaryIO, Literal

from sayso.errors import InputSkipped

MAX_BYTES = 20_000_000
"""Most bytes of one text, one page or one JSON line. trafilatura's own limit for a page is the same."""

MAX_CHARACTERS = 1_000_000
"""Most code points of a report's text: some 160,000 words, thirty times the longest of news reports."""

FactField = Literal["title", "publisher", "byline", "url", "language", "published"]


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no report.

    Attributes:
        key: what the user calls it: a path as given, or `PATH:LINE`.
        reason: one line: the thing, what is wrong with it and what was expected.
    """

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """Something opened for reading: `key` is its path as given or `-`, `stream` stands at its first byte."""

    key: str
    stream: BinaryIO


@dataclass(frozen=True, slots=True)
class Fact:
    """One piece of metadata with where it came from."""

    field: FactField
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before its text is laid out and its metadata decided.

    Attributes:
        key: becomes the report's key.
        text: the frozen text.
        given: metadata that the user stated for this report; believed before the command's options.
        found: metadata read off the page; believed after them.
        notes: how the text came about, by name, for `Report.origins`.
        losses: what of the input is not in the text.
        markdown: whether the text is Markdown.
    """

    key: str
    text: str
    given: tuple[Fact, ...] = ()
    found: tuple[Fact, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    losses: tuple[str, ...] = ()
    markdown: bool = False


def read_whole(source: Source) -> bytes:
    """All bytes of a source.

    Raises:
        InputSkipped: there are none, or more than `MAX_BYTES`; no more than these are read.
    """
    raw = source.stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise InputSkipped(f"{source.key!r} is longer than {MAX_BYTES:,} bytes; expected one report")
    if not raw:
        raise InputSkipped(f"{source.key!r} is empty; expected a report")
    return raw


def check_text(text: str, name: str) -> None:
    """Refuse a text that no report can have; `name` is what the message calls it.

    Raises:
        InputSkipped: the text is blank, or longer than `MAX_CHARACTERS`.
    """
    if len(text) > MAX_CHARACTERS:
        raise InputSkipped(f"{name} has {len(text):,} characters; expected at most {MAX_CHARACTERS:,}")
    if not text.strip():
        raise InputSkipped(f"{name} is empty; expected a report")
