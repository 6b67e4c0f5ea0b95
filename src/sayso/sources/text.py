"""Plain text and Markdown: the report's text is the decoded file, unchanged."""

from collections.abc import Iterator

from sayso.sources.decode import charset, decode
from sayso.sources.draft import Draft, Source, check_text, read_whole


def read_text(source: Source) -> Iterator[Draft]:
    """The one report that a plain text is."""
    yield _draft(source, markdown=False)


def read_markdown(source: Source) -> Iterator[Draft]:
    """The one report that a Markdown file is; its marks stay in the text."""
    yield _draft(source, markdown=True)


def _draft(source: Source, *, markdown: bool) -> Draft:
    raw = read_whole(source)
    decoded = decode(raw, repr(source.key), charset(source.envelope.charset))
    check_text(decoded.text, repr(source.key))
    losses = (decoded.loss,) if decoded.loss else ()
    notes = (("encoding", decoded.encoding),)
    return Draft(source.key, decoded.text, notes=notes, losses=losses, markdown=markdown, raw=raw)
