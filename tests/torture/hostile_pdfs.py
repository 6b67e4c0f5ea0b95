"""PDF files written by hand: a sound one, and ones that swell, loop or lie."""

import zlib
from collections.abc import Callable, Mapping, Sequence

from tests.torture.hostile_archives import deflated

LINES = (
    "Two bridges closed after shelling",
    "The governor of the coastal province said on Monday that",
    "two bridges had been closed.",
)


def pdf(objects: Sequence[bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """A file of objects, numbered from 1, with its table of where they stand."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        root,
        trailer,
        table,
    )
    return bytes(out)


def stream(body: bytes, extra: bytes = b"", length: int | None = None) -> bytes:
    """A stream object; `length` to lie about it."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(body) if length is None else length, extra, body)


def packed(body: bytes, extra: bytes = b"") -> bytes:
    """A compressed stream object."""
    return stream(zlib.compress(body), b"/Filter /FlateDecode " + extra)


def drawn(lines: Sequence[str] = LINES) -> bytes:
    """A page's content that draws lines of text."""
    shown = b" T* ".join(b"(%s) Tj" % line.encode("latin-1", "replace") for line in lines)
    return b"BT /F1 12 Tf 14 TL 72 720 Td " + shown + b" ET"


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def plain(content: bytes | None = None) -> bytes:
    """A sound file of one page; `content` replaces the object that draws it."""
    return pdf([CATALOG, PAGES, PAGE, stream(drawn()) if content is None else content, FONT])


def many_pages(many: int) -> bytes:
    """A file of so many pages, all drawn by one object."""
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(many))
    pages = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, many)
    return pdf([CATALOG, pages, FONT, stream(drawn()), *[PAGE.replace(b"/F1 5", b"/F1 3")] * many])


def _blanks(size: int) -> bytes:
    """A zlib stream of blanks; its checksum is none, as nobody should come so far."""
    return b"\x78\xda" + deflated(b" ", size) + bytes(4)


SOUND: Mapping[str, Callable[[], bytes]] = {
    "plain.pdf": plain,
    "packed.pdf": lambda: plain(packed(drawn())),
    "pages.pdf": lambda: many_pages(20),
}

BOMBS: Mapping[str, Callable[[], bytes]] = {
    "swelling-2GB.pdf": lambda: plain(stream(_blanks(2_000_000_000), b"/Filter /FlateDecode")),
    "swelling-twice.pdf": lambda: plain(
        stream(zlib.compress(_blanks(2_000_000_000), 9), b"/Filter [/FlateDecode /FlateDecode]")
    ),
    "text-50MB.pdf": lambda: plain(packed(drawn(["word " * 20] * 500_000))),
    "pages-20000.pdf": lambda: many_pages(20_000),
    "pages-claimed.pdf": lambda: plain().replace(b"/Count 1", b"/Count 2147483647"),
    "pages-in-circle.pdf": lambda: plain().replace(b"[3 0 R]", b"[2 0 R]"),
    "page-own-parent.pdf": lambda: plain().replace(b"/Parent 2", b"/Parent 3"),
    "contents-in-circle.pdf": lambda: plain(b"[4 0 R 4 0 R]"),
    "nested-arrays.pdf": lambda: plain(b"[" * 500_000 + b"]" * 500_000),
    "nested-dictionaries.pdf": lambda: plain(b"<< /A " * 200_000 + b">> " * 200_000),
    "saves-nested.pdf": lambda: plain(stream(b"q " * 2_000_000 + drawn())),
    "huge-box.pdf": lambda: plain().replace(b"612 792", b"9e9 9e9"),
    "length-lies.pdf": lambda: plain(stream(drawn(), length=2_000_000_000)),
    "length-negative.pdf": lambda: plain(stream(drawn(), length=-1)),
    "size-lies.pdf": lambda: plain().replace(b"/Size 6", b"/Size 2147483647"),
    "xref-in-circle.pdf": lambda: pdf([CATALOG, PAGES, PAGE, stream(drawn()), FONT], trailer=b"/Prev 9"),
    "no-xref.pdf": lambda: plain().partition(b"xref")[0],
    "no-pages.pdf": lambda: plain().replace(b"/Kids [3 0 R] /Count 1", b"/Kids [] /Count 0"),
    "no-text.pdf": lambda: plain(stream(b"0 0 100 100 re f")),
    "locked.pdf": lambda: pdf(
        [CATALOG, PAGES, PAGE, stream(drawn()), FONT,
         b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O (%s) /U (%s) >>" % (b"o" * 32, b"u" * 32)],
        trailer=b"/Encrypt 6 0 R /ID [(a) (a)]",
    ),
    "script.pdf": lambda: plain().replace(
        b"/Pages 2 0 R", b"/Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\);) >>"
    ),
    "header-alone.pdf": lambda: b"%PDF-1.7\n",
    "xfa-entities.pdf": lambda: plain().replace(b"/Pages 2 0 R", b"/Pages 2 0 R /AcroForm << /XFA 4 0 R >>"),
}  # fmt: skip
"""Files by name that must end with a report or a reason, within the limits."""
