"""What stands around a trigger in its sentence: who does it to what, and what the words behind it add."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.claims.lines import BE, CORE, Line, line
from sayso.codebook.inflect import Form
from sayso.codebook.lemma import plain
from sayso.model.analysis import Sentence
from sayso.model.span import Span

_CORE = re.compile(CORE)
_HUNG = re.compile(rf"[AT]*([PC])(?:{CORE}|G)")
_SUBJECT = re.compile(rf"({CORE})(?:P+{CORE})*$")
_NOUN_AFTER = frozenset("DJP")
_PARTICLES = frozenset({"back", "down", "off", "out", "up"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around a trigger, lower case; heads are the last words of their noun phrases.

    Attributes:
        object: heads of what it is done to; what a passive is said of.
        subject: heads of who does it, behind "by" too.
        before: the word before its noun phrase.
        modifier: words of the noun phrase that the trigger ends, before it.
        particle: the word behind it.
        after: heads behind each preposition after it.
        noun: whether the trigger is one.
        words: those of the sentence, without endings of possession.
    """

    object: frozenset[str]
    subject: frozenset[str]
    before: str
    modifier: frozenset[str]
    particle: str
    noun: bool
    words: frozenset[str]
    after: Mapping[str, frozenset[str]] = field(default_factory=dict)


@lru_cache(maxsize=16)
def words_of(sentence: Sentence) -> Line:
    """The words of a sentence; kept for the other triggers in it."""
    return line(sentence)


@lru_cache(maxsize=64)
def surroundings(sentence: Sentence, trigger: Span, kinds: frozenset[Form]) -> Surroundings:
    """What stands around the trigger of a sentence.

    Args:
        sentence: the sentence.
        trigger: a word of it.
        kinds: what forms of a verb the word may be.
    """
    text = words_of(sentence)
    at = next((i for i, end in enumerate(text.ends) if end >= trigger.end), len(text) - 1)
    begin, phrase = _begin(text, at), _phrase(text, at)
    straight, hung = _behind(text, at)
    helped = text.lower[begin:at]
    verb = bool(straight or helped or kinds & {"past", "participle"})
    told_of = _before(text, begin) if verb else frozenset()
    by = hung.get("by", frozenset())
    passive = "participle" in kinds and bool(BE.intersection(helped) or (by and not straight and not helped))
    return Surroundings(
        object=straight | (told_of if passive else frozenset()),
        subject=by if passive else told_of,
        before=text.lower[phrase - 1] if phrase else "",
        modifier=frozenset(text.lower[phrase:at]),
        particle=text.next(at),
        noun=not verb or text.signs[at - 1 : at] in _NOUN_AFTER,
        words=frozenset(map(plain, text.lower)),
        after=hung,
    )


def _begin(text: Line, at: int) -> int:
    """Where the verb group of a trigger begins: at its auxiliaries and adverbs."""
    while at > 0 and text.signs[at - 1] in "XA":
        at -= 1
    return at


def _behind(text: Line, at: int) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Heads of the object behind a trigger, and of what hangs on prepositions after it."""
    start = at + 1
    while start < len(text) and (text.signs[start] == "A" or text.lower[start] in _PARTICLES):
        start += 1
    object_ = _CORE.match(text.signs, start)
    heads = _head(text, object_.end() - 1) if object_ else frozenset()
    hung: dict[str, frozenset[str]] = {}
    start, preposition = object_.end() if object_ else start, ""
    while match := _HUNG.match(text.signs, start):
        preposition = text.lower[match.start(1)] if match[1] == "P" else preposition
        if preposition:
            hung[preposition] = hung.get(preposition, frozenset()) | _head(text, match.end() - 1)
        start = match.end()
    return heads, hung


def _before(text: Line, begin: int) -> frozenset[str]:
    """Heads of the subject before a verb group, and before "that" or "which"; none where it stands behind an aside."""
    signs = text.signs[:begin].rstrip("tR").rstrip(",")
    match = _SUBJECT.search(signs)
    if not match or signs[: match.start()].endswith("P"):
        return frozenset()
    return _head(text, match.end(1) - 1)


def _head(text: Line, at: int) -> frozenset[str]:
    """The noun there; none where it is a name, which the first word of a sentence does not show."""
    return frozenset() if at and text.signs[at] == "U" else frozenset({text.lower[at]})


def _phrase(text: Line, at: int) -> int:
    """Where the noun phrase begins that the trigger ends, its determiner left out."""
    while at > 0 and text.signs[at - 1] in "NUJA#G":
        at -= 1
    return at
