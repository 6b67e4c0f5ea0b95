"""GET /api/find before the columns are there, and after the archive has changed."""

from itertools import product
from threading import Event

import pytest
from tests.web.conftest import Bench

from sayso.archive.archive import Archive
from sayso.archive.facets import finder
from sayso.archive.facets.columns import Columns
from sayso.archive.facets.loading import load


def test_the_index_answers_until_the_columns_are_there(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    assert bench.client.get("/api/find?place=none").json()["ready"] is True
    desk = bench.client.app.state.desk  # type: ignore[attr-defined]
    desk.finder = finder.Finder(bench.path)
    go_on = Event()

    def slow(archive: Archive, before: Columns | None) -> Columns:
        go_on.wait(60)
        return load(archive, before)

    monkeypatch.setattr(finder, "load", slow)
    cold = {}
    for view, more in product(("claims", "events", "reports"), ("", "&type=ASSAULT", "&actor=Russia&page=2&size=3")):
        address = f"/api/find?view={view}{more}"
        cold[address] = bench.client.get(address).json()
        assert cold[address]["ready"] is False
        assert cold[address]["facets"] == []
    go_on.set()
    with desk.archive() as archive:
        desk.finder.held(archive)
    for address, told in cold.items():
        warm = bench.client.get(address).json()
        assert warm["ready"] is True
        assert (warm["rows"], warm["total"]) == (told["rows"], told["total"])


def test_what_is_judged_is_gone_from_the_list(bench: Bench) -> None:
    before = bench.client.get("/api/find").json()
    gone = before["rows"][0]["id"]
    judged = bench.client.post(
        "/api/judgements", json={"verdict": "not-a-claim", "of": [gone], "field": "", "value": "", "why": "a headline"}
    )
    assert judged.status_code == 201
    after = bench.client.get("/api/find").json()
    assert after["total"] == before["total"] - 1
    assert gone not in [row["id"] for row in after["rows"]]
