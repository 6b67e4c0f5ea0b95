import pytest

from sayso.analysis.services import flies, is_service, only_flown_by
from sayso.analysis.ships import navy


@pytest.mark.parametrize(
    "words",
    [
        "troops",
        "reservists",
        "infantry",
        "3rd Division",
        "17th Motorised Battalion",
        "Sixth Fleet",
        "C-17s",
        "MiG-21",
        "Skyhawks",
        "cruiser Hill Prince",
        "supply vessel",
        "garrison of Hill Town",
        "embassy staff",
        "presidency",
        "delegation in Geneva",
    ],
)
def test_what_serves_a_state(words: str) -> None:
    assert is_service(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "\n",
        "in Oslo",
        "army",
        "Defence Ministry",
        "embassy",
        "engineer",
        "farmers",
        "Hill Front",
        "tiger",
        "Tank Museum",
    ],
)
def test_what_is_a_party_of_its_own(words: str) -> None:
    assert not is_service(words)


@pytest.mark.parametrize("words", ["jets", "helicopter gunships", "Antonov", "air force Mirage jets", "F-16s"])
def test_aircraft(words: str) -> None:
    assert flies(words)


@pytest.mark.parametrize("words", ["", "air force", "bomber", "drones", "passenger plane", "Danish jets", "hunter"])
def test_no_war_planes_or_not_unnamed(words: str) -> None:
    assert not flies(words)


def test_types_that_one_state_flies() -> None:
    assert only_flown_by("B-52s") == "USA"
    assert only_flown_by("Tu-95") == "RUS"
    assert only_flown_by("F-16s") == only_flown_by("bombers") == ""


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("HMS Hill", "GBR"),
        ("the destroyer H.M.S. Hill", "GBR"),
        ("USS Hill Prince", "USA"),
        ("HMS", ""),
        ("MV Hill", ""),
        ("INS Hill", "IND"),
        ("INS Commissioner Holm", ""),
        ("RFA Hill", ""),
        ("the tanker RFA Hill", "GBR"),
        ("Hill", ""),
    ],
)
def test_whose_a_ship_is_by_its_letters(words: str, country: str) -> None:
    assert navy(words) == country
