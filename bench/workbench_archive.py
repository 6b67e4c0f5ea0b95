"""An archive of made-up reports to serve: as many claims, parties, places and events as a big one has.

Reports come in batches of a month. An occurrence is told by one to twelve reports of its month, by claims that differ
in who says so, how it is told and how many were killed. Texts, readings and events are whole, as pages ask for them.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import cycle, pairwise
from pathlib import Path

from sayso.archive.disk import Disk
from sayso.archive.intake import Arrival, variant_of
from sayso.archive.kept import KeptReading
from sayso.archive.lines import Ended
from sayso.archive.links import Alike, Joined, KeptUnit
from sayso.archive.stored import decode, encode
from sayso.codebook import load
from sayso.codebook.parties import parties
from sayso.link.gathered import Part, event_of
from sayso.link.unit import Unit
from sayso.model.analysis import Attribution, NumberMention, Sentence, Status
from sayso.model.capture import Capture
from sayso.model.claim import Claim, Location, Role, Source, When
from sayso.model.event import Event, Participant
from sayso.model.ids import claim_id, event_id, report_id
from sayso.model.names import slug
from sayso.model.reading import Reader, Reading
from sayso.model.report import Report
from sayso.model.span import Span
from sayso.run.archive import Archive
from sayso.run.contradictions import disputed

PER_REPORT = 25
PER_BATCH = 5_000
"""Claims of a batch."""
BEGIN = date(2011, 1, 1)
STATUSES: Sequence[tuple[Status, int]] = (
    *(("happened", 70), ("ongoing", 10), ("denied", 5), ("possible", 5), ("planned", 5), ("wanted", 5)),
)
COUNTRIES = ("SYR", "SYR", "SYR", "IRQ", "TUR", "UKR")
REGIONS, TOWNS, BRIGADES, SPOKESMEN, OUTLETS, WORDS = 90, 4_000, 6_000, 15_000, 300, 30_000
LIKENESSES = 4
"""Events of each number of claims that are put together truly."""
STANDING = "RELATION"
"""What no event is made of."""
OFTEN = ("state:RUS", "state:SYR", "group:islamic-state", "state:USA", "state:TUR")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What happened: who did what to whom, where and on which day."""

    kind: tuple[str, str]
    actor: tuple[str, str]
    recipient: tuple[str, str]
    town: int
    day: date
    killed: int


@dataclass(slots=True)
class _Text:
    """A report that is being written."""

    words: list[str] = field(default_factory=list)
    length: int = 0

    def put(self, words: str) -> Span:
        """Words at its end, and where they stand."""
        span = Span(self.length, self.length + len(words), words)
        self.words.append(words)
        self.length += len(words)
        return span


Made = tuple[Report, Reading, list[Occurrence]]
"""A report, what is read off it, and what happened, by claim."""


class Hasty(Disk):
    """A disk that nobody waits for: what is lost in a crash is made again."""

    def sync(self, handle: int) -> None:
        """Do nothing."""


class Press:
    """Makes up reports, the same ones for the same number."""

    def __init__(self, seed: int = 7) -> None:
        self._chance = random.Random(seed)  # noqa: S311 -- made-up news
        known = sorted(((one.name, one.id) for one in parties()), key=lambda pair: pair[1] not in OFTEN)
        self._known = known[:1_500]
        self._kinds = [(name, mode) for name, kind in load().types.items() for mode in ("", *kind.modes)]

    def month(self, first: date) -> Iterator[Made]:
        """The reports of one batch with what is read off them, and what happened by claim."""
        chance = self._chance
        told = [self._occurrence(first) for _ in range(PER_BATCH // 4)]
        often = [int(len(told) * chance.random() ** 1.2) for _ in range(PER_BATCH)]
        for start in range(0, PER_BATCH, PER_REPORT):
            yield self._report(first, [told[place] for place in often[start : start + PER_REPORT]])

    def _occurrence(self, first: date) -> Occurrence:
        chance = self._chance
        return Occurrence(
            kind=self._kinds[int(len(self._kinds) * chance.random() ** 2)],
            actor=self._known[int(len(self._known) * chance.random() ** 3)],
            recipient=self._brigade(),
            town=int(TOWNS * chance.random() ** 2),
            day=first + timedelta(chance.randrange(28)),
            killed=chance.randrange(1, 60),
        )

    def _brigade(self) -> tuple[str, str]:
        name = f"brigade {int(BRIGADES * self._chance.random() ** 2)}"
        return name, f"name:{slug(name)}"

    def _report(self, first: date, told: list[Occurrence]) -> Made:
        chance, text = self._chance, _Text()
        title = text.put(f"{told[0].actor[0]} and {told[0].recipient[0]} near town {told[0].town}").text
        claims, attributions = [], []
        for one in told:
            text.put("\n")
            claim, attribution = self._claim(text, one)
            claims.append(claim)
            attributions.extend(attribution)
        outlet, published = f"Outlet {int(OUTLETS * chance.random() ** 2)}", first + timedelta(chance.randrange(28))
        body = "".join(text.words)
        own = report_id(body, "", outlet, published.isoformat())
        report = Report(own, own, body, title, outlet, published=published.isoformat(), language="en")
        kept = tuple(
            replace(one, id=claim_id(own, one.trigger.start, one.trigger.end, one.type), report=own) for one in claims
        )
        sentences = tuple(one.sentence for one in kept)
        roles = tuple(role for one in kept for role in (*one.actors, *one.recipients))
        reading = Reading(
            Report(own, "", "", origins={}),
            sentences,
            tuple(attributions),
            parties=roles,
            claims=kept,
            reader=Reader("made up", "1", "1"),
        )
        return report, reading, told

    def _claim(self, text: _Text, one: Occurrence) -> tuple[Claim, list[Attribution]]:
        chance, start, before = self._chance, text.length, len(text.words)
        actor = text.put(one.actor[0])
        text.put(" ")
        trigger = text.put("struck")
        text.put(" ")
        recipient = text.put(one.recipient[0])
        text.put(" near ")
        town = text.put(f"Town {one.town}")
        text.put(", killing ")
        number = text.put(str(one.killed + chance.choice((0, 0, 0, 5))))
        text.put(f", {' '.join(f'word{int(WORDS * chance.random() ** 4)}' for _ in range(14))}")
        content = Span(start, text.length, "".join(text.words[before:]))
        sources, attributions = self._chain(text, content)
        told = "".join(text.words[before:])
        dated = chance.random() < 0.7
        day = one.day.isoformat()
        claim = Claim(
            id="",
            report="",
            sentence=Sentence(start, text.length, told),
            trigger=trigger,
            type=one.kind[0],
            mode=one.kind[1],
            status=chance.choices([name for name, _ in STATUSES], [weight for _, weight in STATUSES])[0],
            sources=sources,
            actors=(Role(actor, *one.actor),),
            recipients=(Role(recipient, *one.recipient),),
            place=(town.text,),
            time=day if dated else "",
            numbers=(NumberMention(number, "killed", int(number.text), int(number.text), ""),),
            location=_located(one.town),
            when=When(day, day, 1, day) if dated else None,
            evidence={"place": (town,)},
            confidence=chance.random(),
        )
        return claim, attributions

    def _chain(self, text: _Text, content: Span) -> tuple[tuple[Source, ...], list[Attribution]]:
        """Whom a claim rests on: the report alone, one source, or one that passes on the word of another."""
        chance, links = self._chance, []
        for _ in range(chance.choice((0, 1, 1, 1, 2))):
            if chance.random() < 0.4:
                name, own = self._known[int(len(self._known) * chance.random() ** 3)]
            else:
                name = f"spokesman {int(SPOKESMEN * chance.random() ** 2)}"
                own = f"name:{slug(name)}"
            text.put(", ")
            span = text.put(name)
            text.put(" ")
            links.append(Source(name, span, "indirect", text.put("said"), (name,), own))
        attributions = [
            Attribution((link.span,) if link.span else (), link.cue, (content,), "indirect", link.name)
            for link in links
        ]
        return tuple(reversed(links)), attributions


def _located(town: int) -> Location:
    country = COUNTRIES[town % len(COUNTRIES)]
    at = 33 + town % 97 / 30, 36 + town % 89 / 20
    return Location(f"Town {town}", 900_000 + town, *at, 1 + town % 3, f"Region {town % REGIONS}", country)


def make(path: Path, claims: int) -> None:
    """Make an archive with that many claims."""
    press, first, events = Press(), BEGIN, Events()
    with Archive(path, disk=Hasty()) as archive:
        for batch in range(claims // PER_BATCH):
            _keep(archive, list(press.month(first)), events)
            first = (first + timedelta(32)).replace(day=1)
            print(f"made {(batch + 1) * PER_BATCH:,} claims", flush=True)
        archive.connection.execute("PRAGMA optimize")


def _keep(archive: Archive, made: list[Made], put_together: "Events") -> None:
    arrivals = []
    for report, reading, _ in made:
        variant = variant_of(report)
        kept = KeptReading(report.id, variant, reading.reader, reading=reading)
        capture = Capture(report, report.text.encode(), "text/plain", report.key)
        arrivals.append(Arrival(report, variant, (Ended(report.key, report.id, "ok"),), capture, kept))
    archive.take(arrivals)
    units, parts = _linked(made)
    events = [put_together.joined(one, some) for one, some in parts.items()]
    archive.keep_units(units, archive.last_line())
    ids = [unit.id for some in units.values() for unit in some]
    pairs = (Alike(min(pair), max(pair), score) for pair, score in _pairs(events))
    mark = archive.keep_alike(ids, pairs, archive.links_mark())
    archive.keep_joined((), events, mark)


def _linked(made: list[Made]) -> tuple[dict[str, list[KeptUnit]], dict[Occurrence, list[tuple[Part, str]]]]:
    """What each report tells of one occurrence, and by occurrence all that tell of it."""
    units: dict[str, list[KeptUnit]] = {}
    parts: defaultdict[Occurrence, list[tuple[Part, str]]] = defaultdict(list)
    for report, reading, told in made:
        by: defaultdict[Occurrence, list[Claim]] = defaultdict(list)
        for claim, one in zip(reading.claims, told, strict=True):
            by[one].append(claim)
        units[report.id] = []
        happened = {one: claims for one, claims in by.items() if one.kind[0] != STANDING}
        for place, (one, claims) in enumerate(happened.items()):
            ids, own = tuple(claim.id for claim in claims), event_id(claims[0].id)
            unit = Unit(own, report.id, place == 0, one.kind[0], one.kind[1], report.published, claims=ids)
            units[report.id].append(KeptUnit(own, report.id, encode(unit).decode()))
            whole = replace(reading, report=report, claims=tuple(claims), attributions=())
            parts[one].append((Part(whole, ids, place == 0, report.publisher), own))
    return units, parts


class Events:
    """Puts events together: some of them truly, all others in their likeness, which takes less time."""

    def __init__(self) -> None:
        self._made: dict[int, list[Event]] = {}

    def joined(self, one: Occurrence, some: list[tuple[Part, str]]) -> Joined:
        """The event of what reports tell of an occurrence."""
        claims = [claim for part, _ in some for claim in part.claims]
        alike = self._made.setdefault(len(claims), [])
        if len(alike) < LIKENESSES:
            alike.append(event_of(part for part, _ in some))
            event = alike[-1]
        else:
            event = _like(alike[one.killed % LIKENESSES], one, claims, [part.reading.report.id for part, _ in some])
        return Joined(event, tuple(own for _, own in some), disputed(event))


def _like(other: Event, one: Occurrence, claims: list[str], reports: list[str]) -> Event:
    """An event in the likeness of another, with its own claims and reports, day and place."""
    told = encode(other).decode()
    olds = dict.fromkeys(report for account in other.accounts for report in account.reports)
    for old, new in (*zip(other.claims, claims, strict=True), *zip(olds, cycle(reports), strict=False)):
        told = told.replace(f'"{old}"', f'"{new}"')
    day = one.day.isoformat()
    return replace(
        decode(told.encode(), Event),
        id=event_id(claims[0]),
        aliases=(),
        type=one.kind[0],
        mode=one.kind[1],
        when=When(day, day, 1, day),
        where=_located(one.town),
        actors=(Participant(*one.actor),),
        recipients=(Participant(*one.recipient),),
    )


def _pairs(events: list[Joined]) -> Iterator[tuple[tuple[str, str], float]]:
    """Units that were compared: those of one event, and of neighbours."""
    for one, other in pairwise(events):
        for score, pair in enumerate(zip(one.units, (*one.units[1:], other.units[0]), strict=True)):
            yield pair, (score % 7 - 3) / 2
