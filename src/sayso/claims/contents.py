"""What is attributed by a cue: where the content begins, and where the reporter's own words resume."""

import re

from sayso.claims.cues import Cue
from sayso.claims.endings import ending
from sayso.claims.lines import CITING, CORE, PLAIN, Line, Words
from sayso.claims.subjects import (
    CLAUSE,
    aside_end,
    clause_start,
    in_subject,
    is_deed,
    main_verb,
    relative_clause,
)
from sayso.codebook.saying import saying

# Between a cue and its statement: when and where it was said, "in a statement", "in Geneva on Monday".
_ASIDE = re.compile(r"(?:[A]|P?D?TT?#?(?:,#)?|[PS]+D{0,2}[JN#UT]{1,5}|P+[OD])+(?=[tQ:,IOW]|$)|(?:A|P?D?TT?#?)+")
_HEARER = re.compile(r"(?:O|D?[JNU#]*(?:T[NU]|[NU])(?:CD?[JNU#]*[NU])?(?:PD*[JNU#]*[NU])?)(?=[tQ:,ISWDAPTOUNX])")
_OBJECT = re.compile(rf"({PLAIN}(?:C{PLAIN})?)A{{0,2}}(?=I)")
_ACCUSED = re.compile(rf"{PLAIN}(?:,{PLAIN})*(?:,?C{PLAIN})?")
_STATED = re.compile(r"[,A]*(?:t|W|R)")
_BEFORE_THAT = re.compile(r",(?:[^,tQ]*,)?(?=t)")
_PHRASE = re.compile(PLAIN)
_AS_SAYING = re.compile(r"(?:,[^,tQVX]*,)?(S)X*GO?(?:P?D?T)*")
_STATEMENT = re.compile(rf"(?:[CB]?A*){PLAIN}(?:,[^,]*,)?(?:[AXP]|P?T)*[VX]")
_TAKEN_UP = re.compile(r",(?:R|D[JN]*N)$")
_BARE = re.compile(CORE)
_THING = re.compile(rf"A*(?:{PLAIN}|P{PLAIN}|A)(?:P?D?T)*|(?:P{PLAIN})*")
_SUBJECT = re.compile(rf"{PLAIN}$")
_TWO = re.compile(rf"P{CORE}C$")
_BETWEEN_COMMAS = re.compile(r",[^,t]*,(?=t)")
# The frame that a preposition stands for.
PREPOSITIONS = {
    "of": "of",
    "for": "for",
    "about": "about",
    "on": "about",
    "over": "about",
    "against": "about",
    "as": "as",
}
_SUBORDINATE = re.compile(r"[CB]?A?[SW]")
_AFTER_COMMA = re.compile(r",A*[XV]")
_REACH = 120  # words to the left of a passive that are looked at
_NOT_OF_PASSIVE = frozenset({"by", "in", "at", "on", "from"})
_CLAUSAL = 5  # words from which a stretch before "..., she said" is a statement though it has no known verb
_ONLY_WHEN = re.compile(r"(?:A|P?D?TT?#?)*[.,;'].*")
_OWNS_UP = frozenset({"confess", "admit", "own up"})
_AFTER_PRECEDING = frozenset(",.;-?TPAS")


def content(text: Line, cue: Cue, stop: int) -> list[Words]:
    """Stretches of words that a cue attributes to its source; `stop` is where the sentence ends for it."""
    if cue.passive:
        return _passive(text, cue, stop)
    if quoted := _quoted(text, cue, stop):
        return quoted
    stop = _clause_stop(text, cue, stop)
    if not cue.inverted and (following := _following(text, cue, stop)):
        return following
    return _preceding(text, cue, stop)


def _clause_stop(text: Line, cue: Cue, stop: int) -> int:
    """Where the relative or leading clause that a cue stands in is over and the main clause goes on; else `stop`."""
    at = cue.source[0][0] if cue.source else 0
    if opener := _SUBORDINATE.match(text.signs):
        comma = text.signs.find(",", cue.after, stop)
        if "," not in text.signs[opener.end() : cue.before] and comma > 0:
            return comma
    if not at or text.signs[at] not in "Rt" or not in_subject(text, at - (text.signs[at - 1] == ",")):
        return stop
    if text.signs[at - 1] == ",":
        match = _AFTER_COMMA.search(text.signs, cue.after, stop)
        return match.start() if match else stop
    if cue.after >= stop:
        return stop
    over = main_verb(text, cue.after, stop)
    return main_verb(text, cue.after, stop, 0) if over == stop and "thing" in cue.verb.frames else over


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
    if found and more > 0 and not set(text.signs[cue.after : more]) & {"G"} and text.signs[more - 1] != "P":
        found.append((more, more + 1))
    return found


def _lead(text: Line, quote: int) -> int:
    """Where a preposed content begins that ends in a quotation: at the quotation, or at the clause it completes."""
    return quote if not quote or text.signs[quote - 1] in ",:.CB" else 0


def _skip(text: Line, at: int, cue: Cue) -> int:
    """Past hearer and asides after a cue."""
    if "hearer" in cue.verb.frames and not cue.inverted and (match := _HEARER.match(text.signs, at)):
        at = match.end()
    cited = _PHRASE.match(text.signs, at + 1) if text.at(at) in CITING else None
    at = cited.end() if cited else at  # "reported citing the ministry that"
    if cited and text.signs[at : at + 1] == "R":
        return len(text)  # "said citing a doctor who": a clause of the doctor's
    match = _ASIDE.match(text.signs, at)
    return match.end() if match else at


def _following(text: Line, cue: Cue, stop: int) -> list[Words]:
    """The content after a cue, by what the verb may take."""
    frames = cue.verb.frames
    at = _skip(text, cue.after, cue)
    if match := _BEFORE_THAT.match(text.signs, at):
        at = match.end()
    if at >= stop and at > cue.after and PREPOSITIONS.get(text.lower[cue.after]) in frames:
        at = cue.after
    if at >= stop or (text.signs[at] in "PS" and _told_before(text, cue)):
        return []
    if text.signs[at] == ":":
        return [(at + 1, stop)]
    if "hearer" in frames and text.signs[cue.after] == "O" and text.at(cue.after + 1) == "of":
        return [
            (cue.after + 2, ending(text, cue.after + 2, stop, thing=True))
        ]  # "told him of a plot to seize the mill"
    if "object-to" in frames and text.signs[at] != "I" and (match := _OBJECT.match(text.signs, cue.after)):
        at = match.end()
        if at > match.end(1):  # "urged them never again to fire"
            return [(match.end(1), ending(text, at, stop))]
    if text.signs[at] == "I" and frames & {"to", "object-to", "hearer"}:
        first = at - (text.lower[at - 1] == "not")  # "vowed not to leave"
        return [] if _is_carried_on(text, cue, at, stop) else [(first, ending(text, at, stop))]
    return _statement(text, cue, at, stop) or _phrase(text, cue, at, stop) or _whole(text, cue, at, stop)


def _statement(text: Line, cue: Cue, at: int, stop: int) -> list[Words]:
    """A clause after a cue, and what stands for one: "says led to war", "confessed to killing"."""
    frames = cue.verb.frames
    if text.signs[at] in "VX" and cue.verb.tells and cue.source and text.signs[cue.source[0][0] - 1] in "Rt":
        return [(at, ending(text, at, stop))]  # "an event that the mayor says led to war"
    states = frames & {"that", "clause"} and _STATED.match(text.signs, at, stop)
    if cue.verb.base in _OWNS_UP and text.signs[at : at + 2] == "IG":
        return [(at + 1, ending(text, at + 1, stop))]
    if states or ("clause" in frames and CLAUSE.match(text.signs, at, stop)):
        return [(at, ending(text, at, stop))]
    return []


def _told_before(text: Line, cue: Cue) -> bool:
    """Whether a whole statement and a comma stand before a cue, so that what follows is of the saying alone."""
    before = text.signs[: cue.before]
    return before.endswith(",") and cue.verb.tells and not cue.participle and _STATEMENT.match(before) is not None


def _is_carried_on(text: Line, cue: Cue, at: int, stop: int) -> bool:
    """Whether a refusal only goes before another word of saying, which tells the rest: "declined to say how many"."""
    refuses = text.lower[cue.words[0]] in saying().refusals
    return refuses and at + 2 < stop and "clause" in saying().frames(text.lower[at + 1]) and text.signs[at + 2] in "WRt"


def _whole(text: Line, cue: Cue, at: int, stop: int) -> list[Words]:
    """A statement without a verb that is known as one: more than a noun phrase, of whatever words."""
    phrase = _THING.match(text.signs, at, stop)
    if "whole" not in cue.verb.frames or text.signs[at] not in "DJNU#OXAPG" or (phrase and phrase.end() == stop):
        return []
    end = ending(text, at, stop)
    return [(at, end)] if _THING.fullmatch(text.signs, at, end) is None else []


def _phrase(text: Line, cue: Cue, at: int, stop: int) -> list[Words]:
    """The content that is no clause: after a preposition, or a noun phrase."""
    frames = cue.verb.frames
    at = cue.after if text.signs[cue.after : cue.after + 1] == "P" else at
    if "of" in frames and (of := _of_whom(text, at)):
        return [(of + 1, ending(text, of + 1, stop))]
    if turn := special(text, cue, stop):
        return turn
    frame = PREPOSITIONS.get(text.lower[at])
    if frame in frames and at + 1 < stop:
        if text.lower[at] == "on" and (match := _OBJECT.match(text.signs, at + 1)):
            return [(match.end(), ending(text, match.end(), stop))]
        return [(at + 1, ending(text, at + 1, stop, thing=True))]
    if "thing" in frames and text.signs[at] in "DJNU#OQG" and not _only_carries(text, cue, at, stop):
        return [(at, ending(text, at, stop, thing=True))]
    return []


def _of_whom(text: Line, at: int) -> int:
    """Where "of" stands after who is accused, warned or told of something; 0 where it does not."""
    ofs = (i for i in range(at + 1, len(text) - 1) if text.lower[i] == "of")
    before = [i for i in ofs if _ACCUSED.fullmatch(text.signs, at, i)]
    doing = (i for i in before if text.lower[i + 1].endswith("ing"))
    named = (i for i in before if text.signs[i + 1] != "U" and text.lower[i - 1] not in saying().speakers)
    return next(doing, 0) or next(named, 0) or next(iter(before), 0)  # "accused the head of the army of theft"


def _only_carries(text: Line, cue: Cue, at: int, stop: int) -> bool:
    """Whether the verb only carries a noun of saying that has a content of its own: "issued a warning that"."""
    phrase = _BARE.match(text.signs, at, stop)
    if not phrase or text.lower[cue.words[0]] not in saying().carriers or phrase.end() >= stop:
        return False
    told = text.signs[phrase.end()] in "tI" or text.lower[phrase.end()] in {"of", "for"}
    return told and text.lower[phrase.end() - 1] in saying().nouns


def special(text: Line, cue: Cue, stop: int) -> list[Words]:
    """Turns of their own: put the toll at 16, claimed responsibility for the raid, quoted an aide as saying."""
    table, frames = saying(), cue.verb.frames
    if not frames & {"toll", "deed", "quoted"} or not (match := _PHRASE.match(text.signs, cue.after, stop)):
        return []
    heads, after = set(text.lower[match.start() : match.end()]), text.lower[match.end() : match.end() + 1]
    toll = "toll" in frames and heads & table.tolls and "at" in heads
    deed = "deed" in frames and is_deed(text, match.start())
    if toll or deed:
        return [(cue.after, ending(text, match.end() - 1, stop))]
    if "quoted" not in frames or after not in (["as"], [","]):
        return []
    said = _AS_SAYING.match(text.signs, match.end(), stop)
    if said and text.lower[said.start(1)] == "as" and said.end() < stop:  # "quoted a man, a driver, as saying that"
        return [(cue.after, ending(text, said.start(1), stop))]
    if said:  # "the bridge is safe, the radio quoted the mayor as saying"
        before = clause_start(text, cue.before), cue.before - (text.signs[cue.before - 1] in ",Q")
        return [before] if before[0] < before[1] else []
    return [(cue.after, ending(text, match.end() - 1, stop))] if after == ["as"] else []


def _preceding(text: Line, cue: Cue, stop: int) -> list[Words]:
    """The content before the cue: "the bridge fell, she said"; also where the comma is lost."""
    end = cue.before
    start = clause_start(text, end)
    if cue.participle or not _may_close(text, cue) or start >= end:
        return []
    verbal = bool(set(text.signs[start:end]) & set("VXQG")) or (end - start > _CLAUSAL and text.signs[start] in "DJNUO")
    if text.signs[end - 1] == ":":
        return []  # what stands before a colon is not on the word of who speaks after it
    if text.signs[end - 1] not in ",Q-?!'" and not _TAKEN_UP.search(text.signs, 0, end):
        opener = text.signs[end - 1] in "tRWCBS" and text.lower[end - 1] != "as"
        ends = _ends_saying(text, cue, stop) and not opener
        return [(start, end)] if ends and verbal and cue.verb.tells else []
    after = text.signs[cue.after : cue.after + 1]
    if after and after not in _AFTER_PRECEDING and not cue.inverted and "hearer" not in cue.verb.frames:
        return []
    return _around(text, cue, (start, end - (text.signs[end - 1] in ",Q-?!'")), stop, verbal)


def _may_close(text: Line, cue: Cue) -> bool:
    """Whether a verb may stand after what it tells; "charged" with nothing after it but a time."""
    charged = cue.verb.base == "charge" and _ONLY_WHEN.fullmatch(text.signs, cue.after) is not None
    return (charged and text.signs[0] not in "SW") or "clause" in cue.verb.frames


def _ends_saying(text: Line, cue: Cue, stop: int) -> bool:
    """Whether nothing more follows a cue than who is told, when, or what else is said."""
    heard = _PHRASE.match(text.signs, cue.after, stop) if cue.verb.base == "tell" else None
    at = _skip(text, heard.end() if heard else cue.after, cue)
    return at >= stop or text.signs[at] == "G"


def _around(text: Line, cue: Cue, before: Words, stop: int, verbal: bool) -> list[Words]:
    """The content on both sides of a parenthesis: "the truce was, officials say, a gift"."""
    at, over = cue.after, text.signs.find(";", cue.after, stop)
    stop = over if over > 0 else stop
    if at + 1 >= stop or text.signs[at] != ",":
        taken_up = _TAKEN_UP.search(text.signs, *before)  # "..., which the army denies"
        before = before[0], taken_up.start() if taken_up else before[1]
        return [before] if verbal and before[0] < before[1] else []
    if before[0] >= before[1]:
        return []
    after, last = (at + 1, stop), text.signs[before[1] - 1]
    if last in "RStCBW":  # "the raid in which, the mayor said, four died"
        return [after]
    if text.signs[at + 1] in "SBG":  # "the mayor fled, he said, as jets circled"
        return [before]
    whole = last in "XV" or not set(text.signs[slice(*before)]) & set("VXt")
    return [before, after] if whole else [before]


def _passive(text: Line, cue: Cue, stop: int) -> list[Words]:
    """What is said of the subject of a passive: the subject and what follows."""
    apart = (
        cue.before == cue.words[0] and text.signs[cue.before - 1 : cue.before] == ","
    )  # "men, accused of theft, fled"
    match = _SUBJECT.search(text.signs, max(0, cue.before - _REACH), cue.before - apart)
    if {"hearer", "about"} <= cue.verb.frames:  # who is asked is no part of the question
        comma = text.signs.find(",", cue.after, stop) if not text.signs[: cue.before].strip("SW") else 0
        return _following(text, cue, comma if comma > 0 else stop)
    hears = "hearer" in cue.verb.frames
    subject = _with_first(text, *match.span()) if match else (0, 0)
    pieces = [subject] if match and text.lower[slice(*subject)] != ["it"] and not hears else []
    if hears and cue.source and (aside := _BETWEEN_COMMAS.match(text.signs, cue.after)):
        return [(aside.end(), ending(text, aside.end(), stop))]
    if relative := relative_clause(text, cue.before, cue.after, stop):  # "who is said to have fled, has"
        pieces, stop = pieces or [(relative[0], relative[0] + 1)], relative[1]
    elif apart:
        stop = aside_end(text, cue.after, stop)
    after = text.signs[cue.after : cue.after + 1]
    if _is_reduced(text, cue, after):
        return [*pieces, (cue.after, main_verb(text, cue.after, stop, 0))]  # "a raid believed to be theirs killed ten"
    told = after in tuple("ItWP") and text.lower[cue.after] not in _NOT_OF_PASSIVE
    dead = after == "N" and cue.verb.base in saying().hearsay_passives and pieces  # "are feared dead"
    quoted = cue.source and "quoted" in cue.verb.frames and text.lower[cue.after : cue.after + 1] == ["as"]
    if told or dead or quoted:
        return [*pieces, (cue.after, ending(text, cue.after, stop))]
    return pieces if cue.source or cue.verb.base == "report" else []


def _with_first(text: Line, start: int, end: int) -> Words:
    """A subject with what stands before it where it is the second of two: "clashes between rebels and the army"."""
    two = _TWO.search(text.signs, 0, start)
    before = _SUBJECT.search(text.signs, 0, start - 1) if two and text.lower[two.start()] == "between" else None
    return (before.start(), end) if before else (start, end)


def _is_reduced(text: Line, cue: Cue, after: str) -> bool:
    """Whether a passive without "be" hangs on the subject: "a raid believed to be theirs", "men accused of theft"."""
    if cue.before != cue.words[0] or text.signs[cue.before - 1 : cue.before] not in ("N", "U"):
        return False
    return after == "I" or (text.lower[cue.after : cue.after + 1] == ["of"] and in_subject(text, cue.before))
