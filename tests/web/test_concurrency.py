"""Many read while others write: every answer is whole, and what was written is seen."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from tests.archive import fake
from tests.web.conftest import Bench, stranger_to

from sayso.run import pipeline
from sayso.run.adding import BatchLimits, add
from sayso.run.archive import Archive
from sayso.web.users import User

PATHS = (
    "/api/status",
    "/api/find?view=claims",
    "/api/find?view=events&sort=disputed",
    "/api/contradictions",
    "/api/map",
    "/api/timeline",
    "/api/voices",
    "/api/queue?by=doubt",
    "/api/judgements",
    "/api/sql?q=SELECT+count(*)+FROM+claims",
)
ROUNDS = 3


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readings by rule, so that a writer writes all the time."""
    monkeypatch.setattr(pipeline, "read_report", fake.reading)


def written(bench: Bench, done: Event) -> int:
    """Add reports and link them until the readers are done; how many batches that were."""
    number = 0
    with Archive(bench.path) as archive:
        while not done.is_set() or number < 2:
            number += 1
            add(archive, fake.many(4, 4 * number), limits=BatchLimits(items=2))
            archive.link()
    return number


def test_readers_and_a_writer(bench: Bench) -> None:
    client, done = bench.client, Event()
    seen: list[int] = []

    def read(path: str) -> Callable[[], list[int]]:
        def asked() -> list[int]:
            answers = [client.get(path) for _ in range(ROUNDS)]
            if path == "/api/status":
                seen.extend(answer.json()["counts"]["reports"] for answer in answers)
            return [answer.status_code for answer in answers]

        return asked

    with ThreadPoolExecutor(len(PATHS) + 1) as pool:
        writer = pool.submit(written, bench, done)
        found = {path: pool.submit(read(path)) for path in PATHS}
        told = {path: future.result() for path, future in found.items()}
        done.set()
        batches = writer.result()
    assert told == {path: [200] * ROUNDS for path in PATHS}
    assert seen == sorted(seen)
    assert client.get("/api/status").json()["counts"]["reports"] == 16 + 4 * batches


def test_coders_at_once_lose_nothing(bench: Bench) -> None:
    with Archive(bench.path) as archive:
        sql = "SELECT id FROM live_claims WHERE type <> 'RELATION' ORDER BY id LIMIT 20"
        own = [row[0] for row in archive.rows(sql)]

    def judge(name: str) -> list[str]:
        client = stranger_to(bench)
        client.headers["authorization"] = f"Bearer {bench.door.sessions.open(User(name, 'judge'))}"
        answers = [client.post("/api/judgements", json={"verdict": "correct", "of": [claim]}) for claim in own]
        assert [answer.status_code for answer in answers] == [201] * len(own)
        return [answer.json()["judgement"]["id"] for answer in answers]

    with ThreadPoolExecutor(4) as pool:
        saved = {one for some in pool.map(judge, ("Ada", "Bo", "Cy", "Di")) for one in some}
    assert len(saved) == 80
    with Archive(bench.path) as archive:
        assert {one.id for one in archive.judgements()} == saved
        archive.link()
        assert list(archive.verify()) == []
