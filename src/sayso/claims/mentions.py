"""The words of a report that name parties and places."""

from collections.abc import Iterable, Sequence

from sayso.claims.attribution import speaker_at
from sayso.claims.material import Material
from sayso.model.analysis import Act, PlaceMention
from sayso.model.claim import Role
from sayso.model.span import Span


def of_acts(acts: Iterable[Sequence[Act]]) -> tuple[Span, ...]:
    """The words of all actors, recipients and sources, in the order of the text, each stretch once."""
    found = {s for many in acts for act in many for s in (*act.actors, *act.recipients)}
    found |= {s for many in acts for act in many for s in (act.inner_span, act.outer_span) if s is not None}
    return tuple(sorted(found))


def parties(material: Material) -> tuple[Role, ...]:
    """Every stretch that acts, is acted on or is cited, with whom it stands for."""
    named = (
        (span, material.naming.name(span, speaker=speaker_at(material.attributions, span.start)))
        for span in of_acts(material.acts)
    )
    naming = material.naming
    return tuple(Role(span, name, naming.party(name), naming.code(name)) for span, name in named)


def places(material: Material) -> tuple[PlaceMention, ...]:
    """Every stretch that tells where an act was, in the order of the text."""
    found = {s for many in material.acts for act in many for s in act.places}
    return tuple(PlaceMention(span, span.text) for span in sorted(found))
