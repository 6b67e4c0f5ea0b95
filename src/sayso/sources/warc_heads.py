"""How the records of WARC begin and end."""

import re

from sayso.sources.grammar import MAX_HEAD, Bytes, Grammar, Head, block_length

_MAGIC = b"WARC/"
_BETWEEN = b"\r\n\r\n"
_START = re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n")
_NEXT = re.compile(rb"WARC/\d\.\d+[ \t]*\r?\n[A-Za-z-]{1,128}:")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_FIELD = re.compile(rb"^([!-9;-~]+)[ \t]*:(.*)$", re.MULTILINE)
_FOLD = re.compile(rb"\r?\n[ \t]+")


def _starts(data: Bytes, at: int) -> bool:
    return _START.match(data, at) is not None


def _find(data: Bytes, start: int, end: int) -> int:
    found = _NEXT.search(data, start, end)
    return found.start() if found else -1


def _head(data: Bytes) -> Head | None:
    ended = _HEAD_END.search(data, 0, MAX_HEAD)
    if not ended:
        return None
    unfolded = _FOLD.sub(b" ", bytes(data[: ended.end()]))
    fields = tuple(
        (name.decode("ascii").lower(), value.strip(b" \t\r").decode("utf-8", "replace"))
        for name, value in _FIELD.findall(unfolded)
    )
    stated = next((value for name, value in fields if name == "content-length"), "")
    return Head(ended.end(), fields, block_length(stated))


def _parted(data: Bytes, _: int, end: int, after: int) -> bool:
    # The line ends alone will do: what follows may be a record with a damaged head.
    return _MAGIC.startswith(data[after : after + len(_MAGIC)]) or data.startswith(_BETWEEN, end)


WARC = Grammar(
    media_type="application/warc",
    starts=_starts,
    find=_find,
    longest=256,
    head=_head,
    parted=_parted,
)
