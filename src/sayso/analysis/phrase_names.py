"""The name that a phrase stands for by its own words and the names the report gives; pronouns are not dealt with."""

import re
from collections.abc import Sequence

from sayso.analysis.governments import OWNER, Governments
from sayso.analysis.misspelt import meant
from sayso.analysis.owners import KIN, SOCIETIES, is_thing, made_of, owner_and_thing
from sayso.analysis.party_words import BODY_NOUNS, GROUP_NOUNS, PEOPLE_NOUNS, TITLES, word_set
from sayso.analysis.people import People
from sayso.analysis.phrases import Phrase, from_home, is_force, is_member, partitive, phrase
from sayso.analysis.proper_names import ProperNames
from sayso.analysis.services import is_service
from sayso.analysis.ships import navy
from sayso.analysis.tokens import is_capital
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
_BETWEEN = word_set("against and at between by for from in near of on the to with")
_AND_BEFORE = re.compile(r"((?:[A-Z][\w.]+ )+(?:[\w-]+ ){0,2}[\w-]+)(?:, [a-z-]+)?,? and $")
"""What stands before the second of two that are joined."""
_MARKED = re.compile(r"[A-Z][a-z]+(?:al|ed|ing|ist|ite)")
"""An adjective that begins a sentence, as far as its form tells."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_AFTER_PERSON = re.compile(
    r"^(?:[,(\[].*|(?:of|from|known|at|for|a|an|the|its|by|during|in|on|over|to|via)\b.*)?$", re.DOTALL
)
_STATE_ORGAN = re.compile(
    r"\b(?:ministry|embassy|consulate|registry|attach[eé]|commissioner|ambassador|intelligence|border service)$",
    re.IGNORECASE,
)
_ARMS = re.compile(r"^(army|air force|navy|police|border guard)(?:'?s)?\b", re.IGNORECASE)
_HELD = re.compile(r"^(\S+)-(?:held|controlled)\s+")
_IN_FULL = word_set("ARE CAF CHN COD GBR IRN KOR PRK RUS SAU SYR USA")
"""States named in full whatever the report calls them."""
_NAMED_KINDS = frozenset(
    {"agency", "gang", "group", "movement", "network", "news agency", "opposition coalition", "organisation"}
)
"""Nouns that stand after a name of a single word and say what it is."""
_FORMER = {"COD": "ZRCD", "CZE": "CSHH", "DEU": "DDDE", "RUS": "SUHH", "SRB": "YUCS", "VNM": "VDVN"}
"""States that are no more by those that have their capitals now."""
_HALVES = {"North": ("PRK",), "South": ("KOR", "SSD")}
"""States that a report takes up by the first word of their name."""
_BODY_OF_STATE = re.compile(r"^(?:[a-z]+ )?(?:army|broadcaster|citizens|media|nationals|parliament|radio|television)$")
_OFFICE_OF_STATE = re.compile(
    r"(former |late |deposed |exiled )?((?:[a-z]+[ -]){0,3}(?:president|premier|minister|ambassador|envoy|chancellor"
    r"|king|queen|emir|ruler|leader|prosecutors?|news agency|intelligence service|security service))"
)
_PEOPLE_FIRST = "state:PSE"
"""They are a people before they are a state."""
_HOMELANDS = frozenset({"country", "homeland", "nation"})
_HEAD_OF_STATE = re.compile(r"(?:vice[ -]|deputy )?(?:president|premier|prime minister|king|queen|emir)$")
_SAID_TO_BE = re.compile(r"(?:[a-z]+ )?(?:charity|group|network|newspaper|organi[sz]ation)")
"""What stands behind the name of an organisation and says what it is: "Blue Caps rescue organization"."""
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
        self._told_of = {found.known for found in known if found.kind in ("name", "short", "demonym", "people")}

    def name(self, taken: Phrase, start: int, end: int) -> str:
        """The name of a phrase that stands between two offsets of the report; "" where only its words can be given."""
        if not taken.core or (taken.counted and taken.head in PEOPLE_NOUNS) or taken.core.casefold() in PEOPLE_NOUNS:
            return "people"
        if taken.core.casefold() in _ALWAYS:
            return _ALWAYS[taken.core.casefold()]
        if government := self._governments.name(taken.core):
            return government
        if flag := self._table.state(navy(taken.core)):
            return self.party(flag, flag.name)
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
                return self._whole(one, before[1][one.start : one.end]) if before else ""
        return ""

    def _people_of(self, taken: Phrase) -> str:
        """The state of "the Russians": with the article they are those who act for it; "" for other phrases."""
        found = self._table.named(taken.core) if taken.article == "the" and not taken.counted else None
        if found is None or found.kind != "people" or found.known.kind != "state" or found.known.id == _PEOPLE_FIRST:
            return ""
        return self.party(found.known, taken.core)

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
        if state and (own := self._of_state(state, rest)):
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
            return self.party(known.known, holder)
        state = self._governments.state_of(holder)
        if state and (self._table.named(holder) or any(f.start == 0 for f in self._table.find(holder))):
            return state.name
        if behind := self._governments.behind(holder):
            return behind.name
        return self._named(phrase(holder).core) or phrase(holder).core or holder

    def party(self, known: Known, words: str) -> str:
        """The name of a known party: states and world bodies in full, others as fully as this report names them."""
        known = self._former(known)
        if known.kind == "state" and known.country not in _IN_FULL:
            return self._proper.longest(known.id) or known.name
        if known.kind == "state" or known.id in ("org:UN", "org:EU"):
            return known.name
        return self._proper.spelled(words) or self._proper.longest(known.id) or words

    def _former(self, known: Known) -> Known:
        """The state that was where the report names no other: Kinshasa is Zaire's in a report of Zaire."""
        former = self._table.state(_FORMER.get(known.country, "")) if known.kind == "state" else None
        return former if former in self._told_of and known not in self._told_of and former is not None else known

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
            if len(person.name.split()) > 1 and before[-1] not in _BETWEEN:
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
            return self._whole(whole, core)
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
            return self.party(holder.known, held[1])
        shorn = _LED.sub("", _COMPOUND.sub("", core))
        if shorn != core:
            return self._named(shorn) or self._proper.fuller(shorn) or (shorn if shorn[:1].isupper() else "")
        return (
            self._first(core) or self._last(core) or self._proper.fuller(core) or self._head(core) or self._lost_s(core)
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

    def _whole(self, whole: Found, core: str) -> str:
        if whole.kind == "demonym" and whole.known.id == _PEOPLE_FIRST:
            return "Palestinians"
        if whole.kind in ("name", "short", "demonym", "capital", "seat"):
            return self.party(whole.known, core)
        if whole.kind == "regime":
            core = core[whole.start : whole.end]
            return self._people.known(core) or core
        return ""

    def _owner(self, owner: str, rest: str) -> str:
        """The name of "OWNER's REST"."""
        if rest[0].isupper() and rest.split()[-1].casefold() in BODY_NOUNS and not _STATE_ORGAN.search(rest):
            return ""
        if rest[0].isupper() and owner.endswith("s"):
            return ""
        if owner.islower() and rest in SOCIETIES:
            return f"{owner}' {rest}" if owner.endswith("s") else ""  # "the traders' union" is no traders
        if group := self._group_of(rest):
            return group
        found = self._table.named(owner)
        state = found.known if found and found.known.kind == "state" else None
        name = self._people.known(owner) or self._named(phrase(owner).core)
        serves = state is not None and rest[0].islower() and is_service(rest)
        stands_for_owner = is_thing(rest) or is_force(rest) or serves
        organ = state is not None and _STATE_ORGAN.search(rest) is not None
        if state and (_OFFICE_OF_STATE.fullmatch(rest) or not (stands_for_owner or organ)):
            return self._of_state(state, rest)
        if stands_for_owner or organ or is_member(rest):
            return name or phrase(owner).core
        return f"{name}'s {rest}" if name else ""

    @staticmethod
    def _of_state(state: Known, rest: str) -> str:
        """The name of an office or body of a state: "president of Norland", "Norlandic envoy"; "" for other words."""
        adjective = state.demonym
        if office := _OFFICE_OF_STATE.fullmatch(rest):
            if head := _HEAD_OF_STATE.search(office[2]):
                return f"{office[1] or ''}{head[0]} of {state.name}"
            return f"{office[1] or ''}{adjective} {office[2]}" if adjective else ""
        return f"{adjective} {rest}" if adjective and _BODY_OF_STATE.search(rest) else ""

    def _group_of(self, rest: str) -> str:
        """The known group of "OWNER's GROUP": "the emir's Taliban fighters"."""
        found = next(iter(self._table.find(rest)), None)
        if found is None or found.start or found.known.kind not in ("group", "org"):
            return ""
        after = rest[found.end :].strip()
        return self.party(found.known, rest[: found.end]) if not after or is_member(after) else ""

    def _first(self, core: str) -> str:
        """The party that a phrase begins with, where the rest only says men, machines or ground of it."""
        for found in self._table.find(core)[:1]:
            rest = re.sub(r"^['’]?s?\s+", "", core[found.end :])
            before = core[: found.start].split()
            state = found.known.kind == "state"
            if found.kind == "demonym" and len(before) == 1 and is_service(rest) and _MARKED.fullmatch(before[0]):
                return self._whole(found, core[found.start : found.end])  # "Retreating Iraqi troops"
            if not rest or any(word in _BETWEEN or word[0].isupper() for word in before):
                return ""
            if before and state and (before[-1][-1] == "-" or not is_service(rest)):
                return ""
            if found.kind == "demonym" and (group := self._group_of(rest)):
                return group  # "Norlandic Hill Front fighters"
            named = core[found.end : found.end + 1] in ("'", "’") and not rest[0].islower()  # "Norland's 5th Corps"
            if state and (is_thing(rest) or (is_service(rest) and not is_force(rest) and not named)):
                return self._whole(found, core[found.start : found.end])
            if state and found.kind == "demonym" and rest in ("counterpart", "counterparts", "ally", "opposite number"):
                return self.party(found.known, core[found.start : found.end])
            if state and (group := self._group_of(rest)):
                return group  # "the Norlandic Hill Front fighters"
            if arm := _ARMS.match(rest):
                adjective = found.known.demonym if found.kind == "name" else core[found.start : found.end]
                return f"{adjective or found.known.name} {arm[1]}" if state else ""
            if state and len(rest.split()) > 1 and rest.istitle():
                return ""  # a force that the text names
            told = found.known.kind == "org" and " " in core[: found.end] and _SAID_TO_BE.fullmatch(rest)
            if is_force(rest) or told or (not state and is_member(rest)):
                own = f"{core[: found.end]} Security Forces"
                if state and rest.casefold() == "forces" and own in self._text:
                    return own
                return self._whole(found, core[found.start : found.end])
            return ""
        return self._unknown_first(core)

    def _unknown_first(self, core: str) -> str:
        """The same for a party that is not in the table."""
        words = core.split()
        while words and words[0].islower() and words[0] not in _BETWEEN:
            words = words[1:]
        for cut in range(len(words) - 1, 0, -1):
            name, rest = " ".join(words[:cut]), " ".join(words[cut:])
            if (
                not name[0].isupper()
                or not is_capital(words[cut - 1])
                or not (is_member(rest) or is_force(rest) or (cut > 1 and rest.islower() and words[-1] in GROUP_NOUNS))
            ):
                continue
            if rest[0].isupper() and not self._alone(name):
                return ""  # the last word of a name: "Northside Task Force"
            known = self._proper.spelled(name) or self._proper.fuller(name)
            return known or (
                name if cut > 1 or name.isupper() or (rest in _NAMED_KINDS and self._bare_name(name)) else ""
            )
        return ""

    def _alone(self, name: str) -> bool:
        """Whether the report has a name without a capitalised word behind it."""
        return bool(re.search(rf"\b{re.escape(name)}\b(?!['’]?s?[\s-]+[A-Z])", self._text))

    def _bare_name(self, word: str) -> bool:
        """Whether a capitalised word is a name of its own: neither a known party nor an adjective ("Socialist")."""
        return not self._table.named(word) and not word.endswith(("al", "an", "ic", "ish", "ist", "ive"))

    def _last(self, core: str) -> str:
        """The party that a phrase ends with, where what stands before only describes it."""
        for found in self._table.find(core)[-1:]:
            before = core[: found.start].split()
            if found.end != len(core) or found.kind not in ("name", "short") or not before:
                continue
            if _BETWEEN.intersection(before):
                continue
            if found.known.kind == "state" and not before[-1].islower():
                continue
            if found.known.kind != "state" and before[-1][0].isupper() and self._proper.fuller(core):
                return self._proper.fuller(core)
            return self.party(found.known, core[found.start :])
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
            if any(word in _BETWEEN for word in words[:at]):
                return ""
            if words[-1].casefold() in BODY_NOUNS and words[at].casefold() in BODY_NOUNS:
                return ""
            return "" if self._table.named(rest) else self._proper.spelled(rest) or rest
        return ""
