"""What passes between the readers of formats and the making of a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import BinaryIO, Literal, Protocol

from sayso.errors import InputSkipped
from sayso.sources.fetching import Pages
from sayso.sources.originals import Originals
from sayso.sources.page import Entry, Feed
from sayso.sources.room import Room

MAX_BYTES = 20_000_000
"""Most bytes of one text, one page or one JSON line. trafilatura's own limit for a page is the same."""

MAX_CHARACTERS = 1_000_000
"""Most code points of a report's text: some 160,000 words, thirty times the longest of news reports."""

FactField = Literal["title", "publisher", "byline", "url", "language", "published"]


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no report, or what a container lost besides the reports that it gave.

    Attributes:
        key: what the user calls it: a path as given, `PATH:LINE`, or `CONTAINER!MEMBER`.
        reason: one line: the thing, what is wrong with it and what was expected.
        outcome: `partial` for a container of which the rest was read, and for a page whose text lies elsewhere.
    """

    key: str
    reason: str
    outcome: Literal["partial", "failed"] = "failed"


@dataclass(frozen=True, slots=True)
class Fact:
    """One piece of metadata with where it came from."""

    field: FactField
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a container or a fetcher says of the bytes in it.

    Attributes:
        media_type: what they are, without parameters and in lower case, or "".
        charset: the encoding stated for them, as stated, or "".
        at: when they were captured, ISO 8601 in UTC with `Z`, or "".
        headers: response headers in their order.
        facts: metadata, believed before what the page says of itself.
        losses: what of the bytes is missing.
        raw: the bytes as they came where they are more than the stream gives, such as a record with its headers.
        raw_type: media type of `raw`.
        where: where `raw` lies; "" for the source's key.
    """

    media_type: str = ""
    charset: str = ""
    at: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    losses: tuple[str, ...] = ()
    raw: bytes | None = None
    raw_type: str = ""
    where: str = ""


class Polled(Protocol):
    """Whoever reads the same feeds again and again, and wants of each what is new."""

    def wanted(self, feed: Feed) -> Sequence[bool]:
        """Of each entry, whether it is to be read."""

    def lost(self, entry: Entry) -> None:
        """The page of an entry is not to be had."""


@dataclass(frozen=True, slots=True)
class Run:
    """What is the same for all inputs of one run.

    Attributes:
        columns: for tables of articles, the column that holds each field; fields not named go by common names.
        originals: pages of web archives that later records may refer to.
        waiting: records that refer to a page that was not read yet.
        pages: what is fetched, where anything is.
        follow: whether a feed is read from the pages that its entries link to; not where such a page is a feed itself.
        polled: chooses among the entries of a feed; of those that are chosen only teasers are followed.
    """

    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    originals: Originals = field(default_factory=Originals)
    waiting: "list[Revisit]" = field(default_factory=list)
    pages: Pages = field(default_factory=Pages)
    follow: bool = False
    polled: Polled | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Something opened for reading.

    Attributes:
        key: its path as given, `-`, an address, or `CONTAINER!MEMBER`.
        stream: stands at its first byte; of a member, good until the next one is asked for.
        envelope: what is known of it from outside.
        room: what the input may still unpack.
        run: what holds for the whole run.
        depth: in how many containers it lies.
        instead: what is read in its place where it gives no report.
        line: of a stretch of a file of lines, the number that its first line has in the file, from 1.
    """

    key: str
    stream: BinaryIO
    envelope: Envelope = field(default_factory=Envelope)
    room: Room = field(default_factory=Room)
    run: Run = field(default_factory=Run)
    depth: int = 0
    instead: "Draft | None" = None
    line: int = 1

    def member(self, name: str, stream: BinaryIO, envelope: Envelope | None = None) -> "Source":
        """Something that lies within this source, for the next reader."""
        key = f"{self.key}!{name}"
        return Source(key, stream, envelope or Envelope(), self.room, self.run, self.depth + 1)


@dataclass(frozen=True, slots=True)
class Revisit:
    """A record that says that a page is the same as one kept before: all but its bytes, and what that one is called."""

    source: Source
    names: tuple[str, ...]


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
        raw: the bytes that it was read from.
        where: where these lie, such as `PATH:LINE`; "" for the source's key.
    """

    key: str
    text: str
    given: tuple[Fact, ...] = ()
    found: tuple[Fact, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    losses: tuple[str, ...] = ()
    markdown: bool = False
    raw: bytes = b""
    where: str = ""


def read_whole(source: Source, most: int = MAX_BYTES) -> bytes:
    """All bytes of a source.

    Raises:
        InputSkipped: there are none, or more than `most`; no more than these are read.
    """
    raw = source.stream.read(most + 1)
    if len(raw) > most:
        raise InputSkipped(f"{source.key!r} is longer than {most:,} bytes; expected one report")
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
