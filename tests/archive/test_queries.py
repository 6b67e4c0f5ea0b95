"""Filters over an archive made by hand: what each of them finds, what it says, and that an index serves it."""

import datetime
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.archive import fake
from tests.archive.fake import capture

from sayso.archive.queries import parties
from sayso.archive.queries.asked import Asked
from sayso.archive.queries.filters import LISTED, TAKEN, Filters, Listed, filters
from sayso.archive.queries.listing import ATTRIBUTIONS, CLAIMS, EVENTS, REPORTS, Kind
from sayso.archive.queries.parties import query
from sayso.errors import RunStopped
from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive

NEW, OLD = "Rebels3 shelled Brask4.", "Rebels3 shelled Brask3."


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Two reports in force, of two outlets, and one that was superseded."""
    with pytest.MonkeyPatch.context() as patch, Archive(tmp_path_factory.mktemp("asked") / "x.sayso") as made:
        patch.setattr(pipeline, "read_report", fake.reading)
        page = "https://post.example/a"
        add(made, [capture(OLD, "old.txt", url=page), capture(NEW, "new.txt", url=page, published="2021-03-10")])
        add(made, [capture("Troops1 denied Brask1. Rebels3 shelled Brask3.", "b.txt", published="2021-04-02")])
        yield made


def sentences(archive: Archive, **wanted: Any) -> list[str]:
    return sorted(claim.sentence.text for claim in archive.claims(**wanted))


FIRST, SECOND, THIRD = "Rebels3 shelled Brask3", "Rebels3 shelled Brask4", "Troops1 denied Brask1"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, [FIRST, SECOND, THIRD]),
        ({"superseded": True}, [FIRST, FIRST, SECOND, THIRD]),
        ({"actor": "name:rebels3"}, [FIRST, SECOND]),
        ({"actor": "Rebels3"}, [FIRST, SECOND]),
        ({"actor": "rebels3"}, [FIRST, SECOND]),
        ({"actor": "Rebels"}, []),
        ({"actor": ["Rebels3", "Troops1"]}, [FIRST, SECOND, THIRD]),
        ({"actor": "Brask4"}, []),
        ({"recipient": "Brask4"}, [SECOND]),
        ({"recipient": "Brask4", "actor": "Troops1"}, []),
        ({"said_by": "mayor"}, [FIRST, SECOND, THIRD]),
        ({"said_by": "Brask mayor"}, [FIRST, SECOND, THIRD]),
        ({"said_by": "mayor", "exactly": True}, []),
        ({"said_by": "Mayor of Brask", "exactly": True}, [FIRST, SECOND, THIRD]),
        ({"origin": "name:mayor"}, [FIRST, SECOND, THIRD]),
        ({"type": "assault", "status": "DENIED"}, [THIRD]),
        ({"status": ("denied", "happened")}, [FIRST, SECOND, THIRD]),
        ({"type": "AID"}, []),
        ({"place": "Brask"}, [FIRST, SECOND, THIRD]),
        ({"place": "brásk"}, [FIRST, SECOND, THIRD]),
        ({"place": "coast"}, [FIRST, SECOND, THIRD]),
        ({"place": "Bra"}, []),
        ({"since": "2021-03-08"}, [FIRST, SECOND, THIRD]),
        ({"since": "2021-03-09"}, []),
        ({"until": "2021-03-07"}, []),
        ({"until": "2021"}, [FIRST, SECOND, THIRD]),
        ({"since": "2021-03", "until": "2021-03"}, [FIRST, SECOND, THIRD]),
        ({"since": datetime.date(2021, 3, 8)}, [FIRST, SECOND, THIRD]),
        ({"until": datetime.datetime(2021, 3, 7, 23, 59, tzinfo=datetime.UTC)}, []),
        ({"confidence": 0.5}, [FIRST, SECOND, THIRD]),
        ({"confidence": 0.51}, []),
        ({"search": "shelled"}, [FIRST, SECOND]),
        ({"search": "brask4 OR troops*"}, [SECOND, THIRD]),
        ({"search": '"shelled Brask3"', "superseded": True}, [FIRST, FIRST]),
        ({"publisher": "post"}, [FIRST, SECOND, THIRD]),
        ({"report": "b.txt"}, [FIRST, THIRD]),
        ({"report": ["b.txt", "new.txt"], "status": "happened"}, [FIRST, SECOND]),
        ({"limit": 0}, []),
        ({"actor": None, "search": "", "type": []}, [FIRST, SECOND, THIRD]),
    ],
)
def test_what_filters_of_claims_find(filled: Archive, wanted: dict[str, Any], found: list[str]) -> None:
    assert sentences(filled, **wanted) == found
    result = filled.claims(**wanted)
    assert (len(result), result.count(), bool(result)) == (len(found), len(found), bool(found))
    assert list(result) == list(result)


def test_orders_and_limits(filled: Archive) -> None:
    every = list(filled.claims())
    assert [one.report for one in every] == sorted(one.report for one in every)
    assert list(filled.claims(limit=2)) == every[:2]
    assert {one.id for one in filled.claims(sort="date")} == {one.id for one in every}
    assert next(iter(filled.claims(reverse=True))) == every[-1]
    latest = next(iter(filled.claims(sort="published", reverse=True)))
    assert latest.report == filled.reports(report="b.txt").to_records()[0]["id"]
    (best, *_) = filled.claims(search="troops1 OR shelled", sort="best")
    assert best.sentence.text == THIRD


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        ({}, ["b.txt", "new.txt"]),
        ({"superseded": True}, ["b.txt", "new.txt", "old.txt"]),
        ({"search": "Troops1"}, ["b.txt"]),
        ({"actor": "Rebels3", "recipient": "Brask4"}, ["new.txt"]),
        ({"actor": "Troops1", "recipient": "Brask3"}, []),
        ({"since": "2021-04"}, ["b.txt"]),
        ({"since": "2021-03-10", "until": "2021-03-10"}, ["new.txt"]),
        ({"until": "2021-04-01"}, ["new.txt"]),
        ({"status": "denied"}, ["b.txt"]),
        ({"grade": "weak"}, ["b.txt", "new.txt"]),
    ],
)
def test_what_filters_of_reports_find(filled: Archive, wanted: dict[str, Any], keys: list[str]) -> None:
    assert sorted(report.key for report in filled.reports(**wanted)) == keys


def test_attributions_are_found_by_speaker_and_words(filled: Archive) -> None:
    assert len(filled.attributions()) == 3
    assert len(filled.attributions(superseded=True)) == 4
    assert len(filled.attributions(said_by="mayor")) == 3
    assert len(filled.attributions(search="denied")) == 1
    assert filled.attributions(said_by="guard").notes == (f"No speaker 'guard' in {filled.folder.root}",)


def test_events_are_found_by_their_claims(filled: Archive) -> None:
    assert len(filled.events()) >= 2
    for event in filled.events(actor="Troops1"):
        assert any(filled.claim(one).actors[0].name == "Troops1" for one in event.claims)
    assert len(filled.events(type="AID")) == len(filled.events(search="nothing")) == 0
    assert len(filled.events(since="2021-03-09")) == 0
    assert len(filled.events(place="Brask", since="2021-03-08", sort="date")) == len(filled.events())


def test_parties_are_counted_by_what_they_are(filled: Archive) -> None:
    found = {party.name: party for party in filled.parties()}
    rebels = found["Rebels3"]
    assert (rebels.actor, rebels.recipient, rebels.source, rebels.claims) == (2, 0, 0, 2)
    assert found["mayor of Brask"].source == 3
    assert [party.name for party in filled.parties(status="denied", search="troops1")] == ["Troops1"]
    assert [party.name for party in filled.parties(sort="name", limit=1)] == ["Brask1"]
    assert next(iter(filled.parties())).name == "mayor of Brask"


def test_parties_are_the_same_whichever_way_is_gone(filled: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [filled.parties(**wanted).to_records() for wanted in ({"status": "happened"}, {"confidence": 0.1})]
    assert found[1] == filled.parties().to_records()
    monkeypatch.setattr(parties, "_MANY", 1)
    assert found == [filled.parties(**wanted).to_records() for wanted in ({"status": "happened"}, {"confidence": 0.1})]


def test_a_name_of_nobody_is_said_with_names_like_it(filled: Archive) -> None:
    found = filled.claims(actor="Rebel3", recipient=["Brask4", "Brosk4"], place="Brusk", publisher="Past", report="z")
    assert not found
    root = filled.folder.root
    assert found.notes == (
        f"No actor 'Rebel3' in {root}; there is 'Rebels3'",
        f"No recipient 'Brosk4' in {root}; there is 'Brask4', 'Brask3', 'Brask1'",
        f"No place 'Brusk' in {root}; there is 'Brásk'",
        f"No publisher 'Past' in {root}; there is 'Post'",
        f"No report 'z' in {root}; `sayso reports` lists them",
    )


@pytest.mark.parametrize(
    ("listed", "wanted", "told"),
    [
        ("claims", {"type": "ATACK"}, "No event type 'ATACK' in the codebook; there are ACCUSE, AGREE,"),
        ("claims", {"mode": "areal"}, "No mode 'areal' in the codebook; there are "),
        ("claims", {"status": "hapened"}, "No status 'hapened'; there are happened, ongoing, planned,"),
        ("events", {"grade": "good"}, "No grade 'good'; there are confirmed, fair, weak, contested, discounted"),
        ("claims", {"since": "yesterday"}, "No date 'yesterday'; expected YYYY, YYYY-MM or YYYY-MM-DD"),
        ("claims", {"search": "a AND"}, "No search 'a AND': "),
        ("claims", {"sort": "size"}, "No order 'size' for claims; there are report, date, published, confidence"),
        (
            "claims",
            {"sort": "best"},
            "No order 'best' for claims; there are report, date, published, confidence; 'best'",
        ),
        ("parties", {"sort": "best"}, "No order 'best' for parties; there are claims, name, id"),
        ("claims", {"confidence": 1.5}, "The confidence is 1.5; expected 0 to 1"),
        ("claims", {"since": 2015}, "No value 2015 for the filter 'since'; expected YYYY, YYYY-MM, YYYY-MM-DD or a"),
        ("claims", {"limit": "2"}, "No value '2' for the filter 'limit'; expected a whole number"),
        ("claims", {"confidence": True}, "No value True for the filter 'confidence'; expected a number from 0 to 1"),
        ("reports", {"since": "2016", "until": "2015-12"}, "No time from '2016' until '2015-12'; expected the earlier"),
        ("claims", {"limit": -1}, "The limit is -1; expected 0 or more"),
        ("claims", {"actor": " "}, "No value ' ' for the filter 'actor'; expected a word or more"),
        ("claims", {"actors": "x"}, "No filter 'actors' for claims; there are actor, box, confidence,"),
        ("attributions", {"place": "x"}, "No filter 'place' for attributions; there are exactly, limit,"),
        ("events", {"superseded": True}, "No filter 'superseded' for events; there are "),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(
    filled: Archive, listed: Listed, wanted: dict[str, Any], told: str
) -> None:
    with pytest.raises(RunStopped) as caught:
        getattr(filled, listed)(**wanted)
    assert str(caught.value).startswith(told)
    assert (caught.value.code, "\n" in str(caught.value)) == (2, False)


def test_every_list_takes_filters_that_there_are() -> None:
    assert set(TAKEN) == set(LISTED)
    names = set(Filters.__dataclass_fields__)
    assert all(taken <= names for taken in TAKEN.values())


def test_an_archive_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(RunStopped, match="No archive") as caught:
        list(Archive(tmp_path / "no.sayso").claims(actor="x"))
    assert caught.value.code == 3


ONE_OF_EACH: dict[str, Any] = {
    "said_by": "Russia",
    "origin": "mayor",
    "actor": "Rebels3",
    "recipient": "Russia",
    "type": "ASSAULT",
    "mode": "aerial",
    "place": "Syria",
    "since": "2021",
    "until": "2021",
    "status": "denied",
    "grade": "weak",
    "search": "shelled",
    "confidence": 0.9,
    "publisher": "Post",
    "report": "b.txt",
}
KINDS: dict[str, Kind[Any]] = {kind.name: kind for kind in (CLAIMS, ATTRIBUTIONS, REPORTS, EVENTS)}


SERVED = [
    (listed, name)
    for listed in LISTED
    for name in ONE_OF_EACH
    if name in TAKEN[listed] and (listed, name) != ("parties", "search")  # names are looked through one by one
]


@pytest.mark.parametrize(("listed", "name"), SERVED)
def test_an_index_serves_every_filter(filled: Archive, listed: Listed, name: str) -> None:
    asked = Asked(filled, filters(listed, {name: ONE_OF_EACH[name]}))  # type: ignore[misc]
    if listed == "parties":
        told = query(asked)
        sql, values = told.sql, told.values
    else:
        sql, values = KINDS[listed].numbers(asked)
    plan = [row[3] for row in filled.rows(f"EXPLAIN QUERY PLAN {sql}", values)]
    scanned = [
        step
        for step in plan
        for table in ("claims", "sources", "roles", "mentions")
        if step.startswith(f"SCAN {table}")
    ]
    assert not scanned, plan


def test_a_result_has_places_and_slices(filled: Archive) -> None:
    result, every = filled.claims(), list(filled.claims())
    assert [result[0], result[-1]] == [every[0], every[-1]]
    for part in (slice(2), slice(1, None), slice(None, None, -1), slice(-2, None), slice(2, 1), slice(0, 9, 2)):
        assert result[part] == every[part]
    for place in (3, -4):
        with pytest.raises(IndexError, match="there are 3"):
            result[place]


def test_rows_that_nobody_wants_any_more_end_with_the_archive(filled: Archive) -> None:
    archive = Archive(filled.folder.root)
    rows = archive.rows("SELECT id FROM reports")
    assert isinstance(rows, Generator)
    assert next(rows)
    archive.close()
    rows.close()  # nothing is raised: what is printed may be cut off by `head`
