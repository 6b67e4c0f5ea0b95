from pathlib import Path

from tests.torture.corpus import Case

from robustness import OUTCOMES, Row, faults_of, line, measure


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
