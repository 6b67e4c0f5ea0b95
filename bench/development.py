"""The development sets that the whole product is run on: main events, times, types and parties, status, ties.

Each set's reports are read as a user would read them, and scored by the scorer beside the gold. The reader model was
trained on none of these sets. `--freeze` writes what is printed to `frozen/development.txt`, so that a change shows its
effect in review.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from accuracy import SHARED
from sayso.export.encoding import json_line
from sayso.run.pipeline import read
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
        for reading in read([str(SHARED / "gold" / f"{name}.reports.jsonl")]):
            for layer, file in files.items():
                file.writelines(map(json_line, LAYERS[layer](reading)))
        for file in files.values():
            file.close()
        first, *more = paths.values()
        command = [sys.executable, str(SHARED / "eval" / f"{name}.py"), str(SHARED / "gold" / f"{name}.gold.jsonl")]
        command += ["--pred", str(first), *(part for path in more for part in ("--mentions", str(path)))]
        yield from subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def main(freeze: bool = False) -> None:
    """Prints the figures of all sets."""
    blocks = []
    for name, layers in SETS.items():
        blocks.append("\n".join([name, *(f"  {line}" for line in score(name, layers)), ""]))
        print(blocks[-1], flush=True)
    if freeze:
        RESULTS.write_text("\n".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--freeze", action="store_true", help="write the figures to frozen/development.txt")
    main(parser.parse_args().freeze)
