"""Pages of an archive in which nothing was found yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.archive.fake import capture
from tests.run import said
from tests.web.asking import got
from tests.web.conftest import bench_of

from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A client of an archive with a report of which nothing could be read off."""
    monkeypatch.setattr(pipeline, "read_report", said.reading)
    with Archive(tmp_path / "x.sayso") as archive:
        add(archive, [capture("Nothing happened here.", "a.txt")])
    yield from (bench.client for bench in bench_of(tmp_path / "x.sayso"))


def test_every_page_is_there_and_has_nothing(empty: TestClient) -> None:
    report = got(empty, "/api/reports/a.txt")
    assert (report["text"], report["claims"], report["events"]) == ("Nothing happened here.", [], [])
    assert (report["copies"], report["revisions"]) == ([], [])
    assert got(empty, "/api/contradictions") == {"events": [], "total": 0, "page": 1, "size": 20, "notes": []}
    for box in ("", "?box=0,0,10,10"):
        places, line = got(empty, f"/api/map{box}"), got(empty, f"/api/timeline{box}")
        assert (places["places"], places["total"], places["no_place"], places["no_date"]) == ([], 0, 0, 0)
        assert (line["events"], line["total"], line["no_date"], line["left_out"]) == ([], 0, 0, 0)
    for chosen in ("", "?as=Russia&against=Mayor", "?place=none&type=ASSAULT"):
        voices = got(empty, f"/api/voices{chosen}")
        assert (voices["origins"], voices["parties"], voices["cells"], voices["total"]) == ([], [], [], 0)
    for by in ("doubt", "dispute", "pairs"):
        assert got(empty, f"/api/queue?by={by}") == {"by": by, "left": 0, "done": 0, "items": []}
