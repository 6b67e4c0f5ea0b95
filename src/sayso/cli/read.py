"""`sayso read` and its like: read reports, print a view of each, and say how it went."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from sayso.cli.guard import DONE, SOME_FAILED, complain
from sayso.cli.output import View, writer
from sayso.cli.progress import progress
from sayso.cli.words import foreign, plural
from sayso.model.reading import Reading
from sayso.model.report import Outcome, Report
from sayso.run import pipeline
from sayso.sources.fetching import Fetching
from sayso.sources.inputs import Failure


def read_and_print(
    inputs: Sequence[str],
    view: View,
    *,
    published: str = "",
    form: str | None = None,
    columns: Mapping[str, str] | None = None,
    fetching: Fetching | None = None,
    least: float = 0.0,
) -> int:
    """Read inputs and print them.

    Args:
        inputs: paths, addresses, or `-` for stdin.
        view: what to print.
        published: ISO 8601 date for reports that give none, or "".
        form: form of the inputs; None to tell by name and content.
        columns: of tables of articles, the column that holds each field.
        fetching: how addresses are fetched.
        least: confidence of claims, 0 to 1, below which they are left out; how many were is said in the end.

    Returns:
        The exit code: 0, or 1 where some inputs failed.
    """
    failures: list[Failure] = []
    readings = pipeline.read(
        inputs, published=published, format=form, columns=columns, fetching=fetching, on_failure=failures.append
    )
    sure = Sure(least)
    code = print_all(map(sure.only, readings), failures, view)
    if sure.left_out:
        complain(f"{plural(sure.left_out, 'claim')} left out, less sure than {least:g}")
    return code


class Sure:
    """Leaves out of readings the claims that are less sure than asked for.

    Attributes:
        left_out: how many were.
    """

    def __init__(self, least: float) -> None:
        self._least, self.left_out = least, 0

    def only(self, reading: Reading) -> Reading:
        """The reading with the claims that are sure enough."""
        kept = tuple(claim for claim in reading.claims if claim.confidence >= self._least)
        self.left_out += len(reading.claims) - len(kept)
        return replace(reading, claims=kept)


def print_all(readings: Iterable[Reading], failures: Sequence[Failure], view: View) -> int:
    """Print readings as they come, then what failed and how many ended how; the exit code.

    Args:
        readings: drawn one by one.
        failures: grows while readings are drawn.
        view: what to print.
    """
    out, tally, found = writer(view), Counter[str](), 0
    notes: list[str] = []
    languages = Counter[str]()
    with progress() as show:
        for reading in with_failed(readings, failures):
            report = reading.report
            found += out.write(reading)
            tally[report.outcome] += 1
            languages[report.language] += 1
            if report.outcome != "ok":
                notes.append(f"{report.key}: {'' if report.outcome == 'failed' else 'partial: '}{report.reason}")
            show(f"{plural(tally.total(), 'report')}, {found} {view.layer}")
    for line in foreign(languages):
        complain(line)
    _conclude(tally, notes, f"No {view.layer}" if not found else "")
    return SOME_FAILED if tally["failed"] else DONE


def with_failed(readings: Iterable[Reading], failures: Sequence[Failure]) -> Iterator[Reading]:
    """Readings, and in their places those that failed, as readings of nothing."""
    told = 0
    for reading in readings:
        yield from map(_failed, failures[told:])
        told = len(failures)
        yield reading
    yield from map(_failed, failures[told:])


def _failed(failure: Failure) -> Reading:
    return Reading(Report(id="", key=failure.key, text="", outcome=failure.outcome, reason=failure.reason))


def _conclude(tally: Counter[str], notes: Iterable[str], nothing: str) -> None:
    """What a user must know in the end, on stderr: silent where all went well and something was found."""
    read = tally.total() - tally["failed"]
    if nothing and (read or not tally):
        complain(f"{nothing} in {plural(read, 'report')}")
    for note in notes:
        complain(note)
    if tally["partial"] or tally["failed"]:
        counts = ", ".join(f"{tally[outcome]} {outcome}" for outcome in get_args(Outcome) if tally[outcome])
        complain(f"{plural(tally.total(), 'report')}: {counts}")
