"""Which party a name means that several parties have: `SLA` was an army in Lebanon and is one in Sudan."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from sayso.codebook.known import Name

MOSTLY = "mostly meant by this name"


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a name means in one report, by id, and the reason."""

    party: str
    why: str


Choices = Mapping[tuple[str, ...], Choice]
"""By the words of the name, in small letters."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a report says beside the name.

    Attributes:
        named: ids of the parties that it names by names that are theirs alone.
        countries: ISO 3166-1 alpha-3 codes of the states whose parties it names.
        year: when it was published, None where unknown.
    """

    named: Set[str] = frozenset()
    countries: Set[str] = frozenset()
    year: int | None = None


def settle(names: Sequence[Name], mostly: str, around: Around) -> Choice | None:
    """The one of several that a report means; None where nothing tells them apart and none is mostly meant.

    Args:
        names: the name, as each of the parties has it.
        mostly: id of the party that it means where the report does not tell, or "".
        around: the report.
    """
    there = [name for name in names if not _later(name, around.year)]
    if len(there) < len(names) and _parties(there) == 1:
        return Choice(there[0].known.id, f"no other was called so by {around.year}")
    for reason, fits in REASONS:
        some = [name for name in there if fits(name, around)]
        if _parties(some) == 1:
            return Choice(some[0].known.id, reason)
    if any(name.known.id == mostly for name in there):
        return Choice(mostly, MOSTLY)
    return None


def _parties(names: Sequence[Name]) -> int:
    return len({name.known.id for name in names})


def _later(name: Name, year: int | None) -> bool:
    """Whether the party came up, or took the name, after the report was published."""
    return year is not None and any(since is not None and since > year for since in (name.since, name.known.since))


def _in_full(name: Name, around: Around) -> bool:
    return name.known.id in around.named


def _told_of(name: Name, around: Around) -> bool:
    return name.known.country in around.countries


def _of_the_time(name: Name, around: Around) -> bool:
    """Whether the party was there, under this name, in the year of the report. Reports also tell of the past."""
    if around.year is None:
        return False
    return all(until is None or until >= around.year for until in (name.until, name.known.until))


REASONS: tuple[tuple[str, Callable[[Name, Around], bool]], ...] = (
    ("named in full in the report", _in_full),
    ("the only one whose country the report tells of", _told_of),
    ("the only one that had the name at the time", _of_the_time),
)
"""In this order; a reason holds where it leaves one party."""
