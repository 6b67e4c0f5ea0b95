import pytest

from sayso.analysis.launching import launches


@pytest.mark.parametrize(
    ("sentence", "verb", "weapon"),
    [
        ("Norland launches missiles at Sudland from the lake", "launches", "missiles"),
        ("Rebels launched rockets at Port Arden on Monday.", "launched", "rockets"),
        ("Norland launched dozens of missiles and drones at Sudland.", "launched", "missiles"),
        ("Militants lobbed grenades at a bunker.", "lobbed", "grenades"),
        ("All 26 missiles, launched from four warships, reached their targets.", "launched", "missiles"),
        ("It denied that any of the cruise missiles it launched at Sudland crashed.", "launched", "cruise missiles"),
        ("Dozens of rockets were launched from Norland toward Arden.", "launched", "rockets"),
        ("The drones that Norland launched at the tanker missed.", "launched", "drones"),
    ],
)
def test_a_weapon_launched_at_somebody(sentence: str, verb: str, weapon: str) -> None:
    (found,) = launches(sentence)
    assert sentence[found[0] :].startswith(verb)
    assert sentence[found[1] : found[2]] == weapon


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm launches a new phone in Arden.",
        "Norland launched a campaign on Monday.",
        "Rebels launched a missile attack on the port.",
        "Norland launched a missile over the strait.",
        "Norland launched a missile into the Eastern Sea.",
        "Norland launched a missile from a test range.",
        "Officials fired at each other over the price of bombs.",
        "The rockets were new.",
    ],
)
def test_what_launches_nothing_at_anybody(sentence: str) -> None:
    assert launches(sentence) == ()
