"""The name that a phrase stands for by its own words and the names the report gives; pronouns are not dealt with."""

import re
from collections.abc import Sequence

from sayso.analysis.first_parties import BETWEEN, FirstParties
from sayso.analysis.governments import OWNER, Governments
from sayso.analysis.known_names import PEOPLE_FIRST, KnownNames
from sayso.analysis.misspelt import meant
from sayso.analysis.owners import KIN, SOCIETIES, is_thing, made_of, owner_and_thing
from sayso.analysis.party_words import BODY_NOUNS, PEOPLE_NOUNS, TITLES
from sayso.analysis.people import People
from sayso.analysis.phrases import Phrase, from_home, is_force, is_member, partitive, phrase
from sayso.analysis.proper_names import ProperNames
from sayso.analysis.services import is_service
from sayso.analysis.ships import navy
from sayso.analysis.state_bodies import is_office, is_organ, of_state
from sayso.codebook.parties import Found, Known, Parties

_COMPOUND = re.compile(
    r"^(?:[\w.]+\s)?\S+-(?:backed|based|linked|run|supported|allied|affiliated|aligned|owned|held|controlled|dominated"
    r"|inspired)\s+"
)
_LED = re.compile(r"^\S+-led\s+(?=[A-Z])")
_ALWAYS = {
    "civilian": "civilians",
    "policeman": "police",
    "policemen": "police",
    "rebel": "rebels",
    "terrorist": "terrorists",
    "jihadist": "jihadists",
    "militant": "militants",
    "insurgent": "insurgents",
}
_AND_BEFORE = re.compile(r"((?:[A-Z][\w.]+ )+(?:[\w-]+ ){0,2}[\w-]+)(?:, [a-z-]+)?,? and $")
"""What stands before the second of two that are joined."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_AFTER_PERSON = re.compile(
    r"^(?:[,(\[].*|(?:of|from|known|at|for|a|an|the|its|by|during|in|on|over|to|via)\b.*)?$", re.DOTALL
)
_HELD = re.compile(r"^(\S+)-(?:held|controlled)\s+")
_HALVES = {"North": ("PRK",), "South": ("KOR", "SSD")}
"""States that a report takes up by the first word of their name."""
_HOMELANDS = frozenset({"country", "homeland", "nation"})
_SEVERAL = frozenset({"factions", "groups", "militias"})
_AIMED_AT = frozenset({"target", "targets", "victim", "victims", "prey"})
"""What is not of those who have it in their sights."""


class PhraseNames:
    """Names phrases of one report.

    Args:
        text: of the report.
        table: known parties.
        known: those found in the report.
        people: the people of the report.
        proper: its names of bodies.
        governments: whose the governments of the report are.
    """

    def __init__(
        self,
        text: str,
        table: Parties,
        known: Sequence[Found],
        people: People,
        proper: ProperNames,
        governments: Governments,
    ) -> None:
        self._text, self._table, self._found, self._people, self._proper = text, table, known, people, proper
        self._governments = governments
        self._names = KnownNames(table, known, people, proper)
        self._first = FirstParties(text, table, self._names, proper)

    def name(self, taken: Phrase, start: int, end: int) -> str:
        """The name of a phrase that stands between two offsets of the report; "" where only its words can be given."""
        if not taken.core or (taken.counted and taken.head in PEOPLE_NOUNS) or taken.core.casefold() in PEOPLE_NOUNS:
            return "people"
        if taken.core.casefold() in _ALWAYS:
            return _ALWAYS[taken.core.casefold()]
        if government := self._governments.name(taken.core):
            return government
        if flag := self._table.state(navy(taken.core)):
            return self._names.party(flag, flag.name)
        if person := self._person(taken, start, end):
            return person
        named = partitive(taken.whole)
        state = self._table.named(named) if named else None
        if state and state.known.kind == "state" and state.kind not in ("capital", "seat"):
            named = ""  # where they are from
        if named and (whose := self._governments.name(named) or self._named(named)):
            return whose
        if named and not from_home(taken.whole):
            return named
        if taken.counted and taken.core.islower() and taken.head in _SEVERAL:
            return taken.core  # several parties, and not one: "two rebel groups"
        return self._people_of(taken) or self._joined(taken, start) or self._named(taken.core) or self._had(taken.core)

    def _joined(self, taken: Phrase, start: int) -> str:
        """The state of the second of "Danish tanks and infantry"; "" for other words."""
        if taken.proper or taken.article or taken.counted or not is_service(taken.core):
            return ""
        before = _AND_BEFORE.search(self._text, max(0, start - 60), start)
        found = self._table.find(before[1])[-1:] if before else ()
        for one in found:
            first = before[1][one.end :].strip() if before else ""
            if one.known.kind == "state" and one.kind in ("demonym", "short") and is_service(first):
                return self._names.found(one, before[1][one.start : one.end]) if before else ""
        return ""

    def _people_of(self, taken: Phrase) -> str:
        """The state of "the Russians": with the article they are those who act for it; "" for other phrases."""
        found = self._table.named(taken.core) if taken.article == "the" and not taken.counted else None
        if found is None or found.kind != "people" or found.known.kind != "state" or found.known.id == PEOPLE_FIRST:
            return ""
        return self._names.party(found.known, taken.core)

    def _had(self, core: str) -> str:
        """Whose a thing is that a phrase names by its owner: "rebel positions", "a convoy of traders"."""
        if made := made_of(core):
            return self._governments.name(made) or self._named(made) or self._had(made) or made
        owner, thing = owner_and_thing(core)
        return owner if thing else ""

    def owned(self, owner: str, rest: str) -> str:
        """The name for what somebody has: their forces and grounds stand for them, their kin and friends do not."""
        if not rest:
            return owner  # "their own"
        head = rest.split()[-1].casefold()
        if head in _AIMED_AT:
            return rest
        known = self._table.named(owner)
        if government := self._governments.owned(owner, rest):
            return government
        state = self._governments.state_of(owner) if owner.endswith(" government") else None
        state = known.known if known and known.known.kind == "state" else state
        if state and (own := of_state(state, rest)):
            return own
        if head in _HOMELANDS and (state := self._governments.state_of(owner) or self._governments.served(owner)):
            return state.name
        if rest == "guards" and self._people.known(owner) == owner:
            return f"{owner}'s guards"
        if is_force(rest) or head in ("men", "fighters"):
            return self.side(owner)
        if head in KIN and not (known and known.kind == "people"):
            return f"{owner}'s {rest}"
        return owner

    def side(self, speaker: str) -> str:
        """Whom a speaker means by "we": the state or body they speak for, else the speaker."""
        holder = self._governments.holder(speaker)
        if speaker.endswith(" police chief"):
            return speaker.removesuffix(" chief")
        if not holder:
            served = self._governments.served(speaker)
            return served.name if served else speaker
        known = self._table.named(holder)
        if known and known.known.kind == "group":
            return self._names.party(known.known, holder)
        state = self._governments.state_of(holder)
        if state and (self._table.named(holder) or any(f.start == 0 for f in self._table.find(holder))):
            return state.name
        if behind := self._governments.behind(holder):
            return behind.name
        return self._named(phrase(holder).core) or phrase(holder).core or holder

    def party(self, known: Known, words: str) -> str:
        """The name of a known party: states and world bodies in full, others as fully as this report names them."""
        return self._names.party(known, words)

    def _person(self, taken: Phrase, start: int, end: int) -> str:
        """The person whom a phrase names, with a title or not."""
        whole = taken.whole
        for person in self._people.within(start, end):
            at = whole.find(person.name)
            if at < 0:
                continue
            before, after = whole[:at].split(), whole[at + len(person.name) :].strip()
            if after[:1] in ("'", "’"):
                continue
            after = after.removeprefix("s") if after == "s" else after
            first = after.split()[0].casefold().strip(",") if after else ""
            if not _AFTER_PERSON.match(after) and first not in TITLES:
                continue
            if (
                not before
                or before[-1].casefold().strip(".,") in TITLES
                or before[-1].endswith(",")
                or before[-1][0].isupper()
            ):
                return self._people.full(person.name, person.start)
            if len(person.name.split()) > 1 and before[-1] not in BETWEEN:
                return self._people.full(person.name, person.start)
        core = taken.core
        if not re.fullmatch(r"(?:[\w.]+ )?(?:al-)?[A-Z]\S*(?: \S*[A-Z]\S*)?", core) or self._plain_party(core):
            return ""
        return self._people.known(core, start) or (
            self._people.known(core.split()[-1], start) if core.split()[0].casefold() in TITLES else ""
        )

    def _plain_party(self, core: str) -> bool:
        named = self._table.named(core)
        return bool(named and named.kind != "regime")

    def _named(self, core: str) -> str:
        """The name of a phrase that has a party's name in it as its head or its owner; "" where it has none."""
        core = core.strip()
        if whole := self._table.named(core):
            return self._names.found(whole, core)
        if (spelled := self._proper.spelled(core)) and " " not in core:
            return spelled
        if core in _HALVES:
            told = [found.known for found in self._found if found.known.country in _HALVES[core]]
            return told[0].name if told else ""
        if core == "Western":
            return "West"
        if (owner := OWNER.match(core)) and (name := self._owner(owner[1], owner[2])):
            return name
        if (held := _HELD.match(core)) and (holder := self._table.named(held[1])):
            return self._names.party(holder.known, held[1])
        shorn = _LED.sub("", _COMPOUND.sub("", core))
        if shorn != core:
            return self._named(shorn) or self._proper.fuller(shorn) or (shorn if shorn[:1].isupper() else "")
        return (
            self._first.name(core)
            or self._last(core)
            or self._proper.fuller(core)
            or self._head(core)
            or self._lost_s(core)
        )

    def _lost_s(self, core: str) -> str:
        """The name of "Observatorys", a possessive that lost its apostrophe."""
        if core.endswith("s") and " " not in core and core[0].isupper():
            return self._proper.spelled(core[:-1]) or self._proper.fuller(core[:-1])
        return self._misspelt(core)

    def _misspelt(self, core: str) -> str:
        """The state or person whose name is one letter off."""
        if not core.isalpha() or not core.istitle():
            return ""
        if state := meant(core, (one.name for one in self._table if one.kind == "state"), least=8):
            return state
        last = meant(core, {one.name.split()[-1] for one in self._people.all if " " in one.name})
        return self._people.known(last) if last else ""

    def _owner(self, owner: str, rest: str) -> str:
        """The name of "OWNER's REST"."""
        if rest[0].isupper() and rest.split()[-1].casefold() in BODY_NOUNS and not is_organ(rest):
            return ""
        if rest[0].isupper() and owner.endswith("s"):
            return ""
        if owner.islower() and rest in SOCIETIES:
            return f"{owner}' {rest}" if owner.endswith("s") else ""  # "the traders' union" is no traders
        if group := self._first.group_of(rest):
            return group
        found = self._table.named(owner)
        state = found.known if found and found.known.kind == "state" else None
        name = self._people.known(owner) or self._named(phrase(owner).core)
        serves = state is not None and rest[0].islower() and is_service(rest)
        stands_for_owner = is_thing(rest) or is_force(rest) or serves
        organ = state is not None and is_organ(rest)
        if state and (is_office(rest) or not (stands_for_owner or organ)):
            return of_state(state, rest)
        if stands_for_owner or organ or is_member(rest):
            return name or phrase(owner).core
        return f"{name}'s {rest}" if name else ""

    def _last(self, core: str) -> str:
        """The party that a phrase ends with, where what stands before only describes it."""
        for found in self._table.find(core)[-1:]:
            before = core[: found.start].split()
            if found.end != len(core) or found.kind not in ("name", "short") or not before:
                continue
            if BETWEEN.intersection(before):
                continue
            if found.known.kind == "state" and not before[-1].islower():
                continue
            if found.known.kind != "state" and before[-1][0].isupper() and self._proper.fuller(core):
                return self._proper.fuller(core)
            return self._names.party(found.known, core[found.start :])
        return ""

    def _head(self, core: str) -> str:
        """A name after a description in small letters ("the weekly Hill Echo"), or with a tail that can go."""
        words = core.split()
        at = next((i for i, word in enumerate(words) if word[0].isupper()), len(words))
        at -= 0 < at < len(words) and _ORDINAL.fullmatch(words[at - 1]) is not None
        if 0 < at < len(words) and all(
            word[0].isupper() or word in ("of", "for", "and", "the", "de") or _ORDINAL.fullmatch(word)
            for word in words[at:]
        ):
            rest = " ".join(words[at:])
            if any(word in BETWEEN for word in words[:at]):
                return ""
            if words[-1].casefold() in BODY_NOUNS and words[at].casefold() in BODY_NOUNS:
                return ""
            return "" if self._table.named(rest) else self._proper.spelled(rest) or rest
        return ""
