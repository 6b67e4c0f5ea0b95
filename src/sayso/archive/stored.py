"""Values as they are stored: JSON, one gzip member each, the same bytes for the same value."""

import hashlib
import json
import re
import zlib
from types import MappingProxyType
from typing import TypeVar

import msgspec

T = TypeVar("T")

MOST = 2_000_000_000
"""Bytes that a stored file unpacks to at most: no input that is taken in holds more."""

_HALF = re.compile("[\ud800-\udfff]")

GZIP = 31
"""zlib's number for a gzip member; its header has no time and no name in it."""


def encode(value: object) -> bytes:
    r"""A value as JSON without line ends; half a surrogate pair, which UTF-8 cannot hold, as a `\u` escape."""
    try:
        return msgspec.json.encode(value, enc_hook=_plain)
    except UnicodeEncodeError:
        plain = msgspec.to_builtins(value, enc_hook=_plain)
        return json.dumps(plain, separators=(",", ":")).encode("ascii")


def decode(raw: bytes, kind: type[T]) -> T:
    """The value that `encode` made these bytes of.

    Raises:
        ValueError: they are no such value.
    """
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.DecodeError as error:
        if b"\\ud" not in raw:
            raise ValueError(str(error)) from None
    return msgspec.convert(json.loads(raw), type=kind)


def _plain(value: object) -> object:
    if isinstance(value, MappingProxyType):
        return dict(value)
    raise NotImplementedError(f"No stored form for {type(value).__name__}")


def pack(data: bytes) -> bytes:
    """Bytes as one gzip member."""
    return zlib.compress(data, 6, GZIP)


def unpack(data: bytes) -> bytes:
    """The bytes of one gzip member.

    Raises:
        ValueError: it is damaged, which its checksum tells, or holds more than any input does.
    """
    unpacking = zlib.decompressobj(GZIP)
    try:
        found = unpacking.decompress(data, MOST)
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if not unpacking.eof:
        large = unpacking.unconsumed_tail
        raise ValueError(f"it holds more than {MOST:,} bytes" if large else "it breaks off")
    return found


def sha256(data: bytes) -> str:
    """SHA-256 in hex digits."""
    return hashlib.sha256(data).hexdigest()


def printable(text: str) -> str:
    """Text as a database takes it: half a surrogate pair is U+FFFD, which keeps all offsets."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)
