"""An archive from somebody else: nothing that its journal names is outside its own folder."""

from pathlib import Path

import pytest
from tests.archive.fake import capture, many

from sayso.archive.archive import Archive
from sayso.archive.custody import forget
from sayso.archive.erasing import Erasures, erase
from sayso.archive.journal import unsealed
from sayso.archive.lines import AnyLine, Batch, Blanked, Merged, Stored, Taken, Tombstone
from sayso.archive.stored import encode, sha256
from sayso.run.adding import add

DIGEST = "ab" * 32
AT = "2021-03-09T10:00:00Z"
ODD = (
    *("../payload.sh", "/etc/passwd", "raw/../../x", f"raw/ab/{DIGEST}.gz/../../../x", f"raw/ab/{DIGEST}.gz\n", ""),
    *("sayso.db", "journal/000000001.jsonl", "text/../../r1-ab.json.gz", "readings/x.jsonl.gz"),
)


def told(line: AnyLine, name: str, odd: str) -> bytes:
    """A line as a stranger could write it: sound by its hash, with another name in it."""
    body = encode(line).replace(encode(name), encode(odd))
    return b'{"hash":"' + sha256(body).encode() + b'",' + body[1:]


@pytest.mark.parametrize("odd", ODD)
def test_a_name_outside_the_record_makes_no_line(odd: str) -> None:
    name = f"raw/ab/{DIGEST}.gz"
    file, blanked = Stored(name, DIGEST, 1), Blanked(name, DIGEST, 1, ())
    begun = ("0" * 64, 1, AT)
    for line in (
        Batch(*begun, "1", (file,), (), (), ()),
        Merged(*begun, "x", 1, DIGEST, (file,)),
        Tombstone(*begun, "r1", "erased", "why", "by", (name,)),
        Tombstone(*begun, "r1", "erased", "why", "by", (), (blanked,)),
    ):
        assert unsealed(told(line, name, name))[0] == line
        with pytest.raises(ValueError, match="expected one in raw, text or readings"):
            unsealed(told(line, name, odd))


@pytest.mark.parametrize("part", ["report", "variant", "raw"])
def test_an_id_that_is_a_path_makes_no_line(part: str) -> None:
    cells = {"report": "r1", "variant": "ab", "raw": DIGEST}
    line = Batch("0" * 64, 1, AT, "1", (), (Taken(outcome="ok", key="", place="", **cells),), (), ())  # type: ignore[arg-type]  # texts alone
    with pytest.raises(ValueError, match="expected an id or a hash"):
        unsealed(told(line, cells[part], "../../x"))


def test_what_a_link_leads_to_is_not_erased(archive: Archive, tmp_path: Path) -> None:
    victim = tmp_path / "notes.txt"
    victim.write_text("mine")
    add(archive, many(1))
    (raw,) = (archive.folder.root / "raw").rglob("*.gz")
    raw.unlink()
    raw.symlink_to(victim)
    (archive.folder.root / "aside").mkdir()
    (archive.folder.root / "aside" / "sayso.db.1").symlink_to(victim)
    forget(archive, many(1)[0].report.id, "asked to", "ann")
    assert victim.read_text() == "mine"
    assert not raw.is_symlink()
    (readings,) = (archive.folder.root / "readings").iterdir()
    name = f"readings/{readings.name}"
    readings.unlink()
    readings.symlink_to(victim)
    erase(archive.folder, Erasures({}, frozenset(), {name: frozenset({(0, 21)})}))
    assert victim.read_text() == "mine"


def test_a_link_in_place_of_the_folder_of_halves_is_not_cleared(root: Path, tmp_path: Path) -> None:
    with Archive(root) as archive:
        add(archive, many(1))
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "notes.txt").write_text("mine")
    (root / "tmp").rmdir()
    (root / "tmp").symlink_to(mine)
    with Archive(root) as archive:
        archive.rebuild()
    assert (mine / "notes.txt").read_text() == "mine"


def test_damaged_raw_bytes_are_put_aside_and_told_of_and_go_with_an_erasure(archive: Archive) -> None:
    (one,) = many(1)
    add(archive, [one])
    (raw,) = (archive.folder.root / "raw").rglob("*.gz")
    whole = raw.read_bytes()
    raw.chmod(0o644)
    raw.write_bytes(b"X" + whole[1:])
    add(archive, [capture(one.report.text, "again.txt", title="x", raw=one.raw)])
    assert raw.read_bytes() == whole
    aside = archive.folder.root / "aside" / f"{raw.name}.1"
    assert aside.read_bytes() == b"X" + whole[1:]
    assert any(f"it is now aside/{aside.name}" in notice for notice in archive.notices)
    forget(archive, one.report.id, "asked to", "ann")
    assert not aside.exists()
