"""Known parties: states, world bodies, armed groups and organs of states, and the words that name them."""

import functools
import importlib.resources
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sayso.errors import RunStopped

PartyKind = Literal["state", "org", "group", "body"]
NameKind = Literal["name", "short", "demonym", "people", "capital", "seat", "regime"]
"""How words stand for a party: its name, an abbreviation in capitals, the adjective of a state, the plural of that
(its people), its capital, the seat of its government, the name of whoever rules it."""

_SECTIONS: dict[str, PartyKind] = {
    "states": "state",
    "former": "state",
    "organisations": "org",
    "groups": "group",
    "bodies": "body",
}
_KEYS = frozenset({"name", "aliases", "demonyms", "capital", "seats", "regimes", "country"})
_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:['’]\w+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_KEPT = 2_000
"""Texts whose parties are kept at hand."""


@dataclass(frozen=True, slots=True)
class Known:
    """A party of the table.

    Attributes:
        id: `state:SYR`, `org:UN`, `group:islamic-state`, `body:pentagon`.
        name: what it is called in claims.
        country: ISO 3166-1 alpha-3 of the state it is or belongs to; "" where it belongs to none.
        demonym: adjective of a state, "" elsewhere.
    """

    id: str
    name: str
    kind: PartyKind
    country: str = ""
    demonym: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a text that name a known party; `end` is not included and leaves out a possessive ending."""

    start: int
    end: int
    known: Known
    kind: NameKind


@dataclass(frozen=True, slots=True)
class _Entry:
    tokens: tuple[str, ...]
    words: tuple[str, ...]
    known: Known
    kind: NameKind
    loose: bool = False  # ends in the s of a lost apostrophe


class _Piece(NamedTuple):
    word: str
    key: str
    start: int
    end: int


def _pieces(text: str) -> list[_Piece]:
    """Words with their offsets; dots of abbreviations and possessive endings left out."""
    out = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        if "'" in word or "’" in word:
            word = _POSSESSIVE.sub("", word)
        plain = word.replace(".", "")
        out.append(_Piece(plain, _key(plain), match.start(), match.start() + len(word)))
    return out


def _key(word: str) -> str:
    return word.casefold().replace("’", "'")


class Parties:
    """The table of known parties with an index of the words that name them."""

    def __init__(self, table: Mapping[str, Mapping[str, Mapping[str, object]]]) -> None:
        self._by_id: dict[str, Known] = {}
        self._index: dict[str, list[_Entry]] = {}
        for section, kind in _SECTIONS.items():
            for key, row in table.get(section, {}).items():
                self._take(section, kind, str(key), row)
        for entries in self._index.values():
            entries.sort(key=lambda entry: -len(entry.tokens))
        # A report has the same few phrases looked up again and again.
        self.named = functools.lru_cache(maxsize=_KEPT)(self._named)
        self.find = functools.lru_cache(maxsize=_KEPT)(self._find)

    def __iter__(self) -> Iterator[Known]:
        return iter(self._by_id.values())

    def get(self, party: str) -> Known | None:
        """The party of an id, or None where the table has none such."""
        return self._by_id.get(party)

    def state(self, country: str) -> Known | None:
        """The state of an ISO 3166-1 alpha-3 code, or None."""
        return self._by_id.get(f"state:{country}")

    def _named(self, words: str) -> Found | None:
        """What the words name, taken as a whole, without the article; None where they name no known party."""
        pieces = _pieces(words)
        start = 1 if pieces and pieces[0].key == "the" else 0
        found = self._at(pieces, tuple(piece.key for piece in pieces), start)
        return found if found and pieces[-1].start < found.end else None

    def _find(self, text: str) -> tuple[Found, ...]:
        """All known parties in a text, longest first at each word, in order and without overlap."""
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

    def _take(self, section: str, kind: PartyKind, key: str, row: Mapping[str, object]) -> None:
        unknown = sorted(set(row) - _KEYS)
        if unknown or not isinstance(row.get("name"), str):
            what = f"key {unknown[0]!r}" if unknown else "no name"
            raise RunStopped(f"{what} in parties.yml, {section}, {key}; expected {', '.join(sorted(_KEYS))}", 3)
        words = {name: _listed(row.get(name)) for name in _KEYS}
        country = key if kind == "state" else "".join(words["country"])
        known = Known(f"{kind}:{key}", str(row["name"]), kind, country, next(iter(words["demonyms"]), ""))
        self._by_id[known.id] = known
        for alias in (known.name, *words["aliases"]):
            self._add(alias, known, "short" if re.fullmatch(r"[A-Z0-9.]{2,}", alias) else "name")
        for demonym in words["demonyms"]:
            self._add(demonym, known, "demonym")
            if not demonym.endswith(("s", "ese", "ch", "sh")):
                self._add(demonym + "s", known, "people")
        kinds: tuple[tuple[str, NameKind], ...] = (("capital", "capital"), ("seats", "seat"), ("regimes", "regime"))
        for column, how in kinds:
            for alias in words[column]:
                self._add(alias, known, how)

    def _add(self, alias: str, known: Known, kind: NameKind) -> None:
        words = tuple(piece.word for piece in _pieces(alias))
        entry = _Entry(tuple(map(_key, words)), words, known, kind)
        self._index.setdefault(entry.tokens[0], []).append(entry)
        # Copies of news that lost its apostrophes have "Syrias" for "Syria's".
        if kind not in ("demonym", "people") and not words[-1].endswith("s"):
            ending = (*words[:-1], words[-1] + "s")
            loose = _Entry(tuple(map(_key, ending)), ending, known, kind, True)
            self._index.setdefault(loose.tokens[0], []).append(loose)

    def _at(self, pieces: list[_Piece], keys: tuple[str, ...], i: int) -> Found | None:
        """The longest name that begins at a word."""
        if i >= len(pieces):
            return None
        for entry in self._index.get(keys[i], ()):
            some = pieces[i : i + len(entry.tokens)]
            if keys[i : i + len(entry.tokens)] == entry.tokens and all(map(_fits, entry.words, some)):
                return Found(some[0].start, some[-1].end - entry.loose, entry.known, entry.kind)
        return None


def _listed(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)


def _fits(entry: str, piece: _Piece) -> bool:
    """Whether a word is written as this word of a name: names keep their capitals, abbreviations all of them."""
    if (entry.isupper() and len(entry) > 1) or (entry[:-1].isupper() and len(entry) > 2):
        return piece.word == entry
    return piece.word[0].isupper() or not entry[0].isupper() or entry in ("Al", "El")


@functools.cache
def parties() -> Parties:
    """The table that is shipped, read once a process.

    Raises:
        RunStopped: the table is broken (exit code 3).
    """
    import yaml

    source = importlib.resources.files("sayso.codebook").joinpath("parties.yml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return Parties(yaml.load(source, Loader=loader))  # noqa: S506 - both loaders are the safe ones
