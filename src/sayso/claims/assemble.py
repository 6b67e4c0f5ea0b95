"""Acts, attributions and names to claims."""

from collections.abc import Sequence

from sayso.claims import chains, circumstances
from sayso.claims.confidence import confidence
from sayso.claims.material import Material, Told
from sayso.claims.roles import apart, roles, wholes
from sayso.claims.status import status as status_of
from sayso.claims.ties import tie
from sayso.codebook import Codebook, Hints
from sayso.model.analysis import Act, Sentence
from sayso.model.claim import Because, Claim, Role, Source
from sayso.model.ids import claim_id

AHEAD = 8
"""So many claims further on, an act told in a headline may be told again with its place and time."""


def claims(material: Material, codebook: Codebook) -> tuple[Claim, ...]:
    """The claims of one report, in the order of their triggers."""
    told = Told()
    pairs = [(s, act) for s, acts in zip(material.sentences, material.acts, strict=True) for act in acts]
    for sentence, act in pairs:
        told.claims.append(_claim(material, codebook, sentence, act, told))
    return tuple(
        circumstances.from_later(claim, act, told.claims[n + 1 : n + 1 + AHEAD])
        for n, (claim, (_, act)) in enumerate(zip(told.claims, pairs, strict=True))
    )


def _claim(material: Material, codebook: Codebook, sentence: Sentence, act: Act, told: Told) -> Claim:
    sources = chains.chain(material, sentence, act, told)
    speaker = sources[-1].name if sources else ""
    place, place_words = circumstances.places(material, act, told)
    time, when, time_words = circumstances.times(material, act, told)
    status, status_words = status_of(sentence, act)
    trigger = act.trigger
    actors, recipients = _parties(material, act, speaker, told)
    numbers = circumstances.numbers(material, sentence, act)
    means = circumstances.means(material, sentence, act)
    mode = circumstances.mode(sentence, act, codebook.type(act.type).modes, means)
    hints = Hints(sentence.text, means.text if means else "", numbers, tuple(a.party for a in actors))
    return Claim(
        id=claim_id(material.report.id, trigger.start, trigger.end, act.type),
        report=material.report.id,
        sentence=sentence,
        trigger=trigger,
        type=act.type,
        mode=mode,
        status=status,
        sources=sources,
        actors=actors,
        recipients=recipients,
        place=place,
        time=time,
        numbers=numbers,
        means=means,
        when=when,
        evidence={"place": place_words, "time": time_words, "status": status_words},
        codes=codebook.codes(act.type, mode, trigger.text, status, hints),
        confidence=confidence(act),
        because=because(codebook, material, act, sources),
    )


def _parties(material: Material, act: Act, speaker: str, told: Told) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """Who does it and to whom, those carried over from before included."""
    if act.type == "RELATION":
        words = tie(material, act)
    else:
        words = wholes(material, act.actors), wholes(material, act.recipients)
    actors, recipients = apart(*(roles(material, spans, speaker) for spans in words))
    if not actors and act.actor == "carried":
        actors = told.party("actors", recipients)
    if not recipients and act.recipient == "carried":
        recipients = told.party("recipients", actors)
    return actors, recipients


def because(codebook: Codebook, material: Material, act: Act, sources: Sequence[Source]) -> Because:
    """The codebook entry of the trigger, if it has one; what the model was how sure of; and what found each source."""
    sure = ", ".join(
        f"{name} {act.scores[name]:.2f}"
        for name in ("trigger", "type", "mode", "status", "actors", "recipients", "inner", "outer")
    )
    found = [
        f"{source.name} by {by}" for source, by in zip(sources, chains.witnesses(material, act, sources), strict=True)
    ]
    return Because(codebook.entry(act.trigger.text, act.type), "; ".join([f"reader model: {sure}", *found]))
