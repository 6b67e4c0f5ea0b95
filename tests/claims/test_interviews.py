"""Interviews: who answers, whether labels tell it or not."""

import pytest
from tests.claims.conftest import read

from sayso.claims.interviews import interviews
from sayso.model.report import Report

INTRO = "Josip Maran was mayor of Brask until May. He spoke to Lake Monthly in a kitchen."
ANSWERS = ("No. I saw the Hill Front fire.", "They took my deputy.\nWe hid.", "I want them gone.")
QUESTIONS = ("Did the army fire first?", "And the arrests?", "What now?")


def told(text: str, publisher: str = "") -> list[tuple[str, str]]:
    """What is said in interview form, with who says it."""
    found = interviews(Report("r0", "k", text, publisher=publisher))
    return [
        (text[slice(*(one.named or one.sources[0]))], text[one.content[0][0] : one.content[0][1]].strip())
        for one in found
        if one.asserts
    ]


def text_of(ask: str = "{}", answer: str = "{}", intro: str = INTRO) -> str:
    rows = zip(QUESTIONS, ANSWERS, strict=True)
    return "\n".join([intro, *(line for q, a in rows for line in (ask.format(q), answer.format(a)))])


@pytest.mark.parametrize("ask", ["{}", "**{}**", "*{}*", "Q. {}", "Q: {}", "Lake Monthly: {}", "**Monthly:** {}"])
def test_answers_below_questions_are_the_guest_s(ask: str) -> None:
    assert told(text_of(ask)) == [("Josip Maran", answer) for answer in ANSWERS]


@pytest.mark.parametrize(
    ("ask", "answer", "speaker"),
    [("Q: {}", "A: {}", "Josip Maran"), ("Lake Monthly: {}", "Maran: {}", "Maran"), ("{}", "Maran: {}", "Maran")],
)
def test_labels_tell_who_answers(ask: str, answer: str, speaker: str) -> None:
    assert [who for who, _ in told(text_of(ask, answer))][:2] == [speaker] * 2


@pytest.mark.parametrize(
    "intro",
    [
        "Ines Holt of Lake Monthly interviewed Josip Maran, once mayor of Brask.",
        "By Ines Holt\nJosip Maran, once mayor of Brask, talks about the siege.",
        "Five questions for Josip Maran\nThe siege of Brask began in May.",
        "Ines Holt of Lake Monthly met Josip Maran in Olm.",
        "Lake Monthly met Josip Maran in Upper Brask.",
        "Peace talks in New York failed. Josip Maran was mayor of Brask.",
        "Josip Maran spoke to Ines Holt of Lake Monthly.",
    ],
)
def test_the_guest_is_named_before_the_questions(intro: str) -> None:
    assert {who for who, _ in told(text_of(intro=intro))} == {"Josip Maran"}


def test_the_publisher_is_no_guest() -> None:
    intro = "Open Horizon spoke to Open Horizon readers and to Josip Maran."
    assert {who for who, _ in told(text_of(intro=intro), "Open Horizon")} == {"Josip Maran"}


@pytest.mark.parametrize(
    "text",
    [
        text_of(intro="The siege began in May."),  # nobody is named
        "Josip Maran left.\nWhat happened?\nThe army shelled Brask.\nWhat now?\nTalks go on.",  # nobody says "I"
        'Josip Maran left.\nWhat happened?\n"I saw it," a man said.\nWhat now?\nTalks go on.',
        "Josip Maran left.\nWhat happened?\n‘We saw it,’ a man said.\nWhat now?\n'My aunt's ill,' he said.",
        "Josip Maran left.\nWhy now?\nI do not know.",  # one question
        text_of(intro="A blast shook the Middle East. Talks in New York failed."),  # no person is named
        "What now?\nWe left.\nWhy?\nWe had to.",  # nothing before
        "",
    ],
)
def test_explainers_are_no_interviews(text: str) -> None:
    assert told(text) == []


def test_whom_the_guest_cites_stands_within() -> None:
    text = text_of().replace("They took my deputy.", "My deputy said the guards beat her.")
    found = read(text)
    inner = next(one for one in found if one.cue and one.cue.text == "said")
    assert inner.parent is not None
    assert found[inner.parent].speaker == "Josip Maran"


def test_those_who_ask_may_have_their_outlet_behind_them() -> None:
    text = (
        "Briefing in Olm\n\nQUESTION (Hill Radio): The radio says you shelled Brask.\n\nCOL. HOLM: We did not.\n\n"
        "QUESTION (Olm Post): And the mill?\n\nCOL. HOLM: It stands."
    )
    assert told(text) == [("COL. HOLM", "We did not."), ("COL. HOLM", "It stands.")]


def test_in_a_debate_each_speaks_for_one_paragraph() -> None:
    text = (
        "The House sat late.\n\nThe Defence Minister: The rebels hold Brask.\n\n"
        "Mr Holm (Olm South): That is a boast.\n\n"
        "The Defence Minister: It is the truth.\n\nThe army shelled the mill at dawn."
    )
    assert told(text) == [
        ("The Defence Minister", "The rebels hold Brask."),
        ("Mr Holm", "That is a boast."),
        ("The Defence Minister", "It is the truth."),
    ]


def test_lists_with_labels_are_no_debate() -> None:
    text = "Log\n\nPlace: The mill was shelled.\n\nCount: Nine fell.\n\nPlace: The bridge was shelled."
    assert told(text) == []
