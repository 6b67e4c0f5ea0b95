"""What the name of a party tells of it: "French police", "Iran-backed militia", "residents of Homs" need no row.

A name is read as an owner (a state, people or known party, before the nouns or behind "of") and nouns that say what the
owner's they are. Actor codes are in CAMEO's order: state, people, role.
"""

import re
from dataclasses import dataclass, replace

from sayso.codebook.known import Known
from sayso.codebook.parties import Found, Parties
from sayso.codebook.sectors import Sectors, sectors

_LINK = re.compile(
    r"\s+(?:of|in|from|at|for|near|on|by|inside|around|across|outside|aboard|with|to|who|loyal|under)\s+(?:the\s+)?"
)
_BACKED = re.compile(r"([\w.'’ -]+?)-(?:backed|supported|funded|trained|armed|sponsored|aligned|allied|led|linked)\s+")
_OWNED = re.compile(r"^['’]?s?\s+")
_BEFORE = re.compile(
    r"^(?:the|a|an|some|many|several|pro|anti|local|unnamed|unidentified|other|senior|top)\s+", re.IGNORECASE
)
_FORMER = re.compile(r"^(?:former|ex|deposed|ousted)[\s-]+", re.IGNORECASE)
_MINISTRY = re.compile(r"^ministry of (?:the )?(?:foreign affairs|(.+))$")
_MINISTRY_OF = re.compile(r"^(ministry of .+) of (?:the )?(.+)$", re.IGNORECASE)
_ABROAD = frozenset({"IGO", "NGO", "MNC", "IMG"})
"""Roles that CAMEO puts before the state."""
GOVERNING = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
"""Sectors of `sectors.yml` that govern a state and speak for it; their former holders CAMEO calls elites."""
_SEATS = ("seat", "regime")


@dataclass(frozen=True, slots=True)
class Described:
    """What words tell of a party; "" for what they do not tell.

    Attributes:
        code: as CAMEO writes actors (`SYRMIL`); a role alone where the state is not told (`CVL`).
        sector: a key of `sectors.yml`.
        country: ISO 3166-1 alpha-3.
        organ: the organ of a state that it is, in small letters: "army", "foreign ministry".
        backer: id of the party that backs, leads or arms it.
        why: the words that settled it.
    """

    code: str = ""
    sector: str = ""
    country: str = ""
    organ: str = ""
    backer: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose a party is.

    Attributes:
        known: the party that owns, None where only a people is told.
        people: CAMEO code of a people.
        rest: the words that are left.
        seat: "seat" or "regime" where that stands for the owner.
    """

    known: Known | None
    people: str
    rest: str
    seat: str = ""


def describe(name: str, table: Parties, words: Sectors | None = None) -> Described:
    """What the name of a party tells of it: what the tables have, else by rule.

    Args:
        name: as claims give it, or as a report words it.
        table: the known parties.
        words: the sectors and their nouns; the shipped ones unless others are given.
    """
    words = words or sectors()
    whole = table.named(name)
    if whole is not None:
        return _known(whole, words)
    name, backer = _backed(name.strip(), table)
    former = _FORMER.match(name)
    told = _ruled(name[former.end() :] if former else name, table, words)
    if former and told.sector in GOVERNING:
        told = replace(told, code=_state(told.country, table) + "ELI", sector="ELI", organ="")
    return replace(told, backer=backer)


def _known(found: Found, words: Sectors) -> Described:
    known, name = found.known, found.known.name
    if found.kind == "people":
        return Described(known.code + words.cameo("CVL"), "CVL", known.country, why=f"people of {name}")
    if found.kind in _SEATS:
        return Described(known.code + "GOV", "GOV", known.country, why=f"{found.kind} of {name}")
    return Described(known.code, known.sector, known.country, why=found.why or f"{found.kind} of {known.id}")


def _backed(name: str, table: Parties) -> tuple[str, str]:
    """The name without who backs the party, and the id of that."""
    match = _BACKED.match(name)
    if not match:
        return name, ""
    found = table.named(match[1])
    return name[match.end() :], found.known.id if found else ""


def _ruled(name: str, table: Parties, words: Sectors) -> Described:
    owner = _owner(name, table, words)
    sector, noun = _sector(owner.rest, words)
    known = owner.known
    if known and known.kind in ("org", "group", "body"):
        return _belonging(known, sector)
    if not sector and owner.rest[:1].isupper():
        sector, noun = _by_name(owner.rest, words)
    if owner.seat and not sector:
        sector, noun = "GOV", owner.seat
    if not sector and known is None and not owner.people:
        return Described()
    state = known.code if known else ""
    organ = _organ(owner.rest, words) if known and not owner.people else ""
    why = f"{known.name if known else owner.people or 'nobody'} + {noun or 'no noun'}"
    return Described(_code(state, owner.people, sector, words), sector, known.country if known else "", organ, "", why)


def _code(state: str, people: str, sector: str, words: Sectors) -> str:
    role = words.cameo(sector)
    if sector == "PKO":
        return "IGOPKO"  # whichever state they are from
    return role + state if sector in _ABROAD else state + people + role


def _belonging(known: Known, sector: str) -> Described:
    """Those of a body or group: its fighters are it, its peacekeepers and civilians are not."""
    why = f"of {known.id}"
    if sector == "PKO":
        return Described(known.code.removesuffix("PKO") + "PKO", "PKO", known.country, why=why)
    if known.kind == "org" and sector in ("MIL", "COP"):
        return Described(known.code + sector, sector, known.country, why=why)
    return Described(known.code, known.sector, known.country, why=why)


def _owner(name: str, table: Parties, words: Sectors) -> _Owner:
    """Whose a party is, by the words before its noun, else by those behind "of" or "in"."""
    head, tail = _split(name)
    found = next((one for one in table.find(head) if not _names_place(one, head)), None)
    rest = (head[: found.start] + " " + _OWNED.sub("", head[found.end :])).strip() if found else head
    people, rest = _people(rest, words)
    if found is None and tail:
        found = next(iter(table.find(tail)), None)
    seat = found.kind if found and found.kind in _SEATS else ""
    return _Owner(found.known if found else None, people, _BEFORE.sub("", rest), seat)


def _split(name: str) -> tuple[str, str]:
    """The nouns of a name, and what stands behind "of" or "in": of a ministry, behind the second "of"."""
    if match := _MINISTRY_OF.match(name):
        return match[1], match[2]
    link = _LINK.search(name)
    if link is None or name[: link.start()].casefold().endswith("ministry"):
        return name, ""
    return name[: link.start()], name[link.end() :]


def _names_place(found: Found, head: str) -> bool:
    """Whether a capital stands in a name of its own, as in "Vienna Convention"."""
    return found.kind == "capital" and head[found.end :].strip()[:1].isupper()


def _people(rest: str, words: Sectors) -> tuple[str, str]:
    for word in rest.split():
        if code := words.peoples.get(word):
            return code, " ".join(one for one in rest.split() if one != word)
    return "", rest


def _sector(rest: str, words: Sectors) -> tuple[str, str]:
    """The sector that the nouns of a name tell, with those that told it; the last noun counts, a post least."""
    parts = re.sub(r"['’]s?\b", "", rest).casefold().split()
    post = ""
    for end in range(len(parts), 0, -1):
        for start in range(max(0, end - 3), end):
            noun = " ".join(parts[start:end])
            if sector := words.nouns.get(noun):
                return sector, noun
        if parts[end - 1] not in words.posts:
            if end == len(parts):
                continue
            break
        post = post or words.posts[parts[end - 1]]
    return post, parts[-1] if parts and post else ""


def _by_name(rest: str, words: Sectors) -> tuple[str, str]:
    """What a group most likely is by the words of its name: "Hill Liberation Front"."""
    folded = f" {rest.casefold()} "
    for word, sector in words.names.items():
        if f" {word} " in folded:
            return sector, word
    return "", ""


def _organ(rest: str, words: Sectors) -> str:
    """The organ that the words name and nothing more, in one form: "Ministry of Defense" is "defence ministry"."""
    organ = rest.casefold().replace("defense", "defence")
    if match := _MINISTRY.match(organ):
        organ = f"{match[1] or 'foreign'} ministry"
    organ = organ.replace("foreign affairs ministry", "foreign ministry")
    parts = organ.split()
    if not parts or not words.organs.intersection((" ".join(parts[-2:]), parts[-1])):
        return ""
    named = organ in words.organs or (len(parts) < 4 and parts[-1] in ("ministry", "court"))
    return organ if named else ""


def _state(country: str, table: Parties) -> str:
    state = table.state(country)
    return state.code if state else ""


def adjective(state: Known) -> str:
    """The word before an organ of a state: "Syrian" army, "US" army."""
    return "US" if state.id == "state:USA" else state.demonym or state.name
