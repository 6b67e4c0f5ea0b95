"""Words of a role to parties: pieces joined, edges trimmed, each party once."""

import re
from collections.abc import Iterable, Sequence

from sayso.claims.material import Material
from sayso.model.claim import Role
from sayso.model.span import Span

_LITTLE = (
    r"(?:of|from|by|as|with|to|for|in|on|at(?! least| most)|against|and|or|but|including|than|while|when|is|was|were"
    r"|across|below|behind|inside|into|near|outside|under)"
)
_OPENING = r"(?:Against|And|As|But|By|For|From|In|Of|On|To|With)"  # and not IS, who are somebody
_BEFORE = re.compile(rf"(?:[^\w$€£#@'’]|{_LITTLE}\s+|{_OPENING}\s+)+")
_AFTER = re.compile(rf"(?:[\s,;:([“‘\"–—-]|(?<=\s)(?:{_LITTLE}|the|an?|which|who)(?!\w))+$")
_NOBODY = re.compile(r"(?:the|an?|at|least|more|than|some|about|mr|mrs|ms|and|from|her|[^\w]|\s)*", re.IGNORECASE)
"""Words that name nobody."""
_OF_ACT = re.compile(
    r"(?:[^\s,;.]+ ){0,3}?(?<!-)((?:air|ground|drone|rocket|missile|artillery|mortar)) "
    r"(?:strike|raid|attack|campaign|offensive|assault|cover|power|support|bombardment|fire)s?\b"
)
_LONGEST_ACT = 16
"""Code points of the longest noun of an act with its blank."""
_LOYAL = re.compile(
    r" loyal to ((?:the )?(?:[A-Z][\w-]*['’]?s? )?(?:(?:president|leader|general|colonel|captain) )?"
    r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)"
)
_LINKS = (" and", " or", " but")
_OPEN = (" of", " for", " to")
_ARTICLE = re.compile(r"(?:the|an?|its|their|his|her|\w+'s)\b")
_OWNER = re.compile(r"(?:each other|(?:[A-Z][\w-]*\s)*[\w-]+)$")
_PART = re.compile(r",?\s+(?:\w+\s+)?(?:including|among them|mostly|of them|of whom)\s+", re.IGNORECASE)
"""Words between a count of people and those who are a part of them."""
_MEN = re.compile(r"(?:^|\s)(?:[a-z]{4,}s|men|women|people|[A-Z][a-z]+(?:ers|ents|ists))$")
_WHOSE = re.compile(r" (?:of|from) (?:the )?(?:al-)?[A-Z][\w’'-]*(?: (?:al-)?[A-Z][\w’'-]*)*")
"""Behind a noun for men: whose they are, or where from."""


def roles(material: Material, spans: Iterable[Span], speaker: str) -> tuple[Role, ...]:
    """Parties with their names; one party named by two stretches of one role is kept once, where it is named first."""
    found: dict[str, Role] = {}
    for span in (piece for whole in spans for piece in material.naming.pieces(whole)):
        for name in material.naming.sides(span, speaker=speaker):
            full = _loyal(material, span, name)
            found.setdefault(full.casefold(), Role(span, full, material.naming.party(full)))
    return tuple(found.values())


def _loyal(material: Material, span: Span, name: str) -> str:
    """The name with whom they are loyal to, where that alone tells who they are: "forces loyal to Ann Vale"."""
    match = _LOYAL.match(material.report.text, span.end) if name.islower() and name.endswith(("s", "militia")) else None
    if not match:
        return name
    leader = material.naming.name(Span.of(material.report.text, match.start(1), match.end(1)))
    return f"{name} loyal to {leader}"


def apart(actors: tuple[Role, ...], recipients: tuple[Role, ...]) -> tuple[tuple[Role, ...], tuple[Role, ...]]:
    """Both roles without a party that stands in both: nobody does a thing to himself while others stand beside him."""
    both = {r.name.casefold() for r in actors} & {r.name.casefold() for r in recipients}
    if both and len(recipients) > len(both):
        return actors, tuple(r for r in recipients if r.name.casefold() not in both)
    if both and len(actors) > len(both):
        return tuple(r for r in actors if r.name.casefold() not in both), recipients
    return actors, recipients


def wholes(material: Material, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans with whole names, those that thereby run into one another joined, and none of mere function words."""
    text, out = material.report.text, list[Span]()
    for span in map(material.naming.whole, _joined(material, sorted(spans))):
        trimmed = _trimmed(text, _with_whose(text, span))
        if trimmed is None:
            continue
        if out and trimmed.start < out[-1].end:
            out[-1] = Span.of(text, out[-1].start, max(trimmed.end, out[-1].end))
        elif not (out and _PART.fullmatch(text[out[-1].end : trimmed.start])):
            out.append(trimmed)
    return tuple(out)


def _joined(material: Material, spans: Sequence[Span]) -> list[Span]:
    """The spans, with the pieces of one phrase joined."""
    text, out = material.report.text, list[Span]()
    for span in spans:
        known = bool(out) and not material.naming.party(out[-1].text).startswith("name:")
        if out and _goes_on(out[-1].text, text[out[-1].end : span.start], span.text, known):
            out[-1] = Span.of(text, out[-1].start, span.end)
        else:
            out.append(span)
    return out


def _goes_on(before: str, gap: str, after: str, known: bool) -> bool:
    """Whether two stretches are one phrase: "abducted children", "friends of the people".

    A known party is whole by itself: lists may lack their commas.
    """
    if gap == " " and before.endswith(_LINKS):
        return False
    if gap == " ":
        return not _ARTICLE.match(after) and (not known or after[0].islower())
    return gap in ("", " of ", " for ", " of the ", " for the ") or (before.endswith(_OPEN) and gap == " the ")


def _with_whose(text: str, span: Span) -> Span:
    """The words for men with the name behind them that tells whose they are: "fighters" of the Hill Front."""
    whose = _WHOSE.match(text, span.end) if _MEN.search(span.text) else None
    return Span.of(text, span.start, whose.end()) if whose else span


def _trimmed(text: str, span: Span) -> Span | None:
    """The span without function words and marks at its edges; None where nothing is left that names anybody."""
    lead = _BEFORE.match(span.text)
    start = span.start + (lead.end() if lead else 0)
    if text[start : start + 2] in ("'s", "’s") and (owner := _OWNER.search(text[:start])):
        start = owner.start()
    tail = _AFTER.search(text[start : span.end])
    end = start + tail.start() if tail else span.end
    if of_act := _OF_ACT.match(text, start, end + _LONGEST_ACT):
        end = len(text[: min(end, of_act.start(1))].rstrip())
    if start >= end or _NOBODY.fullmatch(text[start:end]):
        return None
    return Span.of(text, start, end)
