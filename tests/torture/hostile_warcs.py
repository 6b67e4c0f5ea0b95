"""Web archives: sound ones, and ones with wrong headers and sizes."""

import gzip
import io
from collections.abc import Callable, Iterable, Mapping, Sequence

import fastwarc.stream_io
from tests.torture.hostile_pages import ARTICLE


def record(kind: str, block: bytes, url: str = "https://paper.example/", number: int = 0, **more: str) -> bytes:
    """One record; `more` are further fields, with `_` for `-`, and may replace those that are there."""
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012d}>",
        "WARC-Date": "2031-05-09T08:07:06Z",
        "WARC-Target-URI": f"{url}{number}",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in more.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def response(number: int, head: str = "", body: bytes | None = None) -> bytes:
    """A record of a page with a word of its own in it."""
    page = f"<html><title>Page {number}</title><article>{ARTICLE}<p>Sentinel{number} said so.</p></article></html>"
    stated = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{head}\r\n".encode()
    return record("response", stated + (page.encode() if body is None else body), number=number)


def sound(many: int, *, packed: bool = True) -> bytes:
    """A web archive of so many pages; packed record by record as they are in the wild."""
    records = [response(number) for number in range(many)]
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)


def written(writer: str, pieces: Iterable[bytes]) -> bytes:
    """Pieces packed one by one, by a writer of fastwarc."""
    out = io.BytesIO()
    for piece in pieces:
        stream = getattr(fastwarc.stream_io, writer)(out)
        stream.write(piece)
        stream.close()
    return out.getvalue()


def arc(many: int, version: int = 1) -> list[bytes]:
    """The records of an archive of so many pages in the format before WARC, that which tells of the archive first."""
    more = "200 - - 0 a.arc " if version == 2 else ""
    about = f"{version} 0 Paper\nURL IP-address Archive-date Content-type Archive-length\n".encode()
    info = f"filedesc://a.arc 0.0.0.0 20310509080706 text/plain {more}{len(about)}\n".encode() + about + b"\n"
    blocks = [response(number).partition(b"\r\n\r\n")[2].removesuffix(b"\r\n\r\n") for number in range(many)]
    heads = [
        f"https://paper.example/{number} 192.0.2.7 20310509080706 text/html {more}{len(block)}\n".encode()
        for number, block in enumerate(blocks)
    ]
    return [info, *(head + block + b"\n" for head, block in zip(heads, blocks, strict=True))]


def _coded(name: str, writer: str) -> bytes:
    """An archive of a page that came packed."""
    body = response(1).partition(b"\r\n\r\n")[2].partition(b"\r\n\r\n")[2]
    return response(1, f"Content-Encoding: {name}\r\n", written(writer, [body]))


SOUND: Mapping[str, Callable[[], bytes]] = {
    "sound.warc": lambda: sound(3, packed=False),
    "sound.arc": lambda: b"".join(arc(3)),
    "sound-2.arc": lambda: b"".join(arc(3, 2)),
    "sound.arc.gz": lambda: b"".join(gzip.compress(one, mtime=0) for one in arc(3)),
    "sound.warc.lz4": lambda: written("Lz4Writer", (response(number) for number in range(3))),
    "sound.warc.zst": lambda: written("ZstdWriter", (response(number) for number in range(3))),
    "brotli.warc": lambda: _coded("br", "BrotliWriter"),
    "zstd.warc": lambda: _coded("zstd", "ZstdWriter"),
}
"""Archives that are read in full, to be damaged; those that are packed with gzip are damaged by groups of their own."""

MB = 1_000_000

BOMBS: Mapping[str, Callable[[], bytes]] = {
    "zeros-2GB.warc.lz4": lambda: written("Lz4Writer", [response(1), bytes(20 * MB)]) * 100,
    "zeros-2GB.warc.zst": lambda: written("ZstdWriter", [response(1), bytes(20 * MB)]) * 100,
    "records-94MB.warc.gz": lambda: sound(1) + gzip.compress(response(9, body=bytes(94 * MB)), 6) * 60,
    "records-94MB.arc.gz": lambda: gzip.compress(b"".join(arc(1))) + gzip.compress(bytes(94 * MB), 6) * 60,
    "pages-90MB.warc": lambda: response(9, "Content-Encoding: br\r\n", written("BrotliWriter", [bytes(90 * MB)])) * 60,
}
"""Archives that unpack to far more than they may."""


def _around(odd: bytes) -> bytes:
    return b"".join(gzip.compress(one, 1, mtime=0) for one in (response(1), odd, response(2)))


ODD: Mapping[str, Callable[[], bytes]] = {
    "length-too-long.warc.gz": lambda: _around(
        record("response", b"HTTP/1.1 200 OK\r\n\r\nx", Content_Length="99999999999")
    ),
    "length-negative.warc.gz": lambda: _around(record("response", b"HTTP/1.1 200 OK\r\n\r\nx", Content_Length="-1")),
    "length-words.warc.gz": lambda: _around(record("response", b"HTTP/1.1 200 OK\r\n\r\nx", Content_Length="many")),
    "no-http.warc.gz": lambda: _around(record("response", b"\x00\x01\x02")),
    "http-long-header.warc.gz": lambda: _around(record("response", b"HTTP/1.1 200 OK\r\nA: " + b"b" * 5_000_000)),
    "chunks-wrong.warc.gz": lambda: _around(response(9, "Transfer-Encoding: chunked\r\n", b"zz\r\nx")),
    "chunks-huge.warc.gz": lambda: _around(response(9, "Transfer-Encoding: chunked\r\n", b"ffffffffffff\r\nx")),
    "coding-bomb.warc.gz": lambda: _around(
        response(9, "Content-Encoding: gzip\r\n", gzip.compress(bytes(300_000_000), 1))
    ),
    "coding-wrong.warc.gz": lambda: _around(response(9, "Content-Encoding: br\r\n", b"\x00\x01")),
    "record-bomb.warc.gz": lambda: _around(response(9, "", bytes(300_000_000))),
    "revisit-lost.warc.gz": lambda: _around(
        record("revisit", b"HTTP/1.1 200 OK\r\n\r\n", number=9, WARC_Payload_Digest="sha1:AAAA", WARC_Profile="x")
    ),
    "revisit-of-itself.warc.gz": lambda: _around(
        record("revisit", b"", number=9, WARC_Refers_To="<urn:uuid:00000000-0000-4000-8000-000000000009>")
    ),
    "dates.warc.gz": lambda: _around(record("response", b"HTTP/1.1 200 OK\r\n\r\nx", WARC_Date="not a date")),
    "folded.warc": lambda: response(1) + b"WARC/1.1\r\n" + b"A: b\r\n c\r\n" * 100_000 + b"\r\n" + response(2),
    "fields-many.warc": lambda: b"WARC/1.1\r\n" + b"A: b\r\n" * 500_000 + b"\r\n" + response(2),
    "no-end.warc": lambda: b"WARC/1.1\r\n" + b"A" * 5_000_000,
    "nothing.warc": lambda: b"",
    "not-one.warc.gz": lambda: gzip.compress(b"The mill burned down."),
}


def whole_sentinels(texts: Sequence[str], many: int) -> set[int]:
    """Which of so many pages' own words stand in these texts."""
    return {number for number in range(many) if any(f"Sentinel{number} " in text for text in texts)}
