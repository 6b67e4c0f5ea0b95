"""How many, where victims are named: "killed Ada Mensah and her two children" counts three."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.analysis.counted_words import KINDS, PERSON
from sayso.analysis.party_words import BODY_NOUNS
from sayso.claims.counts import does
from sayso.claims.material import Material
from sayso.model.analysis import Act, NumberMention, NumberOf, Sentence
from sayso.model.claim import Role
from sayso.model.span import Span

_TYPES: Final = frozenset({"ASSAULT", "COERCE"})
_TOLD: Final = frozenset({"happened", "possible"})
_TAKING: Final = re.compile(r"(?:abduct|kidnap)\w*", re.IGNORECASE)
"""Words of capture that count whom they name; arrests and releases are told of somebody, not as a count."""
_MEANT: Final = re.compile(r"\bto\s+$")
"""Before a trigger: "an attempt to kill" has killed nobody."""
_PART: Final = r"(?:[A-Z][\w’'.-]*|al-[A-Z]\w+|bin|ibn|da|de|del|di|dos|van|von)"
_NAME: Final = re.compile(rf"(?<![\w-])[A-Z][\w’'.-]*(?:\s+{_PART})*\s+(?:[A-Z]|al-)[\w’'.-]*$")
_LONGEST: Final = 6
"""Words of the longest name of one person; longer ones are several that lost their commas."""
_NOUN: Final = re.compile(rf"(?<![\w-])(?:{PERSON})\b", re.IGNORECASE)
_SEVERAL: Final = re.compile(r"(?:\w+(?<!s)s|\w*men|children|people|police|staff|family|couple)$", re.IGNORECASE)
_KIND: Final = re.compile("|".join(rf"(?P<{kind}>(?<![\w-])(?:{words})\b)" for kind, words in KINDS), re.IGNORECASE)
_MISS: Final = re.compile(r"\b(?:Mrs|Ms|Miss)\b")
_YEARS: Final = re.compile(r"\b(\d{1,2})-year-old\b")
_AGED: Final = re.compile(r",\s(?:aged\s)?(\d{1,2})(?=,|\.|;|\s+and\b|$)")
_ADULT: Final = 18
_OWN: Final = r"(?:his|her|their)"
_AND: Final = re.compile(
    rf"(?:(?:,\s[^,;.:()]{{1,60}},|\s\([^()]{{1,60}}\)|,)?\s+(?:and|with|as well as|together with|along with)\s+"
    rf"|,\s+(?={_OWN}\s+[\w-]+,?\s+and\s+{_OWN}\b))"
)
"""Behind a name: more victims may follow, behind an aside that tells who it is."""
_WITH: Final = re.compile(r"\s+(?:along |together )?with\s+")
"""The same behind the trigger."""
_GREATER: Final = re.compile(r"\b(?:among|includ\w+)\b|\band\s+$", re.IGNORECASE)
"""Before a name: those named are a part of the victims."""
_BEFORE: Final = re.compile(r"(?:\s+(?!including\b|and\b|with\b)[\w’'-]+){0,6}\s+and\s+$")
"""Between a number and the name beside it: "two policemen and Ada Mensah"."""
_THEIRS: Final = re.compile(rf"(?:(?:{_OWN}|the|most|some|several|many|other)\s+)", re.IGNORECASE)
_COMPANION: Final = re.compile(
    rf"{_OWN}\s+(?:[a-z][\w-]*\s+)?(?P<noun>{PERSON}|bodyguard|assistant|colleague|companion|interpreter)\b(?!-|['’]s)"
)


@dataclass(frozen=True, slots=True)
class _Counted:
    """Victims as far as they are counted: where the words for them are, and bounds as in `NumberMention`."""

    start: int
    end: int
    low: int
    high: int | None
    kinds: frozenset[str]

    def with_(self, start: int, end: int, number: NumberMention | None, kind: str) -> "_Counted":
        """These and those of a number, or one more where there is none."""
        low, high = (1, 1) if number is None else (number.low or 0, number.high)
        return _Counted(
            min(self.start, start),
            max(self.end, end),
            self.low + low,
            None if high is None or self.high is None else self.high + high,
            self.kinds | {kind},
        )


def named(
    material: Material, sentence: Sentence, act: Act, recipients: Sequence[Role], given: tuple[NumberMention, ...]
) -> tuple[NumberMention, ...]:
    """The counts of an act, with those whom it kills, injures or abducts counted where they are named.

    A name counts one, and a number of others right beside it is added: the words from the first to the last are one
    count. Where a number counts them already ("five people, including Ada Mensah") that stays; where others fell with
    them of whom no number is given, nobody is counted. A surname alone takes up someone told of before and counts none.

    Args:
        recipients: to whom it is done, resolved.
        given: the counts that the act has by numbers.
    """
    of = _harm(material.report.text, act)
    victims = sorted(set(_victims(material, sentence, recipients))) if of else []
    if of is None or not victims:
        return given
    counted = _counted(material, sentence, act, victims, [role.span for role in recipients])
    mine = [number for number in given if number.of == of]
    if counted is None or any(not counted.start <= n.span.start < counted.end for n in mine):
        return given
    words = Span.of(material.report.text, counted.start, counted.end)
    kind = next(iter(counted.kinds)) if len(counted.kinds) == 1 else ""
    one = NumberMention(words, of, counted.low, counted.high, kind)
    return tuple(sorted((*(n for n in given if n not in mine), one), key=lambda number: number.span))


def _harm(text: str, act: Act) -> NumberOf | None:
    """What those are whom an act counts by naming them; None where it counts nobody."""
    of, at = does(text, act), act.trigger.start
    if act.type not in _TYPES or act.status not in _TOLD or _MEANT.search(text[max(0, at - 4) : at]):
        return None
    taken = of == "captured" and _TAKING.fullmatch(act.trigger.text)
    return of if of in ("killed", "injured") or taken else None


def _victims(material: Material, sentence: Sentence, recipients: Sequence[Role]) -> Iterator[Span]:
    """The words of each person named among those to whom it is done, each person once."""
    seen = set[str]()
    for role in recipients:
        if not sentence.start <= role.span.start < sentence.end:
            continue
        for words in material.naming.apart(role.span):
            name = material.naming.name(words)
            given = any(material.counts(words))
            if not given and name not in seen and _is_person(words.text, material.naming.party(name)):
                seen.add(name)
                yield words


def _is_person(words: str, party: str) -> bool:
    """Whether words name one person, by a name of two words or more; that of no known person has a noun before it."""
    match = _NAME.search(words)
    if match is None or len(match[0].split()) > _LONGEST or BODY_NOUNS.intersection(match[0].casefold().split()[-2:]):
        return False
    told = _NOUN.search(words) or _YEARS.search(words)
    return party.startswith("person:") or (party.startswith("name:") and told is not None)


def _several(words: str) -> bool:
    """Whether the noun before a name is of more than one: "the reporters Ada Mensah", whose fellows are told apart."""
    return any(_SEVERAL.fullmatch(noun[0]) for noun in _NOUN.finditer(words))


def _counted(
    material: Material, sentence: Sentence, act: Act, victims: Sequence[Span], recipients: Sequence[Span]
) -> _Counted | None:
    """Those named, and whoever is counted beside them; None where others are beside them without a number."""
    text, here = material.report.text, list(material.counts.within(sentence.start, sentence.end))
    if len(victims) == 1 and _several(victims[0].text):
        return None
    kinds = frozenset(_kind(text, sentence, one) for one in victims)
    found = _Counted(victims[0].start, victims[-1].end, len(victims), len(victims), kinds)
    for one in here:
        if one.low and _BEFORE.fullmatch(text[one.span.end : found.start]):
            found = found.with_(one.span.start, one.span.end, one, one.kind)
    if _GREATER.search(text[sentence.start : found.start]):
        return None
    while joint := _AND.match(text, found.end, sentence.end) or _WITH.match(text, max(found.end, act.trigger.end)):
        at = joint.end()
        theirs = _THEIRS.match(text, at)
        begins = (at, theirs.end() if theirs else at)
        number = next((n for n in here if n.span.start in begins and n.low), None)
        companion = _COMPANION.match(text, at)
        if number is not None:
            end = max((r.end for r in recipients if r.overlaps(number.span)), default=number.span.end)
            found = found.with_(at, max(end, number.span.end), number, number.kind)
        elif companion is not None and not _SEVERAL.fullmatch(companion["noun"]):
            found = found.with_(at, companion.end(), None, _kind_of(companion[0]))
        elif theirs is not None or text[at].isupper() or any(r.start <= at < r.end for r in recipients):
            return None
        else:
            break
    return found


def _kind(text: str, sentence: Sentence, words: Span) -> str:
    """Who a person named is, by age, noun or title at the name; else ""."""
    before = " ".join(text[sentence.start : words.start].split()[-1:])
    years = _YEARS.search(f"{before} {words.text}") or _AGED.match(text, words.end)
    if years and int(years[1]) < _ADULT:
        return "child"
    return _kind_of(f"{before} {words.text}")


def _kind_of(words: str) -> str:
    found = _KIND.search(words)
    return found.lastgroup or "" if found else "woman" if _MISS.search(words) else ""
