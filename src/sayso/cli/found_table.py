"""What an archive holds as tables for a person to read: one function a list."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any

from rich.text import Text

from sayso.archive.queries.filters import Listed
from sayso.archive.queries.listing import Found
from sayso.cli.clean import clean
from sayso.cli.page import AROUND, Page
from sayso.cli.table import claim_entry, event_entry, grouped, in_marks
from sayso.cli.words import headline, plural
from sayso.model.claim import Claim
from sayso.model.event import Event
from sayso.model.judgement import Judgement
from sayso.model.listed import ListedAttribution, ListedReport, Party
from sayso.model.report import Report

_NOWHERE = Report("", "", "")
Show = Callable[[Page, Iterator[Found[Any]]], Iterator[int]]
"""Puts things on a page as they are drawn; how many at a time."""


def _claims(page: Page, found: Iterator[Found[Claim]]) -> Iterator[int]:
    """Claims, those of one report that stand side by side under its headline, and by their source chains there."""
    for _, some in groupby(found, key=_report_id):
        together = {one.value.id: one for one in some}
        _headline(page, next(iter(together.values())).report)
        for chain, told in grouped(one.value for one in together.values()).items():
            page.line(chain, 2, "bold cyan")
            for claim in told:
                _claim(page, together[claim.id])
        page.line()
        yield len(together)


def _headline(page: Page, report: Report | None) -> None:
    if report:
        page.line(headline(report), style="bold")
        if report.title:
            page.line(clean(report.title))


def _claim(page: Page, one: Found[Claim]) -> None:
    claim_entry(page, one.value)
    state = "" if one.state == "live" else f" · {one.state}"
    page.line(one.value.id + state, 6, "dim")
    for each in one.corrections:
        page.line(correction(each), 6, "magenta")
    if one.snippet and len(one.value.sentence.text) > 2 * AROUND:
        page.line(clean(one.snippet), 6)


def correction(one: Judgement) -> str:
    """What somebody says a part of a claim should be, in one line."""
    why = f": {clean(one.why)}" if one.why else ""
    return f"corrected: {one.field} = {clean(one.value) or 'none'} ({clean(one.by)}, {one.at[:10]}){why}"


def _report_id(one: Found[Any]) -> str:
    return one.report.id if one.report else ""


def _attributions(page: Page, found: Iterator[Found[ListedAttribution]]) -> Iterator[int]:
    for _, some in groupby(found, key=_report_id):
        for number, one in enumerate(some):
            if not number:
                _headline(page, one.report)
            told = one.value.attribution
            page.line(Text.assemble((clean(told.speaker), "bold"), f" ({told.kind})"), 2)
            page.line(" … ".join(in_marks(clean(piece.text)) for piece in told.content), 4)
            if one.snippet:
                page.line(clean(one.snippet), 4, "dim")
            yield 1


def _reports(page: Page, found: Iterator[Found[ListedReport]]) -> Iterator[int]:
    for one in found:
        told = one.value
        state = "" if told.state == "live" else f" · {told.state}"
        page.line(headline(one.report or _NOWHERE) + state, style="bold")
        if told.title:
            page.line(clean(told.title), 2)
        page.line(f"{told.id} · {plural(told.claims, 'claim')} · {plural(told.attributions, 'attribution')}", 2, "dim")
        if told.reason:
            page.line(f"{told.outcome}: {clean(told.reason)}", 2)
        if one.snippet:
            page.line(clean(one.snippet), 4)
        yield 1


def _events(page: Page, found: Iterator[Found[Event]]) -> Iterator[int]:
    for one in found:
        event_entry(page, one.value, ())
        page.line(one.value.id, 4, "dim")
        yield 1


def _parties(page: Page, found: Iterator[Found[Party]]) -> Iterator[int]:
    for one in found:
        told = one.value
        counts = (f"{part} {count}" for part in ("actor", "recipient", "source") if (count := getattr(told, part)))
        own = f" ({told.id})" if told.id else ""
        page.line(Text.assemble((clean(told.name), "bold"), f"{own}: {', '.join(counts)}"))
        yield 1


TABLES: Mapping[Listed, Show] = {
    "claims": _claims,
    "attributions": _attributions,
    "reports": _reports,
    "events": _events,
    "parties": _parties,
}
