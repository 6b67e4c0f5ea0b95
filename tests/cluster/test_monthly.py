"""Tables by month: every row is in the part of its month, however few are held in memory."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.cluster import monthly
from sayso.cluster.monthly import Monthly
from sayso.export.tables import Field

pyarrow = pytest.importorskip("pyarrow")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["2021-01", "2021-02", ""])), max_size=40))
def test_every_row_is_in_its_month(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, rows: list[tuple[str, str]]
) -> None:
    monkeypatch.setattr(monthly, "GROUP", 5)
    monkeypatch.setattr(monthly, "MOST", 9)
    root = tmp_path_factory.mktemp("tables")
    tables = Monthly(root)
    for name in ("a", "b"):
        tables.declare(name, [Field("n", "integer", "a number")])
    for n, (name, month) in enumerate(rows):
        tables.add(name, (n,), month)
        assert sum(map(len, tables._held.values())) <= 9
    tables.close()
    found = [(path, n) for path in root.rglob("*.parquet") for n in _numbers(path)]
    expected = {n: (name, f"month={month or '__HIVE_DEFAULT_PARTITION__'}") for n, (name, month) in enumerate(rows)}
    assert {n: (path.parts[-3], path.parts[-2]) for path, n in found} == expected
    assert len(found) == len(rows)


def _numbers(path: Path) -> list[int]:
    from pyarrow.parquet import ParquetFile

    found: list[int] = ParquetFile(path).read()["n"].to_pylist()
    return found
