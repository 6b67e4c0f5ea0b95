"""Our own tables as a SQLite database that Datasette serves as it is: keys, full-text search, views and labels."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from sayso.export.columns import Row
from sayso.export.encoding import held
from sayso.export.outcome import Options, Tally
from sayso.export.tables import TABLES, Kind, Table, stream
from sayso.export.target import Sink
from sayso.model.edition import Edition

DATABASE, METADATA = "sayso.db", "metadata.json"
VIEWS = Path(__file__).with_name("datasette.sql")
KINDS: dict[Kind, str] = {"text": "TEXT", "date": "TEXT", "integer": "INTEGER", "real": "REAL"}
KEYS = {
    "reports": "report_id",
    "claims": "id",
    "events": "id",
    "taken": "report_id",
    "attributions": "report_id, position",
    "event_claims": "event_id, claim_id",
    "event_parties": "event_id, role, position",
    "tolls": "event_id, counted, people_class",
    "toll_history": "event_id, position",
    "accounts": "event_id, position",
    "account_parts": "event_id, position",
}
"""Primary keys of what has one; of the parts of claims, claim and place."""
KEYLESS = ("deleted", "ratings")
REFERS = {"report_id": "reports(report_id)", "claim_id": "claims(id)", "event_id": "events(id)"}
BATCH = 1_000  # rows handed to SQLite at a time


def write_datasette(edition: Edition, sink: Sink, _: Options) -> Tally:
    """The database and the labels that Datasette shows."""
    written = Counter[str]()
    database = sqlite3.connect(sink.place(DATABASE), isolation_level=None)
    try:
        database.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        database.execute("BEGIN")
        for table in TABLES:
            database.execute(_create(table))
        _insert(database, stream(edition), written)
        database.executescript(VIEWS.read_text("utf-8"))
        database.executescript("PRAGMA synchronous = FULL; VACUUM;")
    finally:
        database.close()
    with sink.open(METADATA) as file:
        file.write((json.dumps(metadata(), indent=1, ensure_ascii=False) + "\n").encode("utf-8"))
    return Tally(written)


def metadata() -> dict[str, object]:
    """What Datasette shows of tables and columns."""
    tables = {table.name: {"columns": {field.name: field.label for field in table.fields}} for table in TABLES}
    return {
        "title": "sayso",
        "description": "Who did what to whom, where and when, and on whose say-so",
        "databases": {"sayso": {"tables": tables}},
    }


def _create(table: Table) -> str:
    parts = [_column(table, field.name, KINDS[field.kind]) for field in table.fields]
    if table.name not in KEYLESS:
        parts.append(f"PRIMARY KEY ({KEYS.get(table.name, 'claim_id, position')})")
    return f"CREATE TABLE {table.name} ({', '.join(parts)})"


def _column(table: Table, name: str, kind: str) -> str:
    target = REFERS.get(name, "")
    own = target.startswith(f"{table.name}(")
    return f'"{name}" {kind}' + (f" REFERENCES {target}" if target and not own else "")


def _insert(database: sqlite3.Connection, rows: Iterator[tuple[str, Row]], written: Counter[str]) -> None:
    """Put rows in, some at a time; their order is that of the stream within each table."""
    widths = {table.name: len(table.fields) for table in TABLES}
    while batch := list(islice(rows, BATCH)):
        by_table: dict[str, list[Row]] = {}
        for name, row in batch:
            by_table.setdefault(name, []).append(tuple(map(held, row)))
        for name, many in by_table.items():
            marks = ", ".join("?" * widths[name])
            database.executemany(f"INSERT INTO {name} VALUES ({marks})", many)  # noqa: S608 - our own names
            written[name] += len(many)
