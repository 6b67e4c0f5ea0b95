"""Counts by month: what counts where, and that tolls which overlap are never added."""

from dataclasses import replace
from itertools import count

import pytest
from tests.conftest import DENIAL, SHELLING

from sayso.model.claim import Claim, Location, When
from sayso.model.edition import Held
from sayso.model.event import Event, Participant, Toll
from sayso.model.reading import Reading
from sayso.run.counting import By, Of, Row, counts, killed, month

NUMBERS = count()
DAY = When("2021-03-08", "2021-03-08", 1, "2021-03-08")
NEXT = When("2021-03-09", "2021-03-09", 1, "2021-03-09")
AMAL = Location("Port Amal", 1, 1.5, -2.25, 1, "Coast", "XAM")
BRASK = Location("Brask", 2, 1.6, -2.3, 1, "Coast", "XAM")
COAST = Location("Coast", 3, 1.6, -2.3, 4, "Coast", "XAM")


def event(
    dead: int | None = None,
    when: When | None = DAY,
    where: Location | None = AMAL,
    origins: int = 1,
    type_: str = "ASSAULT",
) -> Event:
    tolls = () if dead is None else (Toll("killed", dead, dead, dead, ()),)
    sides = ((Participant("rebels", "name:rebels"),), (Participant("ferry"), Participant("rebels", "name:rebels")))
    return Event(f"e{next(NUMBERS):04}", (), type_, "", when, where, *sides, tolls, (), origins, "fair", "", ())


def rows(by: By, of: Of, *events: Event, reading: Reading | None = None) -> list[tuple[str, str, int]]:
    found = counts(Held([reading] if reading else [], events), by, of)
    return [(row.month, row.group, row.count) for row in found]


@pytest.mark.parametrize(
    ("when", "want"),
    [
        (DAY, "2021-03"),
        (When("2021-03-29", "2021-04-04", 3, ""), "2021-03"),
        (When("2021-03-01", "2021-03-31", 4, "2021-03"), "2021-03"),
        (When("2021-01-01", "2021-12-31", 5, "2021"), "undated"),
        (When("2021-03-08", "", None, ""), "undated"),
        (When("", "2021-03-08", None, ""), "undated"),
        (None, "undated"),
    ],
)
def test_a_month_is_that_of_the_first_day_and_what_is_vaguer_has_none(when: When | None, want: str) -> None:
    assert month(when) == want


def test_claims_that_say_it_happened_are_counted(reading: Reading) -> None:
    assert rows("type", "claims", reading=reading) == [("2021-03", "ASSAULT", 1)]
    assert rows("place", "claims", reading=reading) == [("2021-03", "XAM/Coast", 1)]
    assert rows("party", "claims", reading=reading) == [("2021-03", "name:ferry", 1), ("2021-03", "name:rebels", 1)]
    bare = replace(DENIAL, status="ongoing", actors=(), recipients=())
    held = replace(reading, claims=(SHELLING, bare))
    assert rows("place", "claims", reading=held) == [("2021-03", "XAM/Coast", 1), ("undated", "unlocated", 1)]
    assert ("undated", "unnamed", 1) in rows("party", "claims", reading=held)


def test_events_that_somebody_affirms_are_counted() -> None:
    found = rows("type", "events", event(), event(), event(type_="MOBILIZE"), event(origins=0), event(when=None))
    assert found == [("2021-03", "ASSAULT", 2), ("2021-03", "MOBILIZE", 1), ("undated", "ASSAULT", 1)]


def test_a_party_on_both_sides_counts_once() -> None:
    assert rows("party", "events", event()) == [("2021-03", "ferry", 1), ("2021-03", "name:rebels", 1)]


@pytest.mark.parametrize(
    ("events", "want"),
    [
        ((event(5), event(7)), 7),
        ((event(5), event(7, NEXT)), 12),
        ((event(5), event(7, where=BRASK)), 12),
        ((event(5), event(7, where=COAST)), 7),
        ((event(5), event(7, where=None)), 7),
        ((event(5), event(7, when=None)), 7),
        ((event(5), event(7, NEXT), event(3, When("2021-03-01", "2021-03-31", 4, ""))), 7),
        ((event(5), event(7, where=Location("Elsewhere", precision=6, country="XBR"))), 12),
        ((event(5, When("2021-03-08", "", None, "")), event(7, NEXT)), 7),
        ((event(0),), 0),
        ((), 0),
    ],
)
def test_tolls_of_what_may_be_one_event_are_not_added(events: tuple[Event, ...], want: int) -> None:
    assert killed(events) == want
    assert killed(events[::-1]) == want


def test_killed_are_counted_of_events_that_have_a_toll() -> None:
    found = list(counts(Held([], [event(5), event(7, NEXT), event(), event(9, origins=0)]), "place", "killed"))
    assert found == [Row("2021-03", "XAM/Coast", 12, 2)]


def claim(**changes: object) -> Claim:
    return replace(SHELLING, **changes)  # type: ignore[arg-type]


def test_a_place_without_a_region_is_its_country(reading: Reading) -> None:
    held = replace(reading, claims=(claim(location=Location("XAM", country="XAM")), claim(location=Location("Ix"))))
    assert rows("place", "claims", reading=held) == [("2021-03", "XAM", 1), ("2021-03", "unlocated", 1)]
