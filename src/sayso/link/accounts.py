"""The accounts of an event: one an origin, with what it says of each part and where it departs from the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.link.changed import changes
from sayso.link.exclusive import EXCLUSIVE
from sayso.link.parts import Parts, account_part, parts, stance
from sayso.link.voices import Voice
from sayso.model.event import Account, AccountPart, PartOf, PartStance
from sayso.model.report import Report

PHRASES: Mapping[tuple[PartOf, PartStance], str] = {
    ("happened", "affirms"): "affirms it",
    ("happened", "doubts"): "doubts it",
    ("happened", "denies"): "denies it",
    ("who", "affirms"): "names {}",
    ("who", "doubts"): "suspects {}",
    ("who", "denies"): "denies that {} did it",
    ("whom", "affirms"): "has it that {} were hit",
    ("whom", "doubts"): "has it that {} may have been hit",
    ("whom", "denies"): "denies that {} were hit",
    ("where", "affirms"): "places it in {}",
    ("where", "doubts"): "places it in {}",
    ("when", "affirms"): "dates it {}",
    ("when", "doubts"): "dates it {}",
    ("how_many", "affirms"): "counts {}",
    ("how_many", "doubts"): "counts {}",
    ("how_many", "denies"): "denies that any were {}",
    ("why", "affirms"): "says why: {}",
    ("why", "doubts"): "says why: {}",
    ("why", "denies"): "denies that it was {}",
}
"""What an account says of a part of which others say what excludes it."""


def accounts(heard: Sequence[Voice]) -> tuple[Account, ...]:
    """One account a voice."""
    every = parts(heard)
    return tuple(_account(one, [other for other in every if other is not one]) for one in every)


def with_silent(told: Sequence[Account], silent: Iterable[tuple[str, Report]]) -> tuple[Account, ...]:
    """Accounts with the reports that are about the event and of which no claim was read, each under who speaks in it.

    Args:
        told: the accounts of those that say something.
        silent: who speaks in such a report, and the report, in the order of publication.
    """
    held = {account.origin.casefold(): account for account in told}
    for voice, report in silent:
        known = held.get(voice.casefold()) or Account(
            voice, (), "silent", (), report.published, (), (), (), tuple(AccountPart(of) for of in EXCLUSIVE)
        )
        held[voice.casefold()] = replace(known, reports=tuple(dict.fromkeys((*known.reports, report.id))))
    return tuple(held.values())


def _account(one: Parts, others: Sequence[Parts]) -> Account:
    voice = one.voice
    told = tuple(_part(of, one, others) for of in EXCLUSIVE)
    return Account(
        origin=voice.origin,
        via=tuple(dict.fromkeys(name for told in voice.told for name in told.via)),
        stance=voice.stance,
        differs=tuple(departures(voice, told, others)),
        first=min((told.report.published for told in voice.told if told.report.published), default=""),
        reports=tuple(dict.fromkeys(told.report.id for told in voice.told)),
        claims=tuple(told.claim.id for told in voice.told),
        changed=tuple(changes(one)),
        parts=told,
    )


def _part(of: PartOf, one: Parts, others: Sequence[Parts]) -> AccountPart:
    sayings = getattr(one, of)
    excludes = EXCLUSIVE[of]
    against = (other.voice.origin for other in others if excludes(one, other)) if sayings else ()
    return account_part(of, sayings, against)


def departures(voice: Voice, told: Sequence[AccountPart], others: Sequence[Parts]) -> Iterator[str]:
    """Where a voice departs from others, a phrase each part in which more exclude it than stand with it."""
    if not voice.stance and any(other.voice.stance == "affirms" for other in others):
        yield "plans or wants it"
    for part in told:
        alike = [other for other in others if stance(getattr(other, part.of)) == part.stance]
        if len(part.differs) > sum(other.voice.origin not in part.differs for other in alike):
            yield _phrase(voice, part)


def _phrase(voice: Voice, part: AccountPart) -> str:
    if part.of == "who" and part.stance == "denies" and part.value == voice.origin:
        return "denies doing it"
    return PHRASES[part.of, part.stance].format(part.value.replace("; ", ", "))
