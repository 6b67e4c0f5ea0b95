"""Time stamps as of RFC 3161: what is asked of an authority, and what its answer states.

Whether the signature is good, OpenSSL tells: `openssl ts -verify -digest HEAD -in ANSWER -CAfile CA`.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

REQUEST_TYPE = "application/timestamp-query"
ANSWER_TYPE = "application/timestamp-reply"

_INTEGER, _OCTETS, _NULL, _OID, _TIME, _SEQUENCE, _BOOLEAN = 0x02, 0x04, 0x05, 0x06, 0x18, 0x30, 0x01
_EXPLICIT = 0xA0
_SHA256 = bytes.fromhex("608648016503040201")
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_STAMP = bytes.fromhex("2a864886f70d0109100104")
_GRANTED = (0, 1)
"""Statuses with a token: granted, and granted with changes."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an authority states.

    Attributes:
        imprint: SHA-256 in hex of what it was shown.
        time: when, ISO 8601 in UTC with `Z`, to the second.
        nonce: the number that was asked with; None where the answer has none.
    """

    imprint: str
    time: str
    nonce: int | None


def request(digest: str, nonce: int) -> bytes:
    """A TimeStampReq in DER that asks for the authority's certificate as well.

    Args:
        digest: SHA-256 in hex of what is to be stamped.
        nonce: a number, 0 or more, that the answer has to repeat.
    """
    algorithm = _der(_SEQUENCE, _der(_OID, _SHA256) + _der(_NULL, b""))
    imprint = _der(_SEQUENCE, algorithm + _der(_OCTETS, bytes.fromhex(digest)))
    return _der(_SEQUENCE, _number(1) + imprint + _number(nonce) + _der(_BOOLEAN, b"\xff"))


def stated(answer: bytes) -> Stamp:
    """What a TimeStampResp in DER states.

    Raises:
        ValueError: it is none, or the authority refuses.
    """
    status, *token = _first(_only(answer, _SEQUENCE), 1)
    code = int.from_bytes(_content(_first(_content(status, _SEQUENCE), 1)[0], _INTEGER))
    if code not in _GRANTED or not token:
        raise ValueError(f"the authority refuses (status {code})")
    kind, signed, *_ = _first(_content(token[0], _SEQUENCE), 2)
    if _content(kind, _OID) != _SIGNED_DATA:
        raise ValueError("the answer holds no signed data")
    _, _, content, *_ = _first(_only(_content(signed, _EXPLICIT), _SEQUENCE), 3)
    kind, info, *_ = _first(_content(content, _SEQUENCE), 2)
    if _content(kind, _OID) != _STAMP:
        raise ValueError("the answer holds no time stamp")
    return _info(_only(_only(_content(info, _EXPLICIT), _OCTETS), _SEQUENCE))


def _info(content: bytes) -> Stamp:
    _, _, imprint, _, time, *rest = _first(content, 5)
    algorithm, digest, *_ = _first(_content(imprint, _SEQUENCE), 2)
    if _first(_content(algorithm, _SEQUENCE), 1)[0][1] != _SHA256:
        raise ValueError("the answer is over another hash than SHA-256")
    nonce = next((int.from_bytes(value) for tag, value in rest if tag == _INTEGER), None)
    return Stamp(_content(digest, _OCTETS).hex(), _instant(_content(time, _TIME)), nonce)


def _instant(raw: bytes) -> str:
    found = re.fullmatch(rb"(\d{14})(?:\.\d+)?Z", raw)
    if not found:
        raise ValueError(f"the answer has the time {raw!r}; expected UTC")
    try:
        at = datetime.datetime.strptime(found[1].decode("ascii"), "%Y%m%d%H%M%S").replace(tzinfo=datetime.UTC)
    except ValueError:
        raise ValueError(f"the answer has the time {raw!r}, which is none") from None
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _der(tag: int, content: bytes) -> bytes:
    """One item; none that is asked with is longer than 127 bytes."""
    return bytes([tag, len(content)]) + content


def _number(value: int) -> bytes:
    return _der(_INTEGER, value.to_bytes(value.bit_length() // 8 + 1))


def _items(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Items that stand one after the other, each with its tag.

    Raises:
        ValueError: they break off, or are written in another way than DER.
    """
    start = 0
    while start < len(data):
        tag, size, start = data[start], *_length(data, start + 1)
        if start + size > len(data):
            raise ValueError("the answer breaks off")
        yield tag, data[start : start + size]
        start += size


def _first(data: bytes, least: int) -> list[tuple[int, bytes]]:
    """Items of which there have to be so many at least."""
    found = list(_items(data))
    if len(found) < least:
        raise ValueError(f"the answer has {len(found)} items where {least} are expected")
    return found


def _length(data: bytes, start: int) -> tuple[int, int]:
    """The length of an item, and where its content begins."""
    first = data[start] if start < len(data) else 0x80
    if first < 0x80:
        return first, start + 1
    count = first & 0x7F
    if not 1 <= count <= 4 or start + 1 + count > len(data):
        raise ValueError("the answer is no DER")
    return int.from_bytes(data[start + 1 : start + 1 + count]), start + 1 + count


def _only(data: bytes, tag: int) -> bytes:
    """The content of the one item there is."""
    found = list(_items(data))
    if len(found) != 1:
        raise ValueError(f"the answer has {len(found)} items where one is expected")
    return _content(found[0], tag)


def _content(item: tuple[int, bytes], tag: int) -> bytes:
    if item[0] != tag:
        raise ValueError(f"the answer has an item {item[0]:#04x}; expected {tag:#04x}")
    return item[1]
