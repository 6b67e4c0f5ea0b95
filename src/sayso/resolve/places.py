"""The places of a report: names found, the place that each stands for, and how exactly it is told."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from sayso.codebook.parties import parties
from sayso.model.analysis import PlaceMention, Sentence
from sayso.model.claim import Role
from sayso.model.names import fold, host
from sayso.model.report import Report
from sayso.model.span import Span
from sayso.resolve.choice import Chosen, Group, choose, likeliest
from sayso.resolve.folding import loose
from sayso.resolve.gazetteer import Gazetteer, Named, Place, gazetteer
from sayso.resolve.names import uses
from sayso.resolve.precision import rounded, where_prec
from sayso.resolve.revision import revised
from sayso.resolve.toponyms import Toponym, toponyms
from sayso.resolve.wording import asked, vague
from sayso.resolve.words import words

T = TypeVar("T")
DATELINE = 2.0
"""Uses that a name in the dateline counts for."""
PUBLISHER = 1.0
SPOKEN_OF = 0.5
"""What the publisher's home and the countries of the report's parties count for beside the names in its text."""
MOST = 0.6
"""Share of a report's places that must lie in one region before an unknown name is taken to lie there."""
OTHERS = 5
"""Other places that a mention keeps at most."""
_SHARED = frozenset({"USA", "CAN", "PSE"})
"""Countries whose regions are spoken of by name alone as often as towns of their names: New York, Quebec, Gaza."""
_HOMES = {
    "uk": "GBR",
    "au": "AUS",
    "ca": "CAN",
    "ie": "IRL",
    "nz": "NZL",
    "in": "IND",
    "za": "ZAF",
    "pk": "PAK",
    "ng": "NGA",
    "ke": "KEN",
    "ph": "PHL",
    "il": "ISR",
    "ua": "UKR",
    "ru": "RUS",
    "ir": "IRN",
    "tr": "TUR",
    "sy": "SYR",
    "iq": "IRQ",
    "lk": "LKA",
    "ge": "GEO",
}
"""Countries of domains under which newspapers in English are at home."""


def located(
    report: Report, sentences: Sequence[Sentence], also: Iterable[Span] = (), states: Collection[str] = ()
) -> tuple[PlaceMention, ...]:
    """The places that a report names, in the order of the text.

    Args:
        report: with its layout, if it has one.
        sentences: its sentences.
        also: words known to name a place by other means; they are kept even where the gazetteer has nothing.
        states: ISO 3166-1 alpha-3 codes of the states that its parties belong to.
    """
    table = gazetteer()
    lines = [(part.start, part.end) for part in report.parts if part.kind == "dateline"]
    stretches = sorted({*lines, *((s.start, s.end) for s in sentences)})
    found = toponyms(report, words(report, stretches), table, tuple(also))
    narrowed = [replace(one, names=fitting(report.text, one, table)) for one in found]
    heads = [any(start <= one.span.start < end for start, end in lines) for one in narrowed]
    outside = anchors(report, states, table)
    chosen = chosen_of(narrowed, heads, outside)
    if (second := revised(narrowed, chosen, table)) != narrowed:
        narrowed = second
        chosen = chosen_of(narrowed, heads, outside)
    held = holders(narrowed, chosen, table)
    return tuple(
        mention(report.text, one, choice, holder, table)
        for one, choice, holder in zip(narrowed, chosen, held, strict=True)
    )


def countries(mentioned: Iterable[Role]) -> frozenset[str]:
    """The states (ISO 3166-1 alpha-3) that the parties of a report are or belong to."""
    known = (parties().get(role.party) for role in mentioned)
    return frozenset(party.country for party in known if party is not None and party.country)


def fitting(text: str, one: Toponym, table: Gazetteer) -> tuple[Named, ...]:
    """The places that fit the words beside the name: regions for `province`, towns for `city`; all where none fits.

    With no such word, a name that a town and the region around it share is the town's.
    """
    kind = asked(text, one.span.start, one.span.end)
    if not kind:
        around = {name.place.admin1 for name in one.names if name.place.feature[0] == "P" and name.how in "na"}
        return tuple(n for n in one.names if n.place.id not in around or n.place.country in _SHARED)
    fits = tuple(n for n in one.names if n.how in "nas" and (n.place.feature[0] == "P") == (kind == "town"))
    return fits or (kind == "area" and tuple(_around(one, table))) or one.names


def _around(one: Toponym, table: Gazetteer) -> Iterator[Named]:
    """Regions that are called after their towns, in a spelling that the gazetteer has of the towns alone."""
    for name in one.names:
        region = table.place(name.place.admin1)
        called = loose(fold(region.name.rpartition(" ")[0])) if region is not None else ""
        if region is not None and called and called == loose(one.key):
            yield Named(region, "a")


def chosen_of(found: Sequence[Toponym], heads: Sequence[bool], outside: Sequence[Group]) -> list[Chosen | None]:
    """The place of each name: one sense a report, unless the words ask for another kind of place."""
    keys: dict[tuple[str, tuple[Named, ...]], list[int]] = {}
    for number, one in enumerate(found):
        if one.names:
            keys.setdefault((one.key, one.names), []).append(number)
    order = {key: n for n, key in enumerate(keys)}
    groups = []
    for (_, names), numbers in keys.items():
        behind = [found[chain] for n in numbers if (chain := found[n].chain) is not None and found[chain].names]
        weight = sum(DATELINE if heads[n] else 1.0 for n in numbers)
        within = order[behind[0].key, behind[0].names] if behind else None
        groups.append(Group(likeliest(names), weight, within))
    chosen = choose(groups, outside)
    return [chosen[order[one.key, one.names]] if one.names else None for one in found]


def anchors(report: Report, states: Collection[str], table: Gazetteer) -> list[Group]:
    """What beside the text tells where a report is from: places in its publisher's name, its domain, its parties."""
    home = replace(report, text=report.publisher, parts=())
    heard = words(home, [(0, len(home.text))]) if home.text else []
    named = [Group(likeliest(use.names), PUBLISHER) for use in uses(home.text, heard, table) if use.names]
    domain = host(report.url).rpartition(".")[2]
    codes = {code: PUBLISHER for code in (_HOMES.get(domain, ""),) if code}
    weights = {**dict.fromkeys(sorted(states), SPOKEN_OF), **codes}
    homes = [(table.country(code), weight) for code, weight in weights.items()]
    return [*named, *(Group((Named(state, "n"),), weight) for state, weight in homes if state is not None)]


def holders(found: Sequence[Toponym], chosen: Sequence[Chosen | None], table: Gazetteer) -> list[Place | None]:
    """For each name that no place is known for, the finest known place that holds it.

    That is the one behind its comma or behind `in`; else the region, or the country, that most of the report's
    places lie in, which says nothing of words like "a market".
    """
    common = _common([choice.place for choice in chosen if choice is not None], table)
    out: list[Place | None] = []
    for one, choice in zip(found, chosen, strict=True):
        told = chosen[one.holder] if one.holder is not None else None
        named = common if any(letter.isupper() for letter in one.span.text) else None
        out.append(None if choice is not None else told.place if told is not None else named)
    return out


def _common(places: Sequence[Place], table: Gazetteer) -> Place | None:
    """The region or country that most places lie in, None where they are scattered."""
    inside = [place for place in places if place.country]
    regions = Counter(place.admin1 for place in inside if place.admin1)
    states = Counter(place.country for place in inside)
    region, state = _most(regions, len(inside)), _most(states, len(inside))
    return table.place(region) if region else table.country(state) if state else None


def _most(counts: Counter[T], of: int) -> T | None:
    """What most have, None where nothing is had by so many."""
    return next((one for one, many in counts.most_common(1) if many >= MOST * of), None)


def _numbers(places: Sequence[Place]) -> tuple[int, ...]:
    """Numbers in GeoNames of the first few places that have one."""
    return tuple(place.geonameid for place in places if place.geonameid is not None)[:OTHERS]


def mention(text: str, one: Toponym, choice: Chosen | None, holder: Place | None, table: Gazetteer) -> PlaceMention:
    """The mention in the model's terms; of an unknown place with the point of what holds it."""
    if choice is not None:
        place, where = choice.place, where_prec(choice.place, vague(text, one.span.start, one.span.end))
        known = PlaceMention(one.span, place.name, place.geonameid, why=choice.why, others=_numbers(choice.others))
    elif holder is not None:
        place, where = holder, where_prec(holder, "near")
        known = PlaceMention(one.span, one.span.text, within=holder.name, why=f"unknown; {holder.name} holds it")
    else:
        return PlaceMention(one.span, one.span.text)
    region = table.place(place.admin1)
    return replace(
        known,
        lat=rounded(place.lat, where),
        lon=rounded(place.lon, where),
        country=place.country,
        feature=place.feature.partition(".")[2],
        admin1=region.name if region is not None else "",
        precision=where,
    )
