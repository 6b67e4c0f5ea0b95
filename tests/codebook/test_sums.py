"""Sentences that sum up a long time."""

import pytest

from sayso.codebook.sums import is_sum


@pytest.mark.parametrize(
    "sentence",
    [
        "At least 2,000 people have been killed since Norland's war started.",
        "The conflict that began in March 2031 has since killed 2,000.",
        "More than 2,000 people have died in the Norlandic conflict.",
        "2,000 people died in the civil war.",
        "The war has killed 2,000 people.",
        "Raids killed 90 people over the past three months.",
        "Since 2031 the guards have shot nine people.",
    ],
)
def test_what_sums_up_a_war_or_a_year(sentence: str) -> None:
    assert is_sum(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Shells killed nine people in Brask on Monday.",
        "Nine people were killed since Monday.",
        "Nine people were killed in the conflict zone.",
        "A war veteran was killed.",
        "Fighting in Brask left nine dead.",
    ],
)
def test_what_tells_of_one_occurrence(sentence: str) -> None:
    assert not is_sum(sentence)
