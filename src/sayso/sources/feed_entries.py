"""The entries of a feed. Runs in a child process: nothing else imports this file."""

import io
import re
from collections.abc import Mapping, Sequence
from typing import cast

import feedparser
from resiliparse.extract.html2text import extract_plain_text

from sayso.sources.flatten import flatten
from sayso.sources.page import Entry, Feed

_SHORT = 1_000
"""Characters below which a description without further text is taken for a teaser."""

_CUT = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.)\]|(?:read|continue|full|more)\b[\w ]{0,30}(?:…|\.\.\.|»|>>|→)?)\W*\Z", re.IGNORECASE
)

_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_DIGITS = 6

MAX_ENTRIES = 10_000
"""Most entries of a feed that are read."""

_Item = Mapping[str, object]


def answer(payload: bytes) -> Feed:
    """Read one feed, as UTF-8 and without XML declaration."""
    headers = {"content-type": "application/xml; charset=utf-8"}
    stream = io.BytesIO(payload)  # bytes themselves would be tried as the path of a file
    parsed = feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    head = cast("_Item", parsed.feed)
    entries = tuple(_entry(cast("_Item", item)) for item in parsed.entries[:MAX_ENTRIES])
    fault = "" if not parsed.bozo else _line(str(parsed.get("bozo_exception", "")))
    if len(parsed.entries) > MAX_ENTRIES:
        fault = f"{len(parsed.entries):,} entries, of which {MAX_ENTRIES:,} are read"
    return Feed(_plain(_text(head, "title")), _text(head, "language"), entries, fault, _rest(head))


def _rest(head: _Item) -> int:
    """How long a feed asks to be left alone, in seconds: by `ttl`, which is in minutes, or by its period of updates."""
    if minutes := _number(head, "ttl"):
        return minutes * 60
    period = _PERIODS.get(_text(head, "sy_updateperiod").lower(), 0)
    return period // (_number(head, "sy_updatefrequency") or 1)


def _number(head: _Item, name: str) -> int:
    """A number that can be meant; 0 for none."""
    told = _text(head, name)
    return int(told) if told.isascii() and told.isdigit() and len(told) <= _DIGITS else 0


def _entry(item: _Item) -> Entry:
    content = "\n".join(str(part.get("value", "")) for part in cast("Sequence[_Item]", item.get("content") or ()))
    body, summary = _plain(content), _plain(_text(item, "summary"))
    text = body if len(body) >= len(summary) else summary
    teaser = not body and (len(summary) < _SHORT or _CUT.search(summary[-60:]) is not None)
    dated_by = next((name for name in ("published", "updated") if _text(item, name)), "")
    return Entry(
        title=_line(_plain(_text(item, "title"))),
        text=text,
        teaser=teaser,
        url=_text(item, "link"),
        guid=_text(item, "id"),
        published=_text(item, dated_by),
        dated_by=dated_by,
        updated=_text(item, "updated"),
        byline=_line(_text(item, "author")),
    )


def _text(item: _Item, name: str) -> str:
    # feedparser's mappings give `published` for `updated` with a warning; only what is there counts.
    return str(item.get(name) or "").strip() if name and name in item else ""


def _plain(markup: str) -> str:
    """The text of a piece of HTML, a paragraph a line."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    page = flatten(f"<html><body>{markup}</body></html>")
    text = extract_plain_text(page, main_content=False, alt_texts=False, links=False, form_fields=False, noscript=False)
    return str(text).strip()


def _line(value: str) -> str:
    return " ".join(value.split())
