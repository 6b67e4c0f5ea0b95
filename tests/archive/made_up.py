"""An archive in which filters have much to tell apart: made-up reports with all that claims may lack or have twice."""

import random
from dataclasses import dataclass
from pathlib import Path

from sayso.archive.intake import Arrival, variant_of
from sayso.archive.kept import KeptReading
from sayso.archive.lines import Ended
from sayso.model.analysis import STATUSES, Sentence
from sayso.model.capture import Capture
from sayso.model.claim import Claim, Location, Role, Source, When
from sayso.model.ids import claim_id, report_id
from sayso.model.judgement import Judgement
from sayso.model.reading import Reader, Reading
from sayso.model.report import Report
from sayso.model.span import Span
from sayso.run.archive import Archive

PARTIES = (
    ("Russia", "state:RUS", "RUS"),
    ("Russian air force", "body:russian-air-force", "RUSMIL"),
    ("Moscow police", "name:moscow-police", "RUSCOP"),
    ("Syria", "state:SYR", "SYR"),
    ("Syrian army", "body:syrian-army", "SYRMIL"),
    ("Islamic State", "group:islamic-state", ""),
    ("rebels", "name:rebels", ""),
    ("deputy mayor", "name:deputy-mayor", ""),
    ("mayor of Brask", "name:mayor-of-brask", ""),
)
UNKNOWN = (("Russia", ""), ("unnamed", ""), ("mayor", ""), ("Russian", ""))
"""Names without an id, as co-sources have them."""
SPOTS = (
    Location("Aleppo", 170063, 36.2, 37.16, 1, "Aleppo Governorate", "SYR"),
    Location("Aleppo", None, 10.0, 10.0, 1, "", "VEN"),
    Location("Aleppo Governorate", 170062, 36.0, 37.0, 4, "Aleppo Governorate", "SYR"),
    Location("Syria", 163843, 35.0, 38.0, 6, "", "SYR"),
    Location("Brásk"),
    None,
)
DAYS = (
    ("2015-10-07", "2015-10-07"),
    ("2015-10-01", "2015-10-31"),
    ("2016-01-01", "2016-12-31"),
    ("2015-11-02", ""),
    ("", "2015-09-30"),
    ("1916-05-16", "1916-05-16"),
)
OUTLETS = ("Post", "Evening Post", "Wire", "")
PUBLISHED = ("2015-10-08", "2015-10", "2016", "2015-11-30", "")
WORDS = ("hospital", "field", "market", "raid", "strike", "Brásk")


@dataclass(frozen=True, slots=True)
class _Author:
    chance: random.Random

    def report(self, number: int) -> Arrival:
        """A report with up to six claims; one in four stands at an address that others have too."""
        chance = self.chance
        lines = [" ".join(chance.choices(WORDS, k=4)) + f" {number}-{line}." for line in range(chance.randrange(7))]
        text = "\n".join([f"Title {number}", *lines])
        url = f"https://post.example/{number % 5}" if not number % 4 else ""
        outlet, published = chance.choice(OUTLETS), chance.choice(PUBLISHED)
        own = report_id(text, url, outlet, published)
        report = Report(own, f"{number}.txt", text, f"Title {number}", outlet, url=url, published=published)
        claims = [self._claim(own, text.index(line), line) for line in lines]
        roles = tuple(
            Role(role.span, role.name, role.party, code)
            for claim in claims
            for role in (*claim.actors, *claim.recipients)
            for _, party, code in PARTIES
            if party == role.party
        )
        reading = Reading(
            Report(own, "", "", origins={}),
            tuple(claim.sentence for claim in claims),
            parties=roles,
            claims=tuple(claims),
            reader=Reader("1", "1", "1"),
        )
        variant = variant_of(report)
        kept = KeptReading(own, variant, reading.reader, reading=reading)
        capture = Capture(report, text.encode(), "text/plain", report.key, f"2016-01-{number % 28 + 1:02}T00:00:00Z")
        return Arrival(report, variant, (Ended(report.key, own, "ok"),), capture, kept)

    def _claim(self, report: str, start: int, line: str) -> Claim:
        chance = self.chance
        word = line.split()[0]
        trigger = Span(start, start + len(word), word)
        days, spot = chance.choice((*DAYS, None)), chance.choice(SPOTS)
        type_, mode = chance.choice((("ASSAULT", "aerial"), ("ASSAULT", ""), ("ACCUSE", ""), ("RELATION", "")))
        return Claim(
            id=claim_id(report, trigger.start, trigger.end, type_),
            report=report,
            sentence=Sentence(start, start + len(line), line),
            trigger=trigger,
            type=type_,
            mode=mode,
            status=chance.choice(STATUSES),
            sources=tuple(self._source() for _ in range(chance.randrange(3))),
            actors=self._roles(trigger),
            recipients=self._roles(trigger),
            place=(spot.name,) if spot else (),
            location=spot,
            when=When(*days, 1, "") if days else None,
            confidence=chance.choice((0.1, 0.25, 0.5, 0.75)),
        )

    def _roles(self, span: Span) -> tuple[Role, ...]:
        chance = self.chance
        return tuple(Role(span, *chance.choice(PARTIES)[:2]) for _ in range(chance.randrange(4)))

    def _source(self) -> Source:
        chance = self.chance
        name, party = chance.choice((*(one[:2] for one in PARTIES), *UNKNOWN))
        if chance.random() < 0.3:
            names = (name, chance.choice(UNKNOWN)[0])
            return Source(" & ".join(names), None, "indirect", None, names)
        return Source(name, None, "indirect", None, (name,), party)


def fill(path: Path, reports: int = 60, seed: int = 3) -> None:
    """Make the archive: linked, with a report retracted, a claim judged to be none, and claims corrected."""
    author = _Author(random.Random(seed))  # noqa: S311 -- made-up news
    with Archive(path) as archive:
        archive.take([author.report(number) for number in range(reports)])
        claims = [own for (own,) in archive.rows("SELECT id FROM live_claims ORDER BY id LIMIT 6")]
        judged = [
            Judgement("not-a-claim", (claims[0],), why="a headline", by="Ada", at="2020-01-01T00:00:00Z"),
            Judgement("corrected", (claims[1],), "status", "denied", by="Ada", at="2020-01-01T00:00:00Z"),
            Judgement("corrected", (claims[2],), "actors", "Russia; rebels", by="Ada", at="2020-01-01T00:00:00Z"),
            Judgement("corrected", (claims[3],), "place", "Damascus", by="Ada", at="2020-01-01T00:00:00Z"),
            Judgement("corrected", (claims[4],), "time", "2015-12", by="Ada", at="2020-01-01T00:00:00Z"),
        ]
        archive.judge(judged)
        gone = next(archive.rows("SELECT id FROM reports WHERE state = 'live' ORDER BY id LIMIT 1"))[0]
        archive.retract(gone, "wrong")
        archive.link()
