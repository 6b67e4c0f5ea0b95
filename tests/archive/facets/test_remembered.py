"""Answers are kept at hand, within bounds."""

import numpy as np
import pytest

from sayso.archive.facets import remembered
from sayso.archive.facets.remembered import Remembered


def fail() -> int:
    raise AssertionError("It is at hand")


def test_an_answer_is_made_once() -> None:
    kept = Remembered()
    assert kept.get("a", lambda: 1) == 1
    assert kept.get("a", fail) == 1


def test_the_oldest_goes_where_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "KEPT", 2)
    kept = Remembered()
    for name in "abc":
        kept.get(name, lambda: 1)
    assert (kept.get("c", fail), kept.get("b", fail), kept.get("a", lambda: 2)) == (1, 1, 2)


def test_the_oldest_goes_where_arrays_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 100)
    kept = Remembered()
    for name in "abc":
        kept.get(name, lambda: np.zeros(40, np.uint8))
    assert len(kept.get("b", lambda: np.zeros(1, np.uint8))) == 40
    assert len(kept.get("a", lambda: np.zeros(1, np.uint8))) == 1
    assert len(kept.get("d", lambda: np.zeros(500, np.uint8))) == 500
    assert len(kept.get("d", lambda: np.zeros(1, np.uint8))) == 500
