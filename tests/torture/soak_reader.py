"""One of the processes of the soak: `python soak_reader.py FOLDER SEED`.

It reads one document after the other until something comes on its standard input, says a dot for each, and tells in a
line of JSON how that went.
"""

import base64
import gzip
import json
import random
import select
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.torture import hostile_feeds, hostile_pages, hostile_pdfs, hostile_warcs

from sayso.model.capture import Capture
from sayso.sources.inputs import captures

_WARM = 100
"""Documents after which all children have been started."""


def _html(words: str) -> bytes:
    return f"<html><title>{words}</title><article>{hostile_pages.ARTICLE}<p>{words}</p></article></html>".encode()


def _mail(words: str) -> bytes:
    text = base64.encodebytes(words.encode()).decode()
    return f"From: a@paper.example\nSubject: Mill\nContent-Transfer-Encoding: base64\n\n{text}".encode()


DOCUMENTS: Mapping[str, Callable[[str], bytes]] = {
    "a.html": _html,
    "b.html": _html,
    "a.pdf": lambda words: hostile_pdfs.plain(hostile_pdfs.stream(hostile_pdfs.drawn([words]))),
    "a.rss": lambda words: hostile_feeds.rss(words, f"{words} " * 20),
    "a.eml": _mail,
    "a.warc.gz": lambda words: gzip.compress(hostile_warcs.response(1, body=_html(words)), 1),
}
"""One report each, by file name; each kind goes through a child of its own, that of `a.warc.gz` through two."""


@dataclass
class Told:
    """How it went.

    Attributes:
        documents: how many were read.
        whole: how many of them gave their report, and in full.
        lost: how many were lost, or part of them, by what was told of it without the name.
        strange: those that gave no outcome, or words of another.
        files: open files once all children had been started, and at the end.
    """

    documents: int = 0
    whole: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    strange: list[str] = field(default_factory=list)
    files: list[int] = field(default_factory=list)


def read(path: Path, words: str, told: Told) -> None:
    """Read one document that holds these words."""
    found = list(captures([str(path)]))
    told.documents += 1
    reports = [one.report for one in found if isinstance(one, Capture)]
    if not found or any(words not in f"{report.title} {report.text}" for report in reports):
        told.strange.append(f"{path.name} {words}")
    elif len(found) == 1 and reports and reports[0].outcome == "ok":
        told.whole += 1
    else:
        reason = next((one.reason for one in found if not isinstance(one, Capture)), "part of the report")
        told.lost[reason.replace(str(path), "")] += 1


def open_files() -> int:
    """How many files this process has open."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def main(folder: Path, seed: int) -> None:
    """Read until standard input ends."""
    chance = random.Random(seed)  # noqa: S311 -- no secrets
    told = Told()
    while not select.select([sys.stdin], [], [], 0)[0]:
        name = chance.choice(list(DOCUMENTS))
        words = f"The mill number {seed}x{told.documents} burned down on Monday, the mayor said."
        path = folder / name
        path.write_bytes(DOCUMENTS[name](words))
        read(path, words, told)
        sys.stdout.write(".")
        sys.stdout.flush()
        if told.documents == _WARM:
            told.files.append(open_files())
    told.files.append(open_files())
    sys.stdout.write("\n" + json.dumps(vars(told)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
