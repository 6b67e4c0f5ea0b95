"""A phrase that names a party, taken apart: what only frames its head is dropped."""

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.analysis.party_words import (
    DETERMINERS,
    FORCE_NOUNS,
    MEMBER_NOUNS,
    OPERATED,
    PEOPLE_NOUNS,
    PERSON_NOUNS,
    PLURAL_NOUNS,
    QUANTITIES,
    SINGULAR_S,
    word_set,
)

_INSTRUMENTS = OPERATED - word_set("bomber bombers ship ships vehicle vehicles vessel vessels")
_RELATIVE = re.compile(
    r"(?:\s+(?:armed with|carrying|seen by|wearing|dressed in|travell?ing|living|working|accompanying"
    r"|attending|issued|published|released)\b.*$)"
    r"|,?\s+(?:who|whom|whose|which|where|when"
    r"|that(?=\s+(?:\w+ed|is|are|was|were|has|have|had|carr\w+|hit|held|fly|flies)\b))\b.*$",
    re.DOTALL,
)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_SAYING = re.compile(
    r"\s+(?:in|via)\s+(?:a|an|its|his|her|their)\s+(?:\w+\s+)?(?:statement|report|interview|tweet|video|message|speech|letter)\b.*$"
    r"|,\s+(?:he|she|they)\s+\w+.*$"
)
_PARTITIVE = re.compile(
    r"^(?:[\w,.-]+\s+)?(?:[a-z\d][\w,.-]*\s+){0,4}?(?i:members?|fighters?|militants?|soldiers|troops|gunm[ae]n|jihadists?|terrorists?|elements?|officers|"
    r"units?|supporters of the ranks|rank|forces|vehicles|positions?|headquarters|bases?|strongholds?|hideouts?|"
    r"battalions?|groups?|crew|tanks|planes|warplanes|jets|aircraft|men|staff|leaders|leadership|reporters|monitors|"
    r"heads|commanders|cadres|representatives|delegates|delegations?|inspectors|envoys|airmen|bombers?|attackers?|"
    r"convoys?|insurgents?|rebels|militiam[ae]n|snipers?|patrols?|helicopters?|artillery|guns|gunners|infantry|"
    r"paratroopers|pilots|sailors|conscripts|deserters|regiments?|brigades?|divisions?|compan(?:y|ies)|squadrons?|"
    r"platoons?|columns?|detachments?|warships|vessels|ships)\s+"
    r"(?:of|from|belonging to|affiliated (?:to|with)|with|at|under the banner of)\s+(?:the\s+)?"
    r"(?:(?:so-called|self-styled|self-proclaimed|paramilitary|militant|extremist|terrorist|jihadist|rebel|outlawed)\s+)?"
    r"(?=[A-Z]|al-[A-Z]|\d+(?:st|nd|rd|th) [A-Z]|[a-z -]*(?:army|police|gendarmerie|navy)$)"
)
_UNIT = re.compile(r"^\d+(?:st|nd|rd|th) [A-Z]\w+ of (?:the )?(?=[A-Z])")
"""A numbered unit, before whose it is: "the 9th Column of the Hill Front"."""
_OFFSHOOT = re.compile(r"^(?:[\w'’-]+ ){1,4}?(?:affiliate|offshoot|branch|franchise),? (?:the )?(?=[A-Z]|al-[A-Z])")
"""Whose a group is, before its name: "the Hill Front's Syrian affiliate, the Lake Front"."""
_HOME = re.compile(r"\sfrom\s+[A-Z][\w'’-]*$")
"""One name behind `from`: of a place, as far as its form tells."""
_SIZE = re.compile(
    r"(?<=[a-z])\s+of (?:[a-z]+ ){0,3}(?:\d[\d,.]*|hundreds?|thousands?|dozens?"
    r"|(?:four|fif|six|seven|eigh|nine)t(?:een|y)|thirteen|thirty|forty|ten|eleven|twelve|twenty)$"
)
"""How many a crowd is of, or how old somebody is."""
_HANGING = re.compile(r",| (?:of|in|at|from|with|to|for|by|on|near|under|who|accused|named|called|aged)\b")
_WORDS = re.compile(r"\S+")
_FIGURE = re.compile(r"\d[\d,.]*")
_OF = re.compile(r"^(?:of|in|among|from)\s+(?:(?:the|these|those|our|its|their|his|her)\s+)?")
_OR_SO = re.compile(r"^or (?:so|more|less|fewer)\s+")
_LINK_LAST = re.compile(r"(?<=\w)\s+(?:and|or)$")
_AMOUNTS = word_set("couple group handful minimum number numbers total")
_PLACED = re.compile(
    r"(?<!\bbased)\s+(?:in|near|inside|outside|across|aboard|among|on|under|from|attending)\s+.*$", re.DOTALL
)
_COMPASS = re.compile(r"(?<=[\w ]{3}),? (?:north|south|east|west)\w* of .*$", re.DOTALL)
_SPEAKING = word_set(
    """
    activist activists administration agent court diplomat diplomats doctor figure judge nun official officials report
    reporter resident residents source sources statement tribunal witness witnesses
    """
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase without what frames it.

    Attributes:
        core: the head with its modifiers: no determiner, count, relative clause or bracket.
        article: the determiner it began with, lower case, or "".
        counted: whether a count or quantity stood before it.
        whole: the phrase with its determiner, without relative clauses and brackets.
    """

    core: str
    article: str
    counted: bool
    whole: str

    @property
    def head(self) -> str:
        """The last word, lower case."""
        return self.core.split()[-1].casefold().strip("'’.,") if self.core else ""

    @property
    def leading(self) -> str:
        """The last word before what hangs on the head, lower case: "sergeant" of "sergeant of nineteen with a limp"."""
        words = _HANGING.split(self.core, maxsplit=1)[0].split()
        return words[-1].casefold().strip("'’.,") if words else ""

    @property
    def words(self) -> list[str]:
        """The words of the core, lower case."""
        return self.core.casefold().split()

    @property
    def definite(self) -> bool:
        """Whether it takes up something known."""
        return self.article in ("the", "this", "that", "these", "those", "both")

    @property
    def proper(self) -> bool:
        """Whether it begins with a capital or has one inside."""
        return any(word[0].isupper() for word in self.core.split())


@lru_cache(maxsize=2_000)
def phrase(text: str) -> Phrase:
    """Takes a phrase apart."""
    text = " ".join(text.split()).strip('"“”,;: ')
    if text.endswith(".") and not re.search(r"\b[A-Z]\.$", text):
        text = text[:-1]
    text = _BRACKETS.sub("", text).strip()
    whole = _SAYING.sub("", _RELATIVE.sub("", text)).strip(" ,")
    words = [match[0] for match in _WORDS.finditer(whole)]
    at, article, counted = 0, "", False
    while at < len(words) and (kind := _frame(words[at], words[at + 1 : at + 2])):
        if kind == "article":
            article = article or words[at].casefold()
        else:
            counted = True
        at += 1
    core = _SIZE.sub("", " ".join(words[at:]))
    if counted:
        core = _OF.sub("", _OR_SO.sub("", core))
    core = _LINK_LAST.sub("", core)
    return Phrase(core, article, counted, whole)


def _frame(word: str, following: list[str]) -> str:
    """What a word at the front of a phrase is: an article, part of a count, or neither ("")."""
    key = word.casefold().strip(",")
    if key in _AMOUNTS and following != ["of"]:
        return ""
    if key in DETERMINERS and not (len(word) > 1 and word.isupper()):
        return "article"
    if _FIGURE.fullmatch(key) or key in QUANTITIES or all(part in QUANTITIES for part in key.split("-")):
        return "count"
    return ""


def unplaced(core: str) -> str:
    """The phrase without where it is: "markets in the north" is "markets", while "a source in Tunis" stays."""
    core = _COMPASS.sub("", core)
    short = _PLACED.sub("", core)
    head = short.split()[-1] if short.split() else ""
    common = head.islower() or (short == head and head.casefold() in PERSON_NOUNS | MEMBER_NOUNS)
    return short if head and common and head not in _SPEAKING else core


def placeless(core: str) -> str:
    """The phrase up to where it is, whatever its head."""
    return _PLACED.sub("", core)


def partitive(text: str) -> str:
    """The named party in "members of the Hill Front"; "" where the phrase is none such."""
    match = _PARTITIVE.match(text)
    return _UNIT.sub("", _OFFSHOOT.sub("", text[match.end() :])) if match else ""


def from_home(text: str) -> bool:
    """Whether a name in a phrase is, as far as its form tells, where people are from and not whose they are."""
    return bool(_HOME.search(text))


def is_instrument(name: str) -> bool:
    """Whether a name is of nobody but of what somebody fires, flies or does, and the text does not tell who."""
    return name.casefold().rpartition(" ")[2] in _INSTRUMENTS and (name.islower() or " " not in name)


def is_force(words: str) -> bool:
    """Whether the words after a name only say men, machines, acts or ground of it: "military helicopter"."""
    parts = words.casefold().replace("-", " ").split()
    if not parts or parts[-1] not in FORCE_NOUNS:
        return False
    return all(part in FORCE_NOUNS | _FORCE_MODIFIERS for part in parts[:-1])


def is_men(words: str) -> bool:
    """Whether the words after a possessive stand for whoever its owner leads: "men", "tanks"; guards are but guards."""
    return words != "guards" and (is_force(words) or words.split()[-1:] in (["men"], ["fighters"]))


def is_member(words: str) -> bool:
    """Whether the words after a name only say that it is a group, or belong to it: "militants", "group's fighters"."""
    parts = [part.strip("'’s") or part for part in words.casefold().replace("-", " ").split()]
    raw = words.casefold().replace("-", " ").split()
    return bool(parts) and all(
        one in MEMBER_NOUNS or two in MEMBER_NOUNS or one in FORCE_NOUNS or one in _MEMBER_MODIFIERS
        for one, two in zip(raw, parts, strict=True)
    ) and (raw[-1] in MEMBER_NOUNS or raw[-1] in FORCE_NOUNS or parts[-1] in MEMBER_NOUNS)  # fmt: skip


_FORCE_MODIFIERS = word_set(
    """
    air allied ammunition and armed armored armoured arms army attack barrel border chemical cluster crude coast
    combat concentration deputy elite fighter gathering government ground guard heavy high local military naval navy
    peacekeeping senior special state surveillance transport unguided war
    """
)
_MEMBER_MODIFIERS = word_set(
    """
    affiliated armed extremist female field foreign insurgent islamist jihadist linked local media militant military
    monitoring news notorious own political rebel rights senior sleeper state suicide takfiri terror terrorist top
    training umbrella war
    """
)


def plural(words: str) -> bool:
    """Whether the head of a phrase is plural, as far as its form tells."""
    head = words.split()[-1].casefold().strip("'’.,") if words.split() else ""
    if head in PLURAL_NOUNS or head in PEOPLE_NOUNS or " and " in words:
        return True
    return head.endswith("s") and not head.endswith("ss") and head not in SINGULAR_S
