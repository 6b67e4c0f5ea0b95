"""The columns of an archive: what each claim, event and report is found and counted by."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.archive.facets.coded import Codes, Column, Mask, Pairs
from sayso.archive.facets.remembered import Remembered


class Mark(NamedTuple):
    """What stands for one state of an archive.

    Attributes:
        file, made: its database: which file, and what that holds for its own.
        seq: the last line of its journal.
        links: another with each change of events.
    """

    file: int
    made: str
    seq: int
    links: str


View = Literal["claims", "events", "reports"]


@dataclass(frozen=True, slots=True)
class Dates:
    """First and last days of rows.

    Attributes:
        first, last: places in `days`; that of "" is 0, for a side that is open, and for both where there is no date.
        days: ISO 8601 in their order, "" first.
    """

    first: Codes
    last: Codes
    days: tuple[str, ...]

    @property
    def dated(self) -> Mask:
        """The rows that have a first or a last day."""
        return (self.first > 0) | (self.last > 0)

    @property
    def day(self) -> Codes:
        """The first day, the last where the first is open."""
        return np.where(self.first > 0, self.first, self.last)


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place as claims have it: its words with the resolved name, folded; what that name stands for."""

    plain: str
    admin1: str
    country: str
    name: str
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of claims in one role.

    Attributes:
        named: claims with what they call parties: places in `ids` and `plains`.
        innermost: of sources, which pairs are of the link that the claim rests on; None of other roles.
        ids, plains: of each naming the id of the party, "" for none, and the folded name.
        own: of each naming the value it has in `values`.
        wide: claims with values, those of whom a party belongs to as well; each pair once.
        values, labels: ids, or names where there is no id, and what to call them.
    """

    named: Pairs
    innermost: Mask | None
    ids: tuple[str, ...]
    plains: tuple[str, ...]
    own: Codes
    wide: Pairs
    values: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims of readings in force, by the numbers of their rows.

    Attributes:
        n: the numbers, ascending.
        order: the place of each in the order of ids.
        report, event: places in the columns of reports and events; -1 for a claim that is of no event.
        judged_out: those that somebody judged to be none.
    """

    n: Codes
    order: Codes
    report: Codes
    event: Codes
    type: Column[str]
    mode: Column[str]
    status: Column[str]
    spot: Column[Spot]
    dates: Dates
    confidence: NDArray[np.float64]
    judged_out: Mask
    actors: Parties
    recipients: Parties
    sources: Parties


@dataclass(frozen=True, slots=True)
class Events:
    """All events; `n` and `order` as of claims.

    Attributes:
        placed: those that have a place.
        lat, lon: degrees, WGS 84; not a number where there is no point.
        reports, claims, origins, accounts: how many each has.
        disputed: how disputed each is, 0 where accounts contradict each other in nothing.
        killed: how many were killed at best; not a number where that is not told.
    """

    n: Codes
    order: Codes
    ids: tuple[str, ...]
    type: Column[str]
    mode: Column[str]
    grade: Column[str]
    dates: Dates
    placed: Mask
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    reports: Codes
    claims: Codes
    origins: Codes
    accounts: Codes
    disputed: NDArray[np.float64]
    killed: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reports:
    """All reports, also those that are in force no longer; `n` and `order` as of claims.

    Attributes:
        published, taken: values in their order.
    """

    n: Codes
    order: Codes
    ids: tuple[str, ...]
    state: Column[str]
    publisher: Column[str]
    published: Column[str]
    taken: Column[str]


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Columns:
    """The columns of one state of an archive.

    Attributes:
        mark: what stands for that state.
        remembered: what was worked out from it.
    """

    mark: Mark
    claims: Claims
    events: Events
    reports: Reports
    remembered: Remembered = field(default_factory=Remembered)

    def size(self, view: View) -> int:
        """How many rows a view has."""
        return len(self.numbers(view))

    def numbers(self, view: View) -> Codes:
        """The numbers of the rows of a view."""
        if view == "claims":
            return self.claims.n
        return self.events.n if view == "events" else self.reports.n

    def owner(self, view: View) -> Codes:
        """For each claim the place of the row of a view that it belongs to, -1 for none."""
        if view == "claims":
            return np.arange(len(self.claims.n), dtype=np.int32)
        return self.claims.event if view == "events" else self.claims.report
