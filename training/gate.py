"""Fits the gate of a reader: from the lower states of words to whether the whole model finds anything in a sentence.

    python training/gate.py ../shared/gold [--folder src/sayso/analysis/weights]

The labels are the model's own chances, so any text will do. Taken are reports whose licence lets a model be shipped,
and their sentences with words drawn from the vocabulary in place of their own, cut short or not: a few hundred reports
have too few words. The bound lies under the lowest of all sentences that hold something, each by a gate that was not
fitted on it. Prints of gold of other tasks how many sentences that hold something are shut out, and how many others.
"""

import argparse
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from examples import SHIPPABLE, read_jsonl, report_of
from own import read_own
from sayso.analysis.gate import FILE, Gate
from sayso.analysis.launching import launches
from sayso.analysis.reader import FURNITURE, WEIGHTS, Reader
from sayso.analysis.sentences import sentences
from sayso.analysis.words import words

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
Line = tuple[str, bool]
"""A sentence, and whether it stands by itself as headlines do."""
OTHERS = ("places", "attribution", "linking", "times", "status", "incidents")
"""Gold that nothing is fitted on."""
UNITS, EPOCHS, BATCH, FOLDS = 64, 6, 1_024, 3
MARGIN = 1.0
"""So much lower in log odds is the bound than the lowest odds that a gate gave to a sentence it was not fitted on."""
SCRAMBLED = 2
"""So often each sentence is taken with other words."""
SHARES = (0.15, 0.35, 0.7)
"""Of its longer words so many are drawn anew."""
ENDINGS = ("ed", "ing", "s", "ly", "er")
"""A word is drawn from among those that end alike, so that an -ed goes for an -ed."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the model says of sentences.

    Attributes:
        states: of words after the lower layers, [word, width].
        chances: that a word is a trigger or a word of saying, by its own bound: from 1 on it is one, [word].
        lines: the number of the line that each word is of, ascending, [word].
        held: whether a line holds anything, [line].
    """

    states: Floats
    chances: Floats
    lines: Floats
    held: Floats

    def of(self, folds: Sequence[int], fold: int, *, inside: bool) -> "Seen":
        """The words of lines that are in a fold, or that are not; lines keep their numbers."""
        kept = (np.array(folds)[self.lines] == fold) == inside
        return Seen(self.states[kept], self.chances[kept], self.lines[kept], self.held)

    def highest(self, gate: Gate) -> Floats:
        """The highest odds of the words of each line; of a line without words here, minus infinity; [line]."""
        found = np.full(len(self.held), -np.inf, np.float32)
        np.maximum.at(found, self.lines, gate.odds(self.states))
        return found


def seen(reader: Reader, lines: Sequence[Line]) -> Seen:
    """What a reader's model says of each line."""
    states, chances, numbers, held = [], [], [], np.zeros(len(lines), bool)
    for number, (text, furniture) in enumerate(lines):
        spans = words(text)
        held[number] = any(True for _ in launches(text))
        for window in reader.windows([text[a:b] for a, b in spans]):
            lower, heads = reader.lower(window, int(furniture)), np.array(window.heads)
            _, trigger, cue = reader.upper(lower, heads)
            chance = np.maximum(trigger[:, 1:].max(-1) / reader.threshold, (1 - cue[:, 0]) / reader.cues)
            states.append(lower.early[0][heads].astype(np.float16))
            chances.append(chance)
            numbers.append(np.full(len(heads), number))
            held[number] |= bool((chance >= 1).any())
    return Seen(np.concatenate(states), np.concatenate(chances), np.concatenate(numbers), held)


def fit(told: Seen, seed: int = 0) -> Gate:
    """A gate whose odds are those of the chances, as far as one can tell from the lower states; its bound is 0."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    states = torch.tensor(told.states.astype(np.float32))
    mean, spread = states.mean(0), states.std(0) + 1e-3
    states, wanted = (states - mean) / spread, torch.tensor(told.chances.clip(max=1), dtype=torch.float32)
    into, out = nn.Linear(states.shape[1], UNITS), nn.Linear(UNITS, 1)
    rates = torch.optim.AdamW([*into.parameters(), *out.parameters()], 1e-3, weight_decay=5e-2)
    for _ in range(EPOCHS):
        for at in torch.randperm(len(states)).split(BATCH):
            hidden = functional.dropout(functional.relu(into(states[at])), 0.3)
            loss = functional.binary_cross_entropy_with_logits(out(hidden)[:, 0], wanted[at])
            rates.zero_grad()
            loss.backward()
            rates.step()
    with torch.no_grad():
        weights = (into.weight / spread).T
        shift = into.bias - mean @ weights
        # What is added to the odds goes into a hidden unit that is always on.
        weights = torch.cat([weights, torch.zeros(len(weights), 1)], 1)
        shift, last = torch.cat([shift, torch.ones(1)]), torch.cat([out.weight[0], out.bias])
    return Gate(weights.numpy().copy(), shift.numpy().copy(), last.numpy().copy(), 0.0)


def lines_of(records: Iterable[dict[str, str]]) -> list[Line]:
    """The sentences of reports, each once."""
    found = ((s.text, s.part in FURNITURE) for record in records for s in sentences(report_of(record)))
    return list(dict.fromkeys(found))


def shippable(gold: Path) -> list[Line]:
    """Sentences of our own reports, and of those of the claims gold whose licence lets a model be shipped."""
    theirs = (r for r in read_jsonl(gold / "claims.reports.jsonl") if SHIPPABLE.search(r["licence"]))
    return list(dict.fromkeys([*lines_of(one.record for one in read_own()), *lines_of(theirs)]))


class Scrambled:
    """Sentences with other words.

    Args:
        vocabulary: the pieces that the model knows, a line each.
    """

    def __init__(self, vocabulary: Path) -> None:
        self._chance = random.Random(5)  # noqa: S311 -- which words are drawn is no secret
        whole = [w for w in vocabulary.read_text("utf-8").split() if w.isalpha() and w.isascii() and len(w) > 2]
        self._alike = {ending: [w for w in whole if _ending(w) == ending] for ending in ("", *ENDINGS)}

    def of(self, line: Line, number: int) -> Line:
        """A sentence with a share of its longer words drawn anew, and every second one cut short."""
        share = SHARES[number % len(SHARES)]
        text = re.sub("[A-Za-z]{4,}", lambda held: self._word(held[0], share), line[0])
        return (self._cut(text) if number % 2 else text), line[1]

    def _word(self, word: str, share: float) -> str:
        if self._chance.random() > share:
            return word
        drawn = self._chance.choice(self._alike[_ending(word.lower())])
        return drawn.capitalize() if word[0].isupper() else drawn

    def _cut(self, text: str) -> str:
        pieces = text.split(", ")
        kept = self._chance.choice(pieces) if len(pieces) > 1 else " ".join(text.split()[: self._chance.randint(4, 9)])
        return f"{kept[:1].upper()}{kept[1:].rstrip(',.')}."


def _ending(word: str) -> str:
    return next((ending for ending in ENDINGS if word.endswith(ending)), "")


def fitted(reader: Reader, lines: Sequence[Line], vocabulary: Path) -> Gate:
    """The gate for a reader, with its bound, fitted on these lines and on what is made of them."""
    scrambled = Scrambled(vocabulary)
    made = [scrambled.of(line, n) for n, line in enumerate([*lines] * SCRAMBLED)]
    told = seen(reader, [*lines, *made])
    folds = [number % len(lines) % FOLDS for number in range(len(told.held))]
    lowest = np.inf
    for fold in range(FOLDS):
        odds = told.of(folds, fold, inside=True).highest(fit(told.of(folds, fold, inside=False)))
        lowest = min(lowest, float(odds[told.held & (np.array(folds) == fold) & np.isfinite(odds)].min()))
    gate = fit(told)
    gate.bound = lowest - MARGIN
    print(f"{len(told.held)} sentences, {len(told.states)} words; lowest {lowest:.2f}, bound {gate.bound:.2f}")
    return gate


def measured(reader: Reader, gate: Gate, lines: Sequence[Line]) -> str:
    """How many sentences hold something, how many of these are shut out, and how many of the others."""
    told = seen(reader, lines)
    shut = told.highest(gate) < gate.bound
    held, lost, spared = told.held.sum(), (shut & told.held).sum(), (shut & ~told.held).sum()
    return f"{len(lines):6} sentences, {held:6} hold something, {lost} of them shut out; {spared} of the others"


def main() -> None:
    """Fits, writes and measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--folder", type=Path, default=WEIGHTS)
    parser.add_argument("--measure", action="store_true", help="measure the gate that is there; fit none")
    parser.add_argument("--tasks", nargs="*", default=OTHERS, help="gold to measure on")
    asked = parser.parse_args()
    reader = Reader(asked.folder, gated=False)
    gate = (
        Gate.load(asked.folder) if asked.measure else fitted(reader, shippable(asked.gold), asked.folder / "vocab.txt")
    )
    if gate is None:
        raise SystemExit(f"No {FILE} in {asked.folder}")
    if not asked.measure:
        gate.save(asked.folder)
    for task in asked.tasks:
        print(
            f"{task:12} {measured(reader, gate, lines_of(read_jsonl(asked.gold / f'{task}.reports.jsonl')))}",
            flush=True,
        )


if __name__ == "__main__":
    main()
