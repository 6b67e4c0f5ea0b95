"""Which rows fit: a mask a filter, over the claims and over the rows of the view itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from sayso.archive.facets.coded import Codes, Column, Mask, Pairs, table
from sayso.archive.facets.columns import Columns, Dates, Parties, Spot, View
from sayso.archive.facets.meaning import Meanings
from sayso.archive.facets.periods import meets, published_in
from sayso.archive.facets.searched import Words, found_by
from sayso.archive.facets.sought import Sought
from sayso.archive.queries import clauses, party_clauses, report_clauses
from sayso.archive.queries.asked import Make
from sayso.archive.queries.filters import Filters
from sayso.archive.queries.spots import Box, place_alone


@dataclass(frozen=True, slots=True)
class Chosen:
    """The masks of what is looked for, by the names of filters.

    Attributes:
        own: over the rows of the view.
        of_claims: over claims, one of which has to fit them all; of the view of claims there are none.
        always: over claims that count.
    """

    columns: Columns
    view: View
    own: Mapping[str, Mask]
    of_claims: Mapping[str, Mask]
    always: Mask

    def rows(self, but: str = "") -> Mask:
        """The rows of the view that fit all filters, or all but one."""
        fitting = _all(self.own, but, self.columns.size(self.view))
        if any(name != but for name in self.of_claims):
            fitting = fitting & self._owners(self._fitting(but))
        return fitting

    def claims(self, but: str = "") -> Mask:
        """The claims that fit all filters, or all but one, and belong to rows that do."""
        owner = self.columns.owner(self.view)
        fitting = _all(self.own, but, self.columns.size(self.view))
        if self.view == "claims":
            return fitting
        belonging = np.zeros(len(owner), np.bool_)
        belonging[owner >= 0] = fitting[owner[owner >= 0]]
        return belonging & self._fitting(but)

    def _fitting(self, but: str) -> Mask:
        return self.always & _all(self.of_claims, but, len(self.always))

    def _owners(self, claims: Mask) -> Mask:
        """The rows of the view to which claims belong."""
        found = np.zeros(self.columns.size(self.view), np.bool_)
        owner = self.columns.owner(self.view)[claims]
        found[owner[owner >= 0]] = True
        return found


def chosen(meanings: Meanings, what: Sought) -> Chosen:
    """The masks of what is looked for.

    Raises:
        RunStopped: there is no such type, mode, status, grade, date or search; exit code 2.
    """
    choice = _Choice(meanings, what)
    given = {
        "claims": (choice.claims, choice.none, choice.counting),
        "events": (choice.events, choice.told, choice.judged_in),
        "reports": (choice.reports, choice.read, choice.judged_in),
    }
    own, of_claims, always = given[what.view]
    return Chosen(meanings.columns, what.view, dict(own()), dict(of_claims()), always())


def _all(masks: Mapping[str, Mask], but: str, size: int) -> Mask:
    some = [mask for name, mask in masks.items() if name != but]
    return reduce(np.logical_and, some) if some else np.ones(size, np.bool_)


Given = Iterator[tuple[str, Mask]]


class _Choice:
    """The filters of one question, each as a mask."""

    def __init__(self, meanings: Meanings, what: Sought) -> None:
        self._meanings, self._what = meanings, what
        self._columns, self._filters = meanings.columns, what.filters

    def claims(self) -> Given:
        """Of the view of claims."""
        yield "counting", self.counting()
        yield from self._by_box()
        yield from self._by_parties()
        yield from self._by_kind()
        yield from self._by_outlet()
        yield from self._by_date(self._columns.claims.dates)
        yield from self._by_grade()
        yield from self._searched("claim_words", self._columns.claims.n)

    def none(self) -> Given:
        """No filters."""
        yield from ()

    def events(self) -> Given:
        """Of events: their own columns."""
        events = self._columns.events
        yield from self._typed(events.type, events.mode, clauses.event_type, clauses.event_mode)
        yield from self._by_date(events.dates)
        if self._filters.box:
            yield "box", in_box(self._filters.box, events.lat, events.lon)
        if grades := self._meant(clauses.grade, "grade"):
            yield "grade", events.grade.among(grades[0])
        if self._what.nowhere:
            yield "place", ~events.placed

    def told(self) -> Given:
        """Of events: what one of their claims has to fit."""
        yield from self._by_parties()
        yield from self._by_status()
        yield from self._by_outlet()
        yield from self._searched("claim_words", self._columns.claims.n)

    def reports(self) -> Given:
        """Of reports: their own columns."""
        reports = self._columns.reports
        if not self._filters.superseded:
            yield "live", reports.state.among(("live",))
        if names := self._meant(report_clauses.publisher, "publisher"):
            yield "publisher", reports.publisher.among(names[0])
        if (own := self._own_reports()) is not None:
            yield "report", own
        days = reports.published
        if (
            dates := self._dated(lambda *time: published_in(days.values, *time), table(days.values, ("",)))
        ) is not None:
            yield "date", dates[days.codes]
        yield from self._searched("report_words", reports.n)

    def read(self) -> Given:
        """Of reports: what one of their claims has to fit."""
        yield from self._by_parties()
        yield from self._by_kind()
        yield from self._by_box()
        yield from self._by_grade()

    def counting(self) -> Mask:
        """Claims of reports in force that nobody judged to be none."""
        filters = self._filters
        made = ("counting", filters.superseded, filters.judged_out)
        return self._columns.remembered.get(made, self._counting)

    def _counting(self) -> Mask:
        if self._filters.superseded:
            return self.judged_in()
        live = ~self._columns.reports.state.among(("superseded", "retracted", "erased"))
        return self.judged_in() & live[self._columns.claims.report]

    def judged_in(self) -> Mask:
        """Claims that nobody judged to be none."""
        claims = self._columns.claims
        return np.ones(len(claims.n), np.bool_) if self._filters.judged_out else ~claims.judged_out

    def _meant(self, make: Make, name: str) -> tuple[frozenset[str], ...]:
        """What the values of one filter mean."""
        given = {name: getattr(self._filters, name)}
        return self._meanings.of(make, Filters(**given, exactly=self._filters.exactly))

    def _by_parties(self) -> Given:
        claims = self._columns.claims
        parts: Mapping[str, tuple[Make, Parties]] = {
            "said_by": (party_clauses.said_by, claims.sources),
            "origin": (party_clauses.origin, claims.sources),
            "actor": (party_clauses.actor, claims.actors),
            "recipient": (party_clauses.recipient, claims.recipients),
        }
        for name, (make, column) in parts.items():
            if meant := self._meant(make, name):
                yield name, having(column, meant, innermost=name == "origin")
        if self._what.party:
            yield "party", self._acting() | self._acted_on()

    def _acting(self) -> Mask:
        wanted = Filters(actor=self._what.party, exactly=self._filters.exactly)
        return having(self._columns.claims.actors, self._meanings.of(party_clauses.actor, wanted))

    def _acted_on(self) -> Mask:
        wanted = Filters(recipient=self._what.party, exactly=self._filters.exactly)
        return having(self._columns.claims.recipients, self._meanings.of(party_clauses.recipient, wanted))

    def _by_kind(self) -> Given:
        claims = self._columns.claims
        yield from self._typed(claims.type, claims.mode, clauses.claim_type, clauses.claim_mode)
        yield from self._by_status()

    def _typed(self, types: Column[str], modes: Column[str], of_type: Make, of_mode: Make) -> Given:
        if meant := self._meant(of_type, "type"):
            yield "type", types.among(meant[0])
        if meant := self._meant(of_mode, "mode"):
            yield "mode", types.among(meant[0]) & modes.among(meant[1])

    def _by_status(self) -> Given:
        claims, filters = self._columns.claims, self._filters
        if meant := self._meant(clauses.status, "status"):
            yield "status", claims.status.among(meant[0])
        nowhere = self._what.nowhere and self._what.view != "events"
        if filters.place or nowhere:
            meant = self._meant(clauses.place, "place")
            yield "place", spots_in(claims.spot.values, meant, nowhere=nowhere)[claims.spot.codes]
        if filters.confidence:
            yield "confidence", claims.confidence >= filters.confidence

    def _by_box(self) -> Given:
        if self._filters.box:
            spots = self._columns.claims.spot
            lat, lon = self._columns.remembered.get("points", lambda: points(spots.values))
            yield "box", in_box(self._filters.box, lat, lon)[spots.codes]

    def _by_outlet(self) -> Given:
        reports, of_claims = self._columns.reports, self._columns.claims.report
        if names := self._meant(report_clauses.publisher, "publisher"):
            yield "publisher", reports.publisher.among(names[0])[of_claims]
        if (own := self._own_reports()) is not None:
            yield "report", own[of_claims]

    def _own_reports(self) -> Mask | None:
        meant = self._meant(report_clauses.report, "report")
        return table(self._columns.reports.ids, meant[0]) if meant else None

    def _by_grade(self) -> Given:
        if grades := self._meant(clauses.grade, "grade"):
            fitting = np.append(self._columns.events.grade.among(grades[0]), False)  # of -1: of no event
            yield "grade", fitting[self._columns.claims.event]

    def _by_date(self, dates: Dates) -> Given:
        if (found := self._dated(lambda *time: meets(dates, *time), ~dates.dated)) is not None:
            yield "date", found

    def _dated(self, within: Callable[[str, str], Mask], undated: Mask) -> Mask | None:
        """What lies in the time from `since` until `until`, and in one of the dates; None where neither is given."""
        filters, what = self._filters, self._what
        parts = [within(filters.since, filters.until)] if filters.since or filters.until else []
        dates = [within(date, date) for date in what.date] + ([undated] if what.undated else [])
        parts += [reduce(np.logical_or, dates)] if dates else []
        return reduce(np.logical_and, parts) if parts else None

    def _searched(self, words: Words, rows: Codes) -> Given:
        if self._filters.search or self._what.without:
            yield "search", found_by(self._meanings, words, rows, self._filters.search, self._what.without)


def having(column: Parties, meant: tuple[frozenset[str], ...], *, innermost: bool = False) -> Mask:
    """The claims with a party that has one of these ids or folded names."""
    wanted = table(column.ids, meant[0]) | table(column.plains, meant[1])
    if innermost and column.innermost is not None:
        pairs = column.named
        return Pairs(pairs.rows[column.innermost], pairs.codes[column.innermost], pairs.size).having(wanted)
    return column.named.having(wanted)


def spots_in(spots: Sequence[Spot], meant: tuple[frozenset[str], ...], *, nowhere: bool = False) -> Mask:
    """The places that the lists of `clauses.place` have; with `nowhere` what is no place as well."""
    countries, regions, plains, *alone = meant or (frozenset(),) * 3
    fitting = (
        one.country in countries or one.admin1 in regions or one.plain in plains or (nowhere and not one.plain)
        for one in spots
    )
    found = np.fromiter(fitting, np.bool_, len(spots))
    if alone:
        found |= table([place_alone(one.name, one.geonameid, one.lat, one.lon) for one in spots], alone[0])
    return found


def points(spots: Sequence[Spot]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Latitudes and longitudes; not a number where there are none."""
    return np.asarray([one.lat for one in spots], np.float64), np.asarray([one.lon for one in spots], np.float64)


def in_box(box: str, lat: NDArray[np.float64], lon: NDArray[np.float64]) -> Mask:
    """Which points lie in a box of degrees; those that are not known do not."""
    of = Box.of(box)
    between = (lon >= of.west) & (lon <= of.east) if of.west <= of.east else (lon >= of.west) | (lon <= of.east)
    found: Mask = (lat >= of.south) & (lat <= of.north) & between
    return found
