"""Things that people have: where a phrase names one, the party is its owner."""

import re

from sayso.analysis.party_words import PERSON_NOUNS, word_set
from sayso.analysis.phrases import is_force, phrase

THINGS = word_set(
    """
    advance aggression airbase arsenal assets barracks behaviour bid boat boats building buildings campaign car cars
    citizenship compound conduct convoy convoys crimes decision demand demands draft economy efforts
    enclave enclaves equipment exports farms funding funds goods heritage home homes house houses intervention land
    lands licence lines lorries lorry offices oil orchards patience plan plans plant plants policies policy presence
    proposal proposals property properties rank ranks reinforcements request requests residence rule shop shops site
    sites soil stance stations strongpoint strongpoints supplies threats truck trucks village villages website
    websites
    """
)
KIN = word_set(
    """
    chairman chairwoman chief commander head leader president
    abbot aide aides allies ally aunt baby bodyguard bodyguards brethren brother brothers butler captors child
    children colleague colleagues cook counterpart cousin cousins critics daughter daughters deputy doctor driver
    editor employer enemies families family father foes followers friend friends grandchildren grandfather
    grandmother grandson husband infant interpreter lawyer lawyers maid mother neighbor neighbors neighbour
    neighbours nephew niece office opponent opponents parents patients physician predecessor priest pupil pupils
    relatives rival rivals secretary sister sisters son sons spokesman spokesperson spokeswoman staff student
    students successor supporters teacher translator uncle widow wife
    """
)
"""Kin, staff, friends and heads: what they do is not their owner's deed."""
SOCIETIES = word_set(
    """
    alliance association club co-operative collective committee congress cooperative council federation forum group
    guild league movement network party society syndicate union
    """
)
"""Bodies that people have together, which are no mere people."""
_HOLDERS = {
    "civilian": "civilians",
    "guerrilla": "guerrillas",
    "insurgent": "insurgents",
    "jihadist": "jihadists",
    "militant": "militants",
    "police": "police",
    "protester": "protesters",
    "rebel": "rebels",
    "separatist": "separatists",
    "settler": "settlers",
    "terrorist": "terrorists",
}
"""Adjectives and first nouns that say whose a thing is."""

_REBEL = re.compile(
    r"(?:([A-Z]\w+) )?[Rr]ebel "
    r"(?:commanders?|factions|fighters?|forces?|groups|members?|militias|soldiers|troops|units)"
)
_ETHNIC = re.compile(r"ethnic [A-Z]\w+an")
_ACTS = word_set("attack attacks bombing bombings bomb bombs strike strikes")
_SMALL = word_set("and at for from in of on")
_MADE_OF = re.compile(
    r"^(?:[\w-]+ ){0,2}?(?:array|band|battalion|boatload|brigade|column|compan(?:y|ie)|convoy|crowd|detachment|division"
    r"|flight|flotilla|force|formation|gathering|group|coalition|contingent|delegation|mission|mob|pair|party|patch"
    r"|patrol|platoon|regiment|squad|squadron|team|unit|wave)s? of "
    r"(?:the |mostly |mainly |some |several |about |around |\d+ )*(?=\S)",
    re.IGNORECASE,
)
_PROTEST = re.compile(r"^(?:(.+) )?(demonstration|march|protest|rall(?:y|ie))(?:e?s)?$")
_CROWDS = {"demonstration": "demonstrators", "march": "marchers"}


def is_thing(words: str) -> bool:
    """Whether the words after an owner only say a thing of theirs: "military policies", "homes"."""
    parts = words.casefold().split()
    return (
        bool(parts) and parts[-1] in THINGS and words.islower() and len(parts) <= 3 and not _SMALL.intersection(parts)
    )


def made_of(core: str) -> str:
    """Those of whom a mass is made: the traders of "a convoy of traders"; "" where the phrase names none such."""
    match = None if "-led" in core or "-backed" in core else _MADE_OF.match(core)
    rest = phrase(core[match.end() :]).core if match else ""
    return rest if rest and (rest[0].isupper() or rest.split(" of ")[0].endswith(("s", "men", "people"))) else ""


def owner_and_thing(core: str) -> tuple[str, str]:
    """The owner of a thing and the thing: "rebel positions" are the rebels' positions; ("", "") where there is none."""
    if (protest := _PROTEST.match(core)) and (protest[1] or "").count(" ") < 2:
        first = f"{protest[1]} " if protest[1] and not protest[1][0].isupper() else ""
        return first + _CROWDS.get(protest[2], "protesters"), core
    if _ETHNIC.fullmatch(core):
        return f"{core}s", core
    owner, _, thing = core.partition(" ")
    if rebels := _REBEL.fullmatch(core):
        return f"{rebels[1]} rebels" if rebels[1] else "rebels", thing
    if (is_thing(thing) or is_force(thing)) and thing.split()[-1] not in _ACTS:
        return (_HOLDERS.get(owner) or (owner if owner in _LOST else "")), thing
    return "", ""


_LOST = frozenset(_HOLDERS.values()) | PERSON_NOUNS | {"locals", "citizens"}
"""Plurals before a thing of theirs: copies of news lose the apostrophe of "the traders' shops"."""
