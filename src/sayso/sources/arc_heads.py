"""How the records of ARC begin and end, the format that the Internet Archive had before WARC.

Source: Burner and Kahle, "Arc File Format", Internet Archive 1996, which has both versions of heads.
"""

import re
from dataclasses import dataclass

from sayso.sources.grammar import Bytes, Grammar, Head, block_length

_LINE = rb"[A-Za-z][A-Za-z0-9+.-]{1,30}:[^\r\n]{1,16000}\r?\n"
_START = re.compile(_LINE)
_NEXT = re.compile(rb"\n(?=(" + _LINE + rb"))")
_IP = re.compile(rb"[0-9A-Fa-f.:]{1,45}|-")
_DATE = re.compile(rb"\d{8,18}")
_STATUS = re.compile(rb"\d{3}|-")

_BEHIND_1, _BEHIND_2 = 2, 7
"""Words behind the date: in version 1 media type and length; in 2 there are result code, checksum, location, offset and
file name between these."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The one line that a head is in ARC."""

    url: str
    ip: str
    date: str
    kind: str
    length: str


def _line(line: Bytes) -> _Line | None:
    """What a line says as the head of a record; None where it is none."""
    words = bytes(line).split()
    date = _date_in(words)
    if date < 0:
        return None
    told = [word.decode("utf-8", "replace") for word in words]
    second = len(words) - 1 - date == _BEHIND_2 and _STATUS.fullmatch(words[date + 2])
    kind = told[date + 1] if second else " ".join(told[date + 1 : -1])
    return _Line(" ".join(told[: date - 1]), told[date - 1], told[date], kind, told[-1])


def _date_in(words: list[bytes]) -> int:
    """Which word is the date, behind an IP address; -1 where none is. URLs and media types may hold blanks."""
    last = len(words) - 1
    likely = (last - _BEHIND_2, last - _BEHIND_1, *range(last - _BEHIND_1 - 1, 1, -1))
    return next((at for at in likely if at > 1 and _DATE.fullmatch(words[at]) and _IP.fullmatch(words[at - 1])), -1)


def _starts(data: Bytes, at: int) -> bool:
    found = _START.match(data, at)
    return found is not None and _line(found[0]) is not None


def _find(data: Bytes, start: int, end: int) -> int:
    return next((found.start(1) for found in _NEXT.finditer(data, start, end) if _line(found[1])), -1)


def _head(data: Bytes) -> Head | None:
    found = _START.match(data)
    line = _line(found[0]) if found else None
    if not found or not line:
        return None
    web = line.url.lower().startswith(("http://", "https://"))
    fields = (
        ("warc-type", "warcinfo" if line.url.startswith("filedesc:") else "response"),
        ("warc-target-uri", line.url),
        ("warc-date", _instant(line.date)),
        ("warc-ip-address", line.ip),
        ("content-type", "application/http; msgtype=response" if web else line.kind),
    )
    return Head(found.end(), fields, block_length(line.length))


def _instant(date: str) -> str:
    """A date of 14 digits as WARC writes it; "" where it has not as many."""
    if len(date) != 14:
        return ""
    return f"{date[:4]}-{date[4:6]}-{date[6:8]}T{date[8:10]}:{date[10:12]}:{date[12:]}Z"


def _parted(data: Bytes, start: int, end: int, after: int) -> bool:
    # What should part them may be damaged itself.
    if _starts(data, after) or _starts(data, end + 1):
        return True
    # One line end is little to go by: the length is believed where no other record begins within it.
    return data.startswith((b"\n", b"\r\n"), end) and _find(data, start, end) < 0


ARC = Grammar(
    media_type="application/x-internet-archive",
    starts=_starts,
    find=_find,
    longest=16_384,
    head=_head,
    parted=_parted,
)
