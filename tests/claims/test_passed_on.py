"""Chains of sources: one source's word at the hands of another."""

import pytest
from tests.claims.conftest import chain, contents, read


@pytest.mark.parametrize(
    ("text", "word", "speakers"),
    [
        ("The Brask Herald, citing dockers, reported that the pier burned.", "burned", ["The Brask Herald", "dockers"]),
        ("An aide quoting the harbour master said that the pier burned.", "burned", ["An aide", "the harbour master"]),
        ("Citing dockers, the Herald reports that the pier burned.", "burned", ["the Herald", "dockers"]),
        ("The pier burned, the Herald said on Monday, citing dockers.", "burned", ["the Herald", "dockers"]),
        ("The council said the pier burned, citing dockers.", "burned", ["The council", "dockers"]),
        ("The strike began; Radio Olm, quoting a nurse, says the pier burned.", "burned", ["Radio Olm", "a nurse"]),
        ("The pier burned, according to the Herald, which cited dockers.", "burned", ["the Herald", "dockers"]),
        ("The Herald, which quoted a nurse, said the pier burned.", "burned", ["The Herald", "a nurse"]),
    ],
)
def test_who_cites_another_is_the_outer_source(text: str, word: str, speakers: list[str]) -> None:
    assert chain(text, word) == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("A docker, quoted by the Herald, said the pier burned.", ["the Herald", "A docker"]),
        ("A docker quoted by the paper Olm Post said the pier burned.", ["the paper Olm Post", "A docker"]),
        ("The pier burned, according to a docker as quoted by the Herald.", ["the Herald", "a docker"]),
        ("A docker whose remarks were carried by Radio Olm said the pier burned.", ["Radio Olm", "A docker"]),
        ("A docker was quoted by the Herald as saying the pier burned.", ["the Herald", "A docker"]),
        ('"The pier burned," the Herald quoted a docker as saying.', ["the Herald", "a docker"]),
        ("The Herald quoted a docker as having told his wife that the pier burned.", ["The Herald", "a docker"]),
        ("Radio Olm, the island's station, quotes a docker as saying the pier burned.", ["Radio Olm", "a docker"]),
    ],
)
def test_who_quotes_another_is_the_outer_source(text: str, speakers: list[str]) -> None:
    found = chain(text, "burned")
    assert [name.split(",")[0] for name in found] == speakers


def test_both_have_the_same_content_and_the_inner_one_has_the_outer_for_parent() -> None:
    inner, outer = sorted(read("The Herald, citing dockers, said the pier burned."), key=lambda a: a.parent is None)
    assert inner.content == outer.content
    assert read("The Herald, citing dockers, said the pier burned.")[inner.parent or 0].speaker == outer.speaker


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ana Soto said she had been told by the mayor that troops had fled.", ["Ana Soto", "the mayor"]),
        ("She had been told by her sister, she said, that troops had fled.", ["she", "her sister"]),
        ("Ana Soto said the mayor had assured her troops had fled.", ["Ana Soto", "the mayor"]),
        ("The nurse, Ana Soto said, described how troops had fled.", ["Ana Soto", "The nurse"]),
        ("Ana Soto said the mayor, known as Bo, also claimed that troops had fled.", ["Ana Soto", "the mayor"]),
        (
            "Ana Soto said it rained, but that she had heard from a friend that troops had fled.",
            ["Ana Soto", "a friend"],
        ),
        ("Ana Soto said that according to the mayor the troops had fled.", ["Ana Soto", "the mayor"]),
        ("Ana Soto found a memo in which the mayor, Bo Lind, told aides that troops had fled.", ["Bo Lind"]),
        ("Ana Soto said a captain came to the door and told her that troops had fled.", ["Ana Soto", "a captain"]),
        ("Two of the women whom the guards freed say the guards told them that troops had fled.", ["the guards"]),
        ("Women freed on Monday said the mayor had boasted that troops had fled.", ["Women", "the mayor"]),
        (
            "The mayor admitted to investigators, according to Radio Olm, that troops had fled.",
            ["Radio Olm", "The mayor"],
        ),
        ("The mayor made it clear that troops had fled.", ["The mayor"]),
        ("The mayor was clear that troops had fled.", ["The mayor"]),
        ("It is clear that troops had fled.", []),
    ],
)
def test_who_is_told_to_have_said_it_is_the_inner_source(text: str, speakers: list[str]) -> None:
    assert chain(text, "fled")[-len(speakers) :] == speakers


def test_a_clause_before_the_source_is_none_of_its_words() -> None:
    text = "Guards seek the man who fled with Bo Lind, according to an aide quoted by Radio Olm."
    assert chain(text, "fled") == ["Radio Olm", "an aide"]


@pytest.mark.parametrize(
    ("text", "word", "speakers"),
    [
        ("The mission said it had received reports that women were beaten.", "beaten", ["The mission", "unnamed"]),
        ("The mission has had reports of beatings in the port.", "beatings", ["unnamed"]),
        ("The mayor said raids had been reported in the hills.", "raids", ["The mayor", "unnamed"]),
        ("The mayor said the raid, it is believed, was theirs.", "raid", ["The mayor", "unnamed"]),
        ("The mayor said a boat believed to carry arms had sunk.", "carry", ["The mayor", "unnamed"]),
        ("The mayor said a boat believed to carry arms had sunk.", "sunk", ["The mayor"]),
        ("The mayor dismissed reports that women were beaten.", "beaten", ["The mayor"]),
    ],
)
def test_rumours_and_passives_without_a_name_are_unnamed(text: str, word: str, speakers: list[str]) -> None:
    assert chain(text, word) == speakers


@pytest.mark.parametrize(
    ("text", "word", "speakers"),
    [
        (
            "Norland has agreed to free the crew, two envoys said, although talks go on.",
            "free",
            ["two envoys", "Norland"],
        ),
        ("Norland has agreed to free the crew, a diplomat confirmed.", "free", ["a diplomat", "Norland"]),
        ("The mayor said they had offered to mediate, and that troops had fled.", "fled", ["The mayor"]),
        ("The mayor said troops had fled, while Radio Olm said they had dug in.", "dug", ["Radio Olm"]),
        ("The mayor said talks were near and the Herald said troops had fled.", "fled", ["the Herald"]),
        ("The mayor said troops had fled and had promised to return.", "return", ["The mayor", "troops"]),
    ],
)
def test_a_chain_follows_what_the_sentence_holds(text: str, word: str, speakers: list[str]) -> None:
    assert chain(text, word) == speakers


def test_a_thing_ends_before_the_next_verb_of_the_same_subject() -> None:
    assert contents("The mayor stressed the need for a truce and was clear that troops had fled.", "stressed") == [
        "the need for a truce"
    ]


def test_no_chain_runs_in_a_circle() -> None:
    found = read(
        "Bo, citing Ana, who quoted Bo, said, as quoted by Ana, citing Bo, that Cy, citing Bo, said it rained."
    )
    for at in range(len(found)):
        seen, up = set[int](), found[at].parent
        while up is not None:
            assert up not in seen
            seen.add(up)
            up = found[up].parent
