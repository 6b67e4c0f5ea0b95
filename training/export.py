"""Writes a trained reader model as two int8 ONNX graphs with its vocabulary and settings."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from model import ReaderModel
from sayso.analysis.labels import HINTS, MARKS


class _Trunk(nn.Module):
    """The trunk for one unpadded sentence."""

    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, shapes: Tensor, parts: Tensor, hints: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.model.trunk(ids, shapes, parts, hints)


class _Arguments(nn.Module):
    """Stack B for all triggers and cues of one unpadded sentence."""

    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, low: Tensor, at: Tensor, types: Tensor) -> tuple[Tensor, Tensor]:
        low = low.expand(at.shape[0], -1, -1)
        lengths = torch.full_like(at, 0) + low.shape[1]
        return self.model.arguments(low, lengths, at, types)


def export(model: ReaderModel, minilm: Path, folder: Path, *, threshold: float, cues: float, name: str) -> None:
    """Writes `trunk.onnx`, `arguments.onnx`, `vocab.txt` and `reader.json`; the version is a hash of the graphs."""
    folder.mkdir(parents=True, exist_ok=True)
    model = model.eval()
    ids = torch.ones(1, 9, dtype=torch.long)
    pieces = {1: "pieces"}
    hints = torch.zeros(1, 9, len(HINTS))
    names = ["ids", "shapes", "parts", "hints"]
    _write(
        _Trunk(model),
        (ids, ids * 0, ids * 0, hints),
        folder / "trunk.onnx",
        names,
        ["low", "trigger", "cue"],
        dict.fromkeys((*names, "low", "trigger", "cue"), pieces),
    )
    low, at = torch.zeros(1, 9, 384), torch.tensor([2, 4, 5])
    many = {0: "triggers"}
    _write(
        _Arguments(model),
        (low, at, at * 0 + len(MARKS) - 1),
        folder / "arguments.onnx",
        ["low", "at", "types"],
        ["word", "whole"],
        {"low": pieces, "at": many, "types": many, "word": {0: "triggers", 1: "pieces"}, "whole": many},
    )
    shutil.copy(minilm / "vocab.txt", folder / "vocab.txt")
    graphs = b"".join((folder / n).read_bytes() for n in ("trunk.onnx", "arguments.onnx"))
    version = hashlib.sha256(graphs).hexdigest()[:12]
    settings = {"name": name, "version": version, "threshold": threshold, "cues": cues}
    (folder / "reader.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


def _write(
    module: nn.Module,
    example: tuple[Tensor, ...],
    path: Path,
    inputs: list[str],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        with torch.no_grad():
            torch.onnx.export(
                module.eval(),
                example,
                str(full),
                input_names=inputs,
                output_names=outputs,
                dynamic_axes=axes,
                opset_version=17,
                dynamo=False,
            )
        # Weights of 7 bits keep the integer sums of processors without VNNI from saturating: all machines sum alike.
        quantize_dynamic(
            full,
            path,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    graph = onnx.load(str(path))
    graph.producer_version = ""
    onnx.save(graph, str(path))
