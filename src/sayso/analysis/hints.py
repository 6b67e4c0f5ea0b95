"""What the codebook tells the reader model of a word: the types it can be a trigger of."""

from functools import lru_cache

from sayso.analysis.labels import TYPES
from sayso.codebook import load


@lru_cache(maxsize=100_000)
def hints_of(word: str) -> tuple[int, ...]:
    """Indexes into TYPES of all types that the shipped codebook knows the word as, in any inflection."""
    return tuple(TYPES.index(name) for name in load().types_of(word))
