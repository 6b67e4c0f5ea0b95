"""The parts of a message, or of a page that a browser saved as one. Runs in a child process, and only there."""

import email
import email.header
import email.policy
import email.utils
from typing import TYPE_CHECKING

from sayso.sources.decode import charset, declared_charset
from sayso.sources.page import Attached, Letter

if TYPE_CHECKING:
    from email.message import Message

    _Part = Message[str, str]

_PARTS = 1_000
"""Most parts of a message that are looked at."""


def answer(payload: bytes) -> Letter:
    """Read one message."""
    message: _Part = email.message_from_bytes(payload, policy=email.policy.compat32)
    name, address = email.utils.parseaddr(_header(message, "From"))
    parts = [part for part in message.walk() if not part.is_multipart()]
    texts = [part for part in parts if _is_text(part, "text/plain")]
    pages = [part for part in parts if _is_text(part, "text/html") or _is_text(part, "application/xhtml+xml")]
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
        attached=tuple(_attached(part, number) for number, part in enumerate(parts[:_PARTS]) if _is_attached(part)),
        losses=_losses(message, parts),
    )


def _is_attached(part: "_Part") -> bool:
    return part.get_content_disposition() == "attachment"


def _is_text(part: "_Part", media_type: str) -> bool:
    return part.get_content_type() == media_type and not _is_attached(part)


def _attached(part: "_Part", number: int) -> Attached:
    name = _readable(part.get_filename("")) or f"part {number + 1}"
    return Attached(name, part.get_content_type(), _bytes(part))


def _bytes(part: "_Part") -> bytes:
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
