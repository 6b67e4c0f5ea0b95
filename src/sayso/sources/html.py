"""HTML: the report's text is the extracted article with the headline as its first line."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.errors import InputSkipped
from sayso.sources.child import HTML
from sayso.sources.decode import charset, declared_charset, decode
from sayso.sources.draft import MAX_BYTES, Draft, Fact, FactField, Source, check_text, read_whole
from sayso.sources.page import Page

MAX_TAGS = 250_000
"""Most tags of a page, counted by their "<". News pages have some thousand; extraction takes minutes over more."""

_SITE_SEPARATORS = r"\s+(?:[|\-–—·»:]{1,2})\s+"


def read_html(source: Source) -> Iterator[Draft]:
    """The one report that a page is."""
    raw = read_whole(source)
    decoded = decode(raw, repr(source.key), charset(source.envelope.charset) or declared_charset(raw))
    losses = (decoded.loss,) if decoded.loss else ()
    base = Draft(source.key, "", notes=(("encoding", decoded.encoding),), losses=losses, raw=raw)
    yield draft(base, decoded.text, repr(source.key))


def draft(base: Draft, markup: str, name: str) -> Draft:
    """A draft with the article on a page as its text; `name` is what messages call the page.

    Args:
        base: what is known besides the page: key, facts that were given, bytes.
        markup: the page.
        name: what messages call it.

    Raises:
        InputSkipped: the page holds no article, or cannot be read within the limits.
    """
    if len(markup) > MAX_BYTES:
        raise InputSkipped(f"{name} has {len(markup):,} characters of HTML; expected at most {MAX_BYTES:,}")
    if (tags := markup.count("<")) > MAX_TAGS:
        raise InputSkipped(f"{name} has {tags:,} tags; expected a news page, with at most {MAX_TAGS:,}")
    page = HTML.read(markup, name)
    if not page.body:
        raise InputSkipped(f"{name} holds no article text; expected a news page ({len(markup):,} characters of HTML)")
    title = _headline(page)
    stated = next((fact.value for fact in base.given if fact.field == "title"), "")
    text = _text(title or stated, page.body)
    check_text(text, name)
    return replace(
        base,
        text=text,
        found=(*base.found, *_facts(page, title)),
        notes=(*base.notes, ("text", page.extractor)),
        losses=(*base.losses, *page.losses),
    )


def _headline(page: Page) -> str:
    """The page's title without the name of its site."""
    if not page.publisher:
        return page.title
    site = re.escape(page.publisher)
    bare = re.sub(rf"{_SITE_SEPARATORS}{site}\s*$|^\s*{site}{_SITE_SEPARATORS}", "", page.title, flags=re.IGNORECASE)
    return bare.strip() or page.title


def _text(title: str, body: str) -> str:
    """Headline and paragraphs, a blank line between; the headline once, also where the article repeats it."""
    paragraphs = [line.strip() for line in body.splitlines() if line.strip()]
    title = " ".join(title.split())
    if title and paragraphs and paragraphs[0].casefold() == title.casefold():
        paragraphs = paragraphs[1:]
    return "\n\n".join(filter(None, (title, *paragraphs)))


def _facts(page: Page, title: str) -> tuple[Fact, ...]:
    values: dict[FactField, str] = {
        "title": title,
        "publisher": page.publisher,
        "byline": page.byline,
        "url": page.url,
        "language": page.language,
    }
    facts = [Fact(field, value, "page") for field, value in values.items() if value]
    if page.published:
        facts.append(Fact("published", page.published, page.published_in))
    return tuple(facts)
