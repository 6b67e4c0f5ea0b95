import json
import os
import random
import subprocess
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

from sayso.errors import RunStopped
from sayso.export.target import MAIN, MANIFEST, Piped, Staged


def put(target: Path, files: dict[str, bytes], *, folder: bool = False, force: bool = False) -> None:
    with Staged(target, folder=folder, force=force) as staged:
        for name, data in files.items():
            with staged.open(name) as file:
                file.write(data)
        staged.describe({"format": "test"})


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_with_what_stands_beside_it(tmp_path: Path) -> None:
    put(tmp_path / "a.b.csv", {MAIN: b"main", "left_out.csv": b"rest"})
    assert names(tmp_path) == ["a.b.csv", "a.b.left_out.csv", "a.b.manifest.json"]
    manifest = json.loads((tmp_path / "a.b.manifest.json").read_bytes())
    assert manifest["format"] == "test"
    assert manifest["files"][0] == {"name": "a.b.csv", "bytes": 4, "sha256": sha256(b"main").hexdigest()}


def test_a_folder_loses_what_an_earlier_export_had_and_this_one_lacks(tmp_path: Path) -> None:
    put(tmp_path / "out", {"old.csv": b"1", "both.csv": b"1"}, folder=True)
    (tmp_path / "out/notes.txt").write_text("mine", "utf-8")
    put(tmp_path / "out", {"both.csv": b"2", "new.csv": b"2"}, folder=True)
    assert names(tmp_path / "out") == ["both.csv", MANIFEST, "new.csv", "notes.txt"]
    assert (tmp_path / "out/both.csv").read_bytes() == b"2"


def test_nothing_is_there_until_all_is_there(tmp_path: Path) -> None:
    put(tmp_path / "a.csv", {MAIN: b"first"})
    before = names(tmp_path)
    with suppress(ZeroDivisionError), Staged(tmp_path / "a.csv", folder=False) as staged:
        with staged.open(MAIN) as file:
            file.write(b"half")
        assert (tmp_path / "a.csv").read_bytes() == b"first"
        raise ZeroDivisionError
    assert names(tmp_path) == before
    assert (tmp_path / "a.csv").read_bytes() == b"first"


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "out", {"a.csv": b"first"}, folder=True)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        put(tmp_path / "out", {"a.csv": b"second"}, folder=True)
    assert names(tmp_path) == ["out"]
    assert (tmp_path / "out/a.csv").read_bytes() == b"first"


def test_what_somebody_else_wrote_is_replaced_by_force_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("mine", "utf-8")
    with pytest.raises(RunStopped, match=r"a.csv' was not written by sayso export; --force"):
        put(path, {MAIN: b"x"})
    put(path, {MAIN: b"x"}, force=True)
    put(path, {MAIN: b"y"})
    path.write_text("changed by hand", "utf-8")
    with pytest.raises(RunStopped, match="was changed since it was exported"):
        put(path, {MAIN: b"z"})
    path.unlink()
    put(path, {MAIN: b"z"})


def test_a_companion_that_somebody_else_wrote_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.deleted.csv").write_text("mine", "utf-8")
    with pytest.raises(RunStopped, match=r"a.deleted.csv' was not written"):
        put(tmp_path / "a.csv", {MAIN: b"x", "deleted.csv": b"x"})
    assert names(tmp_path) == ["a.deleted.csv"]


def test_a_folder_of_somebody_else_is_kept(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    put(tmp_path / "out", {"a.csv": b"x"}, folder=True)
    (tmp_path / "other").mkdir()
    (tmp_path / "other/a.csv").write_text("mine", "utf-8")
    with pytest.raises(RunStopped, match="was not written"):
        put(tmp_path / "other", {"b.csv": b"x"}, folder=True)


def test_a_manifest_names_files_of_its_own_folder_alone(tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("x", "utf-8")
    (tmp_path / "out").mkdir()
    listed = [{"name": "../victim.txt", "sha256": sha256(b"x").hexdigest()}, {"name": "a.csv", "sha256": ""}]
    (tmp_path / "out" / MANIFEST).write_text(json.dumps({"files": listed}), "utf-8")
    put(tmp_path / "out", {"b.csv": b"x"}, folder=True)
    assert victim.read_text("utf-8") == "x"


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"files": 3}', b'{"files": [{}]}', b"\xff"])
def test_a_broken_manifest_is_none(tmp_path: Path, broken: bytes) -> None:
    put(tmp_path / "a.csv", {MAIN: b"x"})
    (tmp_path / "a.manifest.json").write_bytes(broken)
    with pytest.raises(RunStopped, match="was not written"):
        put(tmp_path / "a.csv", {MAIN: b"y"})


def test_places_that_can_never_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    for path, folder, told in (
        (tmp_path / "no/a.csv", False, "No folder"),
        (tmp_path / "file", True, "is a file; expected a folder"),
        (tmp_path, False, "is a folder; expected a file"),
    ):
        with pytest.raises(RunStopped, match=told) as stopped:
            Staged(path, folder=folder)
        assert stopped.value.code == 2


def test_a_link_stays_and_what_it_points_at_is_replaced(tmp_path: Path) -> None:
    put(tmp_path / "real.csv", {MAIN: b"x"})
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    put(tmp_path / "link.csv", {MAIN: b"y"})
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"y"


def test_standard_output_takes_the_main_file_alone(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    piped = Piped()
    with piped.open(MAIN) as file, piped.open("deleted.csv") as other:
        file.write(b"main")
        other.write(b"other")
    assert capfdbinary.readouterr().out == b"main"
    with pytest.raises(RunStopped, match="cannot go to standard output"):
        piped.place("sayso.db")


def test_two_files_of_one_stem_would_share_what_stands_beside_them(tmp_path: Path) -> None:
    put(tmp_path / "a.csv", {MAIN: b"x", "companion.csv": b"x"})
    with pytest.raises(RunStopped, match=r"a.tab' and 'a.csv' would share their companions"):
        put(tmp_path / "a.tab", {MAIN: b"y", "companion.csv": b"y"})
    assert (tmp_path / "a.csv").read_bytes() == b"x"


EXPORTER = """
import sys
from pathlib import Path
from sayso.export.target import Staged
target = Path(sys.argv[1])
for n in range(int(sys.argv[2]), 10**9):
    with Staged(target, folder=True) as staged:
        for name in ("a.csv", "b.csv", "c.csv", "d.csv"):
            with staged.open(name) as file:
                file.write(f"{n}\\n".encode() * 200)
            print(name, flush=True)
"""


def test_an_export_that_is_killed_leaves_whole_files_and_the_next_one_goes_on(tmp_path: Path) -> None:
    dice = random.Random(5)  # noqa: S311 - no secret
    target = tmp_path / "out"
    for n in range(8):
        command = [sys.executable, "-c", EXPORTER, str(target), str(n * 1_000_000)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            for _ in range(dice.randint(1, 40)):
                assert process.stdout.readline()
            process.kill()
            assert process.stderr is not None
            assert process.stderr.read() == b""
        for path in target.glob("*.csv") if target.exists() else ():
            lines = path.read_text("utf-8").splitlines()
            assert (len(lines), len(set(lines))) == (200, 1)
    put(target, {"a.csv": b"last"}, folder=True)
    assert names(target) == ["a.csv", MANIFEST]
    assert names(tmp_path) == ["out"]
