"""Reports that carry the same words: copies and rewrites of one text, and passages lifted from another report.

Candidates come from MinHash over runs of words, with seeds that are fixed; each is then checked word by word. Nothing
depends on which other reports there are. Ours in forty lines, as the library that is fastest promises no stable hashes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from re import Match
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from sayso.link.wording import WORD
from sayso.model.report import READ_PARTS, Report

if TYPE_CHECKING:
    import numpy.typing as npt

RUN = 4
"""Words in a row that make one shingle."""
BANDS, ROWS = 16, 3
"""Sixteen chances for two texts to meet in three hashes each: texts half alike meet in nine cases of ten."""
PRIME = (1 << 61) - 1
COPY = 0.5
"""Share of the shorter text's runs that stand in the other, from which on they are copies of one."""
LIFTED = 25
"""So many words in a row are a passage lifted from elsewhere: quotations apart, nobody writes them twice."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A report as far as copies are told by it: the hashes of its runs of words, and their MinHash, band by band."""

    report: str
    published: str
    runs: frozenset[int]
    bands: tuple[str, ...]


def shape(report: Report) -> Shape:
    """What a report looks like without case, marks, byline, dateline and credit."""
    runs = runs_of(report)
    return Shape(report.id, report.published, runs, tuple(_bands(runs)) if runs else ())


def runs_of(report: Report) -> frozenset[int]:
    """The hashes of a report's runs of words, as `shape` has them: enough to check two reports, and faster."""
    kept = (report.text[part.start : part.end] for part in report.parts if part.kind in READ_PARTS)
    return _runs(" ".join(kept) if report.parts else report.text)


def _runs(text: str) -> frozenset[int]:
    words = [word.casefold() for word in WORD.findall(text)]
    return frozenset(crc32(" ".join(words[n : n + RUN]).encode()) for n in range(len(words) - RUN + 1))


def _bands(runs: frozenset[int]) -> Iterator[str]:
    hashed = np.fromiter(runs, np.uint64, len(runs))
    least = [int(_times(hashed, (2 * n + 3) * 0x9E3779B97F4A7C15, n).min()) for n in range(BANDS * ROWS)]
    for band in range(BANDS):
        yield f"{band}:" + ",".join(str(one) for one in least[band * ROWS : (band + 1) * ROWS])


def _times(runs: "npt.NDArray[np.uint64]", by: int, plus: int) -> "npt.NDArray[np.uint64]":
    """`(run * by + plus) % PRIME` of each run, which is less than 2**32, in integers of 64 bits.

    The upper 31 bits of the factor come in by a shift around the 61 bits of the prime.
    """
    prime, (upper, lower) = np.uint64(PRIME), divmod(by % PRIME, 1 << 30)
    high = runs * np.uint64(upper) % prime
    turned = ((high << np.uint64(30)) & prime) | (high >> np.uint64(31))
    return (runs * np.uint64(lower) + turned + np.uint64(plus)) % prime


def alike(one: Shape, other: Shape) -> bool:
    """Whether one carries at least half of the other's words."""
    return share(one.runs, other.runs) >= COPY


def share(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the shorter of two texts stands in the other, 0 to 1, by their runs; 0 where it has none."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report, as code points, whose words stand in an earlier one, by its id."""

    start: int
    end: int
    source: str


def copies(shapes: Iterable[Shape]) -> Mapping[str, str]:
    """For each report the one that its words are first found in, by id: itself, or the earliest of its copies."""
    every = sorted(shapes, key=_order)
    held: dict[str, list[Shape]] = defaultdict(list)
    first: dict[str, str] = {}
    for one in every:
        met = {other.report: other for band in one.bands for other in held[band]}
        like = [first[other.report] for other in met.values() if alike(one, other)]
        order = {known: n for n, known in enumerate(first)}
        first[one.report] = min(like, key=order.__getitem__, default=one.report)
        for band in one.bands:
            held[band].append(one)
    return first


def passages(
    reports: Iterable[Report], shapes: Mapping[str, Shape], first: Mapping[str, str]
) -> Mapping[str, tuple[Passage, ...]]:
    """Passages of reports that are lifted from earlier ones of which they are no copies, by id, the earliest first.

    Args:
        reports: all that count.
        shapes: what each looks like, by id.
        first: as `copies` has it.
    """
    ordered = sorted(reports, key=lambda report: _order(shapes[report.id]))
    found: dict[str, tuple[Passage, ...]] = {}
    for n, report in enumerate(ordered):
        own = shapes[report.id].runs
        sources = [
            one
            for one in ordered[:n]
            if first.get(one.id, one.id) != first.get(report.id, report.id)
            and len(own & shapes[one.id].runs) > LIFTED - RUN
        ]
        found[report.id] = tuple(Passage(*span, one.id) for one in sources for span in lifted(report.text, one.text))
    return found


def _order(one: Shape) -> tuple[str, str]:
    return one.published or "9", one.report


def lifted(text: str, source: str) -> tuple[tuple[int, int], ...]:
    """Stretches of a text, as code points, whose words stand in a row in the source."""
    theirs = _runs(source)
    words = list(WORD.finditer(text))
    shared = [
        crc32(" ".join(word[0].casefold() for word in words[n : n + RUN]).encode()) in theirs
        for n in range(len(words) - RUN + 1)
    ]
    return tuple(_stretches(words, shared))


def _stretches(words: Sequence[Match[str]], shared: Sequence[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for n, one in enumerate([*shared, False]):
        if one and start is None:
            start = n
        elif not one and start is not None:
            last = n - 1 + RUN
            if last - start >= LIFTED:
                first, final = words[start], words[last - 1]
                yield first.start(), final.end()
            start = None
