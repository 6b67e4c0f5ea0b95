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
    """What a model says of a batch: trigger and cue [row, word, label], words [target, word, label], whole.

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
        targets: for each trigger and cue the heads that tell of it.
        taught: what the teacher makes of it.
    """

    targets: Sequence[frozenset[str]]
    taught: Taught | None


def apart(said: Scores, rows: Sequence[Row], weights: Mapping[str, float]) -> Tensor:
    """How far chances are from the teacher's: Kullback-Leibler divergence a trigger or cue, each head by its weight.

    Args:
        weights: of the heads that count.
    """
    total, on, first = said.trigger.new_zeros(()), said.trigger.device, 0
    lines, targets, told, heads = list[int](), list[int](), list[Taught](), list[frozenset[str]]()
    for number, row in enumerate(rows):
        # A teacher reads no more of a very long sentence than the pupil, so it may tell of fewer targets.
        if row.taught is not None and len(row.taught.whole) == len(row.targets):
            lines.append(number)
            told.append(row.taught)
            targets += range(first, first + len(row.targets))
            heads += row.targets
        first += len(row.targets)
    for head, mine, theirs in (
        ("trigger", said.trigger, [one.trigger for one in told]),
        ("cue", said.cue, [one.cue for one in told]),
    ):
        if head in weights and told:
            wanted, known = _padded(theirs, mine)
            total = total + weights[head] * (_apart(mine[lines], wanted) * known).sum()
    if targets and said.words is not None and said.whole is not None:
        many = [words for one in told for words in one.words if words.shape[-1]]
        wanted, known = _padded(many, said.words)
        whole = torch.cat([one.whole for one in told if one.whole.shape[-1]]).to(said.whole)
        for names, mine, theirs, real in (
            (WORD_HEADS, said.words[targets], wanted, known),
            (TRIGGER_HEADS, said.whole[targets], whole, None),
        ):
            sizes = list(map(len, names.values()))
            for head, *both in zip(names, mine.split(sizes, -1), theirs.split(sizes, -1), strict=True):
                if head in weights:
                    tells = torch.tensor([head in some for some in heads], device=on)
                    lost = _apart(*both)
                    lost = lost if real is None else (lost * real).sum(1)
                    total = total + weights[head] * (lost * tells).sum()
    return total / max(sum(len(row.targets) for row in rows), FEWEST)


def _padded(some: Sequence[Tensor], like: Tensor) -> tuple[Tensor, Tensor]:
    """Scores [.., word, label], as many words as `like` has; 1 where a word has any [.., word]."""
    wide = torch.stack([functional.pad(one, (0, 0, 0, like.shape[1] - len(one))) for one in some])
    counts = torch.tensor([len(one) for one in some], device=like.device)
    return wide.to(like), (torch.arange(like.shape[1], device=like.device)[None, :] < counts[:, None]).to(like.dtype)


def _apart(mine: Tensor, theirs: Tensor) -> Tensor:
    """The divergence at each word or target."""
    return functional.kl_div(mine.log_softmax(-1), theirs.softmax(-1), reduction="none").sum(-1)
