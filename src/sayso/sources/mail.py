"""Mail, and pages that a browser saved as MHTML: both are messages of MIME parts."""

import re
from collections.abc import Iterator
from datetime import UTC
from email.utils import parsedate_to_datetime

from sayso.errors import InputSkipped
from sayso.sources import html
from sayso.sources.child import MAIL
from sayso.sources.draft import Draft, Envelope, Fact, FactField, Failure, Source, check_text, read_whole
from sayso.sources.names import Names
from sayso.sources.page import Letter
from sayso.sources.room import check_depth, held

MAX_MAIL = 60_000_000
"""Most bytes of a message with all that came with it."""

_FIELD = re.compile(rb"[!-9;-~]+:[ \t]")
_OF_MAIL = re.compile(rb"^(?:message-id|received|from|return-path|mime-version):", re.IGNORECASE | re.MULTILINE)
_OF_PAGE = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def looks_like_page(head: bytes) -> bool:
    """Whether a message begins here that is a saved page."""
    return _is_head(head) and _OF_PAGE.search(head) is not None and b"Content-Location" in head


def looks_like_mail(head: bytes) -> bool:
    """Whether a message begins here."""
    return _is_head(head) and len(set(map(bytes.lower, _OF_MAIL.findall(head)))) > 1


def _is_head(head: bytes) -> bool:
    lines = head.splitlines()[:3]
    return len(lines) > 2 and all(_FIELD.match(line) or line[:1] in (b" ", b"\t") for line in lines)


def read_mhtml(source: Source) -> Iterator[Draft]:
    """The one report that a saved page is."""
    raw = read_whole(source, MAX_MAIL)
    name = repr(source.key)
    letter = MAIL.read(raw, name)
    if not letter.html:
        raise InputSkipped(f"{name} holds no HTML; expected a page saved as MHTML")
    values: dict[FactField, str] = {
        "title": letter.subject,
        "url": letter.location if letter.location.startswith(("http://", "https://")) else "",
    }
    found = tuple(Fact(field, value, "MHTML") for field, value in values.items() if value)
    notes = (("saved", saved),) if (saved := _instant(letter.sent)) else ()
    base = Draft(source.key, "", found=found, notes=notes, losses=letter.losses, raw=raw)
    yield html.draft(base, letter.html, name)


def _instant(value: str) -> str:
    """A date of a message as an instant in UTC, or ""."""
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return ""
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z") if when.tzinfo else ""


def read_mail(source: Source) -> Iterator[Draft | Failure | Source]:
    """The report that a message is, then what is attached to it."""
    raw = read_whole(source, MAX_MAIL)
    letter = MAIL.read(raw, repr(source.key))
    try:
        yield _draft(source.key, letter, raw)
    except InputSkipped as skipped:
        if not letter.attached:
            raise
        yield Failure(source.key, str(skipped))
    names = Names()
    for attached in letter.attached:
        check_depth(source.depth, repr(source.key))
        source.room.enter(repr(source.key))
        envelope = Envelope(media_type="" if attached.media_type == "application/octet-stream" else attached.media_type)
        yield source.member(names.show(attached.name), held(attached.content), envelope)


def _draft(key: str, letter: Letter, raw: bytes) -> Draft:
    values: dict[FactField, str] = {
        "title": letter.subject,
        "publisher": letter.host,
        "byline": letter.sender,
        "published": letter.sent,
    }
    found = tuple(Fact(field, value, "mail") for field, value in values.items() if value)
    base = Draft(key, "", found=found, losses=letter.losses, raw=raw)
    if letter.text.strip():
        body = letter.text.strip("\r\n")
        text = f"{letter.subject}\n\n{body}" if letter.subject else body
        check_text(text, repr(key))
        return Draft(key, text, found=found, losses=letter.losses, raw=raw)
    if letter.html.strip():
        return html.draft(base, letter.html, repr(key))
    raise InputSkipped(f"{key!r} holds no text; expected a message with a text or HTML part")
