"""GET /api/map and /api/timeline: where and when."""

from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient
from tests.web.asking import got
from tests.web.conftest import Bench

from sayso.model.claim import Claim
from sayso.model.judgement import Judgement
from sayso.run.archive import Archive

SYRIA = "35,32,42,38"


@pytest.fixture(scope="session")
def claims(sample_archive: Path) -> list[Claim]:
    with Archive(sample_archive) as archive:
        return list(archive.claims())


def inside(claim: Claim) -> bool:
    place = claim.location
    return place is not None and place.lat is not None and 32 <= place.lat <= 38 and 35 <= (place.lon or 0) <= 42


def by_name(page: Any) -> Counter[str]:
    """Claims by the name of the place; two places may have one name."""
    found = Counter[str]()
    for one in page["places"]:
        found[one["name"]] += one["claims"]
    return found


def test_every_claim_is_at_a_place_or_in_a_tray(client: TestClient, claims: list[Claim]) -> None:
    page = got(client, "/api/map")
    placed = sum(one["claims"] for one in page["places"])
    unplaced = sum(one["claims"] for one in page["unplaced"])
    assert placed + unplaced + page["no_place"] == page["total"] == len(claims)
    assert page["no_place"] == sum(1 for one in claims if not one.place)
    assert page["no_date"] == sum(1 for one in claims if one.when is None)
    assert page["more"] == 0


def test_places_hold_the_claims_that_are_located_there(client: TestClient, claims: list[Claim]) -> None:
    page = got(client, "/api/map")
    located = [one.location for one in claims if one.location and one.location.lat is not None]
    by_id = Counter(one.geonameid for one in located if one.geonameid)
    told = {one["geonameid"]: one["claims"] for one in page["places"] if one["geonameid"]}
    assert told == by_id
    kunduz = next(one for one in page["places"] if one["name"] == "Kunduz")
    assert (kunduz["lat"], kunduz["lon"], kunduz["precision"], kunduz["country"]) == (36.7289, 68.857, 1, "AFG")
    assert kunduz["killed"] > 0
    counts = [one["claims"] for one in page["places"]]
    assert counts == sorted(counts, reverse=True)


def test_deaths_at_a_place_are_those_of_its_events(client: TestClient, sample_archive: Path) -> None:
    page = got(client, "/api/map")
    with Archive(sample_archive) as archive:
        tolls = {
            one.id: toll.best
            for one in archive.events()
            for toll in one.numbers
            if toll.of == "killed" and toll.best and one.when and (one.when.precision or 5) <= 3
        }
        for place in page["places"][:8]:
            sql = (
                "SELECT DISTINCT event FROM claims JOIN event_claims ON claim = claims.id JOIN reports"
                " ON reports.id = report AND state = 'live' WHERE geonameid IS ? AND location = ? AND lat IS NOT NULL"
            )
            events = {own for (own,) in archive.connection.execute(sql, (place["geonameid"], place["name"]))}
            assert place["events"] == len(events)
            assert (place["killed"] or 0) == sum(tolls.get(own, 0) for own in events)


def test_filters_and_a_box_choose_what_is_drawn(client: TestClient, claims: list[Claim]) -> None:
    boxed = got(client, f"/api/map?box={SYRIA}")
    assert boxed["total"] == sum(map(inside, claims)) == sum(one["claims"] for one in boxed["places"])
    assert (boxed["no_place"], boxed["unplaced"]) == (0, [])
    denied = got(client, f"/api/map?box={SYRIA}&status=denied")
    assert denied["total"] == sum(1 for one in claims if inside(one) and one.status == "denied") > 0


def test_the_histogram_of_a_box_does_not_go_by_the_chosen_time(client: TestClient) -> None:
    whole, cut = got(client, f"/api/map?box={SYRIA}"), got(client, f"/api/map?box={SYRIA}&until=2015-12")
    assert cut["histogram"] == whole["histogram"]
    assert cut["total"] < whole["total"]
    counted = sum(one["count"] for one in whole["histogram"]["bins"]) + whole["histogram"]["undated"]
    assert counted == whole["total"]


def test_what_has_no_place_is_chosen_by_none(client: TestClient) -> None:
    whole, none = got(client, "/api/map"), got(client, "/api/map?place=none")
    assert none["places"] == []
    assert none["total"] == whole["no_place"] + sum(one["claims"] for one in none["unplaced"])


@pytest.mark.parametrize(
    "text", ["3", "1,2,3", "a,b,c,d", "0,10,5,-10", "0,0,0,91", "-181,0,0,1", "nan,0,1,1", "0,0,inf,1"]
)
def test_a_box_that_is_none_is_told_and_passed_over(client: TestClient, text: str) -> None:
    for page in ("map", "timeline"):
        told = got(client, f"/api/{page}?box={text}")
        assert told["notes"] == [
            f"No box '{text}'; expected west,south,east,north in degrees, such as 35,32,42,38",
        ]
        assert told["total"] == got(client, f"/api/{page}")["total"]


def test_a_place_is_chosen_without_others_of_its_name(client: TestClient) -> None:
    def wide(name: str) -> int:
        return int(got(client, f"/api/map?place={quote(name)}")["total"])

    known = [one for one in got(client, "/api/map")["places"] if one["geonameid"]]
    place = next(one for one in known if wide(one["name"]) > one["claims"])
    alone = got(client, f"/api/map?place=@{place['geonameid']}")
    assert [one["geonameid"] for one in alone["places"]] == [place["geonameid"]]
    assert alone["total"] == place["claims"]
    events = got(client, f"/api/timeline?place=anything@{place['geonameid']}")
    assert events["total"] == place["events"]


def test_the_timeline_has_the_events_with_a_date(client: TestClient, sample_archive: Path) -> None:
    page = got(client, "/api/timeline")
    with Archive(sample_archive) as archive:
        events = {one.id: one for one in archive.events()}
    dated = {own: one for own, one in events.items() if one.when}
    assert {one["id"] for one in page["events"]} == set(dated)
    assert (page["total"], page["no_date"], page["left_out"]) == (len(events), len(events) - len(dated), 0)
    for bar in page["events"]:
        when = dated[bar["id"]].when
        assert when
        assert (bar["start"], bar["end"]) == (when.start, when.end)
        assert bar["precision"] == (when.precision or 5)
        assert (bar["grade"], bar["type"]) == (dated[bar["id"]].grade, dated[bar["id"]].type)
        assert bar["headline"]
    assert [one["start"] for one in page["events"]] == sorted(one["start"] for one in page["events"])


def test_the_timeline_follows_filters_and_a_box(client: TestClient, sample_archive: Path) -> None:
    with Archive(sample_archive) as archive:
        events = {one.id: one for one in archive.events(type="ASSAULT")}
    boxed = got(client, f"/api/timeline?type=ASSAULT&box={SYRIA}")
    there = {
        own
        for own, one in events.items()
        if one.where and one.where.lat is not None and 32 <= one.where.lat <= 38 and 35 <= (one.where.lon or 0) <= 42
    }
    assert boxed["total"] == len(there) > 0
    assert {one["id"] for one in boxed["events"]} <= there


def test_of_very_many_events_those_of_most_reports_are_drawn(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = sorted((one["reports"] for one in got(client, "/api/timeline")["events"]), reverse=True)
    assert every[0] > every[-1]
    monkeypatch.setattr("sayso.web.atlas.MOST", 3)
    page = got(client, "/api/timeline")
    whole = page["left_out"] + len(page["events"])
    assert len(page["events"]) == 3
    assert whole + page["no_date"] == page["total"]
    assert sorted((one["reports"] for one in page["events"]), reverse=True) == every[:3]


def test_the_map_follows_what_is_judged(bench: Bench) -> None:
    before = got(bench.client, "/api/map")
    with Archive(bench.path) as archive:
        claim = next(one for one in archive.claims(place="Kunduz") if one.type == "ASSAULT")
        archive.judge([Judgement("corrected", (claim.id,), "place", "Aleppo", by="Ann")])
    for _ in range(50):  # the columns are read again by a thread of their own
        after = got(bench.client, "/api/map")
        if after != before:
            break
    assert by_name(after)["Kunduz"] == by_name(before)["Kunduz"] - 1
    assert by_name(after).total() == by_name(before).total()  # it is in Aleppo, or its governorate, of one name
