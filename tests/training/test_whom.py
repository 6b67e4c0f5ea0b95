"""Whom words may stand for: options and traits of a learned choice."""

from typing import Any

import numpy as np
import pytest

from examples import report_of
from whom_options import Told, told
from whom_traits import Traits, traits

TEXT = (
    "Norway sent two frigates to the strait on Monday. The Hill Front condemned the move.\n\n"
    "Its spokesman, Jon Brask, said that they had fired on their boats."
)
RECORD = {"id": "x1", "title": "Frigates sent", "published": "2021-03-04", "publisher": "", "text": TEXT}


def entry(words: str, name: str) -> dict[str, Any]:
    return {"text": words, "start": TEXT.index(words), "name": name}


def claim(trigger: str, type_: str, **roles: list[dict[str, Any]]) -> dict[str, Any]:
    at = {"text": trigger, "start": TEXT.index(trigger)}
    return {"trigger": at, "type": type_, "sources": [], "actors": [], "recipients": [], **roles}


@pytest.fixture
def report() -> Told:
    front, speaker = entry("The Hill Front", "Hill Front"), entry("Jon Brask", "Jon Brask")
    return told(
        report_of(RECORD),
        [
            claim("sent", "MOBILIZE", actors=[entry("Norway", "Norway")]),
            claim("condemned", "ACCUSE", actors=[front], recipients=[entry("Norway", "Norway")]),
            claim(
                "fired",
                "ASSAULT",
                sources=[speaker],
                actors=[entry("they", "Norway")],
                recipients=[entry("their boats", "Hill Front")],
            ),
        ],
    )


def key(name: str) -> tuple[str, ...]:
    return tuple(word for word in name.casefold().split() if word != "the")


def same(one: str, other: str) -> bool:
    return key(one) == key(other)


def traits_of(report: Told, words: str) -> Traits:
    choice = next(one for one in report.choices if one.words == words)
    found = traits(report, choice, key, same)
    assert found is not None
    return found


def test_everybody_told_of_is_an_option(report: Told) -> None:
    they = next(one for one in report.choices if one.words == "they")
    assert {"Norway", "Hill Front", "Jon Brask", "people", "they"} <= set(they.options)
    assert {"told"} <= they.options["Norway"]
    assert "speaker" in they.options["Jon Brask"]


def test_whose_something_is_is_tried_with_those_told_of_before(report: Told) -> None:
    boats = next(one for one in report.choices if one.words == "their boats")
    assert {"Norway's boats", "Hill Front's boats", "boats"} <= set(boats.options)


def test_words_of_one_role_and_speaker_are_one_choice(report: Told) -> None:
    assert [one.kind for one in report.choices if one.words == "Norway"] == ["name", "name"]
    assert [one.part.role for one in report.choices if one.words == "Norway"] == ["actors", "recipients"]
    assert {one.words: one.kind for one in report.choices}.items() >= {
        "they": "pronoun",
        "their boats": "possessive",
    }.items()


def test_traits_are_as_many_for_every_option_and_finite(report: Told) -> None:
    some = [traits_of(report, words) for words in ("they", "their boats", "The Hill Front")]
    assert {one.options.shape[1] for one in some} == {some[0].options.shape[1]}
    assert {one.words.shape for one in some} == {some[0].words.shape}
    for one in some:
        assert one.options.shape[0] == one.hashed.shape[0] == len(one.names) == len(one.nearest)
        assert np.isfinite(one.options).all()


def test_the_nearest_mention_is_the_last_before_the_words(report: Told) -> None:
    found = traits_of(report, "they")
    near = found.nearest[found.names.index("Hill Front")]
    assert near is not None
    assert TEXT[near.start : near.end] in ("The Hill Front", "Hill Front")
    assert found.nearest[found.names.index("people")] is None
