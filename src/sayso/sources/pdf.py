"""PDF: the report's text is that of the pages in reading order, with the headline as its first line."""

from collections.abc import Iterator

from sayso.errors import InputSkipped
from sayso.sources.child import PDF
from sayso.sources.draft import Draft, Fact, Source, check_text, read_whole

MAX_PDF = 60_000_000
"""Most bytes of a PDF."""


def read_pdf(source: Source) -> Iterator[Draft]:
    """The one report that a PDF is."""
    raw = read_whole(source, MAX_PDF)
    name = repr(source.key)
    pages = PDF.read(raw, name)
    if pages.refused:
        raise InputSkipped(f"{name} {pages.refused}; expected a PDF with text")
    if not pages.body and not pages.title:
        raise InputSkipped(f"{name} holds no text on {pages.pages:,} pages (scanned?); expected a PDF with text")
    text = "\n\n".join(filter(None, (pages.title, *pages.body.splitlines())))
    check_text(text, name)
    blank = (f"{pages.blank} of {pages.pages} pages hold no text (scanned?)",) if pages.blank else ()
    found = (Fact("title", pages.title, "PDF"),) if pages.title else ()
    yield Draft(source.key, text, found=found, notes=(("text", "pdfium"),), losses=(*pages.losses, *blank), raw=raw)
