"""Archives and packed files: each gives the sources in it. No member is written anywhere, no link is followed."""

import contextlib
import stat
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from sayso.errors import InputSkipped
from sayso.sources.draft import Draft, Failure, Source
from sayso.sources.names import Names, passed_over, refusal
from sayso.sources.room import MAX_MEMBERS, check_depth, check_ratio, watched
from sayso.sources.unpack import Unpacked, packing, unpacked
from sayso.sources.zip_directory import has_over

Found = Draft | Failure | Source

_IN_MEMORY = 50_000_000
"""Bytes up to which an archive within another one is held in memory; a longer one lies in a file without a name."""

_STEP = 1 << 20
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)
_ENCRYPTED = 0x1

_ENTRIES = 4 * MAX_MEMBERS
"""Most entries of a zip: beside the members that count it may list folders, and what desktops put there."""

_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/container.xml", "AndroidManifest.xml")
"""Members that tell that a zip is a document or a program of another format."""


def read_zip(source: Source) -> Iterator[Found]:
    """The members of a zip archive, in its order.

    Raises:
        InputSkipped: it is damaged, is no archive but an office file, or has or unpacks to too much.
    """
    check_depth(source.depth, repr(source.key))
    with _zip(source) as archive:
        members = [info for info in archive.infolist() if not info.is_dir()]
        if any(info.filename in _OFFICE for info in members):
            raise InputSkipped(f"{source.key!r} is an office file or another document in a zip; expected reports")
        wanted = _of_web_archive(members) or [info for info in members if not passed_over(info.filename)]
        if not wanted:
            raise InputSkipped(f"{source.key!r} holds no file; expected reports in it")
        if len(wanted) > MAX_MEMBERS:
            raise InputSkipped(f"{source.key!r} has {len(wanted):,} members; expected at most {MAX_MEMBERS:,}")
        yield from _members_of_zip(source, archive, wanted)


def _of_web_archive(members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The members of a WACZ that hold pages; its indexes and lists hold nothing more. [] of any other zip."""
    if not any(info.filename == "datapackage.json" for info in members):
        return []
    return [info for info in members if info.filename.startswith("archive/")]


@contextlib.contextmanager
def _zip(source: Source) -> Iterator[zipfile.ZipFile]:
    with contextlib.ExitStack() as stack:
        stream = cast("IO[bytes]", source.stream)
        if source.depth or not source.stream.seekable():
            stream = stack.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))
            while piece := source.stream.read(_STEP):
                stream.write(piece)
        if has_over(stream, _ENTRIES):
            raise InputSkipped(
                f"{source.key!r} has over {_ENTRIES:,} entries; expected at most {MAX_MEMBERS:,} members"
            )
        try:
            archive = stack.enter_context(zipfile.ZipFile(stream))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise InputSkipped(f"{source.key!r} is a damaged zip archive ({_line(error)})") from None
        yield archive


def _members_of_zip(source: Source, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Iterator[Found]:
    names = Names()
    size = max(1, cast("BinaryIO", archive.fp).seek(0, 2))
    total = 0

    def count(read: int) -> None:
        nonlocal total
        total += read
        check_ratio(size, total, repr(source.key))
        source.room.take(read, repr(source.key))

    for info in members:
        name = names.show(info.orig_filename)
        key = f"{source.key}!{name}"
        check_ratio(size, total, repr(source.key))
        source.room.enter(repr(source.key))
        if reason := _refusal(info):
            yield Failure(key, f"{key!r} {reason}; expected a file with a report")
            continue
        checks = (_ratio(info.compress_size, key), count)
        try:
            with archive.open(info) as stream:
                yield source.member(name, watched(_translated(stream.read, key), _each(checks)))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
            yield Failure(key, f"{key!r} is damaged ({_line(error)}); expected a file with a report")


def _refusal(info: zipfile.ZipInfo) -> str:
    """Why a member of a zip is not read, or ""."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if reason := refusal(info.orig_filename):
        return reason
    if kind not in (0, stat.S_IFREG):
        return "is a link" if kind == stat.S_IFLNK else "is a device, pipe or socket"
    if info.flag_bits & _ENCRYPTED:
        return "is protected by a password"
    if info.compress_type not in _PACKINGS:
        return f"is packed in a way (number {info.compress_type}) that is not read"
    return ""


def _each(checks: Iterable[Callable[[int], None]]) -> Callable[[int], None]:
    def check(size: int) -> None:
        for one in checks:
            one(size)

    return check


def _ratio(packed: int, key: str) -> Callable[[int], None]:
    total = 0

    def check(size: int) -> None:
        nonlocal total
        total += size
        check_ratio(packed, total, repr(key))

    return check


def _translated(read: Callable[[int], bytes], key: str) -> Callable[[int], bytes]:
    """`read`, with what a library raises on damage said as a reason."""

    def translated(most: int) -> bytes:
        try:
            return read(most)
        except (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError) as error:
            raise InputSkipped(f"{key!r} is damaged ({_line(error)}); expected a file with a report") from None

    return translated


class _Header(tarfile.TarInfo):
    """The head of a member of a tar archive; the library ends in silence where one is damaged, this one tells."""

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> "_Header":
        try:
            return super().fromtarfile(tarfile_)
        except tarfile.HeaderError as error:
            ended = type(error).__name__ in ("EOFHeaderError", "EmptyHeaderError")
            if ended:
                raise
            raise InputSkipped(f"a head at byte {tarfile_.offset:,} cannot be read ({_line(error)})") from None


def read_tar(source: Source) -> Iterator[Found]:
    """The members of a tar archive, packed or not, in its order.

    Raises:
        InputSkipped: it is damaged, or has or unpacks to too much; the members before that are read.
    """
    name = repr(source.key)
    check_depth(source.depth, name)
    start = source.stream.peek(16)[:16]  # type: ignore[attr-defined]
    whole = unpacked(source.stream, name, start, source.room) if packing(start) else None
    try:
        with tarfile.open(fileobj=whole.stream if whole else source.stream, mode="r|", tarinfo=_Header) as archive:
            yield from _members_of_tar(source, archive)
        if whole:
            while whole.stream.read(_STEP):
                pass
            yield from _left(source, whole)
    except (tarfile.TarError, ValueError, EOFError, OverflowError) as error:
        raise InputSkipped(f"{name} is a damaged tar archive ({_line(error)}); what is beyond is not read") from None
    except InputSkipped as skipped:
        if str(skipped).startswith(name):
            raise
        raise InputSkipped(f"{name} is a damaged tar archive: {skipped}; what is beyond is not read") from None


def _members_of_tar(source: Source, archive: tarfile.TarFile) -> Iterator[Found]:
    names, empty = Names(), True
    for info in archive:
        archive.members.clear()  # type: ignore[attr-defined] # else it keeps all
        if info.isdir() or passed_over(info.name):
            continue
        empty = False
        source.room.enter(repr(source.key))
        name = names.show(info.name)
        key = f"{source.key}!{name}"
        stream = archive.extractfile(info) if info.isreg() and not info.issparse() else None
        if reason := refusal(info.name) or ("" if stream else _other(info)):
            yield Failure(key, f"{key!r} {reason}; expected a file with a report")
        elif stream:
            yield source.member(name, watched(_translated(stream.read, key), lambda _: None))
    if empty:
        raise InputSkipped(f"{source.key!r} holds no file; expected reports in it")


def _other(info: tarfile.TarInfo) -> str:
    if info.issym() or info.islnk():
        return "is a link"
    return "is a sparse file" if info.issparse() else "is a device, pipe or socket"


def read_packed(source: Source) -> Iterator[Found]:
    """The one file that lies packed in a file, by its name without the suffix."""
    name = repr(source.key)
    check_depth(source.depth, name)
    start = source.stream.peek(16)[:16]  # type: ignore[attr-defined]
    if not packing(start):
        raise InputSkipped(f"{name} is not packed with gzip, bzip2 or xz; expected a packed file")
    source.room.enter(name)
    inner = PurePosixPath(source.key.rpartition("!")[2])
    bare = inner.stem if inner.suffix.lower() in (".gz", ".bz2", ".xz") else inner.name
    whole = unpacked(source.stream, name, start, source.room)
    yield source.member(bare, whole.stream)
    yield from _left(source, whole)


def _left(source: Source, whole: Unpacked) -> Iterator[Failure]:
    """What to say of bytes behind the end of a packed stream."""
    if left := whole.left():
        yield Failure(source.key, f"{source.key!r}: {left}", "partial")


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
