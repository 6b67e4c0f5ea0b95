"""Words of a standing tie."""

import pytest
from tests.hand import act, material

from sayso.claims.assemble import claims
from sayso.claims.ties import tie
from sayso.codebook import load


@pytest.mark.parametrize(
    ("text", "trigger", "mode", "actors", "recipients", "expected"),
    [
        # a stretch that has the trigger within is cut at it, for either end
        ("The envoy Ann Vale left Chad.", "envoy", "office", ["envoy Ann Vale"], ["Chad"], (["Ann Vale"], ["Chad"])),
        (
            "Chad-backed fighters fled.",
            "backed",
            "ally",
            ["backed fighters"],
            ["Chad-backed"],
            (["fighters"], ["Chad"]),
        ),
        (
            "Harbour Group Commander Ann Vale left.",
            "Commander",
            "office",
            ["Ann Vale"],
            ["Harbour Group Commander"],
            (["Ann Vale"], ["Harbour Group"]),
        ),
        ("The head of Hill Bank left.", "head", "office", ["The head"], ["Hill Bank"], (["The head"], ["Hill Bank"])),
        # of an office, the nearest holder and the nearest body
        (
            "Jan Roy met the head of Hill Bank, Ann Vale, in Chad.",
            "head",
            "office",
            ["Jan Roy", "Ann Vale"],
            ["Hill Bank", "Chad"],
            (["Jan Roy"], ["Hill Bank"]),
        ),
        ("Chad's envoy Ann Vale met Jan Roy.", "envoy", "office", ["Ann Vale", "Jan Roy"], [], (["Ann Vale"], [])),
        # other ties and plural offices keep all
        (
            "Chad and Peru are allies of Fiji and Togo.",
            "allies",
            "ally",
            ["Chad", "Peru"],
            ["Fiji", "Togo"],
            (["Chad", "Peru"], ["Fiji", "Togo"]),
        ),
        (
            "Chad, an ally of Fiji, and Togo met.",
            "ally",
            "ally",
            ["Chad"],
            ["Fiji", "Togo"],
            (["Chad"], ["Fiji", "Togo"]),
        ),
        (
            "Ministers Ann Vale and Jan Roy of Chad and Peru met.",
            "Ministers",
            "office",
            ["Ann Vale", "Jan Roy"],
            ["Chad", "Peru"],
            (["Ann Vale", "Jan Roy"], ["Chad", "Peru"]),
        ),
        # words of the department are the title's
        (
            "Norlandic Commerce Minister Ann Vale left.",
            "Minister",
            "office",
            ["Ann Vale"],
            ["Norlandic Commerce"],
            (["Ann Vale"], ["Norlandic"]),
        ),
        (
            "Norwegian Deputy Defence Minister Ann Vale left.",
            "Minister",
            "office",
            ["Ann Vale"],
            ["Norwegian Deputy Defence Minister"],
            (["Ann Vale"], ["Norwegian"]),
        ),
        (
            "Norlandic River Minister Ann Vale left.",
            "Minister",
            "office",
            ["Ann Vale"],
            ["Norlandic River"],
            (["Ann Vale"], ["Norlandic River"]),
        ),
        (
            "The head of Norwegian Trade left.",
            "head",
            "office",
            ["The head"],
            ["Norwegian Trade"],
            (["The head"], ["Norwegian Trade"]),
        ),
    ],
)
def test_both_ends_of_a_tie(
    text: str, trigger: str, mode: str, actors: list[str], recipients: list[str], expected: tuple[list[str], list[str]]
) -> None:
    made = act(text, trigger, type="RELATION", mode=mode, status="ongoing", actors=actors, recipients=recipients)
    ends = tie(material(text, made), made)
    assert tuple([span.text for span in end] for end in ends) == expected
    assert all(text[span.start : span.end] == span.text for end in ends for span in end)


@pytest.mark.parametrize(
    ("text", "trigger", "holder", "body", "kept"),
    [
        ("Brask's mayor, Ann Vale, left.", "mayor", "Ann Vale", "Brask", True),
        ("The driver, Tomas Vale, left.", "driver", "Tomas Vale", "", False),
        ("The chief negotiator, Tomas Vale, left.", "negotiator", "Tomas Vale", "chief", False),
        ("The chief of the Brask police left.", "chief", "chief", "Brask", False),
    ],
)
def test_an_office_has_a_holder_and_a_body(text: str, trigger: str, holder: str, body: str, kept: bool) -> None:
    recipients = [body] if body else []
    made = act(text, trigger, type="RELATION", mode="office", actors=[holder], recipients=recipients)
    assert bool(claims(material(text, made), load())) == kept
