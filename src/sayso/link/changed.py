"""What an origin said in its first report of an event, and says otherwise in its last."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from sayso.link.compare import apart, other_parties
from sayso.link.exclusive import COUNTED, SLIP, disjoint
from sayso.link.parts import Parts, Saying, stance
from sayso.link.tolls import history, in_words
from sayso.model.claim import Role, When

T = TypeVar("T")
Some = Sequence[Saying[T]]


def changes(one: Parts) -> Iterator[str]:
    """Where an origin's first and last word cannot be true together, a phrase each: `killed rose from 12 to 26`."""
    yield from _changed("stance", one.happened, _other_stance, stance)
    yield from _changed("doer", one.who, _other_doers, _names)
    yield from _changed("day", one.when, _other_days, _names)
    for of in COUNTED:
        counted = history(of, one.voice.affirmed)
        if len(counted) > 1 and disjoint(counted[0][1], counted[-1][1]):
            (_, was), (day, now) = counted[0], counted[-1]
            verb = "rose" if (now[0] or 0) > (was[0] or 0) else "fell"
            yield f"{of} {verb} from {in_words(was)} to {in_words(now)}{_on(day)}"


def _changed(
    what: str, sayings: Some[T], otherwise: Callable[[Some[T], Some[T]], bool], words: Callable[[Some[T]], str]
) -> Iterator[str]:
    reports: dict[str, list[Saying[T]]] = {}
    for one in sayings:
        reports.setdefault(one.told.report.id, []).append(one)
    told = list(reports.values())
    if len(told) > 1 and otherwise(told[0], told[-1]):
        yield f"{what} changed from {words(told[0])} to {words(told[-1])}{_on(told[-1][0].told.report.published)}"


def _on(day: str) -> str:
    return f" on {day}" if day else ""


def _names(some: Some[T]) -> str:
    return ", ".join(dict.fromkeys(one.value for one in some))


def _other_stance(first: Some[str], last: Some[str]) -> bool:
    return stance(first) != stance(last)


def _other_doers(first: Some[Role], last: Some[Role]) -> bool:
    return other_parties(*([one.what for one in some if one.stance != "denies"] for some in (first, last)))


def _other_days(first: Some[When], last: Some[When]) -> bool:
    return all(apart(one.what, other.what) > SLIP for one in first for other in last)
