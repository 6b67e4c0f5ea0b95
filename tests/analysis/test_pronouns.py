"""Whom pronouns stand for."""

import re

import pytest

from sayso.analysis.naming import Naming
from sayso.analysis.sentences import sentences
from sayso.codebook.parties import parties
from sayso.model.report import Report
from sayso.model.span import Span


def spans(text: str, *words: str) -> list[Span]:
    """Wherever these words stand, whatever their case."""
    found = (match for one in words for match in re.finditer(re.escape(one), text, re.IGNORECASE))
    return [Span.of(text, *match.span()) for match in found]


def name(text: str, word: str, speaker: str, *mentions: str) -> str:
    report = Report(id="r", key="r", text=text)
    at = text.rindex(word)
    found = Naming(report, sentences(report), parties(), spans(text, *mentions))
    return found.name(Span.of(text, at, at + len(word)), speaker=speaker)


@pytest.mark.parametrize(
    ("text", "word", "speaker", "mentions", "expected"),
    [
        # who says it is told by what they are
        (
            "A priest met Jan Holm. The priest said that he had fled.",
            "he",
            "priest",
            ("A priest", "Jan Holm"),
            "priest",
        ),
        (
            "Norway's envoy said Mr Jan Holm had phoned him.",
            "him",
            "Norwegian envoy",
            ("Norway's envoy", "Mr Jan Holm"),
            "Norwegian envoy",
        ),
        # and not by what tells of nobody in particular
        ("Mr Jan Holm left. A report said he was ill.", "he", "report", ("Mr Jan Holm", "A report"), "Jan Holm"),
        # several who say it are no "he"
        (
            "Ines Vald met Mr Jan Holm. Two priests said he had fled.",
            "he",
            "priest & nun",
            ("Ines Vald", "Mr Jan Holm"),
            "Jan Holm",
        ),
    ],
)
def test_he_who_says_it(text: str, word: str, speaker: str, mentions: tuple[str, ...], expected: str) -> None:
    assert name(text, word, speaker, *mentions) == expected


QUOTED = 'Gunmen chased the fishermen into the bay. The fishermen fled. "They fired at us," said Ruben Toa, {}.'


@pytest.mark.parametrize("what", ["a fisherman", "41, a fisherman", "one of the fishermen"])
def test_they_inside_a_quotation_are_not_those_who_speak(what: str) -> None:
    text = QUOTED.format(what)
    assert name(text, "They", "Ruben Toa", "Gunmen", "the fishermen", "Ruben Toa") == "Gunmen"


def test_they_inside_a_quotation_are_those_told_of_where_somebody_else_speaks() -> None:
    text = QUOTED.format("a teacher")
    assert name(text, "They", "Ruben Toa", "Gunmen", "The fishermen", "Ruben Toa") == "fishermen"


def test_our_men_are_nobody_whom_a_later_they_takes_up() -> None:
    text = 'The rebels fled. "Our tanks hit two of their guns," said Colonel Jan Holm.'
    assert name(text, "their", "Jan Holm", "The rebels", "Our tanks", "Colonel Jan Holm") == "rebels"


def test_a_witness_without_a_name_is_one_of_the_witnesses() -> None:
    text = 'The villagers fled from the gunmen. The villagers hid. "They shot my cow," said a villager.'
    assert name(text, "They", "villager", "The villagers", "the gunmen", "a villager") == "gunmen"
