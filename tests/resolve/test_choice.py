"""Which place of a name is chosen."""

import pytest

from sayso.resolve.choice import TOGETHER, Group, alone, choose, holds, likeliest, runs
from sayso.resolve.gazetteer import How, Named, Place


def town(id_: int, lat: float, lon: float, country: str = "USA", *, people: int = 10_000, region: int = 0) -> Place:
    return Place(id_, f"town {id_}", lat, lon, "P.PPL", country, region, 0, people)


def group(*places: Place, within: int | None = None, how: How = "n") -> Group:
    return Group(likeliest([Named(place, how) for place in places]), within=within)


BIG, SMALL = town(1, 50, 0, "GBR", people=1_000_000), town(2, 40, -80, people=10_000, region=7)
BESIDE = town(3, 40.2, -80.1, region=7)
REGION = Place(7, "Tarn", 41, -79, "A.ADM1", "USA", 7, 0, 2_000_000)


def test_alone_the_larger_is_meant() -> None:
    (only,) = choose([group(BIG, SMALL)])
    assert (only.place, only.why) == (BIG, "the largest or best known of its name")


def test_in_company_the_nearer_is_meant() -> None:
    first, _, _ = choose([group(BIG, SMALL), group(BESIDE), group(REGION)])
    assert first.place == SMALL
    assert "town 3" in first.why


def test_the_others_that_a_name_could_mean_are_kept_the_likeliest_first() -> None:
    village = town(8, 10, 10, "GHA", people=600)
    (only,) = choose([group(village, BIG, SMALL)])
    assert (only.place, only.others) == (BIG, (SMALL, village))
    assert choose([group(BIG)])[0].others == ()


def test_what_lies_behind_a_comma_holds_it() -> None:
    first, _ = choose([group(BIG, SMALL, within=1), group(REGION)])
    assert first.place == SMALL
    assert "comma" in first.why


def test_both_names_of_a_chain_are_chosen_together() -> None:
    country = Place(9, "Tarn", 42, 43, "A.PCLI", "GEO", 0, 0, 4_000_000)
    inner, outer = choose([group(SMALL, within=1), group(country, REGION)])
    assert (inner.place, outer.place) == (SMALL, REGION)


def test_a_capital_outshines_the_region_of_its_name() -> None:
    capital = Place(4, "Odun", 38.9, -77, "P.PPLC", "USA", 5, 0, 600_000)
    region = Place(6, "Odun", 47, -120, "A.ADM1", "USA", 6, 0, 7_000_000)
    assert choose([group(capital, region)])[0].place == capital


@pytest.mark.parametrize(("stronger", "weaker"), [("n", "a"), ("a", "s"), ("c", "z")])
def test_a_name_counts_more_than_another_spelling(stronger: How, weaker: How) -> None:
    assert alone(Named(BIG, stronger)) > alone(Named(BIG, weaker))


def test_a_place_lies_in_its_regions_and_its_country() -> None:
    country = Place(9, "Odun", 40, -100, "A.PCLI", "USA", 0, 0, 1)
    assert (holds(REGION, SMALL), holds(country, SMALL), holds(REGION, BIG), holds(REGION, REGION)) == (
        True,
        True,
        False,
        False,
    )


def test_nothing_is_chosen_of_nothing() -> None:
    assert choose([]) == []
    assert choose([], [group(BIG)]) == []


def test_what_is_known_from_outside_the_text_keeps_company() -> None:
    assert [one.place for one in choose([group(BIG, SMALL)], [group(BESIDE), group(REGION)])] == [SMALL]


@pytest.mark.parametrize("sizes", [[], [TOGETHER], [3] * TOGETHER, [TOGETHER + 1, 1, TOGETHER + 1]])
def test_so_many_places_at_most_are_weighed_together(sizes: list[int]) -> None:
    groups = [Group((Named(BIG, "n"),) * size) for size in sizes]
    found = list(runs(groups))
    assert [n for start, stop in found for n in range(start, stop)] == list(range(len(groups)))
    assert all(stop == start + 1 or sum(sizes[start:stop]) <= TOGETHER for start, stop in found)


def test_a_place_behind_a_comma_counts_however_far_off_it_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.resolve.choice.TOGETHER", 2)
    assert [one.place for one in choose([group(REGION), group(BIG), group(BIG, SMALL, within=0)])] == [
        REGION,
        BIG,
        SMALL,
    ]
