"""One feed asked for once: what its host answers, and how the feed stands after that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from sayso.errors import InputSkipped
from sayso.model.ids import entry_id
from sayso.sources.fetch import Fetched, Unanswered
from sayso.sources.fetch_wire import Sent
from sayso.sources.fetching import Pages
from sayso.sources.page import Entry
from sayso.sources.page import Feed as Had
from sayso.watch.clock import DAY, MINUTE, Clock, backed_off
from sayso.watch.feeds import Feed

_TRIES = 3
"""How often the page of an entry is asked for."""
_LONGEST = 30 * DAY
"""A host that asks to be left alone for longer is asked again after that."""
_UNCHANGED, _GONE = 304, 410
_FOR_GOOD = frozenset({"301", "308"})


class Unseen:
    """Chooses the entries of a feed that it did not have before, or had in another form (`sources.draft.Polled`).

    Args:
        seen: entries that it had, as of `Feed.seen`.

    Attributes:
        seen: those that it has now.
        rest: seconds for which it asks to be left alone.
    """

    def __init__(self, seen: Mapping[str, int]) -> None:
        self._before = seen
        self.seen: dict[str, int] = {}
        self.rest = 0

    def wanted(self, feed: Had) -> Sequence[bool]:
        """Of each entry, whether it is new or its page was not to be had so far."""
        self.rest = feed.rest
        own = [entry_of(entry) for entry in feed.entries]
        self.seen = {one: self._before[one] if self._tried_out(one) else 0 for one in own}
        return [not self._tried_out(one) and self._before.get(one) != 0 for one in own]

    def lost(self, entry: Entry) -> None:
        """Count that a page was not to be had."""
        own = entry_of(entry)
        self.seen[own] = self._before.get(own, 0) + 1

    @property
    def waiting(self) -> bool:
        """Whether the page of any entry is to be asked for again."""
        return any(0 < tries < _TRIES for tries in self.seen.values())

    def _tried_out(self, own: str) -> bool:
        return self._before.get(own, 0) >= _TRIES


def entry_of(entry: Entry) -> str:
    """What stands for an entry in the form that it has."""
    return entry_id(entry.guid or entry.url, entry.title, entry.text, entry.updated)


@dataclass(frozen=True, slots=True)
class Polled:
    """What asking for a feed gave.

    Attributes:
        feed: how it stands now, if nothing is to be read.
        fetched: what is to be read, or None.
        told: what its user should know, or "".
    """

    feed: Feed
    fetched: Fetched | None = None
    told: str = ""


def poll(feed: Feed, pages: Pages, clock: Clock, every: float) -> Polled:
    """Ask for a feed, where it has changed since.

    Args:
        feed: as it stands.
        pages: what fetches it.
        clock: the time.
        every: least seconds between two times.
    """
    now = clock.now()
    given = (("If-None-Match", feed.etag), ("If-Modified-Since", feed.modified))
    try:
        return Polled(feed, pages.fetch(feed.at, Sent(headers=tuple(pair for pair in given if pair[1]))))
    except Unanswered as unanswered:
        answer = unanswered.answer
        if answer.status == _UNCHANGED:
            return Polled(replace(feed, asked=now, rest=0.0, failures=0, error=""))
        if answer.status == _GONE:
            gone = replace(feed, asked=now, gone=True, error=str(unanswered), seen={})
            return Polled(gone, told=f"{feed.given!r} is gone ({answer.line}) and is asked for no more")
        return failed(feed, str(unanswered), clock, every, retry_after(answer.header("Retry-After"), now))
    except InputSkipped as skipped:
        return failed(feed, str(skipped), clock, every)


def failed(feed: Feed, why: str, clock: Clock, every: float, asked_for: float = 0.0) -> Polled:
    """A feed that was not to be had, which is left alone for longer each time; told where the reason is a new one.

    Args:
        feed: as it stood.
        why: the reason.
        clock: the time.
        every: least seconds between two times.
        asked_for: seconds for which its host asks to be left alone.
    """
    failures = feed.failures + 1
    rest = max(backed_off(max(every, MINUTE), failures, DAY, clock.chance()), asked_for)
    told = "" if why == feed.error else why
    return Polled(replace(feed, asked=clock.now(), rest=rest, failures=failures, error=why), told=told)


def had(feed: Feed, fetched: Fetched, unseen: Unseen, now: float, fault: str) -> Polled:
    """A feed of which the entries were read.

    Args:
        feed: as it stood.
        fetched: what was read.
        unseen: chose among its entries.
        now: seconds since 1970.
        fault: what is wrong with it nevertheless, or "".
    """
    # a feed of which pages are still to be had is asked for whole, or its host would say that nothing has changed
    etag, modified = ("" if unseen.waiting else fetched.answer.header(name) for name in ("ETag", "Last-Modified"))
    at = fetched.url if fetched.hops and all(hop.line.split()[1] in _FOR_GOOD for hop in fetched.hops) else feed.at
    told = [f"{feed.given!r} has moved to {at!r} and is asked for there"] if at != feed.at else []
    told += [fault] if fault and fault != feed.error else []
    ttl = min(float(unseen.rest), DAY)
    return Polled(Feed(feed.given, at, etag, modified, now, ttl, error=fault, seen=unseen.seen), told="; ".join(told))


def retry_after(value: str, now: float) -> float:
    """Seconds for which a host asks to be left alone: a number of them, or a time of day; 0 where it does not say."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), _LONGEST)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(0.0, (aware - datetime.fromtimestamp(now, UTC)).total_seconds()), _LONGEST)
