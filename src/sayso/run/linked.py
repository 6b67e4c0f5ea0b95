"""What the stages need of an archive that is asked for its events: it links what is yet to be linked first."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Unpack

from sayso.archive.archive import Archive
from sayso.archive.queries.filters import Wanted
from sayso.model.event import Event

_UNLINKED = """
SELECT count(*) FROM reports WHERE state = 'live' AND (linked = 0 OR id IN (SELECT report FROM links WHERE event = ''))
"""


class Linked(Archive, ABC):
    """An archive that knows how to link; `run.archive.Archive` is one."""

    @abstractmethod
    def link_if_free(self) -> bool:
        """Link, for who only reads and waits for nobody; whether no report is left without its events.

        Raises:
            RunStopped: the archive cannot be used.
            OSError: it may not be written to.
        """

    @abstractmethod
    def events(self, **wanted: Unpack[Wanted]) -> Iterable[Event]:
        """The events that fit, in the order asked for; what is yet to be linked is linked first where it can be.

        Raises:
            RunStopped: the archive cannot be used.
        """

    def unlinked(self) -> int:
        """How many live reports are yet to be linked."""
        return sum(count for (count,) in self.rows(_UNLINKED))

    def tell_unlinked(self) -> None:
        """Tell in a notice of how many reports there are no events yet, for another process writes."""
        self._notice(f"Events of {self.unlinked()} reports are not computed yet, for another process writes")
