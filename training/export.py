"""Writes a trained reader model as int8 ONNX graphs with its vocabulary and settings.

The trunk is written in two halves: `lower.onnx` has the layers after which the gate may stop, `upper.onnx` the others.
"""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnx import GraphProto, NodeProto, TensorProto, ValueInfoProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from model import WIDTH, ReaderModel
from sayso.analysis.labels import HINTS, MARKS

EARLY = 2
"""The layers of the lower half of the trunk."""
PIECES = ["ids", "shapes", "parts", "hints"]
OUTPUTS = ["states", "trigger", "cue"]
GRAPHS = ("lower.onnx", "upper.onnx", "arguments.onnx")


class _Trunk(nn.Module):
    """The trunk for one unpadded sentence."""

    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, ids: Tensor, shapes: Tensor, parts: Tensor, hints: Tensor, heads: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        return self.model.trunk(ids, shapes, parts, hints, heads)


class _Arguments(nn.Module):
    """The narrow stack for all triggers and cues of one unpadded sentence."""

    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, states: Tensor, at: Tensor, types: Tensor) -> tuple[Tensor, Tensor]:
        rows = at * 0
        return self.model.arguments(states, rows[:1] + states.shape[1], rows, at, types)


def export(model: ReaderModel, minilm: Path, folder: Path, *, threshold: float, cues: float, name: str) -> None:
    """Writes GRAPHS, `vocab.txt` and `reader.json`; the version is a hash of the graphs.

    A gate is fitted to the graphs that are written, by `gate.py`; without one the reader runs both halves always.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model = model.eval()
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "trunk.onnx"
        write_trunk(model, whole)
        cut(whole, folder)
    states, at = torch.zeros(1, 9, WIDTH), torch.tensor([2, 4, 5])
    many, words = {0: "triggers"}, {1: "words"}
    _write(
        _Arguments(model),
        (states, at, at * 0 + len(MARKS) - 1),
        folder / "arguments.onnx",
        ["states", "at", "types"],
        ["word", "whole"],
        {"states": words, "at": many, "types": many, "word": many | words, "whole": many},
    )
    shutil.copy(minilm / "vocab.txt", folder / "vocab.txt")
    graphs = b"".join((folder / n).read_bytes() for n in GRAPHS)
    version = hashlib.sha256(graphs).hexdigest()[:12]
    settings = {"name": name, "version": version, "threshold": threshold, "cues": cues}
    (folder / "reader.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


def write_trunk(model: ReaderModel, path: Path) -> None:
    """Writes the whole trunk as one int8 graph."""
    ids, heads = torch.ones(1, 9, dtype=torch.long), torch.tensor([[1, 2, 4]])
    example = (ids, ids * 0, ids * 0, torch.zeros(1, 9, len(HINTS)), heads)
    axes = {name: {1: "pieces"} for name in PIECES} | {name: {1: "words"} for name in ("heads", *OUTPUTS)}
    _write(_Trunk(model), example, path, [*PIECES, "heads"], OUTPUTS, axes)


def cut(trunk: Path, folder: Path) -> None:
    """Writes a trunk as `lower.onnx` and `upper.onnx`, which one after the other give the same numbers.

    The graph is cut behind a layer's last norm, across which nothing is fused and nothing is quantized, and its nodes
    keep their names. The upper half gets the pieces as well, of which it makes what tells padding, and the first piece
    of each word.
    """
    graph = onnx.load(str(trunk)).graph
    early = next(n.output[0] for n in graph.node if n.name.endswith(f"layers.{EARLY - 1}/norm2/LayerNormalization"))
    for node in graph.node:
        for names in (node.input, node.output):
            names[:] = ["early" if name == early else name for name in names]
    width = next(i.dims[0] for i in graph.initializer if i.name.endswith("norm.weight"))
    state = helper.make_tensor_value_info("early", TensorProto.FLOAT, [1, "pieces", width])
    given = {value.name: value for value in graph.input}
    _part(trunk, graph, [given[name] for name in PIECES], [state], folder / "lower.onnx")
    inputs = [state, *(given[name] for name in ("ids", "hints", "heads"))]
    _part(trunk, graph, inputs, list(graph.output), folder / "upper.onnx")


def _part(
    trunk: Path, graph: GraphProto, inputs: list[ValueInfoProto], outputs: list[ValueInfoProto], path: Path
) -> None:
    """Writes the part of a graph that makes the outputs of the inputs."""
    known, nodes = {value.name for value in inputs}, dict[int, NodeProto]()
    maker = {name: number for number, node in enumerate(graph.node) for name in node.output}
    wanted = [value.name for value in outputs]
    while wanted:
        name = wanted.pop()
        if name in known or name not in maker or maker[name] in nodes:
            continue
        nodes[maker[name]] = graph.node[maker[name]]
        wanted += graph.node[maker[name]].input
    used = {name for node in nodes.values() for name in node.input}
    model = onnx.load(str(trunk), load_external_data=False)
    kept = [one for one in graph.initializer if one.name in used]
    part = helper.make_graph([nodes[n] for n in sorted(nodes)], path.stem, inputs, outputs, kept)
    model.graph.CopyFrom(part)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


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
