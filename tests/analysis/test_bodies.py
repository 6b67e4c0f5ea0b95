"""Which body "the group" and its like take up."""

import pytest

from sayso.analysis.antecedents import Antecedents, Candidate
from sayso.analysis.bodies import Bodies, last_of
from sayso.analysis.sentences import sentences
from sayso.model.report import Report

TEXT = (
    "The aid organisation Open Hands left Tolm. The Norlandic mission denied it. The Norlandic mission fired. {} left."
)
PLAIN = "Open Hands left Tolm. The Norlandic mission denied it. {} left."


def body(text: str, noun: str, *told: tuple[str, str]) -> str:
    text = text.format(f"The {noun}")
    before = Antecedents(sentences(Report(id="r", key="r", text=text)))
    for words, name in told:
        start = text.index(words)
        before.add(Candidate(start, start + len(words), name, "body", weight=2))
    return Bodies(text, before).name(noun, text.rindex("The "), ())


OPEN_HANDS = ("Open Hands", "Open Hands")
MISSION = ("The Norlandic mission", "Norlandic mission")


@pytest.mark.parametrize("noun", ["group", "organisation", "charity"])
def test_a_group_is_the_body_brought_in_by_such_a_noun(noun: str) -> None:
    assert body(TEXT, noun, OPEN_HANDS, MISSION) == "Open Hands"


@pytest.mark.parametrize("noun", ["group", "organisation", "body"])
def test_a_mission_is_called_none_of_these_where_there_is_a_body(noun: str) -> None:
    assert body(PLAIN, noun, OPEN_HANDS, MISSION) == "Open Hands"


def test_a_body_with_a_name_goes_before_one_that_is_yet_to_be() -> None:
    text = "Open Hands left Tolm. It asked for an inquiry. {} left."
    assert body(text, "group", OPEN_HANDS, ("an inquiry", "fact-finding commission")) == "Open Hands"


@pytest.mark.parametrize("name", ["army", "Police", "harbour", "her child"])
def test_what_is_no_body_is_not_taken_up(name: str) -> None:
    assert body(f"The {name} left. {{}} fled.", "group", (f"The {name}", name)) == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The firm Hill & Co left. The firm, Vale said, must pay. {} fled.", "Hill & Co"),
        ("The firm, Hill & Co, left. {} fled.", "Hill & Co"),
        ("Lake Corp left. {} Hill & Co fled.", "Hill & Co"),
    ],
)
def test_the_name_beside_a_noun_is_no_speaker(text: str, name: str) -> None:
    assert body(text, "firm", ("Lake Corp", "Lake Corp") if "Lake" in text else ("The firm", "firm")) == name


def test_a_mission_alone_may_be_the_body() -> None:
    assert body(PLAIN, "body", MISSION) == "Norlandic mission"


def test_the_mission_is_the_mission() -> None:
    assert body(PLAIN, "mission", OPEN_HANDS, MISSION) == "Norlandic mission"


def test_nothing_is_taken_up_where_nothing_was_told() -> None:
    assert body(PLAIN, "group") == ""


@pytest.mark.parametrize(("at", "name"), [(5, ""), (6, "first"), (9, "first"), (10, "second")])
def test_the_last_name_told_before_a_place(at: int, name: str) -> None:
    assert last_of([(5, "first"), (9, "second")], at) == name
