"""A choice among the places or times that an act may have, by weights of named traits."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from sayso.claims.material import Material
from sayso.model.analysis import Act, Sentence
from sayso.model.span import Span

Value = TypeVar("Value")
_TALK = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "COOPERATE"})
"""Types whose acts are words, or done with words."""
_FORCE = frozenset({"ASSAULT", "PROTEST"})
_EVENT = (
    r"attacks?|raids?|strikes?|blasts?|explosions?|bomb(?:ing|ardment)s?|shelling|clash(?:es)?|fighting|incidents?"
    r"|operations?|offensive|massacre|assault|siege|protests?|demonstrations?|rally|march|meeting|talks|summit|visit"
)
_SPOT = (
    r"city|town|village|area|district|neighbou?rhood|region|province|camp|market|hospital|school|mosque|building|scene"
)
_BACK = re.compile(
    rf"\b(?:there|(?:the|this|that) (?:[a-z]+ )?(?:{_EVENT}|{_SPOT}|victims|dead|wounded|injured|bodies|toll|attackers?"
    r"|bombers?|gunmen))\b",
    re.IGNORECASE,
)
"""Words that point back to what was told."""
_PRONOUN = re.compile(
    r"\W*(?:they|he|she|it|we|its|their|his|her|others?|another|both|this|these|that)\b", re.IGNORECASE
)

HEAD = 2
"""Sentences at the beginning of a report that may tell ahead what has its place or time further down."""
AHEAD = 8
"""So many acts further on, an act told in the head may be told again with them."""
SAME_TYPE = "later same type"
"""The trait of a value that an act of the same type has further down."""
BACK = 2
"""So many places or times told before are weighed."""

Options = Mapping[str, Sequence[str]]
"""The values that an act may have, each with the traits that speak for or against it; "" stands for none."""


def likeliest(options: Options, weights: Mapping[str, float]) -> str:
    """The value whose traits weigh most; of equals the first."""
    return max(options, key=lambda value: sum(weights.get(trait, 0.0) for trait in options[value]))


def choose(
    count: int, options: Callable[[int, Sequence[Value]], tuple[Options, Mapping[str, Value]]], by: Mapping[str, float]
) -> list[Value]:
    """The likeliest value of each of so many acts, in the order of the text.

    Args:
        options: for the number of an act, and what those before it were given: its options, and what each would be.
        by: weights of the traits.
    """
    done: list[Value] = []
    for number in range(count):
        traits, values = options(number, done)
        done.append(values[likeliest(traits, by)])
    return done


def near(gap: int, *limits: int) -> str:
    """How many characters lie between, as the first of the limits that holds."""
    return next((str(limit) for limit in limits if gap <= limit), "far")


@dataclass(frozen=True, slots=True)
class Telling:
    """An act in its sentence; `at` is the sentence's number in the report."""

    act: Act
    sentence: Sentence
    at: int

    @property
    def sort(self) -> str:
        """What the act's type is like."""
        if self.act.type in _FORCE:
            return "force"
        return "tie" if self.act.type == "RELATION" else "talk" if self.act.type in _TALK else "deed"

    @property
    def form(self) -> str:
        """What its trigger ends in: a verb in the past, one in -ing, several of something, or else."""
        word = self.act.trigger.text.casefold()
        return "-" + next((ending for ending in ("ed", "ing", "s") if word.endswith(ending)), "")

    @property
    def pointing(self) -> str:
        """Whether its sentence points back to what was told."""
        return _pointing(self.sentence.text)

    def gap(self, span: Span) -> int:
        """Characters between words and the trigger."""
        return max(0, span.start - self.act.trigger.end, self.act.trigger.start - span.end)

    def side(self, span: Span) -> str:
        """On which side of the trigger words stand."""
        return "after" if span.start > self.act.trigger.start else "before"

    def between(self, text: str, span: Span) -> str:
        """The report's text between words and the trigger."""
        return text[min(self.act.trigger.end, span.end) : max(self.act.trigger.start, span.start)]


@lru_cache(maxsize=64)
def _pointing(text: str) -> str:
    return "back" if _BACK.search(text) else "pronoun" if _PRONOUN.match(text) else "on its own"


def tellings(material: Material) -> list[Telling]:
    """The acts of a report, in the order of its text."""
    numbered = enumerate(zip(material.sentences, material.acts, strict=True))
    return [Telling(act, sentence, at) for at, (sentence, acts) in numbered for act in acts]


def none(all_: Sequence[Telling], number: int, label: str, given: Sequence[bool]) -> Iterator[str]:
    """What speaks for or against there being no value.

    Args:
        label: where the reader model finds the value: none, here or carried.
        given: for each act before, whether it has a value.
    """
    this = all_[number]
    yield "none"
    yield f"none {label} {this.sort}"
    yield f"none {this.act.type} {label}"
    yield f"none {this.sort} {this.act.status}"
    yield f"none {this.sort} {this.form}"
    yield f"none {this.sort} {this.pointing}"
    if number:
        near = "here" if all_[number - 1].at == this.at else "before"
        yield f"none, {near} {'some' if given[-1] else 'none'}"
    if number > 2:
        yield f"none though {4 * sum(given) // number}/4"


def ago(steps: int) -> str:
    """A number of sentences in few words."""
    return str(steps) if steps < 3 else "3-5" if steps < 6 else "6+"


def told(all_: Sequence[Telling], number: int, label: str, keys: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The acts before whose value an act may share, each with what speaks for that.

    Args:
        keys: for each act before, its value; "" for none.
    """
    this, seen = all_[number], list[str]()
    valued = [n for n in range(number - 1, -1, -1) if keys[n]]
    for n in valued:
        if keys[n] not in seen and len(seen) < BACK:
            seen.append(keys[n])
            which = "last" if n == number - 1 else "back" if len(seen) == 1 else "older"
            yield n, [f"{which} {label} {this.sort}", *_shared(which, this, all_[n])]
    same = next((n for n in valued if all_[n].act.type == this.act.type), None)
    if same is not None:
        yield same, [f"of type {label} {this.sort}"]
    if valued:
        yield valued[-1], [f"lead {label} {this.sort}"]


def ahead(all_: Sequence[Telling], number: int, label: str, keys: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The acts after a headline or lead whose value it may share, each with what speaks for that.

    Args:
        keys: for each act, the value that its own sentence gives it; "" for none.
    """
    this, seen = all_[number], set[str]()
    for n in range(number + 1, min(number + 1 + AHEAD, len(all_))):
        if keys[n] and keys[n] not in seen and all_[n].at != this.at:
            seen.add(keys[n])
            same = [SAME_TYPE] * (all_[n].act.type == this.act.type)
            yield n, [f"later {label} {this.at}", f"later {len(seen)}", *same]


def _shared(which: str, this: Telling, other: Telling) -> Iterator[str]:
    yield f"{which} {ago(this.at - other.at)}"
    yield f"{which} {this.pointing}"
    if this.act.type == other.act.type:
        yield f"{which} same type"
    if this.act.trigger.text[:4].casefold() == other.act.trigger.text[:4].casefold():
        yield f"{which} same word"
