"""Who is behind how much of what is reported: each origin with its claims, reports and outlets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sayso.model.event import Event
from sayso.run.linked import Linked

Words = tuple[str, str, str]
"""What makes two claims the same words: the sentence without case, the type of the act and its trigger."""


@dataclass(frozen=True, slots=True)
class Origin:
    """An origin over all events.

    Attributes:
        claims: how many claims rest on it; the same words in several reports count once.
        copies: how many more claims are the same words in other reports.
        reports, outlets, events: how many carry it, publish it, are told by it.
        share: of all claims, how many rest on it, 0 to 1; a claim of two co-sources counts for both.
        affirmed, doubted, denied: in how many events it does so.
    """

    name: str
    claims: int
    copies: int
    reports: int
    outlets: int
    events: int
    share: float
    affirmed: int
    doubted: int
    denied: int


@dataclass(slots=True)
class _Heard:
    """What was met of an origin so far."""

    name: str
    told: set[Words] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)
    stances: list[str] = field(default_factory=list)


def origins(events: Iterable[Event], claims: Mapping[str, Words], outlets: Mapping[str, str]) -> list[Origin]:
    """Origins, those of most claims first, then of most reports, then by name.

    Args:
        events: in any order.
        claims: the words of the claims of these events, by their ids.
        outlets: who publishes the reports of these claims, by their ids.
    """
    heard: dict[str, _Heard] = {}
    every: set[Words] = set()
    for event in sorted(events, key=lambda event: event.id):
        for account in event.accounts:
            if not account.claims:
                continue
            one = heard.setdefault(account.origin.casefold(), _Heard(account.origin))
            one.stances.append(account.stance)
            one.claims.update(account.claims)
            one.reports.update(account.reports)
            one.outlets.update(outlets[own] for own in account.reports)
            words = {claims[own] for own in account.claims}
            one.told |= words
            every |= words
    found = [_origin(one, len(every)) for one in heard.values()]
    return sorted(found, key=lambda one: (-one.claims, -one.reports, one.name.casefold(), one.name))


def origins_in(archive: Linked) -> list[Origin]:
    """The origins of an archive, as `origins` has them.

    Raises:
        RunStopped: as of `Archive.events`.
    """
    events = archive.events()
    rows = archive.rows("SELECT id, sentence, type, trigger_words FROM claims")
    claims = {own: (" ".join(sentence.casefold().split()), *rest) for own, sentence, *rest in rows}
    outlets = dict(archive.rows("SELECT id, CASE publisher WHEN '' THEN key ELSE publisher END FROM reports"))
    return origins(events, claims, outlets)


def _origin(one: _Heard, every: int) -> Origin:
    return Origin(
        name=one.name,
        claims=len(one.told),
        copies=len(one.claims) - len(one.told),
        reports=len(one.reports),
        outlets=len(one.outlets),
        events=len(one.stances),
        share=len(one.told) / every,
        affirmed=one.stances.count("affirms"),
        doubted=one.stances.count("doubts"),
        denied=one.stances.count("denies"),
    )
