"""What the reader of HTML and its child process say to each other: JSON, each message with its length before it."""

import struct
from dataclasses import dataclass
from typing import BinaryIO

import msgspec

_LENGTH = struct.Struct(">I")

MAX_FRAME = 64_000_000
"""Most bytes of a frame: a page of 20 MB can grow threefold when it becomes UTF-8."""


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page as read: its metadata as the page states it, and its article without the headline.

    Attributes:
        body: the article, a paragraph a line.
        published_in: where on the page the date was found.
        extractor: what found the article.
        losses: what of the page is not in the body.
    """

    title: str = ""
    publisher: str = ""
    byline: str = ""
    url: str = ""
    language: str = ""
    published: str = ""
    published_in: str = ""
    body: str = ""
    extractor: str = ""
    losses: tuple[str, ...] = ()


def write_frame(stream: BinaryIO, message: str | Page) -> None:
    """Send one message."""
    payload = msgspec.json.encode(message)
    stream.write(_LENGTH.pack(len(payload)) + payload)
    stream.flush()


def read_frame(stream: BinaryIO, most: int = MAX_FRAME) -> bytes | None:
    """The payload of the next message; None at the end of the stream.

    Raises:
        ValueError: the message is longer than `most` bytes, or cut off.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > most:
        raise ValueError(f"A message of {length:,} bytes; expected at most {most:,}")
    payload = stream.read(length)
    if len(payload) < length:
        raise ValueError(f"A message of {length:,} bytes ends after {len(payload):,}")
    return payload
