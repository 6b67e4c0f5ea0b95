"""What a learned choice of whom words stand for is told: traits of the words, of each option, and of both."""

import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from sayso.analysis.antecedents import Candidate
from sayso.analysis.given_names import gender_of
from sayso.analysis.labels import TYPES
from sayso.analysis.party_words import (
    ARMED_NOUNS,
    BODY_NOUNS,
    FEMALE,
    FIRST,
    FORCE_NOUNS,
    GROUP_NOUNS,
    KINDS,
    MALE,
    MEMBER_NOUNS,
    OFFICES,
    ONE_PERSON,
    PAIRED,
    PEOPLE_NOUNS,
    PERSON_NOUNS,
    PLACE_NOUNS,
    RELATIVE,
    THIRD,
    TITLES,
    word_set,
)
from sayso.analysis.phrases import is_force, is_member, plural
from whom_options import KINDS as FORMS
from whom_options import ROLES, TAGS, Choice, Told

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
Ints = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
Key = tuple[str, ...]
"""The telling words of a name, as the scorer has them: names of one key are one option."""
PARTIES = ("person", "state", "body", "group", "people")
PRONOUNS = sorted({*THIRD, *FIRST, *RELATIVE, "you", "your", "both"})
CLASSES = (
    ARMED_NOUNS, GROUP_NOUNS, TITLES, PERSON_NOUNS, PLACE_NOUNS, PEOPLE_NOUNS, FORCE_NOUNS, MEMBER_NOUNS, ONE_PERSON,
    BODY_NOUNS, OFFICES, PAIRED, KINDS,
    word_set("administration army authorities cabinet court government military ministry police regime"),
)  # fmt: skip
HASHED = 1_024
"""Words are told by so many numbers, of which 0 is that there is none."""
MANY = word_set("our ours they them their theirs themselves us we")


@dataclass(frozen=True, slots=True)
class Traits:
    """Of one choice.

    Attributes:
        words: of the words, [trait].
        options: of each option beside the words, [option, trait].
        hashed: of head and first word of the words, and last word, first word and whole of each option, [option, 5].
        names: of the options.
        nearest: of each option the nearest of its mentions, None where it has none.
        rule: the number of the option that the rules take.
    """

    words: Floats
    options: Floats
    hashed: Ints
    names: Sequence[str]
    nearest: Sequence[Candidate | None]
    rule: int


def traits(told: Told, choice: Choice, key: Callable[[str], Key], same: Callable[[str, str], bool]) -> Traits | None:
    """The traits of a choice; None where the rules' name has no telling word.

    Args:
        key: gives the telling words of a name.
        same: whether two names are one party's.
    """
    names: dict[Key, str] = {}
    tags: dict[Key, set[str]] = defaultdict(set)
    for name, some in choice.options.items():
        if found := key(name):
            names[found] = name if "rule" in some else names.get(found, name)
            tags[found] |= some
    rule = key(choice.rules[0])
    if rule not in names:
        return None
    around = _Around(told, choice, key)
    rows = [around.of(one, name, tags[one], same, rule) for one, name in names.items()]
    head, first = choice.taken.head, (choice.taken.words or [""])[0]
    hashed = [
        [_hash(head), _hash(first), *(_hash(word) for word in (name.split()[-1], name.split()[0], name))]
        for name in names.values()
    ]
    return Traits(
        np.array(_words(told, choice), np.float32),
        np.array(rows, np.float32),
        np.array(hashed, np.int64),
        list(names.values()),
        [around.nearest(one) for one in names],
        list(names).index(rule),
    )


def _hash(word: str) -> int:
    return 1 + zlib.crc32(word.casefold().encode()) % (HASHED - 1) if word else 0


@lru_cache(maxsize=100_000)
def _classes(word: str) -> tuple[bool, ...]:
    return tuple(word in some or word.removesuffix("s") in some for some in CLASSES)


def _first(choice: Choice) -> str:
    return choice.words.split()[0].casefold().strip("\"“”'’")


def _gender(choice: Choice) -> str:
    words = {_first(choice)} if choice.kind == "pronoun" else set(choice.taken.words)
    if words & {"he", "him", "his", "himself", *MALE}:
        return "m"
    return "f" if words & {"she", "her", "hers", "herself", *FEMALE} else ""


def _several(choice: Choice) -> bool:
    if choice.kind == "pronoun" or _first(choice) in MANY:
        return _first(choice) in MANY
    return plural(choice.taken.core)


def _words(told: Told, choice: Choice) -> list[float]:
    taken, part, at = choice.taken, choice.part, told.sentence(choice.start)
    first, gender = _first(choice), _gender(choice)
    out: list[float] = [choice.kind == form for form in FORMS]
    out += [part.role == role for role in ROLES]
    out += [part.type == type_ for type_ in TYPES]
    out += [first == pronoun for pronoun in PRONOUNS]
    out += [choice.quoted, bool(choice.speaker), " & " in choice.speaker, taken.counted, taken.article in ("a", "an")]
    out += [taken.definite, _several(choice), gender == "m", gender == "f", taken.core.islower()]
    out += [min(len(taken.words), 6) / 6, is_force(taken.core), is_member(taken.core), taken.head.endswith("s")]
    out += [told.sentences[at].part == "headline", min(at, 20) / 20, choice.start <= told.sentences[at].start + 4]
    out += [part.trigger < choice.start, min(abs(part.trigger - choice.start), 100) / 100]
    return out + list(_classes(taken.head))


class _Around:
    """What is told of around the words of a choice."""

    def __init__(self, told: Told, choice: Choice, key: Callable[[str], Key]) -> None:
        self._told, self._choice, self._key = told, choice, key
        self._mentions = defaultdict[Key, list[Candidate]](list)
        self._genders = defaultdict[Key, set[str]](set)
        for one in told.candidates:
            if one.start < choice.start or one.end > choice.end:
                self._mentions[key(one.name)].append(one)
            self._genders[key(one.name)] |= {one.gender} - {""}
        for name, gender in told.genders.items():
            self._genders[key(name)].add(gender)
        before = [one for one in told.candidates if one.end <= choice.start]
        self._ranks = [_ranks([key(one.name) for one in reversed(before)])]
        self._ranks += [_ranks([key(one.name) for one in reversed(before) if one.kind == kind]) for kind in PARTIES]
        self._most = max(map(len, self._mentions.values()), default=1)
        self._leading = {told.sentence(one.start): one.start for one in reversed(told.candidates)}
        self._known = [key(name) for name in (choice.speaker, choice.side, *told.around)]
        self._across = {key(name) for name in choice.across}
        self._whole, self._core = set(key(choice.words)), set(key(choice.taken.core))

    def nearest(self, key: Key) -> Candidate | None:
        """The last mention of an option before the words, else the first after them."""
        before, after = self._sides(key)
        return before[-1] if before else after[0] if after else None

    def of(self, key: Key, name: str, tags: set[str], same: Callable[[str, str], bool], rule: Key) -> list[float]:
        """The traits of one option."""
        choice, told = self._choice, self._told
        before, after = self._sides(key)
        mentions = [*before, *after]
        kinds = Counter(one.kind for one in mentions).most_common(1)
        kind = kinds[0][0] if kinds else ""
        out: list[float] = [tag in tags for tag in TAGS]
        out += [key == rule, same(name, choice.rules[0]), *(key == known for known in self._known)]
        out += [key in self._across, any(same(name, other) for other in choice.across)]
        out += [kind == party for party in PARTIES]
        out += [min(len(before), 8) / 8, min(len(mentions), 12) / 12, len(mentions) / self._most, not mentions]
        out.append(min(sum(one.weight == 2 for one in before), 8) / 8)
        out += self._last(key, before[-1]) if before else [0.0] * 26 + [1.0]
        here = bool(after) and told.sentence(after[0].start) == told.sentence(choice.start)
        out += [bool(after), here, math.log1p(after[0].start - choice.end) / 8 if after else 1.5]
        parts = [part for one in before for part in told.parts.get(one.start, ())]
        out += [sum(part.role == role for part in parts) / max(len(parts), 1) for role in ROLES]
        alike = sum((part.role, part.type) == (choice.part.role, choice.part.type) for part in parts)
        out.append(min(alike, 3) / 3)
        return out + self._form(key, name, kind, before)

    def _sides(self, key: Key) -> tuple[list[Candidate], list[Candidate]]:
        mentions = self._mentions.get(key, [])
        start, end = self._choice.start, self._choice.end
        return [one for one in mentions if one.end <= start], [one for one in mentions if one.start >= end]

    def _last(self, key: Key, near: Candidate) -> list[float]:
        """Where the last mention before the words is, and what part it has in acts."""
        told, choice = self._told, self._choice
        gap = told.sentence(choice.start) - told.sentence(near.start)
        parts = told.parts.get(near.start, ())
        between = told.report.text[near.end : choice.start]
        out: list[float] = [gap <= 0, gap == 1, gap == 2, 3 <= gap <= 4, 5 <= gap <= 8, gap > 8]
        out += [math.log1p(choice.start - near.end) / 8]
        out += [1 / (1 + self._ranks[0][key]), 1 / (1 + min(ranks.get(key, 50) for ranks in self._ranks[1:]))]
        out += [any(part.role == role for part in parts) for role in ROLES]
        out += [not parts, any(part.role == choice.part.role for part in parts)]
        out += [any(part.type == choice.part.type for part in parts)]
        out += [any(part.trigger == choice.part.trigger for part in parts)]
        out += [near.weight == 2, near.plural, near.start == self._leading[told.sentence(near.start)]]
        out += [near.start <= told.sentences[told.sentence(near.start)].start + 5]
        out += [near.kind == party for party in PARTIES]
        return [*out, "\n" in between, 0.0]

    def _form(self, key: Key, name: str, kind: str, before: Sequence[Candidate]) -> list[float]:
        """The form of an option, and how it goes with that of the words."""
        choice, some, words = self._choice, set(key), name.split()
        last, gender, several = words[-1].casefold(), _gender(choice), _several(choice)
        told = self._genders.get(key) or ({gender_of(words[0])} - {""} if kind == "person" else set())
        many = plural(name) or bool(before and before[-1].plural)
        out: list[float] = [name[0].isupper(), name.islower(), min(len(words), 8) / 8, plural(name), " of " in name]
        out += ["'s " in name or "’s " in name, any(map(str.isdigit, name))]
        out += [len(some & self._whole) / max(len(some | self._whole), 1), some <= self._whole, self._core <= some]
        out += [self._core == some, bool(self._core & some), last == choice.taken.head]
        out += [gender in told, bool(gender and told) and gender not in told, not told]
        out += [many == several, many, name in choice_head(self._told), choice.kind == "pronoun" and kind == "person"]
        out += [several and kind in ("group", "people", "state"), is_force(name), is_member(last)]
        return out + list(_classes(last))


def choice_head(told: Told) -> str:
    """The title of a report and its first sentence."""
    return f"{told.report.title}\n{told.sentences[0].text if told.sentences else ''}"


def _ranks(names: Sequence[Key]) -> dict[Key, int]:
    return {name: rank for rank, name in enumerate(dict.fromkeys(names))}
