"""Spans of time, and waits that grow."""

import pytest

from sayso.errors import RunStopped
from sayso.watch.clock import DAY, backed_off, seconds


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("90", 90.0),
        ("90s", 90.0),
        ("15m", 900.0),
        ("2h", 7_200.0),
        ("1d", 86_400.0),
        (" 1.5H ", 5_400.0),
        ("2 h", 7_200),
    ],
)
def test_spans(text: str, span: float) -> None:
    assert seconds(text) == span


@pytest.mark.parametrize("text", ["", "m", "-5m", "1w", "5 minutes", "1e3", "٣m", "9" * 7, "1h30m"])
def test_what_is_no_span(text: str) -> None:
    with pytest.raises(RunStopped, match="No span of time"):
        seconds(text)


def test_waits_double_up_to_a_day_with_a_quarter_of_chance() -> None:
    assert [backed_off(60, number, DAY, 0.5) for number in (1, 2, 3, 11, 12, 10_000)] == [
        *(60, 120, 240, 61_440, DAY, DAY)
    ]
    assert backed_off(60, 1, DAY, 0.0) == 45.0
    assert backed_off(60, 1, DAY, 1.0) == 75.0
