"""Places as claims name them: words that the reader model points at, made whole, cut to the name, the finest first."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.analysis.party_words import PERSON_NOUNS
from sayso.claims.material import Material
from sayso.codebook.parties import Found, parties
from sayso.model.analysis import Act, Sentence
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
_COMPASS = r"(?:(?:north|south|east|west)(?:ern|[- ]?(?:east|west)(?:ern)?)?|central|upper|lower|rural|greater)"
_COMPASS_FIRST = re.compile(rf"{_COMPASS}[- ]", re.IGNORECASE)
_COMPASS_ONLY = re.compile(_COMPASS, re.IGNORECASE)
_UNENDED = re.compile(rf"{_COMPASS}|.* (?:d[aeo]s?|del|de la|of)", re.IGNORECASE)
"""A piece of a name that cannot end it."""
_ORIGIN = re.compile(rf"\b(?:{'|'.join(sorted(PERSON_NOUNS))}) from $")
"""Words before a place that tell where people are from, and not where they were."""
_CAUSE = re.compile(r"\b(?:(?:d(?:ied|ying|ies?)|dead) (?:from|of)|deaths? from) $")
"""Words before what people died of, which is no place: "died from HFMD"."""

_LEADING = re.compile(
    r"(?:[^\w]+|[Aa]l- (?=[A-Z])|(?:north|south|east|west)[\w-]* of (?:the )?"
    r"|(?:Christian|Muslim|Moslem|Shiite|Shia|Sunni|Kurdish|Druze|Alawite)\s+(?=.*[A-Z])"
    r"|(?!al\b|el\b|(?:north|south|east|west|upper|lower|greater)(?:ern)?\s)[a-z][\w’'-]*\s+(?=.*[A-Z])"
    r"|[\w’']+-(?:held|controlled|ruled|backed|occupied|majority|besieged|run)\s+)+"
)
"""What stands before a name and is no part of it: "rebel-held", "Christian", "south of"; plain "northern" may be."""
_KINDS = (
    r"(?:province|governorate|department|canton|county|district|municipality|region|area|sector|zone|state|city|town"
    r"|township|village"
    r"|hamlet|commune|parish|suburb|neighbou?rhood|camp|countryside|valley|plateau|peninsula|island|basin|desert|river"
    r"|crossing|checkpoint|border)s?"
)
_TRAILING = re.compile(
    rf"(?:\s+(?:{_KINDS}|Province|Governorate|Countryside|Neighbou?rhood|District|and|of|in|the)\b|[^\w)’']+|\s*\("
    r"|(?<=\w)['’]s?|\))+$"
)
"""What a town or a region is, said after its name, is no part of it."""
_BODY = r"(?:Army|Front|Forces?|Party|Movement|Brigade|Battalion|Militia|Command|Council|League|Today|Times|Radio)"
_OF_BODY = re.compile(rf"\b(?:{_BODY}|Islamic State|Emirate) (?:of|in|for)(?: the)? $")
"""Words of a body's name before the place that ends it: "Liberation Army of Brask"."""
_TITLE = (
    r"(?:Bishop|Archbishop|Cardinal|President|Prime Minister|General|Colonel|Major|Captain|Gen\.|Col\.|Mrs?\.?|Dr\.?)"
)
_NO_PLACE = re.compile(
    rf".* {_BODY}|\S*-(?:held|controlled|ruled|backed|led|run)|Eid\b.*|Ramadan|Easter|Christmas|Passover"
    rf"|(?:HMS|USS|INS|MV|{_TITLE}) .*|(?:House of )?(?:Commons|Lords|Representatives)|Parliament|Senate|Congress"
)
"""Names of bodies, feasts, ships and people with a title, and "rebel-held" alone."""
_MOSTLY = re.compile(r"\b(?:majority-|(?:mainly|mostly|predominantly|largely)[ -])$", re.IGNORECASE)
"""What stands before the one word for a people that lives there."""
_LISTED_IN = re.compile(r"\b(?:banned|outlawed|registered|based|headquartered)\s+in\s+$")
"""Words before a place that tell of somebody in the sentence, and not where it was."""
_NAMED_KIND = re.compile(
    r" (?:Farms?|Roads?|Streets?|Squares?|River|Bridge|Crossing|Camp|Airport|(?:Air ?)?Base|Valley|Hills?|Mountains?"
    r"|Island|State|Heights|Hospital|Prison|Port|Dam)\b"
)
_AFTER_IN = re.compile(
    r"\b(?:in|at|near|into|outside|inside|around|across|on)\s+(?:the\s+)?(?:(?:town|city|village|province|district)\s+of\s+)?"
    r"(?:(?:north|south|east|west|central)[\w-]*\s+)?"
    r"((?:[Aa]l-)?[A-Z][\w’'-]*[\w’](?:\s+(?:[A-Z][\w’'-]*[\w’]|al-[A-Z][\w’'-]*[\w’]|de[l]?|do|da)(?=[\s,.;)]|$))*)"
)
"""A name in capitals after a word of place; months and weekdays are among what it finds."""
_IN = re.compile(r"\b(?:across|around|at|in|inside|into|near|outside|throughout|(?:city|town|village) of) (?:the )?$")
_OF_STATE = ("name", "demonym")
_CUT_ARTICLE = re.compile(r"(?<!\w)(?:[Aa]l|[Ee]l|[Aa][nrstdz]|[Aa]sh|[Aa]dh)$")
_PLURAL = re.compile(
    r"\b(?:provinces|cities|towns|villages|hamlets|neighbou?rhoods|districts|areas|regions|suburbs|camps)\s+(?:of|in)\s+$",
    re.IGNORECASE,
)
_OPENS = (
    r"(?:Abu|Ain|Ayn|Bab|Be[ia]?t|De[ir]{2}|Housh|Ja[bd]al|Jubb|Kafa?r|Khan|Khirbe[th]|Ma[’']?ar[ae]t|Qal[’']?at|Qasr|Ras"
    r"|Rasm|San|Santa|São|Sheikh|Shaykh|St\.?|Tal|Tall|Tell|Umm?|Wadi)"
)
_NAME = re.compile(
    rf"(?:(?:{_OPENS}|A[lu]|El|La|Las|Los|New|Old|Port)\s+)*(?:[Aa]l-[^\s,]+|[^\W_][^\s,]*(?:\s+[Aa]l-[^\s,]+)?)"
    r"(?:\s+(?!al-)[a-z]+)*"
)
"""One name in a list without commas, with the word that cannot end it."""
_ANEW = re.compile(rf"\b(?!{_OPENS}\b)[A-Z][\w’'-]+ {_OPENS} [A-Za-z]")
"""A word that begins another name, behind one."""
_OWNED = re.compile(r"([A-Z][\w-]+?)['’]s (?=[A-Z])|([A-Z][\w-]{3,}?)s (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of an act.

    Attributes:
        name: what claims call it.
        width: 0 a spot in a town, 1 a town, 2 what holds others, 3 a state.
    """

    span: Span
    name: str
    width: int

    @property
    def key(self) -> str:
        """The name without its capitals."""
        return self.name.casefold()


def spots(material: Material, sentence: Sentence, act: Act) -> tuple[Spot, ...]:
    """The places of an act that its sentence names, the most specific first, else in the order of the text."""
    spans = [s for s in _whole(material, act.places) if not (_is_origin(material, act, s) or _is_person(material, s))]
    spans = [s for s in spans if len(spans) == 1 or not _is_dateline(sentence, s)]
    widths = _widths(material, spans)
    return tuple(Spot(s, _name(s), widths[s]) for s in sorted(spans, key=lambda s: (widths[s], s.start)))


def named(material: Material, sentence: Sentence, known: Iterable[str]) -> tuple[Spot, ...]:
    """Places that a sentence names, whatever for: those of the report's acts, states, and what follows "in" or "near".

    Args:
        known: names of places that acts of the report have.
    """
    text, found = sentence.text, list[tuple[int, int]]()
    for name in known:
        found += [m.span() for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?!\w)", text)]
    found += [m.span(1) for m in _AFTER_IN.finditer(text)]
    found += [(f.start, f.end) for f in parties().find(text) if f.known.kind == "state" and f.kind in _OF_STATE]
    spans = {Span.of(material.report.text, sentence.start + a, sentence.start + b) for a, b in found}
    times = [t.span for t in material.times]
    return tuple(
        Spot(s, _name(s), _width(material.report.text, s))
        for s in sorted(spans)
        if not any(s.overlaps(time) for time in times)
    )


def _is_origin(material: Material, act: Act, place: Span) -> bool:
    """Whether a place only tells whence the victims are; elsewhere people are led, sent or driven from where it was."""
    before = material.report.text[: place.start][-40:]
    if listed := _LISTED_IN.search(before):
        return not listed[0].startswith(act.trigger.text)
    return act.type == "ASSAULT" and bool(_ORIGIN.search(before) or _CAUSE.search(before))


def _is_person(material: Material, place: Span) -> bool:
    """Whether a name is that of somebody in the report, and no word of place before it tells otherwise."""
    return material.naming.is_person(place) and not _IN.search(
        material.report.text, max(0, place.start - 16), place.start
    )


def _is_dateline(sentence: Sentence, place: Span) -> bool:
    """Whether a place at the head of a sentence tells where it was written: "BRASK Two people were killed"."""
    return place.start == sentence.start and len(place.text) > 3 and place.text.isupper()


def _whole(material: Material, spans: Sequence[Span]) -> list[Span]:
    """The spans that name a place, each the name and no more; two names in one parted, pieces of one joined."""
    out: list[Span] = []
    for span in _joined(material.report.text, sorted(spans)):
        for piece in _parted(material.report.text, span):
            cut = _cut(material.report.text, piece)
            if cut and (not out or out[-1].end <= cut.start):
                out.append(cut)
    return out


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans, joined where a name goes on: "Eastern" and "Homs", "Alva do" and "Brask"; cut articles put back."""
    out: list[Span] = []
    for span in spans:
        start = span.start
        if span.text.startswith("-") and (article := _CUT_ARTICLE.search(text[:start])):
            start = article.start()
        if out and text[out[-1].end : start] == " " and _UNENDED.fullmatch(out[-1].text):
            start = out.pop().start
        out.append(Span.of(text, start, span.end))
    return out


def _parted(text: str, span: Span) -> list[Span]:
    """Names that stand side by side without a comma, "the towns of Alva Brask and Tarsk", and a part and its whole."""
    many = span.text.casefold().count("al-")
    owner = _OWNED.match(span.text)
    if owner and (owner[1] or _known_elsewhere(text, owner[2])):
        inner = Span.of(text, span.start + owner.end(), span.end)
        return [Span.of(text, span.start, span.start + len(owner[1] or owner[2])), *_parted(text, inner)]
    listed = not many and span.text.count(" ") > 1 and _PLURAL.search(text[: span.start][-30:])
    if " " not in span.text or not (many > 1 or listed or _ANEW.search(span.text)):
        return [span]
    return [Span.of(text, span.start + m.start(), span.start + m.end()) for m in _NAME.finditer(span.text)]


def _known_elsewhere(text: str, words: str) -> bool:
    """Whether a name without its s stands somewhere else, so that the s is of a lost apostrophe."""
    return bool(parties().named(words) or re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))


def _cut(text: str, span: Span) -> Span | None:
    """The name alone; None where the words name nothing."""
    lead = _LEADING.match(span.text)
    start = span.start + (lead.end() if lead else 0)
    tail = _TRAILING.search(text, start, span.end)
    end = tail.start() if tail else span.end
    if kind := _NAMED_KIND.match(text, end):
        end = kind.end()
    if known := _state_before(text[start:end]):
        start += known.end + 1
    end -= _state_behind(text[start:end])
    if start >= end or not any(c.isupper() for c in text[start:end]) or _is_nowhere(text, start, end):
        return None
    return Span.of(text, start, end - _lost_apostrophe(text, start, end))


def _state_before(words: str) -> Found | None:
    """The adjective of a state before the name of a place in it: "Syrian Idlib"."""
    first = words.split(" ", 1)
    found = parties().named(first[0]) if len(first) > 1 and first[1][:1].isupper() else None
    return found if found and found.kind == "demonym" and not _NAMED_KIND.fullmatch(f" {first[1]}") else None


def _state_behind(words: str) -> int:
    """How much of a name is the state behind it, where a comma was lost: "Idlib Syria"."""
    first, _, last = words.rpartition(" ")
    if not first[:1].isupper() or _COMPASS_ONLY.fullmatch(first) or parties().named(words):
        return 0
    found = parties().named(last)
    return len(last) + 1 if found and found.known.kind == "state" and found.kind == "name" else 0


def _lost_apostrophe(text: str, start: int, end: int) -> int:
    """1 where a name ends in the s of a lost apostrophe, which the rest of the text shows: "Idlibs" beside "Idlib"."""
    words = text[start:end]
    if not words.endswith("s") or len(words) < 5:
        return 0
    if (known := parties().named(words)) and known.kind != "people":
        return int(known.end < len(words))
    return int(_known_elsewhere(text, words[:-1]))


def _is_nowhere(text: str, start: int, end: int) -> bool:
    """Whether a name is no place's: a group's or body's, or part of one, a feast's, a people's."""
    before, words = text[max(0, start - 30) : start], text[start:end]
    if _OF_BODY.search(before) or _NO_PLACE.fullmatch(words):
        return True
    return bool(" " not in words and _MOSTLY.search(before)) or _is_party(words)


def _is_party(words: str) -> bool:
    """Whether the words name a group or body, which is nowhere."""
    found = parties().named(words)
    return found is not None and found.known.kind in ("group", "org") and found.kind in ("name", "short")


def _state(words: str) -> Found | None:
    """The state that words name, by its name or adjective and not by its capital."""
    found = parties().named(words)
    of_state = found is not None and found.known.kind == "state"
    return found if of_state and found and found.kind in ("name", "short", "demonym", "people") else None


def _name(place: Span) -> str:
    """What claims call a place: the state where only its adjective is given."""
    state = _state(place.text)
    return state.known.name if state and state.kind in ("demonym", "short") else place.text


def _widths(material: Material, places: Sequence[Span]) -> dict[Span, int]:
    """How wide each place is; places in a list are as wide as its last: "in Alva and Brask neighbourhoods"."""
    text, widths, after = material.report.text, dict[Span, int](), None
    for place in sorted(places, reverse=True):
        widths[place] = _width(text, place)
        if after and widths[place] < 3 and _LISTED.fullmatch(text[place.end : after.start]):
            widths[place] = min(widths[place], widths[after])
        after = place
    return widths


def _width(text: str, place: Span) -> int:
    """How wide a place is, as far as its words tell."""
    if _state(_COMPASS_FIRST.sub("", place.text)):
        return 3
    after, before = text[place.end : place.end + 40], text[max(0, place.start - 30) : place.start]
    if (
        _COMPASS_FIRST.match(place.text)
        or _HOLDS_AFTER.match(after)
        or _HOLDS_BEFORE.search(before)
        or _HOLDS_NEXT.match(after)
    ):
        return 2
    return int(not (_SPOT_AFTER.match(after) or _SPOT_LAST.search(place.text)))
