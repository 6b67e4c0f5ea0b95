"""The score of a reader on annotated sentences."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

import pytest
from tests.hand import act

from examples import Builder, Example
from measure import Score, measured, table
from sayso.analysis.reader import Reader
from sayso.model.analysis import Act, Heard, Sentence

TEXT = "The mayor said rebels shelled the old mill and looted it."


class Told:
    """A reader that says what it is told to."""

    def __init__(self, *acts: Act) -> None:
        self._acts = acts

    def hear(self, sentence: Sentence) -> Heard:
        assert sentence.text == TEXT
        return Heard(self._acts, ())


def told(*acts: Act) -> Reader:
    return cast("Reader", Told(*acts))


def role(words: str) -> dict[str, Any]:
    return {"text": words, "start": TEXT.index(words), "name": words}


CLAIM = {
    "trigger": role("shelled"),
    "type": "ASSAULT",
    "mode": "",
    "status": "happened",
    "sources": [role("The mayor")],
    "actors": [role("rebels")],
    "recipients": [role("the old mill")],
    "place": [],
    "time": "",
    "numbers": [],
}
RIGHT = act(TEXT, "shelled", actors=["rebels"], recipients=["the old mill"], inner="The mayor")
EXTRA = act(TEXT, "looted")


def examples(**parts: Any) -> Sequence[Example]:
    return Builder({"id": "r1", "text": TEXT}, [CLAIM | parts]).examples()


def test_a_reader_that_says_what_is_annotated_is_right_in_all() -> None:
    score = measured(told(RIGHT), examples())
    assert (score.claims, score.found, score.extra, score.f1) == (1, 1, 0, 1.0)
    assert {part: score.share(part) for part in score.parts} == dict.fromkeys(
        ("type", "mode", "status", "actors", "recipients", "source"), 1.0
    )


def test_a_reader_that_says_nothing_finds_nothing() -> None:
    score = measured(told(), examples())
    assert (score.claims, score.found, score.extra, score.f1, score.share("type")) == (1, 0, 0, 0.0, None)


def test_what_is_no_claim_counts_where_that_is_known() -> None:
    (one,) = examples()
    assert measured(told(RIGHT, EXTRA), [one]).extra == 1
    assert measured(told(RIGHT, EXTRA), [replace(one, known=frozenset({one.words.index("looted")}))]).extra == 1
    partly = replace(one, known=frozenset({one.words.index("shelled")}))
    assert measured(told(RIGHT, EXTRA), [partly]).extra == 0
    assert measured(told(RIGHT, EXTRA), [one]).f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("type", {"type": "COERCE"}),
        ("mode", {"mode": "firearms"}),
        ("status", {"status": "denied"}),
        ("actors", {"actors": ["The mayor"]}),
        ("actors", {"actors": []}),
        ("recipients", {"recipients": ["it"]}),
        ("source", {"inner": "rebels"}),
        ("source", {"inner": ""}),
        ("source", {"inner": "carried"}),
    ],
)
def test_each_part_is_counted_by_itself(part: str, wrong: dict[str, Any]) -> None:
    parts: dict[str, Any] = {"actors": ["rebels"], "recipients": ["the old mill"], "inner": "The mayor"} | wrong
    score = measured(told(act(TEXT, "shelled", **parts)), examples())
    assert {one: score.share(one) for one in score.parts if score.share(one) != 1.0} == {part: 0.0}


@pytest.mark.parametrize(("words", "right"), [("old mill", True), ("mill", False), ("the old mill and", True)])
def test_words_are_right_where_half_of_all_are_shared(words: str, right: bool) -> None:
    found = act(TEXT, "shelled", actors=["rebels"], recipients=[words], inner="The mayor")
    assert measured(told(found), examples()).share("recipients") == float(right)


def test_parts_that_are_not_known_are_not_counted() -> None:
    score = measured(told(RIGHT), examples(unknown=["actors", "mode"]))
    assert set(score.parts) == {"type", "status", "source"}


def test_the_table_has_a_line_for_everything() -> None:
    lines = list(table([("before", measured(told(RIGHT, EXTRA), examples())), ("after", Score())]))
    assert [line.split() for line in lines[:4]] == [
        ["of", "before", "after"],
        ["claims", "found", "1", "1.000", "0.000"],
        ["more,", "that", "are", "none", "1", "0"],
        ["found,", "F1", "1", "0.667", "0.000"],
    ]
    assert [line.split()[0] for line in lines[4:]] == ["type", "mode", "status", "actors", "recipients", "source"]
    assert lines[4].split()[-1] == "-"
