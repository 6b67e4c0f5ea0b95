"""GET /api/find over the sample reports: rows, facets, histogram and what the search box says."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from sayso.web.find import LARGEST

BOX = "35,32,42.5,38"


def find(client: TestClient, query: str = "", **given: Any) -> Any:
    answered = client.get(f"/api/find?{query}", params=given) if given else client.get(f"/api/find?{query}")
    assert answered.status_code == 200, answered.text
    return answered.json()


@pytest.fixture(autouse=True)
def _ready(client: TestClient) -> None:
    """The columns are there: what the index answers before is tested by itself."""
    find(client, "place=none&size=1")


def facet(found: Any, name: str) -> dict[str, Any]:
    return {one["value"]: one for each in found["facets"] if each["name"] == name for one in each["values"]}


@pytest.mark.parametrize("view", ["claims", "events", "reports"])
def test_every_view_has_rows_facets_and_a_histogram(client: TestClient, view: str) -> None:
    found = find(client, f"view={view}")
    assert found["view"] == view
    assert found["ready"] is True
    assert len(found["rows"]) == min(found["total"], found["size"])
    names = ["type", "mode", "actor", "recipient", "source", "outlet", "place", "date", "status", "grade"]
    assert [one["name"] for one in found["facets"]] == names
    counted = sum(one["count"] for one in found["histogram"]["bins"]) + found["histogram"]["undated"]
    assert counted == found["total"]


@pytest.mark.parametrize("view", ["claims", "events", "reports"])
def test_choosing_a_value_finds_as_many_as_it_says(client: TestClient, view: str) -> None:
    for each in find(client, f"view={view}")["facets"]:
        for one in each["values"][:2]:
            chosen = find(client, view=view, **{each["filter"]: one["value"]})
            assert chosen["total"] == one["count"], (each["name"], one)
            assert facet(chosen, each["name"])[one["value"]] == one | {"chosen": True}


def test_pages_follow_each_other(client: TestClient) -> None:
    first, second = (find(client, f"size=20&page={page}&sort=confidence")["rows"] for page in (1, 2))
    both = find(client, "size=40&sort=confidence")["rows"]
    assert [*first, *second] == both
    assert [one["confidence"] for one in both] == sorted((one["confidence"] for one in both), reverse=True)
    assert find(client, "page=1000")["rows"] == []
    assert find(client, "size=100000")["size"] == LARGEST


def test_what_has_no_date_comes_last_both_ways(client: TestClient) -> None:
    for reverse in ("", "1"):
        days = [bool(one["when"]) for one in find(client, f"sort=date&reverse={reverse}&size=200&page=1")["rows"]]
        days += [bool(one["when"]) for one in find(client, f"sort=date&reverse={reverse}&size=200&page=2")["rows"]]
        assert days == sorted(days, reverse=True)


def test_the_box_is_understood_and_told_as_chips(client: TestClient) -> None:
    found = find(client, q='said:Russia type:ASSAULT "the lorries" -militants')
    chips = [(one["name"], one["value"], one["label"], one["box"]) for one in found["filters"]]
    assert chips == [
        ("said_by", "Russia", "said by Russia", True),
        ("type", "ASSAULT", "type: Assault", True),
        ("search", '"the lorries"', 'words: "the lorries"', True),
        ("search", "-militants", "without militants", True),
    ]
    assert found["rows"]
    for row in found["rows"]:
        text = row["sentence"]["text"].lower()
        assert "the lorries" in text
        assert "militants" not in text
        assert row["type"] == "ASSAULT"


def test_box_and_address_add_up(client: TestClient) -> None:
    both = find(client, q="type:ACCUSE", type="ASSAULT")
    single = [find(client, type=one)["total"] for one in ("ACCUSE", "ASSAULT")]
    assert both["total"] == sum(single)
    assert [one["box"] for one in both["filters"]] == [False, True]


def test_party_is_actor_or_recipient(client: TestClient) -> None:
    actor, recipient = (find(client, **{name: "Russia"})["total"] for name in ("actor", "recipient"))
    both = find(client, actor="Russia", recipient="Russia")["total"]
    assert find(client, party="Russia")["total"] == actor + recipient - both


@pytest.mark.parametrize("name", ["place", "date"])
def test_none_finds_what_has_none(client: TestClient, name: str) -> None:
    found = find(client, f"{name}=none&size=200")
    assert found["total"]
    assert all(not (row["place"] or row["location"]) if name == "place" else not row["when"] for row in found["rows"])


def test_dates_are_any_of_several(client: TestClient) -> None:
    one, other = (find(client, date=day)["total"] for day in ("2015-10-07", "none"))
    assert find(client, "date=2015-10-07&date=none")["total"] == one + other


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("q=type:FOO", "No type 'FOO'; there are ACCUSE"),
        ("status=maybe", "No status 'maybe'; there are"),
        ("q=since:2015-13", "No date '2015-13'; expected YYYY"),
        ("since=2016&until=2015", "No time from '2016' until '2015'"),
        ("q=(a OR", "searched for the plain words"),
        ("q=said:", "'said:' has no value"),
        ("q=-said:Russia", "leaves nothing out"),
        ("actor=Nobodyy", "No actor 'Nobodyy' in demo"),
        ("confidence=2", "No confidence '2'"),
        ("superseded=perhaps", "No value 'perhaps' for a switch"),
        (f"q={'a ' * 1500}", "characters"),
    ],
)
def test_bad_input_is_a_note(client: TestClient, query: str, note: str) -> None:
    assert any(note in one for one in find(client, query)["notes"])


@pytest.mark.parametrize(
    ("query", "told"),
    [("view=things", "No view 'things'"), ("sort=size", "No order 'size'"), ("page=0", "page"), ("size=x", "size")],
)
def test_what_no_page_sends_is_an_error(client: TestClient, query: str, told: str) -> None:
    answered = client.get(f"/api/find?{query}")
    assert answered.status_code == 400
    assert told in answered.json()["error"]


def test_more_of_one_facet(client: TestClient) -> None:
    found = find(client, "facet=actor&facet_q=russ&size=1")
    assert [one["name"] for one in found["facets"]] == ["actor"]
    labels = [one["label"] for one in found["facets"][0]["values"]]
    assert "Russia" in labels
    assert all("russ" in label.lower() for label in labels)


def test_most_disputed_first(client: TestClient) -> None:
    disputed = client.get("/api/contradictions").json()["events"]
    first = [row["id"] for row in find(client, "view=events&sort=disputed")["rows"]]
    assert first[: len(disputed)] == [one["event"]["id"] for one in disputed]


def test_best_first_goes_with_words(client: TestClient) -> None:
    assert find(client, "q=missiles&sort=relevance")["total"] == find(client, "q=missiles")["total"]
    assert client.get("/api/find?sort=relevance").status_code == 400


@pytest.mark.parametrize("view", ["claims", "events", "reports"])
def test_a_box_is_a_filter_like_others(client: TestClient, view: str) -> None:
    boxed, typed = (find(client, view=view, **given) for given in ({"box": BOX}, {"q": f"box:{BOX}"}))
    assert 0 < boxed["total"] < find(client, f"view={view}")["total"]
    assert boxed["rows"] == typed["rows"]
    label = "in the box 32° N to 38° N, 35° E to 42.5° E"
    assert [(one["name"], one["value"], one["label"]) for one in boxed["filters"]] == [("box", BOX, label)]
    lines = client.get("/api/export", params={"view": view, "as": "jsonl", "box": BOX}).text.splitlines()
    assert len(lines) == boxed["total"]
    assert label in client.get("/api/cite", params={"view": view, "box": BOX}).json()["text"]


def test_a_place_that_stands_alone_is_called_by_its_name(client: TestClient) -> None:
    found = find(client, place="Kunduz@1135689")
    assert [one["label"] for one in found["filters"]] == ["place: Kunduz, Kunduz Province, Afghanistan"]
    chosen = [one for one in facet(found, "place").values() if one["chosen"]]
    assert [(one["label"], one["count"]) for one in chosen] == [
        ("Kunduz, Kunduz Province, Afghanistan", found["total"])
    ]
    pointed = find(client, place="Somewhere@-1,2.50")
    assert [one["label"] for one in pointed["filters"]] == ["place: Somewhere at -1, 2.5"]
    assert (pointed["total"], pointed["notes"]) == (0, [])
