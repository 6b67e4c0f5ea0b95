"""A learned choice of whom words stand for: fitted and measured report-wise, each report by weights of other reports.

    python training/whom.py ../shared [--reports training/reports] [--folds 0 1] [--states] [--seeds 2] [--every 1]

Words are given as annotated. The choice takes the place of the rules' where it is surer by a margin, which is chosen on
the other folds. Prints by kind of words how many names are right, by rules and by the choice, and the gain by margin.
With --states it is told what the shipped reader makes of the words and of the nearest mention of each option. The
shipped reader has learned from some of the reports, though not whom words stand for. See `experiments.md`.
"""

import argparse
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from examples import read_jsonl, report_of
from folds import folds
from own import read_own
from sayso.analysis.reader import FURNITURE, Reader
from sayso.analysis.words import words
from whom_options import Choice, Gold, Told, told
from whom_traits import HASHED, Floats, Traits, traits

FOLDS, EPOCHS, BATCH, RATE = 5, 5, 128, 2e-3
WIDTH, SHARED, PROJECTED, EMBEDDED = 384, 96, 24, 12
DROPPED = 0.2
MARGINS = tuple(n / 10 for n in range(9))
SURE = 0.02
"""Options less likely are left out where those of one party are added up."""
Same = Callable[[str, str], bool]


@dataclass(slots=True)
class Case:
    """A choice with its traits and what is known of it.

    Attributes:
        states: of the first and last word, [2, width], then of the last word of each option's nearest mention, [option,
            width]; None where they are not told.
        right: of each option whether it is the annotated party, [option].
        chances: of each option, once they are known, [option].
    """

    source: str
    fold: int
    choice: Choice
    traits: Traits | None
    states: tuple[Floats, Floats] | None
    right: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]
    rules: list[bool]
    chances: Floats | None = None


class Scorer:
    """The scorer of the claims gold: when two names are one party's, and the telling words of a name."""

    def __init__(self, shared: Path) -> None:
        sys.path.append(str(shared / "eval"))
        import claims

        self.key = lru_cache(maxsize=None)(lambda name: tuple(claims.tokens(name)))
        self.same: Same = lru_cache(maxsize=None)(
            lambda one, other: bool(claims.same_party({"name": one}, {"name": other}))
        )


class States:
    """What a reader makes of the first and last word of stretches of a report: its upper states, [2, width]."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def of(self, one: Told, spans: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Floats]:
        """The states of stretches, each by its offsets."""
        out = {}
        by_sentence: dict[int, list[tuple[int, int]]] = {}
        for span in set(spans):
            by_sentence.setdefault(one.sentence(span[0]), []).append(span)
        for number, some in by_sentence.items():
            sentence = one.sentences[number]
            places = words(sentence.text)
            told = self._sentence(sentence.text, places, sentence.part in FURNITURE)
            starts = [place[0] for place in places]
            for start, end in some:
                first = max(0, bisect_right(starts, start - sentence.start) - 1)
                last = max(first, bisect_left(starts, end - sentence.start) - 1)
                while last > first and not any(map(str.isalpha, sentence.text[slice(*places[last])].removesuffix("s"))):
                    last -= 1
                out[start, end] = told[[first, last]]
        return out

    def _sentence(self, text: str, places: Sequence[tuple[int, int]], furniture: bool) -> Floats:
        out = np.zeros((len(places), WIDTH), np.float32)
        for window in self._reader.windows([text[start:end] for start, end in places]):
            lower = self._reader.lower(window, int(furniture))
            heads = np.minimum(np.array(window.heads), lower.early.shape[1] - 1)
            states = self._reader.upper(lower, heads)[0][0]
            out[window.first : window.end] = states
        out -= out.mean(-1, keepdims=True)
        return np.asarray(out / (out.std(-1, keepdims=True) + 1e-5), np.float32)


def cases(
    records: Iterable[tuple[str, Gold, Sequence[Gold]]], fold: Mapping[str, int], scorer: Scorer, states: States | None
) -> Iterator[Case]:
    """The cases of reports, given as where each is from, its record and its claims."""
    for source, record, claims in records:
        one = told(report_of(record), claims)
        known = [(choice, traits(one, choice, scorer.key, scorer.same)) for choice in one.choices]
        spans = {(choice.start, choice.end) for choice in one.choices}
        spans |= {(near.start, near.end) for _, some in known if some for near in some.nearest if near}
        read = states.of(one, spans) if states else {}
        nothing = np.zeros((2, WIDTH), np.float32)
        for choice, some in known:
            near = [(one.start, one.end) if one else None for one in some.nearest] if some else []
            beside = np.array([read.get(place, nothing)[1] if place else nothing[1] for place in near], np.float32)
            mine = (read[choice.start, choice.end], beside) if states else None
            right = np.array([scorer.same(choice.names[0], name) for name in (some.names if some else [])], bool)
            joint = " & ".join(choice.rules)
            answers = (joint,) if choice.part.role == "sources" else choice.rules
            ruled = [any(scorer.same(name, answer) for answer in answers) for name in choice.names]
            yield Case(source, fold[record["id"]], choice, some, mine, right, ruled)


class Net(nn.Module):
    """Scores the options of choices: each by itself, then beside the rules' option and the best of all in each unit."""

    def __init__(self, told: int, states: bool) -> None:
        super().__init__()
        self.norm = nn.BatchNorm1d(told)
        self.words = nn.ModuleList(nn.Embedding(HASHED, EMBEDDED) for _ in range(5))
        for table in self.words:
            nn.init.normal_(table.weight, 0, 0.1)
        self.states = nn.ModuleList(nn.Linear(WIDTH, PROJECTED) for _ in range(5 if states else 0))
        width = told + 6 * EMBEDDED + (4 * PROJECTED if states else 0)
        self.each = nn.Linear(width, SHARED)
        self.beside = nn.Linear(3 * SHARED, SHARED // 2)
        self.last = nn.Linear(SHARED // 2, 1)
        self.drop = nn.Dropout(DROPPED)

    def forward(
        self,
        told: torch.Tensor,
        hashed: torch.Tensor,
        mine: torch.Tensor,
        near: torch.Tensor,
        of: torch.Tensor,
        rule: torch.Tensor,
    ) -> torch.Tensor:
        """Scores, [option], of options that belong to the choices `of`, whose rules' options are `rule`, [choice]."""
        embedded = [table(hashed[:, place]) for place, table in enumerate(self.words)]
        parts = [self.norm(told), *embedded, embedded[0] * embedded[2]]
        if len(self.states):
            last, first, option, asked, answer = self.states
            mine = self.drop(mine)
            parts += [last(mine[:, 1])[of], first(mine[:, 0])[of], option(near), asked(mine[:, 1])[of] * answer(near)]
        each = self.drop(functional.relu(self.each(torch.cat(parts, 1))))
        best = torch.zeros(len(rule), SHARED).scatter_reduce(0, of[:, None].expand(-1, SHARED), each, "amax")
        beside = self.drop(functional.relu(self.beside(torch.cat([each, each[rule][of], best[of]], 1))))
        scores: torch.Tensor = self.last(beside)[:, 0]
        return scores


def _batch(some: Sequence[Case]) -> tuple[torch.Tensor, ...]:
    known = [case.traits for case in some if case.traits]
    sizes = [len(one.names) for one in known]
    of = np.repeat(np.arange(len(known)), sizes)
    begins = np.cumsum([0, *sizes[:-1]])
    options = np.concatenate([one.options for one in known])
    told = np.concatenate([options, np.array([one.words for one in known])[of]], 1)
    mine = near = np.zeros(0, np.float32)
    if some[0].states is not None:
        mine = np.array([case.states[0] for case in some if case.states])
        near = np.concatenate([case.states[1] for case in some if case.states])
    rule = begins + [one.rule for one in known]
    return tuple(map(torch.from_numpy, (told, np.concatenate([one.hashed for one in known]), mine, near, of, rule)))


def _total(scores: torch.Tensor, of: torch.Tensor, count: int) -> torch.Tensor:
    """The logarithm of the sum of the exponentials of each choice's scores, [choice]."""
    most = torch.full((count,), -1e9).scatter_reduce(0, of, scores, "amax")
    return most + torch.log(torch.zeros(count).scatter_add(0, of, torch.exp(scores - most[of])) + 1e-12)


def fitted(some: Sequence[Case], seed: int) -> Net:
    """A net fitted on cases: the options that are right are to have all of the chance between them."""
    torch.manual_seed(seed)
    some = [case for case in some if case.traits and len(case.choice.rules) == 1 and case.right.any()]
    net = Net(_batch(some[:1])[0].shape[1], some[0].states is not None)
    steps = EPOCHS * -(-len(some) // BATCH)
    optimizer = torch.optim.AdamW(net.parameters(), RATE, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.15)
    rng = np.random.default_rng(seed)
    for _ in range(EPOCHS):
        order = rng.permutation(len(some))
        for begin in range(0, len(some), BATCH):
            batch = [some[place] for place in order[begin : begin + BATCH]]
            inputs = _batch(batch)
            scores, of = net(*inputs), inputs[4]
            right = torch.from_numpy(np.concatenate([case.right for case in batch]))
            lost = _total(scores, of, len(batch)) - _total(scores.masked_fill(~right, -1e9), of, len(batch))
            weight = torch.tensor([float(min(len(case.choice.names), 3)) for case in batch])
            optimizer.zero_grad()
            ((lost * weight).sum() / weight.sum()).backward()
            optimizer.step()
            schedule.step()
    return net.eval()


@torch.no_grad()
def judge(nets: Sequence[Net], some: Sequence[Case]) -> None:
    """Gives cases their chances: the mean of several nets'."""
    some = [case for case in some if case.traits]
    for begin in range(0, len(some), BATCH):
        batch = some[begin : begin + BATCH]
        inputs = _batch(batch)
        sizes = [len(case.right) for case in batch]
        by_net = [net(*inputs).split(sizes) for net in nets]
        for case, *scores in zip(batch, *by_net, strict=True):
            case.chances = np.round(torch.stack([one.softmax(0) for one in scores]).mean(0).numpy(), 4)


def chosen(case: Case, same: Same) -> tuple[str, float]:
    """The likeliest party where it is another than the rules', and by how much it is likelier; else ("", 0)."""
    if case.traits is None or case.chances is None or len(case.choice.rules) > 1:
        return "", 0.0
    names, chances = case.traits.names, case.chances
    likely = [n for n in np.argsort(-chances, kind="stable")[:8] if chances[n] > SURE]
    both = {n: sum(chances[m] for m in likely if m == n or same(names[m], names[n])) for n in likely}
    best = max(likely, key=lambda n: (round(float(both[n]), 4), chances[n]))
    rule = case.traits.rule
    if best == rule or same(names[best], names[rule]):
        return "", 0.0
    ruled = sum(chances[m] for m in {*likely, rule} if m == rule or same(names[m], names[rule]))
    return names[best], float(both[best] - ruled)


def show(some: Sequence[Case], same: Same) -> None:
    """Prints how many names are right by rules and by the choice, the margin of each fold chosen on the others."""
    gains = {(case.source, case.fold, margin): 0 for case in some for margin in MARGINS}
    known = [(case, *chosen(case, same)) for case in some]
    for case, name, surer in known:
        gain = sum(same(gold, name) for gold in case.choice.names) - sum(case.rules) if name else 0
        for margin in MARGINS:
            gains[case.source, case.fold, margin] += gain if surer >= margin else 0
    for source in dict.fromkeys(case.source for case in some):
        total = {m: sum(gain for (s, _, at), gain in gains.items() if s == source and at == m) for m in MARGINS}
        print(source, "gain by margin", *(f"{margin} {gain:+d}" for margin, gain in total.items()))
    margins = {
        fold: max(MARGINS, key=lambda m: sum(g for (_, f, at), g in gains.items() if f != fold and at == m))
        for fold in {case.fold for case in some}
    }
    counts: dict[tuple[str, str], Counter[str]] = {}
    for case, name, surer in known:
        taken = bool(name) and surer >= margins[case.fold]
        for kind in ("all", case.choice.kind, case.choice.part.role):
            count = counts.setdefault((case.source, kind), Counter())
            for gold, ruled in zip(case.choice.names, case.rules, strict=True):
                named = same(gold, name) if taken else ruled
                among = ruled or any(same(gold, one) for one in (case.traits.names if case.traits else ()))
                count.update({"names": 1, "rules": ruled, "choice": named, "among": among})
                count.update({"better": named and not ruled, "worse": ruled and not named})
    for (source, kind), count in sorted(counts.items()):
        shares = " ".join(f"{what} {count[what] / count['names']:.3f}" for what in ("rules", "choice", "among"))
        print(f"{source} {kind}: {count['names']} names, {shares}, +{count['better']} -{count['worse']}")


def main() -> None:
    """Fits and measures as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="holds gold/ and eval/")
    parser.add_argument("--reports", type=Path, default=Path(__file__).parent / "reports")
    parser.add_argument("--folds", type=int, nargs="+", default=list(range(FOLDS)), help="those that are measured")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--states", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="take one report of so many")
    args = parser.parse_args()
    torch.set_num_threads(1)
    gold: dict[str, list[Gold]] = {}
    for claim in read_jsonl(args.shared / "gold" / "claims.gold.jsonl"):
        gold.setdefault(claim["doc"], []).append(claim)
    records = [("own", one.record, one.claims) for one in read_own(args.reports) if one.claims is not None]
    records += [("gold", one, gold[one["id"]]) for one in read_jsonl(args.shared / "gold" / "claims.reports.jsonl")]
    records = records[:: args.every]
    scorer = Scorer(args.shared)
    fold = {
        key: number
        for source in ("own", "gold")
        for key, number in folds({r["id"]: r["text"] for s, r, _ in records if s == source}, FOLDS).items()
    }
    some = list(cases(records, fold, scorer, States(Reader(gated=False)) if args.states else None))
    for number in args.folds:
        others = [case for case in some if case.fold != number]
        judge(
            [fitted(others, 100 * number + seed) for seed in range(args.seeds)], [c for c in some if c.fold == number]
        )
    show([case for case in some if case.fold in args.folds], scorer.same)


if __name__ == "__main__":
    main()
