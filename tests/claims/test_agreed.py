"""Rules and reader model on who is cited: whom to believe, word for word."""

import pytest
from tests.hand import Hand, cite, find

from sayso.analysis.sentences import sentences
from sayso.claims.agreed import BELIEVED, CLEAR, LONG, NEAR, PLAIN
from sayso.claims.attribution import attributions
from sayso.model.analysis import Attribution, Cited
from sayso.model.report import Report

SAID = "The mayor of Brask, a tall man with a dog, told us on Monday that rebels shelled the mill after dusk."


def heard(text: str, *cited: Cited) -> tuple[Attribution, ...]:
    """The attributions of a text of which the model says this."""
    report = Report("r", "r", text)
    split = sentences(report)
    said = [h.cited for h in Hand(cited=cited).read(split)]
    return attributions(report, split, lambda span: span.text, cited=said)


def told(text: str, *cited: Cited) -> list[tuple[str, str, str]]:
    return [
        (" & ".join(s.text for s in a.sources), a.cue.text if a.cue else "", " / ".join(s.text for s in a.content))
        for a in heard(text, *cited)
    ]


@pytest.mark.parametrize(("sure", "count"), [(BELIEVED, 1), (BELIEVED - 0.01, 0)])
def test_a_cue_that_the_model_alone_sees_is_believed_from_some_chance_on(sure: float, count: int) -> None:
    text = "Ann Vale will have it of late that the mill stood."
    found = heard(text, cite(text, "have", "that the mill stood", source="Ann Vale", cue=sure))
    assert [(a.speaker, a.by, a.sure) for a in found] == [("Ann Vale", "reader", sure)] * count


def test_an_article_that_the_model_takes_for_a_source_is_none() -> None:
    text = "The word in town will have it of late that the mill stood."
    (found,) = heard(text, cite(text, "have", "that the mill stood", source="The"))
    assert (found.sources, found.asserts) == ((), False)


def test_what_the_rules_alone_see_stays_and_says_so() -> None:
    (found,) = heard("The mayor said the mill stood.")
    assert (found.by, found.asserts) == ("rules", True)
    assert found.sure < BELIEVED


@pytest.mark.parametrize(
    ("sure", "content"), [(CLEAR, "rebels shelled the mill"), (CLEAR - 0.01, "that rebels shelled the mill after dusk")]
)
def test_the_models_content_goes_first_where_it_is_clear(sure: float, content: str) -> None:
    made = cite(SAID, "told", "rebels shelled the mill", source="The mayor of Brask", content=sure)
    assert [c for *_, c in told(SAID, made)] == [content]


def test_quotation_marks_outweigh_the_model() -> None:
    text = '"Rebels shelled the mill again," said the mayor.'
    ((_, _, content),) = told(text, cite(text, "said", "Rebels shelled the mill", source="the mayor"))
    assert content == '"Rebels shelled the mill again,"'


WHOLE = "Ann Vale The Post reporter in Brask"


@pytest.mark.parametrize(("sure", "source"), [(PLAIN, WHOLE), (PLAIN - 0.01, "The Post reporter in Brask")])
def test_the_models_source_may_be_more_of_the_same_words(sure: float, source: str) -> None:
    text = f"{WHOLE} said the mill stood."
    made = cite(text, "said", "the mill stood", source=WHOLE)
    made.scores["source"] = sure
    assert [found for found, _, _ in told(text, made)] == [source]


@pytest.mark.parametrize(
    ("comma", "content"), [(",", "rebels shelled the mill"), ("", "that rebels shelled the mill on the hill")]
)
def test_a_long_sentence_without_commas_goes_by_the_rules(comma: str, content: str) -> None:
    text = (
        f"After a night of rain{comma} the old mayor of Brask told that rebels shelled the mill on the hill"
        + " again" * 5
        + "."
    )
    ((_, _, found),) = told(text, cite(text, "told", "rebels shelled the mill", source="the old mayor of Brask"))
    assert found.startswith(content)
    assert len(text.split()) > LONG


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Ann Vale, 31", "Ann Vale"),
        ("The Red Watch operating in Brask", "The Red Watch"),
        ("The Guard in a letter to the press", "The Guard"),
        ("Ann Vale The Post reporter in Brask", "Ann Vale"),
        ("reports reaching here", "reports"),
    ],
)
def test_a_speaker_has_the_name_without_what_is_said_of_it(source: str, speaker: str) -> None:
    text = f"{source} said the mill stood."
    (found,) = heard(text, cite(text, "said", "the mill stood", source=source))
    assert found.speaker == speaker


def test_a_subject_right_before_its_verb_is_the_rules() -> None:
    text = "The mayor said Norland agreed that the mill stood."
    made = cite(text, "agreed", "that the mill stood", source="mayor")
    assert ("Norland", "agreed", "that the mill stood") in told(text, made)
    assert len("Norland") < NEAR


def test_two_cues_of_one_saying_are_one() -> None:
    text = "The mayor went on to say that the mill stood."
    found = told(
        text,
        cite(text, "say", "that the mill stood", source="The mayor"),
        cite(text, "went", "that the mill stood", source="The mayor"),
    )
    assert [source for source, *_ in found] == ["The mayor"]


def test_what_follows_a_parenthesis_is_the_reporters() -> None:
    text = "The truce holds, she said, as jets circled overhead."
    whole = cite(text, "said", "The truce holds", source="she")
    both = Cited(
        whole.cue,
        whole.head,
        True,
        whole.where,
        whole.source,
        (find(text, "The truce holds"), find(text, "as jets circled overhead")),
        whole.scores,
    )
    assert [c for *_, c in told(text, both)] == ["The truce holds"]


@pytest.mark.parametrize(
    ("head", "puts_forward"),
    [("suspected", True), ("alleged", True), ("believed", True), ("clear", False), ("plain", False)],
)
def test_a_door_without_a_name_that_the_model_alone_sees_must_be_a_hedge(head: str, puts_forward: bool) -> None:
    text = f"Long {head} in Brask: the mill stood."
    (found,) = heard(text, cite(text, head, "the mill stood"))
    assert (found.by, found.asserts, found.sources) == ("reader", puts_forward, ())


def test_a_verb_in_a_sense_in_which_nobody_says_a_thing_is_not_believed() -> None:
    text = "Guards held Tomas Vale, a man wanted for theft in Brask."
    assert not told(text, cite(text, "wanted", "theft in Brask", source="Tomas Vale"))
