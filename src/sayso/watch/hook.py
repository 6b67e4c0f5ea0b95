"""A hook: an address to which records are posted. What it does not take waits in the archive's folder."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sayso.archive.disk import append
from sayso.archive.folder import Folder
from sayso.errors import InputSkipped, RunStopped
from sayso.sources.fetch import Fetcher, Unanswered
from sayso.sources.fetch_wire import Sent
from sayso.watch.clock import HOUR, Clock, backed_off
from sayso.watch.feeds import HOME
from sayso.watch.polling import retry_after
from sayso.watch.waiting import MOST, LeftOut, Waiting, mend

_FIRST = 30.0
"""Seconds to wait after the first failure."""
_TOGETHER = 100
"""Records that are posted between two times that it is kept how far that is."""
ASIDE = 64_000_000
"""Bytes of refused records that are kept at most."""
_SHOWN = 200
"""Characters of a record that is not kept."""
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
        self._waiting = Waiting(folder, folder.root / HOME / "waiting", MOST)
        if self.refused.exists():
            mend(folder, self.refused)

    @property
    def refused(self) -> Path:
        """Records that the host does not take as they are, one a line."""
        return self._folder.root / HOME / "refused.jsonl"

    def put(self, records: Sequence[bytes], since: str) -> None:
        """Keep records until they are posted; when this returns they are on the disk.

        Those for which there is no room are counted, and that is told.

        Args:
            records: each a line of JSON.
            since: an instant before all that they tell of.

        Raises:
            OSError: the disk is full, or may not be written to.
        """
        if lacking := self._waiting.put(records, since):
            home, room = str(self._waiting.home), MOST // 1_000_000
            left = self._waiting.left_out
            told = f"{home!r}, in which {room} MB wait to be posted, has no room for what is new"
            self._tell(f"{told}: records left out: {lacking:,} now, {left.count:,} in all; {self._instead(left)}")

    def post(self, stop: Callable[[], bool] = lambda: False) -> bool:
        """Post what waits, if it is time; whether nothing waits any more.

        Raises:
            OSError: what was posted cannot be taken off the disk, and will be posted again.
        """
        if self._clock.now() < self.next:
            return self._waiting.is_empty
        while not stop() and (posted := self._some(stop)):
            self._waiting.take(posted)
            if self._failures:
                return False
        left = self._waiting.left_out
        if (is_done := self._waiting.is_empty) and left.count:
            self._tell(f"Records left out, which were never posted: {left.count:,}; {self._instead(left)}")
            self._waiting.forget_left_out()
        return is_done

    def _instead(self, left: LeftOut) -> str:
        return f"`sayso diff {self._folder.root} --since {left.since}` tells what changed"

    def _some(self, stop: Callable[[], bool]) -> int:
        """Post the first records that wait, up to the first that fails; how many bytes of the file they are."""
        posted = 0
        for line in self._waiting.first(_TOGETHER):
            if stop() or not self._goes(line):
                break
            posted += len(line)
        return posted

    def _goes(self, line: bytes) -> bool:
        """Post one record; whether it need not be posted again."""
        try:
            self._fetcher.post(self._url, Sent(line.rstrip(b"\n"), "application/json"), range(200, 300))
        except Unanswered as unanswered:
            if unanswered.answer.status in _UNFIT:
                self._tell(f"{unanswered}; {self._put_aside(line)}")
                return True
            self._fail(str(unanswered), unanswered.answer.header("Retry-After"))
            return False
        except InputSkipped as skipped:
            self._fail(str(skipped))
            return False
        self._failures, self._told = 0, ""
        return True

    def _put_aside(self, line: bytes) -> str:
        """Keep a record that was refused, where there is room; what became of it."""
        name = repr(str(self.refused))
        size = self.refused.stat().st_size if self.refused.exists() else 0
        if size + len(line) > ASIDE:
            full = f"{name}, which holds {size // 1_000_000} MB, has no room for the record; take it away"
            return f"{full}: {line.decode()[:_SHOWN]}"
        append(self._folder.disk, self.refused, line)
        return f"the record was put into {name}"

    def _fail(self, why: str, asked_for: str = "") -> None:
        now = self._clock.now()
        self._failures += 1
        wait = backed_off(_FIRST, self._failures, HOUR, self._clock.chance())
        self.next = now + max(wait, retry_after(asked_for, now))
        if why != self._told:
            self._tell(f"{why}; what is new waits in {str(self._waiting.home)!r}")
        self._told = why
