"""`sayso judge`: judgements in, out, and how far two people agree."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso.archive.judgements import judge, judgements_of, line_of, parsed_all
from sayso.cli.guard import DONE, SOME_FAILED, complain
from sayso.cli.listing import Listing
from sayso.cli.words import plural
from sayso.errors import RunStopped
from sayso.export.encoding import json_line
from sayso.model.judgement import Judgement
from sayso.run.agreement import agreements
from sayso.run.annotating import Annotations
from sayso.run.archive import Archive

COLUMNS = ("question", "metric", "units", "agreed", "alpha")
STDIN = "-"


def take_in(path: str, file: str, by: str = "") -> int:
    """Take the judgements of a file into an archive; the exit code, 1 where some make no sense.

    Args:
        path: the archive's folder.
        file: JSON lines; `-` for standard input.
        by: who decided, where a line does not say.
    """
    refused: list[str] = []
    number = 0

    def drawn() -> Iterator[bytes]:
        nonlocal number
        for line in _lines(file):
            number += 1
            yield line

    with Archive(path, notice=complain) as archive:
        archive.connection  # noqa: B018 -- to say that there is no archive before anything is read
        received = judge(archive, parsed_all(drawn(), refused), by, lambda: f"line {number}: ")
    refused += received.refused
    for line in refused:
        complain(line)
    taken, known, bad = len(received.taken), received.known, len(refused)
    complain(f"{path}: {plural(taken, 'judgement')} taken in, {known} known already, {bad} refused")
    return SOME_FAILED if bad else DONE


def write_out(path: str) -> int:
    """Print all judgements of an archive as JSON lines, in the order of taking in; the exit code."""
    with Archive(path, notice=complain) as archive:
        found = 0
        for one in judgements_of(archive):
            sys.stdout.buffer.write(line_of(one) + b"\n")
            found += 1
        sys.stdout.buffer.flush()
    if not found:
        complain(f"No judgements in {path}")
    return DONE


def write_annotations(path: str) -> int:
    """Print the judged reports of an archive as JSON lines that training reads; the exit code.

    What is not learnt from, and why, is said on stderr in counts.
    """
    with Archive(path, notice=complain) as archive:
        found = archive.annotations()
    for one in found.reports:
        sys.stdout.buffer.write(json_line(one.record))
    sys.stdout.buffer.flush()
    for line in told_of(found):
        complain(line)
    return DONE


def told_of(found: Annotations) -> Iterator[str]:
    """How much there is to learn from, and what is left out and why, a line each."""
    if not found.reports:
        yield "No judged claims; expected some that were judged correct, corrected or not-a-claim"
        return
    parts = [plural(found.count(name), word) for name, word in _PARTS.items()]
    yield f"{plural(len(found.reports), 'judged report')}: {', '.join(parts)}"
    if found.disputed:
        yield f"{plural(found.disputed, 'question')} that people answered differently; the latest answer holds"
    for reason, count in sorted(found.left_out.items()):
        yield f"left out: {reason} ({count})"


_PARTS = {"claims": "claim", "rejected": "rejected claim", "known": "whole sentence"}
"""What is counted of annotations, with what a person calls one."""


def show_agreement(files: Sequence[str], asked: str | None = None) -> int:
    """Print how far the judgements of two files agree, on each kind of question; the exit code."""
    refused: list[str] = []
    one, other = (_coder(file, refused) for file in files)
    for line in refused:
        complain(line)
    listing, found = Listing(COLUMNS, asked), 0
    for told in agreements(one, other):
        value = None if told.alpha is None else round(told.alpha, 4)
        figure = (
            "alpha is not defined: only one value was given" if value is None else f"alpha {value:.3f} ({told.metric})"
        )
        cells = (told.question, told.metric, told.units, told.agreed, value)
        both = f"{plural(told.units, 'unit')} that both judged, {told.agreed} alike"
        listing.put(dict(zip(COLUMNS, cells, strict=True)), f"{told.question}: {figure}", both)
        found += 1
    if not found:
        complain(f"Nothing that both {files[0]} and {files[1]} judge")
    return SOME_FAILED if refused else DONE


def _coder(file: str, refused: list[str]) -> list[Judgement]:
    bad: list[str] = []
    found = list(parsed_all(_lines(file), bad))
    refused.extend(f"{file}: {line}" for line in bad)
    return found


def _lines(file: str) -> list[bytes]:
    """The lines of a file, without a byte order mark.

    Raises:
        RunStopped: there is no such file.
    """
    if file != STDIN and not Path(file).is_file():
        raise RunStopped(f"No file '{file}'; expected judgements as JSON lines, or - for standard input")
    data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
    return data.removeprefix(b"\xef\xbb\xbf").splitlines()
