"""What the columns find is what the index finds, whatever is asked; a facet counts what choosing its value finds."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.archive import made_up as made

from sayso.archive.facets.columns import Columns, View
from sayso.archive.facets.counting import FACETS
from sayso.archive.facets.histogram import histogram
from sayso.archive.facets.selection import Selection, select
from sayso.archive.facets.sought import sought
from sayso.archive.facets.values import Some
from sayso.errors import RunStopped
from sayso.run import querying
from sayso.run.archive import Archive
from sayso.run.querying import Result

ASK: Mapping[str, Any] = {"claims": querying.claims, "events": querying.events, "reports": querying.reports}
PARTY = st.sampled_from([*(name for one in made.PARTIES for name in one[:2]), "russia", "mayor", "unnamed", "nobody"])
DAY = st.sampled_from(["2015", "2015-10", "2015-10-07", "2015-11", "2016", "1916", "2014"])
ALONE = ("Aleppo@170063", "@1", "Aleppo@10,10.0", "Brásk@0,0")
VALUES: Mapping[str, st.SearchStrategy[Any]] = {
    "said_by": PARTY,
    "origin": PARTY,
    "actor": PARTY,
    "recipient": PARTY,
    "type": st.sampled_from(["ASSAULT", "accuse", "RELATION", "AID"]),
    "mode": st.sampled_from(["aerial", "heavy-weapons"]),
    "status": st.sampled_from(["happened", "denied", "planned"]),
    "grade": st.sampled_from(["confirmed", "fair", "weak", "contested"]),
    "place": st.sampled_from(["Aleppo", "aleppo governorate", "SYR", "Syria", "brask", "Damascus", "Nowhere", *ALONE]),
    "publisher": st.sampled_from(["Post", "evening", "Wire", "Gazette"]),
    "report": st.sampled_from(["r", "r1", "7.txt", "no such"]),
}
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.one_of(one, st.lists(one, min_size=1, max_size=2)) for name, one in VALUES.items()},
        "box": st.sampled_from(["35,32,42,38", "36,36,37.5,37", "170,-10,-170,10", "37,-90,36,90"]),
        "since": DAY,
        "until": DAY,
        "search": st.sampled_from(["hospital", "field AND raid", '"market raid"', "strik*", "brask NOT field"]),
        "confidence": st.sampled_from([0.25, 0.5]),
        "exactly": st.just(True),
        "superseded": st.just(True),
        "judged_out": st.just(True),
    },
)
VIEW = st.sampled_from(["claims", "events", "reports"])
CHECKS = list(HealthCheck)
MANY = settings(
    max_examples=200, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=CHECKS
)
SOME = settings(MANY, max_examples=40)


def asked(archive: Archive, view: View, wanted: dict[str, Any]) -> tuple[list[int], Result[Any]]:
    """Numbers of what the index finds."""
    result: Result[Any] = ASK[view](archive, wanted)
    query: Any = result._query
    return sorted(row[0] for row in archive.rows(query.sql, query.values)), result


def selected(archive: Archive, columns: Columns, view: View, wanted: dict[str, Any]) -> Selection:
    return select(archive, columns, sought(view, wanted))  # type: ignore[arg-type]


@MANY
@given(view=VIEW, wanted=FILTERS)
def test_finds_what_the_index_finds(archive: Archive, columns: Columns, view: View, wanted: dict[str, Any]) -> None:
    told = ""
    try:
        expected, result = asked(archive, view, wanted)
    except RunStopped as stopped:
        told = str(stopped)
    if told:
        with pytest.raises(RunStopped) as found:
            selected(archive, columns, view, wanted)
        assert str(found.value) == told
        return
    selection = selected(archive, columns, view, wanted)
    assert columns.numbers(view)[selection.rows()].tolist() == expected
    assert tuple(selection.notes) == result.notes


@SOME
@given(view=VIEW, wanted=FILTERS)
def test_facets_count_what_choosing_finds(
    archive: Archive, columns: Columns, view: View, wanted: dict[str, Any]
) -> None:
    kept = {name: value for name, value in wanted.items() if name not in ("exactly", "superseded", "judged_out")}
    try:
        selection = selected(archive, columns, view, kept)
    except RunStopped:
        return
    for name, (by, count) in FACETS.items():
        for one in count(selection.chosen, Some(many=3)).values:
            told = {"since": one.value, "until": one.value} if name == "date" else {by: one.value}
            others = {n: v for n, v in kept.items() if n != by and (name != "date" or n not in ("since", "until"))}
            assert one.count == len(asked(archive, view, others | told)[0]), (name, one)


@SOME
@given(view=VIEW, wanted=FILTERS)
def test_a_histogram_counts_each_row_once(
    archive: Archive, columns: Columns, view: View, wanted: dict[str, Any]
) -> None:
    timeless = {name: value for name, value in wanted.items() if name not in ("since", "until")}
    if view == "events":
        timeless = {name: value for name, value in timeless.items() if name not in ("superseded", "judged_out")}
    told = histogram(selected(archive, columns, view, timeless).chosen)
    assert sum(one.count for one in told.bins) + told.undated == len(asked(archive, view, timeless)[0])
    assert all(one.end < other.start for one, other in pairwise(told.bins))
