"""Finds the names of places in a report: those that are known, in company that shows a place."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.model.names import fold
from sayso.model.overlaps import Overlaps
from sayso.model.report import Report
from sayso.model.span import Span
from sayso.resolve.folding import ARTICLES
from sayso.resolve.gazetteer import Gazetteer, Named
from sayso.resolve.names import Use, demonyms, uses
from sayso.resolve.seen import COMPASS, DATES, GIVEN, TITLES, Seen, initial, renowned
from sayso.resolve.signs import PARTS, PLACED, Weighed, weigh
from sayso.resolve.words import Word


def span(text: str, words: Sequence[Word], use: Use) -> Span:
    """The words of a use in the report."""
    return Span.of(text, words[use.first].start, words[use.stop - 1].end)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in a report.

    Attributes:
        key: what it was found under.
        names: the places it may stand for; none where the gazetteer has none.
        score: how sure it is that this is a place; above 0.
        why: the signs of that, with what each adds.
        chain: index, among the report's toponyms, of the one that a comma joins to it (`Odun, Tarn`), or None.
        holder: that, or the one that `in` joins to it (`Elm Street in Odun`), or None.
    """

    span: Span
    key: str
    names: tuple[Named, ...]
    first: int
    stop: int
    score: float
    why: Mapping[str, float]
    chain: int | None = None
    holder: int | None = None


AGREES = 2.0
"""What a name gains that the same report uses for a place beyond doubt."""
SURE = 1.5
TOLD = 4.0
"""What a name gains that was found to tell where an act was."""


def toponyms(report: Report, words: Sequence[Word], gazetteer: Gazetteer, also: Sequence[Span] = ()) -> list[Toponym]:
    """The names of places in a report, in the order of the text.

    Args:
        report: whose words they are.
        words: its words.
        gazetteer: what is known.
        also: words that tell where an act was: names in them are places, and those without any stand for themselves.
    """
    at = {word.start: n for n, word in enumerate(words)}
    stretches = [stretch for one in dict.fromkeys(also) if (stretch := _stretch(one, words, at))]
    found = whole(words, demonyms(words, uses(report.text, words, gazetteer), gazetteer), stretches)
    weighed = [(use, _weighed(use, seen)) for use, seen in zip(found, looked(words, found, gazetteer), strict=True)]
    told_of = Overlaps(also, lambda one: one)
    sure = {use.key for use, it in weighed if it.score >= SURE}
    out: list[Toponym] = []
    for use, it in weighed:
        words_of = span(report.text, words, use)
        told = TOLD if any(told_of(words_of)) and not _aside(words, use) else 0.0
        score = it.score + told + (AGREES if use.key in sure and it.score < SURE else 0.0)
        if score > 0:
            out.append(Toponym(words_of, use.key, use.names, use.first, use.stop, score, it.why))
    people = frozenset(persons(words, gazetteer))
    unnamed = (one for one in _unnamed(also, out, words, at) if _a_place(one, words, people))
    return joined(words, [*out, *unnamed])


def _weighed(use: Use, seen: Seen) -> Weighed:
    """The signs of a name; adjectives of states and names of streets show themselves."""
    if not use.names:
        return Weighed(SURE, {"local": SURE})
    return Weighed(SURE, {"people": SURE}) if use.names[0].how == "d" else weigh(seen)


def _stretch(one: Span, words: Sequence[Word], at: Mapping[int, int]) -> range:
    """The words of a span."""
    first = at.get(one.start, len(words))
    return range(first, next((n for n in range(first, len(words)) if words[n].start >= one.end), len(words)))


def _aside(words: Sequence[Word], use: Use) -> bool:
    """Whether it is a word that only helps to name a place and tells of none by itself: Eastern, NE, Airport."""
    key = words[use.first].key
    return use.stop - use.first == 1 and (key in PARTS or key in PLACED or key in COMPASS)


def whole(words: Sequence[Word], found: Sequence[Use], told: Iterable[range]) -> list[Use]:
    """The names found without those that are cut from a longer one that tells where an act was: Tal in Tal Odun."""
    at = {use.first: use for use in found}
    cut: set[int] = set()
    for stretch in told:
        own = [n for n in stretch if words[n].key not in ARTICLES]
        inside = [use for n in stretch if (use := at.get(n)) is not None and use.stop - 1 in stretch]
        if len(own) > 1 and all(words[n].cap for n in own) and words[own[-1]].key not in PLACED and _cut(own, inside):
            cut.update(use.first for use in inside)
    return [use for use in found if use.first not in cut]


def _cut(own: Sequence[int], inside: Sequence[Use]) -> bool:
    """Whether names are cut from the words `own`: small ones, of which some word is no part or which lie far apart."""
    if not inside or any(use.stop - use.first > 1 or renowned(use.names) for use in inside):
        return False
    lands = [{name.place.country for name in use.names} for use in inside]
    return len(inside) < len(own) or not set.intersection(*lands)


def _unnamed(
    also: Sequence[Span], found: Sequence[Toponym], words: Sequence[Word], at: Mapping[int, int]
) -> Iterator[Toponym]:
    """Words that tell where an act was and hold no name that was found, with the key of the name in them."""
    named = Overlaps(found, lambda one: one.span)
    for one in dict.fromkeys(also):
        if not any(named(one)):
            stretch = _stretch(one, words, at)
            yield Toponym(
                one, _key(one, [words[n] for n in stretch]), (), stretch.start, stretch.stop, SURE, {"told": TOLD}
            )


def _key(one: Span, stretch: Sequence[Word]) -> str:
    """The key of a name without what it is: `eastern Odun`, `Odun area`."""
    start, stop = 0, len(stretch)
    while start < stop - 1 and not stretch[start].cap and stretch[start].key not in ARTICLES:
        start += 1
    while stop - 1 > start and not stretch[stop - 1].cap and stretch[stop - 1].key in PLACED:
        stop -= 1
    return " ".join(word.key for word in stretch[start:stop]) or fold(one.text)


def _a_place(one: Toponym, words: Sequence[Word], people: Container[str]) -> bool:
    """Whether words that tell where an act was can be a place: they are no person of the report and no date."""
    if one.first >= one.stop:
        return bool(one.key)
    last = words[one.stop - 1]
    if one.stop - one.first == 1 and last.key in COMPASS:
        return False
    return last.key not in DATES and not (last.cap and last.key in people)


def joined(words: Sequence[Word], found: Sequence[Toponym]) -> list[Toponym]:
    """Names in the order of the text, each with those that a comma, or `in`, joins to it."""
    ordered = sorted(found, key=lambda one: one.span)
    at = {one.first: number for number, one in enumerate(ordered)}
    out = []
    for one in ordered:
        chain = at.get(one.stop) if one.stop < len(words) and words[one.stop].gap in (", ", " (") else None
        beside = at.get(one.stop) if one.stop < len(words) and words[one.stop].gap == " " else None
        chain = beside if chain is None and beside is not None and ordered[beside].names else chain
        out.append(replace(one, chain=chain, holder=_holder(words, one.stop, at) if chain is None else chain))
    return out


def _holder(words: Sequence[Word], stop: int, at: Mapping[int, int]) -> int | None:
    """The name behind `in` (`Elm Street in Odun`, `in the city of Odun`), with few words between."""
    if stop >= len(words) or words[stop].key not in ("in", "of", "near"):
        return None
    for n in range(stop + 1, min(stop + 6, len(words))):
        if n in at:
            return at[n]
        if words[n].gap.strip():
            return None
    return None


def looked(words: Sequence[Word], found: Sequence[Use], gazetteer: Gazetteer) -> list[Seen]:
    """Each name where it stands, with what the whole report shows."""
    people = frozenset(persons(words, gazetteer))
    known = frozenset(use.first for use in found if use.names)
    ends = frozenset(use.stop - 1 for use in found)
    small = frozenset(word.key for word in words if not word.cap)
    return [Seen(words, use.first, use.stop, use.names, gazetteer, people, known, ends, small) for use in found]


def persons(words: Sequence[Word], gazetteer: Gazetteer) -> Iterator[str]:
    """Keys of the last words of persons' names: behind a title, a given name or an initial."""
    for at, (before, word) in enumerate(pairwise(words)):
        if not word.cap or word.gap not in (" ", ". ") or before.owner:
            continue
        named = before.cap and (initial(words, at) or gazetteer.given(before.key) >= GIVEN)
        if before.key in TITLES or named:
            yield word.key
