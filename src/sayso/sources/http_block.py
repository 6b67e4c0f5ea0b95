"""HTTP responses as web archives keep them: status line, headers, body as it came over the wire."""

import contextlib
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sayso.sources.draft import MAX_BYTES
from sayso.sources.grammar import block_length
from sayso.sources.warc_bytes import unpacked

_STEP = 65_536

_STATUS = re.compile(rb"HTTP/\d(?:\.\d+)?[ \t]+(\d{3})")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"[ \t]*([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Response:
    """A response.

    Attributes:
        status: its number; 0 where it has none.
        headers: as they came, in order.
        entity: the body without the chunks that it came in, still packed.
        body: the body unpacked.
        losses: what of the body is missing.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    entity: bytes
    body: bytes
    losses: tuple[str, ...] = ()

    def get(self, name: str) -> str:
        """The first header of that name, in whatever case, or ""."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def response(block: bytes) -> Response:
    """The response that a block is; one without a whole head has the status 0 and is all body."""
    status, ended = _STATUS.match(block), _HEAD_END.search(block)
    if not status or not ended:
        return Response(0, (), block, block)
    head, wire = block[: ended.start()], block[ended.end() :]
    lines = [line.partition(b":") for line in head.splitlines()[1:]]
    headers = tuple(
        (name.strip().decode("latin-1"), value.strip().decode("latin-1")) for name, colon, value in lines if colon
    )
    bare = Response(int(status[1]), headers, wire, wire)
    entity = _unchunked(wire) if "chunked" in bare.get("transfer-encoding").lower() else wire
    body, losses = _unpacked(entity, bare.get("content-encoding").lower())
    length = block_length(bare.get("content-length"))
    if entity is wire and len(wire) < length:
        losses = (*losses, f"the page is cut off: {len(wire):,} bytes of {length:,}")
    return Response(bare.status, headers, entity, body, losses)


def _unchunked(wire: bytes) -> bytes:
    """The body that came in chunks, as far as they go; all of it where it is none, as some archives undo them."""
    pieces, at = [], 0
    while found := _CHUNK.match(wire, at):
        size = int(found[1], 16)
        pieces.append(wire[found.end() : found.end() + size])
        at = found.end() + size
        at += 2 if wire.startswith(b"\r\n", at) else wire.startswith(b"\n", at)
        if not size:
            return b"".join(pieces)
    whole = at >= len(wire) > 0
    return b"".join(pieces) if whole and pieces else wire


def _unpacked(entity: bytes, encodings: str) -> tuple[bytes, tuple[str, ...]]:
    """A body unpacked, the last encoding first, and what was lost on the way."""
    for name in reversed([part.strip() for part in encodings.split(",") if part.strip()]):
        unpack = _ENCODINGS.get(name)
        if unpack is None or not entity:
            continue
        entity, whole = unpack(entity)
        if not whole:
            return entity, (f"the page is packed with {name} and damaged or too long",)
    return entity, ()


def _inflated(entity: bytes) -> tuple[bytes, bool]:
    """Unpacked gzip or deflate, and whether in full; as it is where it is not packed at all."""
    for bits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        unpacker, body = zlib.decompressobj(bits), bytearray()
        with contextlib.suppress(zlib.error):
            for start in range(0, len(entity), _STEP):
                body += unpacker.decompress(entity[start : start + _STEP], MAX_BYTES + 1 - len(body))
                if unpacker.eof or len(body) > MAX_BYTES:
                    break
        if body or unpacker.eof:
            return bytes(body), unpacker.eof and len(body) <= MAX_BYTES
    return entity, not entity.startswith(b"\x1f\x8b")


_ENCODINGS: dict[str, Callable[[bytes], tuple[bytes, bool]]] = {
    "gzip": _inflated,
    "x-gzip": _inflated,
    "deflate": _inflated,
    "br": partial(unpacked, packing="br", most=MAX_BYTES),
    "zstd": partial(unpacked, packing="zstd", most=MAX_BYTES),
}
