"""Words for a person: how tables and messages put a claim, its sources and its outcome."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from sayso.cli.clean import clean
from sayso.model.analysis import UNNAMED, NumberMention
from sayso.model.claim import Claim
from sayso.model.event import Event
from sayso.model.report import Report

NAMED = 4
"""So many parties of one side of an event a line names."""
READ = "en"
"""The language that sayso reads."""
_LANGUAGES = MappingProxyType(
    {
        "ar": "Arabic",
        "bn": "Bengali",
        "de": "German",
        "el": "Greek",
        "es": "Spanish",
        "fa": "Persian",
        "fr": "French",
        "he": "Hebrew",
        "hi": "Hindi",
        "id": "Indonesian",
        "it": "Italian",
        "ja": "Japanese",
        "ko": "Korean",
        "my": "Burmese",
        "nl": "Dutch",
        "pl": "Polish",
        "ps": "Pashto",
        "pt": "Portuguese",
        "ru": "Russian",
        "so": "Somali",
        "sr": "Serbian",
        "sw": "Swahili",
        "tr": "Turkish",
        "uk": "Ukrainian",
        "ur": "Urdu",
        "zh": "Chinese",
    }
)


def say_so(claim: Claim) -> str:
    """The source chain in words, the innermost source first, for it is the one the claim rests on."""
    names = ["unnamed sources" if source.name == UNNAMED else clean(source.name) for source in reversed(claim.sources)]
    return "On the say-so of " + ", as told by ".join(names) if names else "In the report's own voice"


def parties(claim: Claim) -> str:
    """Who to whom: `Russia → Islamic State`; a side that is not told is `?`, both untold is nothing."""
    actors, recipients = (names(role.name for role in side) for side in (claim.actors, claim.recipients))
    return f"{actors or '?'} → {recipients}" if recipients else actors


def names(many: Iterable[str]) -> str:
    """Names with commas between them, each once."""
    return ", ".join(dict.fromkeys(map(clean, many)))


def circumstances(claim: Claim) -> str:
    """Where, when, with what and how many."""
    means = f"with {clean(claim.means.text)}" if claim.means else ""
    place = names(claim.place)
    return " · ".join(part for part in (place, claim.time, means, *map(amount, claim.numbers)) if part)


def amount(number: NumberMention) -> str:
    """A count in words: `killed 16`, `killed 16 or more`, `injured 2 to 5`, `troops up to 300`, `money 5000 EUR`."""
    low, high = number.low, number.high
    if low == high:
        bounds = "" if low is None else str(low)
    elif high is None:
        bounds = f"{low} or more"
    else:
        bounds = f"up to {high}" if low is None else f"{low} to {high}"
    kind = f"({number.kind})" if number.kind else ""
    return " ".join(part for part in (number.of, bounds, number.currency, kind) if part)


def event_line(event: Event) -> str:
    """Who to whom, where, when and how many, each after a dot; the first names of a side."""
    sides = [_first(dict.fromkeys(clean(one.name) for one in side)) for side in (event.actors, event.recipients)]
    who = f"{sides[0] or '?'} → {sides[1]}" if sides[1] else sides[0]
    where, when = clean(event.where.name) if event.where else "", event.when.edtf if event.when else ""
    counts = (f"{toll.of} {toll.best}" for toll in event.numbers if toll.best is not None)
    return "".join(f" · {part}" for part in (who, where, when, *counts) if part)


def _first(many: Iterable[str]) -> str:
    listed = list(many)
    more = f" and {len(listed) - NAMED} more" if len(listed) > NAMED + 1 else ""
    return names(listed[:NAMED] if more else listed) + more


def headline(report: Report) -> str:
    """A report in one line: its key, publisher and date."""
    return " · ".join(clean(part) for part in (report.key, report.publisher, report.published) if part)


def plural(count: int, noun: str) -> str:
    """`1 report`, `2 reports`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def foreign(languages: Mapping[str, int]) -> Iterator[str]:
    """A line on the reports in other languages than English; none where there are none.

    Args:
        languages: how many reports are in which, by ISO 639-1; "" where that is unknown.
    """
    counts = {one: count for one, count in sorted(languages.items()) if one not in ("", READ)}
    if counts:
        named = ", ".join(f"{count} in {_LANGUAGES.get(one, repr(one))}" for one, count in counts.items())
        yield f"{plural(sum(counts.values()), 'report')} not in English: {named}; sayso reads English"
