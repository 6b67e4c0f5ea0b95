"""Values as stored: they come back, always as the same bytes, and damage is seen."""

import gzip
from types import MappingProxyType

import pytest

from sayso.archive.stored import decode, encode, pack, printable, unpack
from sayso.model.report import Part, Report

REPORT = Report("r1", "", "Rain 🕊 \x00", parts=(Part(0, 4, "headline"),), origins={"published": "option"})


def test_a_value_comes_back() -> None:
    assert decode(encode(REPORT), Report) == REPORT
    half = Report("r1", "", "half \ud83d of a pair", origins=MappingProxyType({}))
    assert encode(half).isascii()
    assert decode(encode(half), Report).text == half.text


@pytest.mark.parametrize("raw", [b"", b"{}", b'{"id":7}', b"\xff", b'{"id":"r1","key":"","text":"\\ud83d"', b"[]"])
def test_what_is_no_value_is_said_to_be_none(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        decode(raw, Report)


def test_packed_bytes_are_gzip_without_a_time() -> None:
    data = b"abc" * 1000
    assert gzip.decompress(pack(data)) == unpack(pack(data)) == data
    assert pack(data)[4:8] == b"\x00\x00\x00\x00"


def test_each_changed_byte_of_what_is_packed_is_seen() -> None:
    packed = pack(b"The mill of Brask was shelled.")
    for at in range(10, len(packed)):
        with pytest.raises(ValueError, match=r"\S"):
            unpack(packed[:at] + bytes([packed[at] ^ 1]) + packed[at + 1 :])
    with pytest.raises(ValueError, match=r"\S"):
        unpack(packed[:-1])


def test_what_is_printable_has_as_many_characters() -> None:
    assert printable("a\ud83d\ude00🕊") == "a\ufffd\ufffd🕊"
    assert printable("plain") == "plain"


def test_more_than_any_input_holds_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.archive.stored.MOST", 1000)
    assert unpack(pack(bytes(1000))) == bytes(1000)
    with pytest.raises(ValueError, match=r"holds more than 1,000 bytes"):
        unpack(pack(bytes(1_000_000)))
