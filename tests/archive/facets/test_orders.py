"""Orders of rows: what comes first, what has no date, and how they turn round."""

from typing import Any

import pytest

from sayso.archive.archive import Archive
from sayso.archive.facets.columns import Columns, View
from sayso.archive.facets.selection import select
from sayso.archive.facets.sought import sought
from sayso.errors import RunStopped


def listed(archive: Archive, columns: Columns, view: View, column: str, **wanted: Any) -> list[Any]:
    numbers = select(archive, columns, sought(view, wanted)).numbers()  # type: ignore[arg-type]
    told = dict(archive.rows(f"SELECT n, {column} FROM {view}"))  # noqa: S608 -- our own names
    return [told[int(number)] for number in numbers]


@pytest.mark.parametrize(
    ("view", "column", "sort"),
    [
        ("claims", "date_start", "date"),
        ("events", "date_start", "date"),
        ("reports", "published", "published"),
        ("reports", "taken", "taken"),
    ],
)
def test_the_latest_first_or_the_earliest_and_undated_last(
    archive: Archive, columns: Columns, view: View, column: str, sort: str
) -> None:
    latest = [one for one in listed(archive, columns, view, column, sort=sort) if one]
    earliest = [one for one in listed(archive, columns, view, column, sort=sort, reverse=True) if one]
    assert latest == sorted(latest, reverse=True)
    assert earliest == sorted(earliest)
    for reverse in (False, True):
        filled = [bool(one) for one in listed(archive, columns, view, column, sort=sort, reverse=reverse)]
        assert filled == sorted(filled, reverse=True)


@pytest.mark.parametrize(
    ("view", "column", "sort"),
    [("claims", "confidence", "confidence"), ("events", "reports", ""), ("events", "disputed", "disputed")],
)
def test_the_most_first(archive: Archive, columns: Columns, view: View, column: str, sort: str) -> None:
    most = listed(archive, columns, view, column, sort=sort)
    assert most == sorted(most, reverse=True)
    assert listed(archive, columns, view, column, sort=sort, reverse=True) == sorted(most)


def test_the_id_decides_between_equals(archive: Archive, columns: Columns) -> None:
    both = listed(archive, columns, "claims", "printf('%.9f %s', 1 - confidence, id)", sort="confidence")
    assert both == sorted(both)


def test_the_best_first(archive: Archive, columns: Columns) -> None:
    best = listed(archive, columns, "claims", "n", search="hospital", sort="relevance")
    sql = "SELECT rowid, rank FROM claim_words WHERE claim_words MATCH 'hospital'"
    ranks = dict(archive.rows(sql))
    assert [ranks[number] for number in best] == sorted(ranks[number] for number in best)


@pytest.mark.parametrize(("view", "sort"), [("claims", "size"), ("claims", "relevance"), ("events", "relevance")])
def test_orders_that_there_are_not(archive: Archive, columns: Columns, view: View, sort: str) -> None:
    with pytest.raises(RunStopped, match=f"No order '{sort}' for {view}"):
        listed(archive, columns, view, "n", sort=sort)
