"""Zip, tar and gzip files that fill disks, never end, or try to write where they should not."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping

STORY = b"The mill burned down on Monday, the mayor said."

MARK = "sayso-torture-escaped"
"""Stands in the name of every file that an archive tries to put elsewhere."""

NAMES: tuple[str, ...] = (
    *(f"../{MARK}-1.txt", f"../../{MARK}-2.txt", f"{'../' * 30}tmp/{MARK}-3.txt", f"a/../../{MARK}-4.txt"),
    *(f"/tmp/{MARK}-5.txt", f"//tmp/{MARK}-6.txt", f"/{MARK}-7.txt", f"~/{MARK}-8.txt", f"~root/{MARK}-9.txt"),  # noqa: S108
    *(f"C:\\{MARK}-10.txt", f"C:/{MARK}-11.txt", f"\\\\host\\share\\{MARK}-12.txt", f"..\\{MARK}-13.txt"),
    *(f"a\\..\\..\\{MARK}-14.txt", f"./{MARK}-15.txt", f"a//{MARK}-16.txt", f"a/./{MARK}-17.txt"),
    *("NUL", "con.txt", "aux", "a.txt.", "a.txt ", " a.txt", "a:b.txt", "a.txt:stream"),
    *("x" * 300 + ".txt", "d/" * 200 + "deep.txt", "same.txt", "SAME.txt", "Same.TXT"),
    *(
        "\u202etxt.exe",
        "a\u200b.txt",
        "a\u0301.txt",
        "\u00e1.txt",
        "tab\there.txt",
        "line\nbreak.txt",
        "\x1b[31mred.txt",
    ),
    *("-rf.txt", "$(touch x).txt", "`id`.txt", "%2e%2e%2fx.txt", "..", ".", "...txt"),
)


def zipped(members: Iterable[tuple[str, bytes]], compress: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file; names go in as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compress) as archive:
        for name, body in members:
            entry = zipfile.ZipInfo("x", (2031, 5, 9, 0, 0, 0))
            entry.filename = name
            entry.compress_type = compress
            archive.writestr(entry, body)
    return out.getvalue()


def tarred(members: Iterable[tarfile.TarInfo | tuple[str, bytes]]) -> bytes:
    """A tar file, of plain files given by name and bytes and of whatever else by its header."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                archive.addfile(member)
            else:
                entry = tarfile.TarInfo(member[0])
                entry.size = len(member[1])
                archive.addfile(entry, io.BytesIO(member[1]))
    return out.getvalue()


def special(name: str, kind: bytes, link: str = "") -> tarfile.TarInfo:
    """A member that is no file: a link, a device, a pipe."""
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = kind, link
    return entry


SPECIALS = (
    special("link.txt", tarfile.SYMTYPE, "/etc/passwd"),
    special("up.txt", tarfile.SYMTYPE, f"../../{MARK}-18.txt"),
    special("folder", tarfile.SYMTYPE, "/tmp"),  # noqa: S108
    special("hard.txt", tarfile.LNKTYPE, "/etc/passwd"),
    special("pipe.txt", tarfile.FIFOTYPE),
    special("device.txt", tarfile.CHRTYPE),
    special("disk.txt", tarfile.BLKTYPE),
    special("odd.txt", b"Z"),
)


def deflated(byte: bytes, size: int) -> bytes:
    """A bare deflate stream of one byte by the million, each million packed the same way."""
    packer = zlib.compressobj(9, wbits=-15)
    piece = packer.compress(byte * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    return piece * (size // 1_000_000) + packer.flush()


def gzip_of_zeros(size: int) -> bytes:
    """A gzip file of NULs; its checksum is none, as nobody should come so far."""
    return b"\x1f\x8b\x08\0\0\0\0\0\2\xff" + deflated(b"\0", size) + struct.pack("<II", 0, size & 0xFFFF_FFFF)


def zip_of_zeros(size: int, many: int = 1) -> bytes:
    """A zip file of members of NULs, with sizes and checksums as they are (of up to 100 MB)."""
    packed, crc = deflated(b"\0", size), zlib.crc32(bytes(size)) if size <= 100_000_000 else 0
    locals_, centrals = bytearray(), bytearray()
    for number in range(many):
        name = b"%d.txt" % number
        shared = (0, 8, 0, 33, crc, len(packed), size, len(name), 0)
        centrals += struct.pack("<4s6H3I5HII", b"PK\1\2", 20, 20, *shared, 0, 0, 0, 0, len(locals_)) + name
        locals_ += struct.pack("<4s5H3I2H", b"PK\3\4", 20, *shared) + name + packed
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, many, many, len(centrals), len(locals_), 0)
    return bytes(locals_ + centrals + end)


def lying_zip(size: int) -> bytes:
    """The same, with a header that tells of 100 bytes."""
    raw = bytearray(zipped([("zeros.txt", bytes(size))]))
    central = raw.rindex(b"PK\x01\x02")
    struct.pack_into("<I", raw, 22, 100)
    struct.pack_into("<I", raw, central + 24, 100)
    return bytes(raw)


def overlapping_zip(many: int, size: int) -> bytes:
    """A zip file of which all members are the same stretch of the file."""
    out = bytearray(zipped([("zeros.txt", bytes(size))]))
    central = out.rindex(b"PK\x01\x02")
    entry, end = bytes(out[central : out.rindex(b"PK\x05\x06")]), bytearray(out[out.rindex(b"PK\x05\x06") :])
    del out[central:]
    start = len(out)
    for _ in range(many):
        out += entry
    struct.pack_into("<HHII", end, 8, many, many, len(out) - start, start)
    return bytes(out + end)


def nested(depth: int, width: int, size: int) -> bytes:
    """Zips in zips as in 42.zip: `width` copies a level, at the bottom members of so many NULs."""
    inner = zipped((f"{number}.txt", bytes(size)) for number in range(width))
    for _ in range(depth):
        inner = zipped((f"{number}.zip", inner) for number in range(width))
    return inner


def boxed(depth: int) -> bytes:
    """One story in a zip in a zip and so on."""
    inner = zipped([("story.txt", STORY)])
    for number in range(depth):
        inner = zipped([(f"{number}.zip", inner)])
    return inner


def locked_zip() -> bytes:
    """A zip file of which the first of two members is marked as encrypted."""
    raw = bytearray(zipped([("locked.txt", STORY), ("open.txt", STORY)], zipfile.ZIP_STORED))
    central = raw.index(b"PK\x01\x02")
    struct.pack_into("<H", raw, 6, 1)
    struct.pack_into("<H", raw, central + 8, 1)
    return bytes(raw)


def gzip_in_gzip(depth: int) -> bytes:
    """A story packed again and again."""
    raw = STORY
    for _ in range(depth):
        raw = gzip.compress(raw)
    return raw


MB = 1_000_000

BOMBS: Mapping[str, Callable[[], bytes]] = {
    "zeros-200MB.zip": lambda: zip_of_zeros(200 * MB),
    "zeros-3GB.zip": lambda: zip_of_zeros(3_000 * MB),
    "lying.zip": lambda: lying_zip(150 * MB),
    "overlapping.zip": lambda: overlapping_zip(1_000, 15 * MB),
    "nested-like-42.zip": lambda: nested(5, 16, 4 * MB),
    "many-18MB.zip": lambda: zip_of_zeros(18 * MB, 300),
    "members-10001.zip": lambda: zipped((f"{number}.txt", STORY) for number in range(10_001)),
    "boxed-4.zip": lambda: boxed(4),
    "boxed-40.zip": lambda: boxed(40),
    "zeros-3GB.gz": lambda: gzip_of_zeros(3_000 * MB),
    "zeros-3GB.tar.gz": lambda: gzip_of_zeros(3_000 * MB),
    "zeros-3GB.warc.gz": lambda: gzip_of_zeros(3_000 * MB),
    "zeros-300MB.tar.bz2": lambda: bz2.compress(bytes(300 * MB)),
    "zeros-300MB.tar.xz": lambda: lzma.compress(bytes(300 * MB), preset=0),
    "zeros-18MB.txt.gz": lambda: gzip.compress(bytes(18 * MB), 1),
    "members-10001.tar": lambda: tarred((f"{number}.txt", STORY) for number in range(10_001)),
    "gzip-in-gzip.txt.gz.gz": lambda: gzip_in_gzip(2),
    "gzip-in-gzip-40.gz": lambda: gzip_in_gzip(40),
}
"""Archives by file name that must be refused, or read as far as the limits go."""

TRAPS: Mapping[str, Callable[[], bytes]] = {
    "names.zip": lambda: zipped((name, STORY) for name in NAMES),
    "names.tar": lambda: tarred([*((name, STORY) for name in NAMES), *SPECIALS]),
    "names.tar.gz": lambda: gzip.compress(tarred([*((name, STORY) for name in NAMES), *SPECIALS])),
    "locked.zip": locked_zip,
    "empty.zip": lambda: zipped([]),
    "empty.tar": lambda: tarred([]),
    "empty.gz": lambda: gzip.compress(b""),
    "cut.zip": lambda: zipped([("a.txt", STORY), ("b.txt", STORY)])[:-30],
    "cut.tar": lambda: tarred([("a.txt", STORY), ("b.txt", STORY * 100)])[:2_000],
    "cut.gz": lambda: gzip.compress(STORY * 100)[:-9],
    "trailing.gz": lambda: gzip.compress(STORY) + b"more",
}
"""Archives that try to get out, or are broken."""

SOUND: Mapping[str, Callable[[], bytes]] = {
    "sound.zip": lambda: zipped([("a.txt", STORY), ("b/c.txt", STORY * 3), ("d.zip", zipped([("e.txt", STORY)]))]),
    "sound.tar": lambda: tarred([("a.txt", STORY), ("b/c.txt", STORY * 3)]),
    "sound.tar.gz": lambda: gzip.compress(tarred([("a.txt", STORY), ("b/c.txt", STORY * 3)]), mtime=0),
    "sound.tar.xz": lambda: lzma.compress(tarred([("a.txt", STORY), ("b/c.txt", STORY * 3)])),
    "sound.txt.gz": lambda: gzip.compress(STORY * 3, mtime=0),
    "sound.txt.bz2": lambda: bz2.compress(STORY * 3),
}
"""Archives that are read in full, to be damaged."""
