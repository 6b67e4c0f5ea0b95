"""What shows that a capitalised word is a place or none: named signs with weights, each seen in the words around it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import log10

from sayso.analysis.party_words import word_set
from sayso.codebook.parties import parties
from sayso.resolve.seen import DATES, GIVEN, SMALL, TITLES, Seen, initial, is_wide, people_of

PARTS = word_set(
    """
    north south east west northern southern eastern western central upper lower new old great greater little lake mount
    river port fort cape bay island islands point union university college centennial first second third saint san santa
    los las el la le de del al olympic national international state republic city town county district park valley
    hill hills square street main high middle downtown midtown uptown northwest northeast southwest southeast
    """
)

_WITHIN = word_set("in near around outside throughout across inside within via")
_TOWARDS = word_set("at from to into toward towards through of off between over for against on beyond")
_HEADS = word_set(
    """
    city town village province district county state governorate region republic port suburb suburbs outskirts capital
    island islands mayor people residents citizens township municipality neighborhood neighbourhood countryside
    university diocese bishop archdiocese parish borough territory streets coast oblast hamlet community area south
    north east west southeast southwest northeast northwest miles kilometers kilometres km mi part parts government
    emirate kingdom bank airport embassy
    """
)
"""Nouns whose `of` is followed by a place."""
PLACED = word_set(
    """
    city town village province governorate district county region area airport airbase border suburb suburbs
    countryside residents resident police mayor university college school schools hospital council court jail state
    government officials neighborhood neighbourhood community native man woman metro township department sheriff fire
    high middle elementary municipal regional public downtown correctional parliament legislature senate governor
    authorities troops forces army peninsula strip crossing port harbor harbour valley campus headquarters embassy
    chamber board parish borough coast
    """
)
"""Nouns that stand behind the name of a place they are in."""
_PRESS = word_set(
    """
    times post herald journal tribune gazette chronicle telegraph mail mirror guardian observer examiner inquirer
    dispatch courier enquirer echo express daily news sentinel bulletin record globe star sun independent monitor
    """
)
_COMPANY = word_set(
    "inc corp ltd llc co plc group airlines airways motors bancorp holdings & company companies foundation"
)
_STREET = word_set(
    "street st avenue ave road rd drive dr lane ln boulevard blvd way court place square terrace highway parkway pike"
)
_SAYING = word_set(
    "said says told added replied explained noted asked wrote thinks argued insisted recalled who whose he she"
)
_DIRECTIONS = word_set(
    "north south east west northern southern eastern western central northeast northwest southeast southwest"
    " northeastern northwestern southeastern southwestern upper lower greater downtown inner outer rural nearby"
)


def wide(seen: Seen) -> float:
    """It is the name of a country, a sea, a first-level region or another thing that is no town."""
    return float(is_wide(seen.names))


def country(seen: Seen) -> float:
    """It is the name of a country or continent."""
    return float(any(n.place.feature in ("A.PCLI", "L.CONT") and n.how in "na" for n in seen.names))


def size(seen: Seen) -> float:
    """How large the largest town of that name is: 0 for a hamlet, 1 for a million people."""
    return min(1.2, log10(people_of(seen.names) + 1) / 6)


def listed(seen: Seen) -> float:
    """Another known name stands beside it in a list."""
    before = (
        seen.words[seen.first].gap.strip() in (",", "")
        and seen.first - 1 in seen.ends
        and seen.words[seen.first].gap != " "
    )
    gap = seen.words[seen.stop].gap if seen.stop < len(seen.words) else ""
    after = gap == ", " and seen.stop in seen.known
    small = seen.words[seen.stop].key if seen.stop < len(seen.words) else ""
    joined = small in ("and", "or") and seen.stop + 1 in seen.known and gap in (" ", ", ")
    back = seen.first > 1 and seen.words[seen.first - 1].key in ("and", "or") and seen.first - 2 in seen.ends
    return float(before or after or joined or back)


def part(seen: Seen) -> float:
    """It is a word that only helps to make names: North, Lake, Mount."""
    return float(seen.single and seen.key in PARTS)


def beside_known(seen: Seen) -> float:
    """Another known name stands right before it."""
    return float(seen.first - 1 in seen.ends and seen.words[seen.first].gap in (" ", "-"))


def lower(seen: Seen) -> float:
    """The report has the word in small letters as well."""
    return float(seen.single and seen.key in seen.small and not country_code(seen))


def only_alias(seen: Seen) -> float:
    """No place has it as its main name."""
    return float(all(n.how != "n" for n in seen.names))


def several_words(seen: Seen) -> float:
    """The name has several words."""
    return float(not seen.single)


def in_place(seen: Seen) -> float:
    """A word like `in` or `near` stands before it."""
    word = seen.before()
    if word is not None and word.key in ("the", *_DIRECTIONS):
        word = seen.before(2)
    return float(word is not None and word.key in _WITHIN)


def towards(seen: Seen) -> float:
    """A word like `to`, `from` or `at` stands before it."""
    word = seen.before()
    return float(word is not None and word.key in _TOWARDS)


def of_head(seen: Seen) -> float:
    """What stands before it is `city of`, `mayor of`, `south of`."""
    of, head = seen.before(), seen.before(2)
    return float(of is not None and of.key == "of" and head is not None and head.key in _HEADS)


def directed(seen: Seen) -> float:
    """A point of the compass or a word like `downtown` stands before it."""
    word = seen.before()
    return float(word is not None and not word.cap and word.key in _DIRECTIONS)


def placed(seen: Seen) -> float:
    """A noun stands behind it that places have: `police`, `province`, `airport`."""
    word = seen.after()
    return float(word is not None and word.key in PLACED and not seen.words[seen.stop - 1].owner)


def owns(seen: Seen) -> float:
    """It owns something: `Odun's`."""
    return float(seen.words[seen.stop - 1].owner)


def dateline(seen: Seen) -> float:
    """It stands in capitals near the head of the report, as in a dateline."""
    return float(seen.words[seen.first].text.isupper() and len(seen.words[seen.first].text) > 4 and seen.first < 40)


def comma_chain(seen: Seen) -> float:
    """A comma and another known place follow."""
    follower = seen.stop
    return float(follower in seen.known and follower < len(seen.words) and seen.words[follower].gap == ", ")


def titled(seen: Seen) -> float:
    """A person's title stands before it."""
    word = seen.before()
    return float(word is not None and word.key in TITLES)


def after_given(seen: Seen) -> float:
    """A given name, an initial or an unknown capitalised word stands before it."""
    word = seen.before()
    if word is None or not word.cap or word.key in _DIRECTIONS or word.key in SMALL or word.owner:
        return 0.0
    if seen.words[seen.first].gap == "-":
        return 0.0
    if seen.gazetteer.given(word.key) >= GIVEN or initial(seen.words, seen.first - 1):
        return 1.0
    return 0.0 if word.first and not word.text.isupper() else 0.4


def before_family(seen: Seen) -> float:
    """It can be a given name, and another name follows."""
    word = seen.after()
    if word is None or not word.cap or word.key in PLACED or not seen.single or seen.words[seen.stop - 1].owner:
        return 0.0
    if not seen.gazetteer.given(seen.key) or word.key in TITLES:
        return 0.0
    surname = seen.gazetteer.family(word.key) >= COMMON and not placed(seen)
    return 2.0 if surname else float(seen.stop not in seen.known)


def before_capital(seen: Seen) -> float:
    """A capitalised word follows that is no word of what places have."""
    word = seen.after()
    return float(
        word is not None
        and word.cap
        and word.key not in PLACED
        and not seen.words[seen.stop - 1].owner
        and seen.stop not in seen.known
    )


def person(seen: Seen) -> float:
    """The report has a person of that name; less so where it is a country or region."""
    return (0.4 if is_wide(seen.names) else 1.0) * float(seen.single and seen.key in seen.people)


def speaks(seen: Seen) -> float:
    """A family name or given name that says something."""
    word = seen.after()
    named = seen.gazetteer.family(seen.key) + seen.gazetteer.given(seen.key)
    return float(seen.single and bool(named) and word is not None and word.key in _SAYING)


def family(seen: Seen) -> float:
    """It is a family name or a given name, the more common the surer; less so where it is a country or region."""
    many = max(seen.gazetteer.family(seen.key), seen.gazetteer.given(seen.key)) if seen.single else 0
    return (0.4 if is_wide(seen.names) else 1.0) * min(1.0, many / 300)


def a_word(seen: Seen) -> float:
    """It is an English word as well; the more so at the head of a sentence."""
    if not seen.single or not seen.gazetteer.is_word(seen.key) or country_code(seen):
        return 0.0
    return 1.0 if seen.words[seen.first].first else 0.6


def a_date(seen: Seen) -> float:
    """It is a month or a day."""
    return float(seen.single and seen.key in DATES)


def press(seen: Seen) -> float:
    """A newspaper or company is called after it."""
    word = seen.after()
    following = seen.after(1)
    keys = [w.key for w in (word, following) if w is not None and w.cap]
    return float(any(key in _PRESS or key in _COMPANY for key in keys))


def street(seen: Seen) -> float:
    """A street is called after it."""
    word = seen.after()
    return float(word is not None and word.cap and word.key in _STREET)


def code(seen: Seen) -> float:
    """It is the abbreviation of a region, with no dot, and with neither a comma nor a party's letter before it."""
    if any(n.how != "c" or n.place.feature == "A.PCLI" for n in seen.names):
        return 0.0
    word = seen.words[seen.first]
    dotted = seen.stop < len(seen.words) and seen.words[seen.stop].gap.startswith(".")
    behind = word.gap.startswith(",") and seen.first > 0 and seen.words[seen.first - 1].cap
    if behind or member(seen) or (dotted and not word.text.isupper()):
        return 0.0
    return 0.0 if len(word.text) > 2 and word.text.isupper() else 1.0


def saint(seen: Seen) -> float:
    """It is a saint's name that owns something: a church, a school, a day."""
    return float(seen.key in ("saint", "st", "san", "santa") and seen.words[seen.stop - 1].owner)


def party(seen: Seen) -> float:
    """It is, or with the word beside it is, the name of a body, group or organisation, or of one who rules."""
    stretches = ((seen.first, seen.stop), (max(0, seen.first - 1), seen.stop), (seen.first, seen.stop + 1))
    for start, end in stretches:
        found = parties().named(" ".join(word.text for word in seen.words[start:end]))
        if found is not None and (found.known.kind != "state" or found.kind in ("regime", "seat")):
            return 1.0
    return 0.0


def country_code(seen: Seen) -> float:
    """It is the abbreviation of a country, or of a region behind a comma."""
    return float(all(n.how == "c" for n in seen.names) and not code(seen))


def member(seen: Seen) -> float:
    """A party's letter and a hyphen stand before it: `D-Ohio`."""
    word = seen.words[seen.first - 1] if seen.first else None
    return float(
        word is not None and word.text in ("D", "R", "DFL", "Con", "Lab") and seen.words[seen.first].gap in ("-", "–")
    )


SIGNS: tuple[tuple[Callable[[Seen], float], float], ...] = (
    (wide, 0.6),
    (country, 0.8),
    (size, 2.6),
    (listed, 1.3),
    (part, -2.0),
    (beside_known, 0.5),
    (lower, -1.8),
    (only_alias, -1.0),
    (several_words, 0.8),
    (in_place, 2.1),
    (towards, 0.7),
    (of_head, 1.3),
    (directed, 1.2),
    (placed, 0.8),
    (owns, -0.3),
    (dateline, 1.6),
    (comma_chain, 0.7),
    (titled, -1.5),
    (after_given, -2.2),
    (before_family, -1.3),
    (before_capital, -0.5),
    (person, -2.5),
    (speaks, -0.9),
    (family, -2.0),
    (a_word, -4.3),
    (a_date, -8.0),
    (press, -1.8),
    (street, -2.0),
    (code, -3.0),
    (country_code, 4.0),
    (member, 2.0),
    (saint, -2.0),
    (party, -3.0),
)
"""Each sign with what it adds to the score; a name of a score above 0 is a place."""
BASE = -1.7
COMMON = 100
"""So many in a million people have a family name that shows, behind a given name, a person."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The score of a name, and the signs that it rests on."""

    score: float
    why: dict[str, float] = field(default_factory=dict)


def weigh(seen: Seen) -> Weighed:
    """All signs of a name."""
    why = {sign.__name__: weight * strength for sign, weight in SIGNS if (strength := sign(seen))}
    return Weighed(BASE + sum(why.values()), why)
