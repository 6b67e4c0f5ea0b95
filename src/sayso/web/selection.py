"""What the filters in the address of a request choose, for pages that show more than a list of it."""

from dataclasses import dataclass

from starlette.requests import Request

from sayso.archive.archive import Archive
from sayso.archive.facets.choosing import Chosen
from sayso.archive.facets.columns import Columns, View
from sayso.archive.facets.selection import select
from sayso.web.desk import desk_of
from sayso.web.wanted import wanted_of


@dataclass(frozen=True, slots=True)
class Selected:
    """What fits.

    Attributes:
        notes: on what was not understood, and on names that nothing is called by, a line each.
    """

    columns: Columns
    chosen: Chosen
    notes: tuple[str, ...]


def selected(request: Request, archive: Archive, view: View) -> Selected:
    """What a request chooses of a view.

    Raises:
        RunStopped: the archive cannot be used.
    """
    desk, question = desk_of(request), wanted_of(request, view)
    found = select(archive, desk.finder.held(archive), question.sought)
    notes = (*question.notes, *found.notes)
    return Selected(found.columns, found.chosen, tuple(map(desk.masked, notes)))
