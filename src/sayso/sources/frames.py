"""What a reader and its child process say to each other: bytes, each message with its length before it."""

import struct
from typing import BinaryIO

LENGTH = struct.Struct(">I")
"""What stands before each message: how many bytes it has."""

MAX_FRAME = 64_000_000
"""Most bytes of a frame: a page of 20 MB can grow threefold when it becomes UTF-8."""


ENDED, MORE = b".", b""
"""What a child that reads a stream says beside its pieces: that there are no more, and that it needs more bytes."""


def write_frame(stream: BinaryIO, payload: bytes) -> None:
    """Send one message."""
    stream.write(LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: BinaryIO, most: int = MAX_FRAME) -> bytes | None:
    """The payload of the next message; None at the end of the stream.

    Raises:
        ValueError: the message is longer than `most` bytes, or cut off.
    """
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    if length > most:
        raise ValueError(f"A message of {length:,} bytes; expected at most {most:,}")
    payload = stream.read(length)
    if len(payload) < length:
        raise ValueError(f"A message of {length:,} bytes ends after {len(payload):,}")
    return payload
