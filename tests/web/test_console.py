"""The console: it reads, within limits, and nothing else gets through."""

import hashlib
import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.archive.test_queries_statement import ESCAPES
from tests.web.conftest import Bench

from sayso.errors import RunStopped
from sayso.web.console_process import Console

FOREVER = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
MANY = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT {} FROM n LIMIT 900"
_LONG = "replace(printf('%4000000d', 1), ' ', 'a')"
WITHIN = (
    f"instr({_LONG}, substr({_LONG}, 1, 2000000) || 'b')",
    f"trim({_LONG}, replace(printf('%500000d', 1), ' ', 'b') || 'a')",
    f"length(replace({_LONG}, substr({_LONG}, 1, 2000000) || 'b', 'c'))",
)
"""Calls of functions that SQLite itself does not stop; each would take hours."""
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


@pytest.mark.parametrize("call", WITHIN)
def test_one_call_of_a_function_is_stopped_too(client: TestClient, call: str) -> None:
    answer = client.get("/api/sql", params={"q": f"SELECT {call}"})  # it would go on for hours
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("The statement took longer than 1 s and was stopped")


def test_more_text_than_rows_may_have_is_refused(client: TestClient) -> None:
    answer = client.get("/api/sql", params={"q": MANY.format("printf('%9000000d', x)")})
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(("The rows have more than 100,000,000 characters", "The statement took"))
    assert client.get("/api/sql", params={"q": "SELECT 1"}).json()["rows"] == [[1]]


def test_more_memory_than_there_is_for_a_statement_is_refused(sample_archive: Path) -> None:
    console = Console(str(sample_archive))
    little = "import sys; from sayso.web import console_child as own; own.MEMORY = 96 << 20; sys.exit(own.main())"
    console._command = (sys.executable, "-P", "-c", little, str(sample_archive))
    assert b'"rows":[[1]]' in console.ask("SELECT 1")
    with pytest.raises(RunStopped, match="needs more memory than it may have"):
        console.ask(MANY.format("printf('%9000000d', x)"))
    console.close()


def test_no_process_is_left(own_archive: Path) -> None:
    console = Console(str(own_archive))
    assert b'"rows":[[2]]' in console.ask("SELECT 2")
    waiting = console._spare.get()
    console._spare.put(waiting)
    assert waiting.poll() is None
    waiting.kill()
    waiting.wait()
    assert b'"rows":[[3]]' in console.ask("SELECT 3")
    waiting = console._spare.get()
    console._spare.put(waiting)
    console.close()
    assert waiting.poll() is not None


def test_an_answer_is_given_also_where_no_process_can_be_started_for_the_next(
    own_archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = Console(str(own_archive))
    only = console._started()
    console._spare.put(only)

    def refuse(_: Console) -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(Console, "_started", refuse)
    assert b'"rows":[[4]]' in console.ask("SELECT 4")
    assert only.poll() is not None
    with pytest.raises(BlockingIOError):
        console.ask("SELECT 5")
    console.close()


def test_only_so_many_statements_wait(sample_bench: Bench) -> None:
    console = sample_bench.client.app.state.desk.console  # type: ignore[attr-defined]
    taken = 0
    while console._room.acquire(blocking=False):
        taken += 1
    try:
        refused = sample_bench.client.get("/api/sql", params={"q": "SELECT 1"})
        assert (refused.status_code, refused.json()) == (
            503,
            {"error": f"{taken} statements run or wait already; expected fewer at a time"},
        )
    finally:
        console._room.release(taken)
    assert sample_bench.client.get("/api/sql", params={"q": "SELECT 1"}).json()["rows"] == [[1]]


@pytest.mark.parametrize("given", ["", " ", None])
def test_nothing_asked_is_told_so(client: TestClient, given: str | None) -> None:
    answer = client.get("/api/sql", params={} if given is None else {"q": given})
    assert (answer.status_code, answer.json()) == (400, {"error": "No statement in 'q'; expected one SELECT"})
