"""Whether two claims can tell of one thing: days, places, parties and counts, compared as vaguely as they are told."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sayso.model.analysis import NumberMention
from sayso.model.claim import Claim, Location, Role, When

WEEK = 7
"""Days within which an act can be told as one; what took longer is a campaign or a record of years."""
FAR_OFF = 10**5
KINDS_OF_PLACE = re.compile(
    r"\b(?:the|city|town|village|district|province|governorate|region|countryside|neighbou?rhood|of|area)\b|['’]s\b"
)
STEM = 5
"""So many letters of a word tell a people from another: Norland, Norlandic."""


def day(iso: str) -> date | None:
    """A date, None for an open or partial one."""
    return date.fromisoformat(iso) if len(iso) == len("2015-10-07") else None


def length(when: When) -> int:
    """How many days an interval has; an open one is longer than any other."""
    start, end = day(when.start), day(when.end)
    return (end - start).days + 1 if start and end else FAR_OFF


def apart(one: When, other: When) -> int:
    """Days between two intervals: 0 where they share a day, 1 where one follows on the other."""
    gap = max(_days(one.end, other.start), _days(other.end, one.start))
    return max(0, gap)


def _days(end: str, start: str) -> int:
    last, first = day(end), day(start)
    return (first - last) // timedelta(days=1) if last and first else 0


def place_key(name: str) -> str:
    """A name of a place without case, marks and words for its kind."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", KINDS_OF_PLACE.sub(" ", bare)))


class Atlas:
    """Which place holds which, as far as the claims of a report list them: the most specific name comes first.

    Args:
        claims: claims of the report.
        states: names that stand for states in it; a state holds what no other state is said to hold.
    """

    def __init__(self, claims: Iterable[Claim], states: Iterable[str] = ()) -> None:
        self.states = frozenset(map(place_key, states))
        self.holders: dict[str, set[str]] = {}
        for claim in claims:
            keys = [key for key in map(place_key, claim.place) if key]
            for n, key in enumerate(keys):
                self.holders.setdefault(key, set()).update(keys[n + 1 :])

    def holds(self, outer: Claim, inner: Claim) -> bool:
        """Whether the place of one claim is a wider one around that of the other."""
        wide, narrow = place_key(outer.place[0]), place_key(inner.place[0])
        holders = self.holders.get(narrow, set())
        if wide in holders or _around(outer.location, inner.location):
            return True
        return wide in self.states and narrow not in self.states and self.states.isdisjoint(holders)

    def same(self, one: Claim, other: Claim) -> bool:
        """Whether both name the same place as the most specific one."""
        a, b = one.location, other.location
        if a and b and a.geonameid is not None and b.geonameid is not None:
            return a.geonameid == b.geonameid
        return place_key(one.place[0]) == place_key(other.place[0])


def other_provinces(one: Location | None, other: Location | None) -> bool:
    """Whether both are known to lie in different provinces or states."""
    if not one or not other or not one.country or not other.country:
        return False
    if one.country != other.country:
        return True
    return bool(one.admin1 and other.admin1) and one.admin1 != other.admin1


PROVINCE = 4
"""From this UCDP precision on a place is a province or wider, which can hold others."""


def _around(outer: Location | None, inner: Location | None) -> bool:
    if not outer or not inner or outer.precision is None or outer.precision < PROVINCE:
        return False
    if outer.precision > PROVINCE:
        return bool(outer.country) and outer.country == inner.country
    return bool(outer.admin1) and (outer.country, outer.admin1) == (inner.country, inner.admin1)


def party_key(name: str, party: str = "") -> str:
    """What tells a party from others: its id where a table knows it, else its name."""
    return party if party and not party.startswith("name:") else name.casefold()


def role_key(role: Role) -> str:
    """`party_key` of a party in a claim."""
    return party_key(role.name, role.party)


def share_a_party(ones: Sequence[Role], others: Sequence[Role]) -> bool:
    """Whether both name one party."""
    return not {role_key(role) for role in ones}.isdisjoint(map(role_key, others))


def other_parties(ones: Sequence[Role], others: Sequence[Role]) -> bool:
    """Whether both name parties by proper names, and none of one is akin to any of the other."""
    if not ones or not others or not all(is_proper(role.name) for role in (*ones, *others)):
        return False
    return not any(akin(one, other) for one in ones for other in others)


def is_proper(name: str) -> bool:
    """Whether it has a name of its own: "rebels" and "people" may be anybody."""
    return name != name.lower()


def akin(one: Role, other: Role) -> bool:
    """Whether two names may stand for one party or a part of it: Norland, the Norlandic army."""
    return role_key(one) == role_key(other) or not _stems(one.name).isdisjoint(_stems(other.name))


def _stems(name: str) -> set[str]:
    return {word[:STEM].casefold() for word in re.findall(r"[^\W\d_]+", name) if is_proper(word) and len(word) > 2}


def counts_overlap(one: NumberMention, other: NumberMention) -> bool:
    """Whether a number can be meant by both."""
    low = max(one.low or 0, other.low or 0)
    highs = [bound for bound in (one.high, other.high) if bound is not None]
    return not highs or low <= min(highs)
