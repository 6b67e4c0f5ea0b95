"""`verify` finds one changed byte wherever it is, and says where."""

import contextlib
import shutil
import sqlite3
from pathlib import Path
from random import Random

import pytest
from tests.archive import fake
from tests.archive.fake import FLIPS, capture, files, many

from sayso.archive.custody import forget, rate, retract
from sayso.archive.verify import Checked, Finding
from sayso.errors import RunStopped
from sayso.model.edition import Rating
from sayso.model.judgement import Judgement
from sayso.run import pipeline
from sayso.run.adding import BatchLimits, add
from sayso.run.archive import Archive
from sayso.run.verifying import findings

Rows = list[tuple[str, str]]


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in which everything has happened once."""
    root = tmp_path_factory.mktemp("sound") / "x.sayso"
    patch = pytest.MonkeyPatch()
    patch.setattr(pipeline, "read_report", fake.reading)
    with Archive(root) as archive:
        page = "https://post.example/a"
        add(archive, [*many(12), capture("Ann shelled Brask.", url=page)], limits=BatchLimits(items=6))
        add(archive, [capture("Ann denied Brask.", "b.txt", url=page, published="2021-03-10"), capture(fake.NOBODY)])
        add(archive, [capture("Gone shelled Brask.", "gone.txt"), capture("Stays shelled \U0001f600 Brask.", "z.txt")])
        retract(archive, many(1)[0].report.id, "taken back", "ann")
        forget(archive, capture("Gone shelled Brask.").report.id, "asked to", "ann")
        rate(archive, Rating("outlet", "Post", "b", "2", "mostly right", "ann"))
        archive.link()
        assert archive.notices == []
    patch.undo()
    return root


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", fake.reading)


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "x.sayso"))


def found(root: Path) -> list[Finding]:
    return list(findings(str(root), Checked()))


def change(path: Path, at: int, mask: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= mask
    path.chmod(0o644)
    path.write_bytes(data)


def test_a_sound_archive_has_no_findings_and_everything_is_looked_at(sound: Path) -> None:
    before = {path: path.read_bytes() for path in sound.rglob("*") if path.is_file() and path.name != "lock"}
    checked = Checked()
    assert list(findings(str(sound), checked)) == []
    assert (checked.lines, checked.readings) == (8, 15)
    assert checked.files == len(files(sound))
    assert checked.spans > 70
    assert checked.rows > 200
    after = {path: path.read_bytes() for path in sound.rglob("*") if path.is_file() and path.name != "lock"}
    assert {path for path in before.keys() ^ after.keys() if not path.name.startswith("sayso.db-")} == set()


def flips(sound: Path, count: int, seed: int) -> None:
    """Change one byte of the record, put it back, and so on."""
    random, vague = Random(seed), 0  # noqa: S311 -- no secret
    paths = files(sound, ("raw", "text", "readings", "journal"))
    for _ in range(count):
        path = random.choice(paths)
        whole = path.read_bytes()
        at = random.randrange(len(whole))
        change(path, at, random.randrange(1, 256))
        hits = list(findings(str(sound), Checked(), files_only=True))
        path.write_bytes(whole)
        name = path.relative_to(sound).as_posix()
        assert name in {one.file for one in hits}, (name, at)
        if name.startswith("journal/"):
            assert any(_covers(one, at, whole) for one in hits), (hits, at)
        elif name.startswith("readings/"):
            vague += not any(_encloses(one, at) for one in hits if one.file == name)
    assert vague <= 1 + count // 50  # of the last byte of what is compressed, some bits mean nothing


def _encloses(one: Finding, at: int) -> bool:
    first, _, end = one.at.removeprefix("bytes ").partition(" to ")
    return bool(end) and int(first) <= at < int(end)


def _covers(one: Finding, at: int, whole: bytes) -> bool:
    """Whether a finding in the journal begins on the line of a byte."""
    start = int(one.at.rpartition(" ")[2])
    return start == whole.rfind(b"\n", 0, at) + 1


def test_one_changed_byte_is_found_and_located(copy: Path) -> None:
    flips(copy, 40, 1)


@pytest.mark.torture
def test_one_changed_byte_is_found_and_located_each_time(copy: Path) -> None:
    flips(copy, FLIPS, 2)


def test_a_damaged_reading_is_told_by_its_bytes(copy: Path) -> None:
    path = files(copy, ["readings"])[0]
    change(path, path.stat().st_size - 40, 1)
    (one,) = found(copy)
    first, _, end = one.at.removeprefix("bytes ").partition(" to ")
    assert int(first) <= path.stat().st_size - 40 < int(end)


@pytest.mark.parametrize("folder", ["raw", "text", "readings"])
def test_a_missing_file_is_named(copy: Path, folder: str) -> None:
    path = files(copy, [folder])[0]
    path.unlink()
    assert [(one.file, one.found) for one in found(copy)] == [(path.relative_to(copy).as_posix(), "no such file")]


def test_an_erased_file_that_is_back_is_found(copy: Path, tmp_path: Path) -> None:
    with Archive(tmp_path / "y.sayso") as other:
        add(other, [capture("Gone shelled Brask.", "gone.txt")])
    for path in files(tmp_path / "y.sayso", ["text"]):
        name = path.relative_to(tmp_path / "y.sayso")
        (copy / name).parent.mkdir(exist_ok=True)
        shutil.copy(path, copy / name)
    assert [one.expected for one in found(copy)] == ["none, for it was erased"]


def test_a_line_that_is_taken_out_is_found(copy: Path) -> None:
    (path,) = (copy / "journal").iterdir()
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:3] + lines[4:]))
    first = found(copy)[0]
    assert (first.file, first.at) == (f"journal/{path.name}", f"line 4, from byte {sum(map(len, lines[:3]))}")
    assert first.expected.startswith("line 4 after ")


def test_a_journal_that_is_cut_is_found_by_the_database(copy: Path) -> None:
    (path,) = (copy / "journal").iterdir()
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))
    assert [(one.at, one.expected) for one in found(copy)] == [("journal 8", "no such line")]


CHANGES = (
    ("UPDATE claims SET status = 'denied' WHERE n = 3", "claims"),
    ("UPDATE claims SET confidence = 0.75 WHERE n = 4", "claims"),
    ("UPDATE report_texts SET text = replace(text, 'Brask1', 'Brusk1') WHERE n = 2", "index report_words"),
    ("UPDATE sources SET name = 'mayor of Brisk' WHERE claim = (SELECT min(claim) FROM sources)", "sources"),
    ("DELETE FROM roles WHERE claim = (SELECT max(claim) FROM roles)", "roles"),
    ("INSERT INTO inputs VALUES ('made-up.txt', '', 'ok', '', 1, 1)", "inputs"),
    ("UPDATE reports SET state = 'live' WHERE state = 'retracted'", "reports"),
    ("UPDATE ratings SET reliability = 'a'", "ratings"),
    ("UPDATE tombstones SET why = 'no reason' WHERE state = 'erased'", "tombstones"),
    ("UPDATE captures SET raw = replace(raw, 'a', 'b')", "captures"),
    ("UPDATE links SET told = replace(told, 'ASSAULT', 'PROTEST') WHERE unit = (SELECT max(unit) FROM links)", ""),
    ("UPDATE links SET event = 'e0' WHERE unit = (SELECT max(unit) FROM links)", "events"),
    ("DELETE FROM links WHERE unit = (SELECT max(unit) FROM links)", ""),
    ("UPDATE events SET grade = 'confirmed' WHERE n = 2", "events"),
    ("DELETE FROM event_claims", "events"),
    ("DELETE FROM events WHERE n = 1", "events"),
    ("INSERT INTO aliases SELECT 'e0', id FROM events WHERE n = 1", "events"),
    ("UPDATE event_claims SET position = position + 7", "events"),
    ("UPDATE journal SET hash = 'x' || substr(hash, 2) WHERE seq = 8", "journal 8"),
)


@pytest.mark.parametrize(("sql", "at"), CHANGES)
def test_a_changed_row_is_found(copy: Path, sql: str, at: str) -> None:
    database = sqlite3.connect(copy / "sayso.db")
    database.execute(sql)
    database.commit()
    database.close()
    hits = found(copy)
    assert hits
    assert {one.file for one in hits} == {"sayso.db"}
    assert all(one.at.startswith(at) for one in hits), hits


def test_flipped_bits_in_the_cells_of_the_database_are_found(copy: Path) -> None:
    path, random = copy / "sayso.db", Random(5)  # noqa: S311 -- no secret
    database = sqlite3.connect(path)
    database.execute("VACUUM")  # else the words stand in room that is free, too
    database.close()
    whole = path.read_bytes()
    words = [at for at in range(len(whole)) if whole.startswith((b"mayor of Brask", b"Rebels", b"ASSAULT"), at)]
    for at in random.sample(words, 12):
        change(path, at, 1)
        assert found(copy), at
        path.write_bytes(whole)


def database_flips(sound: Path, count: int, seed: int) -> None:
    """Change one byte of the database, put it back, and so on: what is not found changes nothing that is told."""
    random, path = Random(seed), sound / "sayso.db"  # noqa: S311 -- no secret
    whole, known = path.read_bytes(), rows(path)
    for _ in range(count):
        at = random.randrange(len(whole))
        change(path, at, random.randrange(1, 256))
        hits = found(sound)
        assert {one.file for one in hits} <= {"sayso.db"}, at
        assert hits or rows(path) == known, at
        for side in sound.glob("sayso.db-*"):
            side.unlink()
        path.write_bytes(whole)


OWN = ("meta", "links", "alike")
"""Tables that nobody but linking goes by: it does no harm where it links more than it has to."""


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables that anybody reads, those in which SQLite keeps its full-text indexes as well."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE reports SET linked = 1")  # which linking alone goes by, too
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        read = (name for name in names if name not in OWN)
        found = {name: sorted(database.execute(f"SELECT * FROM {name}"), key=repr) for name in read}  # noqa: S608 -- our own
    return found | {"events": [row[1:] for row in found["events"]]}  # their numbers stand for nothing


def test_a_changed_byte_of_the_database_is_found_or_changes_nothing(copy: Path) -> None:
    database_flips(copy, 20, 3)


@pytest.mark.torture
def test_a_changed_byte_of_the_database_is_found_or_changes_nothing_each_time(copy: Path) -> None:
    database_flips(copy, FLIPS, 4)


def test_a_database_that_is_none_is_found_and_left_as_it_is(copy: Path) -> None:
    (copy / "sayso.db").write_bytes(b"This is no database." * 500)
    (one,) = found(copy)
    assert "sayso.db' is damaged (" in one.found
    assert (copy / "sayso.db").read_bytes().startswith(b"This is no")
    assert not (copy / "aside").exists()


def test_without_a_database_there_is_nothing_to_compare(copy: Path) -> None:
    for path in copy.glob("sayso.db*"):
        path.unlink()
    assert found(copy) == []
    assert not (copy / "sayso.db").exists()


def test_words_that_do_not_stand_where_a_reading_says_are_found(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from sayso.model.reading import Reading
    from sayso.model.report import Report
    from sayso.model.span import Span

    def wrong(report: Report) -> Reading:
        reading = fake.reading(report)
        (claim,) = reading.claims
        return replace(reading, claims=(replace(claim, means=Span(0, 3, "Bob")),))

    monkeypatch.setattr(pipeline, "read_report", wrong)
    with Archive(root) as archive:
        add(archive, [capture("Ann shelled Brask.")])
    (one,) = found(root)
    assert one.file == "readings/000000001.jsonl.gz"
    assert one.at.endswith(", 0 to 3")
    assert (one.found, one.expected) == ("'Bob'", "'Ann'")


def test_where_no_archive_is_the_run_stops(tmp_path: Path) -> None:
    with pytest.raises(RunStopped, match=r"^No archive "):
        found(tmp_path / "none.sayso")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "x.sayso"


@pytest.mark.parametrize("index", ["report_words", "claim_words", "attribution_words"])
def test_an_index_of_words_that_lacks_a_text_is_found(copy: Path, index: str) -> None:
    with contextlib.closing(sqlite3.connect(copy / "sayso.db")) as database, database:
        database.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")  # noqa: S608 -- our own names
    assert [one.at for one in found(copy)] == [f"index {index}"]


def test_a_page_that_an_index_of_words_cannot_have_is_found(copy: Path) -> None:
    with contextlib.closing(sqlite3.connect(copy / "sayso.db")) as database, database:
        database.execute("UPDATE claim_words_idx SET pgno = -31")
    assert [(one.at, one.found) for one in found(copy)] == [("index claim_words", "page -31")]


def test_files_that_no_line_names_are_counted(copy: Path) -> None:
    (copy / "raw" / "ab").mkdir(exist_ok=True)
    (copy / "raw" / "ab" / ("ab" * 32 + ".gz")).write_bytes(b"of a run that was stopped")
    checked = Checked()
    assert list(findings(str(copy), checked)) == []
    assert checked.unnamed == 1


def test_what_was_judged_and_is_yet_to_be_linked_is_sound(copy: Path) -> None:
    with Archive(copy) as archive:
        (own,) = next(archive.rows("SELECT id FROM live_claims ORDER BY id LIMIT 1"))
        archive.judge([Judgement("not-a-claim", (own,), by="ann")])
        assert archive.unlinked() == 1
    assert found(copy) == []
    with Archive(copy) as archive:
        archive.link()
    assert found(copy) == []
