"""A hook: an address to which records are posted. What it does not take waits in the archive's folder."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from sayso.archive.disk import append, cut, sync_folders
from sayso.archive.folder import Folder
from sayso.errors import InputSkipped, RunStopped
from sayso.sources.fetch import Fetcher, Unanswered
from sayso.sources.fetch_wire import Sent
from sayso.watch.clock import HOUR, Clock, backed_off
from sayso.watch.feeds import HOME
from sayso.watch.polling import retry_after

_FIRST = 30.0
"""Seconds to wait after the first failure."""
_TOGETHER = 100
"""Records that are posted between two times that the file of those that wait is written."""
_UNFIT = frozenset({400, 413, 422})
"""A host that answers so will not take that record another time either."""


class Hook:
    """Posts records one by one in their order, each at least once.

    Args:
        url: where to.
        folder: of the archive.
        fetcher: what posts.
        clock: the time.
        tell: is told, in one line each, of what goes wrong.

    Raises:
        RunStopped: nothing may be posted to that address.
    """

    def __init__(self, url: str, folder: Folder, fetcher: Fetcher, clock: Clock, tell: Callable[[str], None]) -> None:
        if why := fetcher.refusal(url):
            raise RunStopped(f"Nothing can be posted: {why}")
        self._url, self._folder, self._fetcher, self._clock, self._tell = url, folder, fetcher, clock, tell
        self._failures, self._told = 0, ""
        self.next = 0.0
        folder.disk.make_folder(folder.root / HOME)
        _mend(folder, self.waiting)

    @property
    def waiting(self) -> Path:
        """Records that are yet to be posted, one a line."""
        return self._folder.root / HOME / "waiting.jsonl"

    @property
    def refused(self) -> Path:
        """Records that the host does not take as they are, one a line."""
        return self._folder.root / HOME / "refused.jsonl"

    @property
    def is_done(self) -> bool:
        """Whether no record waits."""
        return not self.waiting.exists() or self.waiting.stat().st_size == 0

    def put(self, line: bytes) -> None:
        """Keep a record, as a line of JSON, until it is posted; when this returns it is on the disk.

        Raises:
            OSError: the disk is full, or may not be written to.
        """
        append(self._folder.disk, self.waiting, line)
        sync_folders(self._folder.disk, [self.waiting.parent])  # the file may be a new one

    def post(self, stop: Callable[[], bool] = lambda: False) -> bool:
        """Post what waits, if it is time; whether nothing waits any more.

        Raises:
            OSError: what was posted cannot be taken off the disk, and will be posted again.
        """
        if self._clock.now() < self.next:
            return self.is_done
        while not self.is_done and not stop():
            posted = self._some(stop)
            self._take_off(posted)
            if self._failures:
                return False
        return self.is_done

    def _some(self, stop: Callable[[], bool]) -> int:
        """Post the first records that wait, up to the first that fails; how many bytes of the file they are."""
        posted = 0
        for line in self._lines():
            if stop() or not self._goes(line):
                break
            posted += len(line)
        return posted

    def _lines(self) -> Iterator[bytes]:
        with self.waiting.open("rb") as stream:
            for _ in range(_TOGETHER):
                if not (line := stream.readline()):
                    return
                yield line

    def _goes(self, line: bytes) -> bool:
        """Post one record; whether it need not be posted again."""
        try:
            self._fetcher.post(self._url, Sent(line.rstrip(b"\n"), "application/json"), range(200, 300))
        except Unanswered as unanswered:
            if unanswered.answer.status in _UNFIT:
                append(self._folder.disk, self.refused, line)
                self._tell(f"{unanswered}; the record was put into {str(self.refused)!r}")
                return True
            self._fail(str(unanswered), unanswered.answer.header("Retry-After"))
            return False
        except InputSkipped as skipped:
            self._fail(str(skipped))
            return False
        self._failures, self._told = 0, ""
        return True

    def _fail(self, why: str, asked_for: str = "") -> None:
        now = self._clock.now()
        self._failures += 1
        wait = backed_off(_FIRST, self._failures, HOUR, self._clock.chance())
        self.next = now + max(wait, retry_after(asked_for, now))
        if why != self._told:
            self._tell(f"{why}; what is new waits in {str(self.waiting)!r}")
        self._told = why

    def _take_off(self, posted: int) -> None:
        """Take the first bytes off the file of records that wait."""
        if not posted:
            return
        rest = self._folder.scratch / "waiting.jsonl"
        with self.waiting.open("rb") as old, rest.open("wb") as new:
            old.seek(posted)
            shutil.copyfileobj(old, new)
            new.flush()
            self._folder.disk.sync(new.fileno())
        self._folder.disk.rename(rest, self.waiting)


def _mend(folder: Folder, path: Path) -> None:
    """Cut half a record off the end of a file, which a killed run can leave: what it told of is told again."""
    if not path.exists():
        return
    with path.open("rb") as stream:
        end = stream.seek(0, os.SEEK_END)
        size = end
        while size:
            start = max(0, size - 65_536)
            stream.seek(start)
            line_end = stream.read(size - start).rfind(b"\n")
            if line_end >= 0:
                size = start + line_end + 1
                break
            size = start
    if size != end:
        cut(folder.disk, path, size)
