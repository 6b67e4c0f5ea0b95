"""Archives: what is in them is read, whatever they are called; nothing is followed, nothing grows without end."""

import bz2
import gzip
import io
import lzma
import os
import stat
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest
from tests.sources.made import Words, failure, one, packed, page, pages, pdf, reports, taken, tarred, write, zipped

from sayso.model.capture import Capture
from sayso.sources import Failure, room

HOSTILE = Path(__file__).resolve().parents[2] / ".." / "shared" / "hostile" / "archives"
TEXT = "The mill burned down on Friday."


def reasons(found: list[Capture | Failure]) -> list[str]:
    return [each.reason for each in found if isinstance(each, Failure)]


@pytest.mark.parametrize("make", [zipped, tarred])
def test_members_in_order_with_their_bytes_as_evidence(tmp_path: Path, make: object) -> None:
    assert callable(make)
    members = {"b/c.html": page(), "a.txt": TEXT, "d.jsonl": '{"text": "One."}\n{"id": "x", "text": "Two."}'}
    path = write(tmp_path / "a", make(members))
    found = reports(path)
    assert [each.report.key for each in found] == [f"{path}!b/c.html", f"{path}!a.txt", f"{path}!d.jsonl:1", "x"]
    assert found[3].where == f"{path}!d.jsonl:2"
    assert (found[1].raw, found[1].media_type) == (TEXT.encode(), "text/plain")


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz"])
def test_packed_tar(tmp_path: Path, mode: str) -> None:
    path = write(tmp_path / f"a.tar.{mode[2:]}", tarred({"./a.txt": TEXT}, mode))
    assert one(path).report.key == f"{path}!a.txt"


@pytest.mark.parametrize(("pack", "suffix"), [(gzip.compress, "gz"), (bz2.compress, "bz2"), (lzma.compress, "xz")])
def test_one_packed_file(tmp_path: Path, pack: object, suffix: str) -> None:
    assert callable(pack)
    path = write(tmp_path / f"a.txt.{suffix}", pack(TEXT.encode()) + pack(b" So they say."))
    found = one(path)
    assert (found.report.key, found.report.text) == (f"{path}!a.txt", f"{TEXT} So they say.")
    assert "cut off" in failure(write(path, pack(TEXT.encode())[:-5])).reason


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_what_follows_a_packed_file_is_told_and_padding_is_not(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    whole = pack(TEXT.encode())
    for name, content in (("a.txt.gz", whole), ("a.tar", pack(tarred({"a.txt": TEXT})))):
        path = write(tmp_path / name, content + bytes(100_000))
        assert one(path).report.text == TEXT
        read, told = taken(write(path, content + bytes(100) + b"and a word more"))
        assert isinstance(read, Capture)
        assert isinstance(told, Failure)
        assert (told.key, told.outcome) == (str(path), "partial")
        assert f"what follows its end at byte {len(content) + 100:,} is not packed" in told.reason
    padded = write(tmp_path / "a.txt.gz", whole + bytes(70_000) + pack(b" So they say."))
    assert one(padded).report.text == f"{TEXT} So they say."


def test_anything_in_anything(tmp_path: Path) -> None:
    wacz = zipped({"datapackage.json": "{}", "pages/pages.jsonl": "{}", "archive/a.warc.gz": packed(pages(2))})
    inner: dict[str, str | bytes] = {
        "a.pdf": pdf([Words(50, 700, TEXT)]),
        "b.wacz": wacz,
        "c.eml": f"From: a@b.example\nTo: x\n\n{TEXT}",
    }
    path = write(tmp_path / "a.zip", zipped({"in.tar": tarred({"x.txt": TEXT}), **inner}))
    assert [each.report.key.removeprefix(f"{path}!") for each in reports(path)] == [
        "in.tar!x.txt",
        "a.pdf",
        "b.wacz!archive/a.warc.gz!https://harbour.example/0",
        "b.wacz!archive/a.warc.gz!https://harbour.example/1",
        "c.eml",
    ]


def test_at_most_three_within_one_another(tmp_path: Path) -> None:
    nested: bytes = TEXT.encode()
    for depth, name in enumerate(["a.txt", "b.zip", "c.zip", "d.zip"]):
        nested = zipped({name: nested, "z.txt": TEXT})
        found = taken(write(tmp_path / "e.zip", nested))
        assert len(reasons(found)) == (depth > 2)
    assert "lies within 3 containers; expected at most 3" in reasons(found)[0]
    assert sum(isinstance(each, Capture) for each in found) == 3


NAMES = (
    "../up.txt", "a/../../up.txt", "..\\up.txt", "/etc/passwd.txt", "//host/a.txt", "\\\\host\\a.txt", "C:\\a.txt",
    "c:/a.txt", "..", "a/..",
)  # fmt: skip
HARMLESS = (
    "x" * 300 + ".txt", "a" * 100 + "/" + "b" * 100 + ".txt", "A.txt", "a.txt", "\u202egpj.txt", "a\nb.txt", "é.txt",
    "\x1b[31m.txt", ".hidden.txt",
    "con.txt", " .txt", "a//b.txt", "%2e%2e/a.txt", "...txt/a.txt", "~/a.txt", "$HOME/a.txt", "a;b.txt",
)  # fmt: skip


@pytest.mark.parametrize("make", [zipped, tarred])
def test_names_that_lead_elsewhere_are_named_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: object
) -> None:
    assert callable(make)
    inside = tmp_path / "in"
    inside.mkdir()
    monkeypatch.chdir(inside)
    before = sorted(tmp_path.rglob("*"))
    path = write(tmp_path / "a.archive", make(dict.fromkeys((*NAMES, *HARMLESS), TEXT)))
    found = taken(path)
    assert len(found) == len(NAMES) + len(HARMLESS)
    refused = reasons(found)
    assert len(refused) == len(NAMES)
    assert all("absolute name" in each or "leads out of the archive" in each for each in refused)
    assert all(each.report.key.isprintable() for each in found if isinstance(each, Capture))
    assert sorted(tmp_path.rglob("*")) == [path, *before]


def test_two_members_of_one_name_are_two(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "One.")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "Two.")
    path = write(tmp_path / "a.zip", made.getvalue())
    assert [(each.report.key, each.report.text) for each in reports(path)] == [
        (f"{path}!a.txt", "One."),
        (f"{path}!a.txt#2", "Two."),
    ]


def test_links_and_devices_are_never_followed(tmp_path: Path) -> None:
    made = io.BytesIO()
    kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE)
    with tarfile.open(fileobj=made, mode="w") as archive:
        for number, kind in enumerate(kinds):
            info = tarfile.TarInfo(f"{number}.txt")
            info.type, info.linkname = kind, "/etc/hostname"
            archive.addfile(info)
    found = taken(write(tmp_path / "a.tar", made.getvalue()))
    assert ["is a link" in each for each in reasons(found)] == [True, True, False, False, False]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive_:
        for number, kind_ in enumerate((stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR)):
            member = zipfile.ZipInfo(f"{number}.txt")
            member.external_attr = (kind_ | 0o644) << 16
            archive_.writestr(member, "/etc/hostname")
    found = taken(write(tmp_path / "a.zip", made.getvalue()))
    assert ["is a link" in each for each in reasons(found)] == [True, False, False]


def patched(raw: bytes, field: int, value: int) -> bytes:
    """A zip of one member with two bytes of both of its heads replaced; `field` is an offset in the local one."""
    made = bytearray(raw)
    struct.pack_into("<H", made, field, value)
    struct.pack_into("<H", made, made.index(b"PK\x01\x02") + field + 2, value)
    return bytes(made)


def test_what_cannot_be_unpacked_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    secret = zipped({"a.txt": TEXT})
    assert "is protected by a password" in failure(write(tmp_path / "a.zip", patched(secret, 6, 1))).reason
    assert "packed in a way (number 9)" in failure(write(tmp_path / "a.zip", patched(secret, 8, 9))).reason
    broken = bytearray(zipped({"a.txt": TEXT, "b.txt": "The mill stands."}, zipfile.ZIP_STORED))
    broken[broken.index(TEXT.encode())] ^= 1
    found = taken(write(tmp_path / "a.zip", bytes(broken)))
    assert ["is damaged (Bad CRC-32" in each for each in reasons(found)] == [True]
    assert isinstance(found[1], Capture)
    assert "is a damaged zip archive" in failure(write(tmp_path / "a.zip", secret[:-30])).reason
    assert "office file" in failure(write(tmp_path / "a.docx", zipped({"[Content_Types].xml": "<x/>"}))).reason
    assert "holds no file" in failure(write(tmp_path / "a.zip", zipped({}))).reason


@pytest.mark.parametrize("cut", [100, 512, 700, 1536, 2100])
def test_a_tar_that_is_cut_says_so(tmp_path: Path, cut: int) -> None:
    whole = tarred({"a.txt": TEXT, "b.txt": TEXT * 20, "c.txt": TEXT})
    found = taken(write(tmp_path / "a.tar", whole[:cut]))
    assert reasons(found)
    assert sum(isinstance(each, Capture) for each in found) == (cut >= 700)


def test_a_tar_with_a_damaged_head_says_where(tmp_path: Path) -> None:
    broken = bytearray(tarred({"a.txt": TEXT, "b.txt": TEXT}))
    broken[1024 + 10] ^= 1
    found = taken(write(tmp_path / "a.tar", bytes(broken)))
    assert isinstance(found[0], Capture)
    assert "a head at byte 1,024 cannot be read" in reasons(found)[0]
    assert isinstance(found[1], Failure)
    assert found[1].outcome == "partial"


def test_bombs_are_refused(tmp_path: Path) -> None:
    zeros = bytes(102_000_000)
    for content in (zipped({"a.txt": zeros, "a.jsonl": b"{}"}), gzip.compress(tarred({"a.jsonl": zeros}), 1)):
        found = taken(write(tmp_path / "a", content))
        assert found
        assert all(isinstance(each, Failure) for each in found)
    assert "unpacks to over 100 times its size" in reasons(found)[-1]
    inner = {f"{number}.txt": zeros[:20_500_000] for number in range(6)}
    found = taken(write(tmp_path / "a.zip", zipped(inner)))
    assert "unpacks to over 100 times its size" in reasons(found)[-1]


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = zipped({f"{number}.css": b"" for number in range(10_001)}, zipfile.ZIP_STORED)
    assert "has 10,001 members; expected at most 10,000" in failure(write(tmp_path / "a.zip", many)).reason
    monkeypatch.setattr(room, "MAX_MEMBERS", 20)
    found = taken(write(tmp_path / "a.tar", tarred({f"{number}.css": b"" for number in range(30)})))
    assert len(found) == 21
    assert "has over 20 members; the others are not read" in reasons(found)[-1]


def test_an_archive_from_a_pipe(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", zipped({"a.txt": TEXT}))
    read, wrote = os.pipe()
    os.write(wrote, path.read_bytes())
    os.close(wrote)
    assert one(Path(f"/dev/fd/{read}")).report.text == TEXT
    os.close(read)


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="no ../shared/hostile beside this checkout")
def test_broken_archives_of_others_each_have_an_outcome() -> None:
    for path in sorted(HOSTILE.iterdir()):
        assert failure(path).reason
    assert "password" in failure(HOSTILE / "password-hunter2.pdf").reason
