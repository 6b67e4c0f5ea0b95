"""The people whom a report names, under the fullest form it gives, and the offices it says they hold."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.analysis.given_names import gender_of
from sayso.analysis.party_words import (
    FEMALE,
    FUNCTION_WORDS,
    HONORIFICS,
    MALE,
    OFFICES,
    PORTFOLIOS,
    TITLES,
    word_set,
)
from sayso.analysis.person_signs import PersonSigns
from sayso.analysis.titles import Titles
from sayso.analysis.tokens import Token
from sayso.codebook.parties import Found
from sayso.model.span import Span

_PARTICLES = word_set(
    """
    abu al ben bin bint da de del della den der do dos du e el ibn la le ul ur van von y
    """
)
_ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|an|at|ad|az)-(?=\w)", re.IGNORECASE)
_NUMBERED = word_set("ii iii iv jr sr")
"""What stands behind a surname and is none."""
_CIVIL = word_set("dame dr lady miss mr mrs ms prof sir")
"""Honorifics that tell no post."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person where the report names them.

    Attributes:
        name: the name as it stands here, without titles.
        gender: "f", "m", or "" where neither the title nor the given name tells.
        title: span of the head word of the title ("Minister"), or None.
        holder: span of the state or organisation that the title is of, or None.
    """

    name: str
    start: int
    end: int
    gender: str = ""
    title: Span | None = None
    holder: Span | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A post that the report says a person holds: "Russia's defence minister, Ivan Petrov".

    Attributes:
        person: full name.
        title: the head word of the title, as it stands.
        holder: the state or organisation, as it stands.
    """

    person: str
    span: Span
    title: Span
    holder: Span


@lru_cache(maxsize=10_000)
def last_name(name: str) -> str:
    """The word by which a person is taken up again, folded: "Assad" for "Bashar al-Assad"."""
    words = [word for word in name.casefold().split() if word.rstrip(".") not in _NUMBERED] or name.casefold().split()
    return _ARTICLE.sub("", words[-1].replace("’", "'")) if words else ""


class People:
    """Finds the people of a report.

    Args:
        text: of the report.
        words: its tokens.
        known: the known parties in it, so that a state's name is not taken for a surname.
        hints: spans the reader took for actors, recipients or sources: a bare name of two words or more among them is
            taken for a person.
    """

    def __init__(self, text: str, words: Sequence[Token], known: Sequence[Found], hints: Sequence[Span] = ()) -> None:
        self._text, self._words = text, words
        self._known = {found.start: found for found in known}
        self._ends = {found.end: found for found in known}
        self._signs = PersonSigns(words, self._known, hints)
        self._titles = Titles(text, words, self._ends)
        self._full: dict[str, str] = {}
        self._first: dict[str, str] = {}  # names that put the surname first are taken up by it
        self._folded = {last_name(word.text) for word in words if word.capital}
        self._sure = set[str]()
        runs = self._runs()
        self._ending = Counter(self._surname(*run) for run in runs if run[1] - run[0] > 1)
        found = [person for run in runs for person in self._persons(*run)]
        self._surnames = {last_name(person.name) for person in found}
        begun = {person.end for person in found}
        found += [
            self._person(i, j, None, None) for i, j in runs if words[j - 1].end not in begun and self._again(i, j)
        ]
        found.sort(key=lambda person: person.start)
        for person in found:
            self._learn(person.name)
        self._sure |= {last_name(person.name) for person in found if person.gender or person.title}
        self.all: tuple[Person, ...] = tuple(found)
        self._starts = [person.start for person in found]
        self._namesakes: dict[str, list[tuple[int, str]]] = {}
        for person in found:
            if " " in person.name and person.title:
                self._namesakes.setdefault(last_name(person.name), []).append((person.start, person.name))
        self._begins = {person.start: person for person in found}
        self._offices = tuple(self._posts())

    def full(self, name: str, at: int | None = None) -> str:
        """The fullest form of a person's name that the report gives; the name itself where it gives no fuller one.

        Args:
            name: as it stands.
            at: where it stands, so that of two people of one surname the one told of last is taken.
        """
        if told := self._namesake(name, at):
            return told
        other = self._full.get(last_name(name), "")
        if other == name and " " not in name:
            return self._first.get(name.casefold(), name)  # "Prince Omar"
        words = {last_name(word) for word in name.split()}
        return other if words <= {last_name(word) for word in other.split()} else name

    def known(self, word: str, at: int | None = None) -> str:
        """The full name of the person with this surname (or with this whole name), or ""; `at` as in `full`."""
        if told := self._namesake(word, at):
            return told
        full = self._full.get(last_name(word), "")
        if not full and word.endswith("s"):
            word = word[:-1]  # "Assads" for "Assad's"
            full = self._full.get(last_name(word), "")
        full = full or self._first.get(word.casefold(), "")
        return full if full and {last_name(w) for w in word.split()} <= {last_name(w) for w in full.split()} else ""

    def surely(self, word: str) -> bool:
        """Whether an age, a title or a given name shows that a surname or whole name is a person's."""
        return bool(self.known(word)) and last_name(word) in self._sure

    def _namesake(self, name: str, at: int | None) -> str:
        """Of several people with titles who share a bare surname, the one last told of before a place; else ""."""
        if at is None or " " in name:
            return ""
        told = [full for start, full in self._namesakes.get(last_name(name), ()) if start < at]
        several = {tuple(map(last_name, full.split())) for full in told}  # "Omar Al-Hadi" is "Omar Hadi"
        return told[-1] if len(several) > 1 else ""

    def within(self, start: int, end: int) -> tuple[Person, ...]:
        """The people named between two offsets, in order."""
        first, stop = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(person for person in self.all[first:stop] if person.end <= end)

    def offices(self) -> tuple[Office, ...]:
        """The posts that the report states, in order."""
        return self._offices

    def _posts(self) -> Iterator[Office]:
        for p in self.all:
            if p.title and p.holder and p.title.text.casefold().rstrip(".") in OFFICES:
                yield Office(self.full(p.name), Span(p.start, p.end, p.name), p.title, p.holder)

    def _again(self, i: int, j: int) -> bool:
        """Whether a bare name ends in a surname that is somebody's elsewhere ("Mr Brown" tells who "Jo Brown" is)."""
        return 1 < j - i < 5 and self._surname(i, j) in self._surnames and self._signs.could_be_name(i, j)

    def _surname(self, i: int, j: int) -> str:
        return last_name(" ".join(word.text for word in self._words[i:j]))

    def _learn(self, name: str) -> None:
        key = last_name(name)
        if " " in name:
            self._first.setdefault(name.split()[0].casefold(), name)
        if len(name.split()) > len(self._full.get(key, "").split()):
            self._full[key] = name

    def _runs(self) -> list[tuple[int, int]]:
        """Stretches of capitalised words, as token indices; particles inside, no marks."""
        out, i, words = [], 0, self._words
        while i < len(words):
            if not words[i].capital or words[i].key in FUNCTION_WORDS:
                i += 1
                continue
            j = i + 1
            while j < len(words):
                k = j
                while k < len(words) and words[k].text in _PARTICLES and k - j < 2:
                    k += 1
                if (
                    k >= len(words)
                    or not words[k].capital
                    or words[k].key in FUNCTION_WORDS
                    or "\n" in self._text[words[j - 1].end : words[k].start]
                ):
                    break
                j = k + 1
            out.append((i, j))
            i = j
        return out

    def _persons(self, i: int, j: int) -> list[Person]:
        words = self._words
        titles, j = self._titles.within(i, j)
        title, begin = (titles[-1], titles[-1] + 1) if titles else self._titles.hung_on(i, j)
        begin, party = self._after_party(begin, j)
        if title is None and begin == i and i and words[i - 1].key in TITLES and words[i - 1].text.islower():
            title = i - 1
        if title is None:
            title = self._titles.apposed(begin)
        while begin < j and words[begin].key in PORTFOLIOS and title is None:
            begin += 1
        if begin >= j or not self._signs.could_be_name(begin, j):
            return []
        after = self._titles.behind(j)
        sure = self._signs.sure(begin, j)
        if title is None and after is None and not sure and not self._signs.told(begin, j, party):
            return []
        if title is None and j - begin < 2 and not (sure and self._surname(begin, j) in self._ending):
            return []
        if sure:
            self._sure.add(self._surname(begin, j))
        return [self._person(begin, j, title, after)]

    def _after_party(self, begin: int, j: int) -> tuple[int, bool]:
        """Past the states and bodies that stand before a name ("French Jean Martin")."""
        start = begin
        while begin < j and (found := self._known.get(self._words[begin].start)) and found.kind != "regime":
            past = begin
            while past < j and self._words[past].start < found.end:
                past += 1
            if past >= j:
                break
            begin = past
        return begin, begin > start

    def _person(self, begin: int, j: int, title: int | None, after: int | None) -> Person:
        words = self._words
        start, end = words[begin].start, words[j - 1].end
        before = self._titles.row(title)
        holder = next((h for t in before for h in [self._titles.holder(t, begin)] if h), None)
        head = next((t for t in before if words[t].key not in HONORIFICS), title)
        if before and all(words[t].key in _CIVIL for t in before):
            head = self._titles.apposed(before[-1]) or head  # "the mayor, Mr Jan Novak"
        if holder is None and after is not None:
            found = self._titles.holder_after(after) or self._titles.holder(after, after)
            head, holder = (after, found) if found else (head if head is not None else after, None)
        keys = {words[t].key for t in (*before, *(() if after is None else (after,)))}
        gender = "f" if keys & FEMALE else "m" if keys & MALE else gender_of(words[begin].key) if j - begin > 1 else ""
        span = None if head is None else Span(words[head].start, words[head].end, words[head].text)
        name = " ".join(self._text[start:end].split())
        if name.endswith("s") and (end - 1 in self._ends or self._without_s(name.split()[-1])):
            name = name[:-1]  # the s of a possessive that lost its apostrophe
        return Person(name, start, end, gender, span, holder)

    def _without_s(self, word: str) -> bool:
        return last_name(word[:-1]) in self._folded
