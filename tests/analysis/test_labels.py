"""What the reader model can say is what the codebook and the records know."""

from typing import get_args

import pytest

from sayso.analysis.labels import (
    CARRIED,
    MODES,
    NUMBER_TAGS,
    SOURCE_KINDS,
    TRIGGER_HEADS,
    TYPES,
    WORD_HEADS,
)
from sayso.codebook import load
from sayso.model.analysis import Filled, NumberOf, SourceKind


def test_types_and_modes_are_those_of_the_codebook() -> None:
    types = load().types
    assert set(TYPES) == set(types)
    assert set(MODES) == {"", *(mode for one in types.values() for mode in one.modes)}


def test_labels_are_those_of_an_act() -> None:
    assert set(SOURCE_KINDS) == set(get_args(SourceKind))
    assert set(CARRIED) == set(get_args(Filled))
    assert set(NUMBER_TAGS) == {"none", *get_args(NumberOf)}


@pytest.mark.parametrize("labels", [TYPES, *WORD_HEADS.values(), *TRIGGER_HEADS.values()])
def test_no_label_stands_twice(labels: tuple[str, ...]) -> None:
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("head", ["party", "source", "place"])
def test_a_tag_that_goes_on_stands_behind_the_one_that_begins(head: str) -> None:
    _, *tags = WORD_HEADS[head]
    assert tags[1::2] == [f"{begins}-more" for begins in tags[::2]]


@pytest.mark.parametrize("head", [*WORD_HEADS, "actor", "recipient", "where", "when", "inner", "outer"])
def test_nothing_is_the_first_label(head: str) -> None:
    assert (WORD_HEADS | TRIGGER_HEADS)[head][0] == "none"
