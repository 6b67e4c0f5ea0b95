"""How long the directory of a zip archive is, told without taking it in: the library holds all of it in memory."""

import struct
from typing import IO

_END = b"PK\5\6"
_END_SIZE = 22
_END64 = b"PK\6\6"
_END64_SIZE = 56
_LOCATOR = b"PK\6\7"
_LOCATOR_SIZE = 20
_ENTRY = b"PK\1\2"
_ENTRY_SIZE = 46
_TAIL = 65_535 + _END_SIZE + _END64_SIZE + _LOCATOR_SIZE
"""Bytes at the end of an archive in which its end records lie: a comment follows them."""


def has_over(stream: IO[bytes], most: int) -> bool:
    """Whether a zip archive has over so many entries, folders included; goes by the entries, not by what it states.

    Args:
        stream: can be sought in; stands anywhere, before and after.
        most: no more entries than these are looked at.
    """
    size = stream.seek(0, 2)
    start = max(0, size - _TAIL)
    stream.seek(start)
    at, length = _directory(stream.read(_TAIL))
    if start + at - length < 0:
        return False
    stream.seek(start + at - length)
    count = 0
    while length > 0 and count <= most:
        entry = stream.read(_ENTRY_SIZE)
        if len(entry) < _ENTRY_SIZE or not entry.startswith(_ENTRY):
            break
        more = sum(struct.unpack_from("<3H", entry, 28))
        stream.seek(more, 1)
        length -= _ENTRY_SIZE + more
        count += 1
    return count > most


def _directory(tail: bytes) -> tuple[int, int]:
    """Where in the tail of an archive its directory ends, and how many bytes that is long; zeros where it has none."""
    bare = len(tail) - _END_SIZE
    at = bare if tail.startswith(_END, max(0, bare)) and tail.endswith(b"\0\0") else tail.rfind(_END)
    if at < 0 or at + _END_SIZE > len(tail):
        return 0, 0
    (length,) = struct.unpack_from("<L", tail, at + 12)
    long = at - _LOCATOR_SIZE - _END64_SIZE
    if long >= 0 and tail.startswith(_LOCATOR, at - _LOCATOR_SIZE) and tail.startswith(_END64, long):
        (length,) = struct.unpack_from("<Q", tail, long + 40)
        at = long
    return at, length
