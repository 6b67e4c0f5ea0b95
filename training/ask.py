"""Keeps what a reader makes of every sentence, for another one to learn from.

    python training/ask.py GOLD_FOLDER --into FILE [--weights build/base.pt]

Asks the shipped reader, or the weights that training left.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import nn

import further
from examples import Example, load, load_own
from sayso.analysis.labels import TRIGGER_HEADS, WORD_HEADS
from sayso.analysis.reader import WEIGHTS
from sayso.analysis.wordpiece import WordPiece
from taught import Lesson, Taught
from train import Batch, device, encode, halved, scores

TOGETHER = 24
"""So many sentences are asked about at once."""
HEARD = frozenset({"trigger", "cue", *WORD_HEADS, *TRIGGER_HEADS})


@torch.no_grad()
def ask(model: nn.Module, examples: Sequence[Example], pieces: WordPiece) -> Iterator[tuple[tuple[str, int], Taught]]:
    """What a model makes of examples, each by its key, those of like length together."""
    on = device()
    model.to(on).eval()
    order = sorted(examples, key=lambda one: len(one.spans))
    for begin in range(0, len(order), TOGETHER):
        some = order[begin : begin + TOGETHER]
        batch = Batch.of([encode(one, pieces) for one in some], on)
        with torch.autocast(on.type, torch.bfloat16, enabled=halved(on)):
            said = scores(model, batch)
        first = 0
        for row, (one, item) in enumerate(zip(some, batch.items, strict=True)):
            count, last = len(item.heads), first + len(item.targets)
            trigger, cue = said.trigger[row, :count], said.cue[row, :count]
            words, whole = trigger.new_zeros(0, count, 0), trigger.new_zeros(0, 0)
            if last > first and said.words is not None and said.whole is not None:
                words, whole = said.words[first:last, :count], said.whole[first:last]
            first = last
            yield one.key, Taught(*(part.half().cpu() for part in (trigger, cue, words, whole)))


def main() -> None:
    """Asks as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--weights", type=Path, help="of the reader to ask; else the shipped one")
    parser.add_argument("--into", type=Path, required=True)
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    model = further.model_of(torch.load(chosen.weights) if chosen.weights else further.shipped(exact=True))
    examples = load_own() + load(chosen.gold, shippable=True)
    said = dict(ask(model, examples, WordPiece.load(WEIGHTS / "vocab.txt")))
    chosen.into.parent.mkdir(parents=True, exist_ok=True)
    torch.save(Lesson(HEARD, said), chosen.into)


if __name__ == "__main__":
    main()
