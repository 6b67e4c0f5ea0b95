"""Columns are read from indexes alone: the tables themselves are many times as long."""

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from sayso.archive.archive import Archive
from sayso.archive.facets.columns import Columns
from sayso.archive.facets.loading import load
from sayso.errors import RunStopped


def test_claims_are_read_from_indexes_in_their_order(archive: Archive) -> None:
    told: list[str] = []
    archive.connection.set_trace_callback(told.append)
    load(archive)
    archive.connection.set_trace_callback(None)
    grouped = [sql for sql in told if "GROUP BY" in sql or "FROM claims" in sql]
    assert len(grouped) > 8
    for sql in grouped:
        plan = [row[3] for row in archive.connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
        steps = [step for step in plan if "claims" in step or "TEMP" in step]
        assert all("COVERING INDEX" in step or "event_claims" in step for step in steps), (sql, plan)
    (events,) = [sql for sql in told if "FROM events ORDER BY +n" in sql]
    assert "COVERING INDEX events_facets" in next(archive.connection.execute(f"EXPLAIN QUERY PLAN {events}"))[3]


def test_each_claim_has_the_cells_of_its_row(archive: Archive, columns: Columns) -> None:
    claims = columns.claims
    sql = (
        "SELECT n, type, mode, status, date_start, date_end, report, confidence, place_plain, admin1, country,"
        " location, geonameid, lat, lon, precision FROM claims ORDER BY n"
    )
    rows = list(archive.rows(sql))
    assert len(rows) == len(claims.n) > 100
    for place, row in enumerate(rows):
        spot = claims.spot.values[claims.spot.codes[place]]
        assert row == (
            int(claims.n[place]),
            *(column.values[column.codes[place]] for column in (claims.type, claims.mode, claims.status)),
            *(claims.dates.days[codes[place]] for codes in (claims.dates.first, claims.dates.last)),
            columns.reports.ids[claims.report[place]],
            float(claims.confidence[place]),
            *(getattr(spot, name) for name in ("plain", "admin1", "country", "name")),
            *(getattr(spot, name) for name in ("geonameid", "lat", "lon", "precision")),
        )


def test_each_claim_has_its_parties_and_its_event(archive: Archive, columns: Columns) -> None:
    claims = columns.claims
    places = {int(n): place for place, n in enumerate(claims.n)}
    for role, held in (("actor", claims.actors), ("recipient", claims.recipients)):
        wanted = [
            (places[n], party, plain)
            for n, party, plain in archive.rows(
                "SELECT claims.n, party, plain FROM roles JOIN claims ON id = claim WHERE role = ?", (role,)
            )
        ]
        named = [
            (int(row), held.ids[code], held.plains[code])
            for row, code in zip(held.named.rows, held.named.codes, strict=True)
        ]
        assert sorted(named) == sorted(wanted) != []
    sources = claims.sources
    assert sources.innermost is not None
    said = zip(sources.named.rows, sources.named.codes, sources.innermost, strict=True)
    sql = "SELECT claims.n, party, plain, innermost FROM sources JOIN claims ON id = claim"
    told = [(places[n], party, plain, bool(last)) for n, party, plain, last in archive.rows(sql)]
    assert sorted(
        (int(row), sources.ids[code], sources.plains[code], bool(last)) for row, code, last in said
    ) == sorted(told)
    joined = dict(archive.rows("SELECT claims.n, event FROM event_claims JOIN claims ON id = claim"))
    assert joined == {
        int(n): columns.events.ids[event] for n, event in zip(claims.n, claims.event, strict=True) if event >= 0
    }


def test_events_without_their_claims_are_damage(made_up: Path, tmp_path: Path) -> None:
    own = Path(shutil.copytree(made_up, tmp_path / "own.sayso"))
    with contextlib.closing(sqlite3.connect(own / "sayso.db")) as database, database:
        database.execute("DELETE FROM event_claims WHERE event = (SELECT min(id) FROM events)")
    with Archive(own) as archive, pytest.raises(RunStopped, match="events, and claims of"):
        load(archive)
