"""Acts, attributions and names to claims."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.analysis.phrases import is_instrument
from sayso.claims import chains, circumstances, counts, victims
from sayso.claims.choice import Telling, tellings
from sayso.claims.companions import with_companions
from sayso.claims.confidence import confidence
from sayso.claims.dating import Dated, Dating
from sayso.claims.material import Material, Told
from sayso.claims.placing import Placed, Placing
from sayso.claims.roles import apart, roles, wholes
from sayso.claims.status import status as status_of
from sayso.claims.ties import is_bare_title, tie
from sayso.codebook import Codebook, Hints
from sayso.model.analysis import Act
from sayso.model.claim import Because, Claim, Role, Source
from sayso.model.ids import claim_id

_IN = frozenset({"across", "at", "in", "inside", "near"})


def claims(material: Material, codebook: Codebook) -> tuple[Claim, ...]:
    """The claims of one report, in the order of their triggers."""
    told, around = Told(), zip(tellings(material), Placing(material).all(), Dating(material).all(), strict=True)
    for telling, placed, dated in around:
        claim = _claim(material, codebook, telling, (placed, dated), told)
        if not is_bare_title(claim):
            told.claims.append(claim)
    return tuple(told.claims)


def _claim(material: Material, codebook: Codebook, telling: Telling, around: tuple[Placed, Dated], told: Told) -> Claim:
    sentence, act, (placed, dated) = telling.sentence, telling.act, around
    sources = chains.chain(material, sentence, act, told)
    speaker = sources[-1].name if sources else ""
    status, status_words = status_of(sentence, act)
    trigger = act.trigger
    actors, recipients = _parties(material, act, speaker, told)
    recipients = tuple(one for one in recipients if not _is_where(material.report.text, one, placed))
    given = counts.numbers(material, sentence, act, material.acts[telling.at])
    numbers = victims.named(material, sentence, act, recipients, given)
    means = circumstances.means(material, sentence, act)
    mode = circumstances.mode(material.report.text, sentence, act, codebook.type(act.type).modes, means)
    hints = Hints(sentence.text, means.text if means else "", numbers, tuple(a.party for a in actors))
    claim = Claim(
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
        place=placed.names,
        time=dated.said,
        numbers=numbers,
        means=means,
        when=dated.when,
        evidence={"place": placed.words, "time": dated.words, "status": status_words},
        codes=codebook.codes(act.type, mode, trigger.text, status, hints),
        because=because(codebook, material, act, sources),
    )
    return replace(claim, confidence=confidence(act, claim))


def _parties(material: Material, act: Act, speaker: str, told: Told) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """Who does it and to whom, those carried over from before included."""
    if act.type == "RELATION":
        words = tie(material, act)
    else:
        words = wholes(material, act.actors), with_companions(material, act, wholes(material, act.recipients))
    actors, recipients = apart(*(roles(material, spans, speaker) for spans in words))
    if act.type != "RELATION":
        actors = tuple(one for one in actors if not is_instrument(one.name))
    if not actors and act.actor == "carried":
        actors = told.party("actors", recipients)
    if not recipients and act.recipient == "carried":
        recipients = told.party("recipients", actors)
    return actors, recipients


def _is_where(text: str, recipient: Role, placed: Placed) -> bool:
    """Whether the words only say where: "fell in Norland" tells of a place that was hit, which is no recipient."""
    behind = text[: recipient.span.start].rstrip()[-7:].casefold().split()
    return bool(behind) and behind[-1] in _IN and recipient.span.text in placed.names


def because(codebook: Codebook, material: Material, act: Act, sources: Sequence[Source]) -> Because:
    """The codebook entry of the trigger, if it has one; what the model was how sure of; and what found each source."""
    sure = ", ".join(
        f"{name} {act.scores[name]:.2f}"
        for name in ("trigger", "type", "mode", "status", "actors", "recipients", "inner", "outer")
    )
    found = [
        f"{source.name} by {by}" for source, by in zip(sources, chains.witnesses(material, act, sources), strict=True)
    ]
    turn = [f"turn of speech: {act.sense}"] if act.sense else []
    return Because(codebook.entry(act.trigger.text, act.type), "; ".join([f"reader model: {sure}", *turn, *found]))
