"""Whom later words take up: men named for a state, people without a title, groups told of before."""

import pytest

from sayso.analysis.naming import Naming
from sayso.analysis.phrases import phrase
from sayso.analysis.sentences import sentences
from sayso.codebook.parties import parties
from sayso.model.report import Report
from sayso.model.span import Span


def _name(text: str, words: str, mentions: tuple[str, ...], speaker: str = "") -> str:
    """The name of the last of these words in a text, other words being roles of it."""

    def last(one: str) -> Span:
        at = text.rindex(one)
        return Span.of(text, at, at + len(one))

    report = Report(id="r", key="r", text=text, title="", publisher="")
    return Naming(report, sentences(report), parties(), [last(one) for one in mentions]).name(
        last(words), speaker=speaker
    )


@pytest.mark.parametrize(
    ("text", "words", "mentions", "name"),
    [
        ("Danish troops left Olm for the harbour. They still hold the bridge.", "They", ("Danish troops",), "Denmark"),
        (
            "Police seized 40 women at the gate; in Olm they used water cannon.",
            "they",
            ("Police", "40 women"),
            "Police",
        ),
        ("The prefect fled. On Monday he asked for help.", "he", ("The prefect",), "prefect"),
        (
            "The mayors of the valley met in Olm, and several called it a joke.",
            "several",
            ("mayors",),
            "mayors",
        ),
        ("The minister warned any demonstrator near the gate.", "any demonstrator", (), "demonstrators"),
        ("A boy of fifteen was shot at the gate.", "A boy of fifteen", (), "boy"),
        ("Men of the 9th Column of the Taliban came.", "Men of the 9th Column of the Taliban", (), "Taliban"),
        ("Afghan Taliban fighters came at dawn.", "Afghan Taliban fighters", (), "Taliban"),
    ],
)
def test_taken_up(text: str, words: str, mentions: tuple[str, ...], name: str) -> None:
    assert _name(text, words, mentions) == name


def test_rebels_are_the_group_told_of_before_them() -> None:
    text = "The Taliban took Olm. Four rebels died there. On Monday the rebels left."
    assert _name(text, "the rebels", ("The Taliban", "Four rebels")) == "Taliban"
    text = "Four rebels died in Olm. The Taliban fled. On Monday the rebels left."
    assert _name(text, "the rebels", ("Four rebels", "The Taliban")) == "rebels"


def test_it_within_a_quotation_is_whoever_is_said_there_to_say_it() -> None:
    text = '"Uganda left. Kenya has told us it is ready," the minister said.'
    assert _name(text, "it", ("Uganda", "Kenya"), speaker="Kenya") == "Kenya"


def test_it_is_whoever_tells_unless_it_must() -> None:
    text = "Uganda told Kenya it would leave."
    assert _name(text, "it", ("Uganda", "Kenya"), speaker="Uganda") == "Uganda"
    text = "Uganda told Kenya it must leave."
    assert _name(text, "it", ("Uganda", "Kenya"), speaker="Uganda") == "Kenya"


def test_the_word_that_leads_a_phrase() -> None:
    assert phrase("a conscript of 19 with a limp").leading == "conscript"
    assert phrase("the chief of police").leading == "chief"
