"""Bytes to text, without guessing more than is safe."""

import codecs
import re
from dataclasses import dataclass

from sayso.errors import InputSkipped
from sayso.sources.prescan import declared

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"{\\rtf", "an RTF document"),
)

# What pages call these in practice is a superset of them (WHATWG Encoding Standard, section 4.2).
_SUPERSETS = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
              "euc_kr": "cp949", "iso8859-9": "cp1254", "tis-620": "cp874"}  # fmt: skip

# UTF-7 hides markup from whoever looks at the bytes; a page that could be searched for its charset is not UTF-16 or 32.
_NEVER = ("utf-7", "utf-16", "utf-32", "utf-8", "idna", "punycode", "unicode_escape", "raw_unicode_escape")

# Escape-coded encodings are valid UTF-8 too, so they must be tried first where the page declares them.
_SEVEN_BIT = ("iso2022", "hz")

_LABEL = re.compile(r"[\w.:()+-]+", re.ASCII)
"""Python takes much for the name of an encoding, such as one with quotes in it."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding it was in, and what was lost on the way ("" for nothing)."""

    text: str
    encoding: str
    loss: str = ""


def declared_charset(page: bytes) -> str:
    """The encoding that an HTML page declares, as Python's codec name, or "".

    Encodings that must not be believed (UTF-7 among them), and what Python does not know, count as none.
    """
    return charset(declared(page, is_label))


def is_label(label: str) -> bool:
    """Whether Python knows an encoding by that name, and one of text."""
    try:
        return _LABEL.fullmatch(label) is not None and getattr(codecs.lookup(label), "_is_text_encoding", True)
    except (LookupError, ValueError):
        return False


def charset(label: str) -> str:
    """Python's codec name for an encoding as a page or a server calls it, or "" where it must not be believed."""
    label = label.strip()
    if not is_label(label):
        return ""
    name = codecs.lookup(label).name
    return "" if name.startswith(_NEVER) else _SUPERSETS.get(name, name)


def decode(raw: bytes, name: str, declared: str = "") -> Decoded:
    """The text of bytes: by its byte order mark, as UTF-8, as `declared`, as Windows-1252, in this order.

    The mark is no part of the text; nothing else is changed. `name` is what the message calls it.

    Raises:
        InputSkipped: the bytes are not text.
    """
    for magic, kind in _SIGNATURES:
        if raw.startswith(magic):
            raise InputSkipped(f"{name} is {kind}; expected text, Markdown, HTML or JSON lines")
    decoded = _by_mark(raw) or _by_trial(raw, declared)
    if decoded is None or _is_binary(decoded.text):
        raise InputSkipped(f"{name} is binary or in an unknown encoding; expected UTF-8 text")
    return decoded


def _by_mark(raw: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            text = _strict(raw[len(mark) :], encoding)
            return Decoded(text, f"{encoding} with a byte order mark") if text is not None else None
    return None


def _by_trial(raw: bytes, declared: str) -> Decoded | None:
    order = [declared, "utf-8"] if declared.startswith(_SEVEN_BIT) else ["utf-8", declared]
    for encoding in filter(None, order):
        text = _strict(raw, encoding)
        if text is not None:
            return Decoded(text, encoding if encoding == "utf-8" else f"{encoding} as declared")
    damaged = _damaged_utf8(raw)
    if damaged:
        return damaged
    text = _strict(raw, "cp1252")
    return Decoded(text, "cp1252, assumed") if text is not None else None


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _damaged_utf8(raw: bytes) -> Decoded | None:
    """UTF-8 with a few bytes broken: ten times more characters that only UTF-8 explains than broken bytes."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    if whole < 10 * broken:
        return None
    return Decoded(
        text, "utf-8 with broken bytes", f"{broken} broken {'byte' if broken == 1 else 'bytes'} replaced by U+FFFD"
    )


def _is_binary(text: str) -> bool:
    """Whether a text holds NULs, or other control characters at more than one in 100."""
    return "\x00" in text or len(_CONTROL.findall(text)) > len(text) / 100
