"""How a place name is spelt does not matter when it is looked up: keys of a folded name (`model.names.fold`)."""

import functools
import re

from sayso.analysis.party_words import word_set

ARTICLES = word_set("al el ad an ar as ash at az ed en er es ez ul")
"""The article of Arabic names, as it is spelt before various letters."""


_ASSIMILATED = re.compile(r"^[aeu]([dnrstz])(?=\1)")
"""An article that has taken the sound of its noun and is written as one word with it: `ezzor`, `eddin`."""


def bare(key: str) -> str:
    """A key without Arabic articles: `deir ez zor`, `deir al zor` and `deir ezzor` are `deir zor`."""
    words = key.split()
    plain = [*words[:1], *(_ASSIMILATED.sub("", word) for word in words[1:])]
    kept = [word for word in plain if word not in ARTICLES]
    return " ".join(kept) if kept and kept != words else key


_GLUED = re.compile(r"^[ae]l(?=[bcdfghjklmnpqrstvwxyz]\w{3})")
_SOUNDS = (("kh", "x"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ch", "sh"), ("q", "k"), ("c", "k"))
_VOWELS = re.compile(r"[aeiouy]+|(?<=.)w")
_TWICE = re.compile(r"(\w)\1+")
LEAST = 3
"""Consonants that a loose key must have to tell one place from another."""


@functools.lru_cache(maxsize=20_000)
def loose(key: str) -> str:
    """A key for Arabic names, which English spells at will: `maarat numan` and `maaret alnouman` are `~mrt nmn`.

    Only consonants that spellings agree on are left, and that the name begins with a vowel: a later word may begin
    with what is left of its article (`deir ezour`). "" where those are too few.
    """
    words = [_skeleton(word, first=not n) for n, word in enumerate(bare(key).split())]
    return "~" + " ".join(filter(None, words)) if sum(map(len, words)) >= LEAST else ""


def _skeleton(word: str, *, first: bool) -> str:
    word = _GLUED.sub("", word)
    for sound, letter in _SOUNDS:
        word = word.replace(sound, letter)
    start = "a" if first and word[:1] in "aeiou" else ""
    return _TWICE.sub(r"\1", start + _VOWELS.sub("", word).removesuffix("h"))


_ENDING = re.compile(r"(?<=[^aeiouy])[ae]h$")
_ALIKE = (
    ("q", "k"),
    ("ay", "i"),
    ("ai", "i"),
    ("ey", "i"),
    ("ei", "i"),
    ("aw", "o"),
    ("au", "o"),
    ("ow", "o"),
    ("ou", "o"),
)
_SOUNDED = str.maketrans({"e": "i", "y": "i", "u": "o"})
_TELL = word_set("tel tell tall til")
SHORTEST = 4
"""Letters that a close key must have."""


@functools.lru_cache(maxsize=50_000)
def close(key: str) -> str:
    """A key for Arabic names that keeps their vowels: `raqa` and `raqqah` are `=raka`; "" where it is too short."""
    words = ["tal" if word in _TELL else _sounded(word) for word in bare(key).split()]
    plain = " ".join(words)
    return f"={plain}" if len(plain) >= SHORTEST else ""


def _sounded(word: str) -> str:
    word = _ENDING.sub("a", word)
    for spelling, letter in _ALIKE:
        word = word.replace(spelling, letter)
    return _TWICE.sub(r"\1", word.replace("oo", "o").translate(_SOUNDED))
