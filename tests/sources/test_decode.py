import pytest

from sayso.errors import InputSkipped
from sayso.sources.decode import declared_charset, decode


@pytest.mark.parametrize(
    ("raw", "text", "encoding"),
    [
        (b"The ferry sank.\r\n", "The ferry sank.\r\n", "utf-8"),
        ("Ōkubo said".encode(), "Ōkubo said", "utf-8"),
        (b"\xef\xbb\xbfThe ferry", "The ferry", "utf-8 with a byte order mark"),
        ("\ufeffThe ferry".encode("utf-16-le"), "The ferry", "utf-16-le with a byte order mark"),
        ("\ufeffThe ferry".encode("utf-16-be"), "The ferry", "utf-16-be with a byte order mark"),
        (b"the caf\xe9 \x93burned\x94", "the café “burned”", "cp1252, assumed"),
        (b"+ADw-b+AD4-", "+ADw-b+AD4-", "utf-7 stays as it is"),
    ],
)
def test_decodes_without_changing_anything_else(raw: bytes, text: str, encoding: str) -> None:
    decoded = decode(raw, "x")
    assert decoded.text == text
    assert decoded.encoding == (encoding if "utf-7" not in encoding else "utf-8")
    assert not decoded.loss


def test_declared_charset_comes_before_windows_1252_and_after_utf8() -> None:
    cyrillic = "Мост закрыт".encode("koi8-r")
    assert decode(cyrillic, "x", "koi8-r").text == "Мост закрыт"
    assert decode("Мост".encode(), "x", "koi8-r").text == "Мост"


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="koi8-r">', "koi8-r"),
        (b'<META http-equiv=Content-Type content="text/html; charset=ISO-8859-1">', "cp1252"),
        (b"<?xml version='1.0' encoding='shift_jis'?>", "cp932"),
        (b"<meta charset=utf-7>", ""),
        (b"<meta charset=utf-16>", ""),
        (b"<meta charset=base64>", ""),
        (b"<meta charset=rot13>", ""),
        (b"<meta charset=no-such>", ""),
        (b"<p>no charset", ""),
        (b" " * 16_384 + b"<meta charset=koi8-r>", ""),
    ],
)
def test_believes_only_safe_charsets(head: bytes, charset: str) -> None:
    assert declared_charset(head) == charset


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"%PDF-1.7 x", "a PDF"),
        (b"PK\x03\x04zip", "a ZIP"),
        (b"The\x00ferry", "binary"),
        (b"\x01\x02\x03 the ferry", "binary"),
        (b"\x81\x8d\x8f", "binary"),
        (b"\xff\xfe\x00", "binary"),
    ],
)
def test_refuses_what_is_no_text(raw: bytes, words: str) -> None:
    with pytest.raises(InputSkipped, match=words):
        decode(raw, "'x'")


def test_says_how_many_bytes_of_utf8_were_broken() -> None:
    decoded = decode("é".encode() * 10 + b"\xff", "x")
    assert decoded.text == "é" * 10 + "\ufffd"
    assert decoded.loss == "1 broken byte replaced by U+FFFD"
    assert decode("é".encode() * 9 + b"\xff", "x").encoding == "cp1252, assumed"
