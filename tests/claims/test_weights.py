"""Weights of the traits that decide which place or time an act has."""

import importlib.resources
from pathlib import Path
from typing import Literal

import pytest

from sayso.claims.weights import weights
from sayso.errors import RunStopped


@pytest.mark.parametrize("slot", ["place", "time"])
def test_what_the_model_points_at_weighs_more_than_what_it_does_not(slot: Literal["place", "time"]) -> None:
    table = weights(slot)
    assert len(table) > 100
    assert table["own only"] > 0
    assert all(abs(weight) < 5 for weight in table.values())


def test_the_table_is_sorted_and_names_each_trait_once() -> None:
    lines = importlib.resources.files("sayso.claims").joinpath("weights.tsv").read_text("utf-8").splitlines()
    keys = [tuple(line.split("\t")[:2]) for line in lines]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("line", ["place\town only", "place\town only\tmuch", "place"])
def test_a_broken_table_says_where(line: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "weights.tsv").write_text(f"place\tnone\t1.0\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(importlib.resources, "files", lambda _: tmp_path)
    weights.cache_clear()
    try:
        with pytest.raises(RunStopped, match="line 2"):
            weights("place")
    finally:
        weights.cache_clear()
