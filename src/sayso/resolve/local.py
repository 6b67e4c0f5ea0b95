"""Names of places that no gazetteer has: streets, creeks, hamlets that the words around them show to be places."""

from collections.abc import Container, Iterator, Sequence

from sayso.analysis.party_words import word_set
from sayso.resolve.seen import DATES, SMALL
from sayso.resolve.words import Word

LONGEST = 4
"""Words of the longest such name."""
STREETS = word_set(
    "street avenue ave road rd drive lane boulevard blvd terrace bypass square roundabout crossroads quay promenade"
)
_GROUNDS = word_set(
    "river creek lake island islands bay hill hills mountain mountains valley beach township county parish oasis"
)
_LEADING = word_set("lake mount river wadi jabal jebel tell tel camp khirbet")
"""Words that a name of a feature begins with."""
_HEADS = word_set(
    "village town city hamlet district neighborhood neighbourhood suburb quarter township settlement municipality"
)
_BEHIND = word_set("village town district neighborhood neighbourhood suburb quarter hamlet settlement province oblast")
_FROM = word_set("in of from near at outside around")


def local(words: Sequence[Word], first: int, known: Container[int]) -> int:
    """Where an unknown name ends that begins at a word (the word behind it), or 0.

    Args:
        words: those of the report.
        first: the word that it would begin with.
        known: first words of names that the gazetteer has.
    """
    word = words[first]
    if not word.cap or len(word.text) == 1 or (word.first and word.key in SMALL):
        return 0
    stops = list(_run(words, first))
    for stop in reversed(stops):
        last = words[stop - 1]
        if stop - first > 1 and last.key in STREETS | _GROUNDS and not last.owner:
            return stop
        if stop - first > 1 and last.key == "st" and _closed(words, stop):
            return stop
    if len(stops) > 1 and word.key in _LEADING and words[first + 1].key not in SMALL:
        return stops[1]
    return stops[-1] if _shown(words, first, stops[-1], known) else 0


def _run(words: Sequence[Word], first: int) -> Iterator[int]:
    """Ends of the stretches of capitalised words that begin at a word."""
    for stop in range(first + 1, min(first + LONGEST, len(words)) + 1):
        word = words[stop - 1]
        if stop > first + 1 and (word.gap not in (" ", "\n") or not word.cap or words[stop - 2].owner):
            return
        yield stop


def _closed(words: Sequence[Word], stop: int) -> bool:
    """Whether nothing of a name can follow: `Elm St., Odun`."""
    return stop == len(words) or words[stop].gap.startswith((".,", ",", ";", ".)")) or not words[stop].cap


def _shown(words: Sequence[Word], first: int, stop: int, known: Container[int]) -> bool:
    """Whether the words around an unknown name show a place: `village of X`, `X district`, `in X, Tarn`."""
    if any(n in known or words[n].key in DATES for n in range(first, stop)):
        return False
    before = words[first - 1] if first and words[first].gap in (" ", "\n") else None
    head = words[first - 2] if before is not None and first > 1 else None
    if before is None:
        return False
    if before.key == "of" and head is not None and head.key in _HEADS:
        return True
    after = words[stop] if stop < len(words) else None
    if after is not None and after.gap == " " and after.key in _BEHIND and before.key in ("the", "in", "of", "from"):
        return not words[stop - 1].owner
    return after is not None and after.gap == ", " and stop in known and before.key in _FROM
