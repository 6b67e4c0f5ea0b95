"""GET /api/contradictions: the most disputed events first, a page at a time."""

import sqlite3
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient
from tests.web.asking import got
from tests.web.conftest import Bench

from sayso.archive.stored import encode
from sayso.model.event import Count, Toll
from sayso.model.judgement import Judgement
from sayso.run.archive import Archive
from sayso.web.digests import Digests


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


def test_digests_follow_what_is_linked_anew(own_archive: Path) -> None:
    held = Digests()
    with Archive(own_archive) as archive:
        before = held.ranked(archive)
        digest = held.of(archive)[before[0]]
        assert before == tuple(one.event.id for one in archive.contradictions())
        event = archive.event(before[0])
        denials = [own for one in event.accounts if one.stance == "denies" for own in one.claims]
        archive.judge([Judgement("not-a-claim", (own,), by="Ann") for own in denials])
        archive.link()
        after = held.ranked(archive)
        assert after == tuple(one.event.id for one in archive.contradictions()) == Digests().ranked(archive)
        assert held.of(archive)[before[0]] != digest
        assert held.of(archive) == Digests().of(archive)


def test_deaths_are_those_of_the_event(own_archive: Path) -> None:
    held = Digests()
    with Archive(own_archive) as archive:
        events = list(archive.events())
        best = {one.id: next((toll.best for toll in one.numbers if toll.of == "killed"), None) for one in events}
        short = {one.id for one in events if one.when and (one.when.precision or 5) <= 3}
        told = {own: count for own in short if (count := best[own]) is not None}
        assert held.deaths(archive) == told
        assert len(told) > 5


def test_a_thousand_deaths_count_where_two_accounts_count_them(own_archive: Path) -> None:
    with Archive(own_archive) as archive:
        event = next(one for one in archive.events() if one.when and one.when.precision == 1)
    counts = [Count("mayor", 1_000, None), Count("Post", 1_200, None)]
    for best, by, killed in ((999, counts[:1], 999), (1_000, counts[:1], None), (1_000, counts, 1_000)):
        told = replace(event, numbers=(Toll("killed", 1, best, None, tuple(by)),))
        with sqlite3.connect(own_archive / "sayso.db") as connection:
            connection.execute("UPDATE events SET json = ? WHERE id = ?", (encode(told).decode(), event.id))
        connection.close()
        with Archive(own_archive) as archive:
            assert Digests().deaths(archive).get(event.id) == killed


def test_judging_is_seen_on_the_next_page(bench: Bench) -> None:
    first = got(bench.client, "/api/contradictions?size=1")["events"][0]["event"]["id"]
    with Archive(bench.path) as archive:
        event = archive.event(first)
        archive.judge([Judgement("not-a-claim", (own,), by="Ann") for own in event.claims])
        archive.link()
    assert first not in {one["event"]["id"] for one in got(bench.client, "/api/contradictions?size=200")["events"]}
