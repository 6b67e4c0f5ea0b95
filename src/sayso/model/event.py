"""Claims taken to tell of one occurrence, account by account."""

from dataclasses import dataclass
from typing import Literal

from sayso.model.analysis import NumberOf
from sayso.model.claim import Location, When
from sayso.model.span import Span

Stance = Literal["affirms", "doubts", "denies", "silent", ""]
"""What an origin has to say of an event: "" where it only plans or wants it, which does not say it happened; `silent`
where its reports are about it by all their words, and no claim that says so was read in them."""

PartOf = Literal["happened", "who", "whom", "where", "when", "how_many", "why"]
"""A part of an event that an account can speak of: that it happened at all, who did it, who was hit, and so on."""

PartStance = Literal["affirms", "doubts", "denies", "silent"]
"""What an origin has to say of one part of an event."""

Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
"""How well an event is supported; `discounted` is given by a person, never computed."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A party of an event; `said_by` are the origins that name it, none where it is only named in a denial."""

    name: str
    party: str = ""
    said_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """What one account counts; bounds included, None where open. An exact number has both equal."""

    origin: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Counted:
    """What one account counted in one report, published on that day ("" where unknown)."""

    published: str
    origin: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Toll:
    """What all accounts count of one thing.

    Attributes:
        low: the least that any account leaves possible; None where all leave it open.
        best: the figure that a report's title has, else what most accounts give.
        high: the most that any account leaves possible; None where one of them leaves it open.
        by_account: what each of them gives in the end.
        kind: of whom: civilian, combatant, child, woman, police, official; "" for all, whoever they are.
        rule: how `best` was found, in words.
        history: what each of them counted when, in the order of publication.
        classes: the same of each kind of people that is counted, "" left out; each may be a part of the whole.
    """

    of: NumberOf
    low: int | None
    best: int | None
    high: int | None
    by_account: tuple[Count, ...]
    kind: str = ""
    rule: str = ""
    history: tuple[Counted, ...] = ()
    classes: tuple["Toll", ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a report, by its id."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class AccountPart:
    """What an account says of one part of an event.

    Attributes:
        stance: towards this part alone: whoever denies to have done it may still affirm that it happened.
        value: what is affirmed, doubted or denied, in words: names, days, counts, a reason.
        words: the words that say so, in the order of publication and of the text.
        differs: origins of the accounts with which this cannot be true together.
        first: ISO 8601 date on which it was first said, "" where unknown.
    """

    of: PartOf
    stance: PartStance = "silent"
    value: str = ""
    words: tuple[Words, ...] = ()
    differs: tuple[str, ...] = ()
    first: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """All claims of an event that rest on one origin.

    Attributes:
        origin: the innermost source, or the outlet itself. An unnamed source is one of its outlet's, and says so.
        via: whoever passes it on.
        stance: what most of its claims say.
        differs: where it departs from other accounts, a phrase each.
        first: ISO 8601 date of its first publication, "" where unknown.
        reports, claims: ids of what it rests on, in the order of publication and of the text; last, reports of its own
            that are about the event and in which no claim was read.
        changed: where it said otherwise before, a phrase each.
        parts: what it says of each part of the event, all of them in the order of `PartOf`.
    """

    origin: str
    via: tuple[str, ...]
    stance: Stance
    differs: tuple[str, ...]
    first: str
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    changed: tuple[str, ...] = ()
    parts: tuple[AccountPart, ...] = ()

    def part(self, of: PartOf) -> AccountPart:
        """What it says of one part; silent where it has nothing."""
        return next((part for part in self.parts if part.of == of), AccountPart(of))


@dataclass(frozen=True, slots=True)
class Event:
    """One occurrence; a view, computed from claims.

    Attributes:
        id: that of its earliest claim (`ids.event_id`).
        aliases: other ids under which it has been known.
        when: the days that its claims give, else those about the publication of a report that is mainly about it; None
            where neither tells them.
        where: the finest place that its claims give in the region that most of them give; None where nothing gives any.
        actors, recipients: those that most claims name come first; no actor is who suffers it as much.
        origins: how many independent origins affirm it.
        why: one sentence that gives the reason for the grade.
        claims: ids, in the order of the text.
    """

    id: str
    aliases: tuple[str, ...]
    type: str
    mode: str
    when: When | None
    where: Location | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    numbers: tuple[Toll, ...]
    accounts: tuple[Account, ...]
    origins: int
    grade: Grade
    why: str
    claims: tuple[str, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports of its accounts, each once, in their order."""
        return tuple(dict.fromkeys(report for account in self.accounts for report in account.reports))
