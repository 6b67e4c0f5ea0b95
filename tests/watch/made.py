"""A paper on the loopback with feeds, articles and a hook, and a watch over it whose time is made up."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from sayso.export.records import Record
from sayso.run.adding import Reads, kept_reading
from sayso.run.archive import Archive
from sayso.watch.clock import Clock
from sayso.watch.news import News
from sayso.watch.watching import Wanted, Watch, Watched

START = 2_000_000_000.0
"""The made-up time at which all begins, in seconds since 1970."""
FULL = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
)


def rss(*items: str, head: str = "") -> bytes:
    """A feed of these entries; `head` are further elements of its channel."""
    body = f"<channel><title>Harbour Post</title>{head}{''.join(items)}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0" {FULL}>{body}</rss>'.encode()


def entry(own: str, text: str, link: str = "", updated: str = "", day: str = "Fri, 09 May 2031") -> str:
    """An entry with its whole text; with a link it is published there."""
    at = f"<link>{link}</link>" if link else ""
    dated = f"<atom:updated xmlns:atom='http://www.w3.org/2005/Atom'>{updated}</atom:updated>" if updated else ""
    when = f"<pubDate>{day} 10:00:00 GMT</pubDate>"
    return (
        f"<item><title>{own}</title><guid isPermaLink='false'>{own}</guid>{at}{dated}{when}"
        f"<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded></item>"
    )


def teaser(own: str, link: str) -> str:
    """An entry of which the text is on a page."""
    return f"<item><title>{own}</title><guid isPermaLink='false'>{own}</guid><link>{link}</link></item>"


@dataclass
class Answer:
    """What a path answers: a body with its validators, or a status."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Asked:
    """A request that came in."""

    path: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass
class Paper:
    """A running host."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    hears: Callable[[str], None] = lambda _: None

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def of(self, path: str) -> list[Asked]:
        """The requests for a path."""
        return [one for one in self.asked if one.path == path]

    def posted(self, path: str = "/hook") -> list[Record]:
        """What was posted to a path, as JSON."""
        return [json.loads(one.body) for one in self.of(path)]


@contextmanager
def printing() -> Iterator[Paper]:
    """A host that runs as long as the block; it knows what has not changed, and other paths answer 404."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.tell(b"")

        def do_POST(self) -> None:
            self.tell(self.rfile.read(int(self.headers["Content-Length"])))

        def tell(self, body: bytes) -> None:
            paper.asked.append(Asked(self.path, dict(self.headers), body))
            paper.hears(self.path)
            found = paper.answers.get(self.path, Answer(status=404))
            etag, modified = self.headers["If-None-Match"], self.headers["If-Modified-Since"]
            same = etag == found.headers.get("ETag") if etag else modified == found.headers.get("Last-Modified", "")
            self.send_response(304 if same and found.status == 200 else found.status)
            for name, value in found.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if not same:
                self.wfile.write(found.body)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        paper = Paper(server.server_address[1])
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield paper
        finally:
            server.shutdown()


@dataclass
class Heard:
    """Keeps what it is told."""

    found: list[tuple[News, Record]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    hears: Callable[[News], None] = lambda _: None

    def news(self, one: News, told: Record) -> None:
        """Something is new."""
        self.found.append((one, told))
        self.hears(one)

    def line(self, line: str) -> None:
        """Something is amiss."""
        self.lines.append(line)

    @property
    def kinds(self) -> list[str]:
        """The kinds of what is new."""
        return [one.kind for one, _ in self.found]


@dataclass
class Time:
    """Seconds since 1970 that pass only while somebody sleeps; chance is always in the middle."""

    at: float = START
    slept: Callable[[float], None] = lambda _: None

    @property
    def clock(self) -> Clock:
        """The clock that shows it."""
        return Clock(lambda: self.at, self.sleep, lambda: 0.5)

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.at += seconds
        self.slept(self.at)


@dataclass
class Run:
    """One archive that is watched for, run after run."""

    root: Path
    feeds: Sequence[str]
    time: Time = field(default_factory=Time)
    heard: Heard = field(default_factory=Heard)
    post: str = ""
    every: float = 900.0
    allow_private: bool = True
    patience: float = 60.0
    read: Reads | None = kept_reading

    def once(self, *, all_events: bool = False, stop: Callable[[], bool] = lambda: False) -> Watched:
        """One round, as from cron."""
        return self._run(replace(self._wanted(), every=0.0, once=True, all_events=all_events), stop)

    def lasting(self, seconds: float, stop: Callable[[], bool] = lambda: False) -> Watched:
        """Rounds for some seconds of the made-up time."""
        return self._run(replace(self._wanted(), lasts=seconds), stop)

    def _wanted(self) -> Wanted:
        return Wanted(self.feeds, self.every, post=self.post, allow_private=self.allow_private, pace=0.0)

    def _run(self, wanted: Wanted, stop: Callable[[], bool]) -> Watched:
        with Archive(self.root, patience=self.patience) as archive:
            return Watch(archive, wanted, self.heard, stop, self.time.clock, self.read).run()

    def count(self, table: str) -> int:
        """Rows of a table of the archive."""
        with Archive(self.root) as archive:
            return sum(row[0] for row in archive.rows(f"SELECT count(*) FROM {table}"))  # noqa: S608 -- our own names
