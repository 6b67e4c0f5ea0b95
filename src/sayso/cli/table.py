"""Layers as tables for a person to read: one function a layer."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from rich.text import Text

from sayso.cli.clean import clean
from sayso.cli.page import Page, act, marked
from sayso.cli.words import amount, circumstances, event_line, headline, names, parties, plural, say_so
from sayso.export.columns import Mention, mention_kind, mentions
from sayso.model.analysis import Attribution, NumberMention, PlaceMention, TimeMention
from sayso.model.claim import Claim, Role
from sayso.model.event import Event
from sayso.model.quote import Quote
from sayso.model.reading import Reading
from sayso.model.span import Span

Show = Callable[[Page, Reading, bool], int]

MARKS = frozenset("\"'`“”„‟«»‹›‘’")
"""What a quotation begins and ends with."""


def claims(page: Page, reading: Reading, explain: bool) -> int:
    """Claims under the source chain they rest on, the report's own voice first; how many there are."""
    _head(page, reading, bool(reading.claims))
    for chain, told in grouped(reading.claims).items():
        page.line(chain, 2, "bold cyan")
        for claim in told:
            claim_entry(page, claim, explain)
        page.line()
    return len(reading.claims)


def grouped(told: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    """Claims by their source chain, chains in the order of the text."""
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(told, key=lambda claim: bool(claim.sources)):
        groups.setdefault(say_so(claim), []).append(claim)
    return groups


def claim_entry(page: Page, claim: Claim, explain: bool = False) -> None:
    """A claim: act and parties, circumstances, its words; with what decided where that is asked for."""
    who = parties(claim)
    page.line(Text.assemble(act(claim), f" · {who}" if who else ""), 4)
    if where := circumstances(claim):
        page.line(where, 6)
    page.line(marked(claim), 6)
    if explain:
        for reason in reasons(claim):
            page.line(reason, 8)


def reasons(claim: Claim) -> Iterable[str]:
    """What decided about a claim, and on which words, a line each."""
    yield f"why: {clean(claim.because.entry)} by {clean(claim.because.pattern)}; confidence {claim.confidence:.2f}"
    acled = " / ".join(part for part in claim.codes.acled if part)
    yield f"codes: CAMEO {claim.codes.cameo or '-'}, ACLED {acled or '-'}"
    for cell, spans in sorted(claim.evidence.items()):
        if spans:
            yield f"{cell}: {_quoted(spans)}"


def _quoted(spans: Iterable[Span]) -> str:
    return " … ".join(f'"{clean(span.text)}"' for span in spans)


def attributions(page: Page, reading: Reading, explain: bool) -> int:
    """Who is quoted saying what, nested ones under those that hold them."""
    _head(page, reading, bool(reading.attributions))
    for attribution in reading.attributions:
        indent = 2 + 2 * _depth(reading.attributions, attribution)
        cue = f' "{clean(attribution.cue.text)}"' if attribution.cue else ""
        page.line(Text.assemble((clean(attribution.speaker), "bold"), f" ({attribution.kind}){cue}"), indent)
        if explain and attribution.sources:
            page.line(f"named as {_quoted(attribution.sources)}", indent + 2)
        page.line(_quoted(attribution.content), indent + 2)
    return len(reading.attributions)


def _depth(all_of_them: tuple[Attribution, ...], attribution: Attribution) -> int:
    depth = 0
    while attribution.parent is not None and depth < len(all_of_them):
        attribution, depth = all_of_them[attribution.parent], depth + 1
    return depth


def quotes_table(page: Page, reading: Reading, found: Sequence[Quote]) -> int:
    """Quotes of a reading in full: who speaks, where, and the words."""
    _head(page, reading, bool(found))
    for quote in found:
        via = f", via {names(quote.via)}" if quote.via else ""
        page.line(Text.assemble((clean(quote.speaker), "bold"), f" ({quote.kind}, line {quote.line}){via}"), 2)
        page.line(" … ".join(in_marks(clean(piece.text)) for piece in quote.content), 4)
    return len(found)


def in_marks(words: str) -> str:
    """Words in quotation marks: in their own where they stand in some from end to end."""
    return words if words[:1] in MARKS and words[-1:] in MARKS else f'"{words}"'


def mentions_table(page: Page, reading: Reading, explain: bool) -> int:
    """Parties, places, times and numbers, each with what it stands for."""
    found = mentions(reading)
    _head(page, reading, bool(found))
    for mention in found:
        where = f" [{mention.span.start}:{mention.span.end}]" if explain else ""
        page.line(f"{mention_kind(mention):7}{clean(mention.span.text)} = {clean(resolved(mention)) or '?'}{where}", 2)
        if explain and isinstance(mention, PlaceMention) and mention.why:
            page.line(f"why: {clean(mention.why)}", 9)
    return len(found)


def resolved(mention: Mention) -> str:
    """What a mention stands for, "" where that is unknown."""
    match mention:
        case Role():
            return f"{mention.name} ({mention.party})" if mention.party else mention.name
        case PlaceMention():
            known = "" if mention.lat is None or mention.lon is None else f" ({mention.lat:.2f}, {mention.lon:.2f})"
            return mention.name + known
        case TimeMention():
            return mention.said or mention.value
        case NumberMention():
            return amount(mention)


def events_table(page: Page, reading: Reading, explain: bool) -> int:
    """Events, the main one first, each with its accounts side by side; how many there are."""
    from sayso.link import events

    found = events(reading)
    _head(page, reading, bool(found))
    told = {claim.id: claim for claim in reading.claims}
    for event in found:
        event_entry(page, event, [told[id_] for id_ in event.claims] if explain else [])
    return len(found)


def event_entry(page: Page, event: Event, claims: Iterable[Claim]) -> None:
    """An event with its accounts, and the sentences of some claims."""
    page.line(Text.assemble((f"{event.type} {event.mode}".strip(), "bold"), event_line(event)), 2)
    page.line(f"{event.grade}: {clean(event.why)}", 4)
    for account in event.accounts:
        via = f", by way of {names(account.via)}" if account.via else ""
        differs = f": {', '.join(map(clean, account.differs))}" if account.differs else ""
        page.line(f"{clean(account.origin)}{via} ({account.stance or 'plans'}){differs}", 6)
    for claim in claims:
        page.line(marked(claim), 8)


def reports(page: Page, reading: Reading, explain: bool) -> int:
    """What is known of the report itself, and how reading it went."""
    report = reading.report
    _head(page, reading, True)
    counts = (
        plural(len(reading.sentences), "sentence"),
        plural(len(reading.claims), "claim"),
        plural(len(reading.attributions), "attribution"),
        f"language {report.language or 'unknown'}",
    )
    page.line(" · ".join(counts), 2)
    page.line(f"{report.outcome}: {clean(report.reason)}" if report.reason else report.outcome, 2)
    if explain:
        for field, origin in sorted(report.origins.items()):
            page.line(f"{field}: {clean(origin)}", 4)
    return 1


def _head(page: Page, reading: Reading, anything: bool) -> None:
    if not anything:
        return
    page.line(headline(reading.report), style="bold")
    if reading.report.title:
        page.line(clean(reading.report.title))


TABLES: Mapping[str, Show] = {
    "claims": claims,
    "attributions": attributions,
    "mentions": mentions_table,
    "events": events_table,
    "reports": reports,
}
