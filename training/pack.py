"""Writes the examples and the weights that training begins with for a machine that has only torch and numpy.

    python training/pack.py GOLD_FOLDER --into FOLDER

`examples.bin` holds what `arrays.py` reads, `minilm.pt` the encoder in 16 bits: 46 MB together. Neither holds text.
"""

import argparse
import pickle
import zlib
from pathlib import Path

import torch
from safetensors.torch import load_file

from arrays import Packed, Sizes
from examples import SHIPPABLE, Example, load, load_own, read_jsonl
from folds import folds
from sayso.analysis.hints import hints_of
from sayso.analysis.labels import CUES, HINTS, TRIGGER_HEADS, TYPES, WORD_HEADS
from sayso.analysis.wordpiece import WordPiece, shape
from train import STRIPPED
from weights import minilm


def packed(example: Example, pieces: WordPiece, fold: int, *, learn: bool) -> Packed:
    """An example as numbers; `fold` is -1 for reports of our own."""
    words = [
        (tuple(pieces.ids_of(w)), shape(w), sum(1 << hint for hint in hints_of(w)), w in STRIPPED)
        for w in example.words
    ]
    targets = [
        (
            t.at,
            t.type,
            tuple(tuple(t.words[h]) if h in t.words else None for h in WORD_HEADS),
            tuple(t.whole.get(h, -1) for h in TRIGGER_HEADS),
        )
        for t in example.targets
    ]
    part = int(example.sentence.part in ("headline", "caption", "heading"))
    return Packed(fold, learn, part, example.claims, example.said, words, targets)


def main() -> None:
    """Writes both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--into", type=Path, required=True)
    chosen = parser.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    pieces = WordPiece.load(minilm() / "vocab.txt")
    records = {r["id"]: r for r in read_jsonl(chosen.gold / "claims.reports.jsonl")}
    part = folds({i: r["text"] for i, r in records.items()})
    items = [
        packed(e, pieces, part[e.doc], learn=bool(SHIPPABLE.search(records[e.doc]["licence"])))
        for e in load(chosen.gold)
    ]
    items += [packed(e, pieces, -1, learn=True) for e in load_own()]
    sizes = Sizes(
        words={h: len(labels) for h, labels in WORD_HEADS.items()},
        whole={h: len(labels) for h, labels in TRIGGER_HEADS.items()},
        types=len(TYPES),
        cues=len(CUES),
        hints=len(HINTS),
        first=pieces.first,
        last=pieces.last,
    )
    (chosen.into / "examples.bin").write_bytes(zlib.compress(pickle.dumps((sizes, items))))
    weights = load_file(minilm() / "model.safetensors")
    torch.save(
        {n: w.half() for n, w in weights.items() if n.startswith(("embeddings.", "encoder."))},
        chosen.into / "minilm.pt",
    )


if __name__ == "__main__":
    main()
