"""The units of linking: what each event within a report brings along to be told from those of other reports."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from sayso.link.compare import Atlas, party_key
from sayso.link.compare import apart as days_apart
from sayso.link.likeness import Pair, excluded, lemma, other_province, set_apart
from sayso.link.told import Told
from sayso.link.unit import Sayings, Unit
from sayso.link.within import events, states, tellings
from sayso.link.wording import WORD, YEAR, rarity, stem, stems, weighed
from sayso.model.analysis import NumberOf, Sentence
from sayso.model.event import Event
from sayso.model.overlaps import Overlaps
from sayso.model.reading import Reading
from sayso.model.span import Span

OPENING = 3
"""So many sentences, the headline among them, say what a report is about."""
TELLING = 3
"""From this number on a count says something."""
FINE = 3
"""Up to this UCDP precision a place is a town or district; wider ones hold many events."""
WIDE = 5
"""From this UCDP precision on a place is a country or a sea: what is told of two may be one event."""
SLIP = 1
"""Days by which a report may date one event in two ways: that of the act and that of the next morning's word of it."""
LASTING = ("ongoing", "planned", "wanted")
"""Statuses of what is no occurrence yet, or more than one."""
SHORT_NAME = 3
"""Letters; shorter names are initials."""


def units(reading: Reading) -> tuple[Unit, ...]:
    """The units of a report, the main one first, the others in the order of the text.

    A report of which no claim makes an event has a main unit without claims: its words may tell what it is about.
    """
    found, words = events(reading), _Words(reading)
    if not found:
        return (_of_words(reading.report.id, words, reading.sentences, main=True),) if reading.sentences else ()
    told = {one.claim.id: one for one in tellings(reading)}
    groups = {event.id: [told[claim] for claim in event.claims] for event in found}
    apart = _apart(groups, Atlas((one.claim for one in told.values()), states(reading)))
    lasting = frozenset(event for event, told in groups.items() if all(one.claim.status in LASTING for one in told))
    main, *parts = _main(found, apart, lasting)
    whole = {event.id for event in (main, *parts)}
    told_of_it = [one for event in (main, *parts) for one in groups[event.id]]
    kept_out = frozenset().union(*(apart[event] for event in whole)) - whole
    others = [event for event in found if event.id not in whole]
    first = _unit(main, told_of_it, words, kept_out, main=True)
    return (first, *(_unit(event, groups[event.id], words, apart[event.id], main=False) for event in others))


def _main(found: Sequence[Event], apart: Mapping[str, frozenset[str]], lasting: frozenset[str]) -> list[Event]:
    """The event that most of a report's claims tell of, and others that tell more of it, in the order of their claims.

    Much of a report tells of its main event in words that give no day, place or doer: such events are part of it unless
    the report tells them apart, as it does events of two types. A campaign that goes on is no part of one occurrence.
    """
    main, *others = sorted(found, key=lambda event: -len(event.claims))
    parts = [main]
    for event in others:
        if event.id not in lasting and not any(event.id in apart[part.id] or _other_day(event, part) for part in parts):
            parts.append(event)
    return parts


def _other_day(one: Event, other: Event) -> bool:
    return one.when is not None and other.when is not None and days_apart(one.when, other.when) > 0


def _unit(event: Event, told: Sequence[Told], words: "_Words", apart: frozenset[str], *, main: bool) -> Unit:
    sentences = words.reading.sentences if main else tuple(dict.fromkeys(one.claim.sentence for one in told))
    own = dict.fromkeys(one.claim.sentence.text for one in told)
    return replace(
        _of_words(event.id, words, sentences, main=main),
        type=event.type,
        mode=event.mode,
        when=event.when,
        where=event.where,
        lemmas=tuple(sorted({lemma(one.claim) for one in told})),
        actors=tuple(party_key(party.name, party.party) for party in event.actors),
        recipients=tuple(party_key(party.name, party.party) for party in event.recipients),
        killed=_count(event, "killed"),
        injured=_count(event, "injured"),
        own=weighed(word for sentence in own for word in stems(sentence)),
        counts=frozenset(f"{toll.of} {toll.best}" for toll in event.numbers if toll.best and toll.best >= TELLING),
        apart=apart,
        claims=tuple(one.claim.id for one in sorted(told, key=lambda one: one.claim.trigger)),
    )


def _of_words(own: str, words: "_Words", sentences: Sequence[Sentence], *, main: bool) -> Unit:
    """A unit as far as the words of these sentences tell, of no type and without claims."""
    reading = words.reading
    times = [time for time in reading.times if time.type == "DATE" and _inside(time.span, sentences, main)]
    places = [place for place in reading.places if _inside(place.span, sentences, main)]
    numbers = (word for sentence in sentences for word in WORD.findall(sentence.text) if word.isdecimal())
    return Unit(
        id=own,
        report=reading.report.id,
        main=main,
        type="",
        published=reading.report.published,
        said=words.sayings(sentences, reading.report.title if main else ""),
        sites=frozenset(str(p.geonameid or p.name) for p in places if p.precision and p.precision <= FINE),
        regions=frozenset(f"{place.country}/{place.admin1}" for place in places if place.admin1),
        figures=frozenset(number for number in numbers if not YEAR.fullmatch(number)),
        days=frozenset(time.start for time in times if time.start and time.start == time.end),
        years=frozenset(time.value[:4] for time in times if YEAR.fullmatch(time.value[:4])),
        armed=any(p.party.startswith("group:") and _inside(p.span, sentences, main) for p in reading.parties),
    )


def _inside(span: Span, sentences: Sequence[Sentence], main: bool) -> bool:
    return main or any(one.start <= span.start < one.end for one in sentences)


def _count(event: Event, of: NumberOf) -> int | None:
    return next((toll.best for toll in event.numbers if toll.of == of), None)


def _apart(groups: Mapping[str, Sequence[Told]], atlas: Atlas) -> Mapping[str, frozenset[str]]:
    """Which events of a report it tells apart: other types, days, provinces or owners, or said to be another."""
    found: dict[str, set[str]] = {event: set() for event in groups}
    for one, other in combinations(groups, 2):
        if any(_told_apart(pair) for pair in _pairs(groups[one], groups[other], atlas)):
            found[one].add(other)
            found[other].add(one)
    return {event: frozenset(others) for event, others in found.items()}


def _pairs(ones: Iterable[Told], others: Sequence[Told], atlas: Atlas) -> Iterator[Pair]:
    for one in ones:
        for other in others:
            first, second = sorted((one, other), key=lambda told: told.claim.trigger)
            yield Pair(first, second, atlas)


def _told_apart(pair: Pair) -> bool:
    one, other = (claim.when for claim in pair.claims)
    if pair.claims[0].type != pair.claims[1].type:
        return True
    if one and other and days_apart(one, other):
        return days_apart(one, other) > SLIP
    places = [claim.location for claim in pair.claims]
    wide = any(place is None or (place.precision or WIDE) >= WIDE for place in places)
    return excluded(pair) or bool(set_apart(pair) or (other_province(pair) and not wide))


class _Words:
    """The words of a report by what they are: names of places, of parties that the tables know, of others, none."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._places = Overlaps((place.span for place in reading.places), lambda span: span)
        known = (party.span for party in reading.parties if party.party and not party.party.startswith("name:"))
        self._known = Overlaps(known, lambda span: span)
        texts = (sentence.text for sentence in reading.sentences)
        self._small = {stem(word) for text in texts for word in WORD.findall(text) if word.islower()}

    def sayings(self, sentences: Sequence[Sentence], title: str) -> Sayings:
        """What these sentences say, under that title."""
        kinds: dict[str, Counter[str]] = {kind: Counter() for kind in ("name", "place", "known", "", "opening")}
        for n, sentence in enumerate(sentences):
            for kind, word in self._kinds(sentence):
                kinds[kind][word] += 1
                if kind == "name" and n < OPENING:
                    kinds["opening"][word] += 1
        heading = stems(title)
        kinds["opening"].update(word for word in heading if word in kinds["name"])
        opening = [*heading, *(word for one in sentences[:OPENING] for word in stems(one.text))]
        return Sayings(
            all=weighed([*heading, *(word for one in sentences for word in stems(one.text))]),
            opening=weighed(opening),
            plain=weighed(kinds[""].elements()),
            names=weighed(kinds["name"].elements()),
            known=weighed(kinds["known"].elements()),
            places=weighed(kinds["place"].elements()),
            salient=_salient(kinds["name"] + kinds["place"], kinds["opening"]),
            opening_names={word: rarity(word) * n for word, n in kinds["opening"].items()},
        )

    def _kinds(self, sentence: Sentence) -> Iterator[tuple[str, str]]:
        for found in WORD.finditer(sentence.text):
            word, stemmed = found[0], stem(found[0])
            if not word[0].isupper():
                yield "", stemmed
                continue
            span = Span(sentence.start + found.start(), sentence.start + found.end(), word)
            if any(self._places(span)):
                yield "place", stemmed
            elif any(self._known(span)):
                yield "known", stemmed
            else:
                named = stemmed not in self._small and len(word) >= SHORT_NAME
                yield "name" if named else "", stemmed


def _salient(names: Counter[str], opening: Counter[str]) -> dict[str, float]:
    most = max(names.values(), default=1)
    return {word: n / most * rarity(word) for word, n in names.items() if n > 1 or word in opening}
