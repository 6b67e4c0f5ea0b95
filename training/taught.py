"""What a teacher makes of examples, word by word, and how far a model that learns from it is from that.

A teacher's scores are kept for whole sentences; whoever learns from them may be shown a sentence without some of its
words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from sayso.analysis.labels import TRIGGER_HEADS, WORD_HEADS

FEWEST = 4
"""A batch with fewer triggers and cues counts as one with so many."""
LEAST = 1e-6
"""A chance that several teachers give is no smaller."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What a model says of a batch: trigger and cue [row, piece, label], words [target, piece, label], whole.

    The last two are None where the batch has no trigger and no cue.
    """

    trigger: Tensor
    cue: Tensor
    words: Tensor | None
    whole: Tensor | None


@dataclass(frozen=True, slots=True)
class Taught:
    """A teacher's scores of one example, in 16 bits.

    Attributes:
        trigger, cue: of its words, [word, label]; of a very long sentence the first words alone.
        words: for each target what the words are to it, [target, word, label].
        whole: of each target, [target, label].
    """

    trigger: Tensor
    cue: Tensor
    words: Tensor
    whole: Tensor

    def of(self, kept: Sequence[int], targets: Sequence[int]) -> "Taught":
        """For some of the words and targets alone."""
        inside = [word for word in kept if word < len(self.trigger)]
        some = [target for target in targets if target < len(self.whole)]
        return Taught(self.trigger[inside], self.cue[inside], self.words[some][:, inside], self.whole[some])


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a teacher makes of examples.

    Attributes:
        heads: for which it is listened to.
        said: its scores, by the keys of the examples.
    """

    heads: frozenset[str]
    said: Mapping[tuple[str, int], Taught]


def together(lessons: Sequence[Lesson], keys: Iterable[tuple[str, int]]) -> list[Taught]:
    """The mean chances of teachers for examples: for each head, of those who are listened to for it.

    What no teacher is listened to for is left as the first one has it. Scores are logarithms of chances.
    """
    return [_mean([(lesson.heads, lesson.said[key]) for lesson in lessons]) for key in keys]


def _mean(some: Sequence[tuple[frozenset[str], Taught]]) -> Taught:
    every = [one for _, one in some]
    trigger, cue = (
        _chances([scores for (heads, _), scores in zip(some, many, strict=True) if head in heads] or many[:1])
        for head, many in (("trigger", [one.trigger for one in every]), ("cue", [one.cue for one in every]))
    )
    words, whole = (
        _by_head([(heads, scores) for (heads, _), scores in zip(some, many, strict=True)], labels)
        for labels, many in ((WORD_HEADS, [one.words for one in every]), (TRIGGER_HEADS, [one.whole for one in every]))
    )
    return Taught(trigger, cue, words, whole)


def _by_head(some: Sequence[tuple[frozenset[str], Tensor]], labels: Mapping[str, Sequence[str]]) -> Tensor:
    if not some[0][1].shape[-1]:
        return some[0][1]  # no trigger, no cue
    sizes, means = list(map(len, labels.values())), list[Tensor]()
    parts = [(heads, scores.split(sizes, -1)) for heads, scores in some]
    for number, head in enumerate(labels):
        heard = [split[number] for heads, split in parts if head in heads]
        means.append(_chances(heard or [parts[0][1][number]]))
    return torch.cat(means, -1)


def _chances(scores: Sequence[Tensor]) -> Tensor:
    chances = torch.stack([one.float().softmax(-1) for one in scores]).mean(0)
    return chances.clamp(min=LEAST).log().half()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a batch.

    Attributes:
        heads: the first piece of each word.
        targets: for each trigger and cue the heads that tell of it.
        taught: what the teacher makes of it.
    """

    heads: Sequence[int]
    targets: Sequence[frozenset[str]]
    taught: Taught | None


def apart(said: Scores, rows: Sequence[Row], weights: Mapping[str, float]) -> Tensor:
    """How far chances are from the teacher's: Kullback-Leibler divergence a trigger or cue, each head by its weight.

    Args:
        weights: of the heads that count.
    """
    kept: dict[str, list[tuple[Tensor, Tensor]]] = {head: [] for head in weights}
    first = 0
    for number, row in enumerate(rows):
        some, one = slice(first, first + len(row.targets)), row.taught
        first += len(row.targets)
        if one is None or len(one.whole) != len(row.targets):
            continue  # a sentence so long that not all of it is read at once
        spots = torch.tensor(row.heads[: len(one.trigger)], device=said.trigger.device)
        _keep(kept, "trigger", said.trigger[number, spots], one.trigger)
        _keep(kept, "cue", said.cue[number, spots], one.cue)
        if row.targets and said.words is not None and said.whole is not None:
            for heads, mine, theirs in (
                (WORD_HEADS, said.words[some][:, spots], one.words),
                (TRIGGER_HEADS, said.whole[some], one.whole),
            ):
                sizes = list(map(len, heads.values()))
                for head, *both in zip(heads, mine.split(sizes, -1), theirs.split(sizes, -1), strict=True):
                    told = [n for n, target in enumerate(row.targets) if head in target]
                    _keep(kept, head, *(side[told].flatten(0, -2) for side in both))
    total = said.trigger.new_zeros(())
    for head, pairs in kept.items():
        if pairs:
            total = total + weights[head] * _apart(*(torch.cat(side) for side in zip(*pairs, strict=True)))
    return total / max(sum(len(row.targets) for row in rows), FEWEST)


def _keep(kept: dict[str, list[tuple[Tensor, Tensor]]], head: str, mine: Tensor, theirs: Tensor) -> None:
    if head in kept and len(mine):
        kept[head].append((mine, theirs))


def _apart(mine: Tensor, theirs: Tensor) -> Tensor:
    wanted = theirs.to(mine).softmax(-1)
    return functional.kl_div(mine.log_softmax(-1), wanted, reduction="sum")
