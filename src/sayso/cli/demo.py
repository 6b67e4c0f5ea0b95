"""`sayso demo`: the sample reports, and what their sources say of one another's incidents."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.text import Text

from sayso.cli.accounts import STYLES
from sayso.cli.clean import clean
from sayso.cli.contradictions import dispute_lines
from sayso.cli.guard import DONE
from sayso.cli.output import Printed, writer
from sayso.cli.page import Page, marked
from sayso.cli.words import event_line, names, plural
from sayso.link.origins import voice
from sayso.model.claim import Claim
from sayso.model.event import Account, PartStance
from sayso.model.reading import Reading
from sayso.run import pipeline
from sayso.run.archive import Archive
from sayso.run.contradictions import Contradiction

SHOWN = 3
"""Events that are shown, the most disputed first."""
ORDER: tuple[PartStance, ...] = ("affirms", "doubts", "denies", "silent")
STATUSES: dict[PartStance, tuple[str, ...]] = {
    "affirms": ("happened", "ongoing"),
    "doubts": ("possible",),
    "denies": ("denied",),
    "silent": ("planned", "wanted"),
}


def show(form: str | None, keep: str = "") -> int:
    """Read the sample reports and print them in the form asked for, by default as disputed events; the exit code.

    Args:
        form: `table`, `jsonl`, `csv`; None for `table`.
        keep: where the archive is kept, with which `sayso serve` and all else can be tried; "" for nowhere.
    """
    with as_file(files("sayso.demo") / "reports") as folder:
        if keep or form in (None, "table"):
            with TemporaryDirectory() as place, Archive(keep or Path(place) / "demo.sayso") as archive:
                archive.add(folder)
                archive.link()
                if form in (None, "table"):
                    compare(Page(), archive)
        if form not in (None, "table"):
            out = writer(Printed(format=form))
            for reading in pipeline.read([str(folder)]):
                out.write(_short(reading))
    sys.stdout.flush()
    return DONE


def _short(reading: Reading) -> Reading:
    """The reading of a report whose key is its file's name, wherever sayso is installed."""
    return replace(reading, report=replace(reading.report, key=Path(reading.report.key).name))


def compare(page: Page, archive: Archive) -> None:
    """Print the most disputed events of an archive, with what is disputed, and each origin's word on it."""
    found = archive.contradictions()
    reports, claims = (sum(1 for _ in some) for some in (archive.reports(), archive.claims()))
    counts = f"{plural(reports, 'sample report')}, {plural(claims, 'claim')}"
    page.line(f"{counts}, {plural(len(found), 'disputed event')}. The most disputed:")
    for one in islice(found, SHOWN):
        page.line()
        _show(page, archive, one)


def _show(page: Page, archive: Archive, one: Contradiction) -> None:
    event = one.event
    page.line(Text.assemble((f"{event.type} {event.mode}".strip(), "bold"), event_line(event)))
    page.line(f"{plural(len(event.reports), 'report')}, {plural(len(event.accounts), 'account')}, {event.grade}", 2)
    for dispute in one.disputes:
        for number, line in enumerate(dispute_lines(dispute)):
            page.line(line.strip(), 4 if number else 2)
    page.line()
    accounts = sorted(event.accounts, key=lambda account: ORDER.index(account.stance or "silent"))
    page.grid((_row(archive, account) for account in accounts), (7, 24, 0), 2)


def _row(archive: Archive, account: Account) -> tuple[Text, Text, Text]:
    """Stance, origin with who carries it, and in its words the first claim that takes this stance."""
    stance = account.stance or "silent"
    first = next(_claims(archive, account, stance), None) or archive.claim(account.claims[0])
    carriers = names(_outlet(archive, report) for report in account.reports)
    lines = [Text(clean(account.origin), "bold")]
    if carriers not in account.origin:
        lines.append(Text(f"in {carriers}", "dim"))
    further = f" (and {plural(len(account.claims) - 1, 'more claim')})" if account.claims[1:] else ""
    return (
        Text(account.stance or "plans", STYLES[stance]),
        Text("\n").join(lines),
        Text.assemble(marked(first), (further, "dim")),
    )


def _claims(archive: Archive, account: Account, stance: PartStance) -> Iterator[Claim]:
    """The claims of an account that take a stance."""
    return (claim for own in account.claims if (claim := archive.claim(own)).status in STATUSES[stance])


def _outlet(archive: Archive, report: str) -> str:
    """Who speaks in a report's own voice, or the name of its file."""
    return Path(voice(archive.report(report))).name
