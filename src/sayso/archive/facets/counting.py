"""Facets: of each thing that can be chosen, how many rows there are with it."""

from collections.abc import Callable, Mapping

import numpy as np

from sayso.archive.facets.choosing import Chosen
from sayso.archive.facets.coded import Column, Mask
from sayso.archive.facets.named import actors, outlets, recipients, sources
from sayso.archive.facets.periods import meets, published_in
from sayso.archive.facets.places import places
from sayso.archive.facets.tally import of_each_claim, of_rows
from sayso.archive.facets.values import Counted, Some, Value, coded, first

Count = Callable[[Chosen, Some], Counted]
_YEAR, _MONTH = 4, 7
"""Characters of a year and of a month in ISO 8601."""


def types(chosen: Chosen, some: Some) -> Counted:
    """Types."""
    return _kinds(chosen, "type", chosen.columns.claims.type, chosen.columns.events.type, some)


def modes(chosen: Chosen, some: Some) -> Counted:
    """Modes."""
    return _kinds(chosen, "mode", chosen.columns.claims.mode, chosen.columns.events.mode, some)


def _kinds(chosen: Chosen, name: str, of_claims: Column[str], of_events: Column[str], some: Some) -> Counted:
    if chosen.view == "events":
        return coded(of_rows(chosen, of_events.codes, name), of_events, some)
    return coded(of_each_claim(chosen, of_claims.codes, name), of_claims, some)


def statuses(chosen: Chosen, some: Some) -> Counted:
    """Statuses of claims."""
    column = chosen.columns.claims.status
    return coded(of_each_claim(chosen, column.codes, "status"), column, some)


def grades(chosen: Chosen, some: Some) -> Counted:
    """Grades of events."""
    column = chosen.columns.events.grade
    if chosen.view == "events":
        return coded(of_rows(chosen, column.codes, "grade"), column, some)
    none = len(column.values)
    codes = np.append(column.codes, np.int32(none))[chosen.columns.claims.event]
    return coded(of_each_claim(chosen, codes, "grade"), Column(codes, (*column.values, "")), some)


def dates(chosen: Chosen, some: Some) -> Counted:
    """Years, or months where there are few of these; what lasts longer counts in each."""
    columns, fitting = chosen.columns, chosen.rows("date")
    if chosen.view == "reports":
        days, codes = columns.reports.published.values, columns.reports.published.codes[fitting]
    else:
        of_view = columns.claims.dates if chosen.view == "claims" else columns.events.dates
        days, codes = of_view.days, of_view.day[fitting]
    counts = np.bincount(codes, minlength=len(days))
    length = _MONTH if len({days[place][:_YEAR] for place in np.flatnonzero(counts)} - {""}) <= 2 else _YEAR
    begun: dict[str, int] = {}
    for place in np.flatnonzero(counts):
        begun[days[place][:length]] = begun.get(days[place][:length], 0) + int(counts[place])
    periods = sorted((one for one in begun if some.fits(one)), key=lambda one: (-begun[one], one))
    found = (Value(one, one, _in_period(chosen, one, fitting)) for one in periods[: some.looked_at])
    return first(found, some, len(periods))


def _in_period(chosen: Chosen, period: str, fitting: Mask) -> int:
    columns = chosen.columns
    if chosen.view == "reports":
        days = columns.reports.published
        return int(np.count_nonzero(fitting & published_in(days.values, period, period)[days.codes]))
    of_view = columns.claims.dates if chosen.view == "claims" else columns.events.dates
    return int(np.count_nonzero(fitting & meets(of_view, period, period)))


FACETS: Mapping[str, tuple[str, Count]] = {
    "type": ("type", types),
    "mode": ("mode", modes),
    "actor": ("actor", actors),
    "recipient": ("recipient", recipients),
    "source": ("said_by", sources),
    "outlet": ("publisher", outlets),
    "place": ("place", places),
    "date": ("date", dates),
    "status": ("status", statuses),
    "grade": ("grade", grades),
}
"""Facets by name, each with the filter that its values are for."""
