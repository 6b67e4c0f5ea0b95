"""How each feed stands: what was had of it, and when it may be asked again. Kept in the archive's folder."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sayso.archive.disk import keep, sync_folders
from sayso.archive.folder import Folder
from sayso.archive.stored import decode, encode

HOME = "watch"
"""The folder in that of an archive; all in it can be thrown away at the cost of asking feeds anew."""
_WRITABLE = 0o644


@dataclass(frozen=True, slots=True)
class Feed:
    """How a feed stands.

    Attributes:
        given: its address as listed, by which it goes.
        at: where it is asked for: another address where it has moved.
        etag, modified: what its host gave with it, to be sent with the next request.
        asked: when it was last asked for, in seconds since 1970; 0 for never.
        ttl: seconds for which it asks to be left alone each time.
        rest: seconds for which it is left alone after failures.
        failures: how often in a row it was not to be had.
        error: what went wrong last, "" for nothing.
        gone: whether its host says that it is gone for good.
        seen: the entries that it had, by their digests, each with how often its page was not to be had; 0 for read.
    """

    given: str
    at: str
    etag: str = ""
    modified: str = ""
    asked: float = 0.0
    ttl: float = 0.0
    rest: float = 0.0
    failures: int = 0
    error: str = ""
    gone: bool = False
    seen: Mapping[str, int] = field(default_factory=dict)

    def due(self, every: float) -> float:
        """When it may be asked for again, in seconds since 1970; `every` are the least seconds between two times."""
        return self.asked + max(every, self.ttl, self.rest) if self.asked else 0.0


class FeedStore:
    """Feeds as they are kept, a file each, so that the next run goes on from there.

    Args:
        folder: of the archive.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        for home in (folder.root / HOME, self._home):
            folder.disk.make_folder(home)

    @property
    def _home(self) -> Path:
        return self._folder.root / HOME / "feeds"

    def feed(self, given: str) -> Feed:
        """How a feed stands; one that was never asked for where nothing, or nothing that can be read, is kept of it."""
        try:
            kept = decode(self._path(given).read_bytes(), Feed)
        except (FileNotFoundError, ValueError):
            return Feed(given, given)
        return kept if kept.given == given else Feed(given, given)

    def keep(self, feed: Feed) -> None:
        """Keep how a feed stands.

        Raises:
            OSError: the disk is full, or may not be written to.
        """
        keep(self._folder.disk, self._path(feed.given), encode(feed), self._folder.scratch, _WRITABLE)
        sync_folders(self._folder.disk, [self._home])

    def _path(self, given: str) -> Path:
        return self._home / f"{hashlib.sha256(given.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.json"
