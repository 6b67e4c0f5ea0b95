"""What stands in a lake stands there whole, and as it was written."""

import os
from pathlib import Path

import pytest

from sayso.cluster.lake import MANIFEST, Lake, Local, digest, lake_at, read
from sayso.errors import RunStopped


@pytest.fixture(params=["folder", "store"])
def lake(request: pytest.FixtureRequest, tmp_path: Path) -> Lake:
    if request.param == "store":
        pytest.importorskip("fsspec")
        return lake_at(f"file://{tmp_path}/lake/")
    return lake_at(str(tmp_path / "lake"))


def put(lake: Lake, name: str, **files: str) -> None:
    with lake.stage() as stage:
        for one, text in files.items():
            (stage / "sub").mkdir(exist_ok=True)
            (stage / "sub" / one).write_text(text)
        (stage / MANIFEST).write_text("{}")
        lake.put(stage, name)


def test_what_is_put_is_there_and_replaces_what_was(lake: Lake, tmp_path: Path) -> None:
    put(lake, "shards/1", a="one", b="two")
    put(lake, "shards/1", b="three")
    assert read(lake, "shards/1/sub/b") == b"three"
    assert read(lake, "shards/1/sub/a") is None
    assert digest(lake, "shards/1/sub/a") == ""
    assert len(digest(lake, f"shards/1/{MANIFEST}")) == 64
    lake.write("lake.json", b"[]")
    lake.write("lake.json", b"{}")
    assert read(lake, "lake.json") == b"{}"
    assert sorted(one.name for one in (tmp_path / "lake").iterdir()) == ["lake.json", "shards"]


def test_two_can_put_the_same_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one is quicker: between our look and our rename, first where nothing stood, then where ours was."""
    lake, rename = lake_at(str(tmp_path / "lake")), Path.rename
    quicker = iter(["first", "second"])

    def overtaken(path: Path, target: Path) -> Path:
        if target.name == "1" and (text := next(quicker, "")):
            with monkeypatch.context() as undone:
                undone.setattr(Path, "rename", rename)
                put(lake, "shards/1", a=text)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", overtaken)
    put(lake, "shards/1", a="ours")
    assert read(lake, "shards/1/sub/a") == b"ours"
    assert next(quicker, "") == ""
    assert [one.name for one in (tmp_path / "lake").iterdir()] == ["shards"]


def test_what_was_not_put_is_not_there(lake: Lake, tmp_path: Path) -> None:
    with lake.stage() as stage:
        (stage / "half").write_text("x")
    assert list(tmp_path.rglob("half")) == []


def test_what_a_killed_worker_left_is_cleared(tmp_path: Path) -> None:
    lake = Local(tmp_path)
    with lake.stage() as stage:
        (stage / "half").write_text("x")
        lake.clear()
        assert stage.exists()
        os.utime(stage, (0, 0))
        lake.clear()
        assert not stage.exists()


def test_a_store_that_nobody_knows_is_refused() -> None:
    pytest.importorskip("fsspec")
    with pytest.raises(RunStopped, match="No way to 'nostore://x/y'"):
        read(lake_at("nostore://x"), "y")
