"""The trunk in two halves: together they give the numbers of the whole, to the last digit."""

from pathlib import Path

import numpy as np
import pytest

from sayso.analysis.labels import HINTS
from sayso.analysis.reader import _session

torch = pytest.importorskip("torch", reason="training needs torch, reading does not")
pytest.importorskip("onnx", reason="training needs onnx, reading does not")
export, model = pytest.importorskip("export"), pytest.importorskip("model")

VOCABULARY = 120


@pytest.mark.filterwarnings("ignore")  # of the exporter
def test_two_halves_are_the_whole(tmp_path: Path) -> None:
    torch.manual_seed(3)
    whole = tmp_path / "trunk.onnx"
    export.write_trunk(model.ReaderModel(VOCABULARY), whole)
    export.cut(whole, tmp_path)
    sessions = [_session(tmp_path / name) for name in ("trunk.onnx", "lower.onnx", "upper.onnx")]
    chance = np.random.default_rng(7)
    for pieces in (1, 2, 17, 60, 252):
        feed = {
            "ids": chance.integers(1, VOCABULARY, (1, pieces)),
            "shapes": chance.integers(0, 4, (1, pieces)),
            "parts": chance.integers(0, 2, (1, pieces)),
            "hints": chance.integers(0, 2, (1, pieces, len(HINTS))).astype(np.float32),
        }
        heads = np.sort(chance.integers(0, pieces, (1, max(1, pieces // 2))))
        (early,) = sessions[1].run(None, feed)
        halves = sessions[2].run(None, {"early": early, "ids": feed["ids"], "hints": feed["hints"], "heads": heads})
        for one, other in zip(sessions[0].run(None, feed | {"heads": heads}), halves, strict=True):
            assert np.array_equal(one, other)
        assert halves[0].shape == (1, heads.shape[1], 384)
    assert early.shape == (1, 252, 384)
