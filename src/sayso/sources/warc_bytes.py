"""The bytes of a web archive, unpacked, with the places where something is missing."""

import contextlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from sayso.sources.packed import Chunk, Packing, PackingName
from sayso.sources.room import Room, check_ratio
from sayso.sources.stream_child import UNPACK, Broken
from sayso.sources.web_archives import GRAMMARS

_CHUNK = 65_536
_FEED = 1 << 18
"""Packed bytes that are fed at once."""

_MARKS: tuple[tuple[bytes, PackingName], ...] = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"\x04\x22\x4d\x18", "lz4"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
)

_KEPT = 32_000_000
"""Most packed bytes of one member that are kept for another child, should the one that unpacks them die."""

_DEATHS = 3
"""Children that may die one after the other before the rest of an archive is given up."""


class _Fed:
    """A stream as it is fed to a child, with what must be fed again to another one.

    Attributes:
        count: how many bytes of the stream were read.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.count = 0
        self._stream = stream
        self._kept = bytearray()
        self._next = 0

    def more(self) -> bytes:
        """The next bytes, b"" at the end."""
        again = self._next - (self.count - len(self._kept))
        if again < len(self._kept):
            data = bytes(self._kept[again : again + _FEED])
        else:
            data = self._stream.read(_FEED)
            self.count += len(data)
            self._kept += data
        self._next += len(data)
        if len(self._kept) > _KEPT:
            self.drop(self._next)
        return data

    def drop(self, at: int) -> None:
        """Let go of the bytes before an offset."""
        begun = self.count - len(self._kept)
        if at > begun:
            del self._kept[: at - begun]

    def back_to(self, at: int) -> int:
        """Feed again from an offset, or from the first one after it that is at hand; returns which."""
        self._next = max(at, self.count - len(self._kept))
        return self._next


def chunks(stream: BinaryIO, name: str, head: bytes, room: Room, kind: str, *, packed: bool = False) -> Iterator[Chunk]:
    """The unpacked bytes of a web archive.

    Args:
        stream: the archive.
        name: what messages call it.
        head: its first bytes: they tell whether it is packed record by record, packed as a whole, or plain.
        room: counts what is unpacked.
        kind: name of the grammar of its records.
        packed: whether its name says that it is packed with gzip, should the first bytes be damaged.

    Raises, when it is drawn from:
        InputSkipped: it unpacks to too much.
    """
    packing = next((packing for mark, packing in _MARKS if head.startswith(mark)), None)
    if packing is None and packed and not GRAMMARS[kind].begins(head):
        packing = "gzip"
    if packing is None:
        return _plain(stream.read)
    fed = _Fed(stream)
    if packing == "gzip":
        return _within(_members(fed, kind), fed, name, room)
    return _within(_as_a_whole(fed, packing, name), fed, name, room)


def unpacked(entity: bytes, packing: PackingName, most: int) -> tuple[bytes, bool]:
    """Packed bytes unpacked, as far as they and `most` go, and whether in full; as they are if nothing comes of it."""
    body = bytearray()
    pieces = UNPACK.pieces(Packing(packing), _once(entity))
    with contextlib.closing(pieces), contextlib.suppress(Broken):
        for chunk in pieces:
            body += chunk.data
            if chunk.gap or len(body) > most:
                break
        else:
            return bytes(body), True
    return bytes(body[: most + 1]) or entity, False


def _once(entity: bytes) -> Callable[[], bytes]:
    """Gives bytes in pieces, and b"" at their end."""
    pieces = iter(range(0, len(entity), _FEED))

    def more() -> bytes:
        at = next(pieces, len(entity))
        return entity[at : at + _FEED]

    return more


def _within(pieces: Iterator[Chunk], packed: _Fed, name: str, room: Room) -> Iterator[Chunk]:
    """Unpacked bytes, as long as the room of the input has place for them."""
    before = size = 0
    for chunk in pieces:
        size += len(chunk.data)
        if chunk.checked or chunk.gap:
            room.take_record(packed.count - before, size, name, whole=chunk.checked)
            before, size = packed.count, 0
        else:
            room.check_record(packed.count - before, size, name)
        yield chunk
    room.take_record(packed.count - before, size, name, whole=True)


def _plain(read: Callable[[int], bytes]) -> Iterator[Chunk]:
    at = 0
    while data := read(_CHUNK):
        yield Chunk(data, at)
        at += len(data)


def _as_a_whole(fed: _Fed, packing: PackingName, name: str) -> Iterator[Chunk]:
    """The one stream that an archive is packed as; what is beyond damage is lost."""
    size = 0
    try:
        for chunk in UNPACK.pieces(Packing(packing), fed.more):
            size += len(chunk.data)
            check_ratio(fed.count, size, name)
            yield chunk
    except Broken as broken:
        yield Chunk(b"", size, f"it {broken}")


def _members(fed: _Fed, kind: str) -> Iterator[Chunk]:
    """The members of a gzip file. A child that dies costs at most the one at hand: another goes on behind it."""
    packing, deaths = Packing("gzip", kind), 0
    heard: Chunk | None = None
    while True:
        try:
            for chunk in UNPACK.pieces(packing, fed.more):
                heard, deaths = chunk, 0
                fed.drop(chunk.at)
                yield chunk
        except Broken as broken:
            deaths += 1
            cut = heard is not None and heard.packed and not heard.checked
            if cut or deaths == _DEATHS:
                heard = Chunk(b"", heard.at if heard else 0, f"it {broken}")
                yield heard
            if deaths == _DEATHS:
                return
            packing = Packing("gzip", kind, fed.back_to(heard.at + 1 if heard else 0))
        else:
            return
