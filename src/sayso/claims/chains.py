"""The source chain of a claim: on whose say-so the report has it.

The reader model says where each link is named. What is regular goes by rule: a quotation belongs to whoever holds it, also in
the sentences that do not name the speaker again.
"""

from collections.abc import Sequence

from sayso.claims.attribution import holders, kind_of
from sayso.claims.cues import cue_for
from sayso.claims.material import Material, Told
from sayso.model.analysis import Act, Attribution, AttributionKind, Sentence
from sayso.model.claim import Source
from sayso.model.span import Span

UNNAMED = "unnamed"


def chain(material: Material, sentence: Sentence, act: Act, told: Told) -> tuple[Source, ...]:
    """The links from the outermost to the innermost; empty for the report's own voice."""
    held = [material.attributions[i] for i in holders(material.attributions, act.trigger)]
    quoted = [a for a in held if a.kind in ("direct", "mixed")]
    if act.inner == "none":
        return _links(material, quoted[:1]) if quoted else ()
    outer = _link(material, sentence, act, act.outer, act.outer_span, held[:-1], told)
    inner = _link(material, sentence, act, act.inner, act.inner_span, held[-1:], told)
    links = tuple(link for link in (outer, inner) if link)
    if len(links) == 2 and links[0].name == links[1].name:
        return links[1:]
    return links


def _link(
    material: Material,
    sentence: Sentence,
    act: Act,
    where: str,
    span: Span | None,
    held: Sequence[Attribution],
    told: Told,
) -> Source | None:
    if where == "none":
        return None
    if where == "unnamed":
        return Source(name=UNNAMED, span=None, kind="hearsay", members=(UNNAMED,))
    if where == "here" and span is not None:
        return named(material, sentence, span, act.trigger)
    for link in _links(material, held):
        return link
    last = told.last
    return last.sources[-1] if last and last.sources else None


def named(material: Material, sentence: Sentence, span: Span, trigger: Span) -> Source:
    """The link that words of the trigger's sentence name."""
    cue = cue_for(sentence, span)
    kind = kind_of(material.attributions, trigger, span)
    return source(material, span, kind, cue)


def source(material: Material, span: Span, kind: AttributionKind, cue: Span | None) -> Source:
    """A link with its names resolved; several co-sources are one link."""
    members = material.naming.members(span)
    party = material.naming.party(members[0]) if len(members) == 1 else ""
    return Source(name=" & ".join(members), span=span, kind=kind, cue=cue, members=members, party=party)


def _links(material: Material, held: Sequence[Attribution]) -> tuple[Source, ...]:
    """Links of attributions that name somebody."""
    return tuple(
        Source(name=a.speaker, span=a.sources[0], kind=a.kind, cue=a.cue, members=tuple(a.speaker.split(" & ")),
               party=material.naming.party(a.speaker) if " & " not in a.speaker else "")
        for a in held
        if a.sources
    )  # fmt: skip
