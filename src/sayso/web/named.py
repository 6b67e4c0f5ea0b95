"""What an address names: a report or an event by its id, the beginning of one, its key or an id it once had."""

from sayso.archive.archive import Archive
from sayso.archive.queries.lookup import Thing, lookup
from sayso.errors import RunStopped
from sayso.web.answers import Missing

LONGEST = 300
"""Characters of an id or a key: what is longer was pasted by mistake."""
_WRONG_USE = 2


def named(archive: Archive, asked: str, wanted: Thing) -> str:
    """The id of what is asked for.

    Raises:
        Missing: there is none, there are several, or it is another thing.
    """
    if len(asked) > LONGEST:
        raise Missing(f"No {wanted} has an id of {len(asked)} characters; expected {LONGEST} at most")
    try:
        thing, own = lookup(archive, asked)
    except RunStopped as stopped:
        if stopped.code != _WRONG_USE:
            raise
        raise Missing(str(stopped)) from None
    if thing != wanted:
        raise Missing(f"No {wanted} '{asked}'; expected the id of one, and this is that of another thing ({thing})")
    return own
