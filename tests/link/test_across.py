"""Linking over reports: the same whatever the order and the batches; series and look-alikes stay apart."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.link import blocks
from sayso.link.across import Cluster, Links, link
from sayso.link.unit import Sayings, Unit
from sayso.link.wording import stems, weighed
from sayso.model.claim import Location, When

MARKET = "Norland jets bombed the fish market of Port Amal and killed twelve, Mayor Teleb Orsun said"
BRIDGE = "A lorry bomb broke the Varga bridge at Hillstead, and engineer Lina Tomasz blamed rebels"
PLACES = {"Port Amal": Location("Port Amal", 1, 10.0, 20.0, 1, "Coast", "XNO")} | {
    "Hillstead": Location("Hillstead", 2, 14.0, 24.0, 1, "Uplands", "XNO")
}


def unit(
    id_: str, text: str, day: str, place: str, *, report: str = "", main: bool = True, killed: int | None = None
) -> Unit:
    said, names = weighed(stems(text)), [word.casefold() for word in text.split() if word[0].isupper()]
    return Unit(
        id=f"e{id_}",
        report=report or f"r{id_}",
        main=main,
        type="ASSAULT",
        published=day,
        when=When(day, day, 1, day),
        where=PLACES[place],
        lemmas=("bomb",),
        killed=killed,
        own=said,
        said=Sayings(said, said, said, {}, weighed(names), {}, dict.fromkeys(names, 0.8), dict.fromkeys(names, 0.8)),
        sites=frozenset({str(PLACES[place].geonameid)}),
        claims=(f"c{id_}",),
    )


def press() -> list[Unit]:
    """Two occurrences and a repeat of the first on another day, each told by several, one also in passing."""
    told = [unit(f"m{n}", f"{MARKET} {'today' * (n % 2)}", "2021-03-08", "Port Amal", killed=12) for n in range(4)]
    told += [unit(f"b{n}", BRIDGE, "2021-03-08", "Hillstead") for n in range(3)]
    told += [unit(f"s{n}", MARKET.replace("twelve", "two"), "2021-05-20", "Port Amal", killed=2) for n in range(2)]
    passing = unit("mx", MARKET, "2021-03-08", "Port Amal", report="rb0", main=False, killed=12)
    return [*told, passing]


def test_each_occurrence_is_one_cluster() -> None:
    found = {cluster.units for cluster in link(press())}
    assert ("eb0", "eb1", "eb2") in found
    assert any({"em0", "em1", "em2", "em3"} <= set(units) for units in found)
    assert not any({"em0", "eb0"} <= set(units) for units in found)


def test_every_unit_is_in_one_cluster() -> None:
    ids = [id_ for cluster in link(press()) for id_ in cluster.units]
    assert sorted(ids) == sorted(unit.id for unit in press())


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(9)), cuts=st.sets(st.integers(1, 8)))
def test_order_and_batches_change_nothing(order: list[int], cuts: set[int]) -> None:
    reports: dict[str, list[Unit]] = {}
    for one in press():
        reports.setdefault(one.report, []).append(one)
    shuffled = [list(reports.values())[n] for n in order]
    links, edges = Links(), [0, *sorted(cuts), len(shuffled)]
    for start, end in pairwise(edges):
        links.add(one for report in shuffled[start:end] for one in report)
    assert links.clusters == link(press())


def test_what_is_stored_and_opened_again_goes_on_as_before() -> None:
    first, later = press()[:5], press()[5:9]
    links = Links()
    links.add(first)
    again = Links(units=links.units.values(), compared=links.compared)
    assert again.clusters == links.clusters
    again.add(later)
    links.add(later)
    assert again.clusters == links.clusters


def test_removing_a_report_gives_what_linking_without_it_gives() -> None:
    links = Links()
    links.add(press())
    change = links.remove({"rm1"})
    assert links.clusters == link(one for one in press() if one.report != "rm1")
    assert any("em1" in cluster.units for cluster in change.gone)


def test_adding_says_what_is_new_and_what_is_no_more() -> None:
    links = Links()
    links.add(press()[:3])
    change = links.add(press()[3:4])
    assert [cluster.units for cluster in change.made] == [("em0", "em1", "em2", "em3")]
    assert [cluster.units for cluster in change.gone] == [("em0", "em1", "em2")]
    assert links.add(press()[:4]).made == ()


def test_other_types_of_act_are_other_events_in_a_war() -> None:
    one, other, *_ = press()
    armed = [replace(one, armed=True), replace(other, armed=True, type="REQUEST")]
    assert len(link(armed)) == 2


def test_an_unknown_unit_has_no_cluster() -> None:
    with pytest.raises(KeyError):
        Links().cluster_of("e0")


def test_a_block_that_is_too_large_brings_nothing_together_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "MOST", 2)
    links = Links()
    links.add(press())
    assert {key: n for key, n in links.crowded.items() if key.startswith("d ")} == {"d 2021-03-08": 7}
    assert all(n > 2 for n in links.crowded.values())
    assert len(links.clusters) > len(link_freely(monkeypatch))


def link_freely(monkeypatch: pytest.MonkeyPatch) -> tuple[Cluster, ...]:
    monkeypatch.setattr(blocks, "MOST", 5_000)
    return link(press())


def test_a_block_counts_units_of_all_batches_and_not_those_that_are_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "MOST", 6)
    links = Links()
    links.add(press()[:4])
    assert links.crowded == {}
    links.add(press()[4:])
    assert links.crowded["d 2021-03-08"] == 7
    links.remove({"rm1"})
    assert "d 2021-03-08" not in links.crowded


def test_with_blocks_cut_the_order_within_a_batch_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "MOST", 3)
    assert link(reversed(press())) == link(press())
