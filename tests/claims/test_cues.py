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
