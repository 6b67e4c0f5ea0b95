"""The bytes of a web archive, unpacked, with the places where something is missing."""

import zlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from sayso.sources.room import MAX_RATIO, Room

_CHUNK = 65_536
_GZIP = b"\x1f\x8b\x08"
_KEPT = 32_000_000
"""Most packed bytes of one member that are kept to look for the next member in, should this one prove damaged."""

_FREE = 100_000_000
_PROBE = 4_096


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of unpacked bytes.

    Attributes:
        data: the bytes.
        at: offset in the file as stored of these bytes, or of the packed member that they are from.
        gap: why something is missing before them, or "".
        packed: whether `at` is that of a member.
        checked: whether this is the end of a member with the right checksum.
    """

    data: bytes
    at: int
    gap: str = ""
    packed: bool = False
    checked: bool = False


class _Counted:
    """A stream, and how many bytes were read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self.count = 0
        self._stream = stream

    def read(self, most: int) -> bytes:
        """Up to so many bytes, b"" at the end."""
        data = self._stream.read(most)
        self.count += len(data)
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self.count


def chunks(stream: BinaryIO, name: str, head: bytes, room: Room, *, packed: bool = False) -> Iterator[Chunk]:
    """The unpacked bytes of a web archive.

    Args:
        stream: the archive.
        name: what messages call it.
        head: its first bytes: they tell whether it is packed record by record, packed as a whole, or plain.
        room: counts what is unpacked.
        packed: whether its name says that it is packed with gzip, should the first bytes be damaged.

    Raises, when it is drawn from:
        InputSkipped: it unpacks to too much.
    """
    counted = _Counted(stream)
    if head.startswith(_GZIP) or (packed and not head.startswith(b"WARC/")):
        return _within(_Members(counted).chunks(), counted, name, room)
    for magic, reader in ((b"\x04\x22\x4d\x18", "Lz4Reader"), (b"\x28\xb5\x2f\xfd", "ZstdReader")):
        if head.startswith(magic):
            return _within(_as_a_whole(counted, reader), counted, name, room)
    return _plain(stream.read)


def _within(unpacked: Iterator[Chunk], packed: _Counted, name: str, room: Room) -> Iterator[Chunk]:
    """Unpacked bytes, as long as the room of the input has place for them."""
    before = 0
    for chunk in unpacked:
        room.take_records(packed.count - before, len(chunk.data), name)
        before = packed.count
        yield chunk


def _plain(read: Callable[[int], bytes]) -> Iterator[Chunk]:
    at = 0
    while data := read(_CHUNK):
        yield Chunk(data, at)
        at += len(data)


def _as_a_whole(stream: _Counted, reader: str) -> Iterator[Chunk]:
    import fastwarc.stream_io

    packed = getattr(fastwarc.stream_io, reader)(stream)
    at = 0
    try:
        for chunk in _plain(packed.read):
            at = chunk.at + len(chunk.data)
            yield chunk
    except OSError as error:
        yield Chunk(b"", at, f"the packed data is damaged ({' '.join(str(error).split())})")


class _Members:
    """Members of a gzip file. A damaged one is left, and the next that holds a record is looked for."""

    def __init__(self, stream: _Counted) -> None:
        self._stream = stream
        self._kept = bytearray()
        self._at = 0

    def chunks(self) -> Iterator[Chunk]:
        """The unpacked bytes of all members, and where something is missing."""
        found = True
        while found and self._fill(len(_GZIP)):
            start, gap = self._at, ""
            if self._kept.startswith(_GZIP):
                gap = yield from self._member()
                found = not gap or self._seek(1)
            else:
                gap = "bytes that are not packed" if self._kept.strip(b"\x00\r\n") else ""
                found = self._seek(0)
            if gap:
                yield Chunk(b"", start, gap)
        if found and self._kept.strip(b"\x00\r\n"):
            yield Chunk(b"", self._at, "the file is cut off")

    def _member(self) -> Generator[Chunk, None, str]:
        """The unpacked bytes of the member at hand; returns why it has no end, or ""."""
        start, fed, packed, unpacked = self._at, 0, 0, 0
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while not unpacker.eof:
            data = unpacker.unconsumed_tail
            if not data and self._fill(fed + 1):
                data = bytes(self._kept[fed : fed + _CHUNK])
                fed, packed = fed + len(data), packed + len(data)
            try:
                piece = unpacker.decompress(data, _CHUNK)
            except zlib.error:
                return "the packed data is damaged"
            unpacked += len(piece)
            if unpacked > _FREE and unpacked > MAX_RATIO * packed:
                return f"a record unpacks to over {MAX_RATIO} times its size"
            if piece:
                yield Chunk(piece, start, packed=True)
            elif not data and not unpacker.eof:
                return "the file is cut off"
            if len(self._kept) > _KEPT:
                self._drop(fed)
                fed = 0
        self._drop(fed - len(unpacker.unused_data))
        yield Chunk(b"", start, packed=True, checked=True)
        return ""

    def _seek(self, start: int) -> bool:
        """Go to the next member that holds a record, from an index of the bytes at hand; whether there is one."""
        while True:
            found = self._kept.find(_GZIP, start)
            if found < 0:
                self._drop(max(start, len(self._kept) - len(_GZIP) + 1))
                if not self._fill(len(_GZIP)):
                    return False
                start = 0
                continue
            self._fill(found + _PROBE)
            if _holds_record(bytes(self._kept[found : found + _PROBE])):
                self._drop(found)
                return True
            start = found + 1

    def _fill(self, size: int) -> bool:
        """Whether so many bytes are at hand."""
        while len(self._kept) < size:
            data = self._stream.read(_CHUNK)
            if not data:
                return False
            self._kept += data
        return True

    def _drop(self, size: int) -> None:
        size = min(size, len(self._kept))
        del self._kept[:size]
        self._at += size


def _holds_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(packed, 8).startswith(b"WARC/")
    except zlib.error:
        return False
