"""Where a content ends."""

import pytest
from tests.claims.conftest import chain, contents


@pytest.mark.parametrize(
    ("text", "word", "speakers"),
    [
        ("Ann Vale said the bridge fell, according to the Brask Herald.", "fell", ["the Brask Herald", "Ann Vale"]),
        (
            "Ann Vale said the bridge fell and the road sank, according to the Brask Herald.",
            "sank",
            ["the Brask Herald", "Ann Vale"],
        ),
        ("Ann Vale said the bridge, according to engineers, fell.", "fell", ["Ann Vale", "engineers"]),
    ],
)
def test_a_closing_according_to_tells_whose_word_all_before_it_is(text: str, word: str, speakers: list[str]) -> None:
    assert chain(text, word) == speakers


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        (
            "Ann Vale said guards shelled the mill which fed the town, says Jan Roy.",
            "said",
            "guards shelled the mill which fed the town",
        ),
        (
            "Ann Vale wants guards who shelled the mill to leave, says Jan Roy.",
            "wants",
            "guards who shelled the mill to leave",
        ),
        (
            "Ann Vale said guards shelled the mill which fed the town, burned Brask and left.",
            "said",
            "guards shelled the mill which fed the town, burned Brask and left",
        ),
        ("Ann Vale said the bridge fell and warned of floods.", "said", "the bridge fell"),
    ],
)
def test_a_content_ends_before_the_next_verb_of_saying(text: str, cue: str, expected: str) -> None:
    assert contents(text, cue) == [expected]
