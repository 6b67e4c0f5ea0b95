"""Whom a definite phrase without a name takes up: "the minister", "the group", "the coalition", "the troops"."""

import re

from sayso.analysis.antecedents import Antecedents, Candidate
from sayso.analysis.bodies import Bodies, last_of
from sayso.analysis.governments import Governments
from sayso.analysis.party_words import (
    ANAPHORIC,
    ARMED_NOUNS,
    GROUP_NOUNS,
    INQUIRIES,
    KINDS,
    OPERATED,
    SOLDIERS,
    TITLES,
    word_set,
)
from sayso.analysis.people import People
from sayso.analysis.phrases import Phrase, is_force, is_member
from sayso.analysis.proper_names import ProperNames
from sayso.analysis.services import flies, only_flown_by
from sayso.codebook.parties import Parties

_COALITION = re.compile(r"\b[\w.]+-led (?:[\w-]+ ){0,3}(?:coalition|alliance)\b", re.IGNORECASE)
_MONITORS = word_set("monitor monitoring ngo observatory watchdog")
_REBELS = word_set("fighters guerrillas insurgents rebel rebels")
_MODIFIED = re.compile(r"(?!so |them )(?:(?!(?:and|at|for|from|in|of|on|the|to|with|\w+ing) )[\w.'’-]+ ){1,3}[a-z]+")
"""A noun with words that say which are meant."""
_PREMIERS = word_set("pm premier")
"""Titles of one office; a prime minister's head word is "minister"."""
_COUNTS = word_set("two three four five six seven eight nine ten eleven twelve")
_NEAR = 60  # code points from who tells something to "in a report"
_PAPERS = word_set("bulletin communique communiqué release report statement")
_ARMS_WATCH = word_set("arms chemical nuclear weapons")
"""Beside "watchdog" these tell of one that watches no war."""
_RIGHTS_GROUP = re.compile(r"(?:human )?rights (?:body|group|organi[sz]ation)")
_RIGHTS_BODY = re.compile(r"(?!The )(?:[A-Z][\w-]* ){1,6}(?:for|of) Human Rights|Human Rights [A-Z]\w+")
_WHERE = re.compile(r" (?:at|by|for|in|into|of|on|with) ")
_SOURCE = re.compile(r"\bsources?\b", re.IGNORECASE)


_MANNED = frozenset({"men", "aircraft", "helicopters", "personnel", "positions"})
"""Beside "army" these are the army: "the army aircraft"."""


_ARMY_MEN = frozenset({"soldier", "soldiers", "tanks", "troops"})
"""Men and machines that are an army's where a report tells of just one."""
_THE_ARMY = re.compile(r"\b[Tt]he army\b")


def _may_be_based(one: Candidate) -> bool:
    """Whether a party may be what "the Norland-based group" takes up: a body, and no army, police or the like."""
    return one.kind == "body" and not SOLDIERS.intersection(one.name.casefold().split())


class Definites:
    """Looks for what the definite phrases of one report take up.

    Args:
        text: of the report.
        table: known parties.
        people: the people of the report.
        proper: its names of bodies.
        governments: whose the governments and armies of the report are.
        before: the parties told of, filled as the report is read.
    """

    def __init__(
        self,
        text: str,
        table: Parties,
        people: People,
        proper: ProperNames,
        governments: Governments,
        before: Antecedents,
    ) -> None:
        self._text, self._table, self._people = text, table, people
        self._proper, self._governments, self._before = proper, governments, before
        self._bodies = Bodies(text, before)
        self._described: list[tuple[int, str]] = []
        self._operators: list[tuple[int, str]] = []
        self._told: list[tuple[int, str, str]] = []
        self._counted: list[tuple[int, str, str]] = []

    def describe(self, taken: Phrase, start: int, name: str) -> None:
        """Takes note of a phrase, so that a later one may take it up."""
        if name != "people" and taken.head not in TITLES and _MODIFIED.fullmatch(taken.core):
            self._told.append((start, taken.head, name))
        first = taken.whole.split()[0].casefold() if taken.whole else ""
        if first in _COUNTS and taken.core:
            self._counted.append((start, first, name))
        if taken.article in ("a", "an", "") or taken.counted:
            self._described.append((start, name))
        if name.casefold() != taken.core.casefold() and name != "people" and OPERATED.intersection(taken.words):
            self._operators.append((start, name))

    def name(self, taken: Phrase, start: int) -> str:
        """The party that a phrase at a place takes up, or ""."""
        if taken.definite and " of " in taken.core and (person := self._holding(taken.core, start)):
            return person
        return self._unmarked(taken, start) or (self._marked(taken, start) if taken.definite else "")

    def counted(self, taken: Phrase, start: int) -> str:
        """Those last told of by the same number: "the four" for "four foreign trawlers"."""
        number = taken.whole.split()[-1].casefold()
        return next((name for at, told, name in reversed(self._counted) if at < start and told == number), "")

    def _unmarked(self, taken: Phrase, start: int) -> str:
        """The party of a phrase that need not have an article."""
        head, core = taken.head, taken.core
        if _MONITORS.intersection(taken.words) and not _ARMS_WATCH.intersection(taken.words):
            monitor = self._before.last(start, lambda one: "observatory" in one.name.casefold(), ahead=True)
            if monitor:
                return monitor
        if _RIGHTS_GROUP.fullmatch(core):
            named = [(match.start(), match[0]) for match in _RIGHTS_BODY.finditer(self._text)]
            return last_of(named, start) or (named[0][1] if named else "")
        if re.search(r"\b(?:coalition|alliance)s?\b", core) and (
            head.rstrip("s") in ("coalition", "alliance") or is_force(head) or " of " in core
        ):
            match = _COALITION.search(self._text)
            return self._proper.fuller(core) or (match[0] if match else "")
        if core.startswith("enemy") and not taken.definite and (head == "enemy" or is_force(head) or is_member(head)):
            return min(self._before.groups()) if len(self._before.groups()) == 1 else ""
        if core.startswith("Coalition ") and is_force(core.removeprefix("Coalition ")):
            return self._proper.fuller("Coalition") or "Coalition"
        if core.casefold() in ("officers", "officer") and re.search(r"\b[Pp]olice\b", self._text):
            return "police"
        if army := self._army(taken):
            return army
        return self._operator(taken, start)

    def _army(self, taken: Phrase) -> str:
        """The army of the report where it tells of one, for "the army", "army units", "the troops"."""
        words = [word for word in taken.words if word not in _MANNED] if "army" in taken.words else taken.words
        if not words or not SOLDIERS.issuperset(words) or words[-1] == "armed":
            return ""
        armies, focus = self._governments.armies, self._governments.focus
        own = [army for army in armies if focus and focus.demonym and army.startswith(focus.demonym)]
        if "army" in taken.words:
            return own[0] if own else "army"
        alone = len(armies) == 1 and taken.words[0] not in ("forces", "unit", "units", "battalion")
        if alone and own:
            return own[0]
        if taken.core.casefold() in _ARMY_MEN and len(armies) < 2 and _THE_ARMY.search(self._text):
            return armies[0] if armies else "army"
        return ""

    def _operator(self, taken: Phrase, start: int) -> str:
        """Who fires, flies or fights with what a phrase is of, or whose act it is: "the warplanes", "air strikes"."""
        if flies(taken.core):
            state = self._governments.told_of(only_flown_by(taken.core))
            if state is None and not last_of(self._operators, start):
                state = self._governments.flying
            if state:
                return state.name
        if taken.head not in OPERATED or taken.proper or taken.article in ("a", "an") or not is_force(taken.core):
            return ""
        return last_of(self._operators, start) or self._agent(taken.head)

    def _agent(self, act: str) -> str:
        """Whose act the report says elsewhere that it is: "an airstrike by the Hill Alliance"."""
        told = re.search(rf"\b{act.rstrip('s')}s? (?:carried out |launched )?by (?=the |[A-Z])", self._text)
        return self._before.begun(told.end()) if told else ""

    def _marked(self, taken: Phrase, start: int) -> str:
        head, core = taken.head, taken.core
        if head in TITLES and not taken.counted and (person := self._titled(core, start)):
            return person
        if taken.proper:
            if "-based" in core and head in GROUP_NOUNS:
                return self._before.last(start, lambda one: _may_be_based(one) and one.weight > 0)
            return self._holding(core, start)
        if told := self._armed(head, start) or self._paper(core, head, start):
            return told
        if fuller := self._proper.fuller(core):
            return fuller
        if head in ("source", "sources"):
            return self._source(core, start)
        if head in ANAPHORIC | KINDS and len(core.split()) <= 2:
            return self._bodies.name(core if head in KINDS else head, start, self._described)
        if head in ("country", "nation"):
            return self._before.last(start, lambda one: one.kind == "state")
        return self._again(taken, start)

    def _armed(self, head: str, start: int) -> str:
        """The armed group of "the gunmen"; of "the rebels", if the report tells of one group and no rebels besides."""
        if head in ARMED_NOUNS and (group := self._before.last(start, lambda one: one.kind == "group")):
            return group
        groups = self._before.groups()
        if head not in _REBELS or len(groups) != 1:
            return ""
        first = min(start, self._before.since(min(groups)))
        told = any(at < first and name.casefold() == head for at, name in self._described)
        return "" if told else min(groups)

    def _paper(self, core: str, head: str, start: int) -> str:
        """The document or inquiry of this noun told of before; for a document else whoever was told of last."""
        told = self._described_by(head, start) if core == head else ""
        if told or head not in _PAPERS:
            return told
        return self._issuer(head, start) or self._before.last(start, lambda one: one.kind == "body" and one.weight == 2)

    def _issuer(self, noun: str, start: int) -> str:
        """Who told something "in a report", "in its yearly report": the report is theirs."""
        issued = re.compile(rf"\bin (?:an?|its|their) (?:[\w-]+ ){{0,2}}{noun}\b")
        told = [match.start() for match in issued.finditer(self._text, 0, start)]
        return self._before.last(told[-1], lambda one: told[-1] - one.end < _NEAR) if told else ""

    def _described_by(self, noun: str, start: int) -> str:
        """The document or inquiry brought in by more words: "the bulletin" for "an army bulletin"."""
        if noun not in _PAPERS | INQUIRIES:
            return ""
        told = [
            (at, name)
            for at, name in self._described
            if " " in name and _WHERE.split(name.casefold())[0].split()[-1:] == [noun]
        ]
        return last_of(told, start)

    def _source(self, core: str, start: int) -> str:
        """The source described before, for "the source", "the same sources" and, of its kind, "the military source"."""
        kind = core.casefold().split()[:-1][-1:]
        wanted = [] if kind == ["same"] else kind
        sources = [
            (at, name)
            for at, name in self._described
            if _SOURCE.search(name) and " " in name and set(wanted) <= set(name.casefold().split())
        ]
        return last_of(sources, start) or (sources[0][1] if sources and not wanted else "")

    def _again(self, taken: Phrase, start: int) -> str:
        """The party last told of by the same noun: "the cadets" for "14 air force cadets"."""
        if " " in taken.core or not taken.core.islower():
            return ""
        return next((name for at, noun, name in reversed(self._told) if at < start and noun == taken.core), "")

    def _holding(self, core: str, start: int) -> str:
        """The person told of before as holding the post in "the head of the Hill Front"."""
        title, _, holder = core.partition(" of ")
        for found in self._table.find(core)[:1]:
            if found.start == 0 and core.split()[-1].casefold() in TITLES and found.known.kind == "state":
                head = core.split()[-1]
                for office in self._people.offices():
                    if (
                        office.title.text.casefold() == head
                        and self._governments.state_of(office.holder.text) == found.known
                    ):
                        return office.person
                return f"president of {found.known.name}" if core[found.end :].strip() == "president" else ""
        for office in reversed(self._people.offices()):
            last = office.holder.text.split()[-1]
            if office.span.start < start and office.title.text == title and holder and (
                last in holder or holder.removeprefix("the ") in office.holder.text
            ):  # fmt: skip
                return office.person
        return ""

    def _titled(self, core: str, start: int) -> str:
        """The person last told of under this title; else the post in full, if the report has it so."""
        if any(one.known.country for one in self._table.find(core) if one.known.kind != "body"):
            return ""  # whose state counts: see `_holding`
        head = core.split()[-1].casefold()
        alike = _PREMIERS if head in _PREMIERS else {head}
        for person in reversed(self._people.within(0, start)):
            if person.title and person.title.text.casefold() in alike:
                return self._people.full(person.name)
        post = self._post(head, start)
        if core.casefold() == head:
            return post
        return post if SOLDIERS.issuperset(core.split()[:-1]) and SOLDIERS.intersection(post.casefold().split()) else ""

    def _post(self, head: str, start: int) -> str:
        """The post with whom it is of, as the report had it before: "the mayor" of "the mayor of Brno"."""
        posts: list[str] = re.findall(
            rf"\b((?i:{head}) (?:for|of) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*)", self._text[:start]
        )
        if posts and posts[-1].split()[-1][0].isupper():
            return posts[-1]
        titles: list[str] = re.findall(rf"\b((?:[A-Z][a-z-]+ ){{1,3}}{head.capitalize()})\b", self._text[:start])
        return titles[-1].removeprefix("The ") if titles else ""
