"""Trains the folds' models and the shipped one together on an accelerator, and a student of each group's teachers.

    python training/stacked.py FOLDER [--seeds 3] [--epochs 8] [--student-epochs 10]

Reads what `pack.py` wrote to FOLDER and writes FOLDER/NAME-GROUP.pt: NAME is seed0, seed1, ... or student, GROUP a fold
or `all`; `unpack.py` makes a reader of one. Needs torch and numpy alone. On an H200 eighteen models take three minutes
at eight epochs, six students beside their teachers half a minute an epoch. Prints how each does on its held-back fold,
with the labelled triggers given.
"""

import argparse
import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import torch
from torch import Tensor

from arrays import Arrays, Batches, Job, Target
from stack import FRESH, Losses, Soft, Stack, soft

GROUPS = (0, 1, 2, 3, 4, 5)
"""The folds that are held back, and one more for the shipped model, which holds back none."""
ALL = 5
BATCH = 16
RATE, FRESH_RATE, WARMUP, DROPOUT = 3e-4, 1e-3, 0.1, 0.1
FOUND = 0.5
"""Where nobody marked triggers, or cues, teachers do from this chance on."""
WEIGHTS: Mapping[str, float] = {
    "trigger": 1.0, "cue": 0.5, "said": 0.3, "party": 1.0, "source": 1.0, "place": 0.6, "time": 0.6, "number": 0.4,
    "mode": 0.5, "status": 0.8, "inner": 0.8, "outer": 1.0, "actor": 0.3, "recipient": 0.3, "where": 0.4, "when": 0.4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Teaching:
    """Teachers, so many in a row for each data stream."""

    stack: Stack
    each: int

    def __call__(self, arrays: Mapping[str, Tensor]) -> Soft:
        """Their mean probabilities for a batch."""
        with torch.no_grad(), _half(self.stack.device):
            return soft(self.stack(arrays, share=self.each), self.stack.sizes, self.each)


class Run:
    """Data, worker processes and device of one run."""

    def __init__(self, batches: Batches, device: str, workers: int) -> None:
        self.batches, self.device = batches, device
        # Forked, so that each has the examples without being sent them; they use no accelerator.
        self.pool = ProcessPoolExecutor(workers, mp_context=get_context("fork"))
        _MAKER[:] = [batches]

    def arrays(self, jobs: Iterable[Job]) -> Iterator[dict[str, Tensor]]:
        """The arrays of steps on the device."""
        for made in self.pool.map(_made, jobs, chunksize=4):
            tensors = {n: torch.from_numpy(a) for n, a in made.items()}
            if self.device == "cuda":
                tensors = {n: t.pin_memory().to("cuda", non_blocking=True) for n, t in tensors.items()}
            yield {n: t if n in ("is_word", "hints") else t.long() for n, t in tensors.items()}

    def learned(self, group: int, *, marked: bool) -> list[int]:
        """Examples that a group's models learn from."""
        items = enumerate(self.batches.items)
        return [i for i, e in items if e.learn and e.words and e.fold != group and (e.claims or e.said or not marked)]


_MAKER: list[Batches] = []


def _made(job: Job) -> Arrays:
    return _MAKER[0](job)


def _half(device: str) -> torch.autocast:
    return torch.autocast(device, torch.bfloat16, enabled=device == "cuda")


def plan(run: Run, streams: Sequence[int], epoch: int, seed: int, *, marked: bool) -> list[Job]:
    """The steps of an epoch: in each, all streams have sentences of about one length."""
    learned = {g: run.learned(g, marked=marked) for g in set(streams)}
    steps = max(-(-len(v) // BATCH) for v in learned.values())
    order = random.Random(f"{seed}-{epoch}").sample(range(steps), steps)  # noqa: S311
    rows = []
    for m, group in enumerate(streams):
        chance = random.Random(f"{seed}-{epoch}-{m}")  # noqa: S311
        items = learned[group] + chance.sample(learned[group], steps * BATCH - len(learned[group]))
        items.sort(key=lambda i: run.batches.items[i].length + chance.random() * 12)
        rows.append([items[n * BATCH : (n + 1) * BATCH] for n in order])
    return [Job(f"{seed}-{epoch}-{n}", [(g, rows[m][n]) for m, g in enumerate(streams)]) for n in range(steps)]


def fit(run: Run, stack: Stack, streams: Sequence[int], losses: Losses, epochs: int, teaching: Teaching | None) -> None:
    """Trains a stack; with teachers, on what nobody marked too."""
    fresh = [w for n, w in stack.state.items() if n.startswith(FRESH)]
    body = [w for n, w in stack.state.items() if not n.startswith(FRESH)]
    groups = [{"params": body, "lr": RATE}, {"params": fresh, "lr": FRESH_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=stack.device == "cuda")
    began, done, share = time.perf_counter(), 0, stack.count // len(streams)
    for epoch in range(epochs):
        jobs = plan(run, streams, epoch, 7, marked=teaching is None)
        total = torch.zeros(stack.count, device=stack.device)
        for arrays in run.arrays(jobs):
            done += 1
            _paced(optimizer, done / (len(jobs) * epochs + 1))
            with _half(stack.device):
                scores = stack(arrays, DROPOUT, share)
            loss = losses(scores, arrays, share, teaching(arrays) if teaching else None)
            optimizer.zero_grad(set_to_none=True)
            loss.sum().backward()
            _clipped(stack)
            optimizer.step()
            total += loss.detach()
        mean = float(total.mean()) / len(jobs)
        print(f"epoch {epoch + 1}: {time.perf_counter() - began:.0f} s, loss {mean:.3f}", flush=True)


def _paced(optimizer: torch.optim.Optimizer, part: float) -> None:
    for group, rate in zip(optimizer.param_groups, (RATE, FRESH_RATE), strict=True):
        group["lr"] = rate * min(part / WARMUP, (1 - part) / (1 - WARMUP))


def _clipped(stack: Stack) -> None:
    """Gradients of each model to a norm of at most 1."""
    slopes = [w.grad for w in stack.state.values() if w.grad is not None]
    norms = torch.stack([torch.linalg.vector_norm(s.reshape(stack.count, -1), dim=1) for s in slopes]).norm(dim=0)
    scale = (1 / (norms + 1e-6)).clamp(max=1)
    for slope in slopes:
        slope.mul_(scale.view(-1, *[1] * (slope.dim() - 1)))


def found(run: Run, teaching: Teaching, groups: Sequence[int]) -> dict[tuple[int, int], list[Target]]:
    """Triggers and cues that teachers find where none are marked, by group and example."""
    free = [i for i, e in enumerate(run.batches.items) if e.learn and e.words and not (e.claims and e.said)]
    free.sort(key=lambda i: run.batches.items[i].length)
    chunks = [free[n : n + 32] for n in range(0, len(free), 32)]
    more: dict[tuple[int, int], list[Target]] = {}
    for chunk, arrays in zip(chunks, run.arrays(Job(None, [(-1, c)] * len(groups)) for c in chunks), strict=True):
        told, types = teaching(arrays), run.batches.sizes.types
        spots = arrays["is_word"].cpu()
        for marked, chances, first in (("claims", told.trigger, 0), ("said", told.cue, types)):
            best, kinds = (x.cpu() for x in chances[..., 1:].max(-1))
            for g, b, piece in (((best > FOUND) & spots).nonzero()).tolist():
                if not getattr(run.batches.items[chunk[b]], marked):
                    word = int(spots[g, b, :piece].sum())
                    target: Target = (word, first + int(kinds[g, b, piece]), None, None)
                    more.setdefault((groups[g], chunk[b]), []).append(target)
    return more


@torch.no_grad()
def show(run: Run, stack: Stack, streams: Sequence[int], title: str) -> None:
    """Prints the F1 of triggers and tags and the accuracy of labels: of each model by its place, and of their mean."""
    share, items = stack.count // len(streams), run.batches.items
    folds = [sorted((i for i, e in enumerate(items) if e.fold == g), key=lambda i: items[i].length) for g in streams]
    rows = [[f[n : n + 32] for n in range(0, len(f), 32)] for f in folds]
    jobs = [Job(None, [(-1, r[n] if n < len(r) else []) for r in rows]) for n in range(max(map(len, rows)))]
    counts: dict[str, dict[str, Tensor]] = {}
    for arrays in run.arrays(jobs):
        with _half(stack.device):
            scores = stack(arrays, share=share)
        single, mean = soft(scores, stack.sizes, 1), soft(scores, stack.sizes, share)
        several = {n: a.repeat_interleave(share, 0) for n, a in arrays.items()}
        for name, figures in _figures(single, several, stack.sizes.types).items():
            for k in range(share):
                _add(counts, f"{title} {k}", name, figures[k::share].sum(0))
        for name, figures in _figures(mean, arrays, stack.sizes.types).items():
            _add(counts, f"{title} mean", name, figures.sum(0))
    for who, figures in counts.items():
        shown = ((n, 2 * c[0] / (c[1] + c[2]).clamp(min=1)) for n, c in figures.items())
        print(f"{who:16}" + " ".join(f"{n} {float(f):.3f}" for n, f in shown), flush=True)


def _add(counts: dict[str, dict[str, Tensor]], who: str, name: str, figures: Tensor) -> None:
    mine = counts.setdefault(who, {})
    mine[name] = mine.get(name, torch.zeros_like(figures)) + figures


def _figures(told: Soft, data: Mapping[str, Tensor], types: int) -> dict[str, Tensor]:
    """Right, given and wanted of each head, [model, 3]."""
    best, kind = told.trigger[..., 1:].max(-1)
    given, gold = torch.where(best > 0.55, kind + 1, 0), data["trigger"]
    act = (data["mark"] >= 0) & (data["mark"] < types)
    figures = {
        "found": _counted((given > 0).long(), gold.clamp(max=1), gold >= 0),
        "typed": _counted(given, gold, gold >= 0),
    }
    for k, (name, chances) in enumerate(told.words.items()):
        labels = data["words"][..., k]
        figures[name] = _counted(chances.argmax(-1), labels, (labels >= 0) & (act[..., None] | (name == "said")))
    for k, (name, chances) in enumerate(told.whole.items()):
        labels = data["whole"][..., k]
        figures[name] = _counted(chances.argmax(-1) + 1, labels + 1, (labels >= 0) & act)
    return figures


def _counted(given: Tensor, gold: Tensor, on: Tensor) -> Tensor:
    right, some, wanted = ((given == gold) & (gold > 0) & on), (given > 0) & on, (gold > 0) & on
    return torch.stack([x.flatten(1).sum(1) for x in (right, some, wanted)], 1).double()


def main() -> None:
    """Trains teachers, then students, and writes each as it is done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--student-epochs", type=int, default=10)
    parser.add_argument("--groups", type=int, nargs="*", default=GROUPS)
    parser.add_argument("--workers", type=int, default=15)
    chosen = parser.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    batches, minilm, groups = Batches.load(chosen.folder), chosen.folder / "minilm.pt", tuple(chosen.groups)
    run = Run(batches, device, chosen.workers)
    streams = [g for g in groups for _ in range(chosen.seeds)]
    stack = Stack(minilm, batches.sizes, [7 + 100 * n for _ in groups for n in range(chosen.seeds)], device)
    fit(run, stack, streams, Losses(batches.sizes, WEIGHTS), chosen.epochs, None)
    held = [g for g in groups if g != ALL]
    for n, group in enumerate(streams):
        torch.save(stack.of(n), chosen.folder / f"seed{n % chosen.seeds}-{_name(group)}.pt")
    teaching = Teaching(stack.frozen(), chosen.seeds)
    if held == list(groups[: len(held)]):
        show(run, _first(stack, len(held) * chosen.seeds), held, "seed")
    taught = Run(Batches(batches.sizes, batches.items, found(run, teaching, groups)), device, chosen.workers)
    students = Stack(minilm, batches.sizes, [7] * len(groups), device)
    fit(taught, students, groups, Losses(batches.sizes, WEIGHTS), chosen.student_epochs, teaching)
    for n, group in enumerate(groups):
        torch.save(students.of(n), chosen.folder / f"student-{_name(group)}.pt")
    show(run, _first(students.frozen(), len(held)), held, "student")


def _name(group: int) -> str:
    return "all" if group == ALL else str(group)


def _first(stack: Stack, count: int) -> Stack:
    """The first so many models of a stack."""
    part = object.__new__(Stack)
    part.sizes, part.count, part.device, part.embeddings = stack.sizes, count, stack.device, stack.embeddings
    part.state = {n: w[:count] for n, w in stack.state.items()}
    return part


if __name__ == "__main__":
    main()
