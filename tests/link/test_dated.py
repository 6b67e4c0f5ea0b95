"""Days of events: what a report tells as news is not dated by what led to it."""

from dataclasses import replace
from typing import Any

import pytest

from sayso.link import events

ABOUT = "2021-03-08~/2021-03-09~"
"""About the day of publication of a desk's report or the day before."""


def first(desk: Any) -> str | None:
    """The days of the main event."""
    when = events(desk.reading)[0].when
    return when.edtf if when else None


@pytest.mark.parametrize("status", ["happened", "ongoing", "possible"])
def test_news_without_a_date_is_about_the_day_of_publication(desk: Any, status: str) -> None:
    d = desk("Rebels shelled Brask.\n")
    d.take("shelled", "rebels", status=status)
    assert first(d) == ABOUT


@pytest.mark.parametrize(
    ("when", "dated"),
    [
        ("2021-03-05", "2021-03-05"),  # of this week
        ("2021-02-20", "2021-02-20"),  # of this month
        ("2021-03-09", "2021-03-09"),
        ("2021-03-15", ABOUT),  # what happened was not told before
    ],
)
def test_a_recent_date_counts(desk: Any, when: str, dated: str) -> None:
    d = desk("Rebels shelled Brask.\n")
    d.take("shelled", "rebels", when=when)
    assert first(d) == dated


def test_a_date_of_long_ago_counts_where_the_lead_gives_it_itself(desk: Any) -> None:
    d = desk("The shelling of Brask in June 2019 killed nine people, an inquiry found.\n")
    d.take("shelling", "rebels", when="2019-06-01/2019-06-30")
    assert first(d) == "2019-06-01/2019-06-30"


def test_a_date_of_long_ago_from_another_sentence_is_of_what_led_to_it(desk: Any) -> None:
    d = desk("Rebels shelled Brask.\nThe siege of Brask began in June 2019.\n")
    d.take("shelled", "rebels", when="2019-06-01/2019-06-30")
    d.claims[0] = replace(d.claims[0], evidence={"time": (d.at("June 2019"),)})
    assert first(d) == ABOUT


def test_a_day_that_a_sentence_gives_goes_before_one_carried_over(desk: Any) -> None:
    d = desk("Rebels shelled Brask on Sunday.\nThe shelling killed two.\nIt was the first since Friday.\n")
    d.take("shelled", "rebels", place="Brask", when="2021-03-07")
    d.take("killed", "rebels", place="Brask", when="2021-03-05/2021-03-07", figures=(("killed", "two", 2, 2),))
    d.claims[1] = replace(d.claims[1], evidence={"time": (d.at("Friday"),)})
    assert first(d) == "2021-03-07"


def test_other_events_of_a_report_are_not_dated_by_it(desk: Any) -> None:
    d = desk("Rebels shelled Brask.\nMinisters met in Oldport.\n")
    d.take("shelled", "rebels", place="Brask")
    d.take("met", "ministers", type="CONSULT")
    assert [bool(event.when) for event in events(d.reading)] == [True, False]


LATE = "Rebels shelled Brask in June 2019, the army said.\nIt rained.\nThe shelling killed nine, it said on Sunday.\n"


def test_a_lead_that_dates_an_old_act_goes_before_a_day_told_further_down(desk: Any) -> None:
    d = desk(LATE)
    d.take("shelled", "rebels", place="Brask", when="2019-06-01/2019-06-30")
    d.take("shelling", "rebels", place="Brask", when="2021-03-07")
    assert first(d) == "2019-06-01/2019-06-30"


def test_a_recent_day_that_the_lead_gives_goes_before_an_old_one(desk: Any) -> None:
    d = desk("Rebels shelled Brask on Sunday as in June 2019.\n")
    d.take("shelled", "rebels", place="Brask", when="2021-03-07")
    assert first(d) == "2021-03-07"
