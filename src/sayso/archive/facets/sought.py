"""What is looked for in one view: filters, and what only the columns can tell."""

from dataclasses import dataclass, replace

from sayso.archive.facets.columns import View
from sayso.archive.queries.filters import Filters, Wanted, filters
from sayso.errors import RunStopped


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for. All of it must fit; of the values of one filter, any.

    Attributes:
        view: what is listed.
        filters: those that go with it.
        party: parties that act or are acted on, as of `Filters.actor`.
        date: days, months or years; what shares a day with one of them fits.
        without: words, in the syntax of a search, that may not be there.
        nowhere: only what has no place.
        undated: only what has no date.
    """

    view: View
    filters: Filters
    party: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    without: str = ""
    nowhere: bool = False
    undated: bool = False

    @property
    def plain(self) -> bool:
        """Whether the filters say it all, so that the index can answer."""
        return self == Sought(self.view, self.filters)

    def of(self, view: View) -> "Sought":
        """The same for another view, which leaves out what does not go with it."""
        kept = self.filters if view != "events" else replace(self.filters, superseded=False, judged_out=False)
        return replace(self, view=view, filters=kept)


def sought(view: View, wanted: Wanted, more: "More | None" = None) -> Sought:
    """What is looked for, checked.

    Raises:
        RunStopped: a filter does not go with the view, or says nothing; exit code 2.
    """
    if view not in ("claims", "events", "reports"):
        raise RunStopped(f"No view '{view}'; there are claims, events, reports")
    told = more or More()
    return Sought(view, filters(view, wanted), told.party, told.date, told.without, told.nowhere, told.undated)


@dataclass(frozen=True, slots=True)
class More:
    """As of `Sought`."""

    party: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    without: str = ""
    nowhere: bool = False
    undated: bool = False
