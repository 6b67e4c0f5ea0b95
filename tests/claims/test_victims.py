"""Victims that a report names, counted."""

from typing import Any

import pytest
from tests.hand import act, counting, material

from sayso.claims import counts, victims
from sayso.claims.roles import roles, wholes
from sayso.model.analysis import Act, NumberMention


def numbers(text: str, made: Act) -> tuple[NumberMention, ...]:
    read = material(text, made)
    sentence = next(s for s in read.sentences if s.start <= made.trigger.start < s.end)
    given = counts.numbers(read, sentence, made, (made,))
    return victims.named(read, sentence, made, roles(read, wholes(read, made.recipients), ""), given)


def counted(text: str, made: Act) -> list[tuple[str, int | None, int | None]]:
    return [(number.of, number.low, number.high) for number in numbers(text, made)]


@pytest.mark.parametrize(
    ("text", "trigger", "recipients", "expected"),
    [
        ("Shells killed Ada Mensah.", "killed", ["Ada Mensah"], 1),
        ("Gunmen shot dead Captain Tom Brask.", "shot", ["Captain Tom Brask"], 1),
        ("His guard, Constable Tom Brask, was killed.", "killed", ["His guard, Constable Tom Brask"], 1),
        ("The reporters Ada Mensah and Tom Brask died.", "died", ["The reporters Ada Mensah", "Tom Brask"], 2),
        ("Shells killed Ada Mensah and her husband.", "killed", ["Ada Mensah", "her husband"], 2),
        ("Shells killed Ada Mensah and her two children.", "killed", ["Ada Mensah", "her two children"], 3),
        ("Ada Mensah, a nurse, and her two children died.", "died", ["Ada Mensah", "her two children"], 3),
        ("Tom Brask, his wife and their daughter were killed.", "killed", ["Tom Brask"], 3),
        ("Two policemen and Ada Mensah were killed.", "killed", ["Two policemen", "Ada Mensah"], 3),
        ("Ada Mensah was killed along with her two children.", "killed", ["Ada Mensah"], 3),
        ("Shells killed Ada Mensah, Tom Brask and two nurses.", "killed", ["Ada Mensah", "Tom Brask", "two nurses"], 4),
    ],
)
def test_a_name_counts_one_and_those_beside_it_are_added(
    text: str, trigger: str, recipients: list[str], expected: int
) -> None:
    assert counted(text, act(text, trigger, recipients=recipients)) == [("killed", expected, expected)]


@pytest.mark.parametrize("others", ["at least three guards", "several guards"])
def test_what_is_open_stays_open(others: str) -> None:
    text = f"Shells killed Ada Mensah and {others}."
    assert counted(text, act(text, "killed", recipients=["Ada Mensah", others])) == [("killed", 4, None)]


@pytest.mark.parametrize(
    ("text", "trigger", "recipients", "figures"),
    [
        ("Shells killed five people, including Ada Mensah.", "killed", ["five people", "Ada Mensah"], ["five"]),
        ("Two nurses, Ada Mensah and Kari Lund, were killed.", "killed", ["Ada Mensah", "Kari Lund"], ["Two"]),
        ("Ada Mensah, one of six people killed, was a nurse.", "killed", ["Ada Mensah"], ["six"]),
        ("Shells killed 4 Danish Troopers.", "killed", ["4 Danish Troopers"], ["4"]),
    ],
)
def test_a_number_that_counts_them_already_stays(
    text: str, trigger: str, recipients: list[str], figures: list[str]
) -> None:
    made = counting(text, act(text, trigger, recipients=recipients), *((words, "killed") for words in figures))
    assert [number.span.text for number in numbers(text, made)] == figures


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("Ada Mensah and her family were killed.", "killed", ["Ada Mensah", "her family"]),
        ("Ada Mensah was slain with most of her guards.", "slain", ["Ada Mensah"]),
        ("The dead included Ada Mensah.", "dead", ["Ada Mensah"]),
        ("Among the rebels killed was Tom Brask.", "killed", ["Tom Brask"]),
        ("Shells killed the reporters Ada Mensah.", "killed", ["the reporters Ada Mensah"]),
        ("Shells killed Ada Mensah and Tom Brask.", "killed", ["Ada Mensah"]),
    ],
)
def test_a_part_of_the_victims_is_no_count(text: str, trigger: str, recipients: list[str]) -> None:
    assert counted(text, act(text, trigger, recipients=recipients)) == []


@pytest.mark.parametrize(
    ("text", "trigger", "fields"),
    [
        ("They tried to kill Ada Mensah.", "kill", {}),
        ("Police will kill Ada Mensah.", "kill", {"status": "planned"}),
        ("Nobody killed Ada Mensah.", "killed", {"status": "denied"}),
        ("Shells hit Ada Mensah.", "hit", {}),
        ("Police arrested Ada Mensah.", "arrested", {"type": "COERCE"}),
        ("Norway released Ada Mensah.", "released", {"type": "RETREAT"}),
    ],
)
def test_other_acts_count_nobody(text: str, trigger: str, fields: dict[str, Any]) -> None:
    assert counted(text, act(text, trigger, recipients=["Ada Mensah"], **fields)) == []


@pytest.mark.parametrize("whom", ["Mensah", "him", "the Hill Liberation Front", "rebels of Hill Station"])
def test_what_is_no_full_name_of_a_person_counts_nobody(whom: str) -> None:
    text = f"Shells killed {whom} on Monday. Ada Mensah had left."
    assert counted(text, act(text, "killed", recipients=[whom])) == []


def test_abduction_counts_whom_it_names() -> None:
    text = "Gunmen kidnapped Dr. Kari Lund and her driver."
    made = act(text, "kidnapped", recipients=["Dr. Kari Lund", "her driver"])
    assert counted(text, made) == [("captured", 2, 2)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the reporter Ada Mensah", "civilian"),
        ("Constable Ada Mensah", "police"),
        ("General Tom Brask", "combatant"),
        ("Mrs Ada Mensah", "woman"),
        ("9-year-old Ada Mensah", "child"),
        ("Ada Mensah, 9,", "child"),
        ("Ada Mensah, 34,", ""),
        ("Ada Mensah", ""),
    ],
)
def test_the_words_tell_who_is_counted(words: str, kind: str) -> None:
    text = f"A raid killed {words} in the town."
    (number,) = numbers(text, act(text, "killed", recipients=[words.partition(",")[0]]))
    assert (number.low, number.kind) == (1, kind)


def test_the_words_of_the_count_are_those_from_the_first_to_the_last() -> None:
    text = "Shells killed Ada Mensah and her two children."
    (number,) = numbers(text, act(text, "killed", recipients=["Ada Mensah", "her two children"]))
    assert number.span.text == "Ada Mensah and her two children"
    assert text[number.span.start : number.span.end] == number.span.text
