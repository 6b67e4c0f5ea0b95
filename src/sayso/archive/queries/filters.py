"""What can be asked of an archive: the filters, by name and value, and which of them go with what is listed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, TypedDict, get_args

from sayso.errors import RunStopped

Listed = Literal["claims", "attributions", "reports", "events", "parties"]
LISTED: tuple[Listed, ...] = get_args(Listed)

Many = str | Iterable[str]


class Wanted(TypedDict, total=False):
    """Filters as a caller gives them; of those that take several values, one of them has to fit."""

    said_by: Many
    origin: Many
    actor: Many
    recipient: Many
    type: Many
    mode: Many
    place: Many
    since: str
    until: str
    status: Many
    grade: Many
    search: str
    confidence: float
    publisher: Many
    report: Many
    exactly: bool
    superseded: bool
    judged_out: bool
    limit: int | None
    sort: str
    reverse: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for. All filters that are given must fit; of the values of one, any.

    Attributes:
        said_by: parties, one of which is a link of the source chain; of attributions, the speaker.
        origin: parties, one of which is the innermost link.
        actor, recipient: parties: an id (`state:RUS`), a name or an alias, or words of a name.
        type, mode, status, grade: as the codebook and the docs list them.
        place: countries, regions, places, or words of their names.
        since, until: `2015`, `2015-10` or `2015-10-07`: days that what is listed shares with this time.
        search: words in sentences, texts or names (`words.match`).
        confidence: the least, 0 to 1.
        publisher, report: words of an outlet's name; id, beginning of an id, or key of a report.
        exactly: leave out whoever only belongs to a party: governments, forces, officials of a state.
        superseded: also what is in force no longer.
        judged_out: also claims that somebody judged to be none.
        limit: how many at most, None for all.
        sort: one of the orders of what is listed, "" for its usual one; `reverse` turns it round.
    """

    said_by: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    status: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()
    search: str = ""
    confidence: float = 0.0
    publisher: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    exactly: bool = False
    superseded: bool = False
    judged_out: bool = False
    limit: int | None = None
    sort: str = ""
    reverse: bool = False


_HOW = ("limit", "sort", "reverse")
_OF_REPORTS = ("since", "until", "search", "publisher", "report", "superseded", *_HOW)
TAKEN: Mapping[Listed, frozenset[str]] = {
    "claims": frozenset(one.name for one in fields(Filters)),
    "attributions": frozenset(("said_by", "exactly", *_OF_REPORTS)),
    "reports": frozenset(one.name for one in fields(Filters)),
    "events": frozenset(one.name for one in fields(Filters)) - {"superseded", "judged_out"},
    "parties": frozenset(one.name for one in fields(Filters)) - {"superseded", "judged_out"},
}
"""Which filters go with what is listed."""


def filters(listed: Listed, wanted: Wanted) -> Filters:
    """Filters as given, checked for whether they go with what is listed.

    Raises:
        RunStopped: one does not, or says nothing; exit code 2.
    """
    given: dict[str, Any] = {}
    for name, value in wanted.items():
        if value is None or value == "" or value == ():
            continue
        if name not in TAKEN[listed]:
            if value:
                raise RunStopped(f"No filter '{name}' for {listed}; there are {', '.join(sorted(TAKEN[listed]))}")
            continue
        given[name] = _several(name, value) if _takes_several(name) else value
    found = replace(_NONE, **given)
    if not 0 <= found.confidence <= 1:
        raise RunStopped(f"The confidence is {found.confidence}; expected 0 to 1")
    if found.limit is not None and found.limit < 0:
        raise RunStopped(f"The limit is {found.limit}; expected 0 or more")
    return found


def _takes_several(name: str) -> bool:
    return isinstance(getattr(_NONE, name), tuple)


def _several(name: str, value: object) -> tuple[str, ...]:
    values = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, Iterable) else (value,)
    for one in values:
        if not isinstance(one, str) or not one.strip():
            raise RunStopped(f"No value {one!r} for the filter '{name}'; expected a word or more")
    return tuple(one.strip() for one in values if isinstance(one, str))


_NONE = Filters()
