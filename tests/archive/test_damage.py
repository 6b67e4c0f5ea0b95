"""Bytes that change or go missing: the archive opens, or says what is damaged and puts it aside; `rebuild` restores."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from tests.archive.fake import FLIPS, dump, files, many

from sayso.archive.archive import Archive
from sayso.archive.damage import Damaged
from sayso.errors import RunStopped
from sayso.run.adding import BatchLimits, add

BATCHES = BatchLimits(items=5)
FOUND = many(30)
Hurt = Callable[[Path, Random], None]


def flip(path: Path, random: Random) -> None:
    """Change one byte, most often one of the first pages, where most depends on each."""
    data = bytearray(path.read_bytes())
    at = random.randrange(min(len(data), 16_384) if random.random() < 0.5 else len(data))
    data[at] ^= 1 << random.randrange(8)
    path.chmod(0o644)
    path.write_bytes(data)


def truncate(path: Path, random: Random) -> None:
    """Cut a file anywhere."""
    data = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(data[: random.randrange(len(data))])


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive whose last batches are in the write-ahead log alone, as a killed run leaves it; beside it `closed`."""
    from tests.archive import fake

    from sayso.run import pipeline

    folder = tmp_path_factory.mktemp("sound")
    old, pipeline.read_report = pipeline.read_report, fake.reading  # type: ignore[assignment]
    try:
        with Archive(folder / "live.sayso") as archive:
            add(archive, FOUND, limits=BATCHES)
            assert (folder / "live.sayso" / "sayso.db-wal").stat().st_size > 100_000
            shutil.copytree(folder / "live.sayso", folder / "x.sayso")
    finally:
        pipeline.read_report = old
    (folder / "live.sayso").rename(folder / "closed.sayso")
    (folder / "x.sayso" / "sayso.db-shm").unlink()
    return folder / "x.sayso"


@pytest.fixture(scope="session")
def told(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What it holds."""
    copy = tmp_path_factory.mktemp("told") / "x.sayso"
    shutil.copytree(sound, copy)
    with Archive(copy) as archive:
        return dump(archive)


def survive(copy: Path, told: bytes) -> str:
    """Open a damaged archive, add to it, rebuild it; what was said on the way."""
    said: list[str] = []
    with Archive(copy, notice=said.append) as archive:
        try:
            dump(archive)
            add(archive, FOUND[:6], limits=BATCHES)
        except RunStopped as stopped:
            said.append(f"{stopped.code}: {stopped}")
    assert all("damaged" in one or "journal" in one for one in said)
    assert not [one for one in said if one[0].isdigit() and not one.startswith("3: ")]
    with Archive(copy, notice=said.append) as archive:
        archive.rebuild()
        assert dump(archive) == told
        add(archive, FOUND, limits=BATCHES)
        assert dump(archive) == told
    return "\n".join(said)


def hurt(sound: Path, folder: Path, told: bytes, case: tuple[str, Hurt, int]) -> str:
    name, how, seed = case
    copy = folder / f"{name}-{how.__name__}-{seed}"
    shutil.copytree(sound if name != "sayso.db" else sound.with_name("closed.sayso"), copy)
    how(next(copy.glob(name)), Random(seed))  # noqa: S311 -- no secret
    said = survive(copy, told)
    shutil.rmtree(copy)
    return said


NAMES = ("sayso.db", "sayso.db-wal", "journal/*.jsonl")


@pytest.mark.parametrize("how", [flip, truncate])
@pytest.mark.parametrize("name", NAMES)
def test_damage_is_survived(sound: Path, tmp_path: Path, told: bytes, name: str, how: Hurt) -> None:
    for seed in range(3):
        hurt(sound, tmp_path, told, (name, how, seed))


@pytest.mark.torture
@pytest.mark.parametrize("how", [flip, truncate])
@pytest.mark.parametrize("name", NAMES)
def test_damage_is_survived_each_time(sound: Path, tmp_path: Path, told: bytes, name: str, how: Hurt) -> None:
    for seed in range(100, 100 + FLIPS // 6):
        hurt(sound, tmp_path, told, (name, how, seed))


def test_a_database_that_is_none_is_put_aside_and_made_anew(sound: Path, tmp_path: Path, told: bytes) -> None:
    copy = tmp_path / "x.sayso"
    shutil.copytree(sound, copy)
    (copy / "sayso.db").write_bytes(b"This is no database." * 1000)
    with Archive(copy) as archive:
        assert dump(archive) == told
        assert len(archive.notices) == 1
        assert "sayso.db' is damaged" in archive.notices[0]
        assert "it is now aside/sayso.db.1, and is made anew" in archive.notices[0]
    assert (copy / "aside" / "sayso.db.1").read_bytes().startswith(b"This is no")


def test_a_damaged_line_of_the_journal_is_told_and_mended_from_its_batch(
    sound: Path, tmp_path: Path, told: bytes
) -> None:
    copy = tmp_path / "x.sayso"
    shutil.copytree(sound, copy)
    (path,) = (copy / "journal").iterdir()
    whole = path.read_bytes()
    at = whole.index(b"\n") + 200  # in the second line
    path.write_bytes(whole[:at] + b"X" + whole[at + 1 :])
    for name in ("sayso.db", "sayso.db-wal"):
        (copy / name).unlink()
    with Archive(copy) as archive, pytest.raises(Damaged, match=r"^journal/000000001\.jsonl is damaged in line 2, "):
        dump(archive)
    with Archive(copy) as archive:
        archive.rebuild()
        assert dump(archive) == told
        assert "mended from the readings of its batches" in archive.notices[0]
    assert path.read_bytes() == whole


@pytest.mark.parametrize("folder", ["text", "readings"])
def test_a_damaged_file_is_named(sound: Path, tmp_path: Path, folder: str) -> None:
    copy = tmp_path / "x.sayso"
    shutil.copytree(sound, copy)
    path = files(copy, [folder])[0]
    data = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(data[:-20] + bytes([data[-20] ^ 4]) + data[-19:])
    name = path.relative_to(copy).as_posix()
    with Archive(copy) as archive, pytest.raises(Damaged, match=rf"^{name} is damaged "):
        archive.rebuild()
    path.unlink()
    with Archive(copy) as archive, pytest.raises(Damaged, match=rf"^{name} is missing in "):
        archive.rebuild()


def test_raw_bytes_that_were_damaged_are_written_again_when_they_come_again(
    sound: Path, tmp_path: Path, told: bytes
) -> None:
    copy = tmp_path / "x.sayso"
    shutil.copytree(sound, copy)
    shutil.rmtree(copy / "journal")
    (copy / "journal").mkdir()
    for name in ("sayso.db", "sayso.db-wal"):
        (copy / name).unlink()
    path = files(copy, ["raw"])[0]
    whole = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(whole[:-3])
    with Archive(copy) as archive:
        add(archive, FOUND, limits=BATCHES)
        assert dump(archive) == told
    assert path.read_bytes() == whole


def test_a_damaged_file_does_not_cost_a_sound_database(sound: Path, tmp_path: Path) -> None:
    copy = tmp_path / "x.sayso"
    shutil.copytree(sound, copy)
    (copy / "sayso.db-wal").unlink()  # the database lags behind the journal
    files(copy, ["readings"])[-1].unlink()
    before = (copy / "sayso.db").stat().st_ino
    for _ in range(2):
        with Archive(copy) as archive, pytest.raises(Damaged, match="is missing in"):
            add(archive, many(31), limits=BATCHES)
    assert (copy / "sayso.db").stat().st_ino == before
    assert not (copy / "aside").exists()


def test_a_report_that_has_lost_its_reading_is_told_as_damage(sound: Path, tmp_path: Path) -> None:
    copy = tmp_path / "x.sayso"
    shutil.copytree(sound, copy)
    with closing(sqlite3.connect(copy / "sayso.db")) as database, database:
        database.execute("DELETE FROM readings WHERE report = (SELECT max(id) FROM reports)")
    with Archive(copy) as archive, pytest.raises(Damaged, match=r"is damaged \(report r\w+ has no reading\)"):
        dump(archive)
