"""The words of a report that name parties and places."""

import re
from collections.abc import Iterable, Sequence

from sayso.claims.material import Material
from sayso.model.analysis import Act, PlaceMention
from sayso.model.claim import Role
from sayso.model.overlaps import Overlaps
from sayso.model.span import Span

_JOINTS = re.compile(r"(?:(?:^|[\s,;:]+)(?:and|or|in|the|an?|of|to|at|on|by|with|for|from))*[\s,;:]*$")


def of_acts(acts: Iterable[Sequence[Act]]) -> tuple[Span, ...]:
    """The words of all actors, recipients and sources, in the order of the text, each stretch once."""
    found = {s for many in acts for act in many for s in (*act.actors, *act.recipients)}
    found |= {s for many in acts for act in many for s in (act.inner_span, act.outer_span) if s is not None}
    return tuple(sorted(found))


def across(acts: Iterable[Sequence[Act]]) -> dict[int, tuple[Span, ...]]:
    """By where the words of each actor and recipient begin, the words of the other role of their act."""
    found: dict[int, tuple[Span, ...]] = {}
    for act in (act for many in acts for act in many):
        for mine, others in ((act.actors, act.recipients), (act.recipients, act.actors)):
            for span in mine:
                found[span.start] = (*found.get(span.start, ()), *others)
    return found


def parties(material: Material) -> tuple[Role, ...]:
    """Every stretch that acts, is acted on or is cited, with whom it stands for; joined ones each by itself."""
    naming = material.naming
    spans = {
        piece
        for span in of_acts(material.acts)
        if (trimmed := _trimmed(span)) is not None
        for piece in naming.apart(naming.whole(trimmed))
    }
    found = []
    for span in sorted(spans):
        name = naming.name(span, speaker=material.voices.at(span.start))
        why, others = naming.ids.among(span.text, name)
        found.append(Role(span, name, naming.party(name), naming.code(name), why, others))
    beside = Overlaps(found, lambda role: role.span)
    return tuple(role for role in found if not any(_has(other, role) for other in beside(role.span)))


def _trimmed(span: Span) -> Span | None:
    """The span without the joints that a reader left at its end; None where nothing is left: "the mayor and"."""
    words = _JOINTS.sub("", span.text)
    return Span(span.start, span.start + len(words), words) if any(map(str.isalnum, words)) else None


def _has(longer: Role, shorter: Role) -> bool:
    """Whether a mention is but a piece of another of the same party."""
    return longer.span != shorter.span and longer.span.holds(shorter.span) and longer.name == shorter.name


def places(material: Material) -> tuple[PlaceMention, ...]:
    """Every stretch that tells where an act was, in the order of the text."""
    found = {s for many in material.acts for act in many for s in act.places}
    return tuple(PlaceMention(span, span.text) for span in sorted(found))
