import pytest

from sayso.analysis.hints import hints_of
from sayso.analysis.labels import TYPES


@pytest.mark.parametrize(
    ("word", "types"),
    [
        ("bombed", {"ASSAULT"}),
        ("Bombed", {"ASSAULT"}),
        ("bombings", {"ASSAULT"}),
        ("protesters", {"PROTEST"}),
        ("strike", {"ASSAULT", "PROTEST"}),
        ("window", set()),
        ("", set()),
    ],
)
def test_hints_are_the_types_that_the_codebook_knows(word: str, types: set[str]) -> None:
    assert {TYPES[i] for i in hints_of(word)} >= types
    assert bool(hints_of(word)) == bool(types)
