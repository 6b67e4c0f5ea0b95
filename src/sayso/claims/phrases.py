"""Attributions that hang on no verb: "according to", "reportedly", "its claim that", "...: police"."""

import re
from collections.abc import Iterator
from functools import cache

from sayso.claims.endings import ending, stop_of
from sayso.claims.found import Found, found
from sayso.claims.lines import CITING, CORE, DENIES, JOINED, Line, Words, places
from sayso.claims.subjects import clause_start, credit, in_subject, main_verb, subject_before
from sayso.codebook.inflect import forms
from sayso.codebook.saying import saying
from sayso.model.report import PartKind

_NP = re.compile(JOINED)
_FROM = re.compile(rf"P({CORE}(?:P{CORE})*?)(?=[tPI])")
_GIVER = re.compile(rf"P({CORE})")
_CARRIED = re.compile(r"VD?[JNUA#]*$")
_MORE = re.compile(r"[VGP][^,;:QtSWCBX]{0,12}|,?R[^,;:QtSWCBX]{0,12}")
_THERE_ARE = re.compile(r"(?:^|[.,;tCBQ])OX+A*D*[NA#]*$")
_APPOSED = re.compile(rf",{CORE}(?:P+{CORE})*(?=,[AX]*[VX])")
_ITS_OBJECT = re.compile(rf"P{CORE}")
_PERSON = re.compile(r"(?:D*[JNUA#]*[NU#]|D|O)")
_TOPICS = frozenset({"about", "on", "over", "against", "toward", "towards", "in", "to"})
_FAR = 6  # words between a noun of saying and who gives it: "an offer of talks from the ministry"
_TAIL = 6  # words of a source after a colon or dash
_HEAD = 5  # words of a source before a colon
_CARRY = 10  # words between a verb that carries a noun of saying and the noun: "made a new and firm pledge"
_CLAUSE = 120  # words of a clause on either side of "reportedly"
_LONG = 20  # words of a noun phrase after "alleged"
_NO_SOURCES = (["plan"], ["schedule"], ["custom"], ["tradition"], ["law"], ["need"], ["rank"], ["size"], ["taste"])
_HEARD = frozenset({"hear", "hears", "heard", "learn", "learns", "learned", "learnt", "gather", "gathered"})
_HAVING = frozenset({"have", "has", "had", "having"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your"})


def phrases(text: Line, part: PartKind) -> Iterator[Found]:
    """The attributions of a line that hang on no verb of saying."""
    stop = stop_of(text)
    yield from _by_preposition(text, stop)
    yield from _heard_from(text, stop)
    yield from _unnamed(text, stop)
    yield from _by_noun(text, stop)
    yield from _by_colon(text, stop, part)


def _by_preposition(text: Line, stop: int) -> Iterator[Found]:
    """According to SOURCE, before, after or within its content; also "it is said", which names nobody."""
    table = saying()
    for at, size in places(text, table.prepositions):
        if text.lower[at + size : at + size + 1] in _NO_SOURCES:
            continue
        if match := _NP.match(text.signs, at + size):
            after = _with_participle(text, _with_apposition(text, match.end(), stop), stop)
            pieces = _around(text, at, after, stop, size)
            yield found(text, (match.start(), after), (at, at + size), pieces)
        elif text.lower[at + size : at + size + 1] == ["which"] and (giver := _giver_before(text, at)):
            yield found(text, giver, (at, at + size), [(at + size + 1, stop)])
    for at, size in places(text, table.unnamed):
        if text.signs[at + size : at + size + 1] != "t" and text.lower[at + size : at + size + 1] != ["to"]:
            yield found(text, None, (at, at + size), _around(text, at, at + size, stop, size))


def _heard_from(text: Line, stop: int) -> Iterator[Found]:
    """Those whom somebody has it from: "inspectors heard from a defector that", "learned from an aide how"."""
    for at in range(1, stop - 2):
        heard = text.lower[at] == "from" and text.lower[at - 1] in _HEARD
        match = _NP.match(text.signs, at + 1) if heard else None
        if match and text.signs[match.end() : match.end() + 1] in ("t", "W"):
            piece = match.end(), ending(text, match.end(), stop)
            yield found(text, match.span(), (at - 1, at + 1), [piece])


def _giver_before(text: Line, at: int) -> Words | None:
    """Who gave what "according to which" takes up: the subject of the verb before."""
    verb = text.signs.rfind("V", 0, at)
    return subject_before(text, verb) if verb > 0 else None


def _with_apposition(text: Line, after: int, stop: int) -> int:
    """The end of a source with an apposition after which the sentence goes on: "according to SANA, an agency, said"."""
    match = _APPOSED.match(text.signs, after, stop)
    return match.end() if match else after


def _with_participle(text: Line, after: int, stop: int) -> int:
    """The end of a source with the participle or relative clause that ends at the next comma or the sentence's end."""
    match = _MORE.match(text.signs, after, stop)
    return match.end() if match and (match.end() == stop or text.signs[match.end()] == ",") else after


def _around(text: Line, at: int, after: int, stop: int, size: int) -> list[Words]:
    """The content around "according to SOURCE"; of "citing SOURCE", what follows or else what precedes."""
    following = (after + 1, stop) if after + 1 < stop and text.signs[after] == "," else (stop, stop)
    start, over = clause_start(text, at), text.signs.find(";", after, stop)
    if start < at and over > 0:
        following = min(following[0], over), over  # "the mill, according to the radio, burned; two fled"
    if text.at(following[0]) in CITING:
        following = stop, stop
    preceding = (start, at - 1 if text.signs[at - 1] == "," else at)
    if text.signs[preceding[1] - 1] in "tRSW" and following[0] < following[1]:
        return [following]  # "he said that, according to the council, the bridge fell"
    if at <= 1 or text.signs[at - 1] == "t":  # "said that according to the council the bridge fell"
        return [following if following[0] < following[1] else (after, stop)]
    if size == 1 and following[0] >= following[1]:  # "nine had died, the agency said, citing rescuers"
        preceding = start, credit(text, start, preceding[1])
    return [following] if size == 1 and following[0] < following[1] else [preceding, following]


def _unnamed(text: Line, stop: int) -> Iterator[Found]:
    """Reportedly; alleged: an unnamed source, for the clause, or for the noun phrase that is no subject."""
    table = saying()
    for at, word in enumerate(text.lower[:stop]):
        if word not in table.hearsay and word not in table.hearsay_adjectives:
            continue
        low, high = max(0, at - _CLAUSE), min(stop, at + _CLAUSE)
        start = max(low, *(text.signs.rfind(sign, low, at) + 1 for sign in ",;t"), _after_saying(text, low, at))
        end = next((i for i in range(at, high) if text.signs[i] in ",;"), high)
        if word in table.hearsay:
            yield found(text, None, (at, at + 1), [(start, at), (at + 1, end)])
        elif (text.signs[at] in "NU" or not at) and (match := _PERSON.match(text.signs, at + 1, at + _LONG)):
            subject = text.signs[match.end() : match.end() + 1] in ("V", "X")
            over = _ITS_OBJECT.match(text.signs, match.end(), end)
            whole = over.end() if over and text.lower[match.end()] == "of" else match.end()
            yield found(text, None, (at, at + 1), [(at + 1, end if subject else whole)])


def _after_saying(text: Line, low: int, at: int) -> int:
    """Where the statement of the last word of saying before word `at` begins: "he said rebels reportedly fled"."""
    for i in range(at - 1, low, -1):
        entry = saying().verbs.get(text.lower[i]) if text.signs[i] == "V" else None
        if entry and "clause" in entry[0].frames and set(text.signs[i + 1 : at]) & set("DJNUO"):
            return i + 1
    return 0


def _by_noun(text: Line, stop: int) -> Iterator[Found]:
    """Its claim that, demands for, a pledge to: the source is the possessor, whom "by" names, or who makes it."""
    table = saying()
    for at in range(stop - 1):
        if text.signs[at] not in "NU":
            continue
        word = text.lower[at]
        frames = table.nouns.get(word) or table.attitudes.get(word)
        if not frames:
            continue
        giver = _FROM.match(text.signs, at + 1) if text.lower[at + 1] in {"by", "from"} else None
        after = giver.end() if giver else at + 1
        over = main_verb(text, after, stop) if after < stop and in_subject(text, at) else stop
        if (piece := _of_noun(text, after, over, frames)) is None:
            continue
        source = giver.span(1) if giver else _holder(text, at) or _giver_after(text, piece)
        rumour = word in table.rumours and text.signs[at - 1 : at] != "J" and text.lower[at - 1] not in _denying()
        if source or rumour or (word in table.nouns and _THERE_ARE.search(text.signs, max(0, at - _FAR), at)):
            made = found(text, source, (at, at + 1), [piece])
            made.asserts = word in table.nouns
            yield made


@cache
def _denying() -> frozenset[str]:
    """Verbs that have a claim, not a rumour, for their object: it is told, or denied, on their subject's word."""
    return frozenset(form for base in (*DENIES, "confirm") for form in forms(base))


def _of_noun(text: Line, at: int, stop: int, frames: frozenset[str]) -> Words | None:
    """What a noun of saying is about: a statement, a deed to do, or the noun phrase after "of" or "for"."""
    sign, word = text.signs[at], text.lower[at]
    if at + 1 >= stop:
        return None
    if (sign == "t" and "clause" in frames) or (sign == "I" and "to" in frames):
        return at, ending(text, at, stop)
    if (word in {"of", "for"} and word in frames) or (word in _TOPICS and "about" in frames):
        return at + 1, ending(text, at + 1, stop, thing=True)
    return None


def _giver_after(text: Line, piece: Words) -> Words | None:
    """Who "from" names after the content of a noun of saying."""
    for at in range(piece[0], min(piece[1] - 1, piece[0] + _FAR)):
        if text.lower[at] == "from" and (match := _GIVER.match(text.signs, at)):
            return match.span(1)
    return None


def _holder(text: Line, at: int) -> Words | None:
    """Whose a noun of saying is: "the army's claim", "their fears", "Chadian demands", "rebels made a pledge"."""
    first = at
    while first and text.signs[first - 1] in "N#A":
        first -= 1
    owner = text.signs[first - 1] if first else ""
    if owner == "J":
        start = len(text.signs[: first - 1].rstrip("UND"))
        return start, first
    if owner == "U" or (first and text.lower[first - 1] in _POSSESSIVES):
        return first - 1, first
    carried = _CARRIED.search(text.signs, max(0, at - _CARRY), at)
    if carried and text.lower[at] in saying().rumours and text.lower[carried.start()] in _HAVING:
        return None  # who only has a rumour is not its source: "the mission has had reports of"
    if carried and text.lower[carried.start()] in saying().carriers:
        return subject_before(text, carried.start())
    return None


def _by_colon(text: Line, stop: int, part: PartKind) -> Iterator[Found]:
    """A source after a colon or dash in a headline, or before a colon: "Nine killed: monitors", "Kremlin: no talks"."""
    for at in range(1, stop - 1):
        if text.signs[at] not in ":-":
            continue
        first = len(text.signs[:at]) - len(text.signs[:at].lstrip("T-"))  # "14:40 Kremlin: no talks"
        head, tail = (first, at), (at + 1, stop)
        spoken = text.signs[:at] == "Q"
        sure = _names_speaker(text, tail) if (part == "headline" or spoken) and stop - at <= _TAIL else None
        if sure or (spoken and sure is not None):
            yield found(text, tail, (at, at + 1), [head])
            return
        if text.signs[at] == ":" and first < at <= first + _HEAD and (sure := _names_speaker(text, head)) is not None:
            if sure or part == "headline":
                made = found(text, head, (at, at + 1), [tail])
                made.unsure = not sure
                yield made
            return


def _names_speaker(text: Line, stretch: Words) -> bool | None:
    """Whether a noun phrase is a source for sure; None where it is no noun phrase."""
    if set(text.signs[slice(*stretch)]) - set("DJNU#PC"):
        return None
    words = text.lower[slice(*stretch)]
    capitals = all(text.raw[i].isupper() for i in range(*stretch))
    return capitals or any(word in saying().speakers for word in words)
