"""Counts and amounts of a sentence, as bounds: "at least 16", "dozens", "30 to 40", "half a million", "a woman"."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from sayso.analysis.counted import Counted, counted, noun_phrase
from sayso.analysis.counted_words import PERSON
from sayso.analysis.number_words import (
    ABOUT,
    COINS,
    CURRENCIES,
    EXACT,
    FIGURE,
    HIGH,
    LOW,
    SCALE,
    SCALES,
    SYMBOL,
    VAGUE,
    WORD,
    vague_low,
    value_of,
)
from sayso.analysis.times import times
from sayso.model.analysis import NumberMention
from sayso.model.span import Span

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    low: int | None
    high: int | None
    currency: str | None = None
    phrase: str = ""


@cache
def _quantity() -> re.Pattern[str]:
    modifier = (
        rf"(?:(?P<low>{LOW})|(?P<high>{HIGH})|(?P<about>{ABOUT}))\s+(?:an?\s+estimated\s+|about\s+|some\s+|"
        r"another\s+)?"
    )
    between = (
        rf"(?:between\s+(?P<from1>{EXACT})\s+and\s+(?P<to1>{EXACT})|from\s+(?P<from2>{EXACT})\s+to\s+"
        rf"(?P<to2>{EXACT}))"
    )
    span = (
        rf"(?P<from3>{EXACT})\s+(?:to|or)\s+(?P<to3>{EXACT})|(?P<from4>{FIGURE})\s*[-–—]\s*(?P<to4>(?:{FIGURE})"
        rf"(?:\s*(?:{SCALE}|mn|bn))?)"
    )
    core = rf"(?P<vague>{VAGUE})|(?P<exact>{EXACT})"
    tail = r"(?P<more>\s+or\s+more\b|\+|-plus\b)?"
    return re.compile(
        (
            rf"(?<![\w$£€.,'’/-])(?:{modifier})?(?:(?P<symbol>{SYMBOL})\s?)?(?:{between}|{span}|{core}){tail}(?!\w)"
            rf"(?P<coin>\s+(?:US\s+)?(?:{COINS})s?\b)?"
        ),
        re.IGNORECASE,
    )


@cache
def _single() -> re.Pattern[str]:
    """A person with an article, and with company: "a senior commander", "a woman and her two children"."""
    own = r"(?:his|her|their)"
    gap = (
        r"(?:(?!(?:of|in|on|at|by|and|or|to|for|with|from|was|were|is|that|who|which|as|the|a|an|all|lot|number|"
        r"group|member|after|before|"
        r"since|into|against|between|some|several|hundred|thousand|million|billion|dozen|hour|day|week|month|year|"
        rf"{WORD})\b)"
        r"[^\W\d][\w’'-]*,?\s+){0,4}?"
    )
    count = rf"(?P<count>{EXACT})"
    last = rf"(?!\s+(?!\w+(?:s|men)\b)(?:{PERSON})\b)"  # "a Chinese engineer" is not yet told by "Chinese"
    return re.compile(
        rf"\b(?:an?|another|one)\s+(?P<noun>{gap}(?P<person>{PERSON}){last})(?:\s+and\s+{own}\s+(?:(?P<one>wife|husband|"
        r"son|daughter|mother|father|brother|sister|child|baby|driver|bodyguard|aide|assistant|colleague|companion|interpreter)"
        rf"|{count}\s+(?:\w+\s+)?(?:children|sons|daughters|brothers|sisters|kids|relatives|bodyguards|guards|"
        r"companions|colleagues)))?\b(?!-)",
        re.IGNORECASE,
    )


@cache
def _single_thing() -> re.Pattern[str]:
    gap = r"(?:(?!(?:of|in|on|at|by|and|or|to|for|with|from|was|were|is|that|who|which|as|the)\b)[\w-]+\s+){0,3}?"
    things = (
        "helicopter|plane|jet|warplane|drone|aircraft|tank|vehicle|truck|lorry|bus|minibus|car|ship|boat|vessel|"
        "rocket|missile|shell|bomb|mine|"
        "grenade|Land Cruiser|ambulance|tanker|rifle|mortar|patrol boat|company|battalion|brigade"
    )
    return re.compile(
        rf"\b(?:an?|another)\s+(?P<noun>{gap}(?:{things}))\b(?!-|\s+(?:bomb|bombing|attack|strike|blast))",
        re.IGNORECASE,
    )


_OTHERS: Final = re.compile(
    (
        r"\b(?:(?P<two>both|twin|dual|double(?=\s+(?:car|suicide|bomb|attack|strike|explosion))|a\s+pair\s+of|a\s+couple\s+of|two\s+dozen)|(?P<one>one(?=\s+of\b))|(?P<once>once|"
        r"twice))\b"
    ),
    re.IGNORECASE,
)

_EXCLUDED: Final = (
    # ages, ordinals, percentages, measures, scores
    r"\b\d+\s*(?:%|per\s*cent\b|percentage)|\b(?:[a-z-]+)\s+(?:percent|per\s+cent)\b|\b\d+(?:st|nd|rd|th)\b|"
    r"\baged?\s+(?:between\s+)?\d+(?:\s+(?:and|to)\s+\d+)?"
    r"|(?<=,)\s\d{1,2}(?=[,.;])|\b[\w-]+[\s-]years?[\s-]olds?\b|\b(?:\w+-)?\w+-year-old\b|\b\d[\d.,]*\s?-?"
    r"(?:km|kms|kilomet\w+|miles?|met(?:re|er)s?|cm|mm|kg|"
    r"kilograms?|degrees|feet|inch(?:es)?|yards?|hours?|minutes?|calib\w+|GMT|hrs)\b"
    rf"|\b(?:{WORD})\s+(?:kilomet\w+|miles?|met(?:re|er)s?|feet|inches|yards|times\s+as)\b"
    # designations, headings, clock times, dates in figures, ways to say something else
    r"|\b(?:Resolution|Article|Chapter|Section|Phase|No\.?|Number|Nr\.?|Route|Highway|Unit|Brigade|Battalion|"
    r"Division|Regiment|Flight|Group|Law|"
    r"Decree|Line|Channel|Area|Zone|Sector|Level|Page|Block|Gate|Room|Camp|Point|Checkpoint|Kilomet(?:re|er)|"
    r"Protocol|Annex|Paragraph|Task\s+Force)s?\s+"
    r"(?:\d[\d/.-]*|[IVX]+\b|(?:One|Two|Three|Four|Five)\b)"
    r"|\b[A-Za-z]+-?\d[\w-]*|\b\d+[A-Za-z]+\d*(?<!m)(?<!bn)(?<!k)\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}/\d{1,2}"
    r"(?:/\d{2,4})?\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b|\bG-?\d+\b"
    r"|\b(?:no|any|every|each|the)\s+one\b|\bone\s+(?:another|day|thing|way|side|point)\b|\bone-(?:\w+)|\bone"
    r"(?=['’]s)|\b(?:two|three|four|one)[\s-](?:thirds?|quarters?|fifths?)\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+)-(?!(?:and|to)\b)[a-z]{2,}(?:-[a-z]+)*|"
    r"\bsecond\b|\b(?:Six|Seven|Four|Five)\s+Day\s+War\b|\b9/11\b|\b24/7\b"
)


@cache
def _excluded() -> re.Pattern[str]:
    return re.compile(_EXCLUDED, re.IGNORECASE)


def _bounds(match: re.Match[str]) -> Bounds | None:
    for one, other in (("from1", "to1"), ("from2", "to2"), ("from3", "to3"), ("from4", "to4")):
        if match[one]:
            return _range(match[one], match[other])
    if match["vague"]:
        return (None, vague_low(match["vague"])) if match["high"] else (vague_low(match["vague"]), None)
    value = value_of(match["exact"])
    if value is None:
        return None
    if match["low"] or match["more"]:
        return value, None
    return (None, value) if match["high"] else (value, value)


def _range(one: str, other: str) -> Bounds | None:
    low, high = value_of(one), value_of(other)
    if low is None or high is None:
        return None
    scale = next((factor for word, factor in SCALES.items() if other.lower().endswith(word) and len(word) > 1), 1)
    if low < high and low < 1000 <= scale and not re.search(SCALE, one, re.IGNORECASE):
        low *= scale
    return (low, high) if low < high else None


def _currency(match: re.Match[str], text: str) -> str | None:
    """The ISO 4217 code of an amount of money, "" where several currencies bear the name, None where it is no money."""
    name = (match["symbol"] or match["coin"] or "").lower().strip().removeprefix("us ").rstrip(".")
    if not name:
        return None
    if (match["coin"] and name.startswith("pound")) and re.match(
        r"\s+of\s|\s+bomb|\s+shell", text[match.end() : match.end() + 8]
    ):
        return None
    return CURRENCIES.get(name, CURRENCIES.get(name.rstrip("s"), ""))


def _quantities(text: str) -> list[_Found]:
    found: list[_Found] = []
    blocked: list[tuple[int, int]] | None = None  # looked for once there is a number, which most sentences lack
    at = 0
    while match := _quantity().search(text, at):
        blocked = _blocked(text) if blocked is None else blocked
        at = match.end()
        start, end = match.span()
        core = next(match.start(name) for name in ("from1", "from2", "from3", "from4", "vague", "exact") if match[name])
        if match["symbol"] is None and any(a < end and core < b for a, b in blocked):
            at = max(core + 1, min((b for a, b in blocked if a < end and core < b), default=core + 1))
            continue
        bounds = _bounds(match)
        if bounds is not None:
            found.append(_Found(start, end, *bounds, _currency(match, text)))
    return found


def _singles(text: str, taken: list[_Found]) -> list[_Found]:
    """People and things counted by their article; those with company count together."""
    found = []
    for match in (*_single().finditer(text), *_single_thing().finditer(text)):
        groups = match.groupdict()
        extra = value_of(groups["count"]) or 0 if groups.get("count") else 1 if groups.get("one") else 0
        total = 1 + extra + (groups.get("person") or "").lower().startswith("couple")
        found.append(_Found(match.start(), match.end(), total, total, phrase=match["noun"]))
    for match in _OTHERS.finditer(text):
        total = 1 if match["one"] else 2
        if not match["once"]:
            found.append(_Found(match.start(), match.end(), total, total))
    return [
        one
        for one in found
        if not any(one.start < t.end and t.start < one.end and (t.end - t.start > 12 or t.low != t.high) for t in taken)
        and not any(text[one.end : t.start] == " of " for t in taken)  # "a family of six"
    ]


def _merged(found: list[_Found]) -> list[_Found]:
    """In order; of those that overlap the longest is kept."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.start)


_ADDRESS: Final = re.compile(
    r"\b\d{1,5}\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w'’-]*\.?\s+){1,3}"
    r"(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Ln|Lane|Dr|Drive|Ct|Court|Way|Pl|Place|Hwy|Highway|Sq|Square)\b"
    r"|\b\d{2,5}\s+block\s+of\b"
)
"""The number of a house or a block: "921 Harbour St."."""


def _blocked(text: str) -> list[tuple[int, int]]:
    """Where no count is: in times, ages, percentages, measures and names."""
    blocked = [(mention.span.start, mention.span.end) for mention in times(text, 0, "") if mention.value[-4:] != "_REF"]
    return blocked + [match.span() for kind in (_excluded(), _ADDRESS) for match in kind.finditer(text)]


def numbers(text: str, offset: int) -> tuple[NumberMention, ...]:
    """The counts and amounts of one sentence, those of dates, ages, percentages, measures and names left out.

    Args:
        text: the sentence.
        offset: where it stands in the report, in code points; the spans are the report's.
    """
    exact = _quantities(text)
    found = _merged(exact + _singles(text, exact))
    starts = tuple(one.start for one in found)
    mentions: list[NumberMention] = []
    for one in found:
        mentions.append(_mention(text, offset, one, starts, mentions[-1] if mentions else None))
    return tuple(mentions)


_PART_OF: Final = re.compile(r"(?:including|among\s+them|of\s+them|of\s+whom)\s*$", re.IGNORECASE)
_BESIDE: Final = re.compile(r"(?:as\s+well\s+as|and|,)\s*$", re.IGNORECASE)
_OF_THEM: Final = re.compile(r"\s+of\s+(?:them|whom|the\s+(?:dead|victims|wounded|injured))\b", re.IGNORECASE)


def _mention(text: str, offset: int, one: _Found, starts: tuple[int, ...], last: NumberMention | None) -> NumberMention:
    span = Span(offset + one.start, offset + one.end, text[one.start : one.end])
    if one.currency is not None:
        return NumberMention(span, "money", one.low, one.high, currency=one.currency)
    told = counted(text, one.start, one.end, one.phrase or noun_phrase(text, one.end), starts)
    mention = NumberMention(span, told.of, one.low, one.high, told.kind)
    return replace(mention, of=last.of) if last is not None and _inherits(text, one, told, last) else mention


def _inherits(text: str, one: _Found, told: Counted, last: NumberMention) -> bool:
    """Whether a number is part of the one before ("including 11 children"), or one more of the same ("and a nurse")."""
    if last.of not in {"killed", "injured", "captured", "displaced", "troops"}:
        return False
    if _OF_THEM.match(text, one.end):
        return True
    if told.of not in {
        "other",
        "troops",
        "killed",
        "injured",
        "captured",
        "displaced",
    }:
        return False
    if _PART_OF.search(text, max(one.start - 14, 0), one.start):
        return True
    people = last.of != "troops" and told.kind != ""
    return (
        told.of in {"other", "troops"}
        and people
        and _BESIDE.search(text, max(one.start - 12, 0), one.start) is not None
    )
