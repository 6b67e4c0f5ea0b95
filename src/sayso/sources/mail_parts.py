"""The parts of a message, or of a page that a browser saved as one. Runs in a child process, and only there."""

import email
import email.header
import email.policy
import email.utils
from typing import TYPE_CHECKING, cast

from sayso.sources.decode import charset, declared_charset
from sayso.sources.page import Attached, Letter

if TYPE_CHECKING:
    from email.message import Message

    _Part = Message[str, str]

_PARTS = 1_000
"""Most parts of a message that are looked at."""

_TEXTS = ("text/plain", "text/html", "application/xhtml+xml")
_MESSAGES = ("message/rfc822", "message/global")
_FURNITURE = (
    "image/", "audio/", "video/", "font/", "text/css", "text/javascript", "application/javascript",
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
)  # fmt: skip


def answer(payload: bytes) -> Letter:
    """Read one message."""
    message: _Part = email.message_from_bytes(payload, policy=email.policy.compat32)
    name, address = email.utils.parseaddr(_header(message, "From"))
    parts = _leaves(message)
    own = [part for part in parts if _is_own(part)] or [part for part in parts if _is_text(part)][:1]
    texts = [part for part in own if part.get_content_type() == "text/plain"]
    pages = [part for part in own if part.get_content_type() != "text/plain"]
    known = set(own)
    others = [(number, part) for number, part in enumerate(parts) if part not in known]
    html = _decoded(pages[0]) if pages else ""
    return Letter(
        subject=_header(message, "Subject"),
        sender=name or address,
        host=address.rpartition("@")[2],
        sent=_header(message, "Date"),
        location=_header(message, "Snapshot-Content-Location")
        or (_header(pages[0], "Content-Location") if pages else ""),
        text="\n".join(_decoded(part) for part in texts),
        html=html,
        attached=tuple(_attached(part, number) for number, part in others if number < _PARTS and _is_attached(part)),
        losses=(*_losses(message, parts), *_unread(message, [part for _, part in others])),
    )


def _leaves(message: "_Part") -> "list[_Part]":
    """The parts that have no parts, in order; a message within the message is one of them."""
    found: list[_Part] = []
    left = [message]
    while left:
        part = left.pop()
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            left.extend(cast("list[_Part]", reversed(inner)))
        else:
            found.append(part)
    return found


def _is_text(part: "_Part") -> bool:
    return part.get_content_type() in _TEXTS and part.get_content_disposition() != "attachment"


def _is_own(part: "_Part") -> bool:
    """Whether a part is of the message's own text: one with a name is a file that is shown within it."""
    return _is_text(part) and not part.get_filename("")


def _is_attached(part: "_Part") -> bool:
    if part.get_content_disposition() == "attachment" or part.get_content_type() in _MESSAGES:
        return True
    return bool(part.get_filename("")) and not _is_furniture(part)


def _is_furniture(part: "_Part") -> bool:
    """Whether a part is what a text is shown or signed with."""
    return part.get_content_type().startswith(_FURNITURE)


def _unread(message: "_Part", parts: "list[_Part]") -> tuple[str, ...]:
    """Parts that are neither the message's text nor attached to it; of a page, they are what it is shown with."""
    if message.get_content_type() == "multipart/related":
        return ()
    left = [part.get_content_type() for part in parts if not (_is_attached(part) or _is_furniture(part))]
    return tuple(f"a part of the type {kind[:100]!r} was not read" for kind in dict.fromkeys(left))


def _attached(part: "_Part", number: int) -> Attached:
    name = _readable(part.get_filename("")) or f"part {number + 1}"
    return Attached(name, part.get_content_type(), _bytes(part))


def _bytes(part: "_Part") -> bytes:
    inner = part.get_payload()
    if isinstance(inner, list):
        return b"\n".join(cast("_Part", one).as_bytes() for one in inner)
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _decoded(part: "_Part") -> str:
    """The text of a part, in the encoding that it states or declares; what that does not fit is U+FFFD."""
    content = _bytes(part)
    stated = part.get_content_charset("")
    for encoding in ("utf-8", charset(stated), declared_charset(content)):
        try:
            return content.decode(encoding) if encoding else content.decode("ascii")
        except UnicodeDecodeError:
            continue
    return content.decode(charset(stated) or "cp1252", "replace")


def _header(part: "_Part", name: str) -> str:
    return _readable(part.get(name, ""))


def _readable(value: str) -> str:
    """A header as it reads, encoded words decoded where they can be."""
    pieces: list[str] = []
    try:
        decoded = email.header.decode_header(str(value))
    except (ValueError, email.errors.HeaderParseError):
        return " ".join(str(value).split())
    for piece, encoding in decoded:
        if isinstance(piece, bytes):
            piece = piece.decode(charset(encoding or "") or "utf-8", "replace")
        pieces.append(piece)
    return " ".join("".join(pieces).split())


def _losses(message: "_Part", parts: "list[_Part]") -> tuple[str, ...]:
    defects = [type(defect).__name__ for part in (message, *parts) for defect in part.defects]
    cut = {"StartBoundaryNotFoundDefect", "CloseBoundaryNotFoundDefect", "MultipartInvariantViolationDefect"}
    losses = (
        []
        if not cut.intersection(defects)
        else ["the message is cut off or its parts are not marked as they should be"]
    )
    if len(parts) > _PARTS:
        losses.append(f"it has {len(parts):,} parts, of which {_PARTS:,} are read")
    return tuple(losses)
