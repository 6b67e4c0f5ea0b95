"""RSS and Atom: each entry is a report of its own text, with its title as the first line."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.errors import InputSkipped
from sayso.model.report import TEASER
from sayso.sources.child import FEED
from sayso.sources.decode import charset, declared_charset, decode
from sayso.sources.draft import Draft, Fact, FactField, Failure, Source, read_whole
from sayso.sources.page import Entry, Feed
from sayso.sources.pages import page

_TOKENS = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!(DOCTYPE|ENTITY)", re.DOTALL | re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml\b.*?\?>", re.DOTALL | re.IGNORECASE)
_ENTRY = re.compile(rb"<(item|entry)\b[^>]*>.*?</\1\s*>", re.DOTALL)


def read_feed(source: Source) -> Iterator[Draft | Failure | Source]:
    """The entries of a feed in their order; where the run follows feeds, the pages that they link to.

    Raises:
        InputSkipped: it is none, or declares entities, which may reach for files or grow without end.
    """
    raw = read_whole(source)
    name = repr(source.key)
    decoded = decode(raw, name, charset(source.envelope.charset) or declared_charset(raw))
    if declared := next((found[1] for found in _TOKENS.finditer(decoded.text) if found[1]), ""):
        raise InputSkipped(f"{name} has a <!{declared.upper()}>; expected a feed without one")
    if "<" not in decoded.text:
        raise InputSkipped(f"{name} holds no element; expected an RSS or Atom feed")
    feed = FEED.read(_DECLARATION.sub("", decoded.text, count=1), name)
    if not feed.entries:
        why = f" ({feed.fault})" if feed.fault else ""
        raise InputSkipped(f"{name} holds no entry{why}; expected an RSS or Atom feed")
    slices = [found.group() for found in _ENTRY.finditer(raw)]
    notes = () if decoded.encoding == "utf-8" else (("encoding", decoded.encoding),)
    losses = tuple(filter(None, (decoded.loss,)))
    polled = source.run.polled
    wanted = polled.wanted(feed) if polled else (True,) * len(feed.entries)
    for number, entry in enumerate(feed.entries):
        if not wanted[number]:
            continue
        evidence = slices[number] if len(slices) == len(feed.entries) else raw
        where = f"{source.key}!{entry.guid or entry.url or number + 1}"
        draft = _draft(entry, feed, where, evidence, Draft("", "", notes=notes, losses=losses))
        if source.run.follow and entry.url and (polled is None or entry.teaser or not draft.text):
            yield _followed(source, entry, draft)
        elif not draft.text:
            yield Failure(where, f"{where!r} holds no text; expected an entry with a title or a text")
        else:
            yield draft
    if feed.fault:
        yield Failure(source.key, f"{name} is ill-formed ({feed.fault}); what can be told of it was read", "partial")


def _followed(source: Source, entry: Entry, draft: Draft) -> Draft | Failure | Source:
    """The page of an entry, with the entry to be read in its place; that one alone where the page is not to be had.

    Of what the feed says, the date alone counts for the page: of its headline and publisher it knows better itself.
    """
    dated = tuple(fact for fact in draft.found if fact.field == "published")
    try:
        found = page(entry.url, replace(source.run, follow=False, polled=None), dated)
    except InputSkipped as skipped:
        if source.run.polled:
            source.run.polled.lost(entry)
        lost = f"its page was not read: {skipped}"
        return replace(draft, losses=(*draft.losses, lost)) if draft.text else Failure(draft.key, lost)
    return replace(found, instead=draft if draft.text else None)


def _draft(entry: Entry, feed: Feed, where: str, raw: bytes, base: Draft) -> Draft:
    paragraphs = [line.strip() for line in entry.text.splitlines() if line.strip()]
    if paragraphs and paragraphs[0].casefold() == entry.title.casefold():
        paragraphs = paragraphs[1:]
    told = (("guid", entry.guid), ("updated", entry.updated))
    teaser = (TEASER,) if entry.teaser else ()
    return Draft(
        where,
        "\n\n".join(filter(None, (entry.title, *paragraphs))),
        given=(Fact("url", entry.url, "feed"),) if entry.url else (),
        found=_facts(entry, feed),
        notes=(*base.notes, *((name, value) for name, value in told if value)),
        losses=(*base.losses, *teaser),
        raw=raw,
        where=where,
    )


def _facts(entry: Entry, feed: Feed) -> tuple[Fact, ...]:
    values: dict[FactField, str] = {
        "title": entry.title,
        "publisher": feed.title,
        "byline": entry.byline,
        "language": feed.language,
    }
    facts = tuple(Fact(field, value, "feed") for field, value in values.items() if value)
    return (*facts, Fact("published", entry.published, f"feed {entry.dated_by}")) if entry.published else facts
