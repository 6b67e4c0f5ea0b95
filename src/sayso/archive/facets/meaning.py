"""What the values of a filter mean in an archive: as the conditions on its index have it."""

from dataclasses import dataclass

import msgspec

from sayso.archive.archive import Archive
from sayso.archive.facets.columns import Columns
from sayso.archive.queries.asked import Asked, Make
from sayso.archive.queries.filters import Filters


@dataclass(frozen=True, slots=True)
class Meaning:
    """Lists of ids, names or codes, one of which has to fit; notes on names that nothing is called by."""

    lists: tuple[frozenset[str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meanings:
    """Looks up what filters mean in one state of an archive, and says what it found nothing for.

    Attributes:
        notes: grows by those of all filters that were looked up.
    """

    archive: Archive
    columns: Columns
    notes: list[str]

    def of(self, make: Make, filters: Filters) -> tuple[frozenset[str], ...]:
        """The lists of a condition; none where the filter is not given.

        Raises:
            RunStopped: there is no such type, mode, status or grade; exit code 2.
        """
        found = self.columns.remembered.get((make, filters), lambda: self._looked_up(make, filters))
        self.notes.extend(note for note in found.notes if note not in self.notes)
        return found.lists

    def _looked_up(self, make: Make, filters: Filters) -> Meaning:
        asked = Asked(self.archive, filters)
        clause = make(asked)
        lists = (msgspec.json.decode(str(one), type=list[str]) for one in (clause.values if clause else ()))
        return Meaning(tuple(map(frozenset, lists)), tuple(asked.notes))
