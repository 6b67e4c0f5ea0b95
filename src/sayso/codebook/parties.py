"""Known parties: states, world bodies, armed groups and organs of states, found by the words that name them."""

import copy
import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sayso.codebook.known import Known as Known
from sayso.codebook.known import Name
from sayso.codebook.known import NameKind as NameKind
from sayso.codebook.known import PartyKind as PartyKind
from sayso.codebook.party_tables import PartyTables, fold, read_parties
from sayso.codebook.shared_names import MOSTLY, Around, Choice, Choices, settle

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:['’]\w+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_KEPT = 2_000
"""Texts whose parties are kept at hand."""
_WORDS = 50_000
"""Words of which it is kept how names have them."""
_PHRASE = 400
"""Characters of the longest of these; whole reports would fill the memory and come once."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a text that name a known party; `end` is not included and leaves out a possessive ending.

    Attributes:
        others: ids of the other parties that have this name.
        why: why this one was chosen among them; "" where the name is its alone.
    """

    start: int
    end: int
    known: Known
    kind: NameKind
    others: tuple[str, ...] = ()
    why: str = ""


class _Entry(NamedTuple):
    """A name in words, with the parties that have it: mostly one. A loose one has the s of a lost apostrophe."""

    words: tuple[str, ...]
    tokens: tuple[str, ...]
    names: tuple[Name, ...]
    loose: bool = False

    @property
    def several(self) -> bool:
        return any(name.known is not self.names[0].known for name in self.names)

    @property
    def key(self) -> tuple[str, ...]:
        """The name by which choices are kept."""
        return (*self.tokens[:-1], self.tokens[-1][:-1]) if self.loose else self.tokens


class _Piece(NamedTuple):
    word: str
    key: str
    start: int
    end: int


def _pieces(text: str) -> list[_Piece]:
    """Words with their offsets; dots of abbreviations and possessive endings left out."""
    out = []
    for match in _TOKEN.finditer(text):
        plain, key, size = _parts(match[0])
        out.append(_Piece(plain, key, match.start(), match.start() + size))
    return out


@functools.lru_cache(maxsize=_WORDS)
def _parts(word: str) -> tuple[str, str, int]:
    """A word as names have it, its key, and how many characters of it these are."""
    if "'" in word or "’" in word:
        word = _POSSESSIVE.sub("", word)
    plain = word.replace(".", "")
    return plain, _key(plain), len(word)


def _key(word: str) -> str:
    return word.casefold().replace("’", "'")


class Parties:
    """The known parties, with an index of their names by first word.

    Names are split into words only when a text has their first word: of some four thousand, a report needs a few dozen.
    """

    def __init__(self, tables: PartyTables) -> None:
        self._by_id, self._shared, self._became = tables.parties, tables.shared, tables.became
        self._names: dict[str, list[Name]] = {}
        for name in tables.names:
            if match := _TOKEN.search(name.text):
                word = match[0]
                word = _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word
                self._names.setdefault(_key(word.replace(".", "")), []).append(name)
        self._index: dict[str, tuple[_Entry, ...]] = {}
        self._ambiguous = re.compile(rf"\b((?:{'|'.join(map(re.escape, tables.several)) or '(?!)'}))s?\b")
        self._choices: Choices = {}
        self._choices = {
            entry.key: Choice(party, MOSTLY)
            for text in tables.several
            for entry in self._shared_as(text)
            if (party := self._mostly(entry))
        }
        self._keep()

    def _keep(self) -> None:
        # A report has the same few phrases looked up again and again.
        self.named = functools.lru_cache(maxsize=_KEPT)(self._named)
        self._kept = functools.lru_cache(maxsize=_KEPT)(self._find)

    def __iter__(self) -> Iterator[Known]:
        return iter(self._by_id.values())

    def get(self, party: str) -> Known | None:
        """The party of an id, or None where the table has none such."""
        return self._by_id.get(party)

    def state(self, country: str) -> Known | None:
        """The state of an ISO 3166-1 alpha-3 code, or None."""
        return self._by_id.get(f"state:{country}")

    def later(self, party: str) -> tuple[Known, ...]:
        """What became of a group, by its id: the groups under whose names it went on, in order."""
        out: dict[str, Known] = {}
        while (party := self._became.get(party, "")) and party not in out:
            out[party] = self._by_id[party]
        return tuple(out.values())

    def settled(self, text: str, year: int | None = None) -> "Parties":
        """These parties, with names that several of them have resolved for one report.

        Args:
            text: of the report.
            year: when it was published, None where unknown.
        """
        present = {entry.key: entry for entry in self._shared_in(text)}
        if not present:
            return self
        around = self._around(text, year)
        choices = dict(self._choices)
        for key, entry in present.items():
            choices.pop(key, None)
            if choice := settle(entry.names, self._mostly(entry), around):
                choices[key] = choice
        if choices == self._choices:
            return self
        other = copy.copy(self)
        other._choices = choices
        other._keep()
        return other

    def _around(self, text: str, year: int | None) -> Around:
        found = [one for one in self.find(text) if not one.others]
        countries = frozenset(one.known.country for one in found if one.known.kind != "org")
        return Around(frozenset(one.known.id for one in found), countries - {""}, year)

    def _shared_in(self, text: str) -> Iterator[_Entry]:
        """The names in a text that several parties have."""
        for match in self._ambiguous.finditer(text):
            yield from self._shared_as(match[1])

    def _shared_as(self, name: str) -> Iterator[_Entry]:
        pieces = _pieces(name)
        tokens = tuple(piece.key for piece in pieces)
        for entry in self._entries(tokens[0]):
            if entry.tokens == tokens and entry.several:
                yield entry

    def undecided(self, name: str) -> tuple[str, ...]:
        """Ids of the parties that have a name of which the report does not tell whose it is; () for any other name."""
        entries = self._shared_as(name) if _TOKEN.search(name) else iter(())
        entry = next((entry for entry in entries if entry.key not in self._choices), None)
        return tuple(dict.fromkeys(one.known.id for one in entry.names)) if entry else ()

    def _mostly(self, entry: _Entry) -> str:
        return self._shared.get(fold(entry.names[0].text), "")

    def _named(self, words: str) -> Found | None:
        """What the words name, taken as a whole, without the article; None where they name no known party."""
        pieces = _pieces(words)
        keys = tuple(piece.key for piece in pieces)
        for start in (1, 0) if keys[:1] == ("the",) else (0,):
            found = self._at(pieces, keys, start)
            if found and pieces[-1].start < found.end:
                return found
        return None

    def find(self, text: str) -> tuple[Found, ...]:
        """All known parties in a text, longest first at each word, in order and without overlap."""
        return self._kept(text) if len(text) <= _PHRASE else self._find(text)

    def _find(self, text: str) -> tuple[Found, ...]:
        pieces, out, i = _pieces(text), [], 0
        keys = tuple(piece.key for piece in pieces)
        while i < len(pieces):
            found = self._at(pieces, keys, i)
            if found is None:
                i += 1
                continue
            out.append(found)
            while i < len(pieces) and pieces[i].start < found.end:
                i += 1
        return tuple(out)

    def _at(self, pieces: list[_Piece], keys: tuple[str, ...], i: int) -> Found | None:
        """The longest name that begins at a word."""
        if i >= len(pieces):
            return None
        for entry in self._entries(keys[i]):
            end = i + len(entry.tokens)
            fits = keys[i:end] == entry.tokens and all(map(_fits, entry.words, pieces[i:end]))
            if fits and (found := self._meant(entry, pieces[i].start, pieces[end - 1].end - entry.loose)):
                return found
        return None

    def _meant(self, entry: _Entry, start: int, end: int) -> Found | None:
        """The party of a name; None where it has several and the report does not tell which."""
        if not entry.several:
            return Found(start, end, entry.names[0].known, entry.names[0].kind)
        choice = self._choices.get(entry.key)
        name = next((one for one in entry.names if choice and one.known.id == choice.party), None)
        if choice is None or name is None:
            return None
        others = dict.fromkeys(one.known.id for one in entry.names if one.known.id != choice.party)
        return Found(start, end, name.known, name.kind, tuple(others), choice.why)

    def _entries(self, key: str) -> Sequence[_Entry]:
        """The names that begin with a word, the longest first."""
        if (entries := self._index.get(key)) is None:
            if key not in self._names and not (key[-1:] == "s" and key[:-1] in self._names):
                return ()
            entries = tuple(sorted(self._made(key), key=lambda entry: -len(entry.tokens)))
            self._index[key] = entries
        return entries

    def _made(self, key: str) -> Iterator[_Entry]:
        made: dict[tuple[tuple[str, ...], bool], list[Name]] = {}
        loose: dict[tuple[str, ...], list[Name]] = {}
        for name in self._names.get(key, ()):
            words = _words(name)
            made.setdefault((words, False), []).append(name)
            if len(words) > 1 and _loosens(name, words):
                loose.setdefault(words, []).append(name)
        for name in self._names.get(key[:-1], ()) if key[-1] == "s" else ():
            words = _words(name)
            if len(words) == 1 and _loosens(name, words):
                loose.setdefault(words, []).append(name)
        made |= {((*words[:-1], words[-1] + "s"), True): names for words, names in loose.items()}
        for (words, is_loose), names in made.items():
            yield _Entry(words, tuple(map(_key, words)), tuple(names), is_loose)


def _loosens(name: Name, words: Sequence[str]) -> bool:
    """Copies of news that lost its apostrophes have "Syrias" for "Syria's"."""
    return name.kind not in ("demonym", "people") and not words[-1].endswith("s")


def _words(name: Name) -> tuple[str, ...]:
    """The words of a name, alike where `_fits` takes them alike, so that parties that share a name share an entry."""
    return tuple(
        piece.word if _abbreviates(piece.word) else piece.key if piece.word in ("Al", "El") else _capital(piece)
        for piece in _pieces(name.text)
    )


def _capital(piece: _Piece) -> str:
    return piece.key[:1].upper() + piece.key[1:] if piece.word[0].isupper() else piece.key


def _abbreviates(word: str) -> bool:
    return (word.isupper() and len(word) > 1) or (word[:-1].isupper() and len(word) > 2)


def _fits(entry: str, piece: _Piece) -> bool:
    """Whether a word is written as this word of a name: names keep their capitals, abbreviations all of them."""
    if _abbreviates(entry):
        return piece.word == entry
    return piece.word[0].isupper() or not entry[0].isupper()


@functools.cache
def parties() -> Parties:
    """The tables that are shipped, read once a process.

    Raises:
        RunStopped: a table is broken (exit code 3).
    """
    return Parties(read_parties())
