import builtins
import sys
from collections.abc import Mapping, Sequence

import pytest
from tests.export.conftest import Export
from tests.export.made import edition, read

from sayso.errors import RunStopped
from sayso.export import parquet
from sayso.export.tables import TABLES, stream
from sayso.model.edition import Held

pytest.importorskip("pyarrow")


def test_duckdb_opens_every_table(samples: Held, export: Export) -> None:
    duckdb = pytest.importorskip("duckdb")
    folder = export(samples, "parquet")
    for table in TABLES:
        found = duckdb.sql(f"SELECT * FROM '{folder / table.name}.parquet'")  # noqa: S608 - our own names
        assert tuple(found.columns) == table.header
        want = [
            tuple(None if cell == "" else cell for cell in row) for name, row in stream(samples) if name == table.name
        ]
        assert found.fetchall() == want
    query = f"""
        SELECT count(*) FROM '{folder}/claims.parquet' AS claims
        JOIN '{folder}/reports.parquet' AS reports USING (report_id)
    """  # noqa: S608 - our own names
    assert duckdb.sql(query).fetchall() == [(sum(name == "claims" for name, _ in stream(samples)),)]


def test_pandas_opens_it_with_codes_as_texts(export: Export) -> None:
    pandas = pytest.importorskip("pandas")
    folder = export(edition(read("They attacked.", "attacked")), "parquet")
    claims = pandas.read_parquet(folder / "claims.parquet")
    assert list(claims["cameo"]) == ["190"]
    assert (str(claims["where_prec"].dtype), str(claims["latitude"].dtype)) == ("int64", "float64")


def test_groups_of_rows_are_one_table(samples: Held, export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    from pyarrow.parquet import ParquetFile

    monkeypatch.setattr(parquet, "GROUP", 7)
    file = ParquetFile(export(samples, "parquet") / "claims.parquet")
    count = sum(name == "claims" for name, _ in stream(samples))
    assert (file.metadata.num_rows, file.num_row_groups) == (count, -(-count // 7))


def test_without_pyarrow_it_says_what_to_install(export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - the name it has
        locals: Mapping[str, object] | None = None,  # noqa: A002 - the name it has
        fromlist: Sequence[str] = (),
        level: int = 0,
    ) -> object:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, globals, locals, fromlist, level)

    for name in [name for name in sys.modules if name.startswith("pyarrow")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(RunStopped, match=r"sayso\[tables\]") as stopped:
        export(edition(), "parquet")
    assert stopped.value.code == 3
