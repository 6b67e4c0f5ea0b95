"""Words of saying in a line and who they belong to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.claims.lines import BE, CORE, PLAIN, Line, line
from sayso.codebook.saying import Verb, saying
from sayso.model.analysis import AttributionKind, Sentence
from sayso.model.span import Span

Words = tuple[int, int]
"""First word and the one after the last of a stretch of a line."""

_NP = rf"{PLAIN}(?:C{PLAIN}|,{CORE}(?=,[^C]{{0,9}}C))*"
_ENDING = re.compile(rf"(?:{_NP})$")
_STARTING = re.compile(_NP)
_PARTICIPLE = re.compile(rf"(?:^|[,tC])({CORE})A*(V)P$")
_ITEM = re.compile(rf"{CORE}$")
# An apposition after an inverted subject: "said Ama Boateng, head of the clinic, on Monday".
_APPOSITION = re.compile(r"(?:,[DJNU#PCAO]+(?:R[^,.;Q]*)?(?=[,.;Q:?!-]|$)|,?R[^,.;Q]*(?=[,.;Q]|$))+")
_AFTER_INVERTED = frozenset(",.;:Q-TPSG?!()CBRW")
_BETWEEN = re.compile(r"(?:[AX]|P?TT?#?|PD?T)+$")
_CHAIN = re.compile(r"(?:[AX]|P?T)*VP?I$")  # "went on to say", "has refused to confirm"
_NAME_AFTER = re.compile(r"NU")
_CLAUSE_SUBJECT = re.compile(rf"({_NP}|R)(?:,[^,]*,)?(?:[AX]|P?T)*[VX]")
_RELATIVE = re.compile(r"[NU#OD](R[^,;:.RtSWQ]*)$")  # "the people who fled the town", right before a verb
_ASIDE = frozenset("PGSVTXIAW")  # what begins an aside between subject and verb that is no part of the subject
_REACH = 120  # words to the left of a verb that are looked at
_SEGMENTS = 3  # appositions and asides between a subject and its verb
_NEAR = 40  # code points between a source and its word of saying
_NAMING = frozenset({"call", "name", "dub"})
_HEAD_ENDS = re.compile(r"\b(?:of|by|from|on|in|for|to|released|published|seen|obtained)\b|,")
_OF_THE_SAYING = frozenset({"via", "during", "after", "amid", "despite", "due", "over", "by", "through", "to"})
"""Prepositions that tell how something was said, and no longer who said it."""
_SENT = frozenset({"envoy", "ambassador", "adviser", "advisor", "aide", "representative", "delegate", "close", "next"})
_SEEM = Verb("seem", frozenset({"to"}), frozenset())


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying in a line.

    Attributes:
        words: the verb, with its particle.
        verb: its entry in the codebook.
        source: stretches of words that name its source; none where unnamed.
        inverted: whether the source stands after it ("said the mayor").
        passive: whether it is a passive ("was said to").
        after: the word where what follows cue and source begins.
        before: the word where cue and source begin.
        participle: whether it hangs on another verb as "adding" does.
        antecedent: what a relative pronoun as source stands for.
    """

    words: Words
    verb: Verb
    source: tuple[Words, ...] = ()
    inverted: bool = False
    passive: bool = False
    after: int = 0
    before: int = 0
    participle: bool = False
    antecedent: Words | None = None


def cues(text: Line) -> list[Cue]:
    """The verbs of saying of a line, in order, each with its source as far as the line tells."""
    found: list[Cue] = []
    for at, end, verb, kinds in _verbs_of_saying(text):
        if cue := _cue(text, at, end, verb, kinds, found):
            found.append(cue)
    return found


def cue_for(sentence: Sentence, source: Span) -> Span | None:
    """The word of saying that belongs to a source of a sentence; None where none is found.

    Looks for a cue whose own source shares words with `source`, then for the nearest verb of saying after or before it.
    """
    text = line(sentence)
    found = cues(text)
    for cue in found:
        if any(text.starts[a] < source.end and source.start < text.ends[b - 1] for a, b in cue.source):
            return _span(text, cue.words, sentence)
    lead = sentence.text[: max(0, source.start - sentence.start)].lower().rstrip()
    for preposition in saying().prepositions:
        if lead.endswith(preposition):
            start = sentence.start + len(lead) - len(preposition)
            return Span(start, start + len(preposition), sentence.text[start - sentence.start :][: len(preposition)])
    nearest = min(found, key=lambda cue: _distance(text, cue, source), default=None)
    return _span(text, nearest.words, sentence) if nearest and _distance(text, nearest, source) < _NEAR else None


def _distance(text: Line, cue: Cue, source: Span) -> int:
    start, end = text.starts[cue.words[0]], text.ends[cue.words[1] - 1]
    return max(start - source.end, source.start - end, 0)


def _span(text: Line, stretch: Words, sentence: Sentence) -> Span:
    start, end = text.starts[stretch[0]], text.ends[stretch[1] - 1]
    return Span(start, end, sentence.text[start - sentence.start : end - sentence.start])


def source_kind(source: str, direct: bool = False, mixed: bool = False) -> AttributionKind:
    """The kind of an attribution, by the words of its source ("" where unnamed) and by how much of it is quoted."""
    if not source:
        return "hearsay"
    head = _HEAD_ENDS.split(source.lower())[0].split()
    if head and head[-1].strip("'\"’”") in saying().documents and not direct:
        return "document"
    return "direct" if direct else "mixed" if mixed else "indirect"


def _verbs_of_saying(text: Line) -> Iterator[tuple[int, int, Verb, frozenset[str]]]:
    table = saying().verbs
    for i, word in enumerate(text.lower):
        if text.signs[i] not in "VG" and not (text.signs[i] == "N" and _after_be(text, i)):
            continue
        two = f"{word} {text.lower[i + 1]}" if i + 1 < len(text) else ""
        if two in table:
            yield i, i + 2, *table[two]
        elif word in table:
            yield i, i + 1, *table[word]
        elif word in saying().seeming:
            yield i, i + 1, _SEEM, frozenset({"past"})


def _after_be(text: Line, i: int) -> bool:
    while i and text.signs[i - 1] == "A":
        i -= 1
    return bool(i) and text.lower[i - 1] in BE


def _cue(text: Line, at: int, end: int, verb: Verb, kinds: frozenset[str], found: Sequence[Cue]) -> Cue | None:
    """The cue that a verb is, by its form and by what stands left of it."""
    if text.lower[at] in saying().seeming:
        return Cue((at, end), verb, (), passive=True, after=end, before=_left_of(text, at))
    of = "of" in verb.frames and text.lower[end : end + 1] == ["of"]  # "men suspected of"
    if "participle" in kinds and (of or _after_be(text, at)):
        return _passive(text, at, end, verb)
    if "ing" in kinds and not _after_be(text, at):
        return _participle(text, at, end, verb, found)
    left = _left_of(text, at)
    if inverted := _inverted(text, (at, end), left, verb, kinds):
        source, after = inverted
        return Cue((at, end), verb, (source,), inverted=True, after=after, before=at)
    return _finite(text, at, end, verb, left, found)


def _finite(text: Line, at: int, end: int, verb: Verb, left: int, found: Sequence[Cue]) -> Cue | None:
    """A finite verb after its subject, or after "and", "who", "that"."""
    before = text.signs[left - 1] if left else ""
    if before and before in "CBIV":
        return _coordinated(text, at, end, verb, left, found)
    if before == "R" or (before == "t" and "N" in text.signs[:left]):
        antecedent = _noun_phrase_before(text, left - 1)
        return Cue((at, end), verb, ((left - 1, left),), after=end, before=left - 1, antecedent=antecedent)
    if _names_only(text, at, verb):
        return None
    if source := subject_before(text, left):
        return Cue((at, end), verb, (source,), after=end, before=source[0])
    return _coordinated(text, at, end, verb, left, found) if before == "," else None


def _names_only(text: Line, at: int, verb: Verb) -> bool:
    """Whether "called" only gives a thing its name: "a town called Sarmin"."""
    named = text.signs[at + 1 : at + 2] == "U" and text.signs[at - 1 : at] == "N"
    return named and verb.base in _NAMING


def _left_of(text: Line, at: int) -> int:
    """Where the auxiliaries, adverbs and times before a verb begin."""
    match = _BETWEEN.search(text.signs, max(0, at - _REACH), at)
    left = match.start() if match else at
    chain = _CHAIN.search(text.signs, max(0, left - _REACH), left)
    return chain.start() if chain else left


def _noun_phrase_before(text: Line, end: int) -> Words | None:
    if end and text.signs[end - 1] == ",":
        end -= 1
    match = _ENDING.search(text.signs, max(0, end - _REACH), end)
    return (_list_start(text, match.start(), match.end()), match.end()) if match else None


def subject_before(text: Line, end: int) -> Words | None:
    """The noun phrase before word `end`, with appositions and relative clauses; asides after it are left out."""
    stop = last = end
    for _ in range(_SEGMENTS):
        if not stop or text.signs[stop - 1] not in ",-":
            break
        begin = text.signs.rfind(text.signs[stop - 1], 0, stop - 1)
        if begin <= 0 or "Q" in text.signs[begin:stop]:
            break
        if text.signs[begin + 1] in _ASIDE:
            last = begin
        stop = begin
    if stop == end and (relative := _RELATIVE.search(text.signs, max(0, end - _REACH), end)):
        stop = relative.start(1)
    match = _ENDING.search(text.signs, max(0, stop - _REACH), stop)
    if not match:
        return None
    closed = stop < end and text.signs[end - 1] in ",-"
    start = _trimmed(text, match.start(), match.end())
    if reduced := _before_participle(text, start):
        return reduced
    return _list_start(text, start, match.end()), min(last, end - closed)


def _before_participle(text: Line, start: int) -> Words | None:
    """The noun phrase that a participle with a preposition hangs on: "rebels" in "rebels opposed to the king say"."""
    match = _PARTICIPLE.search(text.signs, max(0, start - _REACH), start)
    if not match or not text.lower[match.start(2)].endswith(("ed", "en")):
        return None
    return _trimmed(text, *match.span(1)), match.end(1)


def _list_start(text: Line, start: int, end: int) -> int:
    """Where a list of three or more begins that opens the sentence: "Norland, the council and Sudland said"."""
    while "C" in text.signs[start:end] and start > 1 and text.signs[start - 1] == ",":
        match = _ITEM.search(text.signs, max(0, start - _REACH), start - 1)
        if not match or (match.start() and text.signs[match.start() - 1] not in ",t"):
            return start
        start = match.start()
    return start


def _trimmed(text: Line, start: int, end: int) -> int:
    """The start of a noun phrase without a time, adverb or conjunction before it.

    After a preposition that opens the sentence a name begins the subject: "in an interview Mrs Odongo said".
    """
    while start < end - 1 and text.signs[start] in "TCBA":
        start += 1
    opens = start and text.signs[start - 1] == "P" and (start == 1 or text.signs[start - 2] in ",.:")
    name = _NAME_AFTER.search(text.signs, start, end) if opens else None
    return name.end() - 1 if name else start


def _inverted(text: Line, verb_at: Words, left: int, verb: Verb, kinds: frozenset[str]) -> tuple[Words, int] | None:
    """Source, and the word after it, of a verb before its subject: after a comma or quotation, or at the end."""
    at, end = verb_at
    if not kinds & {"past", "s"} or left != at:
        return None
    if "hearer" in verb.frames and (verb.base == "tell" or "Q" not in text.signs[max(0, at - 2) : at]):
        return None
    match = _STARTING.match(text.signs, end)
    if not match or text.signs[end] == "T":
        return None
    if at and text.signs[at - 1] not in ",Q?!'-" and not _closes_statement(text, at, verb, match):
        return None
    after = match.end()
    if after < len(text) and text.signs[after] not in _AFTER_INVERTED:
        return None
    if speaker := _speaker(text, end, after):
        return (end, speaker), speaker
    apposition = _APPOSITION.match(text.signs, after)
    after = apposition.end() if apposition else after
    return (end, after), after


def _speaker(text: Line, start: int, end: int) -> int:
    """Where the words for the speaker end and those for the saying begin ("said Ann Vale over the telephone"); or 0."""
    for at in range(start + 1, end):
        if text.signs[at] == "P" and text.lower[at] in _OF_THE_SAYING and text.lower[at - 1] not in _SENT:
            return at
    return 0


def _closes_statement(text: Line, at: int, verb: Verb, subject: re.Match[str]) -> bool:
    """Whether an unpunctuated statement ends with this verb and its subject: "the shelling went on said the doctor"."""
    ends = subject.end() == len(text) or text.signs[subject.end()] in ".Q"
    says = "clause" in verb.frames and "thing" not in verb.frames
    return ends and says and "V" in text.signs[:at] and "U" in subject.group()


def _participle(text: Line, at: int, end: int, verb: Verb, found: Sequence[Cue]) -> Cue | None:
    """The cue "adding": its source is the document right before it, else who spoke last, else the subject."""
    left = _left_of(text, at)
    quoted = left > 1 and text.lower[left - 1] == "as"  # "quoted an aide as saying"
    if quoted or (left and text.signs[left - 1] in "NU"):
        match = _ENDING.search(text.signs, max(0, left - _REACH), left - quoted)
        if match and (quoted or text.lower[match.end() - 1] in saying().documents):
            return Cue((at, end), verb, (match.span(),), after=end, before=match.start())
        if quoted:
            return None
    sources = found[-1].source if found and not found[-1].passive else ()
    if not sources and (subject := _clause_subject(text, at, first=True)):
        sources = (subject,)
    return Cue((at, end), verb, sources, after=end, before=at, participle=True) if sources else None


def _coordinated(text: Line, at: int, end: int, verb: Verb, left: int, found: Sequence[Cue]) -> Cue | None:
    """A cue after "and" or "to": its source is that of the cue before it, else the last subject."""
    if text.signs[left - 1] in "VI":
        return None
    subject = _clause_subject(text, left - 1, first=False)
    sources = (subject,) if subject else found[-1].source if found else ()
    if not sources:
        return None
    relative = len(sources) == 1 and text.signs[slice(*sources[0])] == "R"
    antecedent = _noun_phrase_before(text, sources[0][0]) if relative else None
    return Cue((at, end), verb, sources, after=end, before=left, participle=True, antecedent=antecedent)


def _clause_subject(text: Line, end: int, first: bool) -> Words | None:
    """The subject of the first, or of the last, clause before word `end`; clauses within others are passed over."""
    found: Words | None = None
    for match in _CLAUSE_SUBJECT.finditer(text.signs, max(0, end - _REACH), end):
        start, stop = match.span(1)
        subject = _trimmed(text, start, stop), stop
        if not start or text.signs[start - 1] in ",;:CBQ-":
            found = subject
            if first:
                return found
        found = found or subject
    return found


def _passive(text: Line, at: int, end: int, verb: Verb) -> Cue:
    """A passive: its source stands after "by", or is unnamed."""
    left = _left_of(text, at)
    by = _STARTING.match(text.signs, end + 1) if text.lower[end : end + 1] == ["by"] else None
    if by:
        return Cue((at, end), verb, (by.span(),), passive=True, after=by.end(), before=left)
    return Cue((at, end), verb, (), passive=True, after=end, before=left)
