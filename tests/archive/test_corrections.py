"""Corrections: each part as a person would write it, both sides of what is allowed."""

import pytest
from tests.conftest import SHELLING

from sayso.archive.corrections import PARTS, apply_all, corrected
from sayso.model.claim import When
from sayso.model.judgement import Judgement


@pytest.mark.parametrize(
    ("value", "want"),
    [
        ("2015-10-07", When("2015-10-07", "2015-10-07", 1, "2015-10-07")),
        ("2015-02", When("2015-02-01", "2015-02-28", 4, "2015-02")),
        ("2015", When("2015-01-01", "2015-12-31", 5, "2015")),
        ("2015-10-07/2015-10-09", When("2015-10-07", "2015-10-09", 2, "2015-10-07/2015-10-09")),
        ("2015-10/2015-11", When("2015-10-01", "2015-11-30", 5, "2015-10-01/2015-11-30")),
        ("", None),
    ],
)
def test_times(value: str, want: When | None) -> None:
    claim = corrected(SHELLING, "time", value)
    assert (claim.time, claim.when) == (value, want)


@pytest.mark.parametrize("value", ["2015-13", "2015-02-30", "2015-10-09/2015-10-07", "yesterday", "/"])
def test_times_that_are_none(value: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        corrected(SHELLING, "time", value)


@pytest.mark.parametrize(
    ("value", "low", "high"), [("12", 12, 12), ("12-15", 12, 15), ("12+", 12, None), ("-15", None, 15), ("0", 0, 0)]
)
def test_counts(value: str, low: int | None, high: int | None) -> None:
    (number,) = (one for one in corrected(SHELLING, "killed", value).numbers if one.of == "killed")
    assert (number.low, number.high) == (low, high)
    assert number.span.text == "at least 12"


@pytest.mark.parametrize("value", ["-", "+", "a dozen", "15-12", "12-15+", "1.5"])
def test_counts_that_are_none(value: str) -> None:
    with pytest.raises(ValueError, match="No count"):
        corrected(SHELLING, "killed", value)


def test_a_count_that_was_not_read_points_at_the_trigger_and_an_empty_one_goes() -> None:
    injured = corrected(SHELLING, "injured", "3")
    assert next(one.span for one in injured.numbers if one.of == "injured") == SHELLING.trigger
    assert corrected(SHELLING, "killed", "").numbers == ()


def test_another_type_takes_codes_of_its_own_and_drops_a_mode_that_it_lacks() -> None:
    claim = corrected(SHELLING, "type", "threaten")
    assert (claim.type, claim.mode) == ("THREATEN", "")
    assert claim.codes.cameo.startswith("13")
    assert corrected(SHELLING, "status", "denied").codes.acled == ("", "")


def test_parties_keep_their_words_are_known_by_name_or_id_and_go_with_an_empty_value() -> None:
    (first, second) = corrected(SHELLING, "actors", "Russia; harbour guild").actors
    assert (first.party, first.span) == ("state:RUS", SHELLING.actors[0].span)
    assert (second.party, second.span) == ("name:harbour-guild", SHELLING.trigger)
    assert corrected(SHELLING, "recipients", "state:SYR").recipients[0].name == "Syria"
    assert corrected(SHELLING, "actors", "").actors == ()


def test_a_place_that_the_gazetteer_has_gets_a_point_and_one_that_it_lacks_its_name_alone() -> None:
    homs = corrected(SHELLING, "place", "Homs; Syria")
    assert homs.place == ("Homs", "Syria")
    assert homs.location is not None
    assert homs.location.country == "SYR"
    assert abs((homs.location.lat or 0) - 34.7) < 0.2
    nowhere = corrected(SHELLING, "place", "Qqxyz Mill")
    assert nowhere.location is not None
    assert nowhere.location.lat is None
    assert corrected(SHELLING, "place", "").location is None


def test_all_parts_are_applied_the_type_before_its_mode() -> None:
    said = [Judgement("corrected", (SHELLING.id,), part, value) for part, value in (("type", "AID"), ("mode", "zap"))]
    assert apply_all(SHELLING, said).type == "AID"
    assert "money" not in PARTS
