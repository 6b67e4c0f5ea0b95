"""How the first bytes of each format look."""

import re

from sayso.sources.unpack import first_bytes, packing

_LEAD = rb"(?:\xef\xbb\xbf)?\s*"
_JSON = re.compile(_LEAD + rb'\{\s*"[^"\n]*"\s*:')
_HTML = re.compile(
    _LEAD
    + rb"(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)"
    + rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|main|article|section|div|p|h1|table)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    _LEAD + rb"(?>(?:<\?[^>]*>\s*)*)(?>(?:<!--.*?-->\s*)*)(?:<!doctype\s+rss[^>]*>\s*)?<(?:rss|feed|rdf:rdf)[\s>]",
    re.IGNORECASE | re.DOTALL,
)


def jsonl(head: bytes) -> bool:
    """An object that begins with a key."""
    return _JSON.match(head) is not None


def html(head: bytes) -> bool:
    """A doctype of HTML, or one of the tags that a page begins with."""
    return _HTML.match(head) is not None


def pdf(head: bytes) -> bool:
    """The mark of a PDF, within the first 1,024 bytes as its readers have it, if nothing but blanks is before it."""
    return head[:1_024].lstrip().startswith(b"%PDF-")


def warc(head: bytes) -> bool:
    """The head of a record, packed or not."""
    return re.match(rb"WARC/\d\.\d", _bare(head)) is not None


def arc(head: bytes) -> bool:
    """The address of an archive of the kind before WARC, which its first record has, packed or not."""
    return _bare(head).startswith(b"filedesc://")


def zipped(head: bytes) -> bool:
    """The mark of a member of a zip, or of an empty one's end."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def tar(head: bytes) -> bool:
    """The mark that stands at the end of a head of a member, packed or not."""
    return _bare(head)[257:262] == b"ustar"


def packed(head: bytes) -> bool:
    """The mark of gzip, bzip2 or xz."""
    return packing(head) != ""


def _bare(head: bytes) -> bytes:
    return first_bytes(head) if packing(head) else head


def feed(head: bytes) -> bool:
    """The element that an RSS or Atom feed begins with."""
    return _FEED.match(head) is not None
