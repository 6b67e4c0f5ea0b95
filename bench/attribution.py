"""How well attributions are found, and what rules and reader each add, by the scorers beside the gold.

First on the attribution development set, which the reader was not trained on: source, cue, content and whole relation.
Then on the claims gold by five folds: the source chains of claims found, and the nested ones among them.
`--freeze` writes what is printed to `frozen/attribution.txt`, so that a change shows its effect in review.
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

from accuracy import SHARED, folded
from calibrate import Json, gold_claims, scorer
from replay import FROZEN, Replay
from sayso.analysis.reader import shipped
from sayso.analysis.sentences import sentences
from sayso.claims import attribution, chains
from sayso.claims.agreed import agreed
from sayso.claims.attribution import attributions
from sayso.claims.found import Found
from sayso.claims.material import Material, Told
from sayso.claims.quotations import Quotation
from sayso.export import records
from sayso.model.analysis import Act, Attribution, Cited, Heard, Sentence
from sayso.model.claim import Source
from sayso.model.report import Report
from sayso.model.span import Span
from sayso.sources.inputs import read_inputs

GOLD = SHARED / "gold" / "attribution.gold.jsonl"
SCORER = SHARED / "eval" / "attribution.py"
RESULTS = Path(__file__).parent / "frozen" / "attribution.txt"
PEER = {"source tokens": 0.578, "content tokens": 0.618, "whole overlap": 0.365, "whole exact": 0.279}
"""The best rule-based tool on the same texts (shared/guide/peers.md)."""
SHOWN = ("source tokens", "cue tokens", "content tokens", "whole exact", "whole overlap", "whole +cue")
INTERVAL = 1.96  # standard errors on each side of a share: 95 %

Reads = Callable[[Report, Sequence[Sentence], Sequence[Heard]], Iterator[Json]]


def by_rules(report: Report, split: Sequence[Sentence], _: Sequence[Heard]) -> Iterator[Json]:
    """Attributions by the rules alone."""
    yield from _records(report, attributions(report, split, name=lambda span: span.text))


def by_reader(report: Report, _: Sequence[Sentence], heard: Sequence[Heard]) -> Iterator[Json]:
    """Attributions as the reader model has them, sentence by sentence, and nothing else."""
    for number, cited in enumerate(c for h in heard for c in h.cited):
        if cited.scores["cue"] >= 0.5:
            yield _record(report, number, [cited.source] if cited.source else [], cited.cue, cited.content)


def by_both(report: Report, split: Sequence[Sentence], heard: Sequence[Heard]) -> Iterator[Json]:
    """Attributions as sayso prints them."""
    cited: list[tuple[Cited, ...]] = [h.cited for h in heard]
    yield from _records(report, attributions(report, split, name=lambda span: span.text, cited=cited))


WITNESSES: Mapping[str, Reads] = {"rules": by_rules, "reader": by_reader, "both": by_both}


def _records(report: Report, found: Sequence[Attribution]) -> Iterator[Json]:
    for number, a in enumerate(found):
        yield _record(report, number, a.sources, a.cue, a.content) | {"parent": a.parent if a.parent is None else "p"}


def _record(report: Report, number: int, source: Sequence[Span], cue: Span | None, content: Sequence[Span]) -> Json:
    def pairs(spans: Sequence[Span]) -> list[list[int]]:
        return [[s.start, s.end] for s in spans]

    return {
        "id": number,
        "report": {"key": report.key},
        "source": pairs(source),
        "cue": pairs([cue] if cue else []),
        "content": pairs(content),
    }


def development() -> Iterator[str]:
    """The table of the attribution development set, line by line."""
    read = [r for r in read_inputs([str(GOLD.with_name("attribution.reports.jsonl"))]) if isinstance(r, Report)]
    split = [sentences(r) for r in read]
    heard = [list(shipped().read(s)) for s in split]
    figures = {
        name: _figures([r for report in zip(read, split, heard, strict=True) for r in reads(*report)])
        for name, reads in WITNESSES.items()
    }
    yield f"attribution development set, {len(read)} reports, F1"
    yield f"{'':16}" + "".join(f"{name:>8}" for name in (*WITNESSES, "peer"))
    for row in SHOWN:
        peer = f"{PEER[row]:8.3f}" if row in PEER else ""
        yield f"{row:16}" + "".join(f"{figures[name][row]:8.3f}" for name in WITNESSES) + peer


def _figures(found: Sequence[Json]) -> dict[str, float]:
    """F1 by row of what the scorer prints."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as pred:
        pred.writelines(json.dumps(record) + "\n" for record in found)
        pred.flush()
        command = [sys.executable, str(SCORER), str(GOLD), "--pred", pred.name]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = (line.partition(" F1 ") for line in printed.splitlines() if line.startswith("  "))
    return {name.strip(): float(rest.split()[0]) for name, _, rest in rows if rest}


def of_claims() -> Iterator[str]:
    """The table of source chains on the folds, line by line."""
    claims, gold = scorer(), gold_claims()
    yield "claims gold, five folds: source chains right of found claims, of nested ones (95 % interval)"
    for name, chain in {"rules": _rules_alone, "reader": chains.by_reader, "both": chains.chain}.items():
        together = agreed if name == "both" else _unheard
        with patch.object(chains, "chain", chain), patch.object(attribution, "agreed", together):
            right = [
                (len(g["sources"]), ok["sources"])
                for reading in folded(SHARED / "gold" / "claims.reports.jsonl", Replay(FROZEN))
                for g, _, ok in claims.match(gold[reading.report.key], list(records.claims(reading)))
            ]
        yield f"{name:8}{_share([ok for _, ok in right])}   {_share([ok for depth, ok in right if depth > 1])}"


def _rules_alone(material: Material, _: Sentence, act: Act, __: Told) -> tuple[Source, ...]:
    return chains.by_rules(material, act)


def _unheard(_: Sentence, by_rule: Sequence[Found], __: Sequence[Cited], ___: Sequence[Quotation]) -> list[Found]:
    return list(by_rule)


def _share(right: Sequence[bool]) -> str:
    """A share with its counts and its interval after Wilson."""
    n, p, z = len(right), sum(right) / len(right), INTERVAL
    middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = ((middle + side * half) / (1 + z * z / n) for side in (-1, 1))
    return f"{p:.3f} ({sum(right)} of {n}; {low:.2f} to {high:.2f})"


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--freeze", action="store_true")
    chosen = parser.parse_args()
    lines = [*development(), "", *of_claims()]
    print("\n".join(lines))
    if chosen.freeze:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
