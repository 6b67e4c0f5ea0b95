"""Victims beside those whom the reader model found: "a mother and her child", "two nurses as well as four guards"."""

import re
from collections.abc import Sequence

from sayso.analysis.counted_words import PERSON
from sayso.claims.material import Material
from sayso.model.analysis import Act
from sayso.model.span import Span

_HARMING = frozenset({"ASSAULT", "COERCE"})
_NUMBER = r"\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|several|many|some"
_ALSO = re.compile(
    rf",?\s+(?:and|as\s+well\s+as|along\s+with|together\s+with)\s+"
    rf"((?:an?|another|the|his|her|their|{_NUMBER})\s+(?:(?:{_NUMBER}|other|more|own)\s+)?(?:[a-z][a-z-]+\s+)?"
    rf"(?i:{PERSON})(?![\w-]|['’]s))"
)
_CLAUSE = re.compile(
    r"(?:,?\s+who\b[^,.;]*,?)?\s+(?:(?:\w+ly|also|later|now|still|then)\s+)?"
    r"(?:was|were|is|are|has|had|have|will|would|can|could|may|might|did|said|told|\w+ed"
    r"|became|began|broke|came|caught|drove|fell|felt|fled|flew|fought|found|gave|got|heard|held|hid|hit|kept|lay|led|left"
    r"|lost|made|met|paid|put|ran|rode|rose|sat|saw|sent|shot|spoke|stood|struck|swam|swore|taught|threw|took|went|won"
    r"|wore|wrote)\b"
)
"""What shows that a noun phrase is the subject of a clause of its own."""


def with_companions(material: Material, act: Act, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The words of those whom an act harms, with the persons that stand joined right behind them.

    Behind the trigger a noun phrase that goes on to a verb of its own begins a clause and is no victim.
    """
    if act.type not in _HARMING:
        return tuple(spans)
    text, found = material.report.text, list[Span]()
    taken = (*spans, *act.actors)
    for span in spans:
        found.append(span)
        also = _ALSO.match(text, span.end)
        if also is None or any(other.start < also.end(1) and also.start(1) < other.end for other in taken):
            continue
        if span.start < act.trigger.start or not _CLAUSE.match(text, also.end()):
            found.append(Span.of(text, also.start(1), also.end(1)))
    return tuple(found)
