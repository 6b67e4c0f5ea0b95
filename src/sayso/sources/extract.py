"""The article and the metadata of an HTML page. Runs in the child process: nothing else imports this file."""

import itertools
import re
from typing import Protocol, cast

import trafilatura
from lxml import etree, html  # type: ignore[import-untyped]
from resiliparse.extract.html2text import extract_plain_text
from trafilatura.meta import reset_caches
from trafilatura.metadata import extract_metadata

from sayso.sources.flatten import flatten, unclosed
from sayso.sources.page import Page

_SHORT = 200
"""Characters below which a second opinion is asked for."""

_LATEST = "2100-01-01"
"""Dates after it are none. Fixed, because today would make the same page read differently tomorrow."""

_DATES = {"extensive_search": False, "original_date": True, "max_date": _LATEST}

_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no XML tree can hold."""

_DOCTYPE = re.compile(r"<!DOCTYPE[^>]*>", re.IGNORECASE)


class _Document(Protocol):
    title: str | None
    sitename: str | None
    author: str | None
    url: str | None
    date: str | None
    text: str | None


_PAGES_BETWEEN_CLEANING = 1_000
"""trafilatura's caches grow with every page."""

_pages = itertools.count(1)


def answer(payload: bytes) -> Page:
    """Read one page, as UTF-8."""
    page = extract(payload.decode())
    if next(_pages) % _PAGES_BETWEEN_CLEANING == 0:
        reset_caches()
    return page


def extract(markup: str) -> Page:
    """Read one page. An empty `body` says that no article was found."""
    flat = flatten(_DOCTYPE.sub("", _UNFIT.sub("", markup), count=1))
    tree, losses = _parse(flat)
    if name := unclosed(flat):
        losses = (*losses, f"a <{name}> is not closed, and what follows it is not read")
    if tree is None:
        return Page(losses=losses)
    found = cast("_Document", extract_metadata(tree, date_config=_DATES))
    language, published_in = _stated_language(tree), _published_in(tree, found.date or "")
    body, extractor = _body(tree, flat)
    return Page(
        title=_one_line(found.title),
        publisher=_one_line(found.sitename),
        byline=_one_line(found.author),
        url=_one_line(found.url),
        language=language,
        published=_one_line(found.date),
        published_in=published_in,
        body=body,
        extractor=extractor,
        losses=losses,
    )


def _parse(flat: str) -> tuple[etree._Element | None, tuple[str, ...]]:
    """The tree, and what the parser left out: it does so without an error, only its log tells."""
    parser = html.HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        collect_ids=False,
        default_doctype=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        tree = html.document_fromstring(flat.encode("utf-8"), parser=parser, ensure_head_body=True)
    except etree.ParserError:
        return None, ()
    limits = [entry.message for entry in parser.error_log if "LIMIT" in entry.type_name or "huge" in entry.message]
    return tree, tuple(f"the HTML parser dropped text: {message}" for message in limits[:1])


def _body(tree: etree._Element, flat: str) -> tuple[str, str]:
    """The article's text and who found it: trafilatura, or resiliparse where that finds little and it more."""
    # deduplicate would make the same page read differently the fourth time (trafilatura issue 778)
    document = cast(
        "_Document | None",
        trafilatura.bare_extraction(tree, favor_precision=True, include_comments=False, deduplicate=False),
    )
    text = (document.text or "").strip() if document else ""
    if len(text) >= _SHORT:
        return text, "trafilatura"
    other = extract_plain_text(
        flat, main_content=True, alt_texts=False, comments=False, preserve_formatting=True
    ).strip()
    return (other, "resiliparse") if len(other) > len(text) else (text, "trafilatura")


def _one_line(value: str | None) -> str:
    return " ".join((value or "").split())


def _stated_language(tree: etree._Element) -> str:
    stated = tree.xpath("/html/@lang | //meta[translate(@http-equiv, 'CL', 'cl')='content-language']/@content")
    return _one_line(str(stated[0])) if stated else ""


def _published_in(tree: etree._Element, published: str) -> str:
    """Where on the page a publication date stands: the element that says so best."""
    if not published:
        return ""
    for meta in tree.iterfind(".//meta[@content]"):
        if meta.get("content").startswith(published):
            return f"meta {meta.get('property') or meta.get('name') or meta.get('itemprop') or 'element'}"
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        if f'"{published}' in (script.text or ""):
            return "JSON-LD"
    if any(published in time.get("datetime") for time in tree.iterfind(".//time[@datetime]")):
        return "time element"
    return "page"
