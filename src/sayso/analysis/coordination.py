"""Where a phrase names several parties: "the mayor and two aides"."""

import re
from collections.abc import Sequence

from sayso.analysis.party_words import PORTFOLIOS, TITLE, TITLES, word_set
from sayso.analysis.time_words import SMALL

_JOINT = re.compile(r"\s*,\s*and\s+|\s*,\s+|\s+and\s+|\s+&\s+|\s+as well as\s+|\s+along with\s+")
_AGED = re.compile(r"(?:^|(?<=, )|(?<=and ))(?P<name>[A-Z][\w'’.-]*(?: [\w'’.-]+){1,4}?), \d{1,2}(?=,|$| and )")
"""Those whom a list names with their ages."""
_ONE = re.compile(r"(?:an?|the) joint \w+ (?:between|by|for|of|with)\b", re.IGNORECASE)
"""What several have together is one: "a joint inquiry of the ministry and the court"."""
_OFFICE = re.compile(
    rf"(?:[\w.'’-]+ ){{0,4}}?(?i:{TITLE}) (?:of|for) (?:the )?[A-Z]\w+(?: [A-Z]\w+)?"
    r"(?:, [A-Z]\w+)* and (?:the )?(?P<field>[A-Z]\w+)(?: [A-Z]\w+)?(?P<name>,? [A-Z][\w.'’-]*(?: [A-Z][\w'’-]*)*,?)$"
)
_MASSES = word_set(
    """
    agency army government media military opposition parliament police radio television
    """
)
_WHERE = re.compile(r"\s(?:at|from|in|near|of)\s")
_TOLD_BY = word_set("activists doctors officials relatives residents sources witnesses")
_BARE = word_set("a an another her his one the their")


def parts(text: str, names: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The parties of a coordinated phrase as offsets into it; one piece where it is not coordinated.

    Args:
        text: the phrase.
        names: proper names of the report that may have "and" inside and are not taken apart.
    """
    if _ONE.match(text) or _is_office(text):
        return ((0, len(text)),)
    if len(aged := tuple(m.span("name") for m in _AGED.finditer(text))) > 1:
        return aged
    joints = [m for m in _JOINT.finditer(text) if not _inside(text, m, names)]
    if not any("and" in m[0] or "&" in m[0] or "with" in m[0] or "well" in m[0] for m in joints):
        return ((0, len(text)),)
    out, at = [], 0
    for joint in (*joints, None):
        end = joint.start() if joint else len(text)
        if not text[at:end].strip():
            return ((0, len(text)),)
        out.append((at, end))
        at = joint.end() if joint else end
    if _are_named(text, out):
        return tuple(out[1:])
    return tuple(out) if all(_party(text[a:b]) for a, b in out) else ((0, len(text)),)


def _is_office(text: str) -> bool:
    """Whether "and" only joins what one person is the head of: "Minister of Trade and Fisheries Ana Soto"."""
    office = _OFFICE.match(text)
    if office is None or office["field"].casefold() in TITLES:
        return False
    return office["field"].casefold() in PORTFOLIOS or office["name"].startswith(",")


def _are_named(text: str, pieces: Sequence[tuple[int, int]]) -> bool:
    """Whether the first of these only says what the others are: "two engineers, Pal Orosz and Mia Lund"."""
    first, *others = (text[a:b].split() for a, b in pieces)
    count = next((SMALL[word] for word in map(str.lower, first[:2]) if word in SMALL), 0)
    return 1 < count == len(others) and first[-1].islower() and all(words[0][0].isupper() for words in others)


def _inside(text: str, joint: re.Match[str], names: Sequence[str]) -> bool:
    """Whether a joint lies within a proper name that has it."""
    folded = " ".join(text.split())
    return any(
        (" and " in name or " & " in name) and (at := folded.find(name)) >= 0 and at <= joint.start() < at + len(name)
        for name in names
    )


def _party(piece: str) -> bool:
    """Whether a piece can stand for a party by itself: a name, or a noun that is plural or has an article."""
    words = piece.split()
    head = _WHERE.split(piece)[0].split()
    return bool(words) and (
        words[0][0].isupper()
        or words[0] in _BARE
        or words[-1].endswith("s")
        or (len(head) < len(words) and head[-1:] != [] and head[-1] in _TOLD_BY)
        or words[-1] in _MASSES
        or (words[-1].isupper() and len(words[-1]) > 2)
        or piece[0].isdigit()
    )
