"""The sample reports in an archive: three disputed incidents, each one event, whatever the order of taking in."""

from collections.abc import Iterator
from importlib.resources import as_file, files

import pytest

from sayso.model.event import Event
from sayso.model.judgement import Judgement
from sayso.run.archive import Archive
from sayso.run.showing import ShownEvent, show


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The sample reports, taken in by two steps that are linked one by one."""
    with (
        as_file(files("sayso") / "demo" / "reports") as reports,
        Archive(tmp_path_factory.mktemp("samples") / "x.sayso") as made,
    ):
        made.add(reports / "caspian-launch.txt", reports / "kunduz-toll.md")
        made.link()
        made.add(reports)
        yield made


def told_by_most(archive: Archive, place: str, day: str) -> Event:
    """The event of that place and day that most reports tell of."""
    found = archive.events(place=place, since=day, until=day, type="ASSAULT", sort="reports")
    return next(iter(found))


@pytest.mark.parametrize(
    ("place", "day", "denies"),
    [
        ("Syria", "2015-10-07", "Russia"),
        ("Kunduz", "2015-10-03", "Brian Tribus"),
        ("Urum al-Kubra", "2016-09-19", "Russia"),
    ],
)
def test_an_incident_is_one_event_with_the_denial_against_the_claim(
    archive: Archive, place: str, day: str, denies: str
) -> None:
    event = told_by_most(archive, place, day)
    reports = {report for account in event.accounts for report in account.reports}
    assert len(reports) > 2
    assert event.grade == "contested"
    assert "affirms" in {account.stance for account in event.accounts}
    against = ("denies", "doubts")
    denying = [one.origin for one in event.accounts if one.stance in against or "not " in one.part("happened").value]
    assert any(denies in origin for origin in denying)


def test_the_incidents_are_the_most_disputed_and_their_parts_are_told(archive: Archive) -> None:
    first = archive.contradictions()[0]
    assert first.event.id == told_by_most(archive, "Urum al-Kubra", "2016-09-19").id
    who = next(one for one in first.disputes if one.part == "who")
    said = {by: position.says for position in who.positions for by in position.by}
    assert said["Harbour Daily"] == "Russia"
    assert said["Russian Defence Ministry"] == "not Russia; not Syria"
    assert said["Ben Rhodes"].startswith("perhaps ")


def test_copies_of_the_wire_count_once(archive: Archive) -> None:
    found = archive.origins()
    assert sum(one.copies for one in found) > 0
    assert abs(sum(one.share for one in found) - 1) < 0.5


def test_every_id_that_a_unit_had_leads_to_its_event(archive: Archive) -> None:
    event = told_by_most(archive, "Kunduz", "2015-10-03")
    assert event.aliases
    for alias in event.aliases:
        shown = show(archive, alias)
        assert isinstance(shown, ShownEvent)
        assert shown.found.value.id == event.id


def test_a_grade_that_a_person_gives_is_kept_when_more_is_linked(archive: Archive) -> None:
    event = told_by_most(archive, "Kunduz", "2015-10-03")
    (given,) = archive.judge([Judgement("grade", (event.id,), value="confirmed", why="admitted", by="ann")]).taken
    assert told_by_most(archive, "Kunduz", "2015-10-03").grade == "confirmed"
    archive.judge([Judgement("withdrawn", (given.id,), by="ann")])
    assert told_by_most(archive, "Kunduz", "2015-10-03").grade == "contested"
