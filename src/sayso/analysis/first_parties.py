"""The party that a phrase begins with, where the rest only says men, machines or ground of it: "Norlandic tanks"."""

import re
from dataclasses import dataclass

from sayso.analysis.known_names import KnownNames
from sayso.analysis.owners import is_thing
from sayso.analysis.party_words import GROUP_NOUNS, word_set
from sayso.analysis.phrases import is_force, is_member
from sayso.analysis.proper_names import ProperNames
from sayso.analysis.services import is_service
from sayso.analysis.state_bodies import arm_of, is_arm
from sayso.analysis.tokens import is_capital
from sayso.codebook.parties import Found, Parties

BETWEEN = word_set("against and at between by for from in near of on the to with")
"""Before a name these tell that the phrase is of something else than the party: "talks with Norland"."""
_MARKED = re.compile(r"[A-Z][a-z]+(?:al|ed|ing|ist|ite)")
"""An adjective that begins a sentence, as far as its form tells."""
_NAMED_KINDS = frozenset(
    {"agency", "gang", "group", "movement", "network", "news agency", "opposition coalition", "organisation"}
)
"""Nouns that stand after a name of a single word and say what it is."""
_SAID_TO_BE = re.compile(r"(?:[a-z]+ )?(?:charity|group|network|newspaper|organi[sz]ation)")
"""What stands behind the name of an organisation and says what it is: "Blue Caps rescue organization"."""
_PEERS = frozenset({"ally", "counterpart", "counterparts", "opposite number"})
"""Whom nothing but the adjective of a state names: "his Norlandic counterpart"."""


@dataclass(frozen=True, slots=True)
class _Beginning:
    """A phrase that is cut behind the first known party in it.

    Attributes:
        before: the words before the party.
        words: those that name it.
        until: the phrase up to where the party ends.
        rest: what stands behind it, without a possessive ending.
        owns: whether there is such an ending.
    """

    party: Found
    before: tuple[str, ...]
    words: str
    until: str
    rest: str
    owns: bool

    @property
    def adjective(self) -> bool:
        return self.party.kind == "demonym"

    @property
    def state(self) -> bool:
        return self.party.known.kind == "state"

    @property
    def marked(self) -> bool:
        """Whether an adjective with the capital of a sentence stands before it: "Retreating Norlandic troops"."""
        return (
            self.adjective
            and len(self.before) == 1
            and is_service(self.rest)
            and _MARKED.fullmatch(self.before[0]) is not None
        )

    @property
    def first(self) -> bool:
        """Whether the party is what the phrase begins with, but for words that describe it."""
        if not self.rest or any(word in BETWEEN or word[0].isupper() for word in self.before):
            return False
        return not (self.before and self.state) or (self.before[-1][-1] != "-" and is_service(self.rest))

    @property
    def serves(self) -> bool:
        """Whether the rest is a thing of the party, or men and machines that no name or word for a force sets apart."""
        named = self.owns and not self.rest[0].islower()  # "Norland's 5th Corps"
        return is_thing(self.rest) or (is_service(self.rest) and not is_force(self.rest) and not named)

    @property
    def titled(self) -> bool:
        """Whether the rest is a name itself."""
        return len(self.rest.split()) > 1 and self.rest.istitle()

    @property
    def explained(self) -> bool:
        """Whether the rest says what an organisation is, behind its name of several words."""
        told = _SAID_TO_BE.fullmatch(self.rest) is not None
        return self.party.known.kind == "org" and " " in self.until and told


class FirstParties:
    """Names the parties that phrases of one report begin with.

    Args:
        text: of the report.
        table: known parties.
        names: what the report calls them.
        proper: its names of bodies.
    """

    def __init__(self, text: str, table: Parties, names: KnownNames, proper: ProperNames) -> None:
        self._text, self._table, self._names, self._proper = text, table, names, proper

    def name(self, core: str) -> str:
        """The name of the party that a phrase begins with; "" where the rest says more than what it has."""
        party = next(iter(self._table.find(core)), None)
        if party is None:
            return self._unknown(core)
        begun = _cut(core, party)
        if begun.marked:
            return self._names.found(party, begun.words)
        if not begun.first:
            return ""
        if begun.adjective and (group := self.group_of(begun.rest)):
            return group  # "Norlandic Hill Front fighters"
        return self._of_state(begun) if begun.state else self._of_body(begun)

    def group_of(self, rest: str) -> str:
        """The known group of "OWNER's GROUP": "the emir's Taliban fighters"."""
        found = next(iter(self._table.find(rest)), None)
        if found is None or found.start or found.known.kind not in ("group", "org"):
            return ""
        after = rest[found.end :].strip()
        return self._names.party(found.known, rest[: found.end]) if not after or is_member(after) else ""

    def _of_state(self, begun: _Beginning) -> str:
        """The name of a phrase that begins with a state: the state's, or that of a group or an arm in it."""
        party, words, rest = begun.party, begun.words, begun.rest
        if begun.serves:
            return self._names.found(party, words)
        if begun.adjective and rest in _PEERS:
            return self._names.party(party.known, words)
        if group := self.group_of(rest):
            return group  # "Norland's Hill Front fighters"
        if arm := arm_of(party, words, rest):
            return arm
        if begun.titled or not is_force(rest):
            return ""  # a force that the text names, or something else
        return self._own_forces(begun) or self._names.found(party, words)

    def _own_forces(self, begun: _Beginning) -> str:
        """The "Norlandic Security Forces" of a report that calls them "Norlandic forces" too."""
        own = f"{begun.until} Security Forces"
        return own if begun.rest.casefold() == "forces" and own in self._text else ""

    def _of_body(self, begun: _Beginning) -> str:
        """The name of a body whose members or forces a phrase tells of; its army and police are not the body."""
        stands = is_force(begun.rest) or begun.explained or is_member(begun.rest)
        return self._names.found(begun.party, begun.words) if stands and not is_arm(begun.rest) else ""

    def _unknown(self, core: str) -> str:
        """The party that a phrase begins with, of those that are not in the table."""
        words = core.split()
        while words and words[0].islower() and words[0] not in BETWEEN:
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


def _cut(core: str, party: Found) -> _Beginning:
    """The phrase cut behind a party in it."""
    return _Beginning(
        party,
        before=tuple(core[: party.start].split()),
        words=core[party.start : party.end],
        until=core[: party.end],
        rest=re.sub(r"^['’]?s?\s+", "", core[party.end :]),
        owns=core[party.end : party.end + 1] in ("'", "’"),
    )
