"""The development sets that the whole product is run on: main events, times, types and parties, status, ties.

Each set's reports are read as a user would read them, and scored by the scorer beside the gold; those whose text the
shipped weights were trained on are read by the model of their fold. The claims that were annotated in the sentences of
the coding set stand beside: no reader of claims can do better there. `--freeze` writes what is printed to
`frozen/development.txt`, so that a change shows its effect in review.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from accuracy import SHARED
from held import GOLD, held_back, reports
from sayso.export.encoding import json_line
from sayso.run.records import LAYERS

RESULTS = Path(__file__).parent / "frozen" / "development.txt"
SETS: Mapping[str, tuple[str, ...]] = {
    "incidents": ("events",),
    "times": ("mentions",),
    "coding": ("claims",),
    "status": ("claims",),
    "relations": ("claims", "mentions"),
}
"""The layers that the scorer of each set takes: its predictions, and for ties the mentions too."""


def score(name: str, layers: Iterable[str]) -> Iterator[str]:
    """What the scorer of a set prints, line by line."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {layer: Path(folder) / f"{layer}.jsonl" for layer in layers}
        files = {layer: path.open("wb") for layer, path in paths.items()}
        for reading in held_back(GOLD / f"{name}.reports.jsonl"):
            for layer, file in files.items():
                file.writelines(map(json_line, LAYERS[layer](reading)))
        for file in files.values():
            file.close()
        first, *more = paths.values()
        yield from scored(
            name, GOLD / f"{name}.gold.jsonl", first, *(part for path in more for part in ("--mentions", str(path)))
        )


def by_hand() -> Iterator[str]:
    """What the scorer of the coding set prints of the claims that were annotated in its sentences."""
    texts = {one.text: one.key for one in reports(GOLD / "coding.reports.jsonl")}
    keys = {one.key: texts[one.text] for one in reports(GOLD / "claims.reports.jsonl") if one.text in texts}
    claims = map(json.loads, (GOLD / "claims.gold.jsonl").read_text("utf-8").splitlines())
    told = [claim | {"report": {"key": keys[claim["doc"]]}} for claim in claims if claim["doc"] in keys]
    coded = map(json.loads, (GOLD / "coding.gold.jsonl").read_text("utf-8").splitlines())
    with tempfile.TemporaryDirectory() as folder:
        gold, pred = (Path(folder) / name for name in ("gold.jsonl", "pred.jsonl"))
        gold.write_text("".join(json.dumps(one) + "\n" for one in coded if one["id"] in keys.values()), "utf-8")
        pred.write_text("".join(json.dumps(one) + "\n" for one in told), "utf-8")
        yield from scored("coding", gold, pred)


def scored(name: str, gold: Path, pred: Path, *more: str) -> list[str]:
    """What the scorer of a set prints."""
    command = [sys.executable, str(SHARED / "eval" / f"{name}.py"), str(gold), "--pred", str(pred), *more]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def main(freeze: bool = False) -> None:
    """Prints the figures of all sets."""
    blocks = []
    told = {name: score(name, layers) for name, layers in SETS.items()}
    for name, lines in {**told, "coding, by the claims annotated in its sentences": by_hand()}.items():
        blocks.append("\n".join([name, *(f"  {line}" for line in lines), ""]))
        print(blocks[-1], flush=True)
    if freeze:
        RESULTS.write_text("\n".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--freeze", action="store_true", help="write the figures to frozen/development.txt")
    main(parser.parse_args().freeze)
