"""`sayso demo`: the sample reports, and what their sources say of one another's incidents."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path

from rich.text import Text

from sayso.cli.guard import DONE
from sayso.cli.output import Printed, writer
from sayso.cli.page import STATUS_STYLES, Page, marked
from sayso.cli.words import amount, clean, names, plural
from sayso.codebook.parties import parties
from sayso.model.analysis import UNNAMED, Status
from sayso.model.claim import Claim
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.run import pipeline

STANCES: dict[Status, str] = {
    "happened": "affirms",
    "ongoing": "affirms",
    "possible": "doubts",
    "denied": "denies",
    "planned": "plans",
    "wanted": "wants",
}
WEEK = 3  # date_prec of UCDP
SHOWN = 6
"""Incidents that are shown, the most disputed first."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the report that has it."""

    report: Report
    claim: Claim

    @property
    def origin(self) -> str:
        """Whoever it rests on in the end: the innermost source, else the outlet; unnamed ones are of their outlet."""
        innermost = self.claim.sources[-1] if self.claim.sources else None
        outlet = clean(self.report.publisher or self.report.key)
        if innermost is None:
            return outlet
        known = parties().get(innermost.party)
        if known and known.kind != "state":
            return known.name  # under one name, whatever its reports call it
        return f"unnamed sources of {outlet}" if innermost.name == UNNAMED else clean(innermost.name)

    @property
    def days(self) -> tuple[str, str]:
        """First and last day, "" where open or not told."""
        when = self.claim.when
        return (when.start, when.end) if when else ("", "")

    @property
    def stance(self) -> str:
        """What the origin has to say of it."""
        return STANCES[self.claim.status]


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims of one type that name one place, and days that do not exclude one another."""

    type: str
    place: str
    told: tuple[Told, ...]

    @property
    def stances(self) -> dict[tuple[str, str], list[Told]]:
        """Claims by stance and origin, those who affirm first."""
        groups: dict[tuple[str, str], list[Told]] = {}
        for told in sorted(self.told, key=lambda told: list(STANCES.values()).index(told.stance)):
            groups.setdefault((told.stance, told.origin), []).append(told)
        return groups

    @property
    def days(self) -> str:
        """The first and last day that any of them gives, "" where none does."""
        given = [told.days for told in self.told if _dated(told)]
        if not given:
            return ""
        first, last = min(start for start, _ in given), max(end for _, end in given)
        return first if first == last else f"{first}/{last}"

    @property
    def disputed(self) -> int:
        """How many origins stand on the smaller side: 0 where all affirm or all deny."""
        affirm = {told.origin for told in self.told if told.stance == "affirms"}
        against = {told.origin for told in self.told if told.stance in ("denies", "doubts")}
        return min(len(affirm), len(against))


def show(form: str | None) -> int:
    """Read the sample reports and print them in the form asked for, by default as disputed incidents; the exit code."""
    with as_file(files("sayso.demo") / "reports") as folder:
        readings = [_short(reading) for reading in pipeline.read([str(folder)])]
    if form in (None, "table"):
        compare(Page(), readings)
    else:
        out = writer(Printed(format=form))
        for reading in readings:
            out.write(reading)
    return DONE


def _short(reading: Reading) -> Reading:
    """The reading of a report whose key is its file's name, wherever sayso is installed."""
    return replace(reading, report=replace(reading.report, key=Path(reading.report.key).name))


def compare(page: Page, readings: list[Reading]) -> None:
    """Print the most disputed incidents of some reports, for each who affirms it and who denies it, in their words."""
    found = sum(len(reading.claims) for reading in readings)
    page.line(f"{plural(len(readings), 'sample report')}, {plural(found, 'claim')}. The most disputed incidents:")
    for incident in [incident for incident in incidents(readings) if incident.disputed][:SHOWN]:
        page.line()
        _show(page, incident)


def _show(page: Page, incident: Incident) -> None:
    page.line(" · ".join(part for part in (incident.type, incident.place, incident.days) if part), style="bold")
    reports = len({told.report.id for told in incident.told})
    origins = len({told.origin for told in incident.told})
    page.line(f"{plural(reports, 'report')}, {plural(origins, 'origin')}", 2)
    page.grid((_row(*key, told) for key, told in incident.stances.items()), (7, 24, 0), 2)


def _row(stance: str, origin: str, told: list[Told]) -> tuple[Text, Text, Text]:
    """Stance, origin with what it counts and who carries it, and the first claim in its words."""
    first = told[0]
    counts = names(amount(number) for one in told for number in one.claim.numbers)
    carriers = names(one.report.publisher or one.report.key for one in told)
    further = f" (and {plural(len(told) - 1, 'more claim')})" if told[1:] else ""
    lines = [Text(origin, "bold"), Text(counts), Text(f"in {carriers}" if carriers != origin else "", "dim")]
    return (
        Text(stance, STATUS_STYLES[first.claim.status]),
        Text("\n").join(line for line in lines if line),
        Text.assemble(marked(first.claim), (further, "dim")),
    )


def incidents(readings: Iterable[Reading]) -> list[Incident]:
    """Claims of several reports that may be about one thing, the most disputed first.

    A rough view for a few reports, by type, place and days: it knows nothing of parties and copies.
    """
    pools: dict[tuple[str, str], list[Told]] = {}
    for reading in readings:
        for claim in reading.claims:
            if claim.place and claim.type != "RELATION":
                pools.setdefault((claim.type, clean(claim.place[0])), []).append(Told(reading.report, claim))
    found = [Incident(*key, tuple(told)) for key, pool in pools.items() for told in _by_days(pool)]
    return sorted(found, key=lambda one: (-one.disputed, -len(one.told), one.type, one.place, one.days))


def _by_days(pool: list[Told]) -> Iterator[list[Told]]:
    """Claims whose days touch, together; those that give no days go with the most of the others."""
    groups: list[list[Told]] = []
    end = ""
    for told in sorted((told for told in pool if _dated(told)), key=lambda told: told.days):
        if groups and told.days[0] <= end:
            groups[-1].append(told)
        else:
            groups.append([told])
        end = max(end, told.days[1])
    undated = [told for told in pool if not _dated(told)]
    if undated:
        groups = groups or [[]]
        max(groups, key=len).extend(undated)
    yield from groups


def _dated(told: Told) -> bool:
    """Whether a claim tells its days to the week."""
    when = told.claim.when
    return when is not None and when.precision is not None and when.precision <= WEEK
