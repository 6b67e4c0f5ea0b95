"""The accounts of an event side by side: what each says of each part, with its words."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from sayso.cli.clean import clean
from sayso.cli.words import plural
from sayso.link.tolls import in_words
from sayso.model.event import Account, AccountPart, PartOf, PartStance, Toll
from sayso.run.showing import ShownEvent

if TYPE_CHECKING:
    from rich.text import Text

LABELS: dict[PartOf, str] = {
    "happened": "happened",
    "who": "who",
    "whom": "whom",
    "where": "where",
    "when": "when",
    "how_many": "how many",
    "why": "why",
}
STYLES: dict[PartStance, str] = {"affirms": "green", "doubts": "yellow", "denies": "red", "silent": "dim"}
QUOTED = 4
"""So many words of a report a cell quotes at most."""
AGAINST = 3
"""So many origins a cell names against it at most."""


def toll_line(toll: Toll) -> str:
    """What is counted in all, of which classes, why so many, and how each origin's count went over time."""
    bounds = in_words((toll.low, toll.high))
    best = "" if toll.best is None or f"{toll.best}" == bounds else f", best {toll.best}"
    classes = ", ".join(f"{one.kind} {in_words((one.low, one.high))}" for one in toll.classes)
    return f"{toll.of} {bounds}{best} ({clean(toll.rule)}){f'; {classes}' if classes else ''}{_over_time(toll)}"


def _over_time(toll: Toll) -> str:
    """The counts of origins that counted more than once, in the order of publication."""
    by_origin = sorted(toll.history, key=lambda one: one.origin)
    told = []
    for origin, group in groupby(by_origin, key=lambda one: one.origin):
        counts = [(one.published or "undated", in_words((one.low, one.high))) for one in group]
        if len({count for _, count in counts}) > 1:
            told.append(f"{clean(origin)}: " + ", then ".join(f"{count} ({day})" for day, count in counts))
    return f"; {'; '.join(told)}" if told else ""


def account_rows(some: Sequence[Account], shown: ShownEvent) -> Iterator[list["Text"]]:
    """Rows of cells, the first of each for what it tells of: who speaks, each part that any of them speaks of, claims.

    Args:
        some: the accounts.
        shown: the event that they are of.
    """
    from rich.text import Text

    yield [Text(), *(Text("\n").join(_head(one)) for one in some)]
    for of, label in LABELS.items():
        parts = [one.part(of) for one in some]
        if any(part.stance != "silent" for part in parts):
            yield [Text(label, "bold"), *(Text("\n").join(_cell(part)) for part in parts)]
    yield [Text("claims", "bold"), *(Text("\n").join(_claims(one, shown)) for one in some)]


def _head(one: Account) -> Iterator["Text"]:
    from rich.text import Text

    yield Text(clean(one.origin), "bold cyan")
    yield Text(f"{one.stance or 'plans'} · {plural(len(one.reports), 'report')}, first {one.first or 'undated'}")
    if one.via:
        yield Text(f"by way of {', '.join(map(clean, one.via))}")
    yield from (Text(clean(change), "magenta") for change in one.changed)


def _cell(part: AccountPart) -> Iterator["Text"]:
    from rich.text import Text

    if part.stance == "silent":
        yield Text("-", "dim")
        return
    value = f" {clean(part.value)}" if part.of != "happened" else ""
    yield Text.assemble((part.stance, STYLES[part.stance]), value)
    words = list(dict.fromkeys(clean(one.span.text) for one in part.words))
    if words:
        more = " …" if len(words) > QUOTED else ""
        yield Text(" ".join(f'"{one}"' for one in words[:QUOTED]) + more, "dim")
    if part.differs:
        more = f" and {len(part.differs) - AGAINST} more" if len(part.differs) > AGAINST else ""
        yield Text(f"against {', '.join(map(clean, part.differs[:AGAINST]))}{more}", "magenta")


def _claims(one: Account, shown: ShownEvent) -> Iterator["Text"]:
    from rich.text import Text

    from sayso.cli.found_table import correction
    from sayso.cli.page import act, marked

    for own in one.claims:
        if told := shown.claims.get(own):
            yield act(told.value)
            yield marked(told.value)
            yield Text(own, "dim")
            yield from (Text(correction(each), "magenta") for each in told.corrections)
