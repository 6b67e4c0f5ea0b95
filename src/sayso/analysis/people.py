"""The people whom a report names, under the fullest form it gives, and the offices it says they hold."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.analysis.given_names import gender_of
from sayso.analysis.party_words import (
    BODY_NOUNS,
    DETERMINERS,
    FEMALE,
    FUNCTION_WORDS,
    GROUP_NOUNS,
    HONORIFICS,
    MALE,
    OFFICES,
    PORTFOLIOS,
    TITLES,
    word_set,
)
from sayso.analysis.tokens import Token
from sayso.codebook.parties import Found
from sayso.model.span import Span

_PARTICLES = word_set(
    """
    abu al ben bin bint da de del della den der do dos du e el ibn la le ul ur van von y
    """
)
_ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|an|at|ad|az)-(?=\w)", re.IGNORECASE)
_INSIDE = word_set("and de del des du for la of the")
_NUMBERED = word_set("ii iii iv jr sr")
"""What stands behind a surname and is none."""
_INITIAL = re.compile(r"[A-Z]\.")
_OLD = re.compile(r"\d{1,3}-years?-old")
_OLDEST = 110
_WHERE = word_set("at in near on the")
"""Words before a name that may be a place's or a body's, with a count behind it."""
_CIVIL = word_set("dame dr lady miss mr mrs ms prof sir")
"""Honorifics that tell no post."""
_SAID = word_set(
    """
    added adds announced argued claimed confirmed declared denied explained insisted noted replied reported said
    says stated stressed tells told tweeted urged warned wrote
    """
)


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


_WHO = [[",", "who"], [",", "whose"], [",", "whom"]]
"""Behind a bare name these tell that it is a person's."""


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
        self._hints = {(hint.start, hint.end) for hint in hints}
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
        return 1 < j - i < 5 and self._surname(i, j) in self._surnames and self._is_name(i, j)

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
        titles, j = self._titles_in(i, j)
        title, begin = (titles[-1], titles[-1] + 1) if titles else self._titled_before(i, j)
        begin, party = self._after_party(begin, j)
        if title is None and begin == i and i and words[i - 1].key in TITLES and words[i - 1].text.islower():
            title = i - 1
        if title is None:
            title = self._apposed(begin)
        while begin < j and words[begin].key in PORTFOLIOS and title is None:
            begin += 1
        if begin >= j or not self._is_name(begin, j):
            return []
        after = self._title_after(j)
        aged = self._aged(begin, j) or self._initialled(begin, j)
        if title is None and after is None and not aged and not self._told(begin, j, party):
            return []
        if title is None and j - begin < 2 and not (aged and self._surname(begin, j) in self._ending):
            return []
        if aged:
            self._sure.add(self._surname(begin, j))
        return [self._person(begin, j, title, after)]

    def _titles_in(self, i: int, j: int) -> tuple[list[int], int]:
        """The titles before the name in a run of capitals, and the run's end without a title that tells more of it.

        There a comma is lost: "General Jan Novak Chief of the General Staff".
        """
        words = self._words
        titles = [k for k in range(i, j) if words[k].key in TITLES]
        behind = len(titles) > 1 and titles[-1] == j - 1 and titles[-2] < j - 2
        if behind and j < len(words) and words[j].text == "of":
            return titles[:-1], j - 1
        return titles, j

    def _titled_before(self, i: int, j: int) -> tuple[int | None, int]:
        """The title that a run hangs on by "of", or None, and where behind its field the name begins."""
        title, begin = self._of_title(i), i
        if title is None or self._words[i].key not in PORTFOLIOS:
            return None, i
        while begin < j and self._words[begin].key in PORTFOLIOS:
            begin += 1
        return title, begin

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

    def _of_title(self, begin: int) -> int | None:
        """The title that a name's run hangs on by "of": "Secretary of | State John Kerry"."""
        words = self._words
        if begin >= 2 and words[begin - 1].text in ("of", "for") and words[begin - 2].key in TITLES:
            return begin - 2
        return None

    def _apposed(self, begin: int) -> int | None:
        """The title in "the minister of the interior, NAME"."""
        if begin < 2 or self._words[begin - 1].text != ",":
            return None
        for k in range(begin - 2, max(begin - 9, -1), -1):
            word = self._words[k]
            plain = word.key in TITLES and self._words[k - 1].key == "the"
            if (word.key in OFFICES and self._words[k - 1].key != ",") or plain:
                return k
            if not (word.capital or word.key in PORTFOLIOS or word.key in ("of", "for", "the", "and", "'s", "’s")):
                return None
        return None

    def _is_name(self, begin: int, j: int) -> bool:
        words = self._words[begin:j]
        if any(word.key in BODY_NOUNS or word.key in DETERMINERS for word in words) or len(words) > 6:
            return False
        if all(word.text.isupper() and len(word.text) > 2 for word in words[-1:]):
            return False
        if len(words) == 1 and (len(words[0].text) < 3 or words[0].text.isupper()):
            return False
        found = self._known.get(words[-1].start)
        if found and found.kind == "people":
            return False  # "Young Chadians"
        found = self._known.get(words[0].start)
        return not (found and found.kind != "regime" and found.end >= words[-1].end)

    def _told(self, begin: int, j: int, party: bool) -> bool:
        """Whether something beside a bare name shows that it is a person's."""
        words = self._words
        if begin and (words[begin - 1].key == "the" or words[begin - 1].key in GROUP_NOUNS):
            return False
        if not party and 1 < j - begin < 4 and [word.key for word in words[j : j + 2]] in _WHO:
            return True
        around = [words[k].text.casefold() for k in (begin - 1, j) if 0 <= k < len(words)]
        return bool(_SAID.intersection(around)) or (not party and (words[begin].start, words[j - 1].end) in self._hints)

    def _aged(self, begin: int, j: int) -> bool:
        """Whether an age stands beside a name: "Ann Brown, 34, of Leeds", "Ann Brown (34)", "34-year-old Ann Brown"."""
        words = self._words
        if begin and _OLD.fullmatch(words[begin - 1].key):
            return True
        opening, years, closing = (words[k].text if k < len(words) else "" for k in (j, j + 1, j + 2))
        if not (years.isdecimal() and 0 < int(years) <= _OLDEST) or (begin and words[begin - 1].key in _WHERE):
            return False
        if (opening, closing) == ("(", ")"):
            return bool(gender_of(words[begin].key))  # not the seats of "Forward Norland (9)"
        where = closing in ("of", "from") and j + 3 < len(words) and words[j + 3].capital  # not "12 of them"
        return opening == "," and (where or closing in (",", "who", "was"))

    def _initialled(self, begin: int, j: int) -> bool:
        """Whether a name is a given name, an initial and one word more: "John F. Kennedy"."""
        return (
            j - begin == 3
            and bool(_INITIAL.fullmatch(self._words[begin + 1].text))
            and self._words[begin].text.istitle()
        )

    def _title_after(self, j: int) -> int | None:
        """The title in "NAME, (the) head of ..."; the comma may be lost."""
        words = self._words
        k = j
        if k < len(words) and words[k].text == ",":
            k += 1
        comma = k > j
        for step in range(6):
            if k + step >= len(words):
                return None
            word = words[k + step]
            if word.key in OFFICES and word.text.islower() | comma:
                follows = words[k + step + 1].text if k + step + 1 < len(words) else ""
                return k + step if comma or follows in ("of", "for", "at") else None
            allowed = (
                word.text in ("the", "a", "an", "its", "'s", "’s", "their") or word.key in PORTFOLIOS or word.capital
            )
            if not allowed or (not comma and word.capital):
                return None
        return None

    def _person(self, begin: int, j: int, title: int | None, after: int | None) -> Person:
        words = self._words
        start, end = words[begin].start, words[j - 1].end
        before = self._titles_before(title)
        holder = next((h for t in before for h in [self._holder(t, begin)] if h), None)
        head = next((t for t in before if words[t].key not in HONORIFICS), title)
        if before and all(words[t].key in _CIVIL for t in before):
            head = self._apposed(before[-1]) or head  # "the mayor, Mr Jan Novak"
        if holder is None and after is not None:
            found = self._holder_of(after) or self._holder(after, after)
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

    def _titles_before(self, title: int | None) -> list[int]:
        """The titles that stand in a row before a name, the last first."""
        out: list[int] = []
        while title is not None and title >= 0 and self._words[title].key in TITLES:
            out.append(title)
            title -= 1
        return out

    def _holder(self, title: int, name: int) -> Span | None:
        """The party before a title: "Russia's defence minister", "Foreign Ministry spokesman"; else "minister of X"."""
        words, k = self._words, title - 1
        body: Span | None = None
        while k >= 0 and title - k < 8:
            word = words[k]
            if (word.key in BODY_NOUNS or word.key == "opposition") and word.capital:
                body = body or Span(word.start, word.end)
            elif not (word.capital or word.key in PORTFOLIOS or word.key in TITLES or word.text in ("'s", "’s")):
                break
            found = self._ends.get(word.end)
            if found and found.kind != "regime":
                end = body.end if body else found.end
                return Span.of(self._text, found.start, end)
            k -= 1
        if body:
            first = min((t for t in range(k + 1, title) if words[t].capital), default=k + 1)
            return Span.of(self._text, words[first].start, body.end)
        return self._holder_of(title) if title < name - 1 else None

    def _holder_of(self, title: int) -> Span | None:
        """The party after a title: "head of the Hill Front"."""
        words, k = self._words, title + 1
        if k >= len(words) or words[k].text not in ("of", "for", "at"):
            return None
        k += 1
        if k < len(words) and words[k].text == "the":
            k += 1
        begin = k
        if k < len(words) and words[k].text.islower() and words[k].text in GROUP_NOUNS:
            return Span.of(self._text, words[k].start, words[k].end)
        while k < len(words) and (words[k].capital or (k > begin and words[k].text in _INSIDE)):
            k += 1
        while k > begin and not words[k - 1].capital:
            k -= 1
        if begin < k < len(words) and words[k].text in ("police", "army", "government", "opposition"):
            k += 1
        return Span.of(self._text, words[begin].start, words[k - 1].end) if k > begin else None
