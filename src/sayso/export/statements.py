"""Statements as CAMEO has them: a party that says it did it (015), or denies that it did (016), as events of their own.

They follow from the source chain and the status: the innermost source of a claim is, or speaks for, who did what the
claim tells. Coders of CAMEO list the statement beside the act; the two have different root codes.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.codebook.lemma import bases
from sayso.codebook.parties import parties
from sayso.export.backed import TOOK_PLACE, Backed
from sayso.export.crosswalk import crosswalk
from sayso.export.sides import Party, party_of
from sayso.model.analysis import UNNAMED
from sayso.model.claim import Claim, Codes, Role, When
from sayso.model.event import Participant
from sayso.model.ids import statement_id

ACKNOWLEDGES, DENIES = "015", "016"
CODES = {ACKNOWLEDGES: Codes(ACKNOWLEDGES, 1, 0.0), DENIES: Codes(DENIES, 1, 0.0)}
"""CAMEO's codes; quad class 1, as that of every statement. PLOVER has neither code nor score for them."""
OF_FORCE = frozenset({"ASSAULT", "COERCE"})
"""The types of acts for which somebody can be held responsible in CAMEO's sense."""
MODAL = re.compile(r"\b(?:will|would|shall|should|can|could|may|might|must)\b[^,;.]*$|\bto\s+$", re.IGNORECASE)
"""Words before a predicate that is not about the past: "would not attack" is no denial of responsibility."""
ANOTHER = frozenset({"he", "she"})
"""Words for a doer that in somebody's speech are mostly another: "he shot twice, the captain said"."""
ARMED = frozenset({"1", "2", "3", "4", "8"})
"""ACLED's numbers for the kinds of those who use force; others say so of themselves by a slip of reading alone."""


def statements(one: Backed) -> Iterator[Backed]:
    """The statements of those who did it; of an event that has none, nothing.

    What one party says of an event in one sense is one statement, whatever the number of reports that carry it. It has
    its id from the first claim; its aliases are those that it would have from the others.
    """
    said: dict[tuple[str, tuple[str, ...]], list[Claim]] = {}
    for claim in one.claims:
        code = _code(claim)
        who = _answerable(claim, one) if code else ()
        if who and (code == DENIES or all(_is_armed(party) for party in who)):
            said.setdefault((code, tuple(party.id for party in who)), []).append(claim)
    for (code, _), claims in said.items():
        yield _statement(one, code, claims, _answerable(claims[0], one))


def possible(one: Backed) -> Iterator[str]:
    """The ids of all statements that there may ever have been on an event, by its claims as they are now."""
    if not one.about:
        yield from (id_ for claim in one.claims if claim.type in OF_FORCE for id_ in ids_of(claim.id))


def ids_of(claim: str) -> tuple[str, ...]:
    """The ids of the statements that a claim can be."""
    return tuple(statement_id(claim, code) for code in CODES)


def _code(claim: Claim) -> str:
    """The code of what its innermost source says of an act of force; "" where that is no such statement."""
    if claim.type not in OF_FORCE or not claim.sources:
        return ""
    cue = claim.sources[-1].cue
    denying = cue is not None and not crosswalk().denying.isdisjoint(bases(cue.text))
    if claim.status == "denied":
        before = claim.sentence.text[: claim.trigger.start - claim.sentence.start]
        return DENIES if denying or not MODAL.search(before) else ""
    return ACKNOWLEDGES if claim.status in TOOK_PLACE and not denying else ""


def _answerable(claim: Claim, one: Backed) -> tuple[Party, ...]:
    """The innermost sources of a claim who are, or speak for, those who did it.

    Of a denial that names nobody as doer they are those who answer for somebody whom the event has for one.
    """
    roles = [role for role in claim.actors if role.span.text.casefold() not in ANOTHER]
    doers = [party_of(Participant(role.name, role.party), one) for role in roles]
    if not claim.actors and claim.status == "denied":
        doers = [party_of(doer, one) for doer in one.event.actors]
    source = claim.sources[-1]
    members = source.members or (source.name,)
    named = (_member(name, source.party if len(members) == 1 else "") for name in members if name != UNNAMED)
    speakers = (party_of(participant, one) for participant in named)
    return tuple(speaker for speaker in speakers if any(_speaks_for(speaker, doer) for doer in doers))


def _member(name: str, party: str) -> Participant:
    known = parties().named(name)
    return Participant(name, party or (known.known.id if known else f"name:{name}"))


def _is_armed(party: Party) -> bool:
    return crosswalk().of_sector(party.sector, "inter") in ARMED


def _speaks_for(speaker: Party, doer: Party) -> bool:
    """Whether it is the doer, or an organ of the state that is or whose forces are."""
    same_state = speaker.side == doer.side == "state" and speaker.country == doer.country
    return speaker.id == doer.id or same_state


def _statement(one: Backed, code: str, claims: list[Claim], who: tuple[Party, ...]) -> Backed:
    told = tuple(_saying(claim, code) for claim in claims)
    ids = {claim.id for claim in claims}
    reports = {claim.report for claim in claims}
    readings = tuple(reading for reading in one.readings if reading.report.id in reports)
    day = next((reading.report.published for reading in readings if reading.report.published), "")
    victims = {role.name: Participant(role.name, role.party) for claim in claims for role in claim.recipients}
    own, *others = (statement_id(claim.id, code) for claim in claims)
    event = replace(
        one.event,
        id=own,
        aliases=tuple(others),
        type="",
        mode="",
        when=When(day, day, 1, day) if day else None,
        where=None,
        actors=tuple(Participant(party.name, party.id, (party.name,)) for party in who),
        recipients=tuple(victims.values()),
        numbers=(),
        accounts=tuple(account for account in one.event.accounts if ids.intersection(account.claims)),
        claims=tuple(claim.id for claim in claims),
    )
    return Backed(event, told, readings, one.changed, about=one.event.id)


def _saying(claim: Claim, code: str) -> Claim:
    """The claim as the act of its innermost source: its predicate the word of saying."""
    source = claim.sources[-1]
    span = source.span or source.cue or claim.trigger
    return replace(
        claim,
        type="",
        mode="",
        status="happened",
        codes=CODES[code],
        trigger=source.cue or claim.trigger,
        actors=(Role(span, source.name, source.party),),
        numbers=(),
        place=(),
        when=None,
        location=None,
    )
