"""Whom words may stand for: the parties that a report offers for each role and source whose words are annotated.

Rules name the words and everything told of around them (`sayso.analysis.naming`), with the annotated words given as
mentions; the options are what they say, forms of the words themselves, and whoever else is told of.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sayso.analysis.antecedents import Candidate
from sayso.analysis.naming import Naming
from sayso.analysis.party_words import FIRST, POSSESSIVES, RELATIVE, THIRD
from sayso.analysis.phrases import Phrase, phrase, unplaced
from sayso.analysis.sentences import sentences
from sayso.codebook.parties import parties
from sayso.model.analysis import UNNAMED, Sentence
from sayso.model.report import Report
from sayso.model.span import Span

Gold = dict[str, Any]
ROLES = ("actors", "recipients", "sources")
KINDS = ("pronoun", "definite", "bare", "name", "possessive")
TAGS = (
    "rule", "core", "words", "head", "unplaced", "whole", "of", "owner", "owned", "table", "state", "government",
    "army", "demonym", "told", "people", "speaker", "side", "name", "owned by", "has", "focus has", "focus",
)  # fmt: skip
"""Where an option comes from."""
LAST = 6
"""So many parties told of before "their planes" are tried as owners."""
_GOVERNING = re.compile(
    r"\b(?:government|regime|authorities|administration|cabinet|army|military|forces|troops|soldiers?|police|officials?"
    r"|navy|air force|ministry|parliament|president|minister|opposition|rebels?)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r".+?\b(?:of|from|in|for|at|by|with)\s+(?:the\s+)?(.+)")
_OWNED = re.compile(r"(.+?)(?:['’]s|(?<=s)['’])\s+(.+)")
_NAME = re.compile(r"[A-Z][\w’'.-]*(?:\s+(?:of|the|for|al|de|and)?\s*[A-Z][\w’'.-]*)*")


@dataclass(frozen=True, slots=True)
class Part:
    """The part in an act that words have: role, type of the act, and where its trigger is."""

    role: str
    type: str
    trigger: int


@dataclass(slots=True)
class Choice:
    """Words whose name is to be chosen.

    Attributes:
        speaker: the annotated name of the innermost source of what they stand in, or "".
        names: the annotated names, one for each claim that has them in this role.
        rules: what the rules say; several for words that take several parties up.
        options: by name where each comes from, of TAGS.
        across: the names, by rules, of the other role of their act.
    """

    start: int
    end: int
    part: Part
    speaker: str
    taken: Phrase
    words: str
    names: list[str]
    rules: tuple[str, ...]
    options: Mapping[str, set[str]]
    across: tuple[str, ...]
    quoted: bool
    side: str

    @property
    def kind(self) -> str:
        """What the words are, of KINDS."""
        key = self.words.casefold().strip("\"“”'’ ")
        first = key.split(" ")[0]
        if not (len(self.words) > 1 and self.words.isupper()):
            if key in {*THIRD, *FIRST, *RELATIVE} or first in ("i", "we") or first in THIRD.keys() - POSSESSIVES:
                return "pronoun"
            if first in POSSESSIVES and " " in key:
                return "possessive"
        if self.taken.proper:
            return "name"
        return "definite" if self.taken.definite else "bare"


@dataclass(slots=True)
class Told:
    """What a report tells of.

    Attributes:
        candidates: every party told of, in order, by rules.
        parts: by where words begin, the parts they have in acts.
        genders: what pronouns tell of people.
        around: the names of the state it is about, of the state that publishes it, and of its "we".
    """

    report: Report
    sentences: Sequence[Sentence]
    candidates: Sequence[Candidate]
    parts: Mapping[int, Sequence[Part]]
    genders: Mapping[str, str]
    around: tuple[str, str, str]
    choices: list[Choice] = field(default_factory=list)

    def sentence(self, at: int) -> int:
        """The number of the sentence of a place."""
        return bisect_right(self.sentences, at, key=lambda one: one.start) - 1


@dataclass(frozen=True, slots=True)
class _Words:
    span: Span
    part: Part
    claim: int
    name: str
    speaker: str


def told(report: Report, claims: Sequence[Gold]) -> Told:
    """What a report tells of, with the choices of its claims."""
    text, split = report.text, sentences(report)
    items = list(_items(text, claims))
    across: dict[int, tuple[Span, ...]] = {}
    parts = defaultdict[int, list[Part]](list)
    for one in items:
        parts[one.span.start].append(one.part)
        other = {"actors": "recipients", "recipients": "actors"}.get(one.part.role)
        beside = tuple(two.span for two in items if two.claim == one.claim and two.part.role == other)
        across[one.span.start] = (*across.get(one.span.start, ()), *beside)
    naming = Naming(report, split, parties(), sorted({one.span for one in items}), across)
    focus, home = naming._governments.focus, naming._home
    around = (focus.name if focus else "", home.name if home else "", naming._pronouns._publisher)
    out = Told(report, split, tuple(naming._before._all), parts, dict(naming._before._genders), around)
    seen: dict[tuple[int, int, str, str], Choice] = {}
    for one in items:
        key = (one.span.start, one.span.end, one.part.role, one.speaker)
        if key in seen:
            seen[key].names.append(one.name)
        else:
            others = () if one.part.role == "sources" else tuple(map(naming.name, across[one.span.start]))
            seen[key] = _choice(naming, out.candidates, one, others)
    out.choices.extend(seen.values())
    return out


def _items(text: str, claims: Sequence[Gold]) -> Iterator[_Words]:
    for number, claim in enumerate(claims):
        trigger, sources = claim["trigger"]["start"], claim["sources"]
        for role in ("actors", "recipients"):
            for entry in claim[role]:
                if span := _nearest(text, entry["text"], entry["start"]):
                    part = Part(role, claim["type"], trigger)
                    yield _Words(span, part, number, entry["name"], sources[-1]["name"] if sources else "")
        for place, entry in enumerate(sources):
            if entry["name"] != UNNAMED and (span := _nearest(text, entry.get("text", ""), trigger)):
                part = Part("sources", claim["type"], trigger)
                yield _Words(span, part, number, entry["name"], sources[place - 1]["name"] if place else "")


def _nearest(text: str, words: str, at: int) -> Span | None:
    starts = [match.start() for match in re.finditer(re.escape(words), text)] if words.strip() else []
    start = min(starts, key=lambda one: abs(one - at), default=None)
    return None if start is None else Span.of(text, start, start + len(words))


def _choice(naming: Naming, candidates: Sequence[Candidate], one: _Words, across: tuple[str, ...]) -> Choice:
    span, role = one.span, one.part.role
    speaker = "" if one.speaker == UNNAMED else one.speaker
    rules = naming.members(span) if role == "sources" else naming.sides(span, speaker=speaker)
    words = " ".join(span.text.split())
    taken = phrase(words)
    side = naming._sides.of(speaker) if speaker else ""
    options = defaultdict[str, set[str]](set)
    for name, tag in _options(naming, candidates, span, words, taken, rules, speaker, side):
        if bare := name.strip(" ,.;:'’\"“”"):
            options[bare].add(tag)
    quoted = naming._pronouns._in_quotes(span.start)
    return Choice(
        span.start, span.end, one.part, speaker, taken, words, [one.name], rules, options, across, quoted, side
    )


def _options(
    naming: Naming,
    candidates: Sequence[Candidate],
    span: Span,
    words: str,
    taken: Phrase,
    rules: tuple[str, ...],
    speaker: str,
    side: str,
) -> Iterator[tuple[str, str]]:
    core = taken.core or words
    yield rules[0], "rule"
    yield from ((core, "core"), (words, "words"), (core.split()[-1], "head"), (unplaced(core), "unplaced"))
    yield taken.whole, "whole"
    if behind := _BEHIND.fullmatch(core):
        yield behind[1], "of"
    if owned := _OWNED.fullmatch(core):
        yield from ((owned[1], "owner"), (owned[2], "owned"))
    for found in naming._table.find(words):
        yield found.known.name, "table"
        if state := naming._table.state(found.known.country):
            yield state.name, "state"
            if _GOVERNING.search(words):
                whose = state.demonym or state.name
                yield f"{state.name} government", "government"
                yield from ((f"{whose} army", "army"), (f"{whose} {core.split()[-1]}", "demonym"))
    yield from ((c.name, "told") for c in candidates if (c.start, c.end) != (span.start, span.end))
    yield "people", "people"
    yield from ((speaker, "speaker"), (side, "side"))
    yield from ((re.sub(r"['’]s$", "", match), "name") for match in _NAME.findall(words))
    first = words.split()[0].casefold()
    if " " in words and (first in POSSESSIVES or taken.definite or core.islower()):
        mine = words.split(maxsplit=1)[1] if first in POSSESSIVES else core
        mine = mine.removeprefix("own ")
        near = [c for c in candidates if c.start < span.start and (c.kind != "people" or c.weight == 2)]
        for owner in list(dict.fromkeys(c.name for c in reversed(near)))[:LAST]:
            yield naming._phrases.owned(owner, mine), "owned by"
            if first in POSSESSIVES:
                yield f"{owner}'s {mine}", "has"
        if state := naming._governments.focus:
            yield from ((f"{state.demonym} {mine}", "focus has"), (state.name, "focus"))
