"""Unpacks streams as they come, with the places where something is missing. Runs in a child process."""

import zlib
from collections.abc import Callable, Generator, Iterator

import fastwarc.stream_io
import msgspec

from sayso.sources.packed import Chunk, Packing
from sayso.sources.room import FREE, MAX_RATIO
from sayso.sources.web_archives import GRAMMARS

_CHUNK = 65_536
_GZIP = b"\x1f\x8b\x08"

KEPT = 32_000_000
"""Most packed bytes of one member that are kept to look for the next member in, should this one prove damaged."""

_PROBE = 4_096
_READERS = {"lz4": "Lz4Reader", "zstd": "ZstdReader", "br": "BrotliReader"}

_BATCH = 1_000
"""Most chunks that are sent at once: those of members that hold next to nothing."""


def stream(asked: bytes, more: Callable[[], bytes]) -> Iterator[list[Chunk]]:
    """What a packed stream unpacks to, some 64 KB at a time.

    Args:
        asked: a `Packing`, as it is sent.
        more: gives the next packed bytes, b"" at the end.
    """
    packing = msgspec.msgpack.decode(asked, type=Packing)
    whole = _Members(more, packing).chunks() if packing.name == "gzip" else _as_a_whole(more, packing)
    batch: list[Chunk] = []
    size = 0
    for chunk in whole:
        batch.append(chunk)
        size += len(chunk.data)
        if size >= _CHUNK or len(batch) == _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Stream:
    """A stream as the libraries read it."""

    def __init__(self, more: Callable[[], bytes]) -> None:
        self._more = more
        self._held = b""
        self._told = 0

    def read(self, most: int) -> bytes:
        """Up to so many bytes, b"" at the end."""
        held = self._held or self._more()
        self._held = held[most:]
        self._told += len(held) - len(self._held)
        return held[:most]

    def tell(self) -> int:
        """How many bytes were read."""
        return self._told


def _as_a_whole(more: Callable[[], bytes], packing: Packing) -> Iterator[Chunk]:
    reader = getattr(fastwarc.stream_io, _READERS[packing.name])(_Stream(more))
    at = packing.at
    try:
        while data := reader.read(_CHUNK):
            yield Chunk(data, at)
            at += len(data)
    except OSError as error:
        yield Chunk(b"", at, f"the packed data is damaged ({' '.join(str(error).split())})")


class _Members:
    """Members of a gzip file. A damaged one is left, and the next that holds a record is looked for."""

    def __init__(self, more: Callable[[], bytes], packing: Packing) -> None:
        self._more = more
        self._begins = GRAMMARS[packing.records].begins
        self._kept = bytearray()
        self._at = packing.at

    def chunks(self) -> Iterator[Chunk]:
        """The unpacked bytes of all members, and where something is missing."""
        found = not self._at or self._seek(0)
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
            if piece:
                yield Chunk(piece, start, packed=True)
            elif not data and not unpacker.eof:
                return "the file is cut off"
            if unpacked > FREE and unpacked > MAX_RATIO * packed:
                return f"a record unpacks to over {MAX_RATIO} times its size"
            if len(self._kept) > KEPT:
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
            if self._begins(_first_bytes(bytes(self._kept[found : found + _PROBE]))):
                self._drop(found)
                return True
            start = found + 1

    def _fill(self, size: int) -> bool:
        """Whether so many bytes are at hand."""
        while len(self._kept) < size:
            data = self._more()
            if not data:
                return False
            self._kept += data
        return True

    def _drop(self, size: int) -> None:
        size = min(size, len(self._kept))
        del self._kept[:size]
        self._at += size


def _first_bytes(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(packed, 2 * _PROBE)
    except zlib.error:
        return b""
