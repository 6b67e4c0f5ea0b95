"""Records of a web archive, each told by its head and its length; where these lie, the next record is looked for."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.sources.draft import MAX_BYTES
from sayso.sources.grammar import MAX_HEAD, Fields, Grammar
from sayso.sources.packed import Chunk

MAX_RECORD = MAX_BYTES + 1_000_000
"""Most bytes of a record: a page of the largest size, with its heads."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A place where something is missing: its offset in the file as stored, and why."""

    at: int
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Attributes:
        at: offset in the file as stored, of the record or of the packed member that it is in.
        fields: its head, names in lower case.
        raw: head and block, unpacked.
        start: where in `raw` the block begins.
        fault: what is missing of it or wrong with it, or "".
        too_long: its length in bytes where that is over `MAX_RECORD`, and `raw` no more than its beginning; else 0.
    """

    at: int
    fields: Fields
    raw: bytes
    start: int
    fault: str = ""
    too_long: int = 0

    def get(self, name: str) -> str:
        """The first field of that name, or ""."""
        return next((value for field, value in self.fields if field == name), "")


def records(chunks: Iterator[Chunk], grammar: Grammar) -> Iterator[Record | Damage]:
    """The records of a web archive and the places where something is missing, in order."""
    window = _Window(chunks, grammar)
    while True:
        window.strip()
        if not window.has(1):
            if not window.gap:
                return
            yield Damage(window.at(0), window.gap)
            window.cross()
        else:
            window.has(grammar.longest)
            if grammar.starts(window.data, 0):
                yield _record(window)
            else:
                yield Damage(window.at(0), "there are bytes that are no record")
                window.drop(1 if grammar.starts(window.data, 1) else window.next(0))


def _record(window: "_Window") -> Record | Damage:
    """The record that begins here."""
    at = window.at(0)
    window.has(MAX_HEAD)
    head = window.grammar.head(window.data)
    if not head:
        window.drop(window.next(1))
        return Damage(at, "the head of a record has no end")
    start = head.size
    if head.length > MAX_RECORD:
        window.has(start + MAX_HEAD)
        raw = bytes(window.data[: start + MAX_HEAD])
        fault = "" if window.pass_over(start, head.length) else "its length is not as stated"
        return Record(at, head.fields, raw, start, fault, head.length)
    end, fault = _end(window, start, head.length)
    raw = bytes(window.data[:end])
    window.drop(end)
    return Record(at, head.fields, raw, start, fault)


def _end(window: "_Window", start: int, length: int) -> tuple[int, str]:
    """Where a record ends whose block starts there and should be so long, and what is wrong with it, or ""."""
    end = start + length
    if length >= 0 and window.has(end):
        after = window.beyond_line_ends(end)
        if not window.has(after + 1):
            return end, "" if window.is_checked(end) else window.gap
        window.has(after + window.grammar.longest)
        if window.grammar.parted(window.data, start, end, after):
            return end, ""
        return window.next(start), "its length is not as stated"
    end = window.next(start, most=len(window.data))
    if length < 0:
        return end, "its length is not stated"
    return end, "its length is not as stated" if end < len(window.data) else window.gap or "it is cut off"


class _Window:
    """The unpacked bytes at hand, up to the next place where something is missing."""

    def __init__(self, chunks: Iterator[Chunk], grammar: Grammar) -> None:
        self.data = bytearray()
        self.gap = ""
        self.grammar = grammar
        self._chunks = chunks
        self._marks: deque[tuple[int, Chunk]] = deque()
        self._base = 0
        self._checked = 0

    def has(self, size: int) -> bool:
        """Whether so many bytes are at hand before the next gap."""
        while len(self.data) < size and self._more():
            pass
        return len(self.data) >= size

    def at(self, index: int) -> int:
        """The offset in the file as stored of a byte at hand."""
        place = self._base + index
        begun, chunk = next((mark for mark in reversed(self._marks) if mark[0] <= place), (0, Chunk(b"", 0)))
        return chunk.at if chunk.packed or chunk.gap else chunk.at + place - begun

    def strip(self) -> None:
        """Pass over line ends."""
        while self.has(1) and self.data.startswith((b"\r", b"\n")):
            self.drop(len(self.data) - len(self.data.lstrip(b"\r\n")))

    def drop(self, size: int) -> None:
        """Let go of bytes that were dealt with."""
        del self.data[:size]
        self._base += size
        while len(self._marks) > 1 and self._marks[1][0] <= self._base:
            self._marks.popleft()

    def cross(self) -> None:
        """Go on behind a gap."""
        self.gap = ""

    def beyond_line_ends(self, end: int) -> int:
        """Where something else than a line end follows."""
        while self.has(end + 1) and self.data.startswith((b"\r", b"\n"), end):
            end += 1
        return end

    def is_checked(self, end: int) -> bool:
        """Whether all bytes before an index are known to be sound, by the checksum of what they were packed in."""
        return self._base + end <= self._checked

    def next(self, start: int, most: int = MAX_RECORD) -> int:
        """Where the next record begins, from an index on; where none does within the gap or `most`, the end."""
        while True:
            searched = len(self.data)
            if (found := self.grammar.find(self.data, start, searched)) >= 0:
                return found
            if searched >= most or not self._more():
                return searched
            start = max(start, searched - self.grammar.longest)

    def pass_over(self, start: int, length: int) -> bool:
        """Let go of a head and a block too long to be held; False where it ends before its length, at a record."""
        left = start + length
        while True:
            if (found := self.grammar.find(self.data, start, min(left, len(self.data)))) >= 0:
                self.drop(found)
                return False
            if left <= len(self.data):
                self.drop(left)
                return True
            passed = max(0, len(self.data) - self.grammar.longest)
            self.drop(passed)
            left, start = left - passed, max(0, start - passed)
            if not self._more():
                self.drop(len(self.data))
                return self.gap != ""

    def _more(self) -> bool:
        """Take the next bytes in; False where there are none or some are missing."""
        if self.gap:
            return False
        chunk = next(self._chunks, None)
        if chunk is None:
            return False
        self._marks.append((self._base + len(self.data), chunk))
        self.data += chunk.data
        self.gap = chunk.gap
        if chunk.checked:
            self._checked = self._base + len(self.data)
        return not chunk.gap
