"""Which files an input names: archives and lakes of ours are none, and that is said."""

from pathlib import Path

import pytest

from sayso.sources.draft import Failure
from sayso.sources.walk import files_of

MADE = '{"made_by":"sayso 1.0"}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "lake/lake.json", "lake/tables/x.csv", "other/lake.json", "sub/b.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MADE if name == "lake/lake.json" else "{}")
    for name in ("journal", "raw", "readings", "text"):
        (tmp_path / "in" / "sub" / "c.sayso" / name).mkdir(parents=True)
        (tmp_path / "in" / "sub" / "c.sayso" / name / "x.txt").write_text("x")
    return tmp_path / "in"


@pytest.mark.parametrize("pattern", ["", "*"])
def test_archives_and_lakes_are_passed_over_and_told(folder: Path, pattern: str) -> None:
    told: list[str] = []
    found = [str(one) for one in files_of(str(folder / pattern) if pattern else str(folder), told.append)]
    assert [Path(one).relative_to(folder).as_posix() for one in found] == ["a.txt", "other/lake.json", "sub/b.txt"]
    assert [Path(one).relative_to(folder).as_posix() for one in told] == ["lake", "sub/c.sayso"]


@pytest.mark.parametrize("pattern", ["*/*", "**/*", "*/*/*/*"])
def test_a_pattern_that_goes_into_archives_and_lakes_finds_nothing_in_them(folder: Path, pattern: str) -> None:
    told: list[str] = []
    found = {str(one) for one in files_of(str(folder / pattern), told.append)}
    assert not [one for one in found if "/lake/" in one or "c.sayso" in one]
    assert len(told) == len(set(told)) > 0


def test_a_pattern_within_an_archive_that_it_names_is_what_was_asked_for(folder: Path) -> None:
    (found,) = files_of(str(folder / "sub" / "c.sayso" / "text" / "*"))
    assert str(found).endswith("c.sayso/text/x.txt")


@pytest.mark.parametrize("name", ["lake", "sub/c.sayso"])
def test_one_that_is_given_by_name_is_no_report(folder: Path, name: str) -> None:
    (found,) = files_of(str(folder / name))
    assert isinstance(found, Failure)
    assert "is an archive or a lake; expected reports" in found.reason
