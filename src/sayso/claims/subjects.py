"""Who a verb belongs to: the noun phrases of a line that can be its subject."""

import re

from sayso.claims.lines import BE, CORE, PLAIN, Line, Words
from sayso.codebook.saying import saying

NP = rf"{PLAIN}(?:C{PLAIN}|,{CORE}(?=,[^C]{{0,9}}C))*"
"""A noun phrase or a list of them, as a pattern over signs."""
REACH = 120
"""Words to the left of a verb that are looked at."""
RELATIVE = re.compile(r"[NU#OD](R[^,;:.RtSWQ]*)$")
"""A relative clause right before a verb: "the people who fled the town"."""

CLAUSE = re.compile(rf"(?:[AS]|P{PLAIN},?)*{PLAIN}(?:,[^,]*,)?(?:[AXP]|P?T)*[VXG]|W|t|X")
"""What begins a clause: a subject with its verb, or a word that opens one."""

_WHO_SAID = re.compile(rf"(R),?({PLAIN}[XA]*V)$")
_ENDING = re.compile(rf"(?:{NP})$")
_PARTICIPLE = re.compile(rf"(?:^|[,tC])({CORE})A*(V)P$")
_SUBJECT_OF_MORE = re.compile(PLAIN)
_REDUCED = re.compile(rf"(?:^|[,;]C?)({PLAIN})V$")
_ITEM = re.compile(rf"{CORE}$")
_ITEM_AT = re.compile(CORE)
_IN_RELATIVE = re.compile(rf"[NU#OD)],?P?([RWS])(?:{PLAIN})?[AV]*$")  # "which also stands accused", "in which men are"
_AFTER_CLAUSE = re.compile(r",A*[XVI]")
_OWN_VERB = re.compile(rf"{CORE}(?:[AX]|P?T)*[VX]")
_SAYS = re.compile(rf",R?{PLAIN}[XA]*(V)(?:D*[JNU#]*[NU])?(?:A|P?D?TT?#?|P{PLAIN})*(?=$|[.,?!;GQ'])")
_CREDIT = frozenset("DJNU#PCOATRG,")  # what a source that closes a sentence is made of
_BEFORE_ASIDE = re.compile(rf"({PLAIN}),[SP]A*$")
_AFTER_LEAD = re.compile(rf",({PLAIN})[XA]*[VX]")
_NAME_AFTER = re.compile(r"NU")
_CLAUSE_SUBJECT = re.compile(rf"({NP}|R)(?:,[^,]*,)?(?:[AX]|P?T)*[VX]")
_BETWEEN = re.compile(r"(?:[AX]|P?TT?#?|PD?T)+$")
_CHAIN = re.compile(r"(?:[AX]|P?T)*VP?I$")  # "went on to say", "has refused to confirm"
_VERBS = re.compile(r"([tWRS])|[IC][XA]*V?|(X[XA]*V?|V)")
_CLAUSE_BREAK = re.compile(r"[tWSBQ:;,.]")
_ASIDE = frozenset("PGSVTXIAW")  # what begins an aside between subject and verb that is no part of the subject
_SEGMENTS = 3  # appositions and asides between a subject and its verb
_MANY = frozenset(
    {"police", "people", "some", "many", "most", "they", "we", "i", "you", "several", "others", "few", "media", "those"}
)


def noun_phrase_before(text: Line, end: int) -> Words | None:
    """The noun phrase, or list of them, right before word `end`."""
    if end and text.signs[end - 1] == ",":
        end -= 1
    match = _ENDING.search(text.signs, max(0, end - REACH), end)
    return (_list_start(text, match.start(), match.end()), match.end()) if match else None


def subject_before(text: Line, end: int) -> Words | None:
    """The noun phrase before word `end`, with appositions and relative clauses; asides after it are left out."""
    stop, last = _before_asides(text, end)
    relative = RELATIVE.search(text.signs, max(0, end - REACH), end) if stop == end else None
    if relative and not _is_over(text, relative.start(1), end):
        stop = relative.start(1)
    match = _ENDING.search(text.signs, max(0, stop - REACH), stop)
    if not match:
        return None
    at = match.start()
    if at > 2 and text.lower[at - 3 : at] == [",", "according", "to"]:  # "the mayor, according to SANA, said"
        return noun_phrase_before(text, at - 2) or match.span()
    closed = stop < end and text.signs[end - 1] in ",-"
    start = _after_clause(text, _trimmed(text, *match.span()), match.end())
    if reduced := _before_participle(text, start):
        stays = is_document(text, reduced) or text.lower[reduced[1]] == "based"
        return reduced[0], match.end() if stays else reduced[1]
    return _list_start(text, _second(text, start, match.end()), match.end()), min(last, end - closed)


def _second(text: Line, start: int, end: int) -> int:
    """Where the subject begins after an object and "and": "denied the charges and the guards said", "a word and we"."""
    link = text.signs.rfind("C", start, end)
    after_verb = start and text.signs[start - 1] in "VGP"
    if link < 0 or not after_verb:
        return start
    told = text.lower[link - 1] in saying().nouns and text.lower[link - 1] not in saying().documents
    return link + 1 if told or text.signs[link + 1 : end] == "O" else start


def _before_asides(text: Line, end: int) -> Words:
    """Where the segments between commas or dashes before a word begin, and the first that is no part of a subject."""
    stop = last = end
    for _ in range(_SEGMENTS):
        if not stop or text.signs[stop - 1] not in ",-":
            break
        begin = text.signs.rfind(text.signs[stop - 1], 0, stop - 1)
        if begin <= 0 or "Q" in text.signs[begin:stop]:
            break
        if text.signs[begin + 1] in _ASIDE or _is_she_said(text, begin + 1, stop - 1):
            last = begin
        stop = begin
    return stop, last


def _is_she_said(text: Line, start: int, end: int) -> bool:
    """Whether an aside only tells who says so: "the commander, she said, described"."""
    return (
        text.signs[end - 1] == "V"
        and bool(_SUBJECT_OF_MORE.fullmatch(text.signs, start, end - 1))
        and ("clause" in saying().frames(text.lower[end - 1]))
    )


def told_of_who(text: Line, end: int) -> int:
    """Where "who" stands before whoever says so: "who, an aide said, told", "who he said had told"; or 0."""
    closed = end > 1 and text.signs[end - 1] == ","
    match = _WHO_SAID.search(text.signs, max(0, end - REACH), end - closed)
    if not match or not _is_she_said(text, match.start(2), end - closed):
        return 0
    return match.start(1) if (match[0][1] == ",") == closed else 0


def reduced_subject(text: Line, end: int) -> Words | None:
    """The noun phrase that a participle right before word `end` hangs on: "pilots" in "pilots freed on Monday say"."""
    match = _REDUCED.search(text.signs, max(0, end - REACH), end)
    return match.span(1) if match and text.lower[end - 1].endswith(("ed", "en")) else None


def _is_over(text: Line, start: int, end: int) -> bool:
    """Whether a relative clause is over before a word of saying that another follows: "who fled say guards told"."""
    nearest = _ENDING.search(text.signs, start, end)
    if not nearest or text.signs[nearest.start() - 1] not in "CV":
        return False
    verbs = [i for i in range(start, nearest.start()) if text.signs[i] == "V"]
    entries = [saying().verbs.get(text.lower[i]) for i in verbs[1:]]
    return any(entry is not None and entry[0].tells for entry in entries)


def is_document(text: Line, stretch: Words) -> bool:
    """Whether a noun phrase is of something that speaks for who made it: there "seen by the Post" is part of it."""
    return any(word in saying().documents for word in text.lower[slice(*stretch)])


def _before_participle(text: Line, start: int) -> Words | None:
    """The noun phrase that a participle with a preposition hangs on: "rebels" in "rebels opposed to the king say"."""
    match = _PARTICIPLE.search(text.signs, max(0, start - REACH), start)
    if not match or not text.lower[match.start(2)].endswith(("ed", "en")):
        return None
    return _trimmed(text, *match.span(1)), match.end(1)


def _list_start(text: Line, start: int, end: int) -> int:
    """Where a list of three or more begins that opens the sentence: "Norland, the council and Sudland said"."""
    while "C" in text.signs[start:end] and start > 1 and text.signs[start - 1] == ",":
        match = _ITEM.search(text.signs, max(0, start - REACH), start - 1)
        if not match or (match.start() and text.signs[match.start() - 1] not in ",t"):
            return start
        start = match.start()
    return start


def _trimmed(text: Line, start: int, end: int) -> int:
    """The start of a noun phrase without a time, adverb or conjunction before it.

    After a preposition that opens the sentence a name begins the subject: "in an interview Mrs Odongo said".
    """
    while start < end - 1 and text.signs[start] in "TCBA" and text.lower[start] != "both":
        start += 1
    start = next((i + 1 for i in range(start, end - 1) if _is_object(text, i)), start)
    opens = start and text.signs[start - 1] == "P" and (start == 1 or text.signs[start - 2] in ",.:")
    name = _NAME_AFTER.search(text.signs, start, end) if opens else None
    return name.end() - 1 if name else start


def _after_clause(text: Line, start: int, end: int) -> int:
    """The start of a subject that follows a whole clause without a comma: "fell in the valley Mayor Ann Vale said"."""
    clause = _CLAUSE_BREAK.split(text.signs[:start])[-1]
    name = _NAME_AFTER.search(text.signs, start, end)
    if not name or not _OWN_VERB.search(clause) or _is_quoted_by(text, start):
        return start
    title = name.start()
    titled = text.lower[title] in saying().speakers
    after_verb = clause.endswith("V") and not titled and text.lower[start - 1] not in saying().verbs
    return title + (not titled) if clause.endswith("P") or after_verb else start


def _is_quoted_by(text: Line, start: int) -> bool:
    """Whether the words before word `start` tell who does or prints something: "quoted in the daily Olm Post"."""
    return text.lower[start - 1] == "by" or "quoted" in saying().frames(text.lower[start - 2])


def _is_object(text: Line, i: int) -> bool:
    """Whether a noun of saying is what the name after it denies or makes: "a charge Norland denies"."""
    return text.lower[i] in saying().nouns and text.signs[i] == "N" and text.signs[i + 1] == "U" and i > 0


def is_plural(text: Line, start: int, end: int) -> bool:
    """Whether a noun phrase names several: joined by "and", counted, or with a head in -s."""
    of = next((i for i in range(start, end) if text.signs[i] in "P("), end)
    head = text.lower[of - 1]
    many = head in _MANY or text.lower[start] in _MANY or (head.endswith("s") and not head.endswith(("ss", "'s", "’s")))
    return "C" in text.signs[start:of] or (many and text.signs[of - 1] in "NUDO")


def relative_subject(text: Line, end: int) -> Words | None:
    """The "who" of the last relative clause before word `end`, where it stands for several."""
    at = max(text.signs.rfind("R", 0, end), text.signs.rfind("t", 0, end))
    antecedent = noun_phrase_before(text, at) if at > 0 and text.signs[at + 1 : at + 2] in ("V", "X", "A") else None
    return (at, at + 1) if antecedent and is_plural(text, *antecedent) else None


def clause_subject(text: Line, end: int, first: bool, within: int = 0) -> Words | None:
    """The subject of the first, or of the last, clause before word `end`; clauses within others are passed over.

    `within` is where to begin; then it is the first clause of what somebody says: "said a general came and told him".
    """
    found: Words | None = None
    for match in _CLAUSE_SUBJECT.finditer(text.signs, max(within, end - REACH), end):
        start, stop = match.span(1)
        subject = _trimmed(text, start, stop), stop
        if not start or text.signs[start - 1] in ",;:CBQ-":
            found = subject
            if first:
                return found
        found = found or subject
    return found


def lead_subject(text: Line, at: int) -> Words | None:
    """The subject around a leading participle: "Mr. Sol, after saying", "After saying X, Mr. Sol"."""
    if before := _BEFORE_ASIDE.match(text.signs, 0, at):
        return before.span(1)
    after = _AFTER_LEAD.search(text.signs, at) if not text.signs[:at].strip("SPA") else None
    return after.span(1) if after else None


def main_verb(text: Line, start: int, stop: int, left: int = -1) -> int:
    """Where the main verb of the sentence begins, after a clause within its subject that begins at word `start`.

    Each clause has one verb: the first that is over stands for the subject ("the man who said the bridge was safe |
    was arrested"). `stop` where there is none; `left` is how many verbs belong to the clause, where that is known.
    """
    if left < 0:
        left = 0 if text.signs[start] in "tWIRP" else int(bool(CLAUSE.match(text.signs, start, stop)))
    for match in _VERBS.finditer(text.signs, start, stop):
        opener, verb = match.group(1), match.group(2)
        if opener:
            left += opener in "tWRS"
        elif verb and left:
            left -= 1
        elif verb:
            return match.start(2)
    return stop


def in_subject(text: Line, at: int) -> bool:
    """Whether no verb stands before word `at` in its clause, so that it hangs on the subject."""
    return not set(_CLAUSE_BREAK.split(text.signs[:at])[-1]) & set("VXG")


def is_deed(text: Line, start: int) -> bool:
    """Whether the noun phrase that begins at word `start` is of an act, or of the responsibility for one."""
    bare = _ITEM_AT.match(text.signs, start)
    return bare is not None and text.lower[bare.end() - 1] in saying().deeds


def left_of(text: Line, at: int) -> int:
    """Where the auxiliaries, adverbs and times before a verb begin."""
    match = _BETWEEN.search(text.signs, max(0, at - REACH), at)
    left = match.start() if match else at
    chain = _CHAIN.search(text.signs, max(0, left - REACH), left)
    return chain.start() if chain else left


def after_be(text: Line, i: int) -> bool:
    """Whether a form of "be" stands before word `i`."""
    while i and text.signs[i - 1] == "A":
        i -= 1
    return bool(i) and text.lower[i - 1] in BE


def clause_start(text: Line, end: int) -> int:
    """Where what stands before word `end` begins: after the last semicolon, and after "and" or "but"."""
    start = text.signs.rfind(";", 0, end) + 1
    return start + (text.signs[start : start + 1] in ("C", "B"))


def relative_clause(text: Line, before: int, after: int, stop: int) -> Words | None:
    """The relative pronoun of the clause whose verb stands from word `before` to `after`, and where it ends."""
    relative = _IN_RELATIVE.search(text.signs, max(0, before - REACH), before)
    if not relative or after >= stop:
        return None
    at, before = relative.start(1), relative.start() + 1
    if text.signs[at] == "S" and text.signs[at - 1] != "P":
        return None
    if text.signs[before] == ",":
        return at, aside_end(text, after, stop)
    return at, main_verb(text, after, stop, 0) if in_subject(text, at) else stop


def after_deed(text: Line, at: int) -> bool:
    """Whether a participle hangs on the noun phrase of an act: "a bombing claimed by"."""
    phrase = noun_phrase_before(text, at)
    return phrase is not None and is_deed(text, phrase[0])


def aside_end(text: Line, start: int, stop: int) -> int:
    """Where an aside after a comma, in which word `start` stands, is over and the clause around it goes on."""
    comma = _AFTER_CLAUSE.search(text.signs, start, stop)
    return comma.start() if comma else stop


def credit(text: Line, start: int, stop: int) -> int:
    """Where a closing ", according to SOURCE" or ", SOURCE says" begins, which tells whose word all before it is."""
    for match in _SAYS.finditer(text.signs, start, stop):
        entry = saying().verbs.get(text.lower[match.start(1)])
        if entry and entry[0].tells and match.end() == stop:
            return match.start()
    at = max((i for i in range(start + 1, stop) if text.lower[i] == "according"), default=0)
    if not at or text.signs[at - 1] != "," or text.lower[at + 1 : at + 2] != ["to"]:
        return stop
    clause = text.signs.find(",R", at, stop)
    return stop if set(text.signs[at + 2 : clause if clause > 0 else stop]) - _CREDIT else at - 1
