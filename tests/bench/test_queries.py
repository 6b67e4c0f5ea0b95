"""The bench of queries runs, and its made-up archive is one that can be asked."""

from pathlib import Path

import pytest

from queries import ASKED, ask
from sayso.run.archive import Archive


def test_everything_is_asked_of_a_small_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask(tmp_path / "x.sayso", 300)
    shown = capsys.readouterr().out.splitlines()
    assert [line[:32].strip() for line in shown] == ["reading every claim once", *ASKED]
    with Archive(tmp_path / "x.sayso") as archive:
        assert len(archive.claims()) == 300
        assert len(archive.claims(report="r0000000000000003")) == 25
