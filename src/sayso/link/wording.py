"""Words of reports, weighed by how rare they are in news: by a table that is shipped, and not by the reports at hand.

So what two reports have in common counts the same today and when a thousand more have been taken in.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("words.tsv")
"""Stems with the number of reports that have them, the number of all reports first (`bench/word_counts.py`)."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
ENDINGS = ("ing", "ed", "es", "s", "e")
SHORTEST = 3
"""So many letters stay of a word when its ending is cut off."""
YEAR = re.compile(r"(?:19|20)\d\d")
COMMON = 0.02
"""A word that weighs less says nothing."""


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """A word without case, marks, possessive and the commonest endings: for comparing, not for showing."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").casefold()).removesuffix("'s")
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    for ending in ENDINGS if len(bare) > SHORTEST + 1 else ():
        if bare.endswith(ending) and len(bare) >= SHORTEST + len(ending) and not bare.endswith("ss"):
            bare = bare[: -len(ending)]
            break
    if len(bare) > SHORTEST and bare[-1] == bare[-2] and bare[-1] not in "aeiouls":
        bare = bare[:-1]
    return f"{bare[:-1]}y" if bare.endswith("i") and len(bare) > SHORTEST else bare


def stems(text: str) -> list[str]:
    """The words of a text, each as `stem` has it, in their order."""
    return [stem(word) for word in WORD.findall(text)]


@cache
def _counts() -> tuple[int, Mapping[str, int]]:
    first, *lines = TABLE.read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return int(first), {word: int(count) for word, count in pairs}


@lru_cache(maxsize=1 << 17)
def rarity(word: str) -> float:
    """How much a stem says, from about 0 for "the" to 1 for one that the table does not know; a year says nothing."""
    if YEAR.fullmatch(word):
        return 0.0
    reports, counts = _counts()
    return math.log((reports + 1) / (counts.get(word, 0) + 0.5)) / math.log(2 * (reports + 1))


def weighed(words: Iterable[str]) -> dict[str, float]:
    """The stems of a text with their weights, the weightiest first; common ones are left out.

    The weights are scaled so that their squares add up to 1.
    """
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    weights = {word: (1 + math.log(n)) * rarity(word) for word, n in counts.items() if rarity(word) > COMMON}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    ranked = sorted(weights.items(), key=lambda one: (-one[1], one[0]))
    return {word: round(weight / length, 4) for word, weight in ranked}


def overlap(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two texts as `weighed` has them: 0 where they share no word, 1 where they have the same."""
    few, many = sorted((one, other), key=len)
    return sum(weight * many[word] for word, weight in few.items() if word in many)
