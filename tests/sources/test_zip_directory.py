"""The length of a zip's directory."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from tests.sources.made import failure, one, write, zipped

from sayso.sources import archives
from sayso.sources.zip_directory import has_over

FIVE = zipped({f"{n}.txt": "The mill burned down." for n in range(5)}, zipfile.ZIP_STORED)


def lying(content: bytes) -> bytes:
    """The archive, with a count of no entries in its end record."""
    at = content.rfind(b"PK\5\6")
    return content[: at + 8] + bytes(4) + content[at + 12 :]


def long(content: bytes) -> bytes:
    """The archive with the end records of one over 4 GB."""
    at = content.rfind(b"PK\5\6")
    length, start = struct.unpack_from("<LL", content, at + 12)
    end = b"PK\6\6" + struct.pack("<QHHLLQQQQ", 44, 45, 45, 0, 0, 5, 5, length, start)
    return (
        content[:at] + end + b"PK\6\7" + struct.pack("<LQL", 0, at, 1) + content[at : at + 8] + b"\xff" * 12 + bytes(2)
    )


@pytest.mark.parametrize("content", [FIVE, lying(FIVE), long(FIVE), b"#!/bin/sh\n" + FIVE], ids=range(4))
def test_entries_are_counted(content: bytes) -> None:
    assert (has_over(io.BytesIO(content), 4), has_over(io.BytesIO(content), 5)) == (True, False)
    assert len(zipfile.ZipFile(io.BytesIO(content)).infolist()) == 5


@pytest.mark.parametrize("content", [b"", b"PK\5\6", b"PK\5\6" + b"\xff" * 18, FIVE[:-10], b"x" * 100])
def test_what_is_no_archive_has_none(content: bytes) -> None:
    assert not has_over(io.BytesIO(content), 0)


def test_a_comment_may_follow(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "The mill burned down.")
        archive.comment = b"c" * 65_535
    with path.open("rb") as stream:
        assert (has_over(stream, 0), has_over(stream, 1)) == (True, False)
    assert one(path).report.text == "The mill burned down."


def test_an_archive_of_too_many_entries_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_ENTRIES", 4)
    assert "has over 4 entries" in failure(write(tmp_path / "a.zip", lying(FIVE))).reason
