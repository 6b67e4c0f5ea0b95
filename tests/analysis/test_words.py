"""Words of a sentence."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analysis.words import words


def cut(text: str) -> str:
    return "|".join(text[start:end] for start, end in words(text))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("U.S.-backed rebels", "U.S.|-|backed|rebels"),
        ("rebel-held Varna", "rebel|-|held|Varna"),
        ("Odun's men", "Odun|'s|men"),
        ("Odun’s men", "Odun|’s|men"),
        ("the workers' union", "the|workers|'|union"),
        ("I don't know O'Hara's name", "I|don't|know|O'Hara|'s|name"),
        ("We’ve gone, they'll stay", "We|’ve|gone|,|they|'ll|stay"),
        ("Gen. J. Marr left.", "Gen.|J.|Marr|left|."),
        ("He left at 5 p.m. today.", "He|left|at|5|p.m.|today|."),
        ("It is in the U.S.", "It|is|in|the|U.S."),
        ('"Go," he said.', '"|Go|,|"|he|said|.'),
        ("2,500 men, 3.5 tons, 10:30, 7th", "2,500|men|,|3.5|tons|,|10:30|,|7th"),
        ("$5 or 5%", "$|5|or|5|%"),
        ("T-72s", "T|-|72s"),
        ("Qa'ida and al-Marri", "Qa'ida|and|al|-|Marri"),
        ("see https://courier.example/a?b=c.", "see|https://courier.example/a?b=c|."),
        ("wait... no", "wait|.|.|.|no"),
        ("the town.Troops", "the|town|.|Troops"),
        ("Odun;Marr", "Odun|;|Marr"),
        ("Ko\u0301szeg", "Ko\u0301szeg"),
        ("", ""),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    assert cut(text) == tokens


PIECES = st.sampled_from(
    ["U.S.", "Odun", "'s", "’", "-", " ", "5", ",", ".", "\u0301", "http://a", "\n", "_", "“", "é", "م"]
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=20).map("".join)))
def test_every_character_lies_in_one_token(text: str) -> None:
    spans = words(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert "".join(text[start:end] for start, end in spans) == "".join(text.split())
