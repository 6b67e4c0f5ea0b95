"""Events of one report: its claims joined where they tell of one occurrence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from sayso.link.accounts import Voice, accounts, by_origin, offices, voices
from sayso.link.compare import WEEK, Atlas, day, length, role_key
from sayso.link.grades import grade, independent
from sayso.link.likeness import DEEDS, ENOUGH, Pair, excluded, likeness
from sayso.link.prominence import prominence
from sayso.link.told import LEAD, Told
from sayso.link.tolls import tolls
from sayso.model.claim import Claim, Location, Role, When
from sayso.model.event import Event, Participant
from sayso.model.ids import event_id
from sayso.model.reading import Reading


def events(reading: Reading) -> tuple[Event, ...]:
    """The events that one report tells of, the one it is mainly about first, the others in the order of the text.

    Every claim is in exactly one event, but for those of standing ties (RELATION), which are in none.
    """
    groups = joined(tuple(_told(reading)), _states(reading))
    main = max(groups, key=prominence, default=None)
    ordered = [*([main] if main else ()), *(group for group in groups if group is not main)]
    held = offices(reading.claims)
    return tuple(_event(group, held, fresh=group is main) for group in ordered)


def _told(reading: Reading) -> Iterator[Told]:
    """The claims that make events, in the order of the text, with where they stand."""
    numbers = {sentence.start: n for n, sentence in enumerate(reading.sentences)}
    opening = sum(1 for sentence in reading.sentences if sentence.part == "headline")
    for claim in sorted(reading.claims, key=lambda claim: (claim.trigger, claim.id)):
        if claim.type != "RELATION":
            number = numbers.get(claim.sentence.start, len(numbers))
            headline = claim.sentence.part in ("headline", "caption")
            yield Told(reading.report, claim, number, headline, not headline and number < opening + LEAD)


def _states(reading: Reading) -> frozenset[str]:
    """Names that stand for states in a report."""
    told = (role for claim in reading.claims for role in (*claim.actors, *claim.recipients))
    return frozenset(role.name for role in (*reading.parties, *told) if role.party.startswith("state:"))


def joined(told: Sequence[Told], states: Iterable[str] = ()) -> list[list[Told]]:
    """Claims in groups of one occurrence each: each claim goes to the group it is most like, if to any.

    It is like a group as it is like the claim in it that it is most like, less half of what speaks against it in the
    one it fits worst; one claim that excludes it keeps it out.
    """
    atlas = Atlas((one.claim for one in told), states)
    groups: list[list[Told]] = []
    for one in told:
        scored = [(_fit(one, group, atlas), -n) for n, group in enumerate(groups)]
        best, place = max(scored, default=(0.0, 0))
        if best >= ENOUGH:
            groups[-place].append(one)
        else:
            groups.append([one])
    return groups


def _fit(one: Told, group: Sequence[Told], atlas: Atlas) -> float:
    pairs = [Pair(other, one, atlas) for other in group]
    if any(map(excluded, pairs)):
        return 0.0
    found = [likeness(pair) for pair in pairs]
    best = max(found, key=lambda one: one.total)
    return best.total + min(0.0, min(one.con for one in found) - best.con) / 2


def _event(told: Sequence[Told], held: Mapping[str, str], *, fresh: bool) -> Event:
    heard = voices(told, held)
    claims = [one.claim for one in told]
    stated = [one.claim for one in told if one.stance] or claims
    verdict, why = grade(heard)
    return Event(
        id=event_id(claims[0].id),
        aliases=(),
        type=claims[0].type,
        mode=_mode(stated),
        when=_when(stated) or (_about(told) if fresh else None),
        where=_where(stated),
        actors=_participants(heard, "actors"),
        recipients=_participants(heard, "recipients"),
        numbers=tolls(by_origin(heard)),
        accounts=accounts(heard),
        origins=len(independent(heard)),
        grade=verdict,
        why=why,
        claims=tuple(claim.id for claim in claims),
    )


def _mode(claims: Iterable[Claim]) -> str:
    """The mode that most claims have, the first where that is a draw; "" where none has any."""
    modes = Counter(claim.mode for claim in claims if claim.mode)
    return max(modes, key=modes.__getitem__, default="")


def _when(claims: Iterable[Claim]) -> When | None:
    """The days that most claims give, those within a week before others and the narrower ones where that is a draw."""
    given = [claim.when for claim in claims if claim.when]
    counts = Counter(given)
    return min(given, key=lambda when: (length(when) > WEEK, -counts[when], length(when)), default=None)


def _about(told: Sequence[Told]) -> When | None:
    """The days of a deed without a date that heads a dated report: about the day of publication or the one before.

    None where it is no news of that day: where it does not head the report, goes on, or nobody says that it happened.
    """
    news = [one for one in told if one.claim.status == "happened" and (one.headline or one.lead)]
    last = day(told[0].report.published)
    if not last or not news or news[0].claim.type not in DEEDS:
        return None
    first = last - timedelta(days=1)
    return When(first.isoformat(), last.isoformat(), 2, f"{first}~/{last}~")


def _where(claims: Sequence[Claim]) -> Location | None:
    """The most specific place that most claims give: as a gazetteer has it, else under its name alone."""
    placed = [claim for claim in claims if claim.place]
    if not placed:
        return next((claim.location for claim in claims if claim.location), None)
    counts = Counter(claim.place[0] for claim in placed)
    best = max(placed, key=lambda claim: (len(claim.place) > 1, counts[claim.place[0]]))
    return best.location or Location(best.place[0])


def _participants(heard: Sequence[Voice], side: str) -> tuple[Participant, ...]:
    """The parties of one side, those that most claims name first, with the origins that say so."""
    named: dict[str, list[tuple[Role, str]]] = {}
    for voice in heard:
        for told in voice.told:
            said = voice.origin if told.stance in ("affirms", "doubts") else ""
            for role in told.claim.actors if side == "actors" else told.claim.recipients:
                named.setdefault(role_key(role), []).append((role, said))
    ranked = sorted(named.values(), key=len, reverse=True)
    return tuple(
        Participant(group[0][0].name, group[0][0].party, tuple(dict.fromkeys(said for _, said in group if said)))
        for group in ranked
    )
