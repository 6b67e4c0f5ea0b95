"""Which event a report is mainly about: a list of named reasons with their weights.

Each reason's docstring is the explanation a user sees; it gives 1 where it holds in full, 0 where it does not.
"""

import math
import re
from collections.abc import Callable, Sequence

from sayso.link.likeness import lemma
from sayso.link.told import Told

MANY_CLAIMS = 8
MANY_DEAD = 100
ENOUGH_LETTERS = 4
"""Letters that a word of a title and a trigger must share from their start to be of one stem."""

Reason = Callable[[Sequence[Told]], float]


def told_at_length(event: Sequence[Told]) -> float:
    """Many claims tell of it."""
    return min(1.0, math.log2(len(event)) / math.log2(MANY_CLAIMS))


def in_the_headline(event: Sequence[Told]) -> float:
    """The headline tells of it, or the title has the word for it."""
    return float(any(told.headline for told in event) or any(map(_titled, event)))


def _titled(told: Told) -> bool:
    words = re.findall(r"\w+", told.report.title.casefold())
    stems = [word[:ENOUGH_LETTERS] for word in (lemma(told.claim), told.claim.trigger.text.casefold())]
    return any(word.startswith(stem) for word in words for stem in stems if len(stem) == ENOUGH_LETTERS)


def in_the_lead(event: Sequence[Told]) -> float:
    """The first sentences tell of it."""
    return float(any(told.lead for told in event))


def deadly(event: Sequence[Told]) -> float:
    """It killed people, in full where it killed a hundred or more."""
    dead = max((n.low or n.high or 0 for told in event for n in told.claim.numbers if n.of == "killed"), default=0)
    return min(1.0, 0.5 + math.log10(dead) / math.log10(MANY_DEAD) / 2) if dead else 0.0


def stated(event: Sequence[Told]) -> float:
    """Somebody says that it happened or denies it, and not only that it will or should."""
    return float(any(told.stance in ("affirms", "denies") for told in event))


REASONS: tuple[tuple[Reason, float], ...] = (
    (told_at_length, 2.0),
    (in_the_headline, 2.0),
    (in_the_lead, 1.5),
    (deadly, 1.5),
    (stated, 0.5),
)
"""What makes an event the main one, each with how much. Set by hand: no reason outweighs two others."""


def prominence(event: Sequence[Told]) -> float:
    """Sum of the weighted reasons."""
    return sum(weight * reason(event) for reason, weight in REASONS)
