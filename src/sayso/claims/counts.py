"""How many: the counts of a sentence that belong to an act."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.analysis.counted_words import ATTACK, LIFELESS
from sayso.claims.material import Material
from sayso.model.analysis import Act, NumberMention, NumberOf, Sentence

_DOES: tuple[tuple[NumberOf, re.Pattern[str]], ...] = (
    (
        "killed",
        re.compile(
            r"kill\w*|murder\w*|execut(?:e\w*|ing)|assassinat\w*|dead|died?|deaths?|slain|massacred|beheaded|eliminat\w*"
            r"|neutrali[sz]\w*|deceased",
            re.IGNORECASE,
        ),
    ),
    ("injured", re.compile(r"injur\w*|wound\w*|hurt\w*|maim\w*", re.IGNORECASE)),
    (
        "captured",
        re.compile(
            r"arrest\w*|detain\w*|abduct\w*|kidnap\w*|captur(?:ed|es|ing)|free(?:s|d|ing)|releas\w*", re.IGNORECASE
        ),
    ),
    ("displaced", re.compile(r"displac\w*|uproot\w*|deport\w*|evict\w*", re.IGNORECASE)),
)
"""Words of harm, and what those are whom they count."""
_TOLL = re.compile(r"(?:kill\w*|dead|died?|deaths?|tolls?|slain)$", re.IGNORECASE)
_PEOPLE = frozenset({"killed", "injured", "captured", "displaced", "troops"})
_THINGLESS = _PEOPLE | {"vehicles", "weapons", "aircraft"}
"""What no noun of a building, a place or a target counts."""
_AFFECTED = _PEOPLE - {"troops"} | {"other"}
"""What a word of harm counts, beside which weapons and attackers are not its numbers."""
_PART = re.compile(
    r"[^.;:]{0,60}?(?:,|-|–|—|\()?\s*\b"
    r"(?:including|among them|among whom|of them|of whom|in addition to|as well as)\s+",
    re.IGNORECASE,
)
_INCLUDED = re.compile(r"\b(?:including|among them|among whom)\s+$", re.IGNORECASE)
_THINGS = re.compile(rf"\s+(?:of\s+)?(?:[\w-]+\s+){{0,2}}(?:{LIFELESS})\b", re.IGNORECASE)
_UNARMED = re.compile(
    r"\s+(?:of\s+)?(?:[\w-]+\s+){0,2}(?:demonstrators|marchers|people|police(?:men)?|protesters|residents|students|voters|workers)\b"
)
"""People who are no troops, whatever they are sent for."""
_ATTACK = re.compile(ATTACK, re.IGNORECASE)
_NOUN_ON = re.compile(r"\s+(?:of\s+)?(?:[\w’'-]+\s+){0,3}")
_OF_THEM = re.compile(r"\s+of (?:them|whom)\b")
_OUT_OF = re.compile(r"\s+(?:out )?of (?:(?:the|its|their|his|her|all|some|about|around|more than|over)\s+)*")
_NOUN_ONLY = re.compile(r"\s+(?:(?!was|were|is|are|had|have|has|being)[\w-]+\s+){0,2}")
_LIVES = re.compile(r" the li(?:fe|ves) of ")
_FELLED = re.compile(r"(?:shot|shoot\w*|stabb\w+|beat\w*|hack\w*|burn\w*|bludgeon\w*|club\w+)", re.IGNORECASE)
_TO_DEATH = re.compile(r"\s(?:[\w’'-]+\s){0,4}?(?:dead|to death)\b")
"""Behind a word of violence: it killed."""
_MOVED = frozenset({"captured", "displaced", "troops"})
_MOVING = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE"})
"""Types of act that take, free, send or drive people."""
_NEXT = re.compile(r"(?:\s+[^\W\d]\S*){0,3}(?:,|\s+and|,\s+and)\s+", re.IGNORECASE)
"""Words between two parts of a count: "192 children and 163 women"."""


def numbers(material: Material, sentence: Sentence, act: Act, beside: Sequence[Act]) -> tuple[NumberMention, ...]:
    """The counts that belong to an act.

    Which, the reader model says; what is counted, the noun beside the number, and the model where that tells nothing.
    A word of killing or a toll takes the one count of dead in its sentence, also where the model overlooked it.

    Args:
        beside: all acts of the sentence; a count that another word of harm has is not this one's.
    """
    text = material.report.text
    here = _of_words(list(material.counts.within(sentence.start, sentence.end)))
    harm, others = does(text, act), {does(text, a) for a in beside if a is not act}
    found = {n.span: n for n in _pointed_at(text, act, here, harm) if not harm or n.of == harm or n.of not in others}
    if any(n.of == harm for n in found.values()):
        found = {s: n for s, n in found.items() if n.of in _AFFECTED}
    if (times := _times(text, act, here)) is not None:
        found.setdefault(times.span, times)
    found = {s: n for s, n in found.items() if not _is_total(text, act, n, here)}
    for mention in list(found.values()):
        for part in _parts(text, mention, here):
            found.setdefault(part.span, part)
    return tuple(found[s] for s in sorted(found)) or tuple(_overlooked(text, act, harm, here))


def _of_words(here: Sequence[NumberMention]) -> list[NumberMention]:
    """The counts without figures that a page put before a sentence: "124 At least four people"."""
    next_ = {n.span.start: n.span.text for n in here}
    return [n for n in here if not (n.span.text.isdecimal() and next_.get(n.span.end + 1, "")[:1].isupper())]


def _pointed_at(text: str, act: Act, here: Sequence[NumberMention], harm: NumberOf | None) -> Iterator[NumberMention]:
    """The numbers that the reader model points at; of two of its stretches on one number the later tells what it is."""
    for span, of in sorted(act.numbers, key=lambda pair: pair[0].end):
        for mention in here:
            if mention.span.overlaps(span):
                yield replace(mention, of=_of(text, mention, of, harm, act.type))


def does(text: str, act: Act) -> NumberOf | None:
    """What those are whom a word of harm counts; None where the trigger is no such word."""
    if _LIVES.match(text, act.trigger.end):
        return "killed"
    if _FELLED.fullmatch(act.trigger.text) and _TO_DEATH.match(text, act.trigger.end):
        return "killed"
    return next((of for of, words in _DOES if words.fullmatch(act.trigger.text)), None)


def _of(text: str, mention: NumberMention, said: NumberOf, harm: NumberOf | None, kind: str) -> NumberOf:
    """What a number counts: as its noun has it; but soldiers killed are killed, and of a deed it is what that does."""
    if mention.of == "other":
        wrong = _UNARMED if said == "troops" else _THINGS if said in _THINGLESS else None
        return "other" if said == "money" or (wrong and wrong.match(text, mention.span.end)) else said
    if mention.of not in _MOVED:
        return mention.of
    if said == harm or (harm is None and said in ("killed", "injured", "troops") and kind != "RETREAT"):
        return said
    return said if said == "other" and kind not in _MOVING else mention.of


def _times(text: str, act: Act, here: Sequence[NumberMention]) -> NumberMention | None:
    """How many attacks a noun of attack tells of: "twin car bombings"."""
    if not _ATTACK.fullmatch(act.trigger.text):
        return None
    counts = [n for n in here if n.of == "attacks" and _NOUN_ON.fullmatch(text[n.span.end : act.trigger.start])]
    return counts[-1] if counts else None


def _is_total(text: str, act: Act, mention: NumberMention, here: Sequence[NumberMention]) -> bool:
    """Whether a count only tells out of how many: "18 of the 31 lorries were hit"; not so "18 of the 31 killed"."""
    start, end = mention.span.start, mention.span.end
    part_of = any(n.span.end < start and _OUT_OF.fullmatch(text[n.span.end : start]) for n in here)
    return part_of and not _NOUN_ONLY.fullmatch(text[end : act.trigger.start])


def _parts(text: str, whole: NumberMention, here: Sequence[NumberMention]) -> Iterator[NumberMention]:
    """The counts told as parts of another: "nine, including two children and a nurse"."""
    if whole.of not in _PEOPLE or whole.low is None:
        return
    at, link = whole.span.end, _NEXT if _INCLUDED.search(text[: whole.span.start][-20:]) else _PART
    for mention in here:
        if mention.span.start < at:
            continue
        theirs = _OF_THEM.match(text, mention.span.end) and mention.span.start - at < 80
        if not theirs and not link.fullmatch(text[at : mention.span.start]):
            return
        if mention.of not in (whole.of, "other", "troops") or mention.low is None or mention.low > whole.low:
            return
        yield replace(mention, of=whole.of)
        at, link = mention.span.end, _NEXT


def _overlooked(text: str, act: Act, harm: NumberOf | None, here: Sequence[NumberMention]) -> list[NumberMention]:
    """The count that a word of harm has right behind it, or the only one of dead for a word of killing or a toll."""
    lives = _LIVES.match(text, act.trigger.end)
    behind = lives.end() if lives else act.trigger.end + 1
    near = [n for n in here if n.span.start == behind and (n.of == harm or (lives and n.of in ("other", "troops")))]
    if near and harm:
        return [replace(near[0], of=harm)]
    dead = [n for n in here if n.of == "killed"] if _TOLL.match(act.trigger.text) else []
    return dead if len(dead) == 1 else []
