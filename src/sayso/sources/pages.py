"""Fetched pages as sources."""

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.sources.draft import Envelope, Fact, Run, Source
from sayso.sources.room import held

if TYPE_CHECKING:
    from sayso.sources.fetch import Fetched


def page(url: str, run: Run, facts: tuple[Fact, ...] = ()) -> Source:
    """What is at an address, for the reader of its format.

    Args:
        url: as the user gave it or a feed links to it; becomes the key.
        run: what holds for the whole run.
        facts: what whoever links to it says of it; believed before what it says of itself.

    Raises:
        InputSkipped: it is not to be had.
    """
    return fetched_page(url, run.pages.fetch(url), run, facts)


def fetched_page(url: str, fetched: "Fetched", run: Run, facts: tuple[Fact, ...] = ()) -> Source:
    """The same of what was fetched; the arguments are those of `page`."""
    answer = fetched.answer
    envelope = Envelope(
        media_type=fetched.media_type,
        charset=fetched.charset,
        at=fetched.at,
        headers=fetched.headers,
        facts=(Fact("url", fetched.url, "fetched"), *facts),
        raw_type=fetched.media_type,
    )
    if answer.body != answer.content:
        envelope = replace(envelope, raw=answer.body)
    return Source(url, held(answer.content), envelope, run=run)
