"""`sayso export` over an archive: what it writes, what it tells, and how it ends."""

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.archive import fake

from sayso.cli.export import export_archive, instant
from sayso.errors import RunStopped
from sayso.export.formats import FORMATS
from sayso.export.outcome import Options
from sayso.run import pipeline
from sayso.run.archive import Archive
from sayso.run.exporting import one_state

TEXTS = {
    "a.txt": "Rebels shelled Brask.",
    "b.txt": "Syria shelled Amal. Later Turkey denied Amal.",
    "c.txt": "Turkey shelled Homs.",
}


@pytest.fixture(autouse=True)
def _there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An archive of reports that a fast reader has read."""
    monkeypatch.setattr(pipeline, "read_report", fake.reading)
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        Path(name).write_text(text, "utf-8")
    with Archive("x.sayso") as archive:
        archive.add(list(TEXTS), published="2021-03-09")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("form", [form.name for form in FORMATS])
def test_an_archive_goes_into_every_format_and_again_into_the_same_bytes(form: str, tmp_path: Path) -> None:
    assert export_archive("x.sayso", form, "", Options(), force=False) == 0
    (made,) = (path for path in tmp_path.glob(f"x-{form}*") if path.is_dir() or path.stem == f"x-{form}")
    folder = made if made.is_dir() else tmp_path
    first = files(folder)
    assert export_archive("x.sayso", form, "", Options(), force=False) == 0
    assert files(folder) == first


def test_the_order_of_taking_in_changes_nothing(tmp_path: Path) -> None:
    with Archive("y.sayso") as archive:
        for name in reversed(TEXTS):
            archive.add(name, published="2021-03-09")
    for name in ("x", "y"):
        export_archive(f"{name}.sayso", "csv", f"{name}-out", Options(), force=False)
    one, other = files(tmp_path / "x-out"), files(tmp_path / "y-out")
    differ = {name for name, data in one.items() if data != other[name]}
    assert differ <= {"taken.csv", "manifest.json"}


def test_what_was_written_and_left_out_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    export_archive("x.sayso", "ucdp-ged", "ged.csv", Options(), force=False)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[0] == "sayso: ged.csv: UCDP GED's 49 columns; rows: 0"
    assert any("left out: 3 events: no death is counted" in line for line in err.splitlines())


def test_standard_output_takes_one_file(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    export_archive("x.sayso", "geojson", "-", Options(), force=False)
    out, err = capfdbinary.readouterr()
    assert len(json.loads(out)["features"]) == 3
    assert b"standard output: events as features" in err
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_does_not_go_to_standard_output() -> None:
    with pytest.raises(RunStopped, match="No standard output for the format 'csv', which writes a folder"):
        export_archive("x.sayso", "csv", "-", Options(), force=False)


def test_since_is_by_the_journal(tmp_path: Path) -> None:
    export_archive("x.sayso", "csv", "all", Options(since=instant("2021-03-09")), force=False)
    export_archive("x.sayso", "csv", "none", Options(since=instant("2999-01-01")), force=False)
    assert len((tmp_path / "all/claims.csv").read_text("utf-8").splitlines()) == 5
    assert len((tmp_path / "none/claims.csv").read_text("utf-8").splitlines()) == 1


def test_a_newer_revision_deletes_the_events_of_the_older(tmp_path: Path) -> None:
    old: set[str] = set()
    for text in ("Syria shelled Amal.", "Syria shelled Amal. Turkey shelled Brask."):
        line = {"text": text, "url": "https://post.example/1", "publisher": "Post", "published": "2021-03-09"}
        Path("page.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
        with Archive("z.sayso") as archive:
            archive.add("page.jsonl")
            old = old or {event.id for event in archive.events()}
    export_archive("z.sayso", "acled", "z.csv", Options(), force=False)
    with (tmp_path / "z.deleted.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["event_id"] for row in rows} == old
    assert all(row["deleted_timestamp"].isdigit() for row in rows)


@pytest.mark.parametrize(
    ("path", "form", "told"),
    [
        ("nowhere.sayso", "csv", "No archive"),
        ("x.sayso", "xls", "No export format 'xls'; there are acled"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(path: str, form: str, told: str) -> None:
    with pytest.raises(RunStopped, match=told) as stopped:
        export_archive(path, form, "out", Options(), force=False)
    assert "\n" not in str(stopped.value)
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("", ""),
        ("2021-03-09", "2021-03-09T00:00:00Z"),
        ("2021-03-09T14:00:00", "2021-03-09T14:00:00Z"),
        ("2021-03-09T14:00:00Z", "2021-03-09T14:00:00Z"),
        ("2021-03-09T14:00:00+02:00", "2021-03-09T12:00:00Z"),
    ],
)
def test_instants(given: str, meant: str) -> None:
    assert instant(given) == meant


def test_an_instant_that_is_none_is_refused() -> None:
    with pytest.raises(RunStopped, match="No instant 'Tuesday'; expected a date or a time") as stopped:
        instant("Tuesday")
    assert stopped.value.code == 2


def test_an_export_sees_the_archive_as_it_was_when_it_began() -> None:
    Path("d.txt").write_text("Rebels shelled Amal.", "utf-8")
    with Archive("x.sayso") as archive, one_state(archive):
        before = len(list(archive.readings()))
        with Archive("x.sayso") as other:
            other.add("d.txt", published="2021-03-09")
        assert len(list(archive.readings())) == before == 3


def test_the_database_opens_by_itself(tmp_path: Path) -> None:
    export_archive("x.sayso", "datasette", "served", Options(), force=False)
    with closing(sqlite3.connect(tmp_path / "served/sayso.db")) as database:
        assert database.execute("SELECT count(*) FROM claims").fetchone() == (4,)
