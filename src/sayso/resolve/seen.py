"""A name where it stands in a report: the words around it, and what is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.analysis.abbreviations import DAYS, MONTHS
from sayso.analysis.party_words import HONORIFICS, OFFICES, word_set
from sayso.resolve.gazetteer import Gazetteer, Named
from sayso.resolve.words import Word

TITLES = (HONORIFICS | OFFICES) - word_set("st head fathers chief general member me")
DATES = (
    DAYS
    | MONTHS
    | word_set(
        "january february march april may june july august september october november december monday tuesday wednesday"
        " thursday friday saturday sunday"
    )
)
COMPASS = word_set("n s e w ne nw se sw nne nnw sse ssw ene ese wnw wsw")
RENOWNED = 100_000
"""People in a town that is known far from it."""
GIVEN = 30
"""So many in a million people have a given name that shows a person."""
SMALL = word_set(
    """
    the a an this that these those in at on of to from by for with and or but as if when while after before since
    because where however meanwhile although though during under over between about near i he she we they it his her
    their our its my your all some many most both each every no not yes so also then than there here what who which
    how why is are was were be been has have had do does did will would can could may might must should
    """
)
"""Words that have a capital only at the head of a sentence."""


def initial(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the initial of a person: one letter with a dot, which no point of the compass has."""
    word = words[at]
    dotted = at + 1 < len(words) and words[at + 1].gap == ". "
    return len(word.text) == 1 and word.text not in ("NSEW" if dotted else "AINSEW")


@dataclass(frozen=True, slots=True)
class Seen:
    """A name where it stands: the words around it, and what the gazetteer has under it."""

    words: Sequence[Word]
    first: int
    stop: int
    names: tuple[Named, ...]
    gazetteer: Gazetteer
    people: frozenset[str] = frozenset()  # keys of words that are part of persons' names in this report
    known: frozenset[int] = frozenset()  # first words of names that the gazetteer has
    ends: frozenset[int] = frozenset()  # last words of such
    small: frozenset[str] = frozenset()  # keys of the report's words in small letters

    def before(self, back: int = 1) -> Word | None:
        """A word before the name, if no punctuation stands between."""
        return self.words[self.first - back] if self._runs(self.first - back, self.first) else None

    def after(self, on: int = 0) -> Word | None:
        """A word behind the name, if no punctuation stands between."""
        return self.words[self.stop + on] if self._runs(self.stop - 1, self.stop + on) else None

    def _runs(self, start: int, end: int) -> bool:
        inside = range(start + 1, end + 1)
        return start >= 0 and end < len(self.words) and all(self.words[n].gap in (" ", "-", "\n", ". ") for n in inside)

    @property
    def key(self) -> str:
        """The key of its first word."""
        return self.words[self.first].key

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return self.stop - self.first == 1


def is_wide(names: Sequence[Named]) -> bool:
    """A country, a continent, a sea, a first-level region or another thing that is no town."""
    return any(n.place.feature[0] != "P" and n.place.feature != "A.ADM2" and n.how in "na" for n in names)


def people_of(names: Sequence[Named]) -> int:
    """How many live in the largest town of that very name."""
    return max((n.place.population for n in names if n.how in "na"), default=0)


def renowned(names: Sequence[Named]) -> bool:
    """Whether any is a country, a region, a capital or a large town, or is no town at all."""
    return any(
        (n.place.feature[0] != "P" and n.place.feature != "A.ADM2")
        or n.place.feature == "P.PPLC"
        or n.place.population >= RENOWNED
        for n in names
        if n.how in "nacd"
    )
