"""Reports with quotation marks and line breaks lost, doubled and moved: nothing breaks, no content leaves its part."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.hand import Greedy

from sayso.analysis.sentences import sentences
from sayso.claims.attribution import attributions
from sayso.claims.quotations import paragraphs
from sayso.model.report import Report
from sayso.sources.layout import layout

GOLD = ("attribution", "claims", "incidents", "linking")
MARKS = (
    '"',
    "“",
    "”",
    "‘",
    "’",
    "'",
    "''",
    "``",
    '""',
    "«",
    "»",
    "„",
    "‹",
    "›",
    "\n",
    "\n\n",
    "\r\n",
    "\u2028",
    ": ",
    " - ",
)
LONGEST = 1_500
"""Characters that are read of a report: a window of it, so that hundreds of examples fit in a few seconds."""
PLACES = st.lists(st.tuples(st.integers(0, LONGEST), st.sampled_from(("", *MARKS))), max_size=12)


@cache
def texts(folder: Path) -> tuple[str, ...]:
    """The texts of all gold reports."""
    found = []
    for name in GOLD:
        with (folder / "gold" / f"{name}.reports.jsonl").open(encoding="utf-8") as lines:
            found += [json.loads(line)["text"] for line in lines]
    return tuple(found)


@cache
def samples() -> tuple[str, ...]:
    """The texts of the reports that come with sayso."""
    folder = files("sayso") / "demo" / "reports"
    return tuple(
        f.read_text("utf-8") for f in sorted(folder.iterdir(), key=lambda f: f.name) if f.name.endswith(".txt")
    )


def damaged(text: str, places: list[tuple[int, str]]) -> str:
    """The text with, at each place, its next mark or line break replaced, or one put in."""
    for at, mark in places:
        spots = [i for i, letter in enumerate(text) if letter in "\"“”‘’'«»\n"]
        if at % 2 and spots:
            spot = spots[at % len(spots)]
            text = text[:spot] + mark + text[spot + 1 :]
        elif text:
            spot = at % len(text)
            text = text[:spot] + mark + text[spot:]
    return text


def check(text: str, *, model: bool) -> None:
    """Reads a text and asserts what holds of every reading."""
    report = Report("r", "r", text, parts=layout(text))
    split = sentences(report)
    cited = [heard.cited for heard in Greedy().read(split) if model]
    found = attributions(report, split, lambda span: span.text, cited=cited)
    parts = list(paragraphs(report))
    for a in found:
        assert a.content
        for span in (*a.sources, *a.content, *([a.cue] if a.cue else [])):
            assert text[span.start : span.end] == span.text != ""
        for span in a.content:
            assert any(low <= span.start and span.end <= high for low, high in parts), span
            assert span.text == span.text.strip()
        assert all(one.end <= two.start for one, two in zip(a.content, a.content[1:], strict=False))
        if a.parent is not None:
            outer = found[a.parent]
            assert all(any(o.holds(span) for o in outer.content) for span in a.content)


FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
MANY = settings(FEW, max_examples=400)


@FEW
@given(which=st.integers(0), places=PLACES, model=st.booleans())
@example(which=0, places=[(0, "“")], model=False)
def test_damaged_samples_are_read(which: int, places: list[tuple[int, str]], model: bool) -> None:
    check(damaged(samples()[which % len(samples())][:LONGEST], places), model=model)


@MANY
@given(which=st.integers(0), start=st.integers(0), places=PLACES, model=st.booleans())
def test_damaged_gold_reports_are_read(
    shared: Path, which: int, start: int, places: list[tuple[int, str]], model: bool
) -> None:
    found = texts(shared)
    text = found[which % len(found)]
    begin = start % max(len(text) - LONGEST, 1)
    check(damaged(text[begin : begin + LONGEST], places), model=model)


@pytest.mark.parametrize("mark", MARKS)
def test_a_text_of_marks_alone_says_nothing_wrong(mark: str) -> None:
    for text in (mark, mark * 50, f"{mark}Rusk said{mark}", f"Rusk said: {mark * 3} no {mark} yes"):
        check(text, model=True)
