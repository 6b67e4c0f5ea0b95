"""Facets as pages show them: values with labels and counts, those that are chosen among them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from sayso.archive.facets.counting import FACETS
from sayso.archive.facets.selection import Selection, select
from sayso.archive.facets.values import SHOWN, Counted, Some, Value
from sayso.archive.queries.names import known
from sayso.codebook import load
from sayso.export.records import Record
from sayso.web.wanted import place_shown

SEARCHED = 100
"""Values that are listed where some are searched for."""
LABELS: Mapping[str, str] = {
    "type": "Type",
    "mode": "Mode",
    "actor": "Actor",
    "recipient": "Recipient",
    "source": "Source",
    "outlet": "Outlet",
    "place": "Place",
    "date": "Date",
    "status": "Status",
    "grade": "Grade",
}
_OF_PARTIES = frozenset({"actor", "recipient", "said_by"})


def facets(selection: Selection, only: str = "", words: str = "") -> list[Record]:
    """A `Facet` for each thing that can be chosen.

    Args:
        selection: what was found.
        only: the name of the one that is wanted; "" for all.
        words: what the labels of its values have in them.
    """
    some = Some(words, SEARCHED if only else SHOWN)
    what = replace(selection.what, filters=replace(selection.what.filters, sort="", reverse=False))
    return selection.columns.remembered.get(
        ("facets", what, only, words),
        lambda: [_facet(selection, name, some) for name in FACETS if not only or name == only],
    )


def _facet(selection: Selection, name: str, some: Some) -> Record:
    by, count = FACETS[name]
    counted = count(selection.chosen, some)
    wanted = _wanted(selection, by)
    values = [_value(name, one, chosen=_is_chosen(by, one, wanted)) for one in _listed(selection, by, counted, wanted)]
    if name == "date":
        values.sort(key=lambda one: str(one["value"]), reverse=True)
    return {"name": name, "label": LABELS[name], "filter": by, "values": values, "total": counted.total}


def _wanted(selection: Selection, by: str) -> tuple[str, ...]:
    what = selection.what
    found: tuple[str, ...] = what.date if by == "date" else getattr(what.filters, by)
    return found


def _listed(selection: Selection, by: str, counted: Counted, wanted: tuple[str, ...]) -> Iterator[Value]:
    """The values that most rows have, and behind them those that are chosen and not among them."""
    yield from counted.values
    for one in wanted:
        if not any(_is_chosen(by, value, (one,)) for value in counted.values):
            yield Value(one, _named(by, one), _count(selection, by, one))


def _named(by: str, value: str) -> str:
    if by == "place":
        return place_shown(value)
    party = known(value) if by in _OF_PARTIES and ":" not in value else None
    return party.name if party else value.partition(":")[2].replace("-", " ") or value


def _count(selection: Selection, by: str, value: str) -> int:
    """How many rows a value would leave if it were the only one that is chosen of its filter."""
    what = selection.what
    given: dict[str, Any] = {by: (value,)}
    alone = replace(what, **given) if by == "date" else replace(what, filters=replace(what.filters, **given))
    return len(select(selection.meanings.archive, selection.columns, alone).rows())


def _is_chosen(by: str, one: Value, wanted: tuple[str, ...]) -> bool:
    if any(given.casefold() == one.value.casefold() for given in wanted):
        return True
    return by in _OF_PARTIES and any((party := known(given)) and party.id == one.value for given in wanted)


def _value(name: str, one: Value, *, chosen: bool) -> Record:
    label = one.label
    if name == "type" and one.value.upper() in load().types:
        label = load().types[one.value.upper()].label
    if name == "mode":
        label = label.replace("-", " ")
    return {"value": one.value, "label": label, "count": one.count, "chosen": chosen}
