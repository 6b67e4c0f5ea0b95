"""Attributions of texts made up for the purpose, read without the other stages."""

from sayso.analysis.sentences import sentences
from sayso.claims.attribution import attributions
from sayso.claims.voices import Voices
from sayso.model.analysis import Attribution
from sayso.model.report import Part, Report
from sayso.model.span import Span


def read(text: str, parts: tuple[Part, ...] = ()) -> tuple[Attribution, ...]:
    """The attributions of a text, each with the words of its source for a name."""
    report = Report("r", "r", text, parts=parts)
    return attributions(report, sentences(report), lambda span: span.text)


def chain(text: str, word: str) -> list[str]:
    """Speakers of a word, from the outermost."""
    found = read(text)
    start = text.index(word)
    return [one.speaker for one in Voices(found).around(Span(start, start + len(word)))]


def outermost(found: tuple[Attribution, ...]) -> Attribution:
    """The only attribution that no other one holds."""
    tops = [a for a in found if a.parent is None]
    assert len(tops) == 1, tops
    return tops[0]


def contents(text: str, cue: str) -> list[str]:
    """The words that the only attribution with this cue attributes."""
    (found,) = (a for a in read(text) if a.cue and a.cue.text == cue)
    return [span.text for span in found.content]
