"""Whether a source puts forward what it is cited for, or only judges it or has it in mind."""

from sayso.claims.contents import PREPOSITIONS, special
from sayso.claims.cues import Cue
from sayso.claims.lines import DENIES, Line, Words
from sayso.claims.subjects import CLAUSE, is_document
from sayso.codebook.saying import saying

_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_NOT = frozenset({"not", "never", "no"})
_LATE = 3  # words within which "to" follows: "never again to fire"
_OPEN = frozenset({"if", "whether"})
_TELLS_HOW = frozenset({"describe"})
"""Verbs that tell a story where their object does something: "described horsemen who set fire to the huts"."""
_DETAILS = frozenset({"detail", "document", "list", "describe", "chronicle", "recount"})
"""Verbs with which a document puts forward a deed: "the report details the shelling of the mill"."""


def asserts(text: Line, cue: Cue, pieces: list[Words]) -> bool:
    """Whether the source puts the content forward, as true or to be done; by the verb and the form of the content."""
    if cue.passive:
        return cue.verb.base in saying().hearsay_passives or _is_told_by(text, cue, pieces)
    if cue.source and text.lower[cue.source[0][0]] in _NOBODY:
        return False
    first = pieces[0][0]
    if text.signs[first] == "Q" or first < cue.words[0] or (not cue.inverted and special(text, cue, len(text))):
        return True
    if cue.verb.base in DENIES and _is_claim(text, pieces[0]):
        return True
    return _by_form(text, cue, pieces[0])


def _by_form(text: Line, cue: Cue, piece: Words) -> bool:
    """The same by what the content is: something to do, a clause, a question, a thing."""
    granted, first = cue.verb.asserts, piece[0]
    sign = text.signs[first]
    if sign == "I" or (sign == "A" and "I" in text.signs[first : first + _LATE]):
        return bool(granted & {"to", "object-to", "hearer"})
    if text.signs[first - 1] == "P" and first - 1 >= cue.words[1]:
        frame = PREPOSITIONS.get(text.lower[first - 1], "")
        return frame in granted or (frame == "of" and "hearer" in granted)
    if sign in "WR":
        return "clause" in granted and text.lower[first] not in _OPEN and not _taken_back(text, cue)
    if sign == "t":
        return bool(granted & {"clause", "that"})
    if cue.verb.base in _TELLS_HOW and "as" not in text.lower[slice(*piece)]:
        return bool(set(text.signs[slice(*piece)]) & set("VG"))
    if cue.verb.base in _DETAILS and cue.source and is_document(text, cue.source[0]):
        return True
    clause = "thing" not in cue.verb.frames or CLAUSE.match(text.signs, first, piece[1])
    return "clause" in granted if clause else "thing" in granted


def _is_claim(text: Line, piece: Words) -> bool:
    """Whether a content is somebody's claim, told in full: "rejected a report by the radio that guards had fled"."""
    that = text.signs.find("t", *piece)
    return that > 0 and any(word in saying().nouns for word in text.lower[piece[0] : that])


def _is_told_by(text: Line, cue: Cue, pieces: list[Words]) -> bool:
    """Whether a passive names who told it: "had been assured by the mayor that"."""
    told = "hearer" in cue.verb.frames and text.signs[pieces[-1][0]] in "tWI,"
    quoted = "quoted" in cue.verb.frames and text.lower[pieces[-1][0]] == "as"
    return (told or quoted) and bool(cue.source)


def _taken_back(text: Line, cue: Cue) -> bool:
    """Whether the saying is refused or denied: "declined to say how many", "did not say who"."""
    lead = text.lower[cue.source[0][1] if cue.source else cue.before : cue.words[0]]
    return any(word in saying().refusals or word in _NOT or word.endswith(("n't", "n’t")) for word in lead)
