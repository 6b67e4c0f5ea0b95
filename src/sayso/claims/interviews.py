"""Who speaks in interview form: "Q: ... A: ...", two names in turn, or lone questions with the answers below."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.analysis.given_names import gender_of
from sayso.analysis.party_words import HONORIFICS, TITLE
from sayso.claims.found import Found
from sayso.claims.quotations import paragraphs
from sayso.model.report import Report

_BOLD = r"(?:\*\*|__|\*)?"
_NAME = r"[A-Z][\w.'’-]*(?:\s(?:(?:de|al|bin|van|of|the)\s)?[A-Z][\w.'’-]*){0,4}"
_WORD = r"[A-Z](?:[\w'’-]*\w|\.)"
_FULL_NAME = rf"{_WORD}(?: (?:(?:de|al|bin|van) )?{_WORD}){{1,4}}"
_FULL = re.compile(rf"(?<!\bBy )(?<!\bby )(?<!Photo: )\b{_FULL_NAME}")
_OUTFIT = r"(?:\s\([^()\n]{1,40}\))?"
"""Behind a speaker's name: "QUESTION (Hill Radio)", "Mr HOLM (Olm South)"."""
_LABEL = re.compile(
    rf"[\"“]?{_BOLD}(?P<label>{_NAME}(?={_OUTFIT}[*_]*:)|[QA](?=[*_]*\.)){_OUTFIT}{_BOLD}(?P<colon>[:.]){_BOLD}\s+(?=\S)"
)
_TITLED = re.compile(rf"(?:the )?(?:{'|'.join(sorted(HONORIFICS))})\b.*|(?:.* )?{TITLE}", re.IGNORECASE)
"""The label of somebody by title or office."""
_QUESTION = re.compile(rf"(?![\"“‘']){_BOLD}[^:]{{3,300}}\?{_BOLD}")
_ASKS = frozenset({"interviewer", "journalist", "q", "question", "reporter"})
_ANSWERS = frozenset({"a", "answer"})
_GUEST = re.compile(
    r"\b(?:interview\w*|sp(?:oke|eaks|eaking)|talk(?:ed|s|ing) (?:to|with)|answers?|questions for|Q&A)\b[^.\n]{0,60}?"
    rf"({_FULL_NAME})"
)
_OUTLET = re.compile(
    r"\b(?:Agency|Chronicle|Courier|Daily|Echo|Gazette|Herald|Journal|Magazine|Mail|Monitor|Monthly|News|Observer|Post"
    r"|Press|Radio|Review|Standard|Telegraph|Television|Times|Today|Tribune|TV|Voice|Watch|Weekly|World)\b"
)
_OF = re.compile(rf" (?:of|for|from) (?:the )?({_FULL_NAME})")
_NO_PERSON = re.compile(r"\b(?:the|across|at|from|in|inside|near|of) $", re.IGNORECASE)
"""Before a name that need not be a person's: "in New York", "the Hill Front"."""
_PERSON = re.compile(
    r",? (?:who\b|\d{1,3},|an? |the |once |now |is an? |(?:says|said|tells|told|talks|speaks|spoke|answers|explains)\b)"
)
"""Behind a name that is likely a person's."""
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]|(?<![\w’'])['‘](?:[^'‘’]|['’](?=\w))*['’]")
_ONESELF = re.compile(r"\b(?:I|my|me|we|our|us|We|My|Our)\b(?![.’'-])")
_INITIALS = re.compile(r"[A-Z]{2,4}")
_MARKS = "*_ \t"
_FEWEST = 2
"""Questions that have to stand alone where nothing else tells who speaks."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before the other speaks again, as offsets in the report.

    Attributes:
        label, colon: the words before it that tell who speaks, and the sign after them.
        start, end: what is said, of one or more paragraphs.
        first: where its first paragraph ends.
        asks: whether that is a question.
    """

    label: tuple[int, int]
    colon: tuple[int, int]
    start: int
    end: int
    first: int
    asks: bool


def interviews(report: Report) -> list[Found]:
    """The turns of a report in interview form, each on the word of its speaker; none where it has no such form.

    It has where somebody asks and somebody else answers, both named at least once; where one who is named again and
    again answers questions that stand alone; or where somebody named before answers such questions as "I" or "we".
    """
    turns = list(_turns(report))
    if _is_interview(report.text, turns):
        return [_found(report, turn, turns[0].label[0]) for turn in turns]
    if _is_debate(report.text, turns):
        return [_found(report, replace(turn, end=turn.first), turns[0].label[0]) for turn in turns]
    if _asks_alone(report.text, turns):
        asked = [replace(turn, end=turn.first, asks=True) for turn in turns]
        answers = list(_answers(report, turns[0].label[0], [(turn.first, turn.end) for turn in turns]))
        return [*(_found(report, turn, turns[0].label[0]) for turn in asked), *answers] if answers else []
    return list(_unlabelled(report))


def without_labels(found: Sequence[Found], turns: Sequence[Found]) -> list[Found]:
    """Those attributions that do not take the colon after a speaker's name for one in a sentence."""
    colons = {turn.cue for turn in turns}
    return [f for f in found if f.cue not in colons]


def _turns(report: Report) -> Iterator[Turn]:
    """Each paragraph with a label, and those after it up to the next label or lone question.

    The last stands alone, but for the one paragraph below a question.
    """
    open_turn: Turn | None = None
    last = 0
    for start, end in paragraphs(report):
        match = _LABEL.match(report.text, start, end)
        if open_turn and (match or _QUESTION.fullmatch(report.text, start, end)):
            yield _until(open_turn, last)
            open_turn = None
        if match:
            asks = report.text[:end].rstrip(_MARKS).endswith("?")
            open_turn = Turn(match.span("label"), match.span("colon"), match.end(), end, end, asks)
        elif open_turn and open_turn.end == open_turn.first and open_turn.asks:
            open_turn = _until(open_turn, end)  # the answer, where the last question has the only label
        last = end
    if open_turn:
        yield open_turn


def _until(turn: Turn, end: int) -> Turn:
    return replace(turn, end=max(turn.end, end))


def _label(text: str, turn: Turn) -> str:
    return text[slice(*turn.label)].lower()


def _is_interview(text: str, turns: Sequence[Turn]) -> bool:
    labels = [_label(text, turn) for turn in turns]
    if _ASKS.intersection(labels) and _ANSWERS.intersection(labels):
        return True
    if len(set(labels)) == len(labels):
        return False
    asking = {label for label, turn in zip(labels, turns, strict=True) if turn.asks}
    answering = {label for label, turn in zip(labels, turns, strict=True) if not turn.asks}
    lone = sum(_QUESTION.fullmatch(text[: t.label[0]].rstrip().rsplit("\n", 1)[-1]) is not None for t in turns)
    return bool(asking and answering - asking) or (lone > 1 and lone * 2 >= len(turns))


def _is_debate(text: str, turns: Sequence[Turn]) -> bool:
    """Whether people called by title or office speak in turn; the paragraphs between may be the report's own."""
    labels = [_label(text, turn) for turn in turns]
    return 2 < len(labels) > len(set(labels)) > 1 and all(_TITLED.fullmatch(label) for label in labels)


def _asks_alone(text: str, turns: Sequence[Turn]) -> bool:
    """Whether the label of whoever asks is the only one, so that what stands below each question answers it."""
    labels = {_label(text, turn) for turn in turns}
    asking = sum(turn.asks for turn in turns)
    return len(labels) == 1 and len(turns) >= _FEWEST and (labels <= _ASKS or 2 * asking > len(turns))


def _found(report: Report, turn: Turn, first: int) -> Found:
    """The attribution of a turn; questions are asked, not put forward."""
    text, label = report.text, report.text[slice(*turn.label)]
    named = _guest(report, first) if label.lower() in _ANSWERS else _in_full(text, label, first)
    end = turn.start + len(text[turn.start : turn.end].rstrip(_MARKS))
    asks = turn.asks or label.lower() in _ASKS
    return Found([turn.label], turn.colon, [(turn.start, end)], named, asserts=not asks, own_words=True)


def _unlabelled(report: Report) -> Iterator[Found]:
    """The answers to questions that stand alone, up to the next; to the last, the paragraph below it."""
    apart = list(paragraphs(report))
    asked = [n for n, (start, end) in enumerate(apart) if _QUESTION.fullmatch(report.text, start, end)]
    if len(asked) < _FEWEST or not asked[0]:
        return
    ends = [*asked[1:], min(asked[-1] + 2, len(apart))]
    answers = [(apart[n][1], apart[end - 1][1]) for n, end in zip(asked, ends, strict=True)]
    yield from _answers(report, apart[asked[0]][0], answers)


def _answers(report: Report, first: int, answers: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """What somebody named before the first question says below each, on the last character of the question.

    Args:
        first: where the first question begins.
        answers: from the end of each question to that of its answer.
    """
    told = [(start, end) for start, end in answers if report.text[start:end].strip()]
    oneself = sum(bool(_ONESELF.search(_QUOTED.sub("", report.text[start:end]))) for start, end in told)
    guest = _guest(report, first)
    if guest is None or not oneself or oneself * 2 < len(told):
        return
    for start, end in told:
        mark = len(report.text[:start].rstrip(f"{_MARKS}\r\n")) - 1
        yield Found([guest], (mark, mark + 1), [(start, end)], own_words=True)


def _guest(report: Report, first: int) -> tuple[int, int] | None:
    """Where the one who answers is named before the interview begins: in words that say so, else oftenest."""
    asked = (match.span(1) for match in _GUEST.finditer(report.text, 0, first))
    if named := next((span for span in asked if _may_answer(report, *span)), None):
        return named
    told = [m for m in _FULL.finditer(report.text, 0, first) if _may_answer(report, *m.span(), shown=True)]
    often = Counter(re.findall(r"\w+", report.text))

    def likely(one: re.Match[str]) -> tuple[bool, int, int]:
        given, *_, surname = one[0].split()
        return bool(gender_of(given)), often[surname], -one.start()

    return max(told, key=likely).span() if told else None


def _may_answer(report: Report, start: int, end: int, *, shown: bool = False) -> bool:
    """Whether a name may be the guest's: no outlet, nobody of an outlet, no place and no body.

    Args:
        shown: whether a given name or the words behind have to tell that it is a person's.
    """
    name = report.text[start:end]
    if _is_outlet(report, name) or _asks_for(report, end):
        return False
    if gender_of(name.split()[0]):
        return True
    before = report.text[max(0, start - 10) : start]
    return not _NO_PERSON.search(before) and (not shown or _PERSON.match(report.text, end) is not None)


def _is_outlet(report: Report, name: str) -> bool:
    return name == report.publisher or bool(_OUTLET.search(name))


def _asks_for(report: Report, end: int) -> bool:
    """Whether the name that ends there is of somebody of an outlet: "Ines Holt of Lake Monthly"."""
    whose = _OF.match(report.text, end)
    return whose is not None and _is_outlet(report, whose[1])


def _in_full(text: str, label: str, first: int) -> tuple[int, int] | None:
    """Where the name is written out before the interview that a label gives the initials of."""
    if not _INITIALS.fullmatch(label):
        return None
    pattern = r"\s".join(rf"{letter}[\w'’-]+" for letter in label)
    match = re.search(rf"\b{pattern}\b", text[:first])
    return match.span() if match else None
