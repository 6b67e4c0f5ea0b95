"""The source chain of a claim: on whose say-so the report has it.

Two witnesses are heard: the rules for words of saying and quotation marks, and the reader model, which sees the
trigger in its sentence. Each has its strength. The rules know quotations, speakers carried over from earlier
sentences, hedges and who belongs to which cue; the model knows which acts in an attributed sentence are the report's
own, and how deep a chain goes.
"""

import re
from collections.abc import Sequence

from sayso.claims.cues import cue_for
from sayso.claims.lines import CITING, line
from sayso.claims.material import Material, Told
from sayso.codebook.saying import saying
from sayso.model.analysis import UNNAMED, Act, Attribution, AttributionKind, Sentence
from sayso.model.claim import Source
from sayso.model.span import Span

_ADJOIN = re.compile(r"(?:['’]s?)?\s*")
"""What stands between two pieces of one noun phrase."""
NOBODY = "people"
"""What words that tell nothing of who they are stand for; nobody is cited so."""

OWN_VOICE = 0.9
"""From this chance on, the model's word that an act is the report's own goes before an indirect source beside it."""
PRESUPPOSED = 0.7
"""The same for an act that a noun tells of, which is more often taken for granted than said."""
HEDGE = 0.97
"""The same for "alleged" and "is said to", whose reach is hard to tell; "reportedly" always counts."""
ALONE = 0.9
"""A source that the model sees and no rule finds counts from this chance on."""
OWN = 0.02
"""And only where the model gives the report's own voice no more than this."""
TIE = 0.5
"""A tie in somebody's words is the report's own unless the model gives that less than this."""
CARRIED = 0.8
"""So does one that it takes to be named in an earlier sentence."""
SINGLE = 0.9
"""A chain of two by rule stays one link where the model is surer than this that there is no outer source; what
somebody quoted says of others is beyond doubt."""


def chain(material: Material, sentence: Sentence, act: Act, told: Told) -> tuple[Source, ...]:
    """The links from the outermost to the innermost; empty for the report's own voice."""
    links = _heard(material, sentence, act, told)
    return links[:-1] if links and act.type != "RELATION" and _is_doer(material, act, links[-1]) else links


def by_rules(material: Material, act: Act) -> tuple[Source, ...]:
    """The links that the attributions give whose content holds the trigger."""
    return _distinct([_link(material, a) for a in _held(material, act)])


def by_reader(material: Material, sentence: Sentence, act: Act, told: Told) -> tuple[Source, ...]:
    """The links that the model names with the trigger in view, where it is sure."""
    return _distinct(_by_model(material, sentence, act, told))


def _held(material: Material, act: Act) -> list[Attribution]:
    """The attributions whose content holds the trigger, from the outermost.

    What the model alone lays at an unnamed door it may well mean as a mere hedge.
    """
    return [a for a in material.voices.around(act.trigger) if a.by != "reader" or a.sources]


def _heard(material: Material, sentence: Sentence, act: Act, told: Told) -> tuple[Source, ...]:
    """The links as rules and model together have them."""
    links = by_rules(material, act)
    if act.type == "RELATION":
        return links if links and act.scores["own"] < TIE else by_reader(material, sentence, act, told)
    if not links:
        return by_reader(material, sentence, act, told) if act.scores["own"] <= OWN else ()
    own = act.scores["inner"] if act.inner == "none" else 0.0
    taken = own >= OWN_VOICE or (own >= PRESUPPOSED and _is_noun(sentence, act))
    if taken and _told_here(sentence, links[-1]) and not _is_counted(links[-1]):
        return ()
    if links[-1].name == UNNAMED:
        return links[:-1] if own >= HEDGE and not _is_adverb(links[-1]) else links
    if act.outer != "none":
        return links if len(links) > 1 else by_reader(material, sentence, act, told)
    single = _is_single(sentence, act, links) and not (_is_inner(links[-1], act) and _closes(material, act))
    return (_meant(links, act),) if single else links


def _closes(material: Material, act: Act) -> bool:
    """Whether who says it all stands at the end, after who is cited for it: "X said ..., Y reported"."""
    held = _held(material, act)
    outer, inner = held[0], held[-1]
    if not (outer.cue and inner.cue and outer.sources and inner.sources):
        return False
    before = max(c.end for c in outer.content) <= min(outer.cue.start, outer.sources[0].start)
    return before and all(any(c.holds(s) for c in outer.content) for s in (inner.cue, inner.sources[0]))


def _is_noun(sentence: Sentence, act: Act) -> bool:
    """Whether the trigger is a noun or an adjective: "demanded an end to the strikes" takes the strikes for granted."""
    text = line(sentence)
    signs = (sign for sign, end in zip(text.signs, text.ends, strict=True) if act.trigger.start < end)
    return next(signs, "") in {"N", "U", "J", "#"}


def _is_counted(link: Source) -> bool:
    """Whether a link's word of saying gives a count or owns up to a deed: "put its losses at nine"."""
    if link.cue is None:
        return False
    words = link.cue.text.lower().split()
    return bool(saying().frames(words[0]) & {"toll"}) or words[-1:] in (["responsibility"], ["credit"])


def _is_adverb(link: Source) -> bool:
    """Whether a link at an unnamed door hangs on a plain "reportedly"."""
    return link.cue is not None and link.cue.text.lower() in saying().hearsay


def _is_single(sentence: Sentence, act: Act, links: Sequence[Source]) -> bool:
    """Whether of several links by rule only one is the act's, as the model sees no source outside another."""
    if len(links) < 2 or (links[-1].cue and links[-1].cue.text.lower() in CITING):
        return False
    if act.scores["inner"] >= ALONE and any(_is_inner(link, act) for link in links[:-1]):
        return True
    return act.scores["outer"] >= SINGLE and links[0].kind != "direct" and _told_here(sentence, links[0])


def _is_inner(link: Source, act: Act) -> bool:
    """Whether the model took a link's words for the innermost source."""
    return link.span is not None and act.inner_span is not None and link.span.overlaps(act.inner_span)


def witnesses(material: Material, act: Act, links: Sequence[Source]) -> list[str]:
    """What found each link of an act's chain: the rules, with the word that they went by, or the model."""
    held = material.voices.around(act.trigger) if links else ()
    rules = {a.speaker: f"the rule for {a.cue.text!r}" if a.cue else "the rule for quotation marks" for a in held[::-1]}
    return [rules.get(link.name, "the reader model") for link in links]


def _is_doer(material: Material, act: Act, link: Source) -> bool:
    """Whether the words of a source are the subject of the act too ("the minister said ... and ordered ...").

    Then the act is no part of what the source says, unless it is what the source will or would do ("threatened to").
    """
    if link.span is None or link.kind != "indirect" or act.status not in ("happened", "ongoing") or not act.actors:
        return False
    if link.cue and link.cue.end < act.trigger.start and material.report.text.startswith(" to ", link.cue.end):
        return False
    return all(a.overlaps(link.span) for a in act.actors)


def _told_here(sentence: Sentence, link: Source) -> bool:
    """Whether the sentence itself names an indirect source; one before a colon is beyond doubt."""
    plain = link.kind in ("indirect", "document") and link.span is not None and link.span.start >= sentence.start
    return plain and not (link.cue and link.cue.text in ":-–—")


def _meant(links: Sequence[Source], act: Act) -> Source:
    """The link whose words the model took for the innermost source, or else the innermost."""
    return next((link for link in links if _is_inner(link, act)), links[-1])


def _distinct(links: Sequence[Source]) -> tuple[Source, ...]:
    """The links without those that repeat the name of one outside them; two hedges are one."""
    return tuple(s for n, s in enumerate(links) if s.name not in {o.name for o in links[:n]})


def _by_model(material: Material, sentence: Sentence, act: Act, told: Told) -> list[Source]:
    if phrase := _one_phrase(material, act):
        sure = max(act.scores["outer"], act.scores["inner"])
        link = _seen(material, sentence, act, "here", phrase, told, sure)
        return [link] if link else []
    outer = _seen(material, sentence, act, act.outer, act.outer_span, told, act.scores["outer"])
    inner = _seen(material, sentence, act, act.inner, act.inner_span, told, act.scores["inner"])
    return [link for link in (outer, inner) if link]


def _one_phrase(material: Material, act: Act) -> Span | None:
    """The noun phrase that the words of both links are pieces of, side by side: "Norlandic" and "Premier Ann Vale"."""
    outer, inner = act.outer_span, act.inner_span
    if outer is None or inner is None or act.outer != "here" or act.inner != "here":
        return None
    first, second = sorted((outer, inner))
    text = material.report.text
    if not _ADJOIN.fullmatch(text, first.end, max(first.end, second.start)):
        return None
    return Span.of(text, first.start, max(first.end, second.end))


def _seen(
    material: Material, sentence: Sentence, act: Act, where: str, span: Span | None, told: Told, sure: float
) -> Source | None:
    if where == "carried":
        last = told.last
        return last.sources[-1] if last and last.sources and sure >= CARRIED else None
    if where == "none" or sure < ALONE:
        return None
    if where == "here" and span is not None:
        if ":" in material.report.text[act.trigger.end : span.start]:
            return None  # a headline's first half is the outlet's: "Bridge falls: mayor says nine dead"
        if ";" in material.report.text[min(act.trigger.end, span.end) : max(act.trigger.start, span.start)]:
            return None  # and so is what stands in another clause
        link = named(material, sentence, material.naming.whole(span), act.trigger)
        return None if link.name == NOBODY else link
    return Source(name=UNNAMED, span=None, kind="hearsay", members=(UNNAMED,)) if where == "unnamed" else None


def named(material: Material, sentence: Sentence, span: Span, trigger: Span) -> Source:
    """The link that words of the trigger's sentence name."""
    return source(material, span, material.voices.kind(trigger, span), cue_for(sentence, span))


def source(material: Material, span: Span, kind: AttributionKind, cue: Span | None) -> Source:
    """A link with its names resolved; several co-sources are one link."""
    members = material.naming.members(span)
    party = material.naming.party(members[0]) if len(members) == 1 else ""
    return Source(name=" & ".join(members), span=span, kind=kind, cue=cue, members=members, party=party)


def _link(material: Material, attribution: Attribution) -> Source:
    """An attribution as a link; several stretches that name its source are co-sources."""
    speaker = attribution.speaker
    members = material.naming.speakers(speaker)
    party = material.naming.party(speaker) if len(members) == 1 and speaker != UNNAMED else ""
    span = attribution.sources[0] if attribution.sources else None
    return Source(name=speaker, span=span, kind=attribution.kind, cue=attribution.cue, members=members, party=party)
