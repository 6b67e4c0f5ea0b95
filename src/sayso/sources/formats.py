"""The formats sayso reads: one line each."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from sayso.errors import InputSkipped, RunStopped
from sayso.sources.draft import Draft, Failure, Source
from sayso.sources.html import read_html
from sayso.sources.jsonl import read_jsonl
from sayso.sources.text import read_markdown, read_text


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the suffixes it goes by, how its first bytes look (None: like anything), and its reader."""

    name: str
    suffixes: tuple[str, ...]
    looks: re.Pattern[bytes] | None
    read: Callable[[Source], Iterator[Draft | Failure]]


_LEAD = rb"(?:\xef\xbb\xbf)?\s*"
_JSON = re.compile(_LEAD + rb'\{\s*"[^"\n]*"\s*:')
_HTML = re.compile(
    _LEAD
    + rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    + rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|main|article|section|div|p|h1|table)[\s>])",
    re.IGNORECASE | re.DOTALL,
)

FORMATS = (
    Format("jsonl", (".jsonl", ".ndjson", ".json"), _JSON, read_jsonl),
    Format("html", (".html", ".htm", ".xhtml"), _HTML, read_html),
    Format("markdown", (".md", ".markdown"), None, read_markdown),
    Format("text", (".txt", ".text"), None, read_text),
)

HEAD = 4_096
"""How many of the first bytes are looked at where the name does not tell the format."""


def named(name: str) -> Format:
    """The format of that name.

    Raises:
        RunStopped: there is none.
    """
    for each in FORMATS:
        if each.name == name:
            return each
    raise RunStopped(f"No input format {name!r}; there are {', '.join(sorted(each.name for each in FORMATS))}")


def recognise(path: str, head: bytes) -> Format:
    """The format of a file by its suffix, else by its first bytes; with neither suffix nor marks it is plain text.

    Raises:
        InputSkipped: the suffix is unknown, and the first bytes are those of no format.
    """
    suffix = PurePath(path).suffix.lower()
    suffix = suffix if suffix[1:].isalnum() and not suffix[1:].isdigit() else ""
    by_suffix = next((each for each in FORMATS if suffix in each.suffixes), None)
    by_looks = next((each for each in FORMATS if each.looks and each.looks.match(head)), None)
    found = by_suffix or by_looks
    if found or not suffix:
        return found or named("text")
    known = ", ".join(known for each in FORMATS for known in each.suffixes)
    raise InputSkipped(f"{path!r} is of an unknown format {suffix!r}; expected {known}, or a format stated for it")
