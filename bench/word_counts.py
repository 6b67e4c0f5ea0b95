"""Counts in how many news reports each word stands: the table by which linking tells rare words from common ones.

The reports are the development texts of all sets but that for linking, and none whose text is in that set as well.
Counts of words are facts and carry no text. `--write` writes `src/sayso/link/words.tsv`.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from accuracy import SHARED
from sayso.link.wording import TABLE, stems

SETS = ("attribution", "status", "times", "places", "claims", "coding", "relations", "incidents")
SHORT = 60
"""Texts of fewer different words are single sentences, and no reports."""
RARE = 2
"""Words of fewer reports are left out: the table counts them as unseen."""


def reports(path: Path) -> Iterator[str]:
    """Title and text of each report."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            report = json.loads(line)
            yield f"{report.get('title') or ''}\n{report.get('text') or ''}"


def _start(text: str) -> str:
    return re.sub(r"\W+", "", text.partition("\n")[2])[:200]


def count() -> tuple[int, Counter[str]]:
    """How many reports were counted, and in how many of them each stem stands."""
    gold = SHARED / "gold"
    scored = {_start(text) for text in reports(gold / "linking.reports.jsonl")}
    counted, found = 0, Counter[str]()
    for name in SETS:
        for text in reports(gold / f"{name}.reports.jsonl"):
            words = set(stems(text))
            if len(words) >= SHORT and _start(text) not in scored:
                counted += 1
                found.update(words)
    return counted, found


def main() -> None:
    """Prints the size of the table; writes it where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the table")
    arguments = parser.parse_args()
    counted, found = count()
    kept = sorted((word, n) for word, n in found.items() if n >= RARE and not word.isdecimal())
    print(f"{counted} reports, {len(kept)} words")
    if arguments.write:
        TABLE.write_text("\n".join([str(counted), *(f"{word}\t{n}" for word, n in kept)]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
