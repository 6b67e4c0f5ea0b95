"""The party that a phrase begins with."""

import pytest

from sayso.analysis.first_parties import FirstParties
from sayso.analysis.known_names import KnownNames
from sayso.analysis.people import People
from sayso.analysis.proper_names import ProperNames
from sayso.analysis.tokens import tokens
from sayso.codebook.parties import parties


def first(text: str = "") -> FirstParties:
    """The first parties of the phrases of a report with this text."""
    known, some = parties().find(text), tokens(text)
    proper = ProperNames(text, some, known)
    return FirstParties(text, parties(), KnownNames(parties(), known, People(text, some, known), proper), proper)


@pytest.mark.parametrize(
    ("core", "name"),
    [
        ("Norwegian troops", "Norway"),
        ("Norway's positions", "Norway"),
        ("Norwegian 5th Division", "Norway"),
        ("Norwegian counterpart", "Norway"),
        ("Norway counterpart", ""),
        ("Norwegian navy ships", "Norwegian navy"),
        ("Norwegian Special Forces", ""),
        ("Norwegian choir", ""),
        ("Norwegian Hamas fighters", "Hamas"),
        ("Norway's Hamas fighters", "Hamas"),
    ],
)
def test_what_a_state_has_stands_for_it(core: str, name: str) -> None:
    assert first().name(core) == name


@pytest.mark.parametrize(
    ("core", "name"),
    [
        ("Retreating Norwegian troops", "Norway"),
        ("Seven Norwegian troops", ""),
        ("veteran Norwegian troops", "Norway"),
        ("veteran Norwegian choir", ""),
        ("pro-Norwegian troops", ""),
        ("talks with Norwegian troops", ""),
        ("Norwegian", ""),
    ],
)
def test_only_words_that_describe_may_stand_before_it(core: str, name: str) -> None:
    assert first().name(core) == name


def test_the_forces_that_a_report_names_are_a_party() -> None:
    assert first("Norwegian Security Forces came.").name("Norwegian forces") == "Norwegian Security Forces"
    assert first("Norwegian security forces came.").name("Norwegian forces") == "Norway"


@pytest.mark.parametrize(
    ("core", "name"),
    [
        ("Hamas fighters", "Hamas"),
        ("Hamas members", "Hamas"),
        ("Hamas police", ""),
        ("Hamas choir", ""),
        ("Human Rights Watch medical charity", "Human Rights Watch"),
        ("UN medical charity", ""),
    ],
)
def test_the_members_of_a_body_stand_for_it(core: str, name: str) -> None:
    assert first().name(core) == name


@pytest.mark.parametrize(
    ("core", "text", "name"),
    [
        ("Olm Lanterns fighters", "", "Olm Lanterns"),
        ("armed Olm Lanterns fighters", "", "Olm Lanterns"),
        ("with Olm Lanterns fighters", "", ""),
        ("Olm Lanterns songs", "", ""),
        ("Lantern group", "", "Lantern"),
        ("Socialist group", "", ""),
        ("Lantern fighters", "", ""),
        ("OLF fighters", "The Olm Lantern Front (OLF) fled.", "Olm Lantern Front"),
        ("Northside Task Force", "The Northside Task Force fled.", ""),
        ("Northside Task Force", "The Northside Task fled.", "Northside Task"),
    ],
)
def test_a_party_that_no_table_has_may_come_first(core: str, text: str, name: str) -> None:
    assert first(text).name(core) == name


@pytest.mark.parametrize(
    ("rest", "name"),
    [("Hamas fighters", "Hamas"), ("Hamas", "Hamas"), ("Hamas choir", ""), ("the Hamas", ""), ("Norway", ""), ("", "")],
)
def test_a_group_may_be_what_an_owner_has(rest: str, name: str) -> None:
    assert first().group_of(rest) == name
