from collections import Counter
from pathlib import Path

from tests.torture.corpus import Case

from robustness import OUTCOMES, Row, faults_of, joined, line, measure, rows


def test_inputs_are_read_by_a_parent_that_tells_of_each(tmp_path: Path) -> None:
    cases = [Case("a.txt", lambda: b"The mill burned down."), Case("b.txt", lambda: b""), Case("c", lambda: b"\x00")]
    row = measure(cases, tmp_path)
    assert [row.outcomes[outcome] for outcome in OUTCOMES] == [1, 0, 2]
    assert (row.inputs, row.deaths, row.unclear, row.outside, row.leaks) == (3, [], [], [], [])
    assert row.parent > 1
    assert faults_of(row) == []
    assert line("texts", row).startswith("| texts | 3 | 1 | 0 | 2 | 0 | 0 | 0 | 0 | ")


def test_what_goes_wrong_is_told() -> None:
    row = Row(deaths=["a: killed"], outside=["b: opened '/x' for writing"], seconds=(31.0, "c"), parent=2_000.0)
    row.add(
        "d", {"outcomes": {}, "seconds": 0.0, "parent": 1.0, "child": 1.0, "outside": [], "leaked": True, "unclear": 0}
    )
    assert [fault.partition(":")[0] for fault in faults_of(row)] == [
        *("death", "no outcome", "outside", "leak", "slow", "memory"),
    ]


def test_parents_at_work_at_once_read_each_input_of_a_group_once() -> None:
    found = rows(1, ("archives that trap",), jobs=1)["archives that trap"]
    shared = rows(1, ("archives that trap",), jobs=3)["archives that trap"]
    assert (shared.inputs, shared.outcomes) == (found.inputs, found.outcomes)
    assert faults_of(shared) == []


def test_the_shares_of_a_group_make_one_row() -> None:
    one = Row(2, Counter(ok=1, failed=1), ["a: killed"], (2.0, "b"), 3.0, 40.0, (50.0, "a"), ["/x"])
    other = Row(1, Counter(ok=1), [], (9.0, "c"), 9.0, 30.0, (20.0, "c"), ["/x", "/y"])
    assert joined([one, other]) == Row(
        3, Counter(ok=2, failed=1), ["a: killed"], (9.0, "c"), 12.0, 40.0, (50.0, "a"), ["/x", "/y"]
    )
