"""A user's own SQL: it can read, and nothing else gets through."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.archive import fake

from sayso.archive.archive import Archive
from sayso.archive.queries.statement import answer
from sayso.errors import RunStopped
from sayso.run import pipeline
from sayso.run.adding import add

ESCAPES = (
    "ATTACH DATABASE '{root}/other.db' AS other",
    "ATTACH ':memory:' AS other",
    "ATTACH 'file:{root}/sayso.db?mode=rw' AS other",
    "DETACH main",
    "PRAGMA database_list",
    "PRAGMA query_only = OFF",
    "PRAGMA writable_schema = ON",
    "PRAGMA trusted_schema = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA user_version = 9",
    "PRAGMA temp_store_directory = '{root}'",
    "PRAGMA wal_checkpoint(TRUNCATE)",
    "PRAGMA data_version = 7",
    "SELECT * FROM pragma_database_list",
    "SELECT file FROM pragma_database_list()",
    "SELECT * FROM pragma_table_info('claims')",
    "SELECT load_extension('{root}/x.so')",
    "SELECT readfile('/etc/hostname')",
    "SELECT writefile('{root}/x.txt', 'x')",
    "SELECT edit('x')",
    "SELECT fts3_tokenizer('simple')",
    "SELECT fts5(NULL)",
    "SELECT hex(randomblob(1000000000))",
    "SELECT zeroblob(2000000000)",
    "SELECT * FROM dbstat",
    "SELECT * FROM sqlite_dbpage",
    "SELECT * FROM fsdir('/etc')",
    "SELECT * FROM generate_series(1, 9)",
    "CREATE TABLE mine (x)",
    "CREATE TEMP TABLE mine AS SELECT * FROM claims",
    "CREATE VIEW mine AS SELECT 1",
    "CREATE VIRTUAL TABLE temp.mine USING fts5vocab(main, report_words, row)",
    "CREATE VIRTUAL TABLE mine USING csv(filename = '/etc/passwd')",
    "CREATE TRIGGER mine AFTER INSERT ON claims BEGIN SELECT 1; END",
    "INSERT INTO meta VALUES ('x', 'y')",
    "INSERT INTO meta VALUES ('x', 'y') RETURNING *",
    "INSERT INTO report_words (report_words) VALUES ('rebuild')",
    "REPLACE INTO meta VALUES ('schema', '0')",
    "UPDATE claims SET status = 'denied'",
    "UPDATE claims SET status = 'denied' RETURNING id",
    "DELETE FROM claims",
    "WITH one AS (SELECT id FROM claims) DELETE FROM claims WHERE id IN one RETURNING id",
    "DROP TABLE claims",
    "ALTER TABLE claims RENAME TO mine",
    "REINDEX",
    "ANALYZE",
    "VACUUM",
    "VACUUM INTO '{root}/copy.db'",
    "BEGIN IMMEDIATE",
    "SAVEPOINT mine",
    "SELECT 1; DROP TABLE claims",
    "SELECT 1; ATTACH ':memory:' AS other",
    "EXPLAIN DELETE FROM claims",
    "SELECT 1\0; DROP TABLE claims",
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sql") / "x.sayso"


@pytest.fixture(scope="module")
def filled(root: Path) -> Iterator[Archive]:
    """An archive with nine claims, which no test changes."""
    with pytest.MonkeyPatch.context() as patch, Archive(root) as made:
        patch.setattr(pipeline, "read_report", fake.reading)
        add(made, fake.many(9, 1))
        yield made


def state(root: Path) -> dict[str, str]:
    """All files of the archive by what is in them; SQLite's shared memory is no record of anything."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and path.suffix != ".db-shm")
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("statement", ESCAPES)
def test_no_statement_escapes(filled: Archive, root: Path, statement: str) -> None:
    before = state(root)
    with pytest.raises(RunStopped) as caught:
        answer(filled, statement.format(root=root))
    told = str(caught.value)
    assert caught.value.code == 2
    assert "\n" not in told
    assert str(root) not in told
    assert state(root) == before


def test_there_are_at_least_forty_of_them() -> None:
    assert len(ESCAPES) >= 40


@pytest.mark.parametrize(
    ("statement", "rows"),
    [
        ("SELECT count(*) FROM claims", [(9,)]),
        ("SELECT 1 AS x, 2 AS x, x'ff00'", [(1, 2, "ff00")]),
        ("SELECT count(*) FROM live_claims WHERE type = 'ASSAULT'", [(9,)]),
        ("WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 4) SELECT sum(x) FROM n", [(10,)]),
        ("WITH some AS (SELECT id FROM claims) SELECT count(*) FROM some", [(9,)]),
        ("SELECT count(*) FROM (SELECT 1)", [(1,)]),
        ("SELECT json_extract(json, '$.status') FROM claims LIMIT 1", [("happened",)]),
        ("SELECT value FROM json_each('[1, 2]')", [(1,), (2,)]),
        ("SELECT count(*) FROM claim_words WHERE claim_words MATCH 'brask3'", [(1,)]),
        (
            "SELECT snippet(claim_words, 0, '[', ']', '…', 9) FROM claim_words WHERE claim_words MATCH 'rebels3'",
            [("[Rebels3] shelled Brask3",)],
        ),
        ("SELECT name FROM sqlite_schema WHERE name = 'claims'", [("claims",)]),
        (
            "SELECT claim, rank() OVER (ORDER BY claim) FROM roles WHERE role = 'actor' ORDER BY claim LIMIT 0",
            [],
        ),
        ("SELECT bm25(claim_words) < 0 FROM claim_words WHERE claim_words MATCH 'rebels3' ORDER BY rank", [(1,)]),
        ("VALUES (1)", [(1,)]),
        ("SELECT 1;", [(1,)]),
        ("SELECT 1 -- so it is", [(1,)]),
    ],
)
def test_reading_is_allowed(filled: Archive, statement: str, rows: list[tuple[object, ...]]) -> None:
    found = answer(filled, statement)
    assert list(found.rows) == rows
    assert len(set(found.columns)) == len(found.columns)


def test_a_plan_can_be_asked_for(filled: Archive) -> None:
    assert answer(filled, "EXPLAIN QUERY PLAN SELECT * FROM claims WHERE id = 'x'").rows


def test_what_takes_too_long_is_stopped(filled: Archive) -> None:
    forever = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(RunStopped, match=r"^The statement took longer than 0\.05 s and was stopped; --seconds"):
        answer(filled, forever, seconds=0.05)
    with pytest.raises(RunStopped, match="took longer"):  # also where rows come all the time
        answer(filled, forever.replace("count(*)", "x"), seconds=0.05, rows=10**9)


def test_rows_beyond_the_cap_are_told(filled: Archive) -> None:
    assert answer(filled, "SELECT id FROM claims", rows=9).cut is False
    some = answer(filled, "SELECT id FROM claims", rows=8)
    assert (len(some.rows), some.cut) == (8, True)
    assert answer(filled, "SELECT id FROM claims", rows=0).rows == ()


def test_rows_that_are_too_much_together_are_refused(filled: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.archive.queries.statement.MOST", 1_000)
    rows = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT {} FROM n"
    for cell in ("printf('%200d', x)", "CAST(printf('%100d', x) AS BLOB)"):
        assert len(answer(filled, rows.format(cell), rows=4).rows) == 4
        with pytest.raises(RunStopped, match=r"^The rows have more than 1,000 characters; expected fewer") as caught:
            answer(filled, rows.format(cell), rows=6)
        assert caught.value.code == 2


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("SELEC 1", 'The statement cannot be run: near "SELEC": syntax error'),
        ("SELECT nowhere FROM claims", "The statement cannot be run: no such column: nowhere"),
        ("SELECT * FROM nowhere", "The statement cannot be run: no such table: nowhere"),
        ("", "The statement gives no rows; expected one SELECT"),
        ("SELECT ?", "The statement cannot be run: "),
        ("SELECT '\ud800'", "The statement cannot be run: "),
        ("SELECT replace(printf('%9999999d', 1), ' ', 'xx')", "The statement cannot be run: string or blob too big"),
        ("SELECT 1; SELECT 2", "There is more than one statement; expected one SELECT"),
        ("SELECT " + "(" * 300 + "1" + ")" * 300, "The statement cannot be run: "),
    ],
)
def test_what_is_wrong_is_said_in_one_line(filled: Archive, statement: str, told: str) -> None:
    with pytest.raises(RunStopped) as caught:
        answer(filled, statement)
    assert str(caught.value).startswith(told)
    assert caught.value.code == 2


def test_readers_and_writers_go_on_after_a_statement(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "y.sayso")
    add(archive, fake.many(2, 1))
    with pytest.raises(RunStopped):
        answer(archive, "DROP TABLE claims")
    assert len(list(archive.readings())) == 2
    add(archive, fake.many(1, 11))
    assert answer(archive, "SELECT count(*) FROM claims").rows == ((3,),)
    archive.close()
