"""The formats sayso reads: one line each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO, cast

from sayso.errors import InputSkipped, RunStopped
from sayso.sources import looks
from sayso.sources.archives import read_packed, read_tar, read_zip
from sayso.sources.draft import Draft, Failure, Source
from sayso.sources.feed import read_feed
from sayso.sources.html import read_html
from sayso.sources.jsonl import read_jsonl
from sayso.sources.mail import looks_like_mail, looks_like_page, read_mail, read_mhtml
from sayso.sources.nexis import looks_like_nexis, read_nexis
from sayso.sources.pdf import read_pdf
from sayso.sources.table import looks_like_table, read_table
from sayso.sources.text import read_markdown, read_text
from sayso.sources.warc import read_arc, read_warc


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files.

    Attributes:
        name: what it is called in commands.
        suffixes: what its files are called.
        media: its media types, its own first.
        looks: whether first bytes are of this format; None where they may be anything.
        sure: whether the looks count for more than the name.
        read: gives the reports of a source, and of a container the sources in it.
    """

    name: str
    suffixes: tuple[str, ...]
    media: tuple[str, ...]
    looks: Callable[[bytes], bool] | None
    sure: bool
    read: Callable[[Source], Iterator[Draft | Failure | Source]]


_TAR = (".tar", ".tgz", ".tbz2", ".txz", ".tar.gz", ".tar.bz2", ".tar.xz")

FORMATS = (
    Format("pdf", (".pdf",), ("application/pdf",), looks.pdf, True, read_pdf),
    Format("warc", (".warc", ".warc.gz", ".warc.lz4", ".warc.zst"), ("application/warc",), looks.warc, True, read_warc),
    Format("arc", (".arc", ".arc.gz"), ("application/x-internet-archive",), looks.arc, True, read_arc),
    Format("zip", (".zip", ".wacz"), ("application/zip", "application/wacz"), looks.zipped, True, read_zip),
    Format("tar", _TAR, ("application/x-tar",), looks.tar, True, read_tar),
    Format("packed", (".gz", ".bz2", ".xz"), ("application/gzip",), looks.packed, False, read_packed),
    Format("nexis", (), ("text/plain",), looks_like_nexis, True, read_nexis),
    Format("feed", (".rss", ".atom"), ("application/rss+xml", "application/atom+xml"), looks.feed, True, read_feed),
    Format("mhtml", (".mhtml", ".mht"), ("multipart/related",), looks_like_page, True, read_mhtml),
    Format("mail", (".eml",), ("message/rfc822",), looks_like_mail, False, read_mail),
    Format("jsonl", (".jsonl", ".ndjson", ".json"), ("application/json",), looks.jsonl, False, read_jsonl),
    Format("html", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), looks.html, False, read_html),
    Format("csv", (".csv", ".tsv", ".tab"), ("text/csv",), looks_like_table, False, read_table),
    Format("markdown", (".md", ".markdown"), ("text/markdown",), None, False, read_markdown),
    Format("text", (".txt", ".text"), ("text/plain",), None, False, read_text),
)

HEAD = 4_096
"""How many of the first bytes are looked at."""


def head(stream: BinaryIO) -> bytes:
    """The first bytes of a stream, which stands where it stood."""
    return cast("bytes", stream.peek(HEAD))[:HEAD]  # type: ignore[attr-defined]


def named(name: str) -> Format:
    """The format of that name.

    Raises:
        RunStopped: there is none.
    """
    for each in FORMATS:
        if each.name == name:
            return each
    raise RunStopped(f"No input format {name!r}; there are {', '.join(sorted(each.name for each in FORMATS))}")


def recognise(path: str, start: bytes, media_type: str = "") -> Format:
    """The format of a file by first bytes that cannot mislead, else by what a server or container calls it, else by
    its suffix, else by first bytes that may; with none of these it is plain text.

    Raises:
        InputSkipped: the suffix is unknown, and the first bytes are those of no format.
    """  # noqa: D205
    suffix = _suffix(path)
    found = (
        next((each for each in FORMATS if each.sure and each.looks and each.looks(start)), None)
        or next((each for each in reversed(FORMATS) if media_type in each.media), None)
        or next((each for each in FORMATS if path.lower().endswith(each.suffixes)), None)
        or next((each for each in FORMATS if each.looks and each.looks(start)), None)
    )
    if found or not suffix:
        return found or named("text")
    known = ", ".join(sorted(each.name for each in FORMATS))
    raise InputSkipped(f"{path!r} is of an unknown format {suffix!r}; expected {known}, or one of them stated for it")


def _suffix(path: str) -> str:
    """The suffix of a name where it can be one: ".2015" and ".com/2015" are none."""
    suffix = PurePath(path).suffix.lower()
    return suffix if suffix[1:].isalnum() and not suffix[1:].isdigit() else ""
