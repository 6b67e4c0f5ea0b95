"""Days that the heads of entries give."""

from dataclasses import replace

import pytest
from tests.hand import act, find, material

from sayso.claims.dating import Dating
from sayso.claims.entries import Entries
from sayso.claims.material import Material
from sayso.model.analysis import Act
from sayso.model.report import Part

LOG = "0840 – Shells hit Brask.\n1130 – Gunmen took Tarsk. Nobody was hurt.\n1500: Troops left Olmo."
DIARY = "6 March. Shells hit Brask.\n7 March. Gunmen took Tarsk. Nobody was hurt.\nThe count goes on."


def dated(text: str, *acts: Act) -> list[str]:
    return [time.said for time in Dating(_in_lines(text, *acts)).all()]


def heads(text: str, *words: str) -> list[str]:
    """The days of the heads of the entries in which words stand; "" where they stand in none."""
    entries = Entries(_in_lines(text))
    return [head.said if (head := entries.head(find(text, word))) else "" for word in words]


def _in_lines(text: str, *acts: Act) -> Material:
    made = material(text, *acts)
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
    parts = tuple(
        Part(a, b, "paragraph") for a, b in zip(starts, [*(s - 1 for s in starts[1:]), len(text)], strict=True)
    )
    return replace(made, report=replace(made.report, parts=parts))


@pytest.mark.parametrize(("words", "said"), [("hit", "2021-03-09"), ("took", "2021-03-09"), ("left", "2021-03-09")])
def test_entries_under_times_of_day_are_of_the_day_of_the_log(words: str, said: str) -> None:
    assert dated(LOG, act(LOG, words)) == [said]


def test_an_entry_under_a_day_ends_with_its_paragraph() -> None:
    assert heads(DIARY, "hit", "hurt", "count") == ["2021-03-06", "2021-03-07", ""]


def test_a_day_that_stands_alone_heads_what_follows() -> None:
    text = "6 March\nShells hit Brask.\nGunmen took Tarsk.\n7 March\nTroops left Olmo."
    assert heads(text, "hit", "took", "left") == ["2021-03-06", "2021-03-06", "2021-03-07"]


def test_a_place_may_stand_before_the_day() -> None:
    text = "BRASK, Monday. Shells hit a mill.\nTARSK, Tuesday. Gunmen took a van."
    assert heads(text, "hit", "took") == ["2021-03-08", "2021-03-09"]


@pytest.mark.parametrize(
    "text",
    [
        "0840 – Shells hit Brask.\n1130 – Gunmen took Tarsk.",
        "1914 War came.\n1918 Peace came.\n1939 War hit Brask.",
        "150 men came.\n120 guards hit Brask.\n230 rebels fled.",
        "6 March. Shells hit Brask.\nMore came.",
        "On 6 March shells hit Brask.\nOn 7 March gunmen came.",
    ],
)
def test_what_is_no_log_has_no_entries(text: str) -> None:
    assert heads(text, "came" if "came" in text else "hit") == [""]


def test_plans_ties_and_what_is_asked_under_way_are_not_of_the_day_of_the_entry() -> None:
    planned = replace(act(LOG, "hit"), status="planned")
    asked = act(LOG, "hurt", type="REQUEST")
    assert dated(LOG, planned, asked) == ["", ""]
