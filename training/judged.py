"""Reports that a user's people judged, as training data: what `sayso judge ARCHIVE --annotations` prints.

A line is a report as the claims gold has it, with its `parts` [start, end, kind]; its `claims`, each with the parts of
which the words are `unknown`; `rejected`, the triggers of what is no claim; `known`, [start, end] of the sentences all
of whose claims were judged. Of any other sentence only the words of judged claims are learnt from.
"""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from examples import Builder, Example, Gold, load
from folds import folds
from own import read_own
from sayso.errors import RunStopped
from sayso.run.annotating import Annotations
from sayso.run.archive import Archive

LEAST = 20
"""Judged claims with which training begins; some hundred are better."""
PARTS = 5
"""One part in so many of the judged reports is held back."""
BESIDE = 4
"""So many sentences of the shipped training data stand beside each judged one, so that nothing else is forgotten."""
LEAST_BESIDE = 800
SPREAD = 4
"""They are drawn out of so many times as many, which is quicker than to make all and takes few of any report."""


def read_judged(places: Iterable[Path]) -> tuple[list[Gold], list[Annotations]]:
    """The judged reports of archives, and of files of annotations, each report once; with what archives left out.

    Args:
        places: folders of archives, and files of JSON lines.

    Raises:
        RunStopped: a place is neither, or an archive cannot be used.
    """
    records: dict[str, Gold] = {}
    told = []
    for place in places:
        if place.is_dir():
            with Archive(place) as archive:
                _ = archive.connection
                found = archive.annotations()
            told.append(found)
            many: Iterable[Gold] = (dict(one.record) for one in found.reports)
        else:
            many = _lines(place)
        for record in many:
            if record["id"] in records:
                raise RunStopped(
                    f"Report {record['id']} was judged in two of the places given; merge the archives first"
                )
            records[record["id"]] = record
    return list(records.values()), told


def _lines(path: Path) -> Iterator[Gold]:
    try:
        with path.open(encoding="utf-8") as file:  # `splitlines` would take line ends within texts for some as well
            lines = list(file)
    except (OSError, UnicodeDecodeError) as error:
        raise RunStopped(f"No annotations in '{path}' ({error}); expected an archive, or JSON lines") from None
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
            _ = [record[name] for name in ("id", "text", "parts", "claims", "rejected", "known")]
        except (ValueError, KeyError, TypeError) as error:
            what = f"{type(error).__name__}: {error}"
            raise RunStopped(f"No annotations in '{path}', line {number} ({what}); expected a judged report") from None
        yield record


def examples_of(record: Gold) -> Iterator[Example]:
    """The sentences of a report of which something is known."""
    whole = {(start, end) for start, end in record["known"]}
    rejected = [trigger["start"] for trigger in record["rejected"]]
    for example in Builder(record, record["claims"]).examples():
        sentence = example.sentence
        if (sentence.start, sentence.end) in whole:
            yield example
            continue
        spots = [start - sentence.start for start in rejected if sentence.start <= start < sentence.end]
        not_claims = {n for n, (a, b) in enumerate(example.spans) for spot in spots if a <= spot < b}
        known = frozenset({target.at for target in example.targets} | not_claims)
        if known:
            yield replace(example, known=known)


def split(records: Sequence[Gold]) -> tuple[list[Gold], list[Gold]]:
    """Reports to learn from, and reports to hold back; those that share text stand on one side.

    Raises:
        RunStopped: there are too few.
    """
    claims = sum(len(one["claims"]) + len(one["rejected"]) for one in records)
    if claims < LEAST or len(records) < 2:
        told = f"{claims} judged claims in {len(records)} reports"
        raise RunStopped(f"Too little to learn from: {told}; expected {LEAST} in several, and better some hundred")
    if not any(one["claims"] for one in records):
        raise RunStopped(f"Nothing to learn from but rejections: all {claims} judged claims; expected right ones too")
    part = folds({one["id"]: one["text"] for one in records}, PARTS)
    sizes = {n: sum(len(one["claims"]) for one in records if part[one["id"]] == n) for n in range(PARTS)}
    wanted = sum(sizes.values()) / PARTS
    back = min((n for n in sizes if sizes[n]), key=lambda n: (abs(sizes[n] - wanted), n))
    learn = [one for one in records if part[one["id"]] != back]
    if not learn:
        raise RunStopped(f"The {len(records)} judged reports all share their text; expected some that do not")
    return learn, [one for one in records if part[one["id"]] == back]


def beside(gold: Path | None, theirs: int, count: int | None = None) -> list[Example]:
    """Sentences of the data that the shipped reader was trained on, the same each time, so that it forgets nothing.

    Args:
        gold: folder of the claims gold, drawn from as well; None for our own reports alone.
        theirs: how many judged sentences they are to stand beside.
        count: how many at most; None for BESIDE each, at least LEAST_BESIDE.
    """
    wanted = max(LEAST_BESIDE, BESIDE * theirs) if count is None else count
    chance = random.Random(7)  # noqa: S311
    there = load(gold, shippable=True) if gold else []
    own = list(read_own())
    chance.shuffle(own)
    for one in own:
        if len(there) >= SPREAD * wanted:
            break
        there += Builder(one.record, one.claims, one.said).examples()
    return chance.sample(there, min(wanted, len(there)))
