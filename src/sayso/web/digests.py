"""What lists need of events beside their columns, held from request to request: how disputed each is, how many died."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from threading import Lock

import msgspec

from sayso.archive.archive import Archive
from sayso.model.event import Event
from sayso.run.contradictions import contradiction
from sayso.run.queueing import Ranked

LONGEST = 3
"""UCDP's date_prec of a week."""
MANY = 1_000
_DIFFERS = '"differs":["'
"""What stands in an event some of whose accounts exclude each other."""
_KILLED = '"of":"killed"'
_TELLING = "SELECT id, json FROM events WHERE instr(json, ?) OR instr(json, ?)"


@dataclass(frozen=True, slots=True)
class Digest:
    """An event in short.

    Attributes:
        disputed: as of `Contradiction`; 0 where accounts contradict each other in nothing.
        accounts, claims: how many there are.
        killed: the best figure, of what took a week at most; None where none is told. A thousand and more count where
            two accounts count: else it is mostly the toll of a war, told beside.
    """

    disputed: float = 0.0
    accounts: int = 0
    claims: int = 0
    killed: int | None = None


class _Toll(msgspec.Struct):
    of: str
    best: int | None = None
    by_account: tuple[msgspec.Raw, ...] = ()


class _When(msgspec.Struct):
    precision: int | None = None


class _Told(msgspec.Struct):
    numbers: tuple[_Toll, ...] = ()
    when: _When | None = None


class Digests:
    """Digests of the events of one archive; an event is read again only where it changed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._mark: str | None = None
        self._held: Mapping[str, tuple[int, Digest]] = {}
        self._ranked = Ranked((), 0)

    def of(self, archive: Archive) -> Mapping[str, Digest]:
        """Of all events that have anything to tell, by id."""
        self._follow(archive)
        return {own: one for own, (_, one) in self._held.items()}

    def deaths(self, archive: Archive) -> Mapping[str, int]:
        """How many each event killed, by id; those of which that is told."""
        return {own: one.killed for own, one in self.of(archive).items() if one.killed is not None}

    def ranked(self, archive: Archive) -> tuple[str, ...]:
        """Ids of the events whose accounts contradict each other, as `contradictions.most_disputed` orders them."""
        return self.disputed(archive).events

    def disputed(self, archive: Archive) -> Ranked:
        """The same with how many claims they have."""
        self._follow(archive)
        return self._ranked

    def _follow(self, archive: Archive) -> None:
        """Read what changed since the last time."""
        mark = archive.links_mark()
        with self._lock:
            if mark == self._mark:
                return
            self._held = dict(_read(archive, self._held))
            some = [(own, one) for own, (_, one) in self._held.items() if one.disputed]
            some.sort(key=lambda pair: (-pair[1].disputed, -pair[1].accounts, pair[0]))
            self._ranked = Ranked(tuple(own for own, _ in some), sum(one.claims for _, one in some))
            self._mark = mark


def _read(archive: Archive, held: Mapping[str, tuple[int, Digest]]) -> Iterator[tuple[str, tuple[int, Digest]]]:
    for own, told in archive.rows(_TELLING, (_DIFFERS, _KILLED)):
        stands, known = hash(told), held.get(own)
        yield own, known if known and known[0] == stands else (stands, _digest(archive, told))


def _digest(archive: Archive, told: str) -> Digest:
    killed = _killed(archive.decoded(told, _Told))
    if _DIFFERS not in told:
        return Digest(killed=killed)
    event = archive.decoded(told, Event)
    found = contradiction(event)
    return Digest(found.disputed if found else 0.0, len(event.accounts), len(event.claims), killed)


def _killed(told: _Told) -> int | None:
    toll = next((one for one in told.numbers if one.of == "killed"), None)
    within = told.when is not None and (told.when.precision or LONGEST + 1) <= LONGEST
    if toll is None or toll.best is None or not within:
        return None
    return toll.best if toll.best < MANY or len(toll.by_account) > 1 else None
