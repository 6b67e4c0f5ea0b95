"""Batches for a stack of models as plain arrays; made in worker processes that know nothing of torch.

A stack trains several models side by side, each on data of its own: the first axis of every array is the data stream.
"""

import pickle
import random
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

LONGEST = 250
"""Word pieces of a sentence, as in `train.py`."""
IGNORED = -100
"""A label that no loss counts."""
Arrays = dict[str, "np.ndarray[tuple[int, ...], np.dtype[np.generic]]"]


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the labels come to: labels of each head, types, cues and hints; ids of the first and the last piece."""

    words: Mapping[str, int]
    whole: Mapping[str, int]
    types: int
    cues: int
    hints: int
    first: int
    last: int


class Packed(NamedTuple):
    """An example as numbers.

    A word is its pieces, its shape, its hints as bits, and whether some archives would lack it. A target is the word it
    stands at, its mark, for each word head the words' labels (None: it tells nothing of them), and for each trigger
    head its label (-1: none); all labels are None where nobody marked it and a teacher found it.
    """

    fold: int
    learn: bool
    part: int
    claims: bool
    said: bool
    words: list[tuple[tuple[int, ...], int, int, bool]]
    targets: "list[Target]"

    @property
    def length(self) -> int:
        """Its pieces."""
        return 2 + sum(len(pieces) for pieces, *_ in self.words)


Target = tuple[int, int, tuple[tuple[int, ...] | None, ...] | None, tuple[int, ...] | None]


class Job(NamedTuple):
    """One step: for each data stream the examples, by number; a seed for what varies, None where nothing does."""

    seed: str | None
    streams: Sequence[tuple[int, Sequence[int]]]


class _Encoded(NamedTuple):
    ids: list[int]
    shapes: list[int]
    hints: list[int]
    heads: list[int]
    kept: list[int]
    targets: list[tuple[int, Target]]
    example: Packed


class Batches:
    """Makes the arrays of steps.

    Args:
        more: for a stream's group and an example's number, targets that teachers found.
    """

    strip, plain_case, unhinted = 0.15, 0.1, 0.15

    def __init__(
        self, sizes: Sizes, items: Sequence[Packed], more: Mapping[tuple[int, int], list[Target]] | None = None
    ) -> None:
        self.sizes, self.items, self.more = sizes, items, more or {}

    @classmethod
    def load(cls, folder: Path) -> "Batches":
        """From what `pack.py` wrote."""
        sizes, items = pickle.loads(zlib.decompress((folder / "examples.bin").read_bytes()))  # noqa: S301  our own file
        return cls(sizes, [Packed(*item) for item in items])

    def encode(self, number: int, group: int, chance: random.Random | None) -> _Encoded:
        """An example, varied as `train.varied` does where there is a chance."""
        item = self.items[number]
        targets = [*item.targets, *self.more.get((group, number), ())]
        keep: Sequence[int] = range(len(item.words))
        case = None
        if chance and chance.random() < self.strip:
            spared = {t[0] for t in targets}
            keep = [k for k in keep if not item.words[k][3] or k in spared]
        if chance and chance.random() < self.plain_case:
            case = chance.choice([0, 2])
        made = _Encoded([self.sizes.first], [0], [0], [], [], [], item)
        for k in keep:
            pieces, shape, hints, _ = item.words[k]
            if len(made.ids) >= LONGEST:
                break
            made.heads.append(len(made.ids))
            made.kept.append(k)
            made.ids.extend(pieces)
            made.shapes.extend([shape if case is None else case] * len(pieces))
            told = hints if not chance or chance.random() >= self.unhinted else 0
            made.hints.extend([told, *[0] * (len(pieces) - 1)])
        for row, end in ((made.ids, self.sizes.last), (made.shapes, 0), (made.hints, 0)):
            row[LONGEST:] = [end]
        new = {old: n for n, old in enumerate(made.kept)}
        made.targets.extend((new[t[0]], t) for t in targets if t[0] in new)
        return made

    def __call__(self, job: Job) -> Arrays:
        """The arrays of a step: those named for heads hold labels, IGNORED where there is none."""
        encoded = [
            [self.encode(i, group, random.Random(f"{job.seed}-{m}") if job.seed else None) for i in numbers]  # noqa: S311
            for m, (group, numbers) in enumerate(job.streams)
        ]
        arrays = self._blank(encoded)
        for m, row in enumerate(encoded):
            target = 0
            for b, one in enumerate(row):
                self._fill_words(arrays, (m, b), one)
                for at, told in one.targets:
                    self._fill_target(arrays, (m, b, target), one, at, told)
                    target += 1
        return arrays

    def _blank(self, encoded: Sequence[Sequence[_Encoded]]) -> Arrays:
        streams, rows = len(encoded), max(map(len, encoded))
        pieces = _up(max(len(e.ids) for row in encoded for e in row), 8)
        targets = _up(max(1, *(sum(len(e.targets) for e in row) for row in encoded)), 4)
        words, each = (streams, rows, pieces), (streams, targets)
        return {
            "ids": np.zeros(words, np.int32),
            "shapes": np.zeros(words, np.int8),
            "hints": np.zeros(words, np.int32),
            "is_word": np.zeros(words, bool),
            "trigger": np.full(words, IGNORED, np.int16),
            "cue": np.full(words, IGNORED, np.int16),
            "part": np.zeros((streams, rows), np.int8),
            "length": np.ones((streams, rows), np.int16),
            "row": np.zeros(each, np.int16),
            "at": np.zeros(each, np.int16),
            "mark": np.full(each, -1, np.int8),
            "words": np.full((*each, pieces, len(self.sizes.words)), IGNORED, np.int8),
            "whole": np.full((*each, len(self.sizes.whole)), IGNORED, np.int16),
        }

    @staticmethod
    def _fill_words(arrays: Arrays, at: tuple[int, int], one: _Encoded) -> None:
        end = len(one.ids)
        for name, values in (("ids", one.ids), ("shapes", one.shapes), ("hints", one.hints)):
            arrays[name][(*at, slice(end))] = values
        arrays["part"][at], arrays["length"][at] = one.example.part, end
        arrays["is_word"][(*at, one.heads)] = True
        for name, marked in (("trigger", one.example.claims), ("cue", one.example.said)):
            if marked:
                arrays[name][(*at, one.heads)] = 0

    def _fill_target(self, arrays: Arrays, at: tuple[int, int, int], one: _Encoded, word: int, told: Target) -> None:
        (m, b, t), (_, mark, tags, whole), types = at, told, self.sizes.types
        arrays["row"][m, t], arrays["at"][m, t], arrays["mark"][m, t] = b, one.heads[word], mark
        if tags is None or whole is None:
            return
        if mark < types and one.example.claims:
            arrays["trigger"][m, b, one.heads[word]] = mark + 1
        if mark >= types and one.example.said:
            arrays["cue"][m, b, one.heads[word]] = mark - types + 1
        for k, labels in enumerate(tags):
            if labels is not None:
                arrays["words"][m, t, one.heads, k] = [labels[i] for i in one.kept]
        arrays["whole"][m, t] = [v if v >= 0 else IGNORED for v in whole]


def _up(number: int, step: int) -> int:
    return -(-number // step) * step
