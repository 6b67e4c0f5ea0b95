"""Inputs for tests, built byte by byte."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.model.capture import Capture
from sayso.sources import Failure, captures

SENTENCES = (
    "The harbour police closed both bridges of Port Arden on Friday after shells fell on the northern bank.",
    "Mayor Ilse Brandt said nobody had been hurt and that engineers would look at the piers in the morning.",
    "A spokesman for the river militia denied that his men had fired anything at the town or its bridges.",
)
TITLE = "Two bridges closed after shelling"


def page(title: str = TITLE, sentences: Iterable[str] = SENTENCES) -> str:
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return f"<!doctype html><html><head><title>{title}</title></head><body><article>{body}</article></body></html>"


def taken(*paths: Path, columns: Mapping[str, str] | None = None) -> list[Capture | Failure]:
    """All outcomes of these inputs."""
    return list(captures(map(str, paths), columns=columns))


def reports(*paths: Path) -> list[Capture]:
    """The outcomes of inputs of which none may fail."""
    found = taken(*paths)
    assert [one for one in found if isinstance(one, Failure)] == []
    return [one for one in found if isinstance(one, Capture)]


def one(path: Path) -> Capture:
    (found,) = reports(path)
    return found


def failure(path: Path) -> Failure:
    (found,) = taken(path)
    assert isinstance(found, Failure)
    assert "\n" not in found.reason
    return found


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def zipped(members: Mapping[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, packing)
    return made.getvalue()


def tarred(members: Mapping[str, str | bytes], mode: str = "w") -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            raw = content if isinstance(content, bytes) else content.encode()
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return made.getvalue()


def record(block: bytes, kind: str = "response", url: str = "https://harbour.example/1", **fields: str) -> bytes:
    """A record of a web archive; `fields` have `_` for `-`."""
    head = {
        "WARC-Type": kind,
        "WARC-Date": "2031-05-09T10:00:00Z",
        "WARC-Record-ID": "<urn:uuid:0>",
        "WARC-Target-URI": url,
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in fields.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items() if value)
    return f"WARC/1.1\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def http(body: bytes, content_type: str = "text/html", status: str = "200 OK", headers: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{headers}\r\n".encode() + body


def pages(count: int) -> list[bytes]:
    """Records of as many pages, each with a word of its own."""
    return [
        record(http(page(f"Report number {n} of the day").encode()), url=f"https://harbour.example/{n}")
        for n in range(count)
    ]


def arc_record(
    block: bytes, url: str = "https://harbour.example/1", more: str = "", date: str = "20310509100000"
) -> bytes:
    """A record of the format before WARC; `more` is what version 2 has between media type and length."""
    return f"{url} 192.0.2.7 {date} text/html {more}{len(block)}\n".encode() + block + b"\n"


def arc_info(version: int = 1) -> bytes:
    """The first record of such an archive."""
    names = "Result-code Checksum Location Offset Filename " if version == 2 else ""
    block = f"{version} 0 Harbour\nURL IP-address Archive-date Content-type {names}Archive-length\n".encode()
    more = "200 - - 0 a.arc " if version == 2 else ""
    return f"filedesc://a.arc 0.0.0.0 20310509100000 text/plain {more}{len(block)}\n".encode() + block + b"\n"


def arc_pages(count: int, version: int = 1) -> list[bytes]:
    """Records of as many pages in the format before WARC, each with a word of its own."""
    more = "200 0a1b2c - 77 a.arc " if version == 2 else ""
    return [
        arc_record(http(page(f"Report number {n} of the day").encode()), f"https://harbour.example/{n}", more)
        for n in range(count)
    ]


def packed(records: Sequence[bytes]) -> bytes:
    """A web archive packed record by record."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


@dataclass(frozen=True)
class Words:
    """Words on a page of a PDF, in points from the lower left."""

    x: float
    y: float
    text: str
    size: float = 10


def pdf(*pages: Sequence[Words], trailer: str = "") -> bytes:
    """A PDF of text in one font."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for words in pages:
        shown = "".join(f"BT /F1 {w.size} Tf {w.x} {w.y} Td ({_escaped(w.text)}) Tj ET\n" for w in words)
        objects.append(f"<</Length {len(shown)}>>stream\n{shown}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    made, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + end.encode()


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
