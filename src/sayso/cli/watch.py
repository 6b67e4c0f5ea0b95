"""`sayso watch`: feeds into an archive, and what that changes in its events, line by line."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.cli.add import asked_to_stop
from sayso.cli.clean import clean
from sayso.cli.guard import DONE, SOME_FAILED, complain
from sayso.cli.listing import Listing
from sayso.cli.words import event_line, names, plural
from sayso.errors import RunStopped
from sayso.export.columns import joined
from sayso.export.encoding import Cell
from sayso.export.records import Record
from sayso.run.archive import Archive
from sayso.watch.clock import DAY, MINUTE, seconds
from sayso.watch.listed import feeds_of
from sayso.watch.news import News, parts_in_words
from sayso.watch.records import COLUMNS
from sayso.watch.watching import FOREVER, Wanted, Watch, Watched

_QUOTED = 200
"""Characters of the words of a denial that a line has."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user asked for, as it was written.

    Attributes:
        feeds: addresses of feeds, and files that list them.
        every: a span of time between two polls of a feed; "" for a quarter of an hour, and with `once` for none.
        lasts: a span of time after which to end, "" for none.
    """

    feeds: Sequence[str]
    every: str = ""
    once: bool = False
    lasts: str = ""
    all_events: bool = False
    post: str = ""
    allow_private: bool = False

    def wanted(self) -> Wanted:
        """The same, checked.

        Raises:
            RunStopped: it makes no sense.
        """
        every = seconds(self.every) if self.every else 0.0 if self.once else 15 * MINUTE
        if self.every and not MINUTE <= every <= DAY:
            raise RunStopped(f"No pace of a poll each {self.every}; expected 1m to 1d")
        lasts = seconds(self.lasts) if self.lasts else FOREVER
        feeds = feeds_of(self.feeds)
        return Wanted(feeds, every, self.once, lasts, self.all_events, self.post, self.allow_private)


def watch(path: str, asked: Asked, form: str | None = None) -> int:
    """Watch feeds, and print what is new; the exit code: 0, or 1 where one round was asked for and something failed.

    Raises:
        RunStopped: what is asked makes no sense, or the archive cannot be used.
    """
    wanted, printed = asked.wanted(), Printed(form)
    with Archive(path, notice=complain) as archive, asked_to_stop() as stop:
        watched = Watch(archive, wanted, printed, stop).run()
    complain(_summary(watched))
    return SOME_FAILED if wanted.once and (watched.failures or watched.waiting) else DONE


def _summary(watched: Watched) -> str:
    parts = [
        plural(watched.polls, "poll"),
        f"{watched.unchanged} unchanged",
        f"{watched.failures} failed",
        "1 new entry" if watched.entries == 1 else f"{watched.entries} new entries",
        plural(watched.claims, "claim"),
        f"{watched.news} told",
    ]
    return ", ".join(parts)


class Printed:
    """Prints news to stdout and what is amiss to stderr (`watch.telling.Told`).

    Args:
        form: `table`, `jsonl`, `csv`; None takes a table on a terminal, else JSON lines.
    """

    def __init__(self, form: str | None) -> None:
        self._listing = Listing(COLUMNS, form)

    def news(self, one: News, told: Record) -> None:
        """Print one thing."""
        self._listing.put(told, line_of(one, str(told["words"])), row=[_cell(value) for value in told.values()])
        sys.stdout.flush()  # who reads a pipe is told at once

    def line(self, line: str) -> None:
        """Print a line for a person."""
        complain(line)


def line_of(one: News, words: str = "") -> str:
    """News in one line: its kind, of which event, what, on whose say-so, and the id of the event.

    Args:
        one: the news.
        words: of a denial, the sentence in which it stands.
    """
    event = one.event
    what = f"{event.type} {event.mode}".strip() + event_line(event)
    by = names(one.by)
    told = {
        "new": f"{one.now}{f', on the say-so of {by}' if by else ''}",
        "contested": f"{one.was or 'new'} → contested. {clean(one.why)}",
        "toll": f"{one.of} {one.was or 'not told'} → {one.now}, on the say-so of {by}",
        "denial": f"{parts_in_words(one.of)}, by {by}{_quoted(words)}, against {names(one.against)}",
    }
    return f"{one.kind} {what}: {told[one.kind]} ({event.id})"


def _quoted(words: str) -> str:
    cut = words if len(words) <= _QUOTED else words[:_QUOTED] + "..."
    return f' ("{clean(cut)}")' if cut else ""


def _cell(value: object) -> Cell:
    if isinstance(value, list):
        return joined(one["id"] if isinstance(one, dict) else str(one) for one in value)
    return str(value)
