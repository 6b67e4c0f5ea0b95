"""Governments, regimes and armies: whose they are, and the name of those that a phrase calls by no more than that."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from sayso.analysis.party_words import TITLE, word_set
from sayso.analysis.people import People
from sayso.analysis.phrases import is_force
from sayso.analysis.services import is_service
from sayso.codebook.parties import Found, Known, Parties

OWNER = re.compile(r"^(.+?)(?:['’]s|(?<=s)['’])\s+(.+)$", re.DOTALL)
"""An owner and what is theirs."""
_GOVERNMENT = re.compile(
    r"^(?:(?:central|federal|national|own|new|(?:internationally )?recogni[sz]ed)\s+)?"
    r"(government|govt|regime|administration|authorities|cabinet|rulers)(?:['’]?s)?"
    r"(?:\s+(forces?|troops|soldiers?|army|war ?planes?|aircraft|aircrew|jets?|helicopters?(?: gunships?)?"
    r"|air ?strikes?|institutions|positions?|side|(?:military )?bases?|militias?|air force|shelling|bombardment|targets"
    r"|checkpoints?|fire|artillery|barracks|columns?|convoys?|drones?|garrisons?|guns?|gunships?|lines|outposts?"
    r"|patrols?|planes?|pilots?|rockets?|security forces|shells?|snipers?|tanks?|units?|vehicles?))?"
    r"(?:\s+(?:there|(?:in|of)\s+.+))?$",
    re.IGNORECASE,
)
_NAMED_GOVERNMENT = re.compile(rf"[Gg]overnment of (?!(?:the )?{TITLE}\b)", re.IGNORECASE)
_POWERS = frozenset({"USA", "RUS", "GBR", "FRA", "ISR", "CHN"})
_SPEAKS_FOR = (
    re.compile(r"^(.+?)(?:['’]s)? (?:spokes\w+|officials?|sources?|minister|officer|reporter)$"),
    re.compile(r"^(?:\w+ )?(?:spokes\w+|officials?|sources?|officer) (?:for|at|of|in) (?:the )?(.+)$"),
)
_RULE = re.compile(r"\s+(?:government|regime|army|troops|rebels|opposition)\b")
_GOVERNING = word_set("ambassador commissioner minister premier president secretary vice-minister")
_GOVERNS = re.compile(r"^(?:the )?(?:\w+ )?(?:ministry|foreign office|government|state department)$", re.IGNORECASE)
_AFTER = re.compile(r"(?:['’]s)? ([\w-]+(?: [\w-]+)?)")
_ARMY = re.compile(r"(?:['’]?s)?\s+([Aa]rmy|[Aa]rmed [Ff]orces|military(?= (?:said|has|had|in)))\b")

_SHORT, _LONG = 120, 400
"""Code points: what ends before the one is a headline or a dateline; first paragraphs mostly end before the other."""


_HEADS_OF_STATE = frozenset({"president", "king", "queen", "emir", "sultan"})


class Governments:
    """Tells whose the governments of one report are.

    Args:
        text: of the report.
        table: known parties.
        known: those found in the report.
        people: the people of the report.
        home: the state whose government publishes the report, if one does.
        around: what stands beside the text and may tell whose the report is: its title and publisher.
    """

    def __init__(
        self,
        text: str,
        table: Parties,
        known: Sequence[Found],
        people: People,
        home: Known | None = None,
        around: str = "",
    ) -> None:
        self._text, self._table, self._found, self._people, self._home = text, table, known, people, home
        self._around = around

    @cached_property
    def focus(self) -> Known | None:
        """The state that the report is mostly about; of two told of equally often the one told of first.

        None where each is only told of in passing: a report need not name its own state.
        """
        return self._most(frozenset())

    @cached_property
    def _told(self) -> frozenset[str]:
        """The states that are told of more than once, or at the head of the report or beside it."""
        times = Counter(found.known.country for found in self._found)
        head = _head(self._text)
        first = {found.known.country for found in self._found if found.start < head}
        first |= {found.known.country for found in self._table.find(self._around)}
        again = {country for country, count in times.items() if count > 1}
        return frozenset(first | again) - {""}

    def head(self, title: str) -> str:
        """Whom "the president" means: of the state that publishes, or that far more is told of than of any other."""
        first, second = (*self._weights(frozenset()).most_common(2), ("", 0), ("", 0))[:2]
        clear = self._table.state(first[0]) if first[1] >= 2 * max(second[1], 1) else None
        state = self._home or clear
        return f"{title.lower()} of {state.name}" if state and title.casefold() in _HEADS_OF_STATE else ""

    def most_told(self, count: int) -> tuple[str, ...]:
        """The names of so many states that the report tells of most; () where more are told of as often."""
        often = Counter(found.known.name for found in self._found if found.known.kind == "state").most_common(count + 1)
        clear = len(often) == count or (len(often) > count and often[count - 1][1] > often[count][1])
        return tuple(name for name, _ in often[:count]) if clear else ()

    def _most(self, without: frozenset[str]) -> Known | None:
        weights = self._weights(without)
        return self._table.state(weights.most_common(1)[0][0]) if weights else None

    def _weights(self, without: frozenset[str]) -> Counter[str]:
        weights: Counter[str] = Counter()
        told = self._told - without
        for found in self._found:
            country = found.known.country
            if country in told and found.known.kind in ("state", "group") and found.known.sector != "PRE":
                # Powers are told of everywhere, most often as those who intervene.
                weight = 1 if country in _POWERS else 3 if found.kind in ("regime", "capital") else 2
                if _RULE.match(self._text, found.end):
                    weight += 3
                weights[country] += 2 * weight if found.start < 200 else weight
        return weights

    @cached_property
    def contested(self) -> bool:
        """Whether the report sets the government apart from its state, as the side of a war."""
        return bool(
            re.search(
                r"\b(?:regimes?|opposition|rebels?|militants?|terrorists?|insurgents?|government (?:forces|troops))\b",
                self._text,
                re.IGNORECASE,
            )
        )

    @cached_property
    def armies(self) -> tuple[str, ...]:
        """The armies that the report names with their state, in order: "Syrian army"."""
        out = []
        for found in self._found:
            if found.known.kind != "state" or found.kind not in ("demonym", "name"):
                continue
            if match := _ARMY.match(self._text, found.end):
                adjective = found.known.demonym if found.kind == "name" else self._text[found.start : found.end]
                out.append(f"{adjective} {match[1]}")
        return tuple(dict.fromkeys(out))

    def told_of(self, country: str) -> Known | None:
        """The state of a code where the report tells of it, or of one of its bodies or groups."""
        return self._table.state(country) if any(one.known.country == country for one in self._found) else None

    @cached_property
    def flying(self) -> Known | None:
        """The state whose aircraft come unnamed: the only one whose forces are told of, or that fights a revolt.

        A state that is told of but once, as by a dateline, fights none.
        """
        armed = {
            found.known
            for found in self._found
            if found.known.kind == "state"
            and found.kind in ("demonym", "name", "short")
            and (after := _AFTER.match(self._text, found.end))
            and (is_service(after[1].split()[0]) or is_service(after[1]))
        }
        if len(armed) == 1:
            return min(armed, key=lambda one: one.id)
        own = self.focus if not armed and self.contested else None
        return own if own and sum(found.known.country == own.country for found in self._found) > 1 else None

    def name(self, core: str) -> str:
        """The government in "the regime", "government forces"; "" where it is none or whose is unknown."""
        if _NAMED_GOVERNMENT.match(core):
            return ""  # a name of its own
        if bare := _GOVERNMENT.match(core):
            return self._nameless(core, bare[1])
        if (forces := core.casefold().removeprefix("federal ")) != core.casefold() and is_force(forces):
            state = self._ruled("government")
            return state.name if state else ""
        if core.casefold() in ("junta", "ruling junta") and not self.contested and (state := self._ruled("junta")):
            return state.name
        if owner := OWNER.match(core):
            return self.owned(owner[1], owner[2]) if self.state_of(owner[1]) else ""
        for found in self._table.find(core)[:2]:
            rest = re.sub(r"^['’]?s?\s+", "", core[found.end :])
            state = self._table.state(found.known.country)
            before = core[: found.start].split()
            if state is None or (before and (found.kind != "regime" or before[-1][0].islower())):
                continue
            if match := _GOVERNMENT.match(rest):
                return self._named(state, match, found)
            if found.kind == "regime" and is_force(rest):
                return _of_state(state, "regime")
        return ""

    def owned(self, owner: str, rest: str) -> str:
        """The government that somebody has: "the president's regime"; "" where the rest is no government."""
        government = _GOVERNMENT.match(rest)
        if not government:
            return ""
        state = self.state_of(owner)
        if state and not self.contested:
            return state.name
        return _of_state(state, government[1]) if state else f"{owner}'s {rest}"

    def state_of(self, name: str) -> Known | None:
        """The state that a party is, belongs to or holds office of, as far as names tell."""
        known = self._table.named(name)
        if known and known.known.sector == "PRE":
            return None  # a breakaway state, which has ministries of its own
        if known and known.known.country:
            return self._table.state(known.known.country)
        for found in self._table.find(name):
            if found.known.kind in ("state", "body") and (found.start == 0 or found.kind == "regime"):
                return self._table.state(found.known.country)
        holder = self.holder(name)
        return self.state_of(holder) if holder and holder != name else None

    def holder(self, speaker: str) -> str:
        """The state or body that somebody holds office of or speaks for, as the report words it, or ""."""
        for office in self._people.offices():
            if office.person == speaker:
                return office.holder.text
        for pattern in _SPEAKS_FOR:
            if match := pattern.match(speaker):
                return match[1]
        return ""

    def served(self, speaker: str) -> Known | None:
        """The state of somebody in a government that is not named: the one that publishes or is told of."""
        titles = {
            person.title.text.casefold()
            for person in self._people.all
            if person.title and self._people.full(person.name) == speaker
        }
        return self._own if titles & _GOVERNING else None

    def behind(self, ministry: str) -> Known | None:
        """The state of "the ministry" or "the government"; None where the words name more or whose it is is unknown."""
        return self._own if _GOVERNS.search(ministry) else None

    @property
    def _own(self) -> Known | None:
        return self._home or self.focus

    def _nameless(self, core: str, noun: str) -> str:
        """The government of a phrase that begins with the noun: "the regime in Norland"."""
        named = next((f.known.country for f in self._table.find(core) if f.known.country), "")
        state = self._table.state(named) if named else self._ruled(noun)
        if noun.casefold() in ("rulers", "administration") or state is None:
            return ""
        if named and (noun.casefold() == "authorities" or not self.contested):
            return state.name
        if state == self._home or core.endswith(" there"):
            return state.name
        return _of_state(state, noun)

    def _named(self, state: Known, match: re.Match[str], found: Found) -> str:
        """The government that stands after the name of its state: "the Norlandic authorities"."""
        noun = match[1].casefold()
        if noun == "regime" and found.kind == "demonym" and state != self.focus:
            return state.name
        told_as_state = found.kind in ("demonym", "name", "short") and not self.contested and not match[2]
        if noun in ("authorities", "rulers") or told_as_state:
            return state.name
        return _of_state(state, match[1])

    def _ruled(self, noun: str) -> Known | None:
        """Whose the government is where the phrase does not tell."""
        if noun.casefold() == "regime":
            return self._most(_POWERS) or self.focus
        return self._own


def _head(text: str) -> int:
    """Where a report's headline, dateline and first paragraph end, as far as its line breaks tell."""
    broken = text.find("\n", _SHORT)
    return min(_LONG, len(text) if broken < 0 else broken)


def _of_state(state: Known, noun: str) -> str:
    adjective = "US" if state.id == "state:USA" else state.demonym or state.name
    if noun.casefold() == "authorities":
        return f"{adjective} authorities"
    return f"{adjective} government"
