"""A run gives what adding and linking the same inputs gives, however it is cut, shared out, broken off and resumed."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from tests.archive import fake
from tests.cluster.made import Here, exported, inputs, local, quick, told, wanted

from sayso.analysis.chosen import FOLDER, Known
from sayso.archive.folder import Folder
from sayso.archive.ledger import inputs as ended
from sayso.cluster import joining, running
from sayso.cluster import shard as shards
from sayso.cluster.engines import Processes
from sayso.cluster.manifest import Ends
from sayso.cluster.plan import Stated
from sayso.cluster.running import run
from sayso.errors import RunStopped
from sayso.export.tables import TABLES
from sayso.model.judgement import Judgement
from sayso.model.reading import Reader
from sayso.run import adding, linking, pipeline
from sayso.run.archive import Archive

__all__ = ["quick"]
pytestmark = pytest.mark.usefixtures("quick")
pytest.importorskip("pyarrow")
T = TypeVar("T")
R = TypeVar("R")


@pytest.fixture
def given(tmp_path: Path) -> list[str]:
    return inputs(tmp_path)


def same(lake: Path, given: list[str], tmp_path: Path) -> None:
    """What is in the archive of a lake is what adding and linking gives, and so are the bytes of its exports."""
    with local(given, tmp_path) as expected, Archive.open(lake) as found:
        assert told(found) == told(expected)
        assert [one.id for one in found.events()] == [one.id for one in expected.events()]
        assert exported(found, tmp_path / "found") == exported(expected, tmp_path / "expected")


def test_a_lake_holds_what_adding_and_linking_gives(given: list[str], tmp_path: Path) -> None:
    ran = run(wanted(given, tmp_path / "lake"))
    assert ran.shards > 5
    same(tmp_path / "lake", given, tmp_path)


def test_the_tally_adds_up(given: list[str], tmp_path: Path) -> None:
    ran = run(wanted(given, tmp_path / "lake"))
    ends = ran.tally
    assert ends == Ends(inputs=75, ok=64, partial=0, failed=4, duplicates=7, claims=ends.claims)
    assert ends.inputs == ends.ok + ends.partial + ends.failed + ends.duplicates
    with Archive(tmp_path / "lake") as lake:
        (old,) = [one.id for one in lake.superseded() if one.kind == "report"]
        assert sum(len(one.claims) for one in lake.readings()) == ran.tables["claims"]
        assert ends.claims == ran.tables["claims"] + len(lake.reading(old).claims)
    assert json.loads((tmp_path / "lake" / "lake.json").read_text())["inputs"]["duplicates"] == 7


def test_a_finished_shard_is_not_read_again(given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(wanted(given, tmp_path / "lake"))
    before = {path: path.read_bytes() for path in (tmp_path / "lake" / "shards").rglob("*.*")}
    monkeypatch.setattr(shards, "read_to_link", None)
    monkeypatch.setattr(adding, "kept_reading", None)
    again = run(wanted(given, tmp_path / "lake"))
    assert again.tally.inputs == 75
    assert {path: path.read_bytes() for path in (tmp_path / "lake" / "shards").rglob("*.*")} == before


@pytest.mark.parametrize("harm", ["no manifest", "no part", "a byte", "no JSON", "another input", "another statement"])
def test_a_shard_that_is_not_whole_or_of_something_else_is_done_anew(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    run(wanted(given, tmp_path / "lake"))
    first, stated = tmp_path / "lake" / "shards" / "000000", Stated()
    before = {path.name: path.read_bytes() for path in first.iterdir()}
    if harm == "no manifest":
        (first / "manifest.json").unlink()
    elif harm == "no part":
        (first / "claims.parquet").unlink()
    elif harm == "a byte":
        (first / "items.parquet").write_bytes(before["items.parquet"][:-1] + b"x")
    elif harm == "no JSON":
        (first / "manifest.json").write_text("{}")
    elif harm == "another input":
        path = tmp_path / "in" / "00.txt"
        path.write_text(path.read_text().replace("Rebels", "Knaves"))
    else:
        stated = Stated(meta=(("publisher", "Post"),))
    seen: list[int] = []
    real = shards._written
    monkeypatch.setattr(shards, "_written", lambda stage, of, given: seen.append(of.shard) or real(stage, of, given))  # type: ignore[func-returns-value]
    ran = run(wanted(given, tmp_path / "lake", stated=stated))
    assert seen == (list(reversed(range(ran.shards))) if harm == "another statement" else [0])
    after = {path.name: path.read_bytes() for path in first.iterdir()}
    assert (after == before) is not harm.startswith("another")


def test_shares_are_joined_by_whoever_comes_last(given: list[str], tmp_path: Path) -> None:
    parts = [run(wanted(given, tmp_path / "lake", share=f"{n}/3")) for n in (3, 1, 2)]
    assert all(part.tables == {} and part.added is None for part in parts)
    assert not (tmp_path / "lake" / "tables").exists()
    with pytest.raises(RunStopped, match="its shards are yet to be joined; `sayso run` without --shard joins them"):
        Archive.open(tmp_path / "lake")
    ran = run(wanted(given, tmp_path / "lake"))
    assert sum((part.tally.inputs for part in parts), 0) == ran.tally.inputs
    same(tmp_path / "lake", given, tmp_path)


def test_a_share_may_come_while_another_makes_the_lake(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Folder.check

    def meanwhile(self: Folder) -> None:
        monkeypatch.setattr(Folder, "check", real)
        run(wanted(given, tmp_path / "lake", share="1/2"))
        real(self)

    monkeypatch.setattr(Folder, "check", meanwhile)
    run(wanted(given, tmp_path / "lake", share="2/2"))
    run(wanted(given, tmp_path / "lake"))
    same(tmp_path / "lake", given, tmp_path)


def test_what_is_added_later_meets_what_is_there(given: list[str], tmp_path: Path) -> None:
    run(wanted(given[:1], tmp_path / "lake"))
    run(wanted(given, tmp_path / "lake"))
    same(tmp_path / "lake", given, tmp_path)


def test_failed_inputs_stand_in_a_table_with_reasons(given: list[str], tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    run(wanted(given, tmp_path / "lake"))
    table = pandas.read_parquet(tmp_path / "lake" / "tables" / "failed")
    with Archive(tmp_path / "lake") as lake:
        assert list(table["reason"]) == [one.reason for one in ended(lake, "failed")]
    assert [Path(place).name for place in table["place"]] == ["empty.txt", "odd.txt", "lines.jsonl:34", "missing.txt"]


def test_tables_by_month_hold_what_an_export_holds(given: list[str], tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    run(wanted(given, tmp_path / "lake"))
    with Archive(tmp_path / "lake") as lake:
        lake.export("parquet", tmp_path / "whole")
    for table in TABLES:
        names = ", ".join(f'"{name}"' for name in table.header)
        whole = duckdb.sql(f"SELECT {names} FROM '{tmp_path}/whole/{table.name}.parquet'").fetchall()  # noqa: S608
        found = list((tmp_path / "lake" / "tables" / table.name).rglob("*.parquet"))
        parts = duckdb.read_parquet([str(path) for path in found]).project(names).fetchall() if found else []
        assert sorted(map(repr, parts)) == sorted(map(repr, whole))
    months = f"SELECT month, count(*) FROM '{tmp_path}/lake/tables/reports/*/*.parquet' GROUP BY month ORDER BY month"  # noqa: S608
    counts = dict(duckdb.sql(months).fetchall())
    assert sorted(map(str, counts)) == ["2021-01", "2021-02", "2021-03", "None"]
    assert counts[None] == 13  # the text files, which give no date


def test_a_lake_in_an_object_store_has_its_archive_elsewhere(given: list[str], tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    there = [f"file://{tmp_path}/in", f"file://{tmp_path}/lines.jsonl", given[2]]
    ran = run(wanted(there, f"file://{tmp_path}/lake", archive=str(tmp_path / "a.sayso")))
    again = run(wanted(there, f"file://{tmp_path}/lake", archive=str(tmp_path / "a.sayso")))
    assert (ran.tally, ran.tables) == (again.tally, again.tables)
    with local(given, tmp_path) as expected, Archive.open(tmp_path / "a.sayso") as found:
        ids = [{one.report.id for one in archive.readings()} for archive in (expected, found)]
        assert ids[0] == ids[1]
        assert [one.id for one in found.events()] == [one.id for one in expected.events()]
    assert list((tmp_path / "lake" / "tables" / "claims").glob("month=2021-01/part-*.parquet"))
    with pytest.raises(RunStopped, match="--archive"):
        run(wanted(there, f"file://{tmp_path}/other"))
    elsewhere = f"no archive stands, but elsewhere .* expected that archive, '{tmp_path / 'a.sayso'}' when"
    with pytest.raises(RunStopped, match=elsewhere) as stopped:
        Archive.open(tmp_path / "lake")
    assert stopped.value.code == 3


def test_what_is_erased_goes_from_shards_and_tables_as_well(given: list[str], tmp_path: Path) -> None:
    run(wanted(given, tmp_path / "lake"))
    with Archive.open(tmp_path / "lake") as lake:
        (own,) = [one.id for one in lake.reports(search="Rebels5")][:1]
        lake.forget(own, "court order", "me")
        assert "are gone" in " ".join(lake.notices)
    assert not list((tmp_path / "lake").rglob("*.parquet"))
    ran = run(wanted(given, tmp_path / "lake"))
    assert (ran.tally.failed, ran.tally.inputs) == (5, 75)
    assert ran.tables["failed"] == 5


def test_a_folder_that_is_no_lake_keeps_what_somebody_put_into_it(given: list[str], tmp_path: Path) -> None:
    with local(given[:1], tmp_path) as archive:
        own = tmp_path / "local.sayso" / "tables" / "own.txt"
        own.parent.mkdir()
        own.write_text("mine")
        archive.forget(next(one.id for one in archive.reports()), "court order", "me")
    with pytest.raises(RunStopped, match="is no lake: it holds 'tables'"):
        run(wanted(given, tmp_path / "local.sayso"))
    assert own.read_text() == "mine"


@pytest.mark.parametrize("before", ["", "file://"])
@pytest.mark.parametrize("name", ["shards", "tables"])
def test_a_lake_beside_its_archive_keeps_what_somebody_put_there(
    before: str, name: str, given: list[str], tmp_path: Path
) -> None:
    own = tmp_path / "mine" / name / "own.txt"
    own.parent.mkdir(parents=True)
    own.write_text("mine")
    with pytest.raises(RunStopped, match=f"is no lake: it holds '{name}'"):
        run(wanted(given, f"{before}{tmp_path / 'mine'}", archive=str(tmp_path / "a.sayso")))
    assert [one.name for one in (tmp_path / "mine").rglob("*")] == [name, "own.txt"]


def test_only_an_archive_that_is_there_can_be_opened(tmp_path: Path) -> None:
    with pytest.raises(RunStopped, match="No archive"):
        Archive.open(tmp_path / "none.sayso")
    assert not (tmp_path / "none.sayso").exists()


def test_what_shards_found_that_reports_tell_is_not_found_again(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(linking, "_told_by", None)
        run(wanted(given, tmp_path / "lake"))
    same(tmp_path / "lake", given, tmp_path)


def test_what_was_judged_is_linked_as_it_was_judged(given: list[str], tmp_path: Path) -> None:
    with local(given[:1], tmp_path) as archive:
        claim = next(one.claims[0].id for one in archive.readings() if one.claims)
    judged = Judgement("not-a-claim", (claim,), by="me", at="2021-05-02T00:00:00Z")
    run(wanted(given[:1], tmp_path / "lake"))
    for root in ("lake", "local.sayso"):
        with Archive.open(tmp_path / root) as archive:
            archive.judge([judged])
    run(wanted(given, tmp_path / "lake"))
    with Archive.open(tmp_path / "lake") as found:
        assert claim not in {own for one in found.events() for own in one.claims}
    same(tmp_path / "lake", given, tmp_path)


def test_linking_says_which_blocks_it_left_out(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.link.blocks.MOST", 10)
    said: list[str] = []
    run(wanted(given, tmp_path / "lake"), notice=said.append)
    assert [line.partition(" blocks")[0].rstrip("0123456789") for line in said] == ["Linking left out "]


def test_workers_of_other_versions_are_told_apart(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = iter(range(99))
    real = Reader("1", "c", "m")
    monkeypatch.setattr(shards, "present", lambda: replace(real, model=f"m{next(versions) // 3}"))
    with pytest.raises(RunStopped, match="not of one version") as stopped:
        run(wanted(given, tmp_path / "lake"))
    assert stopped.value.code == 3


def test_what_a_later_reader_read_is_in_force_and_what_was_before_stays_beside(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(wanted(given, tmp_path / "lake"))
    later = Reader("2", "c", "m")
    monkeypatch.setattr(shards, "present", lambda: later)
    monkeypatch.setattr(pipeline, "read_report", lambda report: replace(fake.reading(report), reader=later))
    ran = run(wanted(given, tmp_path / "lake"))
    with Archive.open(tmp_path / "lake") as lake, local(given, tmp_path) as expected:
        assert {one.reader for one in lake.readings() if one.report.outcome == "ok"} == {later}
        assert len(list(lake.rows("SELECT 1 FROM readings WHERE version = '1'"))) == ran.tally.ok
        assert [one.id for one in lake.events()] == [one.id for one in expected.events()]
        again = lake.last_line()
    assert run(wanted(given, tmp_path / "lake")).tally == ran.tally
    with Archive.open(tmp_path / "lake") as lake:
        assert lake.last_line() == again


def test_a_folder_of_something_else_is_no_lake(given: list[str], tmp_path: Path) -> None:
    with pytest.raises(RunStopped, match="is no archive"):
        run(wanted(given, tmp_path / "in"))


@pytest.mark.parametrize(("missing", "given"), [("pyarrow.parquet", "x"), ("fsspec.core", "s3://x/y")])
def test_what_is_not_installed_is_named(
    missing: str, given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(RunStopped, match="pip install 'sayso") as stopped:
        run(wanted([given], tmp_path / "lake"))
    assert stopped.value.code == 3


def test_no_input_gives_an_empty_lake(tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("")
    ran = run(wanted([str(tmp_path / "none.txt")], tmp_path / "lake"))
    assert ran.tally == Ends(inputs=1, failed=1)
    assert ran.tables["reports"] == 0


def test_events_put_together_by_several_processes_are_the_same(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shares: list[int] = []

    class Counted(Processes):
        def done(self, do: Callable[[T], R], tasks: Sequence[T]) -> Iterator[R]:
            shares.append(len(tasks))
            return super().done(do, tasks)

    monkeypatch.setattr(running, "Processes", Counted)
    monkeypatch.setattr(linking, "SHARE", 16)
    ran = run(wanted(given, tmp_path / "lake", workers=2))
    assert len(shares) == 1
    assert shares[0] >= ran.events / 16 > 2
    same(tmp_path / "lake", given, tmp_path)


def test_events_stand_in_the_order_of_their_clusters_whichever_share_is_done_first(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "SHARE", 10)
    orders = []
    for name, spread in (("one", None), ("other", Here().done)):
        with Archive(tmp_path / name) as archive:
            archive.add(given)
            linking.link(archive, lambda _: None, spread)
            orders.append(list(archive.rows("SELECT n, id, json FROM events ORDER BY n")))
    assert orders[0] == orders[1]
    assert len(orders[0]) > 20


def test_archives_and_lakes_within_the_inputs_are_left_out_and_told(given: list[str], tmp_path: Path) -> None:
    folder, archive = tmp_path / "in", str(tmp_path / "in" / "a.sayso")
    first = run(wanted(given[:1], folder / "lake", archive=archive))
    told_of: list[str] = []
    again = run(wanted(given[:1], folder / "lake", archive=archive), notice=told_of.append)
    assert again.tally == first.tally
    assert told_of == [
        f"'{folder / name}' is an archive or a lake of sayso, and is left out" for name in ("a.sayso", "lake")
    ]


def test_what_is_told_of_inputs_is_bounded_and_counted(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "NOTED", 2)
    ran = run(wanted(given, tmp_path / "lake"))
    assert ran.added
    assert len(ran.added.notes) == 2
    assert ran.added.outcomes["failed"] == ran.tally.failed == ran.tables["failed"] == 4


def test_workers_that_do_not_read_with_the_reader_that_was_asked_for_are_told_of(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    monkeypatch.setattr(running, "known", lambda folder: Known(folder, "own", "own-1"))
    with pytest.raises(RunStopped, match="read with m, and SAYSO_READER asks for own-1") as stopped:
        run(wanted(given, tmp_path / "lake"))
    assert stopped.value.code == 3
