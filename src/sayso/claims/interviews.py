"""Who speaks in interview form: "Q: ... A: ...", or two names in turn, each with a colon."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.claims.found import Found
from sayso.claims.quotations import paragraphs
from sayso.model.report import Report

_BOLD = r"(?:\*\*|__|\*)?"
_NAME = r"[A-Z][\w.'’-]*(?:\s(?:(?:de|al|bin|van|of|the)\s)?[A-Z][\w.'’-]*){0,4}"
_LABEL = re.compile(rf"[\"“]?{_BOLD}(?P<label>{_NAME}(?=[*_]*:)|[QA](?=[*_]*\.)){_BOLD}(?P<colon>[:.]){_BOLD}\s+(?=\S)")
_QUESTION = re.compile(rf"{_BOLD}[^:]{{3,300}}\?{_BOLD}")
_ASKS = frozenset({"q", "question"})
_ANSWERS = frozenset({"a", "answer"})
_GUEST = re.compile(
    r"\b(?:interview\w*|sp(?:oke|eaks|eaking)|talk(?:ed|s|ing)|answers?)\b[^.\n]{0,60}?"
    rf"({_NAME.replace('{0,4}', '{1,4}')})"
)
_INITIALS = re.compile(r"[A-Z]{2,4}")
_MARKS = "*_ \t"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before the other speaks again, as offsets in the report.

    Attributes:
        label, colon: the words before it that tell who speaks, and the sign after them.
        start, end: what is said, of one or more paragraphs.
        asks: whether its first paragraph is a question.
    """

    label: tuple[int, int]
    colon: tuple[int, int]
    start: int
    end: int
    asks: bool


def interviews(report: Report) -> list[Found]:
    """The turns of a report in interview form, each on the word of its speaker; none where it has no such form.

    It has where somebody asks and somebody else answers, both named at least once, or one who is named again and again
    answers questions that stand alone.
    """
    turns = list(_turns(report))
    if not _is_interview(report.text, turns):
        return []
    return [_found(report.text, turn, turns[0].label[0]) for turn in turns]


def without_labels(found: Sequence[Found], turns: Sequence[Found]) -> list[Found]:
    """Those attributions that do not take the colon after a speaker's name for one in a sentence."""
    colons = {turn.cue for turn in turns}
    return [f for f in found if f.cue not in colons]


def _turns(report: Report) -> Iterator[Turn]:
    """Each paragraph with a label, and those after it up to the next label or lone question; the last stands alone."""
    open_turn: Turn | None = None
    last = 0
    for start, end in paragraphs(report):
        match = _LABEL.match(report.text, start, end)
        if open_turn and (match or _QUESTION.fullmatch(report.text, start, end)):
            yield _until(open_turn, last)
            open_turn = None
        if match:
            asks = report.text[:end].rstrip(_MARKS).endswith("?")
            open_turn = Turn(match.span("label"), match.span("colon"), match.end(), end, asks)
        last = end
    if open_turn:
        yield open_turn


def _until(turn: Turn, end: int) -> Turn:
    return Turn(turn.label, turn.colon, turn.start, max(turn.end, end), turn.asks)


def _is_interview(text: str, turns: Sequence[Turn]) -> bool:
    labels = [text[slice(*turn.label)].lower() for turn in turns]
    if _ASKS.intersection(labels) and _ANSWERS.intersection(labels):
        return True
    if len(set(labels)) == len(labels):
        return False
    asking = {label for label, turn in zip(labels, turns, strict=True) if turn.asks}
    answering = {label for label, turn in zip(labels, turns, strict=True) if not turn.asks}
    lone = sum(_QUESTION.fullmatch(text[: t.label[0]].rstrip().rsplit("\n", 1)[-1]) is not None for t in turns)
    return bool(asking and answering - asking) or (lone > 1 and lone * 2 >= len(turns))


def _found(text: str, turn: Turn, first: int) -> Found:
    """The attribution of a turn; questions are asked, not put forward."""
    label = text[slice(*turn.label)]
    named = _guest(text, first) if label.lower() in _ANSWERS else _in_full(text, label, first)
    end = turn.start + len(text[turn.start : turn.end].rstrip(_MARKS))
    asks = turn.asks or label.lower() in _ASKS
    return Found([turn.label], turn.colon, [(turn.start, end)], named, asserts=not asks, own_words=True)


def _guest(text: str, first: int) -> tuple[int, int] | None:
    """Where the one who answers is named before the interview begins."""
    match = _GUEST.search(text, 0, first)
    return match.span(1) if match else None


def _in_full(text: str, label: str, first: int) -> tuple[int, int] | None:
    """Where the name is written out before the interview that a label gives the initials of."""
    if not _INITIALS.fullmatch(label):
        return None
    pattern = r"\s".join(rf"{letter}[\w'’-]+" for letter in label)
    match = re.search(rf"\b{pattern}\b", text[:first])
    return match.span() if match else None
