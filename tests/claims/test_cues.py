"""Words of saying and who they belong to."""

import pytest
from tests.claims.conftest import chain, outermost, read


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # lists
        (
            "The council, Ann Vale and Jan Roy said the bridge fell.",
            "The council, Ann Vale and Jan Roy",
        ),
        (
            "Norland, Sudland, the council and Jan Roy said the bridge fell.",
            "Norland, Sudland, the council and Jan Roy",
        ),
        ("On Monday, the council and Sudland said the bridge fell.", "the council and Sudland"),
        # the speaker's words end where those for the saying begin
        ("The bridge fell, said Ann Vale over the telephone.", "Ann Vale"),
        ("The bridge fell, said Ann Vale during a visit to Brask.", "Ann Vale"),
        ("The bridge fell, said the head of the port through an aide.", "the head of the port"),
        ("The bridge fell, said the envoy to Norland.", "the envoy to Norland"),
        ("The bridge fell, said the minister for trade.", "the minister for trade"),
    ],
)
def test_the_words_of_a_source(text: str, source: str) -> None:
    assert [span.text for span in outermost(read(text)).sources] == [source]


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ("Ann Vale met farmers who want the army to leave.", "leave", "farmers"),
        ("Ann Vale met a nurse, who said the bridge fell.", "fell", "a nurse"),
        ("Ann Vale met guards and nuns who demand that the army leave.", "leave", "guards and nuns"),
        ("Ann Vale met farmers, who left and demanded that the army retreat.", "retreat", "farmers"),
    ],
)
def test_who_of_a_relative_clause_is_whom_it_follows(text: str, word: str, speaker: str) -> None:
    assert chain(text, word) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The landmine claimed the life of a nurse.",
        "The war has claimed more than 3,000 lives.",
        "The guards held a man wanted for theft.",
        "She is wanted by the guards.",
    ],
)
def test_verbs_in_a_sense_in_which_nobody_says_a_thing(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The group claimed that lives were lost.", "The group", "claimed"),
        ("The mayor wanted the guards to leave.", "The mayor", "wanted"),
    ],
)
def test_the_same_verbs_where_somebody_does(text: str, source: str, cue: str) -> None:
    (one,) = read(text)
    assert ([span.text for span in one.sources], one.cue and one.cue.text) == ([source], cue)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Norland denied those accusations and the guards said the bridge fell.", "the guards"),
        ("They expect a reply from the guards and we hope the bridge fell.", "we"),
    ],
)
def test_an_object_before_and_does_not_speak_with_the_subject_after_it(text: str, source: str) -> None:
    assert source in [span.text for one in read(text) for span in one.sources]
