"""Tables of articles with columns of their own names."""

from pathlib import Path

import pytest

from sayso import Archive, read
from sayso.cli.add import Wanted, take_in
from sayso.errors import RunStopped


def test_columns_are_stated_by_field(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "a.csv"
    table.write_text("when,tale\n2031-05-09,Rebels shelled the mill on Friday.\n")
    assert take_in(str(tmp_path / "x.sayso"), Wanted([str(table)], columns={"text": "tale"}), "jsonl") == 0
    assert '"ok":1' in capsys.readouterr().out.replace(" ", "")
    with Archive(tmp_path / "y.sayso") as archive:
        assert archive.add(table, columns={"text": "tale"}).outcomes["ok"] == 1
    assert list(read(table, columns={"text": "tale"}, on_failure=lambda failure: pytest.fail(failure.reason)))
    with pytest.raises(RunStopped, match="No field 'tale' of a table of articles"):
        take_in(str(tmp_path / "x.sayso"), Wanted([str(table)], columns={"tale": "text"}))
