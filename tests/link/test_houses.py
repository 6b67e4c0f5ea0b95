"""Whom an origin speaks for."""

import pytest

from sayso.link.houses import house


@pytest.mark.parametrize(
    ("key", "origin", "words", "held", "told"),
    [
        ("russian officials", "Russian officials", "Russian officials", {}, "state:RUS"),
        ("afghan army", "Afghan army", "the Afghan army", {}, "state:AFG"),
        ("iranian state media", "Iranian state media", "Iranian state media", {}, "state:IRN"),
        ("syrian rebels", "Syrian rebels", "Syrian rebels", {}, "syrian rebels"),
        ("state:SYR", "Syria", "Damascus", {}, "state:SYR"),
        ("org:SOHR", "Syrian Observatory for Human Rights", "the Observatory", {}, "org:SOHR"),
        ("ministry of defence", "Ministry of Defence", "the Ministry of Defence", {}, "defence ministry"),
        ("person:ada-mensah", "Ada Mensah", "Defence Minister Ada Mensah", {}, "defence ministry"),
        ("person:ada-mensah", "Ada Mensah", "Ada Mensah", {"person:ada-mensah": "state:GHA"}, "state:GHA"),
        ("person:ada-mensah", "Ada Mensah", "Turkish Foreign Minister Ada Mensah", {}, "state:TUR"),
        ("person:ada-mensah", "Ada Mensah", "Prime Minister Ada Mensah", {}, "person:ada-mensah"),
        (
            "person:ada-mensah",
            "Ada Mensah",
            "Ada Mensah",
            {"person:ada-mensah": "person:kofi-owusu", "person:kofi-owusu": "state:GHA"},
            "state:GHA",
        ),
        (
            "person:ada-mensah",
            "Ada Mensah",
            "Ada Mensah",
            {"person:ada-mensah": "person:ada-mensah"},
            "person:ada-mensah",
        ),
    ],
)
def test_an_origin_speaks_for_its_state_its_ministry_or_itself(
    key: str, origin: str, words: str, held: dict[str, str], told: str
) -> None:
    assert house(key, origin, words, held) == told
