"""The sample reports: each of the three incidents is one event with the accounts of several reports."""

from collections.abc import Iterator
from importlib.resources import as_file, files

import pytest

from sayso.link.across import Links
from sayso.link.copies import copies, shape
from sayso.link.gathered import Part, event_of
from sayso.link.origins import voices_of
from sayso.link.units import units
from sayso.model.event import Event
from sayso.model.reading import Reading
from sayso.run.pipeline import read


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    with as_file(files("sayso.demo") / "reports") as folder:
        return list(read([str(folder)]))


@pytest.fixture(scope="module")
def events(readings: list[Reading]) -> list[Event]:
    links, by_id = Links(), {one.report.id: one for one in readings}
    links.add(unit for one in readings for unit in units(one))
    reports = [one.report for one in readings]
    speaks = voices_of(reports, copies(map(shape, reports)))

    def made() -> Iterator[Event]:
        for cluster in links.clusters:
            found = [links.units[one] for one in cluster.units]
            yield event_of(Part(by_id[one.report], one.claims, one.main, speaks[one.report]) for one in found)

    return list(made())


def told_by(event: Event, readings: list[Reading]) -> set[str]:
    keys = {one.report.id: one.report.key.rpartition("/")[2] for one in readings}
    return {keys[report] for account in event.accounts for report in account.reports}


def largest(events: list[Event], readings: list[Reading], key: str) -> Event:
    return max((one for one in events if key in told_by(one, readings)), key=lambda one: len(told_by(one, readings)))


def test_the_launch_is_one_event_with_its_denial_and_fewer_origins_than_reports(
    events: list[Event], readings: list[Reading]
) -> None:
    launch = largest(events, readings, "caspian-launch.txt")
    assert told_by(launch, readings) >= {
        "caspian-launch.txt",
        "caspian-copy",
        "caspian-bulletin",
        "caspian-iran",
        "caspian-denials",
    }
    assert launch.grade == "contested"
    assert "and Russia denies “" in launch.why
    assert launch.why.endswith("crashed”.")
    russia = next(one for one in launch.accounts if one.origin == "Russia").part("happened")
    assert "not crashed" in russia.value
    assert "launched" in russia.value
    assert "Iranian state media" in russia.differs
    assert launch.when is not None
    assert launch.when.start == "2015-10-07"
    assert launch.origins < len(told_by(launch, readings))
    copied = next(one for one in launch.accounts if one.origin == "Sergei Shoigu")
    assert len(copied.reports) > 1


def test_the_hospital_is_one_event(events: list[Event], readings: list[Reading]) -> None:
    strike = largest(events, readings, "kunduz-first")
    assert {"kunduz-first", "kunduz-campbell", "kunduz-toll.md"} <= told_by(strike, readings)
    assert [one.origin for one in strike.accounts].count("Médecins Sans Frontières") == 1
    assert strike.where is not None
    assert strike.where.name == "Kunduz"


def test_the_convoy_is_contested(events: list[Event], readings: list[Reading]) -> None:
    convoy = largest(events, readings, "convoy-planes")
    assert {"aid-convoy.html", "convoy-planes", "convoy-board", "convoy-commission"} <= told_by(convoy, readings)
    assert convoy.grade == "contested"
    assert "Russian Defence Ministry" in {one.origin for one in convoy.accounts if one.stance == "denies"}


def test_every_claim_but_ties_is_in_one_event(events: list[Event], readings: list[Reading]) -> None:
    wanted = sorted(claim.id for one in readings for claim in one.claims if claim.type != "RELATION")
    assert sorted(claim for event in events for claim in event.claims) == wanted
