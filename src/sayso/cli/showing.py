"""`sayso show`: one report, claim, attribution, event, judgement or party, with its words."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.cli.accounts import account_rows, toll_line
from sayso.cli.clean import clean
from sayso.cli.guard import DONE, complain
from sayso.cli.output import form
from sayso.cli.words import amount, event_line, headline, plural
from sayso.export.encoding import json_line
from sayso.model.claim import Claim, Role, Source
from sayso.model.judgement import Judgement
from sayso.model.report import Report
from sayso.run.archive import Archive
from sayso.run.showing import (
    Shown,
    ShownAttribution,
    ShownClaim,
    ShownEvent,
    ShownJudgement,
    ShownParty,
    ShownReport,
    show,
)

if TYPE_CHECKING:
    from sayso.archive.custody import Standing
    from sayso.archive.queries.lookup import Captured, Revision
    from sayso.cli.page import Page

_COLUMN = 33
"""Least width of an account beside another, in characters."""
_LABEL = 12
"""Width of what stands before the accounts."""
_NOWHERE = Report("", "", "")


def show_one(path: str, text: str, asked: str | None = None) -> int:
    """Print one thing; the exit code.

    Raises:
        RunStopped: nothing is called so, or several things are (exit code 2); the archive cannot be used.
    """
    with Archive(path, notice=complain) as archive:
        shown = show(archive, text)
        if form(asked) == "jsonl":
            sys.stdout.buffer.write(json_line(shown.record))
            sys.stdout.buffer.flush()
        else:
            _page(shown)
    return DONE


def _page(shown: Shown) -> None:
    from sayso.cli.page import Page  # rich, which pipes do not need

    page = Page()
    match shown:
        case ShownReport():
            report(page, shown)
        case ShownClaim():
            claim(page, shown)
        case ShownAttribution():
            attribution(page, shown)
        case ShownEvent():
            event(page, shown)
        case ShownJudgement():
            judgement(page, shown)
        case ShownParty():
            party(page, shown)
    sys.stdout.flush()


def report(page: "Page", shown: ShownReport) -> None:
    """A report: its text with the triggers of its claims between » and « and numbered, then the claims by number."""
    from sayso.cli.table import claim_entry

    told = shown.found.value
    page.line(headline(shown.found.report or _NOWHERE), style="bold")
    page.line(f"{told.id} · {told.state} · {told.outcome}" + (f": {clean(told.reason)}" if told.reason else ""), 2)
    _around(page, shown.captures, shown.revisions)
    _standing(page, shown.standing)
    page.line()
    claims = [one.value for one in shown.claims]
    for paragraph in numbered(shown.told.text, claims).splitlines():
        page.line(clean(paragraph), 2)
    page.line()
    for number, one in enumerate(claims, 1):
        page.line(f"[{number}] {one.id} · {say_so_line(one)}", 2, "cyan")
        claim_entry(page, one)


def numbered(text: str, claims: Sequence[Claim]) -> str:
    """A text with the trigger of each claim between » and «, and the number of the claim behind it, from 1."""
    marks: dict[tuple[int, int], list[int]] = {}
    for number, one in enumerate(claims, 1):
        marks.setdefault((one.trigger.start, one.trigger.end), []).append(number)
    out, done = [], 0
    for (start, end), numbers in sorted(marks.items()):
        if start >= done:
            out += [text[done:start], "»", text[start:end], "«", "".join(f"[{number}]" for number in numbers)]
            done = end
    return "".join(out) + text[done:]


def claim(page: "Page", shown: ShownClaim) -> None:
    """A claim: its words, each part with the words it rests on, what decided, where it is from."""
    from sayso.cli.page import act, marked
    from sayso.cli.table import reasons

    one = shown.found.value
    page.line(act(one))
    page.line(marked(one), 2)
    for name, words in parts(one):
        page.line(f"{name + ':':14}{clean(words)}", 2)
    for reason in reasons(one):
        page.line(reason, 2, "dim")
    read = shown.found.reader
    page.line(f"read by: sayso {read.version}, codebook {read.codebook}, model {read.model}", 2, "dim")
    page.line()
    page.line(headline(shown.found.report or _NOWHERE), style="bold")
    page.line(f"{one.id} of {one.report} · {shown.found.state}", 2)
    _around(page, shown.captures, shown.revisions)
    _standing(page, shown.standing)
    if shown.events:
        page.line(f"event: {', '.join(shown.events)}", 2)
    _judged(page, shown.judgements)


def parts(one: Claim) -> Iterator[tuple[str, str]]:
    """The parts of a claim, each with its name, what it is, and the words that it rests on."""
    yield "say-so", say_so_line(one)
    yield from (("link", _link(source)) for source in one.sources)
    yield from (("actor", _role(role)) for role in one.actors)
    yield from (("recipient", _role(role)) for role in one.recipients)
    if one.place:
        found = one.location
        at = "" if found is None or found.lat is None else f" ({found.lat:.2f}, {found.lon:.2f}; {found.country})"
        yield "place", "; ".join(one.place) + (f" = {found.name}{at}" if found else "")
    if one.time:
        yield "time", one.time
    yield from (("number", f'{amount(number)} "{number.span.text}"') for number in one.numbers)
    if one.means:
        yield "means", f'"{one.means.text}"'


def say_so_line(one: Claim) -> str:
    """The source chain, the outermost link first."""
    return " > ".join(source.name for source in one.sources) or "the report's own voice"


def _link(source: Source) -> str:
    own = f" ({source.party})" if source.party else ""
    words = f' "{source.span.text}"' if source.span else ""
    cue = f', cue "{source.cue.text}"' if source.cue else ""
    return f"{source.name}{own}, {source.kind}{words}{cue}"


def _role(role: Role) -> str:
    own = f" ({role.party})" if role.party else ""
    return f'{role.name}{own} "{role.span.text}"'


def attribution(page: "Page", shown: ShownAttribution) -> None:
    """An attribution: who, how, the words, and who holds them."""
    from rich.text import Text

    from sayso.cli.table import in_marks

    told = shown.found.value.attribution
    cue = f' "{clean(told.cue.text)}"' if told.cue else ""
    page.line(Text.assemble((clean(told.speaker), "bold"), f" ({told.kind}){cue}"))
    for span in told.sources:
        page.line(f'named as "{clean(span.text)}"', 2)
    for piece in told.content:
        page.line(in_marks(clean(piece.text)), 2)
    if shown.parent:
        page.line(f"in the words of {clean(shown.parent.value.attribution.speaker)} ({shown.parent.value.id})", 2)
    page.line()
    page.line(headline(shown.found.report or _NOWHERE), style="bold")
    page.line(f"{shown.found.value.id} of {shown.found.value.report} · {shown.found.state}", 2)
    _around(page, shown.captures, shown.revisions)


def event(page: "Page", shown: ShownEvent) -> None:
    """An event: what is counted, then its accounts side by side, as many as the page has room for."""
    from rich.text import Text

    told = shown.found.value
    page.line(Text.assemble((f"{told.type} {told.mode}".strip(), "bold"), event_line(told)))
    page.line(f"{told.id} · {told.grade}: {clean(told.why)}", 2)
    for toll in told.numbers:
        page.line(toll_line(toll), 2)
    abreast = max(1, (page.console.width - 2 - _LABEL) // _COLUMN)
    for first in range(0, len(told.accounts), abreast):
        some = told.accounts[first : first + abreast]
        width = (page.console.width - 2 - _LABEL) // len(some) - 2
        page.line()
        page.grid(account_rows(some, shown), [_LABEL - 2, *[width] * len(some)], 2)
    _judged(page, shown.judgements)


def _judged(page: "Page", judgements: Iterable[Judgement]) -> None:
    """What people said of it, a line each."""
    for one in judgements:
        what = f" {one.field} = {one.value}" if one.field else f" {one.value}" if one.value else ""
        why = f": {one.why}" if one.why else ""
        page.line(clean(f"judged {one.verdict}{what} by {one.by} at {one.at}{why} ({one.id})"), 2, "magenta")


def judgement(page: "Page", shown: ShownJudgement) -> None:
    """A judgement: of what it is, and what it says."""
    page.line(clean(", ".join(shown.judgement.of)), style="bold")
    _judged(page, [shown.judgement])
    if shown.ended:
        page.line("withdrawn", 2)


def party(page: "Page", shown: ShownParty) -> None:
    """A party: what the tables know of it, what claims call it, what it does and suffers."""
    one, known = shown.party, shown.known
    page.line(clean(one.name), style="bold")
    page.line(one.id or "no id", 2)
    if known:
        facts = (
            known.kind,
            known.country,
            f"code {known.code}" if known.code else "",
            _years(known.since, known.until),
        )
        page.line(" · ".join(fact for fact in facts if fact), 2)
    if one.names:
        page.line(f"called {', '.join(map(clean, one.names))}", 2)
    page.line(f"actor in {one.actor}, recipient in {one.recipient}, source of {plural(one.source, 'claim')}", 2)
    for name, types in (("acts", shown.acts), ("suffers", shown.suffers)):
        if types:
            page.line(f"{name}: {', '.join(f'{kind} {count}' for kind, count in types.items())}", 2)


def _years(since: int | None, until: int | None) -> str:
    return f"{since or ''}-{until or ''}" if since or until else ""


def _around(page: "Page", captured: "Iterable[Captured]", there: "Iterable[Revision]") -> None:
    """Where a report was taken from, and what else stood at its address."""
    for one in captured:
        when = f", {one.captured}" if one.captured else ""
        page.line(f"from {clean(one.place)} ({one.media_type}{when}), taken in {one.taken}", 2)
    revisions = list(there)
    if len(revisions) > 1:
        for own in revisions:
            page.line(f"revision {own.revision}: {own.report} · {own.state} · {own.published or 'undated'}", 2)


def _standing(page: "Page", stands: "Standing") -> None:
    """How a report was taken back, and how far its outlet and its sources are trusted."""
    if stands.buried:
        page.line(f"{stands.buried.state} at {stands.buried.at}: {clean(stands.buried.why)}", 2, "red")
    for one in stands.ratings:
        by = f" by {clean(one.by)}" if one.by else ""
        grade = f"{one.reliability}{one.credibility}"
        page.line(f"{one.kind} {clean(one.name)} rated {grade}{by}: {clean(one.why)}", 2)
