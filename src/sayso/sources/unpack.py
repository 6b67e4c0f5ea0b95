"""Streams packed with gzip, bzip2 or xz, unpacked as they are read and within limits."""

import bz2
import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BufferedReader
from typing import BinaryIO, Protocol

from sayso.errors import InputSkipped
from sayso.sources.room import Room, check_ratio, watched

_CHUNK = 65_536
_MAGIC = 6
_PADDING = b"\0"
_MEMORY = 256 << 20
"""Most bytes that an xz stream may ask for."""


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Gzip:
    """zlib's object with the ways of those of bz2 and lzma: what it did not take in it keeps."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(zlib.MAX_WBITS | 16)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


def _lzma() -> _Unpacker:
    return lzma.LZMADecompressor(memlimit=_MEMORY)


PACKINGS: tuple[tuple[bytes, str, Callable[[], _Unpacker]], ...] = (
    (b"\x1f\x8b\x08", "gzip", _Gzip),
    (b"BZh", "bzip2", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\x00", "xz", _lzma),
)
"""Ways of packing: first bytes, name, and what unpacks one stream."""


def packing(head: bytes) -> str:
    """How a stream with these first bytes is packed, or ""."""
    return next((name for magic, name, _ in PACKINGS if head.startswith(magic)), "")


def first_bytes(head: bytes) -> bytes:
    """What the first bytes of a packed stream unpack to, as far as they do."""
    for magic, _, make in PACKINGS:
        if head.startswith(magic):
            try:
                return make().decompress(head, 4_096)
            except (OSError, zlib.error, lzma.LZMAError):
                return b""
    return b""


class _Unpacked:
    """Reads packed streams of one kind, one after the other.

    Attributes:
        packed: how many packed bytes were taken in.
        beyond: once all is read, offset of what follows and is not packed; -1 where nothing does.
    """

    def __init__(self, stream: BinaryIO, name: str, make: Callable[[], _Unpacker]) -> None:
        self.packed = 0
        self._stream = stream
        self._name = name
        self._make = make
        self._unpacker = make()
        self.beyond = -1
        self._pending = b""
        self._ended = False

    def read(self, most: int) -> bytes:
        """Up to so many bytes, b"" at the end.

        Raises:
            InputSkipped: the stream is damaged or cut off.
        """
        piece = b""
        while not self._ended and not piece:
            if self._unpacker.needs_input and not self._pending:
                self._pending = self._more()
            try:
                piece = self._unpacker.decompress(self._pending, most)
            except (OSError, zlib.error, lzma.LZMAError) as error:
                why = " ".join(str(error).split())
                raise InputSkipped(f"{self._name} is damaged before byte {self.packed:,} ({why})") from None
            self._pending = b""
            if self._unpacker.eof:
                self._next()
        return piece

    def _more(self) -> bytes:
        data = self._stream.read(_CHUNK)
        if not data:
            raise InputSkipped(f"{self._name} is cut off at byte {self.packed:,}")
        self.packed += len(data)
        return data

    def _next(self) -> None:
        """Go on with the next stream behind padding, where there is one."""
        rest = self._unpacker.unused_data.lstrip(_PADDING)
        while len(rest) < _MAGIC and (more := self._stream.read(_CHUNK)):
            self.packed += len(more)
            rest = (rest + more).lstrip(_PADDING)
        self._ended = not packing(rest)
        if self._ended and rest:
            self.beyond = self.packed - len(rest)
        self._unpacker = self._make()
        self._pending = rest


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a packed stream unpacks to."""

    stream: BufferedReader
    source: _Unpacked

    def left(self) -> str:
        """What of the packed stream was not read, for a message, once `stream` is at its end; "" where nothing was."""
        at = self.source.beyond
        return f"what follows its end at byte {at:,} is not packed and was not read" if at >= 0 else ""


def unpacked(stream: BinaryIO, name: str, start: bytes, room: Room) -> Unpacked:
    """What a packed stream unpacks to.

    Args:
        stream: the packed bytes.
        name: what messages call it.
        start: its first bytes, as `packing` knows them.
        room: counts what is unpacked.

    Raises, when it is read:
        InputSkipped: the stream is damaged or cut off, or unpacks to too much.
    """
    source = _Unpacked(stream, name, next(make for magic, _, make in PACKINGS if start.startswith(magic)))
    total = 0

    def count(size: int) -> None:
        nonlocal total
        total += size
        check_ratio(source.packed, total, name)
        room.take(size, name)

    return Unpacked(watched(source.read, count), source)
