"""What came in or changed since an instant: an edition narrowed to it."""

from collections.abc import Iterator

from sayso.model.claim import Claim
from sayso.model.edition import Edition, Rating, Superseded
from sayso.model.event import Event
from sayso.model.reading import Reading
from sayso.model.report import Report


class Since:
    """An edition of which only the new is listed; look-ups still find the rest.

    A report is new when it was taken in, read anew or judged at the instant or later, and so is one of which that is
    not known; an event is new when one of its claims is of a new report; what was superseded is new by when that
    happened.

    Args:
        edition: the whole.
        instant: ISO 8601 in UTC with `Z`; compared as text, as the journal writes it.
    """

    def __init__(self, edition: Edition, instant: str) -> None:
        self._edition, self._instant = edition, instant

    def readings(self) -> Iterator[Reading]:
        """The new readings."""
        return (reading for reading in self._edition.readings() if self._is_new(reading.report.id))

    def events(self) -> Iterator[Event]:
        """The events that something new was said of."""
        return (event for event in self._edition.events() if any(map(self._is_new, event.reports)))

    def reading(self, report: str) -> Reading:
        """As of the whole edition."""
        return self._edition.reading(report)

    def report(self, id: str) -> Report:  # noqa: A002 - what it is called everywhere
        """As of the whole edition."""
        return self._edition.report(id)

    def claim(self, id: str) -> Claim:  # noqa: A002 - what it is called everywhere
        """As of the whole edition."""
        return self._edition.claim(id)

    def taken(self, report: str) -> str:
        """As of the whole edition."""
        return self._edition.taken(report)

    def changed(self, report: str) -> str:
        """As of the whole edition."""
        return self._edition.changed(report)

    def superseded(self) -> Iterator[Superseded]:
        """What came out of force since then."""
        return (one for one in self._edition.superseded() if not one.at or one.at >= self._instant)

    def ratings(self) -> Iterator[Rating]:
        """All ratings: they say what holds now."""
        return self._edition.ratings()

    def _is_new(self, report: str) -> bool:
        changed = self._edition.changed(report)
        return not changed or changed >= self._instant
