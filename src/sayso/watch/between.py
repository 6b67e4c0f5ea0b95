"""Two states of an archive's events side by side."""

from collections.abc import Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter

from sayso.archive.archive import Archive
from sayso.model.event import Event

_IDS = "SELECT id, n FROM events ORDER BY id"
_LATEST = "SELECT id FROM events ORDER BY n DESC"
_TOLD = "SELECT json FROM events WHERE id = ?"


def differing(then: Archive, now: Archive) -> tuple[list[Event], list[Event]]:
    """The events that are not the same in both, as they were and as they are; no others are read.

    Args:
        then, now: one archive, of which the first is read as it stood at the beginning of a transaction.
    """
    was: list[Event] = []
    are: list[Event] = []
    if then.links_mark() == now.links_mark():
        return was, are
    for own in sorted(_changed(then, now)):
        old, new = _told(then, own), _told(now, own)
        if old != new:
            was += [then.decoded(old, Event)] if old else []
            are += [now.decoded(new, Event)] if new else []
    return was, are


def _changed(then: Archive, now: Archive) -> set[str]:
    """Ids of events that may not be the same in both.

    An event that is not as it was is written anew, with a number above all that there are (`put_joined`): the one it
    had only where it and all that had higher numbers were gone for a while.
    """
    both = merge(_numbered(then), _numbered(now), key=itemgetter(0))
    numbers = ((own, [number for _, number in some]) for own, some in groupby(both, key=itemgetter(0)))
    found = {own for own, some in numbers if len(some) == 1 or some[0] != some[1]}
    for (own,) in then.rows(_LATEST):
        if own not in found:
            if _told(then, own) == _told(now, own):
                break
            found.add(own)
    return found


def _numbered(archive: Archive) -> Iterator[tuple[str, int]]:
    return ((own, number) for own, number in archive.rows(_IDS))


def _told(archive: Archive, own: str) -> str:
    """An event as it is stored; "" where there is none."""
    return next((str(text) for (text,) in archive.rows(_TOLD, (own,))), "")
