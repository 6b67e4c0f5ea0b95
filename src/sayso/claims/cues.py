"""Words of saying in a line and who they belong to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.claims.inverted import inverted
from sayso.claims.lines import CORE, MODALS, Line, Words, line, places
from sayso.claims.subjects import (
    NP,
    REACH,
    RELATIVE,
    after_be,
    after_deed,
    clause_subject,
    is_plural,
    lead_subject,
    left_of,
    noun_phrase_before,
    reduced_subject,
    relative_subject,
    subject_before,
    told_of_who,
)
from sayso.codebook.saying import Verb, saying
from sayso.model.analysis import AttributionKind, Sentence
from sayso.model.span import Span

_STARTING = re.compile(NP)
_BEFORE = re.compile(rf"(?:{NP})$")
_ASIDE_BEFORE_AS = re.compile(r",[^,tQVX]*,S$")
_BELIEVED_TO = re.compile(r"[NU]VI")
_FAR = 8  # words between "quoted" and "as saying"
_NEAR = 40  # code points between a source and its word of saying
_BY = (re.compile(rf"{NP}(?=PG)"), re.compile(rf"{CORE}(?=P)"))
_NAMING = frozenset({"call", "name", "dub"})
_HEAD_ENDS = re.compile(r"\b(?:of|by|from|on|in|for|to|released|published|seen|obtained)\b|,")
_HEARERS = frozenset({"him", "her", "me", "us", "them"})
_COUNTED = (
    r"(?:the|an?|at least|more than|over|up to|about|some|nearly|another|many|several|countless|his|her|their|its"
    r"|innocent|civilian|[\d,.]+|\w+s of|two|three|four|five|six|seven|eight|nine|ten)"
)
_NO_SAYING = re.compile(
    rf"wanted (?:for|on|in|by|over)\b|claim(?:s|ed|ing)? (?:{_COUNTED} )*(?:life|lives|victims?)\b", re.IGNORECASE
)
_MADE = (["clear"], ["plain"], ["known"])
_OF_ITSELF = frozenset({"clear", "certain", "plain"})  # "it is clear that" is nobody's word
_HELD = frozenset(
    {"believe", "think", "suspect", "presume", "report", "allege", "say", "assume", "understand", "rumour"}
)
_CLAUSE = 40  # words between "would" and a second verb that hangs on it
_CHARGED = Verb("charge", frozenset({"that", "quote"}), frozenset({"that", "quote"}))
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
    table, idle = saying().verbs, _idle(text)
    for i, word in enumerate(text.lower):
        if i in idle:
            continue
        if word in saying().states and after_be(text, i):
            left = left_of(text, i)
            if word not in _OF_ITSELF or text.lower[left - 1 : left] != ["it"]:
                yield i, i + 1, saying().states[word], frozenset({"past"})
            continue
        if text.signs[i] not in "VG" and not (text.signs[i] == "N" and after_be(text, i)):
            continue
        size = 3 if text.lower[i + 1 : i + 2] == ["it"] and text.lower[i + 2 : i + 3] in _MADE else 2  # "made it clear"
        two = f"{word} {text.lower[i + size - 1]}" if i + size <= len(text) else ""
        if text.signs[i] == "N" and word in table and not table[word][1] & {"participle", "ing"}:
            continue  # "there are fears"
        if two in table:
            yield i, i + size, *table[two]
        elif word in table:
            yield i, i + 1, *table[word]
        elif word == "charged":
            yield i, i + 1, _CHARGED, frozenset({"past", "participle"})
        elif word in saying().seeming:
            yield i, i + 1, _SEEM, frozenset({"past"})


def _idle(text: Line) -> set[int]:
    """The words that stand in turns in which nobody says anything: "needless to say"."""
    return {i for at, size in places(text, saying().idioms) for i in range(at, at + size)}


def _cue(text: Line, at: int, end: int, verb: Verb, kinds: frozenset[str], found: Sequence[Cue]) -> Cue | None:
    """The cue that a verb is, by its form and by what stands left of it."""
    if is_no_saying(" ".join(text.lower[at : at + _FAR])):
        return None
    if text.lower[at] in saying().seeming:
        return Cue((at, end), verb, (), passive=True, after=end, before=left_of(text, at))
    if verb is _CHARGED and after_be(text, at):
        return None  # "was charged with theft"
    of = "of" in verb.frames and text.lower[_by_whom(text, end)[1] :][:1] == ["of"]  # "men suspected of"
    if "deed" in verb.frames and text.lower[end : end + 1] == ["by"] and after_deed(text, at):
        return _passive(text, at, end, verb)
    if "participle" in kinds and (of or after_be(text, at)):
        return _passive(text, at, end, verb)
    if "participle" in kinds and verb.base in _HELD and _BELIEVED_TO.match(text.signs, max(0, at - 1)):
        return _passive(text, at, end, verb)  # "a raid believed to be theirs"
    if "participle" in kinds and frozenset({"hearer", "about"}) <= verb.frames and _opens(text, at):
        return _passive(text, at, end, verb)
    if "ing" in kinds and not after_be(text, at):
        return _participle(text, at, end, verb, found)
    left = left_of(text, at)
    if kinds == {"participle"} and "X" not in text.signs[left:at]:  # "a letter seen by the Post"
        return _passive(text, at, end, verb) if text.lower[end : end + 1] == ["by"] else None
    if speaker := inverted(text, (at, end), left, verb, kinds):
        source, after = speaker
        return Cue((at, end), verb, (source,), inverted=True, after=after, before=at)
    return _finite(text, at, end, verb, kinds, left, found)


def is_no_saying(words: str) -> bool:
    """Whether a sentence goes on with a verb in a sense in which nobody says a thing.

    Args:
        words: the sentence from the verb on: "claimed nine lives", "wanted for murder".
    """
    return _NO_SAYING.match(words) is not None


def _opens(text: Line, at: int) -> bool:
    """Whether a participle stands alone: "Asked whether", "when asked about"."""
    return at == 0 or text.lower[at - 1] in {"when", "if", "once"}


def _finite(
    text: Line, at: int, end: int, verb: Verb, kinds: frozenset[str], left: int, found: Sequence[Cue]
) -> Cue | None:
    """A finite verb after its subject, or after "and", "who", "that"."""
    before = text.signs[left - 1] if left else ""
    relative = before == "V" and RELATIVE.search(text.signs, max(0, left - REACH), left)
    if before == "V" and left < at and not relative and (reduced := reduced_subject(text, left)):
        return Cue((at, end), verb, (reduced,), after=end, before=reduced[0])
    if who := told_of_who(text, left):
        return Cue((at, end), verb, ((who, who + 1),), after=end, before=who, antecedent=noun_phrase_before(text, who))
    if before and before in "CBIV" and not relative:
        return _coordinated(text, at, end, verb, kinds, left, found)
    if before == "R" or (before == "t" and "N" in text.signs[:left]):
        antecedent = noun_phrase_before(text, left - 1)
        return Cue((at, end), verb, ((left - 1, left),), after=end, before=left - 1, antecedent=antecedent)
    if _names_only(text, at, verb):
        return None
    if text.lower[left - 1 : left] == ["as"] and "having" in text.lower[left:at]:  # "quoted an aide as having told"
        match = _BEFORE.search(text.signs, max(0, left - 1 - REACH), left - 1)
        return Cue((at, end), verb, (match.span(),), after=end, before=match.start()) if match else None
    if source := subject_before(text, left):
        return Cue((at, end), verb, (source,), after=end, before=source[0])
    return _coordinated(text, at, end, verb, kinds, left, found) if before == "," else None


def _names_only(text: Line, at: int, verb: Verb) -> bool:
    """Whether "called" only gives a thing its name: "a town called Sarmin"."""
    named = text.signs[at + 1 : at + 2] == "U" and text.signs[at - 1 : at] == "N"
    return named and verb.base in _NAMING


def _participle(text: Line, at: int, end: int, verb: Verb, found: Sequence[Cue]) -> Cue | None:
    """The cue "adding": its source is the document right before it, else who spoke last, else the subject."""
    left = left_of(text, at)
    if text.lower[at] in saying().prepositions or text.lower[left - 1 : left] == ["without"]:
        return None
    quoted = left > 1 and text.lower[left - 1] == "as"  # "quoted an aide as saying"
    if quoted and (subject := _quoted_subject(text, left - 2)):
        return Cue((at, end), verb, (subject,), after=end, before=subject[0])
    if quoted or (left and text.signs[left - 1] in "NU"):
        aside = quoted and _ASIDE_BEFORE_AS.search(text.signs, 0, left)
        match = _BEFORE.search(text.signs, max(0, left - REACH), aside.start() if aside else left - quoted)
        if match and (quoted or text.lower[match.end() - 1] in saying().documents):
            return Cue((at, end), verb, (match.span(),), after=end, before=match.start())
        if quoted:
            return None
    if text.lower[left - 1 : left] == ["of"] and found and "of" in found[-1].verb.frames:  # "accused him of saying"
        accused = _STARTING.match(text.signs, found[-1].after, left - 1)
        if accused and accused.end() == left - 1:
            return Cue((at, end), verb, (accused.span(),), after=end, before=at, participle=True)
    sources = found[-1].source if found and not found[-1].passive else ()
    if not sources and (subject := clause_subject(text, at, first=True) or lead_subject(text, left)):
        sources = (subject,)
    return Cue((at, end), verb, sources, after=end, before=at, participle=True) if sources else None


def _quoted_subject(text: Line, at: int) -> Words | None:
    """The subject of "was quoted as saying" or "was quoted by the agency as saying", whose "as" follows word `at`."""
    by = next((i for i in range(at, max(0, at - _FAR), -1) if text.lower[i] == "by"), at + 1)
    verb = by - 1
    if "quoted" not in saying().frames(text.lower[verb]) or not after_be(text, verb):
        return None
    return subject_before(text, left_of(text, verb))


def _coordinated(
    text: Line, at: int, end: int, verb: Verb, kinds: frozenset[str], left: int, found: Sequence[Cue]
) -> Cue | None:
    """A cue after "and" or "to": its source is that of the cue before it, else the last subject."""
    if text.signs[left - 1] in "VI":
        return None
    subject = clause_subject(text, left - 1, first=False)
    if found and _is_of_inner(text, at, end, verb):
        same = _auxiliary(text, found[-1].words[0]) == _auxiliary(text, at) != ""
        inner = clause_subject(text, left - 1, first=False, within=found[-1].words[1])
        subject = next(iter(found[-1].source), None) if same else inner or subject
    if kinds == {"base"} and (modal := _modal_before(text, left)):
        subject = subject_before(text, modal) or subject  # "said Norland would yield and ask for talks"
    elif subject and kinds == {"base"} and not is_plural(text, *subject):
        subject = relative_subject(text, left - 1) or subject
    sources = (subject,) if subject else found[-1].source if found else ()
    if not sources:
        return None
    relative = len(sources) == 1 and text.signs[slice(*sources[0])] in ("R", "t")
    antecedent = noun_phrase_before(text, sources[0][0]) if relative else None
    return Cue((at, end), verb, sources, after=end, before=left, participle=True, antecedent=antecedent)


def _modal_before(text: Line, left: int) -> int:
    """The last "would" or the like before a base form, in its clause; 0 where there is none."""
    for i in range(left - 1, max(0, left - _CLAUSE), -1):
        if text.signs[i] in ";:Q":
            break
        if text.lower[i] in MODALS:
            return i
    return 0


def _is_of_inner(text: Line, at: int, end: int, verb: Verb) -> bool:
    """Whether a cue after "and" goes on with what somebody is told to have done: "said he had rung and had offered".

    So it is with another auxiliary than that of the word of saying before it, and where it is told to "him" or "me".
    """
    hearer = text.lower[end : end + 1] and text.lower[end] in _HEARERS and "hearer" in verb.frames
    auxiliary = _auxiliary(text, at)
    return bool(hearer) or auxiliary in ("had", "would")


def _auxiliary(text: Line, at: int) -> str:
    left = left_of(text, at)
    return text.lower[left] if text.signs[left] == "X" else ""


def _passive(text: Line, at: int, end: int, verb: Verb) -> Cue:
    """A passive: its source stands after "by", or is unnamed."""
    left = left_of(text, at)
    by = _by_whom(text, end, "of" in verb.frames and "hearer" not in verb.frames)
    if by[1] > end:
        return Cue((at, end), verb, (by,), passive=True, after=by[1], before=left)
    return Cue((at, end), verb, (), passive=True, after=end, before=left)


def _by_whom(text: Line, end: int, of: bool = True) -> Words:
    """Whom "by" names at word `end`; nothing there where no "by" is. With `of`, what follows "of" is no part of it."""
    if text.lower[end : end + 1] != ["by"]:
        return end, end
    short = next((m for p in _BY if of and (m := p.match(text.signs, end + 1)) and text.lower[m.end()] == "of"), None)
    by = short or _STARTING.match(text.signs, end + 1)
    return by.span() if by else (end, end)
