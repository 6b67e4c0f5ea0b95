"""Fetches pages: the one place of sayso that talks to the network, and only to the addresses it is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPException
from importlib.metadata import version
from ssl import SSLCertVerificationError, SSLError

from sayso.errors import InputSkipped
from sayso.sources.content_type import media_type
from sayso.sources.fetch_address import closed
from sayso.sources.fetch_robots import Rules
from sayso.sources.fetch_url import Target, redirected, target
from sayso.sources.fetch_wire import Answer, Deadline, Network, Sent, ask, resolve

NAME = "sayso"
"""What a robots.txt calls this program."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})

_MAX_ADDRESSES = 8
"""Most addresses of one host that are tried."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take.

    Attributes:
        seconds: wall time of one fetch from resolving to its last byte, robots.txt and redirects included.
        size: bytes of a body, as sent and without its compression.
        redirects: how many are followed.
        every: least seconds between two requests to one host.
    """

    seconds: float = 30.0
    size: int = 20_000_000
    redirects: int = 5
    every: float = 1.0


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect on the way: the address asked for, the status line it answered with, and who answered."""

    url: str
    line: str
    address: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came.

    Attributes:
        asked: the address that was asked for.
        url: the address that answered, after all redirects.
        at: when it was asked for, ISO 8601 in UTC with `Z`.
        answer: status line, headers, IP address and bytes.
        hops: the redirects on the way, in order.
    """

    asked: str
    url: str
    at: str
    answer: Answer
    hops: tuple[Hop, ...] = ()

    @property
    def media_type(self) -> str:
        """What the host says it is, such as `text/html`; "" where it does not say."""
        return media_type(self.answer.header("Content-Type"))[0]

    @property
    def charset(self) -> str:
        """The encoding that the host says it is in, or ""."""
        return media_type(self.answer.header("Content-Type"))[1].lower()

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """What an archive keeps of the exchange: how it went in the names that WARC has, then the host's headers."""
        went = [("WARC-Target-URI", self.url), ("WARC-Date", self.at), ("WARC-IP-Address", self.answer.address)]
        led = [("sayso-redirect", f"{hop.url} {hop.line} {hop.address}") for hop in self.hops]
        return (*went, *led, ("sayso-status", self.answer.line), *self.answer.headers)


class Unanswered(InputSkipped):
    """A host answered, but with no page: `answer` says how, `hops` the redirects on the way there."""

    def __init__(self, message: str, answer: Answer, hops: tuple[Hop, ...] = ()) -> None:
        super().__init__(message)
        self.answer, self.hops = answer, hops


class Fetcher:
    """Fetches one page after the other, and remembers per host its robots.txt and when it was last asked.

    A host's name is resolved once for each request, all its addresses are checked, and only these are connected to.
    Not to be shared by threads.

    Args:
        limits: what one fetch may take.
        allow_private: whether addresses that are not public (loopback, private, link-local...) may be asked.
        network: the machine's.
    """

    def __init__(
        self, limits: Limits | None = None, *, allow_private: bool = False, network: Network | None = None
    ) -> None:
        self._limits = limits or Limits()
        self._allow_private = allow_private
        self._network = network or Network()
        self._agent = f"{NAME}/{version('sayso')} (+{NAME}, a reader of news reports)"
        self._rules: dict[str, Rules | str] = {}
        self._asked: dict[str, float] = {}

    def fetch(self, url: str, sent: Sent | None = None) -> Fetched:
        """The page at an address, after redirects.

        Args:
            url: the address.
            sent: headers that go with each request, as for a page that is asked for only where it has changed.

        Raises:
            Unanswered: a host answers, but with no page.
            InputSkipped: it is not to be had: for what it is written like, where it leads, robots.txt, the limits,
                or what the host answers.
        """
        fetched = self._led(target(url), url, self._deadline(), polite=True, sent=sent)
        if not fetched.answer.content:
            raise InputSkipped(f"{_way(url, fetched.url)} answers {fetched.answer.line!r} without a body")
        return fetched

    def post(self, url: str, sent: Sent, taken: range = range(200, 201)) -> Answer:
        """What a host answers to something that is sent to it. No redirect is followed.

        Args:
            url: the address.
            sent: what.
            taken: statuses that say that it was taken, at least one.

        Raises:
            Unanswered: the host answers with another status.
            InputSkipped: as of `fetch`, but for robots.txt, which is about pages.
        """
        at = target(url)
        answer, _ = self._hop(at, url, self._deadline(), polite=False, sent=sent)
        if answer.status not in taken:
            expected = f"{taken[0]} to {taken[-1]}" if len(taken) > 1 else taken[0]
            raise Unanswered(f"{url!r} answers {answer.line!r}; expected {expected}", answer)
        return answer

    def refusal(self, url: str) -> str:
        """Why nothing is ever asked of an address or sent to it as it is written and where its host stands, or "".

        "" also where the host is not to be found at the moment.
        """
        try:
            self._addresses(target(url), repr(url), self._deadline())
        except InputSkipped as skipped:
            return str(skipped)
        except OSError:
            return ""
        return ""

    def _deadline(self) -> Deadline:
        return Deadline(self._limits.seconds, self._network.clock)

    def _led(self, at: Target, asked: str, deadline: Deadline, *, polite: bool, sent: Sent | None = None) -> Fetched:
        """What stands where redirects lead to; `polite` asks robots.txt and waits its turn before each request.

        Raises:
            InputSkipped: nothing does.
        """
        hops: list[Hop] = []
        while True:
            answer, when = self._hop(at, asked, deadline, polite=polite, sent=sent)
            location = answer.header("Location")
            if answer.status not in _REDIRECTS or not location:
                break
            if len(hops) == self._limits.redirects:
                raise InputSkipped(f"{asked!r} is redirected more than {self._limits.redirects} times; gave up")
            hops.append(Hop(at.url, answer.line, answer.address))
            at = _next(at, location, asked)
        if not answer.body and answer.status not in (200, 203):
            raise Unanswered(f"{_way(asked, at.url)} answers {answer.line!r}; expected a page", answer, tuple(hops))
        return Fetched(asked, at.url, when, answer, tuple(hops))

    def _hop(
        self, at: Target, asked: str, deadline: Deadline, *, polite: bool, sent: Sent | None = None
    ) -> tuple[Answer, str]:
        """One request, and when it was made."""
        way = _way(asked, at.url)
        try:
            addresses = self._addresses(at, way, deadline)
            if polite:
                self._obey(at, way, deadline)
                self._wait(at, deadline)
            when = self._network.now().strftime("%Y-%m-%dT%H:%M:%SZ")
            return ask(self._network, at, addresses, self._agent, deadline, self._limits.size, sent), when
        except TimeoutError:
            raise InputSkipped(f"{way} takes over {self._limits.seconds:g} s to answer") from None
        except (OSError, HTTPException) as error:
            raise InputSkipped(f"{way} cannot be fetched: {_told(error)}") from None

    def _addresses(self, at: Target, way: str, deadline: Deadline) -> Sequence[str]:
        """The addresses of a host, all of them checked.

        Raises:
            InputSkipped: one is not public, and that is not allowed.
            OSError: there are none.
        """
        found = resolve(self._network, at, deadline)
        for address in () if self._allow_private else found:
            if why := closed(address):
                raise InputSkipped(
                    f"{way} is at {address}, which is {why}; expected a public address (--allow-private lifts this)"
                )
        return found[:_MAX_ADDRESSES]

    def _obey(self, at: Target, way: str, deadline: Deadline) -> None:
        """Let a path pass that robots.txt allows.

        Raises:
            InputSkipped: it does not, or cannot be had.
        """
        if at.origin not in self._rules:
            self._rules[at.origin] = self._read_rules(at, deadline)
        rules = self._rules[at.origin]
        if isinstance(rules, str):
            raise InputSkipped(f"{way} is left alone, as its robots.txt cannot be had: {rules}")
        if not rules.allows(at.path):
            raise InputSkipped(f"{way} is left alone, as its host's robots.txt asks")

    def _read_rules(self, at: Target, deadline: Deadline) -> Rules | str:
        """The rules of a host; none where it says that there are none, and the reason where it does not say."""
        robots = Target(at.scheme, at.host, at.port, "/robots.txt")
        try:
            return Rules.read(self._led(robots, robots.url, deadline, polite=False).answer.content, NAME)
        except Unanswered as answered:
            return Rules() if answered.answer.status // 100 in (2, 4) else str(answered)
        except InputSkipped as skipped:
            return str(skipped)

    def _wait(self, at: Target, deadline: Deadline) -> None:
        """Wait until a host's next turn; that time is not the host's."""
        now = self._network.clock()
        turn = max(now, self._asked.get(at.host, now - self._limits.every) + self._limits.every)
        if turn > now:
            self._network.sleep(turn - now)
            deadline.extend(turn - now)
        self._asked[at.host] = turn


def _next(at: Target, location: str, asked: str) -> Target:
    try:
        return redirected(at, location)
    except InputSkipped as skipped:
        raise InputSkipped(f"{asked!r} is redirected astray: {skipped}") from None


def _way(asked: str, url: str) -> str:
    """An address for a message, with the one it was reached by."""
    return repr(asked) if asked.partition("#")[0].rstrip("/") == url.rstrip("/") else f"{asked!r} (now {url!r})"


def _told(error: Exception) -> str:
    """What went wrong with a connection, in one line."""
    if isinstance(error, SSLCertVerificationError):
        return f"its certificate is not to be trusted ({error.verify_message})"
    if isinstance(error, SSLError):
        return f"no secure connection ({error.reason or error})"
    if isinstance(error, OSError):
        return error.strerror or str(error) or type(error).__name__
    return f"its answer is no HTTP ({type(error).__name__}: {' '.join(str(error).split())[:80]})"
