"""The words of a standing tie: who holds the office, whose ally it is. Ties are told in few set forms."""

from collections.abc import Iterable

from sayso.analysis.party_words import PORTFOLIOS, TITLES, word_set
from sayso.claims.material import Material
from sayso.claims.roles import wholes
from sayso.model.analysis import Act
from sayso.model.claim import Claim, Role
from sayso.model.span import Span

Words = tuple[Span, ...]

_DEPARTMENTS = word_set(
    """
    agriculture commerce communications culture defence defense deputy diplomatic economy education emergency energy
    federal finance foreign health home information interior justice labour military national permanent political prime
    regional security special trade transport vice
    """
)


def tie(material: Material, act: Act) -> tuple[Words, Words]:
    """The words of both ends of a tie: cut where they run over its own word; of an office one holder and one body."""
    text = material.report.text
    actors = tuple(_after(text, span, act.trigger) for span in wholes(material, act.actors))
    recipients = tuple(_before(text, span, act.trigger) for span in wholes(material, act.recipients))
    if act.mode != "office" or _is_plural(act.trigger.text):
        return actors, recipients
    bodies = (_body(text, span, act.trigger) for span in _nearest(recipients, act.trigger))
    return _nearest(actors, act.trigger), tuple(bodies)


def is_bare_title(claim: Claim) -> bool:
    """Whether a claim of an office names nobody who holds it, or no body that it is held in: "the driver, Jan Roy"."""
    if claim.type != "RELATION" or claim.mode != "office":
        return False
    nobody = any(role.name.casefold() == claim.trigger.text.casefold() for role in claim.actors)
    return nobody or all(_is_of_title(role) for role in claim.recipients)


def _is_of_title(role: Role) -> bool:
    """Whether words for a body only belong to the title: "former", "chief" negotiator."""
    return role.party.startswith("name:") and role.name.casefold() in TITLES | PORTFOLIOS


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _after(text: str, span: Span, trigger: Span) -> Span:
    """The words behind the trigger where a stretch has it within: "backed fighters", "envoy Ann Vale"."""
    rest = text[trigger.end : span.end]
    if not span.overlaps(trigger) or not rest.strip(" -"):
        return span
    return Span.of(text, trigger.end + len(rest) - len(rest.lstrip(" -")), span.end)


def _before(text: str, span: Span, trigger: Span) -> Span:
    """The words before the trigger where a stretch has it within: "Maintenance Group Commander"."""
    rest = text[span.start : trigger.start].rstrip(" -")
    return Span.of(text, span.start, span.start + len(rest)) if span.overlaps(trigger) and rest else span


def _nearest(spans: Iterable[Span], trigger: Span) -> Words:
    near = sorted(spans, key=lambda span: max(span.start - trigger.end, trigger.start - span.end))
    return tuple(near[:1])


def _body(text: str, span: Span, trigger: Span) -> Span:
    """The body that an office is held in, without words that belong to the title: "Norlandic Commerce" Minister."""
    first, _, rest = span.text.partition(" ")
    if rest and span.end <= trigger.start and all(word.casefold() in _DEPARTMENTS for word in rest.split()):
        return Span.of(text, span.start, span.start + len(first))
    return span
