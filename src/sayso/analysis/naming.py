"""Whom words stand for: the name of an actor, recipient or source, pronouns, metonyms and possessives resolved."""

import re
from collections.abc import Mapping, Sequence

from sayso.analysis.antecedents import Antecedents, Candidate, CandidateKind, kind_of, named_again
from sayso.analysis.cited import SourceWords
from sayso.analysis.coordination import parts
from sayso.analysis.definites import Definites
from sayso.analysis.governments import Governments
from sayso.analysis.party_ids import PartyIds
from sayso.analysis.party_words import (
    ARMED_NAMES,
    BODY_NOUNS,
    FIRST,
    NO_ONE,
    NOBODY,
    OFFICES,
    ONE_PERSON,
    PERSON_NOUNS,
    PLACE_NOUNS,
    POSSESSIVES,
    RELATIVE,
    THIRD,
    TITLES,
)
from sayso.analysis.people import People
from sayso.analysis.phrase_names import PhraseNames
from sayso.analysis.phrases import Phrase, is_force, is_member, is_men, phrase, placeless, plural, unplaced
from sayso.analysis.pronouns import Pronouns
from sayso.analysis.proper_names import ProperNames
from sayso.analysis.publishers import home, outlet, voice, year
from sayso.analysis.sides import Sides
from sayso.analysis.speakers import Speakers
from sayso.analysis.together import Together
from sayso.analysis.tokens import tokens
from sayso.codebook.parties import Found, Parties
from sayso.model.analysis import UNNAMED, Sentence
from sayso.model.report import Report
from sayso.model.span import Span

JOINT = " & "
"""Between the names of those who say something together."""
_FIRM = re.compile(r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2} & [A-Z]\w*(?: [A-Z]\w*){0,2}")
_YOU = frozenset({"you", "yours", "yourself", "yourselves"})
"""Whoever is spoken to, whom no later word takes up."""
_TITLED = re.compile(
    r"\b(?:commander|leader|chief|president|minister|bomber|spokes(?:wo)?man|man|woman|chairman)\b(?:,| of | known )"
)
_IN_TITLE = re.compile(r"\b(?:Prime|Vice|Deputy|First|Foreign|Interior|Defen[cs]e|Finance|Justice)$")
"""Where a title goes on: "Norlandic Prime" before "Minister Ann Vale"."""
_COMPOUNDED = re.compile(r"\w[\w-]*(?: (?!and\b|or\b|in\b|of\b|to\b|at\b|from\b)[a-z]+)?")
"""The rest of "pro-government fighters"."""
_POSSESSIVE = re.compile(r"(?<=\w\w)(?:['’]s|(?<=s)['’])$")
_HAD = re.compile(r"^([a-z][a-z -]*)(?:['’]s|(?<=s)['’]) (\S.*)$")
_SOME_OF = re.compile(r"(?:[\w,-]+\s+){1,3}?of\s+(its|our|their)\s+(?=\w)", re.IGNORECASE)
"""The front of "two of their men"."""
_WHOEVER = frozenset({"any", "every", "no"})
"""Before one person these tell of all who are such: "no soldier" is of soldiers."""
_NAMED_FOR_MEN = frozenset({"state", "group", "body"})
"""What "Danish troops" are named for, whom "they" takes up all the same."""
_LED = frozenset({"faction", "group", "militia", "movement", "organisation", "organization"})
"""Of somebody who speaks for one, these are what they speak for: "his group"."""
_LOST = re.compile(r"\blos(?:t|es|ing) (?:[a-z]+ ){0,3}$")
_TOLL_AT = re.compile(r"\btolls? (?:[\w-]+ ){0,3}(?:at|of|to|is|was) (?:[\w-]+ ){0,2}$")
_GAP = re.compile(r",?[ ](?:an?\s+(?:[\w-]+\s+){1,5}(?:called|named)\s+)?")


class Naming:
    """Names the parties of one report.

    Args:
        report: the report.
        sentences: its sentences, in order.
        parties: the table of known parties.
        mentions: spans found to be roles or sources anywhere in the report, in order; they serve as antecedents.
        across: by where the words of an actor or recipient begin, the words of the other role of that act: "Brask
            warned him" is of nobody called Brask.
    """

    def __init__(
        self,
        report: Report,
        sentences: Sequence[Sentence],
        parties: Parties,
        mentions: Sequence[Span] = (),
        across: Mapping[int, Sequence[Span]] | None = None,
    ) -> None:
        parties = parties.settled(report.text, year(report))
        self._report, self._text, self._table = report, report.text, parties
        known = parties.find(report.text)
        words = tokens(report.text)
        self._people = People(report.text, words, known, mentions)
        self._sources = SourceWords(report.text, self._people)
        self._proper = ProperNames(report.text, words, known, (outlet(report),))
        self._home = home(report, parties)
        publisher = voice(report, self._home, self._proper)
        around = f"{report.title}\n{report.publisher}"
        self._governments = governments = Governments(report.text, parties, known, self._people, self._home, around)
        self._phrases = PhraseNames(report.text, parties, known, self._people, self._proper, governments)
        self.ids = PartyIds(report.text, parties, self._people, governments)
        self._before = Antecedents(sentences)
        self._speakers = Speakers(report.text)
        self._together = Together(report.text, self._before, governments)
        self._sides = sides = Sides(report.text, self._people, self._phrases, governments, self._before, self.name)
        self._pronouns = Pronouns(report.text, self._people, self._before, sides, publisher, across or {}, self.name)
        self._definites = Definites(report.text, parties, self._people, self._proper, governments, self._before)
        self._cache: dict[tuple[int, int, str], str] = {}
        self._names = self._name_spans(known)
        self._firms = self._joined_names()
        self._take_names(known)
        self._take_mentions(mentions)

    def name(self, span: Span, *, speaker: str = "") -> str:
        """The name that the words of a span stand for; never empty.

        Args:
            span: words of the report.
            speaker: name of the innermost source when the span stands inside what that source says.
        """
        key = (span.start, span.end, speaker)
        if key not in self._cache:
            self._cache[key] = self._resolve(span.start, span.end, speaker)
        return self._cache[key]

    def whole(self, span: Span) -> Span:
        """The span with all of the names that it only has a piece of."""
        if self._table.named(span.text) or self._people.known(span.text):
            return span
        start, end = span.start, span.end
        for low, high in self._names:
            if low < end and start < high:
                start, end = min(start, low), max(end, high)
        if _IN_TITLE.search(self._text, start, end):
            end = next((one.end for one in self._people.all if one.title and one.title.start == end + 1), end)
        if self._text[end - 1] == "-" and (rest := _COMPOUNDED.match(self._text, end)):
            end = rest.end()
        if self._text[start] == "-" and (first := re.search(r"[\w.]+$", self._text[:start])):
            start = first.start()
        return Span.of(self._text, start, end)

    def is_person(self, span: Span) -> bool:
        """Whether words are the name of a person of the report, or their last name, and nobody else's."""
        known = self._table.named(span.text)
        return self._people.surely(span.text) and (known is None or known.kind == "regime")  # a ruler's own name

    def sides(self, span: Span, *, speaker: str = "") -> tuple[str, ...]:
        """The names of the parties of a phrase that is not coordinated: two of "both sides", else one."""
        if several := self._several(span):
            return several
        name = self.name(span, speaker=speaker)
        return self.speakers(name) if name == speaker else (name,)  # "they" who say it together

    def speakers(self, name: str) -> tuple[str, ...]:
        """The names of those who say something together, by the name for them all; the firm "Hill & Co" is one."""
        return (name,) if name in self._firms else tuple(name.split(JOINT))

    def members(self, span: Span, *, speaker: str = "") -> tuple[str, ...]:
        """The names of the parties of a phrase, one by one: a single one unless it is coordinated."""
        if several := self._several(span):
            return several
        pieces = self.apart(span)
        if len(pieces) < 2:
            return self._sources.apart(self.sides(pieces[0], speaker=speaker))
        names = [self.name(piece, speaker=speaker) for piece in pieces]
        first, last = pieces[0].text, names[-1].split()[-1]
        adjective = next(
            (one for one in self._table.find(first) if one.kind == "demonym" and one.end == len(first)), None
        )
        if adjective and last.islower():
            names[0] = f"{phrase(first).core} {last}"  # "Greek and Cypriot officials"
        return tuple(dict.fromkeys(names))

    def apart(self, span: Span) -> tuple[Span, ...]:
        """The words of each party of a phrase: one stretch unless it is coordinated."""
        span = self._sources.own(span)
        pieces = parts(self._text[span.start : span.end], (*self._proper.names, *self._firms))
        return tuple(Span.of(self._text, span.start + a, span.start + b) for a, b in pieces)

    def pieces(self, span: Span) -> tuple[Span, ...]:
        """The words of each actor or recipient of a stretch: one unless it is coordinated, names left whole."""
        whole = (self._text[low:high] for low, high in self._names if span.start <= low and high <= span.end)
        found = parts(span.text, (*self._proper.names, *self._firms, *whole))
        return tuple(Span.of(self._text, span.start + a, span.start + b) for a, b in found)

    def _several(self, span: Span) -> tuple[str, ...]:
        """The parties of words that take several up at once: "both sides", "they"; () for other words."""
        return self._together.names(self._text[span.start : span.end], span.start)

    def party(self, name: str) -> str:
        """The id of the party of a name."""
        return self.ids.party(name)

    def code(self, name: str) -> str:
        """The actor code of the party of a name as CAMEO writes it, or ""."""
        return self.ids.code(name)

    def _name_spans(self, known: Sequence[Found]) -> tuple[tuple[int, int], ...]:
        """Where names stand that have more than one word."""
        found = {(one.start, one.end) for one in known if one.kind in ("name", "short")}
        found |= {(one.start, one.end) for one in self._people.all} | set(self._proper.spans)
        return tuple(sorted(s for s in found if not self._text[s[0] : s[1]].isalnum()))

    def _joined_names(self) -> frozenset[str]:
        """Names with "&" inside, of which neither half is a known party or a person: "Hill & Co"."""
        halves = {match[0]: match[0].split(JOINT) for match in _FIRM.finditer(self._text)}
        return frozenset(
            name
            for name, some in halves.items()
            if not any(self._table.named(one) or self._people.known(one) for one in some)
        )

    def _take_names(self, known: Sequence[Found]) -> None:
        for found in known:
            if found.kind in ("name", "short", "capital", "seat"):
                name = self._phrases.party(found.known, self._text[found.start : found.end])
                self._before.add(Candidate(found.start, found.end, name, kind_of(found.known), weight=0))
        for start, end in self._proper.spans:
            if self._text[start:end].split()[-1].casefold() in PLACE_NOUNS:
                continue
            self._before.drop_within(start, end)
            self._before.add(Candidate(start, end, self.name(Span(start, end)), "body", weight=0))
        for person in self._people.all:
            self._before.drop_within(person.start, person.end)
            full = self._people.full(person.name, person.start)
            self._before.add(Candidate(person.start, person.end, full, "person", gender=person.gender, weight=1))
            if person.gender:
                self._before.learn(full, person.gender)
        for again in named_again(self._text, self._people):
            self._before.drop_within(again.start, again.end)
            self._before.add(again)

    def _take_mentions(self, mentions: Sequence[Span]) -> None:
        for span in sorted(set(mentions)):
            words = self._text[span.start : span.end]
            taken = phrase(words)
            if words.casefold() in ("it", "they", "he", "she"):
                self._take_pronoun(span)
                continue
            if not taken.core or words.casefold() in THIRD or words.casefold() in FIRST or words.casefold() in RELATIVE:
                continue
            if words.casefold() in NOBODY | _YOU:
                continue
            name = self.name(self._sources.owned(span))
            if name.casefold() in FIRST:
                continue  # "our tanks": whose, only they who speak can tell
            self._definites.describe(taken, span.start, name)
            kind = self._kind(taken, name)
            self._speakers.take(span, name, kind)
            self._before.drop_within(span.start, span.end)
            several = kind == "people" or taken.head == "police"
            core = _POSSESSIVE.sub("", taken.core)
            men = kind == "state" or (kind in _NAMED_FOR_MEN and core[-1:].islower() and core.split()[-1].islower())
            several = several or (name != core and men and plural(core))
            self._before.add(Candidate(span.start, span.end, name, kind, several, weight=2))

    def _take_pronoun(self, span: Span) -> None:
        """A pronoun keeps whom it takes up at hand for the next one."""
        word = self._text[span.start : span.end].casefold()
        name = self.name(span)
        if name.casefold() == word:
            return
        if word in ("he", "she"):
            self._before.learn(name, "f" if word == "she" else "m")
        known = self._table.named(name)
        kind: CandidateKind = "people" if word == "they" and plural(name) else "body"
        if known and not (known.kind == "regime" and self._people.known(name) == name):
            kind = kind_of(known.known)
        elif word in ("he", "she"):
            kind = "person"
        self._before.add(Candidate(span.start, span.end, name, kind, word == "they", weight=2))

    def _kind(self, taken: Phrase, name: str) -> CandidateKind:
        known = self._table.named(name)
        if known and known.kind != "people":
            ruler = known.kind == "regime" and self._people.known(name) == name
            return "person" if ruler else kind_of(known.known)
        if self._people.known(name) == name or _TITLED.search(taken.core) or taken.head in TITLES:
            return "person"
        if not taken.counted and taken.leading in ONE_PERSON:
            return "person"
        armed = ARMED_NAMES.intersection(name.casefold().split())
        if armed and name[0].isupper() and not self._governments.state_of(name):
            return "group"
        if plural(taken.core) and not (name[0].isupper() and taken.head in BODY_NOUNS):
            return "people"
        return "body"

    def _resolve(self, start: int, end: int, speaker: str) -> str:
        speaker = "" if speaker == UNNAMED else speaker
        words = _POSSESSIVE.sub("", " ".join(self._text[start:end].split()))
        key = words.casefold().strip("\"“”'’ ")
        if len(words) > 1 and words.isupper():
            key = ""  # the US, WHO
        first = key.split(" ")[0] if key else ""
        if key in THIRD or key in FIRST or key in RELATIVE:
            return self._pronouns.name(start, key, speaker) or words
        if (first in THIRD and first not in POSSESSIVES) or first in ("i", "we"):
            return self._pronouns.name(start, first, speaker) or words
        if key in NO_ONE:
            return key
        taken = phrase(words)
        if taken.core.casefold() in (*THIRD, *FIRST) and taken.counted:
            return self._pronouns.name(start, taken.core.casefold(), speaker) or words
        if first in POSSESSIVES and " " in key:
            return self._possessed(taken, start, end, first, speaker)
        some = _SOME_OF.match(self._text, start, end)
        if some and is_men(taken.core):
            at = some.start(1)
            return self._possessed(phrase(self._text[at:end]), at, end, some[1].casefold(), speaker)
        if loser := self._loser(taken, start):
            return loser
        if taken.counted and taken.core.casefold() in ("", "other", "others", "more"):
            return self._elliptic(taken, start)
        if taken.core.casefold() == "responsible":
            return "those responsible"
        named = self._apposed(taken, end) or self._speakers.name(taken, start, end)
        named = named or self._phrases.name(taken, start, end)
        named = named or self._definites.name(taken, start) or self._had(taken, start)
        return named or self._placed(taken, start, end) or self._worded(taken)

    def _placed(self, taken: Phrase, start: int, end: int) -> str:
        """The name of a phrase by its words without where it is: "Danish warships in the Baltic Sea"."""
        short = unplaced(taken.core)
        if short == taken.core and (known := self._table.named(bare := placeless(taken.core))):
            return self._phrases.name(phrase(bare), start, end) if known.kind in ("name", "short") else ""
        return self._phrases.name(phrase(short), start, end) if short != taken.core else ""

    def _loser(self, taken: Phrase, start: int) -> str:
        """Whose men are lost in "the Front lost nine fighters"."""
        if not taken.counted or not _LOST.search(self._text, max(0, start - 20), start):
            return ""
        if not (is_force(taken.core) or is_member(taken.core)):
            return ""
        bodies = ("state", "group", "body")
        near = self._before.last(start, lambda one: one.kind in bodies and start - one.end < 40)
        return near or self._before.first(start, lambda one: one.kind in bodies)

    def _apposed(self, taken: Phrase, end: int) -> str:
        """The person named right after a title: "the mayor, Jan Novak", "a clerk, a tall man named Jan Novak"."""
        if taken.head not in TITLES or taken.counted or not (gap := _GAP.match(self._text, end)):
            return ""
        if taken.head not in OFFICES and not (taken.definite and gap[0] == ", "):
            return ""
        person = next((one for one in self._people.all if one.start == gap.end()), None)
        told = person is not None and (person.title or len(gap[0]) > 2)
        return self._people.full(person.name) if person and told else ""

    def _had(self, taken: Phrase, start: int) -> str:
        """The name of "the colonel's family", whose owner is told by a definite phrase."""
        match = _HAD.match(taken.core) if taken.definite else None
        owner = self._definites.name(phrase(f"the {match[1]}"), start) if match else ""
        if not match or not owner:
            return ""
        if match[2].split()[-1].casefold() in TITLES:
            return f"{owner}'s {match[2]}"
        return self._phrases.owned(owner, match[2])

    def _elliptic(self, taken: Phrase, start: int) -> str:
        """Those of whom only a number is given: "the four" and "three others" are of those told of before."""
        if taken.whole.split()[0].isdigit() and not taken.core and not taken.whole.endswith("more"):
            return "people"
        if _TOLL_AT.search(self._text, max(0, start - 60), start):
            return "people"
        if taken.definite or taken.whole.casefold().startswith("all"):
            if told := self._definites.counted(taken, start):
                return told
            name = self._before.many(start)
            return name if name and name.split()[-1].casefold() in PERSON_NOUNS else "people"
        return self._before.counted(start) or "people"

    def _worded(self, taken: Phrase) -> str:
        core = taken.core
        core = re.sub(r"\bPM$", "Prime Minister", core).rstrip("'’")
        if taken.whole.split()[0].casefold() in _WHOEVER and core.islower() and core.split()[-1] in ONE_PERSON:
            return f"{core}s"
        head = self._governments.head(core) if taken.definite else ""
        return head or self._proper.fuller(core) or self._apostrophe(unplaced(core))

    def _apostrophe(self, core: str) -> str:
        """The phrase with the apostrophe that a copy lost: "Syrias rebels"."""
        for found in self._table.find(core)[:1]:
            if core[found.end : found.end + 2] == "s " and found.kind == "name":
                return f"{core[: found.end]}'s{core[found.end + 1 :]}"
        return core

    def _possessed(self, taken: Phrase, start: int, end: int, pronoun: str, speaker: str) -> str:
        """The name of "their planes", "his ally Turkey", "our people"."""
        own = self._phrases.name(taken, start, end) if taken.proper else ""
        if own and own != "people":
            return own
        owner = self._pronouns.name(start, pronoun, speaker)
        core = taken.core.removeprefix("whose ").removeprefix("own ")
        if owner and (is_men(core) or core in _LED) and self._people.known(owner) == owner:
            side = self._sides.of(owner)
            if is_men(core) or not (side == owner or self._governments.state_of(side)):
                return side
        return self._phrases.owned(owner, core) if owner else core or taken.whole
