"""One published text, where it came from and how it is laid out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

PartKind = Literal[
    "headline", "date", "byline", "dateline", "caption", "heading", "paragraph", "quote", "credit", "url"
]
"""What a stretch of a report is. Claims are read from headline, caption, heading, paragraph and quote; the rest is
furniture: a byline is no party, a credit line no source."""

READ_PARTS: frozenset[PartKind] = frozenset({"headline", "caption", "heading", "paragraph", "quote"})

Outcome = Literal["ok", "partial", "failed"]

TEASER = "the entry is a teaser; the rest of its text is on the page that it links to"
"""The reason of a report that is the teaser of a feed, or a part of that reason."""


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A stretch of the report of one kind; code points, `end` not included. Parts never overlap and stand in order."""

    start: int
    end: int
    kind: PartKind


@dataclass(frozen=True, slots=True)
class Report:
    """One published text.

    Attributes:
        id: hash of the text with URL, publisher and publication date (`ids.report_id`).
        key: what the user calls it: the `id` of a JSON line, or the path as given.
        text: the frozen text that every offset points into.
        published: ISO 8601 date (`2015-10-07`), or "" where nothing gives one.
        language: ISO 639-1 code, or "" where unknown.
        parts: the layout, in order.
        origins: where each piece of metadata came from, such as `{"published": "date line in the text"}`.
        outcome: `ok`, or `partial` where some of the input was lost.
        reason: why `partial`, in one line; else "".
    """

    id: str
    key: str
    text: str
    title: str = ""
    publisher: str = ""
    byline: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    parts: tuple[Part, ...] = ()
    origins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    outcome: Outcome = "ok"
    reason: str = ""
