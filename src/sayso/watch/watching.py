"""The watch: round after round, feeds are asked, what is new is added and linked, and what that changed is told."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.archive.lock import Busy, held
from sayso.model.capture import Capture
from sayso.run.adding import Added, Reads, add
from sayso.run.apart import Apart
from sayso.run.archive import Archive
from sayso.run.exporting import one_state
from sayso.sources.draft import Run
from sayso.sources.fetch import Fetched, Fetcher
from sayso.sources.fetching import Fetching, Pages
from sayso.sources.inputs import Failure, fetched_feed
from sayso.watch.between import differing
from sayso.watch.clock import DAY, MINUTE, Clock
from sayso.watch.feeds import HOME, Feed, FeedStore
from sayso.watch.hook import Hook
from sayso.watch.polling import Polled, Unseen, failed, had, poll
from sayso.watch.telling import Telling, Told

_ROUND = 5 * MINUTE
"""Seconds after which a round asks no further feed, so that what is new is told while others wait."""
_STEP = 1.0
"""Seconds between two times of asking whether to stop, while there is nothing to do."""
FOREVER = float("inf")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a user asked to watch.

    Attributes:
        feeds: addresses.
        every: least seconds between two times that a feed is asked for.
        once: whether to ask each feed that may be asked for once, and end.
        lasts: seconds after which to end.
        all_events: whether events that are new are told as well.
        post: address of a hook, or "".
        allow_private: whether hosts in private networks may be asked and posted to.
        pace: least seconds between two requests to one host.
    """

    feeds: Sequence[str]
    every: float = 15 * MINUTE
    once: bool = False
    lasts: float = FOREVER
    all_events: bool = False
    post: str = ""
    allow_private: bool = False
    pace: float = 1.0


@dataclass(slots=True)
class Watched:
    """How a watch went.

    Attributes:
        polls: how often feeds were asked for.
        unchanged: how often a host said that nothing had changed.
        failures: how often a feed was not to be had, or an entry not to be read.
        entries: how many new entries were read.
        claims: how many claims these have.
        news: how much was told.
        gone: how many of the feeds are gone.
        waiting: whether anything is left to be posted.
    """

    polls: int = 0
    unchanged: int = 0
    failures: int = 0
    entries: int = 0
    claims: int = 0
    news: int = 0
    gone: int = 0
    waiting: bool = False


class Watch:
    """Watches feeds for an archive, which is made where there is none.

    Args:
        archive: where to.
        wanted: what is watched.
        told: who is told what is found.
        stop: asked after each entry; the watch ends once it says so.
        clock: the time.
        read: reads a report; None for a process apart, so that one that kills its reader does not end the watch.

    Attributes:
        tally: how it goes.
    """

    def __init__(
        self,
        archive: Archive,
        wanted: Wanted,
        told: Told,
        stop: Callable[[], bool],
        clock: Clock | None = None,
        read: Reads | None = None,
    ) -> None:
        self._archive, self._wanted, self._told, self._stop = archive, wanted, told, stop
        self._clock = clock or Clock()
        self._apart = Apart()
        self._read = read or self._apart.read
        archive.folder.make()
        self._store = FeedStore(archive.folder)
        kept = (self._store.feed(given) for given in dict.fromkeys(wanted.feeds))
        now = self._clock.now()  # a clock that was ahead when a feed was asked for does not make it wait for that day
        self._feeds = [replace(feed, asked=min(feed.asked, now)) for feed in kept]
        self._pages, self._pages_since = Pages(), -DAY
        self._end = self._clock.now() + wanted.lasts
        self.tally = Watched()

    def run(self) -> Watched:
        """Watch until the time is over, nothing is left to be watched, or it is asked to stop; how it went.

        Raises:
            RunStopped: another process watches for this archive, nothing may be posted to the hook's address, or the
                archive cannot be used.
            OSError: the disk is full, or may not be written to.
        """
        with held(self._archive.folder.root / HOME / "lock", 0.0), self._apart:
            hook = self._hook() if self._wanted.post else None
            telling = Telling(self._archive, self._told, hook, all_events=self._wanted.all_events)
            due = self._due()
            if self._wanted.once and not due:
                self._tell_resting()
            while not self._stop():
                due = self._round(due, telling)
                self.tally.waiting = not hook.post(self._stop) if hook else False
                if self._is_over(due):
                    break
                if not due:
                    self._wait(hook)
                    due = self._due()
        self.tally.gone = sum(feed.gone for feed in self._feeds)
        return self.tally

    def _hook(self) -> Hook:
        fetcher = Fetcher(allow_private=self._wanted.allow_private)
        return Hook(self._wanted.post, self._archive.folder, fetcher, self._clock, self._told.line)

    def _is_over(self, due: Sequence[int]) -> bool:
        """Whether there is nothing more to do; `due` are feeds that were left for a further round."""
        if self._clock.now() >= self._end:
            return True
        nothing_left = all(feed.gone for feed in self._feeds) and not self.tally.waiting
        return not due and (self._wanted.once or nothing_left)

    def _due(self) -> list[int]:
        """The numbers of the feeds that may be asked for now, those that wait longest first."""
        now, every = self._clock.now(), self._wanted.every
        found = [number for number, feed in enumerate(self._feeds) if not feed.gone and feed.due(every) <= now]
        return sorted(found, key=lambda number: self._feeds[number].due(every))

    def _tell_resting(self) -> None:
        """Tell why a round has nothing to ask for: feeds are left alone for longer than it waits."""
        left = [feed for feed in self._feeds if not feed.gone]
        if left:
            first = min(left, key=lambda feed: feed.due(self._wanted.every))
            wait = max(1, round(first.due(self._wanted.every) - self._clock.now()))
            why = f"; the last poll failed: {first.error}" if first.error else ""
            self._told.line(f"No feed may be asked for yet; {first.given!r} is left alone for another {wait} s{why}")

    def _wait(self, hook: Hook | None) -> None:
        """Wait until a feed may be asked for, the hook is to be tried again, or it is time to end."""
        until = min([self._end, *(feed.due(self._wanted.every) for feed in self._feeds if not feed.gone)])
        if hook and self.tally.waiting:
            until = min(until, hook.next)
        while (left := until - self._clock.now()) > 0 and not self._stop():
            self._clock.sleep(min(left, _STEP))

    def _round(self, due: Sequence[int], telling: Telling) -> list[int]:
        """Ask for feeds, add what they have, link it, and tell what that changed; the feeds that are left for later."""
        try:
            if telling.is_late:
                self.tally.news += telling.tell_late()
            if not due:
                return []
            with Archive(self._archive.folder.root, notice=self._told.line) as before, one_state(before):
                left = self._ask_all(due, telling)
                if telling.is_late and not self._stop():
                    self._archive.link()
                    self.tally.news += telling.tell(*differing(before, self._archive))
        except Busy as busy:
            self._told.line(f"{busy}; it is tried again later")
            self.tally.failures += 1
            self._put_off(due)
            return []
        return left

    def _put_off(self, due: Sequence[int]) -> None:
        """Leave feeds alone for as long as if they had been asked for; what is kept of them stays as it was."""
        for number in due:
            self._feeds[number] = replace(self._feeds[number], asked=self._clock.now())

    def _ask_all(self, due: Sequence[int], telling: Telling) -> list[int]:
        """Ask for feeds until the round is over; those that are left."""
        until = min(self._clock.now() + _ROUND, self._end)
        for place, number in enumerate(due):
            if self._stop() or self._clock.now() >= until:
                return list(due[place:])
            if polled := self._ask(self._feeds[number], telling):
                self._feeds[number] = polled.feed
                self._store.keep(polled.feed)
                self.tally.failures += polled.feed.failures > 0
                if polled.told:
                    self._told.line(polled.told)
        return []

    def _ask(self, feed: Feed, telling: Telling) -> Polled | None:
        """Ask for one feed and add what is new in it; None where it was stopped in between, and is to be read again."""
        asked = poll(feed, self._polite(), self._clock, self._wanted.every)
        self.tally.polls += 1
        if asked.fetched is None:
            self.tally.unchanged += not asked.feed.error
            return asked
        unseen = Unseen(feed.seen)
        added, faults = self._added(feed, asked.fetched, unseen, telling)
        if added.stopped:
            return None
        fault = faults[-1].reason if faults else ""
        if fault and not unseen.seen:  # none of it could be read
            return failed(feed, fault, self._clock, self._wanted.every)
        return had(feed, asked.fetched, unseen, self._clock.now(), fault)

    def _polite(self) -> Pages:
        """What fetches: it asks for the robots.txt of a host once, and so is another one each day."""
        if self._clock.now() - self._pages_since >= DAY:
            self._pages = Pages(Fetching(self._wanted.allow_private, every=self._wanted.pace))
            self._pages_since = self._clock.now()
        return self._pages

    def _added(self, feed: Feed, fetched: Fetched, unseen: Unseen, telling: Telling) -> tuple[Added, Sequence[Failure]]:
        """Add the new entries of a feed; how that went, and what is wrong with the feed itself."""
        faults: list[Failure] = []

        def entries() -> Iterator[Capture | Failure]:
            run = Run(pages=self._polite(), follow=True, polled=unseen)
            for one in fetched_feed(feed.at, fetched, run):
                if isinstance(one, Failure) and one.key == feed.at:
                    faults.append(one)  # told by us, and no input of the archive: it would be one more each time
                else:
                    telling.begin()
                    yield one

        added = add(self._archive, entries(), read=self._read, stop=self._stop)
        self.tally.entries += added.outcomes.total()
        self.tally.claims += added.claims
        self.tally.failures += added.outcomes["failed"]
        for ended in added.notes:
            if ended.outcome == "failed":
                self._told.line(f"{ended.place}: {ended.reason}")
        for line in added.told:
            self._told.line(line)
        return added, faults
