"""Declared encodings, as browsers find them."""

import codecs
import re
from pathlib import Path

import pytest

from sayso.sources.decode import charset, declared_charset, decode, is_label
from sayso.sources.prescan import LOOKED_AT, declared

HOSTILE = Path(__file__).resolve().parents[2] / ".." / "shared" / "hostile" / "html5lib" / "encoding"


@pytest.mark.parametrize(
    ("page", "label"),
    [
        (b"<meta charset=koi8-r>", "koi8-r"),
        (b"<META a=1 CHARSET = ' KOI8-R ' >", "koi8-r"),
        (b'<meta content="text/html; charset=koi8-r" http-equiv=Content-Type>', "koi8-r"),
        (b'<meta content="text/html; charset=koi8-r">', ""),
        (b"<!-- <meta charset=koi8-r> --><meta charset=big5>", "big5"),
        (b'<p title="<meta charset=koi8-r>"><meta charset=big5>', "big5"),
        (b"<meta charset=mill><meta charset=big5>", "big5"),
        (b"<meta charset=koi8-r", ""),
        (b'<meta charset="koi8-r>', ""),
        (b'<meta charset=koi8-r">', ""),
        (b"</x charset=koi8-r><? <meta charset=koi8-r ?>", ""),
        (b'<?xml version="1.0" encoding="koi8-r"?><html>', "koi8-r"),
        (b"<meta" * 3_000, ""),
        (b"<x " + b"a " * 8_000, ""),
        (b"<x a=" * 3_000, ""),
        (b"", ""),
        (b"x" * (LOOKED_AT - 21) + b"<meta charset=koi8-r>", "koi8-r"),
        (b"x" * (LOOKED_AT - 20) + b"<meta charset=koi8-r>", ""),
    ],
)
def test_what_is_declared(page: bytes, label: str) -> None:
    assert declared(page, is_label) == label


def test_seven_bits_that_hide_markup_are_never_decoded() -> None:
    for label in ("utf-7", "UTF7", "unicode-1-1-utf-7", "csUnicode11UTF7", "x-user-defined", "hex", "rot13", "idna"):
        page = f"<meta charset={label}><p>+ADw-script+AD4-</p>".encode()
        assert declared_charset(page) == ""
        assert decode(page, "p", declared_charset(page)).text == page.decode()


def cases() -> list[tuple[bytes, str]]:
    files = sorted(HOSTILE.glob("*.dat"))  # those in the folder below expect a script to run
    parts = [part for file in files for part in file.read_bytes().split(b"#data\n")[1:]]
    return [(data, found[1].decode().strip()) for data, found in map(expected, parts) if found]


def codec(label: str) -> str:
    return charset(label) or codecs.lookup(label).name


def expected(part: bytes) -> tuple[bytes, re.Match[bytes] | None]:
    data, _, rest = part.partition(b"\n#encoding\n")
    return data, re.match(rb"(.+)", rest)


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="no ../shared/hostile beside this checkout")
def test_every_case_of_the_encoding_tests() -> None:
    every = cases()
    assert len(every) > 80
    for data, encoding in every:
        marked = data.startswith(codecs.BOM_UTF8)
        label = "utf-8" if marked else declared(data, is_label) or "windows-1252"
        # A page whose bytes could be searched for this is in no encoding of two bytes a letter.
        label = "utf-8" if label.startswith("utf-16") else label
        assert codec(label) == codec(encoding), data[:200]
