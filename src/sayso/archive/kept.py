"""Readings as they are stored: one file a batch, one gzip member a report, so that each can be read alone."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from sayso.archive.damage import Damaged
from sayso.archive.folder import Folder, opened, readings_name, text_name
from sayso.archive.lines import Batch
from sayso.archive.stored import GZIP, decode, encode, pack
from sayso.model.reading import Reader, Reading
from sayso.model.report import Report

_BLANK_HEAD = b"\x1f\x8b\x08\x10" + bytes(6)
"""Of a gzip member with a comment, which takes up the room."""
_BLANK_TAIL = b"\0\x03\0" + bytes(8)
"""The end of the comment, nothing compressed, and checksum and size of nothing."""


class KeptReading(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was read off a variant of a report; `reading` has the report's id alone, text/ the rest.

    Attributes:
        failure: why nothing was read, or "".
        reader: who read it, or tried to.
    """

    report: str
    variant: str
    reader: Reader
    failure: str = ""
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A reading with where it stands in its file, in bytes."""

    kept: KeptReading
    start: int
    length: int


def packed(kept: KeptReading) -> bytes:
    """A reading as a member of its file."""
    return pack(encode(kept) + b"\n")


def file_of(batch: Batch, members: Sequence[bytes]) -> bytes:
    """A file of readings. Its first member is the line that the journal gets, but for what it says of this very file.

    So a line of the journal that is damaged can be made anew.
    """
    return pack(encode(batch) + b"\n") + b"".join(members)


def head_of(folder: Folder, seq: int) -> Batch:
    """What a file of readings says of its batch.

    Raises:
        Damaged: the file is missing, or not as it was written.
    """
    name = readings_name(seq)
    member = zlib.decompressobj(GZIP)
    try:
        return decode(member.decompress(folder.read(name)), Batch)
    except (zlib.error, ValueError) as error:
        raise Damaged(f"{name} is damaged ({error})") from None


def blank(length: int) -> bytes:
    """A gzip member of that many bytes, at least 21, which holds nothing: it stands where a reading was erased."""
    return _BLANK_HEAD + b" " * (length - len(_BLANK_HEAD) - len(_BLANK_TAIL)) + _BLANK_TAIL


def is_blank(member: bytes) -> bool:
    """Whether a reading was erased here."""
    return member.startswith(_BLANK_HEAD) and member == blank(len(member))


def members(folder: Folder, seq: int, lengths: Sequence[int]) -> Iterator[Member]:
    """The readings of a batch; those that were erased are left out.

    Args:
        folder: the archive's.
        seq: the batch.
        lengths: bytes of each member, the head not counted.

    Raises:
        Damaged: the file is missing, or not as it was written.
    """
    name = readings_name(seq)
    data = folder.read(name)
    start = len(data) - sum(lengths)
    for length in lengths:
        if not is_blank(data[start : start + length]):
            yield Member(_kept(data[start : start + length], name), start, length)
        start += length


def reading_at(folder: Folder, seq: int, start: int, length: int) -> KeptReading:
    """One reading out of its file.

    Raises:
        Damaged: the file is missing, or not as it was written.
    """
    name = readings_name(seq)
    try:
        with (folder.root / name).open("rb") as stream:
            stream.seek(start)
            return _kept(stream.read(length), name)
    except FileNotFoundError:
        raise Damaged(f"{name} is missing in {str(folder.root)!r}; the journal names it") from None


def _kept(member: bytes, name: str) -> KeptReading:
    line = opened(member, name)
    try:
        return decode(line, KeptReading)
    except ValueError as error:
        raise Damaged(f"{name} holds no reading ({error})") from None


def report_in(folder: Folder, report: str, variant: str) -> Report:
    """A report from text/; its key is "", for that is a matter of its captures.

    Raises:
        Damaged: the file is missing, or not as it was written.
    """
    name = text_name(report, variant)
    line = folder.unpacked(name)
    try:
        return decode(line, Report)
    except ValueError as error:
        raise Damaged(f"{name} holds no report ({error})") from None


def text_of(report: Report) -> bytes:
    """A report as text/ has it, but for the packing: all but its key."""
    return encode(replace(report, key="")) + b"\n"
