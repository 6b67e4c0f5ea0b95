"""Which event a report is mainly about: a list of named reasons with their weights.

Each reason's docstring is the explanation a user sees; it gives 1 where it holds in full, 0 where it does not.
"""

import math
import re
from collections.abc import Callable, Sequence

from sayso.link.likeness import TOLL_WORDS, is_record, lemma, tells_toll
from sayso.link.told import Told

MANY_CLAIMS = 8
MANY_DEAD = 100
ENOUGH_LETTERS = 4
"""So many letters at the start of two words make them of one stem."""

Reason = Callable[[Sequence[Told]], float]


def told_at_length(event: Sequence[Told]) -> float:
    """Many claims tell of it."""
    return min(1.0, math.log2(len(event)) / math.log2(MANY_CLAIMS))


def in_the_headline(event: Sequence[Told]) -> float:
    """The headline tells of it; else, as far as the title has the word for it, its count, and who or where it was."""
    return 1.0 if any(told.headline for told in event) else max(map(_titled, event))


def _titled(told: Told) -> float:
    title, claim = _words(told.report.title), told.claim
    stems = {word[:ENOUGH_LETTERS] for word in (lemma(claim), claim.trigger.text.casefold())}
    titled = {word[:ENOUGH_LETTERS] for word in title}
    word = not stems.isdisjoint(titled) or (tells_toll(claim) and not TOLL_WORDS.isdisjoint(title | _singular(title)))
    counts = {word for number in claim.numbers for word in _words(number.span.text) if word not in ("at", "least")}
    names = (*claim.place, *(role.name for role in (*claim.actors, *claim.recipients)))
    named = {word[:ENOUGH_LETTERS] for name in names for word in _words(name) if len(word) >= ENOUGH_LETTERS}
    return 0.5 * word + 0.25 * (not counts.isdisjoint(title)) + 0.25 * (not named.isdisjoint(titled))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _singular(words: set[str]) -> set[str]:
    """Words without the ending of a plural or of a verb: kills, killed, deaths."""
    return {re.sub(r"(?:s|ed|d|ing)$", "", word) for word in words}


def in_the_lead(event: Sequence[Told]) -> float:
    """The first sentences tell of it."""
    return float(any(told.lead for told in event))


def deadly(event: Sequence[Told]) -> float:
    """It killed people, in full where it killed a hundred or more; the dead of months or years are of no one event."""
    claims = [told.claim for told in event if not is_record(told.claim)]
    dead = max((n.low or n.high or 0 for claim in claims for n in claim.numbers if n.of == "killed"), default=0)
    return min(1.0, 0.5 + math.log10(dead) / math.log10(MANY_DEAD) / 2) if dead else 0.0


def stated(event: Sequence[Told]) -> float:
    """Somebody says that it happened or denies it, and not only that it will or should."""
    return float(any(told.stance in ("affirms", "denies") for told in event))


REASONS: tuple[tuple[Reason, float], ...] = (
    (told_at_length, 2.0),
    (in_the_headline, 2.0),
    (in_the_lead, 1.5),
    (deadly, 2.0),
    (stated, 0.5),
)
"""What makes an event the main one, each with how much. Set by hand: no reason outweighs two others."""


def prominence(event: Sequence[Told]) -> float:
    """Sum of the weighted reasons."""
    return sum(weight * reason(event) for reason, weight in REASONS)
