"""GET /api/contradictions: the most disputed events first, a page at a time."""

from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient
from tests.web.asking import got
from tests.web.conftest import Bench

from sayso.archive.events import deaths
from sayso.model.event import Count, Toll
from sayso.model.judgement import Judgement
from sayso.run.archive import Archive


def test_the_list_is_that_of_the_command(client: TestClient, sample_archive: Path) -> None:
    with Archive(sample_archive) as archive:
        told = [(one.event.id, one.disputed, len(one.disputes)) for one in archive.contradictions()]
    found = got(client, "/api/contradictions?size=200")
    assert [(one["event"]["id"], one["disputed"], len(one["disputes"])) for one in found["events"]] == told
    assert found["total"] == len(told) > 3


def test_pages_put_together_are_the_whole(client: TestClient) -> None:
    whole = got(client, "/api/contradictions?size=200")["events"]
    first, second = (got(client, f"/api/contradictions?size=2&page={page}") for page in (1, 2))
    assert first["events"] + second["events"] == whole[:4]
    assert (second["page"], second["size"], second["total"]) == (2, 2, len(whole))
    assert got(client, "/api/contradictions?page=1000")["events"] == []


def test_filters_leave_the_order(client: TestClient, sample_archive: Path) -> None:
    with Archive(sample_archive) as archive:
        fitting = {one.id for one in archive.events(actor="Russia", type="ASSAULT")}
    whole = got(client, "/api/contradictions?size=200")["events"]
    found = got(client, "/api/contradictions?actor=Russia&type=ASSAULT&size=200")
    assert [one["event"]["id"] for one in found["events"]] == [
        one["event"]["id"] for one in whole if one["event"]["id"] in fitting
    ]
    assert 0 < found["total"] < len(whole)
    assert got(client, "/api/contradictions?actor=Nobodyhere")["notes"]


def test_a_page_that_cannot_be_is_told(client: TestClient) -> None:
    for page in ("0", "-1", "x", "1e3", "²", "9" * 40):
        assert "No number" in got(client, f"/api/contradictions?page={page}", 400)["error"]


def test_deaths_count_where_it_was_short_and_a_thousand_where_two_accounts_count_them(sample_archive: Path) -> None:
    with Archive(sample_archive) as archive:
        events = list(archive.events())
        kept = dict(archive.rows("SELECT id, killed FROM events"))
    best = {one.id: next((toll.best for toll in one.numbers if toll.of == "killed"), None) for one in events}
    short = {one.id for one in events if one.when and (one.when.precision or 5) <= 3}
    assert kept == {own: best[own] if own in short else None for own in best}
    assert sum(count is not None for count in kept.values()) > 2
    event = next(one for one in events if one.when and one.when.precision == 1)
    counts = [Count("mayor", 1_000, None), Count("Post", 1_200, None)]
    for figure, by, killed in ((999, counts[:1], 999), (1_000, counts[:1], None), (1_000, counts, 1_000)):
        assert deaths(replace(event, numbers=(Toll("killed", 1, figure, None, tuple(by)),))) == killed


def test_judging_is_seen_on_the_next_page(bench: Bench) -> None:
    first = got(bench.client, "/api/contradictions?size=1")["events"][0]["event"]["id"]
    with Archive(bench.path) as archive:
        event = archive.event(first)
        archive.judge([Judgement("not-a-claim", (own,), by="Ann") for own in event.claims])
        archive.link()
    assert first not in {one["event"]["id"] for one in got(bench.client, "/api/contradictions?size=200")["events"]}
