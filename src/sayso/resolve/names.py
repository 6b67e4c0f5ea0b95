"""Looks up what may be names of places: capitalised words that are known, or that the words around them show."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.analysis.party_words import word_set
from sayso.codebook.parties import parties
from sayso.model.names import fold
from sayso.resolve.folding import ARTICLES, bare, close
from sayso.resolve.gazetteer import Gazetteer, Named
from sayso.resolve.local import local
from sayso.resolve.seen import RENOWNED, SMALL
from sayso.resolve.words import Word

LONGEST = 5
"""Words of the longest name that is looked up."""
LOST = 4
"""Letters of a word that must stand before the s of a lost apostrophe."""
_INSIDE = word_set(
    "of the and a au aux à de del la las los le les el al on upon in sur am an der den da do dos di du y i under by"
)
"""Small words inside a name."""
_POINTED = word_set("st ste mt ft pt")
"""Words of a name that are written short, with a dot."""


@dataclass(frozen=True, slots=True)
class Use:
    """Words that may name a place: `words[first:stop]`, and the places that the gazetteer has under that name."""

    first: int
    stop: int
    key: str
    names: tuple[Named, ...]


def uses(text: str, words: Sequence[Word], gazetteer: Gazetteer) -> list[Use]:
    """The longest known names at each word, and unknown ones that are shown to be places, without overlap."""
    keyed = {
        first: {stop: _keys(words, first, stop, text) for stop in stops}
        for first in range(len(words))
        if (stops := _stops(words, first))
    }
    known = gazetteer.named(key for stops in keyed.values() for keys in stops.values() for key in keys)
    longest = {
        first: best
        for first, stops in keyed.items()
        if (best := _longest(words[first], first, stops, known, gazetteer))
    }
    out: list[Use] = []
    free = 0
    for first, word in enumerate(words):
        if first < free or not (word.cap or first in longest):
            continue
        best, end = longest.get(first), local(words, first, longest)
        if end and (best is None or best.stop < end) and not _holds_known(longest, first, end):
            best = Use(first, end, fold(text[word.start : words[end - 1].end]), ())
        if best is not None:
            out.append(best)
            free = best.stop
    return out


def _holds_known(longest: Mapping[int, Use], first: int, end: int) -> bool:
    """Whether a longer known name stands at the end of an unknown one: Leadership Henry County."""
    return any(n in longest and longest[n].stop == end for n in range(first + 1, end - 1))


def _longest(
    word: Word,
    first: int,
    stops: Mapping[int, tuple[str, ...]],
    known: Mapping[str, tuple[Named, ...]],
    gazetteer: Gazetteer,
) -> Use | None:
    """The longest known name that begins at a word."""
    for stop in sorted(stops, reverse=True):
        keys = stops[stop]
        for key in keys:
            names = kept(word, known.get(key, ()), stop == first + 1)
            if key + "s" == keys[0]:
                names = _owning(names, renowned=not gazetteer.family(key) and not gazetteer.is_word(key))
            if names:
                return Use(first, stop, keys[0] if key.startswith("=") else key, names)
    return None


def _stops(words: Sequence[Word], first: int) -> list[int]:
    """Where names can end that begin at a word: capitals at both ends, no break inside."""
    out: list[int] = []
    word = words[first]
    if not (word.cap or _article(words, first)) or (word.first and word.key in SMALL and word.key != "the"):
        return out
    for stop in range(first + 1, min(first + LONGEST, len(words)) + 1):
        last = words[stop - 1]
        if stop > first + 1 and not _runs_on(words[stop - 2], last):
            break
        if last.cap or (len(last.text) > 3 and last.text[1] in "'’" and last.text[2].isupper()):
            out.append(stop)
        elif last.key not in _INSIDE and last.key not in ARTICLES and stop > first + 1:
            break
        if last.owner:
            break
    return out


def _article(words: Sequence[Word], at: int) -> bool:
    """Whether a name begins with a small article: al-Bab."""
    following = words[at + 1] if at + 1 < len(words) else None
    return words[at].key in ARTICLES and following is not None and following.gap == "-" and following.cap


def _runs_on(before: Word, word: Word) -> bool:
    """Whether a name can run on over the gap between two words."""
    gap = word.gap
    return (
        gap in ("-", "‐", "‑", "–")
        or (gap.isspace() and gap.count("\n") < 2)
        or (gap in (". ", ".") and (before.key in _POINTED or (before.text == "W" and word.text == "Va")))
    )


def _keys(words: Sequence[Word], first: int, stop: int, text: str) -> tuple[str, ...]:
    key = fold(text[words[first].start : words[stop - 1].end])
    lost = key[:-1] if stop == first + 1 and len(key) > LOST and key.endswith("s") else ""
    plain = bare(key)
    spelt = close(key) if " " in plain else ""  # one word that sounds like a small place is most often a person's name
    return tuple(dict.fromkeys(filter(None, (key, lost, plain, spelt))))


def _owning(names: tuple[Named, ...], *, renowned: bool) -> tuple[Named, ...]:
    """The countries, and the renowned towns, that own something where news has lost its apostrophes: "Syrias"."""
    main = (name for name in names if name.how in "na")
    return tuple(
        name for name in main if name.place.feature == "A.PCLI" or (renowned and name.place.population >= RENOWNED)
    )


def kept(word: Word, names: tuple[Named, ...], single: bool) -> tuple[Named, ...]:
    """The places that a name written like this can stand for: abbreviations have their capitals and dots.

    `US` is no town Us, `In` and `Me` are no states, and `SWAT` no valley.
    """
    if not single or any(name.how == "d" for name in names):
        return names
    capitals = word.text.replace(".", "").isupper() and len(word.text.replace(".", "")) <= 4
    if capitals:
        return tuple(name for name in names if name.how == "c")
    return tuple(name for name in names if name.how != "c" or (len(word.text) > 2 or word.text in _SHORTENED))


_SHORTENED = frozenset({"Ga", "Ky", "La", "Md", "Pa", "Va", "Vt", "Mo", "Ft"})


def demonyms(words: Sequence[Word], found: Sequence[Use], gazetteer: Gazetteer) -> list[Use]:
    """The names found, with the adjectives and people of states among them."""
    states = list(_states(words, gazetteer))
    ours = {n for use in states for n in range(use.first, use.stop)}
    left = [
        use
        for use in found
        if use.first not in ours or use.stop - use.first > 1 or (use.names and use.names[0].how == "d")
    ]
    taken = {n for use in left for n in range(use.first, use.stop)}
    new = [use for use in states if taken.isdisjoint(range(use.first, use.stop))]
    return sorted([*left, *new], key=lambda use: use.first)


def _states(words: Sequence[Word], gazetteer: Gazetteer) -> Iterator[Use]:
    at = 0
    while at < len(words):
        word = words[at]
        step = 1
        if word.cap:
            pair = words[at + 1] if at + 1 < len(words) and words[at + 1].gap in (" ", "-") else None
            two = demonym(f"{word.text} {pair.text}") if pair is not None and pair.cap and word.key != "the" else ""
            code = two or demonym(word.text)
            place = gazetteer.country(code) if code else None
            if place is not None:
                step = 2 if two else 1
                yield Use(at, at + step, place.name, (Named(place, "d"),))
        at += step


@functools.lru_cache(maxsize=20_000)
def demonym(words: str) -> str:
    """The country (ISO 3166-1 alpha-3) whose adjective or people the words are, "" where they are none."""
    found = parties().named(words)
    return found.known.country if found is not None and found.kind in ("demonym", "people") else ""
