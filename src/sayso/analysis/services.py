"""What serves a state: the words that stand behind its adjective and make of it the state, not a party of its own."""

import re

from sayso.analysis.party_words import word_set
from sayso.analysis.phrases import is_force

_UNITS = word_set(
    """
    battalion battalions battery brigade brigades cavalry commandos company corps division divisions fleet flotilla
    infantry marines platoon rangers regiment regiments rifles squadron squadrons
    """
)
_UNIT_KINDS = word_set(
    """
    airborne armored armoured army artillery assault cavalry commando engineer guards infantry marine mechanised
    mechanized motor motorised motorized mountain parachute paratroop rifle tank
    """
)
_MEN = word_set(
    """
    advisers advisors commanders delegation delegations fighter-bombers fliers flyers guardsmen gunner infantrymen
    legionnaires paratroops pows rangers regulars reservists seamen servicewomen submariners
    """
)
_MACHINES = word_set(
    """
    airlifter airlifters airliner cruiser cruisers destroyers fighter-bomber gunboat gunships half-tracks icebreaker
    launchers minelayer minelayers minesweeper minesweepers pirogue pirogues tanker tankers
    transports trawler trawlers
    """
)
_FLYING = word_set("aircraft chopper fighter-jet gunship helicopter jet mig plane sukhoi warplane")
_BEFORE_AIRCRAFT = word_set("attack bomber combat fighter helicopter military more other reconnaissance war")
_SHIPS = word_set(
    """
    aircraft-carrier carrier corvette corvettes cruiser cruisers destroyer destroyers flagship frigate frigates gunboat
    gunboats minesweeper minesweepers ship ships submarine submarines tanker trawler vessel vessels warship warships
    """
)
_AT_OFFICE = re.compile(r"(?:consular|diplomatic|embassy|military|mission) (?:personnel|staff)")
_BEFORE_MEN = word_set(
    """
    anti-air anti-aircraft anti-tank captured carrier-based embassy fighting forward-deployed frontline heavily-armed
    intelligence invading long-range medium nuclear observation occupation occupying off-duty patrol radar
    reconnaissance regular rescue retreating spy supply tactical veteran
    """
)
_PLATFORMS = word_set(
    """
    abrams alouette antonov apache backfire bayraktar black-hawk blackhawk bradley buccaneer canberra centurion
    chieftain chinook cobra corsair dakota eurofighter exocet fantan flanker fokker frogfoot fulcrum gazelle globemaster
    grad harrier hawk hawker-hunter hercules hind huey hunter hurricane ilyushin iskander jaguar kfir lancaster leopard
    lynx merkava meteor mig mil mirage mustang nimrod ouragan patton phantom predator pucara pucará puma rafale reaper
    sabre saberjet scimitar scud sea-harrier sea-king shahed sherman shermans skyhawk skyraider skytrain spitfire
    starfighter stratofortress strela stuka su sukhoi super-etendard superfortress thunderbolt thunderjet tiger tomahawk
    tornado tu tupolev typhoon vampire vulcan warthog wellington yak
    """
)
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,4}-?\d+[A-Za-z]{0,3}(?:['’]?s)?")
"""What a type of machine is called by: "C-17s", "MiG-21", "T72"."""
_TYPE = re.compile(r"[A-Z][A-Za-z]*-\d+")
_ONE_FLEET = dict.fromkeys(
    ("A-10", "AC-130", "B-1", "B-2", "B-17", "B-29", "B-52", "F-111", "F-117", "F-22", "SR-71", "U-2"), "USA"
) | dict.fromkeys(("Tu-22", "Tu-95", "Tu-160"), "RUS")
"""Types that one state alone has flown in war, or nearly so."""
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th|d)|[IVX]+|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth"
)
_WHERE = re.compile(r" (?:aboard|across|along|around|at|from|in|inside|near|of|off|on|outside|under|with)(?: .*|$)")


def is_service(words: str) -> bool:
    """Whether the words after the adjective of a state only say men, machines, units or missions of it.

    Wherever they are ("garrison of Hill Town") and whatever they are called ("3rd Division", "C-17s", "cruiser Hill").
    An army, a navy and an air force of a state are parties of their own, and so is a ministry.
    """
    words = _WHERE.sub("", words).strip(", \n\t\u00a0")
    return bool(words) and (
        is_force(words) or _is_unit(words.split()) or _is_ship(words) or _is_kind(words.split()) or _is_office(words)
    )


def _is_unit(parts: list[str]) -> bool:
    """A unit by its number, or a kind of troops: "17th Motorised Battalion", "Army Rangers"."""
    return parts[-1].casefold() in _UNITS and all(
        _ORDINAL.fullmatch(one) or one.casefold() in _UNIT_KINDS for one in parts[:-1]
    )


def _is_ship(words: str) -> bool:
    """Ships by their names: "cruiser Hill Prince", "warships Hill and Dale"."""
    kind, *names = re.split(r",? (?=[A-Z]|and )", words)
    return bool(names) and kind.split()[-1] in _SHIPS and (kind in _SHIPS or is_force(kind) or kind.count(" ") < 2)


def _is_kind(parts: list[str]) -> bool:
    """Men or machines of a kind that words for force in general do not have: "reservists", "supply ships", "C-17s"."""
    *before, last = parts
    if not (_is_machine(last) or last.casefold() in _MEN or is_force(last)):
        return False
    return all(one in _BEFORE_MEN or _is_machine(one) or is_force(f"{one} troops") for one in before)


def _is_machine(word: str) -> bool:
    return word.casefold() in _MACHINES or _is_type(word)


def _is_type(word: str) -> bool:
    """Whether a word is what a type of machine is called by: "C-17s", "Antonov"."""
    name = word.casefold()
    by_name = word[0].isupper() and (name in _PLATFORMS or name.removesuffix("s") in _PLATFORMS)
    return by_name or _DESIGNATION.fullmatch(word) is not None


def _is_office(words: str) -> bool:
    return words == "presidency" or _AT_OFFICE.fullmatch(words) is not None


def flies(words: str) -> bool:
    """Whether words name war planes or helicopters without whose they are: "B-52s", "helicopter gunships", "jets"."""
    parts = words.removeprefix("air force ").split()
    if not parts or not (parts[-1].casefold().rstrip("s") in _FLYING or _is_type(parts[-1])):
        return False
    return all(one.casefold() in _BEFORE_AIRCRAFT or _is_type(one) for one in parts[:-1])


def only_flown_by(words: str) -> str:
    """ISO 3166-1 alpha-3 code of the one state that flies a type: "20 more B-52s"; "" where several do."""
    types = (_TYPE.match(one) for one in words.split())
    return next((_ONE_FLEET[one[0]] for one in types if one and one[0] in _ONE_FLEET), "")
