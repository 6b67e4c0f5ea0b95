from dataclasses import replace
from pathlib import Path

import pytest

from sayso.link.both import gap, kilometres
from sayso.link.events_alike import COMPARISONS as BY_HAND
from sayso.link.events_alike import Two, events_alike, excluded
from sayso.link.reports_alike import ALWAYS, COMPARISONS, LIKELIEST, barred, compared, reports_alike, weights
from sayso.link.unit import Sayings, Unit
from sayso.link.wording import stems, weighed
from sayso.model.claim import Location, When

PAGE = Path(__file__).parents[2] / "docs" / "linking.md"


def unit(text: str, **more: object) -> Unit:
    said = weighed(stems(text))
    plain = Unit("e1", "r1", True, "ASSAULT", own=said, said=Sayings(said, said, said))
    return replace(plain, **more)  # type: ignore[arg-type]


FIRST = unit("Shells hit the market of Darvan", published="2021-03-09", killed=12)
SECOND = unit("Ministers met bankers in Velm", published="2021-06-01", killed=None)


def test_every_comparison_has_a_weight_and_stands_in_the_docs_with_its_explanation() -> None:
    assert set(weights()) == {ALWAYS, *COMPARISONS}
    page = PAGE.read_text("utf-8")
    named = {**COMPARISONS, **{one.__name__: one for one, _ in BY_HAND}}
    assert [name for name, one in named.items() if f"`{name}`" not in page or (one.__doc__ or "-") not in page] == []


def test_which_is_named_first_changes_nothing() -> None:
    assert dict(compared(FIRST, SECOND)) == dict(compared(SECOND, FIRST))
    assert reports_alike(FIRST, SECOND) == pytest.approx(reports_alike(SECOND, FIRST))


def test_a_report_is_like_itself_and_not_like_another() -> None:
    assert reports_alike(FIRST, SECOND) < 0 < reports_alike(FIRST, FIRST) <= LIKELIEST


def test_comparisons_stay_in_their_range() -> None:
    for one, other in ((FIRST, FIRST), (FIRST, SECOND)):
        assert all(0 <= value <= 2.5 for _, value in compared(one, other))


def test_of_a_war_acts_of_two_types_are_two() -> None:
    assert barred(replace(FIRST, armed=True), replace(SECOND, type="AID"))
    assert not barred(FIRST, replace(SECOND, type="AID"))


@pytest.mark.parametrize(("one", "other", "days"), [("2021-03-09", "2021-03-11", 2), ("", "2021-03-11", None)])
def test_days_between_dates(one: str, other: str, days: int | None) -> None:
    assert gap(one, other) == days


def test_kilometres_of_a_degree_and_of_nowhere() -> None:
    here, there = Location("a", lat=10.0, lon=20.0), Location("b", lat=11.0, lon=20.0)
    assert kilometres(here, there) == pytest.approx(111)
    assert kilometres(here, None) is None


def day(first: str, last: str = "") -> When:
    return When(first, last or first, 1, first)


def test_other_days_types_or_provinces_exclude_one_another() -> None:
    dated = replace(FIRST, when=day("2021-03-08"))
    assert excluded(dated, replace(FIRST, when=day("2021-03-10")))
    assert excluded(dated, replace(dated, type="AID"))
    assert not excluded(dated, replace(FIRST, when=None))
    coast, hills = (Location(name, country="XNO", admin1=name) for name in ("Coast", "Uplands"))
    assert excluded(replace(FIRST, where=coast), replace(FIRST, where=hills))


def test_a_campaign_is_no_single_strike() -> None:
    strike, campaign = replace(FIRST, when=day("2021-03-08")), replace(FIRST, when=day("2021-01-01", "2021-06-30"))
    assert excluded(strike, campaign)


def test_day_place_and_count_make_two_events_one() -> None:
    dated = replace(
        FIRST,
        when=day("2021-03-08"),
        where=Location("Darvan", 1, 1.0, 1.0, 1),
        lemmas=("hit",),
        counts=frozenset({"killed 12"}),
    )
    assert events_alike(Two(dated, dated, -3.0)) > 0
    assert events_alike(Two(dated, SECOND, -3.0)) < -2


def test_what_lies_months_apart_and_is_reported_so_is_not_one() -> None:
    def told(published: str, day: str) -> Unit:
        return unit("Shells hit the market of Darvan", published=published, when=When(day, day, 1, day))

    may, october = told("2021-05-02", "2021-05-01"), told("2021-10-02", "2021-10-01")
    assert barred(may, october)
    assert not barred(may, told("2021-10-02", "2021-05-01"))  # looks back
    assert not barred(may, told("2021-05-09", "2021-10-01"))
    assert not barred(may, told("", "2021-10-01"))
    assert not barred(may, unit("Shells hit the market of Darvan", published="2021-10-02"))
    assert not barred(may, told("2021-06-20", "2021-06-19"))
