"""Plain text and Markdown: the report's text is the decoded file, unchanged."""

from collections.abc import Iterator

from sayso.sources.decode import decode
from sayso.sources.draft import Draft, Source, check_text, read_whole


def read_text(source: Source) -> Iterator[Draft]:
    """The one report that a plain text is."""
    yield _draft(source, markdown=False)


def read_markdown(source: Source) -> Iterator[Draft]:
    """The one report that a Markdown file is; its marks stay in the text."""
    yield _draft(source, markdown=True)


def _draft(source: Source, *, markdown: bool) -> Draft:
    decoded = decode(read_whole(source), repr(source.key))
    check_text(decoded.text, repr(source.key))
    losses = (decoded.loss,) if decoded.loss else ()
    return Draft(source.key, decoded.text, notes=(("encoding", decoded.encoding),), losses=losses, markdown=markdown)
