"""Makes a reader of what `stacked.py` wrote.

    python training/unpack.py FOLDER/student-all.pt --into src/sayso/analysis/weights
    python training/unpack.py FOLDER/student-0.pt --into build/folds/0 --fold

With `--fold`, what is less likely is kept too, as `crossvalidate.py --reread` wants it.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor

from build import CUES, THRESHOLD
from crossvalidate import CUES as FOLD_CUES
from crossvalidate import LOWEST
from export import export
from model import LAYERS, SHARED, ReaderModel
from stack import State
from weights import minilm


def model_of(state: State) -> ReaderModel:
    """The model with these parameters."""
    model = ReaderModel.from_minilm(minilm())
    trunk, arguments = model.trunk, model.arguments
    pairs: list[tuple[Tensor, Tensor]] = [
        (trunk.hint.weight, state["hint"].t()),
        (trunk.late.weight, state["late"].t()),
        (trunk.norm.weight, state["norm.w"]),
        (trunk.norm.bias, state["norm.b"]),
        (arguments.mark.weight, state["mark"]),
    ]
    pairs += [(getattr(trunk, n).weight, state[n]) for n in ("place", "part", "shape")]
    for name, head in (
        ("trigger", trunk.trigger),
        ("cue", trunk.cue),
        ("words", arguments.words),
        ("whole", arguments.whole),
    ):
        pairs += [(head.weight, state[f"{name}.w"].t()), (head.bias, state[f"{name}.b"][0])]
    for n in range(LAYERS + SHARED):
        layer = trunk.layers[n] if n < LAYERS else arguments.layers[n - LAYERS]
        for name in ("qkv", "out", "up", "down"):
            pairs.append((getattr(layer, name).weight, state[f"{n}.{name}.w"].t()))
            pairs.append((getattr(layer, name).bias, state[f"{n}.{name}.b"][0]))
        for name in ("norm1", "norm2"):
            pairs.append((getattr(layer, name).weight, state[f"{n}.{name}.w"]))
            pairs.append((getattr(layer, name).bias, state[f"{n}.{name}.b"]))
    with torch.no_grad():
        for ours, theirs in pairs:
            ours.copy_(theirs)
    return model.eval()


def main() -> None:
    """Exports one model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("state", type=Path)
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--fold", action="store_true")
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    threshold, cues = (LOWEST, FOLD_CUES) if chosen.fold else (THRESHOLD, CUES)
    name = chosen.state.stem if chosen.fold else "sayso reader"
    export(model_of(torch.load(chosen.state)), minilm(), chosen.into, threshold=threshold, cues=cues, name=name)


if __name__ == "__main__":
    main()
