"""GET /api/events/ID: accounts side by side, and on whose word they rest."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.asking import got
from tests.web.conftest import Bench

from sayso.archive.custody import retract
from sayso.model.event import Event
from sayso.model.judgement import Judgement
from sayso.run.archive import Archive


@pytest.fixture(scope="session")
def events(sample_archive: Path) -> list[Event]:
    """Those of the sample archive, that of most reports first."""
    with Archive(sample_archive) as archive:
        return list(archive.events(sort="reports"))


@pytest.fixture(scope="session")
def pages(sample_bench: Bench, events: list[Event]) -> list[Any]:
    """The pages of all events of the sample archive."""
    return [got(sample_bench.client, f"/api/events/{one.id}") for one in events]


def test_the_words_of_every_cell_stand_in_their_reports(pages: list[Any], client: TestClient) -> None:
    texts = {own: got(client, f"/api/reports/{own}")["text"] for page in pages for own in page["reports"]}
    seen = 0
    for page in pages:
        for account in page["accounts"]:
            assert [cell["of"] for cell in account["cells"]] == list(PARTS)
            for cell in account["cells"]:
                for words in cell["words"]:
                    span = words["span"]
                    assert texts[words["report"]][span["start"] : span["end"]] == span["text"]
                    assert words["claim"] in account["claims"]
                    assert page["claims"][words["claim"]]["report"]["id"] == words["report"]
                    seen += 1
    assert seen > 300


PARTS = ("happened", "who", "whom", "where", "when", "how_many", "why")


def test_as_many_accounts_are_independent_as_the_grade_counts(pages: list[Any]) -> None:
    for page in pages:
        assert sum(account["independent"] for account in page["accounts"]) == page["event"]["origins"]


def test_all_that_is_pointed_at_is_there(pages: list[Any]) -> None:
    for page in pages:
        claims = {own for account in page["accounts"] for own in account["claims"]}
        assert claims == set(page["claims"])
        assert {one["report"]["id"] for one in page["claims"].values()} == set(page["reports"])
        assert {own for group in page["copies"] for own in group} <= set(page["reports"])
        assert page["asked"] == ""


def rungs(ladder: list[Any]) -> Iterator[Any]:
    for one in ladder:
        yield one
        yield from rungs(one["cites"])


def test_the_ladder_leads_all_claims_from_their_outlets(pages: list[Any]) -> None:
    for page in pages:
        assert sum(one["claims"] for one in page["ladder"]) == len(page["claims"])
        assert {one["role"] for one in page["ladder"]} == {"outlet"}
        for one in rungs(page["ladder"]):
            assert all(under["claims"] <= one["claims"] for under in one["cites"])


def test_the_copy_of_a_wire_passes_on_its_word(pages: list[Any]) -> None:
    page = pages[0]  # of the launch from the Caspian, which most reports tell
    harbour = next(one for one in page["ladder"] if one["name"] == "Harbour Daily (sample)")
    assert [(one["role"], one["name"]) for one in harbour["cites"]] == [("agency", "Sayso Sample Wire")]
    assert [len(group) for group in page["copies"]] == [2]


def test_counts_come_with_their_rule_and_how_they_went(pages: list[Any]) -> None:
    kunduz = next(page for page in pages if any(len(toll["history"]) > 2 for toll in page["tolls"]))
    toll = max(kunduz["tolls"], key=lambda one: len(one["history"]))
    assert toll["rule"]
    days = [one["published"] for one in toll["history"]]
    assert days == sorted(days)
    assert {one["origin"] for one in toll["by_account"]} <= {one["origin"] for one in kunduz["accounts"]}


def test_disputes_are_those_of_the_list_of_contradictions(pages: list[Any], client: TestClient) -> None:
    listed = got(client, "/api/contradictions?size=200")["events"]
    told = {page["event"]["id"]: page["disputes"] for page in pages if page["disputes"]}
    assert {one["event"]["id"]: one["disputes"] for one in listed} == told


def test_an_id_that_went_into_another_event_leads_there_and_says_so(pages: list[Any], client: TestClient) -> None:
    event = pages[0]["event"]
    old = event["aliases"][0] if event["aliases"] else "e" + pages[0]["accounts"][0]["claims"][-1][1:]
    page = got(client, f"/api/events/{old}")
    assert (page["event"]["id"], page["asked"]) == (event["id"], old)
    assert got(client, f"/api/events/{event['id'][:10]}")["asked"] == ""


def test_what_is_no_event_is_missing_with_the_reason(bench: Bench) -> None:
    told = got(bench.client, "/api/events/e0000", 404)["error"]
    assert re.fullmatch(r"No event 'e0000' in this archive; Find lists the \d+ events that it has", told)
    with Archive(bench.path) as archive:
        event = next(one for one in archive.events() if len({c for a in one.accounts for c in a.reports}) == 1)
        claim = event.claims[0]
        assert got(bench.client, f"/api/events/{claim}", 404)["error"].startswith(f"No event '{claim}'")
        retract(archive, event.accounts[0].reports[0], "taken back", "Ann")
        archive.link()
    assert "retracted (taken back)" in got(bench.client, f"/api/events/{event.id}", 404)["error"]


def test_judgements_of_the_event_and_of_its_claims_are_told_in_their_order(bench: Bench) -> None:
    with Archive(bench.path) as archive:
        event = next(iter(archive.events(sort="reports")))
        grade = Judgement("grade", (event.id,), value="fair", why="seen it", by="Ann", at="2031-01-01T00:00:00Z")
        note = Judgement("note", (event.claims[0],), why="odd", by="Bob", at="2031-01-02T00:00:00Z")
        archive.judge([grade, note])
        archive.judge([Judgement("withdrawn", (note.id,), why="not odd", by="Bob", at="2031-01-03T00:00:00Z")])
        archive.link()
    page = got(bench.client, f"/api/events/{event.id}")
    assert page["event"]["grade"] == "fair"
    assert [(one["verdict"], one["ended"]) for one in page["judgements"]] == [("grade", False), ("note", True)]
    told = [(one["by"], one["what"], one["why"]) for one in page["history"]]
    assert told[-3:] == [
        ("Ann", f"judged grade fair ({event.id})", "seen it"),
        ("Bob", f"judged note ({event.claims[0]})", "odd"),
        ("Bob", f"withdrew {note.id}", "not odd"),
    ]
    assert all(what.startswith("took in “") for _, what, _ in told[:-3])
    assert len(told) == len(page["reports"]) + 3
