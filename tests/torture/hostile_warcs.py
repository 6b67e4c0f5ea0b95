"""Web archives: sound ones, and ones with wrong headers and sizes."""

import gzip
from collections.abc import Callable, Mapping, Sequence

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
