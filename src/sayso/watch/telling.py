"""From two states of an archive's events to whoever is told what is new."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from sayso.archive.clock import instant, now
from sayso.archive.disk import keep, sync_folders
from sayso.export.encoding import json_line
from sayso.export.records import Record
from sayso.model.event import Event
from sayso.run.archive import Archive
from sayso.run.past import states
from sayso.watch.feeds import HOME
from sayso.watch.hook import Hook
from sayso.watch.news import News, news
from sayso.watch.records import record

_WRITABLE = 0o644


class Told(Protocol):
    """Who is told what a watch finds."""

    def news(self, one: News, told: Record) -> None:
        """Something is new; `told` is its record."""

    def line(self, line: str) -> None:
        """Something is amiss, or a feed has moved."""


class Telling:
    """Tells what is new, and keeps since when there may be what is not told yet: a run can be cut off before it tells.

    Args:
        archive: whose news it is.
        told: who is told.
        all_events: whether events that are new are told as well.
        hook: to which it is posted too, if any.
    """

    def __init__(self, archive: Archive, told: Told, hook: Hook | None, *, all_events: bool) -> None:
        self._archive, self._told, self._hook, self._all = archive, told, hook, all_events
        self._since = self._kept()

    @property
    def is_late(self) -> bool:
        """Whether there may be something of before that was not told."""
        return self._since != ""

    def begin(self) -> None:
        """Something is going to be added.

        Raises:
            OSError: the disk is full, or may not be written to.
        """
        if not self._since:
            self._since = now()
            folder = self._archive.folder
            keep(folder.disk, self._path, self._since.encode("ascii"), folder.scratch, _WRITABLE)
            sync_folders(folder.disk, [self._path.parent])

    def tell(self, then: Iterable[Event], are: Iterable[Event]) -> int:
        """Tell what is new between two states of events (`news`), and that all is told; how much that was.

        Raises:
            OSError: as of `begin`.
        """
        at, events = now(), news(then, are)
        found = [(one, record(one, self._archive, at)) for one in events if self._all or one.kind != "new"]
        if self._hook and found:
            self._hook.put([json_line(told) for _, told in found], self._since)
        for one, told in found:
            self._told.news(one, told)
        self._path.unlink(missing_ok=True)
        self._since = ""
        return len(found)

    def tell_late(self) -> int:
        """Link what is not linked, and tell what was not told; how much that was.

        Raises:
            RunStopped: the archive cannot be used, or another process writes to it for too long.
            OSError: as of `begin`.
        """
        self._archive.link()
        return self.tell(*states(self._archive, self._since))

    @property
    def _path(self) -> Path:
        return self._archive.folder.root / HOME / "untold"

    def _kept(self) -> str:
        try:
            return instant(self._path.read_text("ascii"))
        except (FileNotFoundError, ValueError):
            return ""
