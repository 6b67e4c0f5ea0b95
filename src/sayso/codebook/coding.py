"""Looks words up in the codebook and gives a claim its codes."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path

from sayso.codebook.lemma import bases
from sayso.codebook.tables import CameoCode, Context, Crossing, Entry, EventType, Refinement, Tables, read_tables
from sayso.errors import RunStopped
from sayso.model.analysis import NumberMention, Status
from sayso.model.claim import Codes

_TOOK_PLACE: frozenset[Status] = frozenset({"happened", "ongoing"})
_TOKEN = re.compile(r"\w+(?:['’]\w*)?")
_LONGEST_PHRASE = 4  # in words


@dataclass(frozen=True, slots=True)
class Hints:
    """What else is known of an act, for finer codes.

    Attributes:
        sentence: the text in which words for contexts are looked for.
        means: the words of the weapon or instrument.
        numbers: the claim's counts.
        actors: party ids of the doers.
    """

    sentence: str = ""
    means: str = ""
    numbers: tuple[NumberMention, ...] = ()
    actors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Codebook:
    """The tables with their index. `load` makes one."""

    tables: Tables
    _words: Mapping[str, Mapping[str, Entry]] = field(repr=False)
    _phrases: Mapping[str, tuple[str, ...]] = field(repr=False)
    _openings: frozenset[str] = field(repr=False)

    @property
    def version(self) -> str:
        """12 hex digits that change with the content of any table."""
        return self.tables.version

    @property
    def types(self) -> Mapping[str, EventType]:
        """The event types by name, in the order of types.yml."""
        return self.tables.types

    @property
    def contexts(self) -> Mapping[str, Context]:
        """The contexts by name, in the order of contexts.yml."""
        return self.tables.contexts

    @property
    def cameo(self) -> Mapping[str, CameoCode]:
        """CAMEO's codes, with names and Goldstein scores."""
        return self.tables.cameo

    def type(self, name: str) -> EventType:
        """The type of that name.

        Raises:
            RunStopped: there is none; exit code 3.
        """
        if name not in self.types:
            there = ", ".join(sorted(self.types))
            raise RunStopped(f"No event type {name!r} in the codebook; there are {there}", code=3)
        return self.types[name]

    def find(self, word: str, type_: str) -> Entry | None:
        """The entry that a trigger word in any inflection falls under, given its type; None where there is none."""
        for base in bases(word):
            entry = self._words.get(base, {}).get(type_)
            if entry is not None:
                return entry
        return None

    def entry(self, word: str, type_: str) -> str:
        """The key of that entry, such as `bomb:ASSAULT`; "" where there is none."""
        found = self.find(word, type_)
        return found.key if found else ""

    def types_of(self, word: str) -> tuple[str, ...]:
        """All types that a word in any inflection can be a trigger of, in the order of types.yml."""
        there = {type_ for base in bases(word) for type_ in self._words.get(base, ())}
        return tuple(name for name in self.types if name in there)

    def contexts_of(self, text: str) -> tuple[str, ...]:
        """The contexts that words of a text tell of, in the order of contexts.yml."""
        return self._kept_contexts(text)

    @cached_property
    def _kept_contexts(self) -> Callable[[str], tuple[str, ...]]:
        return lru_cache(maxsize=100)(self._contexts_in)  # the claims of a sentence ask for them one by one

    def _contexts_in(self, text: str) -> tuple[str, ...]:
        tokens = [token.casefold().replace("’", "'") for token in _TOKEN.findall(text)]
        there = set().union(*map(self._contexts_of_word, tokens))
        there |= {name for phrase in _runs(tokens, self._openings) for name in self._phrases.get(phrase, ())}
        return tuple(name for name in self.contexts if name in there)

    @cached_property
    def _contexts_of_word(self) -> Callable[[str], frozenset[str]]:
        def of_word(word: str) -> frozenset[str]:
            return frozenset(name for form in (word, *bases(word)) for name in self._phrases.get(form, ()))

        return lru_cache(maxsize=20_000)(of_word)

    def codes(
        self, type_: str, mode: str = "", word: str = "", status: Status = "happened", hints: Hints | None = None
    ) -> Codes:
        """What other codebooks call an act.

        CAMEO, quad class and score are those of the act itself, whatever its status: a planned, feared or denied attack
        has the code of an attack, and it is for the reader of the codes to look at the claim's status. PLOVER's rule
        that future SUPPORT is AGREE and hypothetical ASSAULT is THREATEN is not applied, so that accounts that differ
        only in status stay comparable. ACLED lists what took place: its names are given for `happened` and
        `ongoing` alone, so that an attack that was only planned or possible never counts as a fight. Ask with
        `happened` for what ACLED would call it.

        Args:
            type_: name of an event type.
            mode: one of its modes, or "" for none; a mode that only the word's entry has is not taken over.
            word: the trigger; its entry's own codes come first, unless the entry is for another mode.
            status: how the innermost source presents the act.
            hints: what else is known.

        Raises:
            RunStopped: the codebook has no such type or mode; exit code 3.
        """
        hints = hints or Hints()
        kind, entry = self.type(type_), self._entry_for(type_, mode, word)
        if mode and mode not in kind.modes:
            there = ", ".join(sorted(kind.modes)) or "none"
            raise RunStopped(f"No mode {mode!r} for {type_} in the codebook; there are {there}", code=3)
        crossing = self.tables.crosswalk[f"{type_}:{mode}" if mode else type_]
        return Codes(
            cameo=entry.cameo or (crossing.soft if entry.soft and crossing.soft else crossing.cameo),
            quad=kind.quad,
            score=kind.modes[mode].score if mode else kind.score,
            acled=self._acled(entry.acled or crossing.acled, hints) if status in _TOOK_PLACE else ("", ""),
            context=self._contexts(entry, crossing, hints),
        )

    def _entry_for(self, type_: str, mode: str, word: str) -> Entry:
        """The word's entry where it does not contradict the mode, else an empty one."""
        entry = self.find(word, type_) if word else None
        if entry is None or (mode and entry.mode and entry.mode != mode):
            return Entry("", type_)
        return entry

    def _acled(self, name: str, hints: Hints) -> tuple[str, str]:
        for line in self.tables.refinements:
            if line.acled == name and _applies(line, hints):
                name = line.then
                break
        return (self.tables.acled[name], name) if name else ("", "")

    def _contexts(self, entry: Entry, crossing: Crossing, hints: Hints) -> tuple[str, ...]:
        there = {*entry.context, *crossing.context, *self.contexts_of(f"{hints.sentence} {hints.means}")}
        return tuple(name for name in self.contexts if name in there)


def _applies(line: Refinement, hints: Hints) -> bool:
    """Whether what is known meets the one condition of a line."""
    if line.actor:
        return any(actor.startswith(line.actor) for actor in hints.actors)
    if line.means:
        return any(line.means in bases(word) for word in hints.means.split())
    people = [number for number in hints.numbers if number.of in {"killed", "injured"}]
    return any(line.counted in {"any", number.kind} for number in people)


def _runs(tokens: list[str], openings: frozenset[str]) -> Iterator[str]:
    """Runs of two to four words that open a phrase, as they stand and with the last word in its base forms."""
    for start, first in enumerate(tokens):
        if first not in openings:
            continue
        for end in range(start + 2, min(start + _LONGEST_PHRASE, len(tokens)) + 1):
            before = " ".join(tokens[start : end - 1])
            yield from (f"{before} {word}" for word in (tokens[end - 1], *bases(tokens[end - 1])))


def _index(tables: Tables) -> dict[str, dict[str, Entry]]:
    """Entries by word and type; a word's own line comes before a line that has it under `also`."""
    out: dict[str, dict[str, Entry]] = {}
    for entry in tables.entries:
        out.setdefault(entry.lemma, {})[entry.type] = entry
    for entry in tables.entries:
        for word in entry.also:
            out.setdefault(word, {}).setdefault(entry.type, entry)
    return out


def _phrases(tables: Tables) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for name, context in tables.contexts.items():
        for phrase in context.words:
            out[phrase] = (*out.get(phrase, ()), name)
    return out


@cache
def load(folder: str | Path | None = None) -> Codebook:
    """The codebook: the shipped tables, or a user's own where a folder has files of the same names. Read once.

    Raises:
        RunStopped: no such folder, or tables that cannot be read or do not agree; exit code 3.
    """
    tables = read_tables(None if folder is None else Path(folder))
    phrases = _phrases(tables)
    openings = frozenset(phrase.split()[0] for phrase in phrases if " " in phrase)
    return Codebook(tables, _index(tables), phrases, openings)
