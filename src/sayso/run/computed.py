"""Events that nobody could keep: on a medium that cannot be written to they are computed each time."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sayso.archive.queries.listing import Found
from sayso.model.event import Event
from sayso.run.contradictions import by_dispute

Order = tuple[float, int, str]


@dataclass(frozen=True, slots=True)
class Computed:
    """Events as a question to an archive.

    Attributes:
        made: computes them.
        order: what puts them in order.
    """

    made: Callable[[], Iterator[Event]]
    order: Callable[[Event], Order]

    def found(self, *, snippets: bool = False) -> Iterator[Found[Event]]:
        """All of them, in order; there are no snippets."""
        del snippets
        return (Found(event) for event in sorted(self.made(), key=self.order))

    def count(self) -> int:
        """How many there are."""
        return sum(1 for _ in self.made())


def _by_reports(event: Event) -> Order:
    return -len(event.reports), -len(event.claims), event.id


def _by_id(event: Event) -> Order:
    return 0, 0, event.id


ORDERS: Mapping[str, Callable[[Event], Order]] = {"reports": _by_reports, "id": _by_id, "disputed": by_dispute}
"""By their names in `Wanted`."""
