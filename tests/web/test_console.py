"""The console: it reads, within limits, and nothing else gets through."""

import hashlib
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.archive.test_queries_statement import ESCAPES
from tests.web.conftest import Bench

FOREVER = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
IDENTIFIERS = (
    'SELECT id FROM "claims""; DROP TABLE claims --"',
    "SELECT [id]; DROP TABLE claims --] FROM claims",
    "SELECT `id`; DELETE FROM claims; --` FROM claims",
    'SELECT 1 AS "a]"; DROP TABLE claims',
    "SELECT id FROM claims WHERE id = ''; DROP TABLE claims; --'",
)


def state(root: Path) -> dict[str, str]:
    """All files of the archive by what is in them; SQLite's shared memory is no record of anything."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and path.suffix != ".db-shm")
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("statement", [*ESCAPES, *IDENTIFIERS])
def test_no_statement_escapes(sample_bench: Bench, statement: str) -> None:
    before = state(sample_bench.path)
    answer = sample_bench.client.get("/api/sql", params={"q": statement.format(root=sample_bench.path)})
    assert answer.status_code == 400
    assert list(answer.json()) == ["error"]
    assert str(sample_bench.path) not in answer.text
    assert "\n" not in answer.json()["error"]
    assert state(sample_bench.path) == before


def test_what_is_asked_is_answered(client: TestClient) -> None:
    told = client.get("/api/sql", params={"q": "SELECT type, count(*) AS n FROM live_claims GROUP BY 1 LIMIT 2"}).json()
    assert told["columns"] == ["type", "n"]
    assert len(told["rows"]) == 2
    assert told["more"] is False
    assert 0 <= told["seconds"] < 1


def test_rows_are_cut_and_that_is_said(client: TestClient) -> None:
    many = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1001) SELECT x FROM n"
    told = client.get("/api/sql", params={"q": many}).json()
    assert (len(told["rows"]), told["more"]) == (1000, True)


def test_what_takes_too_long_is_stopped(client: TestClient) -> None:
    answer = client.get("/api/sql", params={"q": FOREVER})
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("The statement took longer than 1 s and was stopped")
    assert client.get("/api/sql", params={"q": "SELECT 1"}).json()["rows"] == [[1]]


@pytest.mark.parametrize("given", ["", " ", None])
def test_nothing_asked_is_told_so(client: TestClient, given: str | None) -> None:
    answer = client.get("/api/sql", params={} if given is None else {"q": given})
    assert (answer.status_code, answer.json()) == (400, {"error": "No statement in 'q'; expected one SELECT"})
