"""Where, when, how many and by what means: the circumstances of a claim, with the words they rest on."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from sayso.analysis.means import mode_of
from sayso.analysis.party_words import PERSON_NOUNS
from sayso.claims.material import Material, Told, inside
from sayso.model.analysis import Act, NumberMention, Sentence, TimeMention
from sayso.model.claim import Claim, When
from sayso.model.span import Span

_AREA = r"(?:provinces?|governorates?|regions?|states?|count(?:y|ies)|countryside|prefecture|oblast|department)"
_SPOT = (
    r"(?:neighbou?rhoods?|quarters?|suburbs?|crossings?|squares?|roads?|streets?|markets?|camps?|parks?|halls?|mosques?"
    r"|hospitals?|airports?|airbases?|bases?|bridges?|roundabouts?|residential)"
)
_HOLDS_AFTER = re.compile(rf"(?:\s+{_AREA}\b|['’]?s\s+(?!{_AREA})(?:\w+\s+){{0,2}}[A-Za-z]+-?[A-Z])", re.IGNORECASE)
_HOLDS_BEFORE = re.compile(rf"\b{_AREA}\s+of\s+$", re.IGNORECASE)
_HOLDS_NEXT = re.compile(r"(?:,? including|(?:['’]s)? (?:\w+ )?(?:suburb|town|village)s? of)(?: the)?\s+")
"""Words between a place and a smaller one in it."""
_SPOT_AFTER = re.compile(rf"['’]?s?\s+{_SPOT}\b", re.IGNORECASE)
_SPOT_LAST = re.compile(rf"(?:^|\s){_SPOT}(?:$|\s)", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|,? and|,? or)? ")
_COMPASS = re.compile(
    r"(?:(?:north|south|east|west)(?:ern|[- ]?(?:east|west)(?:ern)?)?|central|upper|lower)[- ]", re.IGNORECASE
)

_ORIGIN = re.compile(rf"\b(?:{'|'.join(sorted(PERSON_NOUNS))}) from $")
"""Words before a place that tell where people are from, and not where they were."""
_TOLL = re.compile(r"(?:kill\w*|dead|died?|deaths?|tolls?|slain)$", re.IGNORECASE)

ARMED = frozenset({"ASSAULT", "MOBILIZE", "AID", "THREATEN"})
"""Types whose claims can have a weapon or instrument."""
REACH = 60
"""Characters between a trigger and the weapon that is taken to be its means."""


def places(material: Material, act: Act, told: Told) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Names of the places of an act, the most specific first, with their words."""
    here = [span for span in act.places if not _is_origin(material, act, span)]
    if here:
        widths = _widths(material, here)
        ordered = sorted(here, key=lambda s: (widths[s], s.start))
        return tuple(dict.fromkeys(s.text for s in ordered)), tuple(ordered)
    last = told.placed(act.type)
    if act.where == "carried" and last:
        return last.place, last.evidence.get("place", ())
    return (), ()


def _is_origin(material: Material, act: Act, place: Span) -> bool:
    """Whether a place only tells whence the victims are; elsewhere people are led, sent or driven from where it was."""
    return act.type == "ASSAULT" and bool(_ORIGIN.search(material.report.text[: place.start][-40:]))


def _widths(material: Material, places: Sequence[Span]) -> dict[Span, int]:
    """How wide each place is; places in a list are as wide as its last: "in Alva and Brask neighbourhoods"."""
    text, widths, after = material.report.text, dict[Span, int](), None
    for place in sorted(places, reverse=True):
        widths[place] = _width(material, place)
        if after and _LISTED.fullmatch(text[place.end : after.start]):
            widths[place] = min(widths[place], widths[after])
        after = place
    return widths


def _width(material: Material, place: Span) -> int:
    """How wide a place is, as far as its words tell: 0 a spot in a town, 1 a town, 2 what holds others, 3 a state."""
    if material.naming.party(_COMPASS.sub("", place.text)).startswith("state:"):
        return 3
    text = material.report.text
    after, before = text[place.end : place.end + 40], text[max(0, place.start - 30) : place.start]
    if _HOLDS_AFTER.match(after) or _HOLDS_BEFORE.search(before) or _HOLDS_NEXT.match(after):
        return 2
    return int(not (_SPOT_AFTER.match(after) or _SPOT_LAST.search(place.text)))


def times(material: Material, act: Act, told: Told) -> tuple[str, When | None, tuple[Span, ...]]:
    """When the act was or is to be: as claims write it, as an interval, and the words."""
    spoken = [t for t in material.times if any(t.span.overlaps(s) for s in act.times) and t.said]
    if spoken:
        best = min(spoken, key=lambda t: (len(t.said.split("/")), -len(t.said)))
        return best.said, when(best), (best.span,)
    last = told.dated(act.type)
    if act.when == "carried" and last:
        return last.time, last.when, last.evidence.get("time", ())
    return "", None, ()


def when(mention: TimeMention) -> When | None:
    """The days of a time expression, with UCDP's precision."""
    if not mention.start and not mention.end:
        return None
    return When(mention.start, mention.end, precision(mention.start, mention.end), edtf(mention.start, mention.end))


def precision(start: str, end: str) -> int | None:
    """UCDP date_prec: 1 a day, 2 two to six days, 3 a week, 4 a month or less, 5 longer; None for an open interval."""
    if not start or not end:
        return None
    days = (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
    return next(code for limit, code in ((1, 1), (6, 2), (7, 3), (31, 4), (10**9, 5)) if days <= limit)


def edtf(start: str, end: str) -> str:
    """The interval in EDTF: one day as it is, a whole month or year as such, an open end as `..`."""
    if start == end:
        return start
    if start and end:
        if start[:4] == end[:4] and start[4:] == "-01-01" and end[4:] == "-12-31":
            return start[:4]
        if start[:7] == end[:7] and start[7:] == "-01" and _last_of_month(end):
            return start[:7]
    return f"{start or '..'}/{end or '..'}"


def _last_of_month(day: str) -> bool:
    this = date.fromisoformat(day)
    return this.toordinal() + 1 == date(this.year + this.month // 12, this.month % 12 + 1, 1).toordinal()


def numbers(material: Material, sentence: Sentence, act: Act) -> tuple[NumberMention, ...]:
    """The counts that belong to an act.

    Which, the reader model says; what is counted, the noun beside the number, and the model where that tells nothing.
    A word of killing or a toll takes the one count of dead in its sentence, also where the model overlooked it.
    """
    found: dict[Span, NumberMention] = {}
    for span, of in act.numbers:
        for mention in material.numbers:
            if mention.span.overlaps(span):
                found.setdefault(mention.span, mention if mention.of != "other" else replace(mention, of=of))
    if not found and _TOLL.match(act.trigger.text):
        dead = [n for n in material.numbers if n.of == "killed" and inside(sentence, [n.span])]
        return tuple(dead) if len(dead) == 1 else ()
    return tuple(found.values())


def means(material: Material, sentence: Sentence, act: Act) -> Span | None:
    """The weapon or instrument nearest to the trigger, within reach; the trigger itself is none."""
    if act.type not in ARMED:
        return None
    near = [s for s in inside(sentence, material.means) if 0 < _gap(s, act.trigger) <= REACH]
    return min(near, key=lambda s: (_gap(s, act.trigger), s.start), default=None)


def _gap(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)


def from_later(claim: Claim, act: Act, later: Sequence[Claim]) -> Claim:
    """A headline's claim with the place and time that the text gives for plainly the same act further down."""
    same = [c for c in later if c.type == claim.type]
    placed = next((c for c in same if c.place), None) if act.where == "carried" and not claim.place else None
    dated = next((c for c in same if c.time), None) if act.when == "carried" and not claim.time else None
    evidence = dict(claim.evidence)
    if placed:
        evidence["place"] = placed.evidence.get("place", ())
    if dated:
        evidence["time"] = dated.evidence.get("time", ())
    return replace(
        claim,
        place=placed.place if placed else claim.place,
        time=dated.time if dated else claim.time,
        when=dated.when if dated else claim.when,
        evidence=evidence,
    )


_SHOWN_BY = {
    "suicide-attack": re.compile(r"suicid|kamikaze|blew (?:him|her|them)sel", re.IGNORECASE),
    "crowd-control": re.compile(
        r"tear|gas|rubber|water cannon|baton|truncheon|stun|pepper|plastic|in(?:to)? the air|warning", re.IGNORECASE
    ),
    "drone": re.compile(r"drone|unmanned|uav|quadcopter|predator", re.IGNORECASE),
    "unconventional": re.compile(
        r"chemi|gas|chlor|sarin|nerve|toxi|poison|bio|nuclear|radio|acid|mustard|agent|phosph", re.IGNORECASE
    ),
}
"""Modes of ASSAULT that words must show somewhere in the report's sentence, and those words."""


def mode(sentence: Sentence, act: Act, modes: Collection[str], weapon: Span | None) -> str:
    """The mode that the model has, where nothing speaks against it; else the one that the weapon suggests, or ""."""
    shown = _SHOWN_BY.get(act.mode)
    if shown is None or shown.search(sentence.text):
        return act.mode if act.mode in modes else ""
    suggested = mode_of(weapon.text) if weapon else ""
    return suggested if suggested in modes else ""
