"""Attributions that hang on no verb of saying."""

import pytest
from tests.claims.conftest import chain, contents


@pytest.mark.parametrize(
    ("text", "word", "speakers"),
    [
        # "which" takes up what somebody gave
        ("The mayor put forward a plan, according to which the army would leave.", "leave", ["The mayor"]),
        ("The mayor, Ann Vale, drew up a list, according to which nine fled.", "fled", ["Ann Vale"]),
        ("There was a plan, according to which the army would leave.", "leave", []),
        # within a clause of somebody else, only what follows
        ("He said that, according to the council, the bridge fell.", "fell", ["He", "the council"]),
        ("The bridge that, according to the council, fell was new.", "bridge", []),
        ("The bridge that, according to the council, fell was new.", "fell", ["the council"]),
        # beside it, both sides
        ("The bridge, according to the council, fell on Monday.", "bridge", ["the council"]),
        ("The bridge, according to the council, fell on Monday.", "fell", ["the council"]),
    ],
)
def test_according_to(text: str, word: str, speakers: list[str]) -> None:
    assert chain(text, word) == speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor drew up a plan, according to which the army would leave.", ["the army would leave"]),
        ("He said that, according to the council, the bridge fell.", ["the bridge fell"]),
        ("The bridge, according to the council, fell on Monday.", ["The bridge", "fell on Monday"]),
    ],
)
def test_what_according_to_holds(text: str, expected: list[str]) -> None:
    assert contents(text, "according to") == expected
