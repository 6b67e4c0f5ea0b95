"""What an address names: a report or an event by its id, the beginning of one, its key or an id it once had."""

from collections.abc import Mapping

from sayso.archive.archive import Archive
from sayso.archive.queries.lookup import Thing, Unknown, lookup
from sayso.errors import RunStopped
from sayso.web.answers import Missing

LONGEST = 300
"""Characters of an id or a key: what is longer was pasted by mistake."""
_WRONG_USE = 2
_COUNTS: Mapping[Thing, str] = {
    "report": "SELECT count(*) FROM reports WHERE state = 'live'",
    "event": "SELECT count(*) FROM events",
}


def named(archive: Archive, asked: str, wanted: Thing) -> str:
    """The id of what is asked for.

    Raises:
        Missing: there is none, there are several, or it is another thing.
    """
    if len(asked) > LONGEST:
        raise Missing(f"No {wanted} has an id of {len(asked)} characters; expected {LONGEST} at most")
    try:
        thing, own = lookup(archive, asked)
    except Unknown:
        there_are = next(archive.rows(_COUNTS[wanted]))[0] if wanted in _COUNTS else 0
        told = f"{there_are:,} {wanted}{'' if there_are == 1 else 's'}"
        raise Missing(f"No {wanted} '{asked}' in this archive; Find lists the {told} that it has") from None
    except RunStopped as stopped:
        if stopped.code != _WRONG_USE:
            raise
        raise Missing(str(stopped)) from None
    if thing != wanted:
        raise Missing(f"No {wanted} '{asked}'; expected the id of one, and this is that of another thing ({thing})")
    return own
