"""Which revision of a page is in force: the newest that ever stood there, in whatever order things happen."""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.archive.fake import NOBODY, capture, dump, tables

from sayso.archive.archive import Archive
from sayso.archive.custody import forget, retract
from sayso.model.capture import Capture
from sayso.model.report import TEASER
from sayso.run.adding import BatchLimits, add
from sayso.run.merging import merge

PAGE = "https://post.example/brask"
Verb = Literal["arrives", "is forgotten", "is retracted", "comes again"]


def revision(day: int) -> Capture:
    """What stood at the page on a day of March; what came on the first is a teaser dated later than all."""
    if day == 1:
        made = capture("Rebels shelled Brask", "1.txt", url=PAGE, published="2021-04-01", outcome="partial")
        return replace(made, report=replace(made.report, reason=f"cut off; {TEASER}"))
    return capture(f"Rebels shelled Brask{day}.", f"{day}.txt", url=PAGE, published=f"2021-03-{day:02}")


PAGES = {day: revision(day) for day in range(1, 6)}


@dataclass(frozen=True)
class Step:
    verb: Verb
    day: int


def take(archive: Archive, step: Step) -> None:
    report = PAGES[step.day].report.id
    if step.verb == "is forgotten":
        forget(archive, report, "court order", "ann")
    elif step.verb == "is retracted":
        retract(archive, report, "taken back", "ann")
    else:
        add(archive, [PAGES[step.day]], again=step.verb == "comes again")


def expected(steps: list[Step]) -> list[str]:
    """Ids of the reports in force: the newest that was ever there, unless it was taken back or erased."""
    met: dict[int, Verb] = {}
    for step in steps:
        if step.verb != "arrives" or step.day not in met:
            met[step.day] = step.verb
    newest = max(met, default=0)
    return [PAGES[newest].report.id] if met.get(newest) in ("arrives", "comes again") else []


def in_force(archive: Archive) -> list[str]:
    return [own for (own,) in archive.rows("SELECT id FROM reports WHERE state = 'live'")]


@st.composite
def histories(draw: st.DrawFn) -> list[Step]:
    """What becomes of each of some reports, in its own order, shuffled into those of the others."""
    fates: list[list[Verb]] = [
        ["arrives"],
        ["arrives", "is forgotten"],
        ["arrives", "is retracted"],
        ["arrives", "is retracted", "is forgotten"],
        ["arrives", "is forgotten", "comes again"],
        ["arrives", "is forgotten", "arrives"],
    ]
    days = draw(st.lists(st.sampled_from(sorted(PAGES)), min_size=2, max_size=4, unique=True))
    left = {day: list(draw(st.sampled_from(fates))) for day in days}
    turns = draw(st.permutations([day for day, verbs in left.items() for _ in verbs]))
    return [Step(left[day].pop(0), day) for day in turns]


@given(histories())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_newest_revision_that_ever_stood_is_in_force_or_none_is(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "x.sayso") as archive:
        for number, step in enumerate(steps, 1):
            take(archive, step)
            assert in_force(archive) == expected(steps[:number]), steps[:number]
        rows, told = tables(archive), dump(archive)
        archive.rebuild()
        assert (tables(archive), dump(archive)) == (rows, told)


def test_a_revision_that_arrives_between_an_older_one_and_an_erased_one_is_not_in_force(archive: Archive) -> None:
    for step in (Step("arrives", 2), Step("arrives", 4), Step("is forgotten", 4), Step("arrives", 3)):
        take(archive, step)
    assert in_force(archive) == []
    gone = {(one.id, one.by) for one in archive.superseded() if one.kind == "report"}
    two, three, four = (PAGES[day].report.id for day in (2, 3, 4))
    assert gone == {(two, three), (three, four), (four, "")}
    take(archive, Step("arrives", 5))
    assert in_force(archive) == [PAGES[5].report.id]


def test_nothing_older_than_what_was_erased_in_another_archive_comes_into_force(archive: Archive, root: Path) -> None:
    with Archive(root.with_name("y.sayso")) as other:
        add(other, [PAGES[4]])
        forget(other, PAGES[4].report.id, "court order", "ann")
        add(archive, [PAGES[3]])
        merge(archive, other)
        assert in_force(archive) == []
        rows = tables(archive)
        archive.rebuild()
        assert tables(archive) == rows


@pytest.mark.parametrize("teaser_first", [True, False])
def test_a_teaser_that_could_not_be_read_is_a_teaser_still(archive: Archive, teaser_first: bool) -> None:
    made = capture(NOBODY, "1.txt", url=PAGE, published="2021-04-01", outcome="partial")
    teaser = replace(made, report=replace(made.report, reason=f"cut off; {TEASER}"))
    for one in (teaser, PAGES[2]) if teaser_first else (PAGES[2], teaser):
        add(archive, [one])
    assert in_force(archive) == [PAGES[2].report.id]


def test_a_tombstone_has_no_address(archive: Archive, root: Path) -> None:
    add(archive, [PAGES[4]])
    forget(archive, PAGES[4].report.id, "court order", "ann")
    assert not [path for path in root.rglob("*") if path.is_file() and b"post.example" in path.read_bytes()]


@pytest.mark.parametrize("batch", [1, 64])
def test_what_is_met_again_after_it_was_taken_back_stays_so(archive: Archive, batch: int) -> None:
    take(archive, Step("arrives", 2))
    take(archive, Step("is retracted", 2))
    add(archive, [PAGES[2], replace(PAGES[2], where="elsewhere.txt")], limits=BatchLimits(items=batch))
    assert in_force(archive) == []


def test_what_was_retracted_in_another_archive_stays_so_where_it_arrives_later(archive: Archive, root: Path) -> None:
    with Archive(root.with_name("y.sayso")) as other:
        take(other, Step("arrives", 4))
        take(other, Step("is retracted", 4))
        for path in (root.with_name("y.sayso") / "raw").rglob("*.gz"):
            path.unlink()  # so that the tombstone alone can be merged
        take(archive, Step("arrives", 2))
        merge(archive, other)
    take(archive, Step("arrives", 4))
    assert in_force(archive) == []
    assert {one.why for one in archive.superseded() if one.id == PAGES[4].report.id} == {"taken back"}
    rows = tables(archive)
    archive.rebuild()
    assert tables(archive) == rows
