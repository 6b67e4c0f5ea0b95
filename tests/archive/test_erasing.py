"""`forget` and `retract`: what is erased is nowhere in the folder, and what is left says so."""

import signal
import sqlite3
import zlib
from pathlib import Path

import pytest
from tests.archive.fake import Faulty, capture, die, dump, ended, forked, many, tables

from sayso.archive.archive import Archive
from sayso.archive.custody import buried, forget, report_of, retract
from sayso.archive.damage import Damaged
from sayso.archive.database import SCHEMA
from sayso.archive.kept import blank, is_blank
from sayso.archive.stored import unpack
from sayso.errors import RunStopped
from sayso.run.adding import BatchLimits, add

WORDS = "Zoltan shelled Quixburg. The witness Ottokar lives at 12 Elm Row."
SECRETS = (b"Zoltan", b"zoltan", b"Quixburg", b"quixburg", b"Ottokar", b"ottokar", b"Elm Row")
TOLD = capture(WORDS, "told.txt", url="https://post.example/a", title="Headline of Ottokar")


def filled(root: Path) -> Archive:
    archive = Archive(root)
    add(archive, [*many(6), TOLD, *many(6, 6)], limits=BatchLimits(items=5))
    add(archive, [capture(WORDS, "twice.txt", url="https://post.example/a", title="Ottokar anew", raw=b"Ottokar")])
    return archive


def found(root: Path) -> list[str]:
    """Files of a folder in which a word of the secret stands, as they are or unpacked."""
    hits = []
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        data = path.read_bytes()
        if path.suffix == ".gz":
            data += b"".join(members(data))
        if any(word in data for word in SECRETS):
            hits.append(path.relative_to(root).as_posix())
    return hits


def members(data: bytes) -> list[bytes]:
    pieces = []
    while data:
        member = zlib.decompressobj(31)
        pieces.append(member.decompress(data))
        data = member.unused_data
    return pieces


def test_a_blank_member_has_any_length_and_holds_nothing() -> None:
    for length in (21, 22, 500, 70_000):
        assert len(blank(length)) == length
        assert unpack(blank(length)) == b""
        assert is_blank(blank(length))
    assert not is_blank(blank(30)[:-1] + b"x")


def test_what_is_forgotten_is_nowhere(root: Path) -> None:
    with filled(root) as archive:
        own = TOLD.report.id
        before = {reading.report.id for reading in archive.readings()}
        assert len(found(root)) > 6
        (claim,) = (row[0] for row in archive.rows("SELECT id FROM claims WHERE report = ?", (own,)))
        assert forget(archive, own, "court order 7", "ann")
        assert not found(root)
        assert {reading.report.id for reading in archive.readings()} == before - {own}
        grave = buried(archive, own)
        assert grave
        assert (grave.state, grave.key, grave.why, grave.by) == ("erased", "told.txt", "court order 7", "ann")
        gone = {(one.kind, one.id, one.why) for one in archive.superseded()}
        assert gone == {("report", own, "court order 7"), ("claim", claim, "court order 7")}
        assert not forget(archive, own, "once more", "ann")
    assert not found(root)


def test_rebuilding_gives_the_same_rows(root: Path) -> None:
    with filled(root) as archive:
        forget(archive, TOLD.report.id, "asked to", "ann")
        add(archive, many(2, 40))
        held, rows = dump(archive), tables(archive)
        archive.rebuild()
        assert dump(archive) == held
        assert tables(archive) == rows


@pytest.mark.parametrize("schema", [SCHEMA - 1, 0])
def test_what_is_erased_stays_so_where_a_database_of_another_schema_is_made_anew(root: Path, schema: int) -> None:
    with filled(root) as archive:
        forget(archive, TOLD.report.id, "asked to", "ann")
        held, rows = dump(archive), tables(archive)
    database = sqlite3.connect(root / "sayso.db")
    database.execute(f"PRAGMA user_version = {schema}")
    database.execute("DELETE FROM tombstones")
    database.commit()
    database.close()
    with Archive(root) as archive:
        assert dump(archive) == held
        assert tables(archive) == rows
    assert not found(root)


def test_who_writes_on_after_an_erasure_by_another_process(root: Path) -> None:
    with filled(root) as archive:
        child = forked(lambda: _forget(root))
        assert ended(child) == 0
        add(archive, many(3, 60))
        assert buried(archive, TOLD.report.id)
        held, rows = dump(archive), tables(archive)
        archive.rebuild()
        assert (dump(archive), tables(archive)) == (held, rows)
    assert not found(root)


def _forget(root: Path) -> None:
    with Archive(root) as archive:
        forget(archive, TOLD.report.id, "asked to", "ann")


def test_a_damaged_database_is_replaced_and_its_remains_are_erased(root: Path) -> None:
    filled(root).close()
    whole = (root / "sayso.db").read_bytes()
    (root / "sayso.db").write_bytes(b"X" * 4096 + whole[4096:])
    with Archive(root) as archive:
        forget(archive, TOLD.report.id, "asked to", "ann")
    assert not found(root)


def test_databases_that_were_put_aside_go_as_well(root: Path) -> None:
    filled(root).close()
    (root / "aside").mkdir()
    (root / "aside" / "sayso.db.1").write_bytes((root / "sayso.db").read_bytes())
    with Archive(root) as archive:
        forget(archive, TOLD.report.id, "asked to", "ann")
    assert not found(root)
    assert not list((root / "aside").iterdir())


def test_raw_bytes_that_two_reports_came_from_go_with_the_one(root: Path) -> None:
    first, second = (capture(f"{name} shelled Brask.", "feed.xml", raw=b"feed of Ottokar") for name in ("Ann", "Bob"))
    with Archive(root) as archive:
        add(archive, [first, second])
        forget(archive, first.report.id, "asked to", "ann")
        assert not list((root / "raw").rglob("*.gz"))
        archive.rebuild()
        assert [reading.report.id for reading in archive.readings()] == [second.report.id]


def test_what_was_forgotten_is_refused_and_comes_again_when_told_to(root: Path) -> None:
    with filled(root) as archive:
        own = TOLD.report.id
        forget(archive, own, "court order 7", "ann")
        tally = add(archive, [TOLD])
        assert tally.outcomes == {"failed": 1}
        assert f"report {own} was erased at " in tally.notes[0].reason
        assert tally.notes[0].reason.endswith("(court order 7); --again takes it in nevertheless")
        assert add(archive, [TOLD], again=True).outcomes == {"ok": 1}
        assert buried(archive, own) is None
        held = dump(archive)
        assert own.encode() in held
        assert not [one for one in archive.superseded() if one.id == own]
        archive.rebuild()
        assert dump(archive) == held
        assert forget(archive, own, "again", "ann")
    assert not found(root)


def killed(root: Path, nth: int) -> int:
    """Forget with a kill at the nth change of the disk, then go on as any next command would; how the first ended."""
    filled(root).close()

    def work() -> None:
        with Archive(root, disk=Faulty(nth, die)) as archive:
            forget(archive, TOLD.report.id, "asked to", "ann")

    code = ended(forked(work))
    with Archive(root) as archive:
        _ = archive.connection
        if buried(archive, TOLD.report.id) is None:
            forget(archive, TOLD.report.id, "asked to", "ann")
        held, rows = dump(archive), tables(archive)
        archive.rebuild()
        assert (dump(archive), tables(archive)) == (held, rows)
    assert not found(root)
    return code


@pytest.mark.parametrize("nth", [1, 2, 3, 5, 8, 13])
def test_a_kill_on_the_way_is_made_good_by_the_next_command(root: Path, nth: int) -> None:
    assert killed(root, nth) == -signal.SIGKILL


@pytest.mark.torture
@pytest.mark.parametrize("nth", range(1, 41))
def test_a_kill_anywhere_is_made_good_by_the_next_command(root: Path, nth: int) -> None:
    assert killed(root, nth) in (0, -signal.SIGKILL)


def test_a_damaged_line_about_an_erased_report_is_told_and_not_made_up(root: Path) -> None:
    with filled(root) as archive:
        forget(archive, TOLD.report.id, "asked to", "ann")
    (path,) = (root / "journal").iterdir()
    whole = path.read_bytes()
    at = whole.index(TOLD.report.id.encode())
    path.write_bytes(whole[:at] + b"X" + whole[at + 1 :])
    with (
        Archive(root) as archive,
        pytest.raises(Damaged, match=r"^Line 2 of the journal is damaged, and its batch does"),
    ):
        archive.rebuild()
    assert not found(root)


def test_a_reader_keeps_what_it_sees_and_the_log_is_told_of(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.archive.database._BUSY", 0.1)
    with filled(root) as archive, filled(root) as reader:
        _ = reader.connection
        reader.connection.execute("BEGIN")
        reader.connection.execute("SELECT count(*) FROM reports").fetchone()
        forget(archive, TOLD.report.id, "asked to", "ann")
        assert any("Somebody reads the database" in told for told in archive.notices)
        reader.connection.execute("COMMIT")
    with Archive(root) as archive:
        dump(archive)
        sqlite3.connect(root / "sayso.db").execute("PRAGMA wal_checkpoint(TRUNCATE)").connection.close()
    assert not found(root)


def test_a_retracted_report_is_kept_and_out_of_force(root: Path) -> None:
    with filled(root) as archive:
        own = TOLD.report.id
        assert retract(archive, own, "the paper took it back", "ann")
        assert not retract(archive, own, "the paper took it back", "ann")
        assert own not in {reading.report.id for reading in archive.readings()}
        assert archive.reading(own).claims
        told = [one for one in archive.superseded() if one.kind == "report"]
        assert [(one.id, one.by, one.why) for one in told] == [(own, "", "the paper took it back")]
        assert add(archive, [TOLD]).there == 1
        assert own not in {reading.report.id for reading in archive.readings()}
        forget(archive, own, "and now for good", "ann")
        with pytest.raises(RunStopped, match=r"was erased at .* \(and now for good\); expected a report that is there"):
            retract(archive, own, "once more", "ann")


def test_a_report_is_meant_by_id_key_address_or_the_beginning_of_its_id(root: Path) -> None:
    with filled(root) as archive:
        own = TOLD.report.id
        for given in (own, own[:6], "told.txt", "https://post.example/a"):
            assert report_of(archive, given) == own
        with pytest.raises(RunStopped, match=r"^No report 'nothing' in "):
            report_of(archive, "nothing")
        with pytest.raises(RunStopped, match=r"^No reason given"):
            forget(archive, own, " ", "ann")
