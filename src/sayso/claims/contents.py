"""What is attributed by a cue: where the content begins, and where the reporter's own words resume."""

import re

from sayso.claims.cues import Cue, Words
from sayso.claims.lines import PLAIN, Line
from sayso.codebook.saying import saying

# Between a cue and its statement: when and where it was said, "in a statement", "in Geneva on Monday".
_ASIDE = re.compile(r"(?:[A]|P?D?TT?#?(?:,#)?|P+D?[JN#U]{1,4}|P+[OD])+(?=[tQ:,I]|$)|(?:A|P?D?TT?#?)+")
_HEARER = re.compile(r"(?:O|D?[JNU#]*[NU](?:C D?[JNU#]*[NU])?)(?=[tQ:,ISWDAPTOUNX])")
_OBJECT = re.compile(rf"{PLAIN}(?:C{PLAIN})?(?=I)")
_ACCUSED = re.compile(rf"{PLAIN}(?=P)")
_STATED = re.compile(r"[,A]*(?:t|W)")
_CLAUSE = re.compile(rf"(?:[AS]|P{PLAIN},?)*{PLAIN}(?:,[^,]*,)?(?:[AXP]|P?T)*[VXG]|W|t|X")
_BEFORE_THAT = re.compile(r",(?:[^,tQVX]*,)?(?=t)")
_PHRASE = re.compile(PLAIN)
_SUBJECT = re.compile(rf"{PLAIN}$")
# Where the reporter's own words may resume.
_RESUMES = re.compile(r",?[CB]A*(?=V)|,A*(?=V)|,D?[JNU#A]*[NU][tR]D?[JNU#A]*[NUO](?=V)|,[ACB]*(?=G)|;|,[SB]")
_TURNS = frozenset({"while", "although", "though", "whereas", "but"})
_THING_ENDS = re.compile(r",|[CB]A*V|SD")
# The frame that a preposition stands for.
_PREPOSITIONS = {
    "of": "of",
    "for": "for",
    "about": "about",
    "on": "about",
    "over": "about",
    "against": "about",
    "as": "as",
}
_CREDIT = frozenset("DJNU#PCOATRG,")  # what a source that closes a sentence is made of
_REACH = 120  # words to the left of a passive that are looked at
_NOT_OF_PASSIVE = frozenset({"by", "in", "at", "on", "from"})
_AFTER_PRECEDING = frozenset(",.;-?TPAS")


def content(text: Line, cue: Cue, stop: int) -> list[Words]:
    """Stretches of words that a cue attributes to its source; `stop` is where the sentence ends for it."""
    if cue.passive:
        return _passive(text, cue, stop)
    if quoted := _quoted(text, cue, stop):
        return quoted
    if not cue.inverted and (following := _following(text, cue, stop)):
        return following
    return _preceding(text, cue, stop)


def _quoted(text: Line, cue: Cue, stop: int) -> list[Words]:
    """Speech beside the cue, with the statement that leads into it."""
    if not cue.verb.frames & {"quote", "clause"}:
        return []
    found: list[Words] = []
    before = len(text.signs[: cue.before].rstrip(",'?!-")) - 1
    if before >= 0 and text.signs[before] == "Q" and not cue.participle:
        found.append((_lead(text, before), before + 1))
    start = _skip(text, cue.after, cue)
    while start < stop and text.signs[start] in ":,":
        start += 1
    if start < stop and text.signs[start] == "Q":
        return [*found, (start, ending(text, start, stop))]
    more = text.signs.find("Q", cue.after, stop)
    if found and more > 0 and "G" not in text.signs[cue.after : more]:
        found.append((more, more + 1))
    return found


def _lead(text: Line, quote: int) -> int:
    """Where a preposed content begins that ends in a quotation: at the quotation, or at the clause it completes."""
    return quote if not quote or text.signs[quote - 1] in ",:.CB" else 0


def _skip(text: Line, at: int, cue: Cue) -> int:
    """Past hearer and asides after a cue."""
    if "hearer" in cue.verb.frames and not cue.inverted and (match := _HEARER.match(text.signs, at)):
        at = match.end()
    match = _ASIDE.match(text.signs, at)
    return match.end() if match else at


def _following(text: Line, cue: Cue, stop: int) -> list[Words]:
    """The content after a cue, by what the verb may take."""
    frames = cue.verb.frames
    at = _skip(text, cue.after, cue)
    if match := _BEFORE_THAT.match(text.signs, at):
        at = match.end()
    if at >= stop:
        return []
    if text.signs[at] == ":":
        return [(at + 1, stop)]
    if "object-to" in frames and text.signs[at] != "I" and (match := _OBJECT.match(text.signs, cue.after)):
        at = match.end()
    if text.signs[at] == "I" and frames & {"to", "object-to", "hearer"}:
        return [(at, ending(text, at, stop))]
    states = frames & {"that", "clause"} and _STATED.match(text.signs, at, stop)
    if states or ("clause" in frames and _CLAUSE.match(text.signs, at, stop)):
        return [(at, ending(text, at, stop))]
    return _phrase(text, cue, at, stop)


def _phrase(text: Line, cue: Cue, at: int, stop: int) -> list[Words]:
    """The content that is no clause: after a preposition, or a noun phrase."""
    frames = cue.verb.frames
    at = cue.after if text.signs[cue.after : cue.after + 1] == "P" else at
    if "of" in frames and (match := _ACCUSED.match(text.signs, at)) and text.lower[match.end()] == "of":
        return [(match.end() + 1, ending(text, match.end() + 1, stop))]
    if special := _special(text, cue, stop):
        return special
    frame = _PREPOSITIONS.get(text.lower[at])
    if frame in frames and at + 1 < stop:
        if text.lower[at] == "on" and (match := _OBJECT.match(text.signs, at + 1)):
            return [(match.end(), ending(text, match.end(), stop))]
        return [(at + 1, ending(text, at + 1, stop))]
    if "thing" in frames and text.signs[at] in "DJNU#OQG":
        return [(at, ending(text, at, stop, thing=True))]
    return []


def _special(text: Line, cue: Cue, stop: int) -> list[Words]:
    """Turns of their own: put the toll at 16, claimed responsibility for the raid, quoted an aide as saying."""
    table, frames = saying(), cue.verb.frames
    if not frames & {"toll", "deed", "quoted"} or not (match := _PHRASE.match(text.signs, cue.after, stop)):
        return []
    heads, after = set(text.lower[match.start() : match.end()]), text.lower[match.end() : match.end() + 1]
    toll = "toll" in frames and heads & table.tolls and "at" in heads
    deed = "deed" in frames and heads & table.deeds
    if toll or deed or ("quoted" in frames and after == ["as"]):
        return [(cue.after, ending(text, match.end(), stop))]
    return []


def _preceding(text: Line, cue: Cue, stop: int) -> list[Words]:
    """The content before the cue: "the bridge fell, she said"; also where the comma is lost."""
    end = cue.before
    if cue.participle or "clause" not in cue.verb.frames or not end:
        return []
    start = int(text.signs[0] in "CB")
    verbal = bool(set(text.signs[start:end]) & set("VXQG"))
    if text.signs[end - 1] == ":":
        return []  # what stands before a colon is not on the word of who speaks after it
    if text.signs[end - 1] not in ",Q-?!'":
        at = _skip(text, cue.after, cue)
        ends = at >= stop or text.signs[at] == "G"
        return [(start, end)] if ends and verbal and "thing" not in cue.verb.frames else []
    after = text.signs[cue.after : cue.after + 1]
    if after and after not in _AFTER_PRECEDING and not cue.inverted and "hearer" not in cue.verb.frames:
        return []
    return _around(text, cue, (start, end - 1), stop, verbal)


def _around(text: Line, cue: Cue, before: Words, stop: int, verbal: bool) -> list[Words]:
    """The content on both sides of a parenthesis: "the truce was, officials say, a gift"."""
    if before[0] >= before[1]:
        return []
    at = cue.after
    if at + 1 >= stop or text.signs[at] != ",":
        return [before] if verbal else []
    after, last = (at + 1, stop), text.signs[before[1] - 1]
    if last in "RStCBW":  # "the raid in which, the mayor said, four died"
        return [after]
    whole = last in "XV" or not set(text.signs[slice(*before)]) & set("VXt")
    return [before, after] if whole else [before]


def _passive(text: Line, cue: Cue, stop: int) -> list[Words]:
    """What is said of the subject of a passive: the subject and what follows."""
    match = _SUBJECT.search(text.signs, max(0, cue.before - _REACH), cue.before)
    pieces = [match.span()] if match and text.lower[match.start() : match.end()] != ["it"] else []
    after = text.signs[cue.after : cue.after + 1]
    if after and after in "ItWP" and text.lower[cue.after] not in _NOT_OF_PASSIVE:
        return [*pieces, (cue.after, ending(text, cue.after, stop))]
    return pieces if cue.source else []


def asserts(text: Line, cue: Cue, pieces: list[Words]) -> bool:
    """Whether the source puts the content forward, as true or to be done; by the verb and the form of the content."""
    if cue.passive:
        return cue.verb.base in saying().hearsay_passives
    granted, first = cue.verb.asserts, pieces[0][0]
    sign = text.signs[first]
    if sign == "Q" or first < cue.words[0] or (not cue.inverted and _special(text, cue, len(text))):
        return True
    if sign == "I":
        return bool(granted & {"to", "object-to", "hearer"})
    if text.signs[first - 1] == "P" and first - 1 >= cue.words[1]:
        return _PREPOSITIONS.get(text.lower[first - 1], "") in granted
    if sign in "tW":
        return bool(granted & {"clause", "that"})
    clause = "thing" not in cue.verb.frames or _CLAUSE.match(text.signs, first, pieces[0][1])
    return "clause" in granted if clause else "thing" in granted


def stop_of(text: Line) -> int:
    """The end of a line without its closing marks."""
    stop = len(text)
    while stop and text.signs[stop - 1] in ".?!":
        stop -= 1
    return stop


def ending(text: Line, start: int, stop: int, thing: bool = False) -> int:
    """Where a content that begins at word `start` ends: before the reporter's next verb, aside or sentence end."""
    stop = _credit(text, start, stop)
    for match in _RESUMES.finditer(text.signs, start + 1, stop):
        if text.signs[match.end() - 1] in "SB" and text.lower[match.end() - 1] in _TURNS:
            return match.start()
        if text.signs[match.start()] == ";" or _is_saying(text, match.end()):
            return match.start()
    end = _THING_ENDS.search(text.signs, start + 1, stop) if thing else None
    return end.start() if end else stop


def _credit(text: Line, start: int, stop: int) -> int:
    """Where a closing ", according to SOURCE" begins, which tells whose word all before it is; else `stop`."""
    at = max((i for i in range(start + 1, stop) if text.lower[i] == "according"), default=0)
    if not at or text.signs[at - 1] != "," or text.lower[at + 1 : at + 2] != ["to"]:
        return stop
    clause = text.signs.find(",R", at, stop)
    return stop if set(text.signs[at + 2 : clause if clause > 0 else stop]) - _CREDIT else at - 1


def _is_saying(text: Line, at: int) -> bool:
    entry = saying().verbs.get(text.lower[at])
    return entry is not None and bool(entry[0].asserts)
