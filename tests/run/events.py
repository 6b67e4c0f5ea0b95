"""Events made by hand, as short as can be."""

from collections.abc import Sequence

from sayso.model.event import Account, Count, Event, Grade, Stance, Toll


def account(origin: str, *claims: str, stance: Stance = "affirms", reports: Sequence[str] = ("r1",)) -> Account:
    """What an origin says in these reports."""
    return Account(origin, (), stance, (), "2021-03-09", tuple(reports), claims)


def event(own: str, *accounts: Account, dead: Toll | None = None, grade: Grade = "weak") -> Event:
    """An event of these accounts, with their claims in order."""
    claims = tuple(dict.fromkeys(claim for one in accounts for claim in one.claims))
    return Event(own, (), "ASSAULT", "", None, None, (), (), (dead,) if dead else (), accounts, 1, grade, "So.", claims)


def killed(low: int | None, best: int | None, high: int | None, **by: int) -> Toll:
    """A toll, with exact counts by origin."""
    return Toll("killed", low, best, high, tuple(Count(origin, count, count) for origin, count in by.items()))
