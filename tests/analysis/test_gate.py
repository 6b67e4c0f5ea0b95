"""The gate: the upper layers are spared where there is nothing to find, and nothing is lost by it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from own import read_own
from sayso.analysis import reader as module
from sayso.analysis.gate import FILE, Gate
from sayso.analysis.launching import launches
from sayso.analysis.reader import WEIGHTS, Reader
from sayso.analysis.sentences import sentences
from sayso.errors import RunStopped
from sayso.model.analysis import Heard, Sentence
from sayso.model.report import Report
from sayso.sources.inputs import read_inputs
from sayso.sources.layout import layout

SAMPLES = Path(module.__file__).parents[1] / "demo" / "reports"
EVERY = 17
"""Of the sentences of our own reports every so many is read both ways."""


class Counted:
    """A session that counts how often it is run."""

    def __init__(self, session: Any) -> None:
        self.session, self.runs = session, 0

    def run(self, *given: Any) -> Any:
        self.runs += 1
        return self.session.run(*given)


@pytest.fixture(scope="module")
def gated() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def whole() -> Reader:
    return Reader(gated=False)


@pytest.fixture
def upper(gated: Reader, monkeypatch: pytest.MonkeyPatch) -> Counted:
    counted = Counted(gated._upper)
    monkeypatch.setattr(gated, "_upper", counted)
    gated._heard.cache_clear()
    return counted


def told(text: str) -> Sentence:
    return Sentence(0, len(text), text)


def own_sentences() -> Iterator[Sentence]:
    for one in read_own():
        text = one.record["text"]
        yield from sentences(Report(id="r", key="r", text=text, parts=layout(text)))


def test_what_is_read_with_the_gate_is_what_the_whole_model_says(gated: Reader, whole: Reader) -> None:
    samples = [s for r in read_inputs([str(SAMPLES)]) if isinstance(r, Report) for s in sentences(r)]
    chosen = [*list(own_sentences())[::EVERY], *samples]
    assert len(chosen) > 300
    heard = list(whole.read(chosen))
    assert sum(bool(one.acts) for one in heard) > 200
    assert list(gated.read(chosen)) == heard


@pytest.mark.parametrize(
    "text",
    [
        "Rain later.",
        "Mostly sunny and mild.",
        "Mix well.",
    ],
)
def test_a_sentence_that_can_hold_nothing_runs_no_upper_layer(gated: Reader, upper: Counted, text: str) -> None:
    assert gated.hear(told(text)) == Heard()
    assert upper.runs == 0


def test_a_sentence_that_holds_something_runs_them(gated: Reader, upper: Counted) -> None:
    assert gated.hear(told("Gunmen killed three farmers near Dorra, police said.")).acts
    assert upper.runs == 1


def test_what_is_launched_is_read_for_whatever_the_gate_says(upper: Counted, gated: Reader) -> None:
    text = "The army fired rockets at the harbour."
    assert any(True for _ in launches(text))
    shut = Gate(np.zeros((384, 1), np.float32), np.zeros(1, np.float32), np.zeros(1, np.float32), bound=1)
    gate, gated._gate = gated._gate, shut
    try:
        assert gated.hear(told(text)).acts
        assert gated.hear(told("Gunmen killed three farmers.")) == Heard()
    finally:
        gated._gate = gate
    assert upper.runs == 1


def test_odds_are_those_of_the_network_and_the_bound_opens() -> None:
    gate = Gate(np.eye(2, dtype=np.float32), np.array([0, -1], np.float32), np.array([1, 2], np.float32), bound=3)
    states = np.array([[1, 0], [-5, 2], [0, 0.5]], np.float32)
    assert gate.odds(states).tolist() == [1, 2, 0]
    assert not gate.opens(states)
    assert gate.opens(np.array([[1, 2]], np.float32))


def test_a_gate_that_is_written_is_the_one_that_is_loaded(tmp_path: Path) -> None:
    states = np.random.default_rng(1).normal(size=(9, 384)).astype(np.float32)
    shipped = Gate.load(WEIGHTS)
    assert shipped is not None
    shipped.save(tmp_path)
    again = Gate.load(tmp_path)
    assert again is not None
    assert again.bound == shipped.bound
    assert np.array_equal(again.odds(states), shipped.odds(states))


def test_a_folder_without_a_gate_has_none(tmp_path: Path) -> None:
    assert Gate.load(tmp_path) is None


@pytest.mark.parametrize("held", [b"", b"PK\x03\x04 cut", b"no archive at all"])
def test_what_is_no_gate_is_said_in_one_line(tmp_path: Path, held: bytes) -> None:
    (tmp_path / FILE).write_bytes(held)
    with pytest.raises(RunStopped, match=r"No gate in .*expected what training/gate.py writes") as stopped:
        Gate.load(tmp_path)
    assert stopped.value.code == 3
    assert "\n" not in str(stopped.value)


def test_a_gate_that_lacks_a_part_is_said(tmp_path: Path) -> None:
    np.savez(tmp_path / FILE, into=np.zeros((384, 1)))
    with pytest.raises(RunStopped, match="No gate in"):
        Gate.load(tmp_path)


def test_half_a_trunk_is_no_reader(tmp_path: Path) -> None:
    for name in module.FILES:
        if name != "upper.onnx":
            (tmp_path / name).write_bytes(b"")
    with pytest.raises(RunStopped, match=r"upper\.onnx missing"):
        Reader(tmp_path)
