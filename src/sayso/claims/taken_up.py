"""Speakers that only those heard before can tell: "it said", "he added", and the papers that they issue."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.analysis.party_words import TITLES
from sayso.model.analysis import UNNAMED, Attribution
from sayso.model.span import Span

_AGAIN = 400
"""Code points between one who speaks and "it added"."""
_FAR = 1_500
"""The same where nothing else tells who "he" is."""
_AROUND = 6
"""Attributions before one that may hold it."""
_PRONOUNS = frozenset({"i", "we", "he", "she", "it", "they", "who", "which", "that", "you"})
_HE = {"he": "his ", "she": "her "}
"""Who is one person's only by these is not that person: "her sister", "she"."""
_PAPER = (
    r"(?:broadcast|bulletin|cable|communiqu[eé]|declaration|draft|(?:news|press) release|release|letter|resolution"
    r"|statement|telegram)s?"
)
_THE_PAPER = re.compile(rf"(?:the|this|its|their)\s+(?:same\s+)?{_PAPER}", re.IGNORECASE)
_WHOSE_PAPER = re.compile(rf"(?:(?:[Aa]n?|[Tt]he)\s+)?((?:(?!The\b|An?\b)[A-Z][\w-]*\s+){{1,4}}){_PAPER}")
_ISSUED = re.compile(
    r"\b(?P<who>(?:[Tt]he\s+)?[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*)\s+(?:ha[sd]\s+)?(?:unanimously\s+)?"
    r"(?:adopted|approved|passed|issued|published|released)\b[^.;\n]{0,40}$"
)
"""Who brings out the paper that these words end before."""


def taken_up(
    text: str, found: Sequence[Attribution], name: Callable[[Span], str], is_person: Callable[[str], bool]
) -> list[Attribution]:
    """The attributions of a report, those named anew whose source takes up one that spoke before.

    Args:
        text: of the report.
        found: its attributions, by first position.
        name: whom words stand for.
        is_person: whether a name is a person's.
    """
    out: list[Attribution] = []
    thing: Attribution | None = None
    body: Attribution | None = None
    person: Attribution | None = None
    for n, a in enumerate(found):
        words = a.sources[0].text.lower() if len(a.sources) == 1 else ""
        if words == "it" and thing and _near(thing, a, _AGAIN):
            a = replace(a, speaker=thing.speaker)
        elif words in _HE and (speaker := _he(text, a, person, is_person)):
            a = replace(a, speaker=speaker)
        elif words and (issuer := _issuer(text, a, body, name)):
            a = replace(a, speaker=issuer)
        elif words and words not in _PRONOUNS and a.asserts and " & " not in a.speaker:
            inner, one = _is_within(found, n), is_person(a.speaker) or is_one(a.sources[0].text)
            thing = thing if is_person(a.speaker) else a
            person = a if one and not inner else person
            body = a if a.speaker[:1].isupper() and not (one or inner or a.kind == "document") else body
        out.append(a)
    return out


def _near(before: Attribution | None, a: Attribution, reach: int) -> bool:
    return before is not None and 0 < a.sources[0].start - before.sources[-1].end < reach


def _is_within(found: Sequence[Attribution], n: int) -> bool:
    """Whether somebody else tells of who speaks here, so that no later "it" or "he" is sure to take them up."""
    a = found[n]
    spans = [*a.sources, *([a.cue] if a.cue else [])]
    around = found[max(0, n - _AROUND) : n]
    return any(all(any(c.holds(s) for c in other.content) for s in spans) for other in around if other.asserts)


def is_one(words: str) -> bool:
    """Whether words are of one person without a name: "a Norlandic delegate"."""
    head = re.split(r",| (?:who|of|in|at|from|for|to|with|on) ", words)[0].split()[-1:]
    return bool(head) and head[0].casefold() in TITLES


def _he(text: str, a: Attribution, person: Attribution | None, is_person: Callable[[str], bool]) -> str:
    """Who "he" is where the one who spoke last has no name, or nobody else was found; else ""."""
    if person is None or not _near(person, a, _FAR):
        return ""
    if person.sources[0].text.casefold().startswith(_HE[a.sources[0].text.casefold()]):
        return ""
    if a.speaker.casefold() in (*_HE, UNNAMED):
        return person.speaker
    if is_person(person.speaker) or not _near(person, a, _AGAIN):
        return ""
    between = text[person.sources[0].start : a.sources[0].start]
    return "" if a.speaker.split()[-1] in between else person.speaker


def _issuer(text: str, a: Attribution, body: Attribution | None, name: Callable[[Span], str]) -> str:
    """Whose word a paper is: "a Norlandic communiqué", "the statement" of whoever spoke last; else ""."""
    words = a.sources[0]
    if whose := _WHOSE_PAPER.match(words.text):
        start = words.start + whose.start(1)
        return name(Span.of(text, start, start + len(whose[1].rstrip())))
    if not re.match(rf"(?:an?|the|this|its|their)\s+(?:same\s+)?{_PAPER}\b", words.text, re.IGNORECASE):
        return ""
    if issued := _ISSUED.search(text, max(0, words.start - 150), words.start):
        return name(Span.of(text, *issued.span("who")))
    the = _THE_PAPER.fullmatch(words.text.rstrip(", "))
    if re.fullmatch(rf"[\w-]+ .*{_PAPER}", a.speaker):
        return ""  # "the bulletin" for "an army bulletin"
    return body.speaker if the and body is not None and _near(body, a, _FAR) else ""
