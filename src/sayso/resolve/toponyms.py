"""Finds the names of places in a report: those that are known, in company that shows a place."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.model.report import Report
from sayso.model.span import Span
from sayso.resolve.folding import fold
from sayso.resolve.gazetteer import Gazetteer, Named
from sayso.resolve.names import Use, demonyms, uses
from sayso.resolve.seen import DATES, GIVEN, TITLES, Seen, initial
from sayso.resolve.signs import Weighed, weigh
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
    found = demonyms(words, uses(report.text, words, gazetteer), gazetteer)
    weighed = [(use, _weighed(use, seen)) for use, seen in zip(found, looked(words, found, gazetteer), strict=True)]
    sure = {use.key for use, it in weighed if it.score >= SURE}
    out: list[Toponym] = []
    for use, it in weighed:
        words_of = span(report.text, words, use)
        told = TOLD if any(one.overlaps(words_of) for one in also) else 0.0
        score = it.score + told + (AGREES if use.key in sure and it.score < SURE else 0.0)
        if score > 0:
            out.append(Toponym(words_of, use.key, use.names, use.first, use.stop, score, it.why))
    people = frozenset(persons(words, gazetteer))
    unnamed = (one for one in _unnamed(also, out, words) if _a_place(one, words, people))
    return joined(words, [*out, *unnamed])


def _weighed(use: Use, seen: Seen) -> Weighed:
    """The signs of a name; adjectives of states and names of streets show themselves."""
    if not use.names:
        return Weighed(SURE, {"local": SURE})
    return Weighed(SURE, {"people": SURE}) if use.names[0].how == "d" else weigh(seen)


def _unnamed(also: Sequence[Span], found: Sequence[Toponym], words: Sequence[Word]) -> Iterator[Toponym]:
    """Words that tell where an act was and hold no name that was found."""
    at = {word.start: n for n, word in enumerate(words)}
    for one in dict.fromkeys(also):
        if not any(one.overlaps(other.span) for other in found):
            first = at.get(one.start, len(words))
            stop = next((n for n in range(first, len(words)) if words[n].start >= one.end), len(words))
            yield Toponym(one, fold(one.text), (), first, stop, SURE, {"told": TOLD})


def _a_place(one: Toponym, words: Sequence[Word], people: Container[str]) -> bool:
    """Whether words that tell where an act was can be a place: they are no person of the report and no date."""
    if one.first >= one.stop:
        return bool(one.key)
    last = words[one.stop - 1]
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
