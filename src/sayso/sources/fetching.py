"""Whether and how a run fetches; the fetcher itself is loaded with the first address."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.errors import RunStopped

if TYPE_CHECKING:
    from sayso.sources.fetch import Fetched, Fetcher
    from sayso.sources.fetch_wire import Sent


@dataclass(frozen=True, slots=True)
class Fetching:
    """How addresses are fetched.

    Attributes:
        allow_private: whether hosts on the loopback and in private networks may be asked.
        follow: whether the pages of feeds' entries are fetched too.
        every: least seconds between two requests to one host, 0 or more.
    """

    allow_private: bool = False
    follow: bool = False
    every: float = 1.0


class Pages:
    """The pages that one run fetches, politely also where many inputs are on one host."""

    def __init__(self, fetching: Fetching | None = None) -> None:
        """Nothing is fetched yet.

        Raises:
            RunStopped: the settings make no sense.
        """
        self.fetching = fetching or Fetching()
        if not 0 <= self.fetching.every <= 3_600:
            raise RunStopped(f"No pace of {self.fetching.every!r} s a request; expected 0 to 3600")
        self._fetcher: Fetcher | None = None

    def fetch(self, url: str, sent: "Sent | None" = None) -> "Fetched":
        """The page at an address; `sent` are headers that go with the requests.

        Raises:
            InputSkipped: it is not to be had.
        """
        if self._fetcher is None:
            from sayso.sources.fetch import Fetcher, Limits

            self._fetcher = Fetcher(Limits(every=self.fetching.every), allow_private=self.fetching.allow_private)
        return self._fetcher.fetch(url, sent)
