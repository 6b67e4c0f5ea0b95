"""One thing of an archive with all that is known of it."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass

from sayso.archive.custody import Standing, buried, standing
from sayso.archive.erasing import ERASED
from sayso.archive.judged import understood
from sayso.archive.judgements import about
from sayso.archive.queries.listing import ATTRIBUTIONS, CLAIMS, EVENTS, REPORTS, Found
from sayso.archive.queries.lookup import (
    Captured,
    Revision,
    Thing,
    captures,
    events_of,
    lookup,
    one,
    revisions,
    several,
)
from sayso.archive.queries.parties import party
from sayso.codebook.known import Known
from sayso.codebook.parties import parties
from sayso.errors import RunStopped
from sayso.export.records import Record
from sayso.model.claim import Claim
from sayso.model.event import Event
from sayso.model.judgement import Judgement
from sayso.model.listed import ListedAttribution, ListedReport, Party
from sayso.model.report import Report
from sayso.run.linked import Linked
from sayso.run.querying import ATTRIBUTION_VIEW, CLAIM_VIEW, EVENT_VIEW, REPORT_VIEW, party_record

_TYPES = (
    "SELECT type, count(*) FROM claims WHERE id IN (SELECT claim FROM roles WHERE role = ? AND party = ?)"
    " AND report IN (SELECT id FROM reports WHERE state = 'live') GROUP BY type ORDER BY 2 DESC, 1"
)


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A report with its text, its claims, where it was taken from, and what else stood at its address."""

    found: Found[ListedReport]
    told: Report
    claims: tuple[Found[Claim], ...]
    captures: tuple[Captured, ...]
    revisions: tuple[Revision, ...]
    standing: Standing

    @property
    def record(self) -> Record:
        """As JSON has it."""
        return {
            "kind": "report",
            **REPORT_VIEW.record(self.found),
            "text": self.told.text,
            "claims": [CLAIM_VIEW.record(claim) for claim in self.claims],
            **_around(self.captures, self.revisions),
            **_standing(self.standing),
        }


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim with where its report was taken from, what else stood there, its events, and how it was judged."""

    found: Found[Claim]
    captures: tuple[Captured, ...]
    revisions: tuple[Revision, ...]
    events: tuple[str, ...]
    standing: Standing
    judgements: tuple[Judgement, ...] = ()

    @property
    def record(self) -> Record:
        """As JSON has it."""
        own, around = CLAIM_VIEW.record(self.found), _around(self.captures, self.revisions)
        judged = [judgement_record(one) for one in self.judgements]
        events: Record = {"events": list(self.events), "judgements": judged}
        return {"kind": "claim", **own, **around, **events, **_standing(self.standing)}


@dataclass(frozen=True, slots=True)
class ShownAttribution:
    """An attribution with the one that holds it, None where none does."""

    found: Found[ListedAttribution]
    parent: Found[ListedAttribution] | None
    captures: tuple[Captured, ...]
    revisions: tuple[Revision, ...]

    @property
    def record(self) -> Record:
        """As JSON has it; `kind` is that of the attribution."""
        return {**ATTRIBUTION_VIEW.record(self.found), **_around(self.captures, self.revisions)}


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event with its claims, by their ids, in the order of the event, and how it was judged."""

    found: Found[Event]
    claims: Mapping[str, Found[Claim]]
    judgements: tuple[Judgement, ...] = ()

    @property
    def record(self) -> Record:
        """As JSON has it."""
        told = [CLAIM_VIEW.record(claim) for claim in self.claims.values()]
        judged = [judgement_record(one) for one in self.judgements]
        return {"kind": "event", **EVENT_VIEW.record(self.found), "claims": told, "judgements": judged}


@dataclass(frozen=True, slots=True)
class ShownParty:
    """A party with what the tables know of it (None for nothing), and the types of what it does and suffers."""

    party: Party
    known: Known | None
    acts: Mapping[str, int]
    suffers: Mapping[str, int]

    @property
    def record(self) -> Record:
        """As JSON has it."""
        known = asdict(self.known) if self.known else None
        types = {"acts": dict(self.acts), "suffers": dict(self.suffers)}
        return {"kind": "party", **party_record(self.party), "known": known, **types}


@dataclass(frozen=True, slots=True)
class ShownJudgement:
    """A judgement, and whether it was withdrawn."""

    judgement: Judgement
    ended: bool

    @property
    def record(self) -> Record:
        """As JSON has it."""
        return {"kind": "judgement", **judgement_record(self.judgement), "withdrawn": self.ended}


Shown = ShownReport | ShownClaim | ShownAttribution | ShownEvent | ShownJudgement | ShownParty


def show(archive: Linked, text: str) -> Shown:
    """What an id, the beginning of one, the key of a report or the name of a party means, with all that is known of it.

    Raises:
        RunStopped: nothing, several things, or a report that was erased (exit code 2); the archive cannot be used.
    """
    if text.startswith("e"):
        with suppress(OSError):  # on a medium that nobody can write to, those that are there are all
            archive.link_if_free()
    thing, own = lookup(archive, text)
    return _SHOWS[thing](archive, own)


def _report(archive: Linked, own: str) -> Shown:
    grave = buried(archive, own)
    if grave and grave.state == ERASED:
        raise RunStopped(f"'{own}' ({grave.key}) was erased at {grave.at} ({grave.why}); nothing of it is left to show")
    claims = tuple(several(archive, CLAIMS, "report", own))
    stands = standing(archive, own, _sources(claim.value for claim in claims))
    found, told = one(archive, REPORTS, own), archive.report(own)
    return ShownReport(found, told, claims, captures(archive, own), revisions(archive, own), stands)


def _claim(archive: Linked, own: str) -> Shown:
    found = one(archive, CLAIMS, own)
    report = found.value.report
    with suppress(OSError):
        archive.link_if_free()
    around = captures(archive, report), revisions(archive, report)
    stands = standing(archive, report, _sources([found.value]))
    return ShownClaim(found, *around, events_of(archive, own), stands, about(archive, own))


def _attribution(archive: Linked, own: str) -> Shown:
    found = one(archive, ATTRIBUTIONS, own)
    parent, report = found.value.parent, found.value.report
    holder = one(archive, ATTRIBUTIONS, parent) if parent else None
    return ShownAttribution(found, holder, captures(archive, report), revisions(archive, report))


def _event(archive: Linked, own: str) -> Shown:
    found = one(archive, EVENTS, own)
    claims = {claim: one(archive, CLAIMS, claim) for claim in found.value.claims}
    judged = (judgement for known in (own, *found.value.aliases) for judgement in about(archive, known))
    return ShownEvent(found, claims, tuple(dict.fromkeys(judged)))


def _judgement(archive: Linked, own: str) -> Shown:
    told, ended = next(archive.rows("SELECT json, ended FROM judgements WHERE id = ?", (own,)))
    judgement = understood(told)
    if judgement is None:
        raise RunStopped(f"The judgement '{own}' was written by a newer sayso; expected one that this one understands")
    return ShownJudgement(judgement, bool(ended))


def _party(archive: Linked, own: str) -> Shown:
    acts, suffers = ({row[0]: row[1] for row in archive.rows(_TYPES, (role, own))} for role in ("actor", "recipient"))
    return ShownParty(party(archive, own), parties().get(own), acts, suffers)


_SHOWS: Mapping[Thing, Callable[[Linked, str], Shown]] = {
    "report": _report,
    "claim": _claim,
    "attribution": _attribution,
    "event": _event,
    "judgement": _judgement,
    "party": _party,
}


def _sources(claims: Iterable[Claim]) -> set[str]:
    """Everybody on whose say-so these claims are, by name."""
    return {name for one in claims for source in one.sources for name in (source.name, *source.members)}


def _standing(stands: Standing) -> Record:
    grave = stands.buried
    return {"ratings": [asdict(one) for one in stands.ratings], "tombstone": asdict(grave) if grave else None}


def _around(captured: Iterable[Captured], there: Iterable[Revision]) -> Record:
    return {"captures": [asdict(one) for one in captured], "revisions": [asdict(one) for one in there]}


def judgement_record(one: Judgement) -> Record:
    """A judgement as JSON has it."""
    return {"id": one.id, **asdict(one), "of": list(one.of)}
