"""What the codebook tells the reader model of a word: the types it can be a trigger of, and whether it can be a cue."""

from functools import lru_cache

from sayso.analysis.labels import HINTS
from sayso.codebook import load
from sayso.codebook.saying import saying


@lru_cache(maxsize=100_000)
def hints_of(word: str) -> tuple[int, ...]:
    """Indexes into HINTS of all that the shipped codebook knows the word as, in any inflection."""
    table, lower = saying(), word.lower()
    known = [*load().types_of(word)]
    if lower in table.verbs:
        known.append("verb of saying")
    if lower in table.nouns or lower in table.hearsay or lower in table.hearsay_adjectives:
        known.append("noun of saying")
    return tuple(map(HINTS.index, known))
