"""How inputs are cut into shards."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cluster.plan import Piece, Shard, cut, share
from sayso.errors import RunStopped


def files(root: Path, *sizes: int) -> list[str]:
    for n, size in enumerate(sizes):
        (root / f"{n:02}.txt").write_bytes(b"x" * size)
    return [str(root / f"{n:02}.txt") for n in range(len(sizes))]


def test_files_go_together_up_to_the_size(tmp_path: Path) -> None:
    shards = cut(files(tmp_path, 4, 6, 1, 30, 2, 8), 10)
    assert [[piece.size for piece in shard.pieces] for shard in shards] == [[4, 6], [1], [30], [2, 8]]
    assert [shard.number for shard in shards] == [0, 1, 2, 3]
    assert shards[2].name == "shards/000002"


def test_what_is_added_at_the_end_leaves_earlier_shards_alone(tmp_path: Path) -> None:
    given = files(tmp_path, 4, 6, 1, 30, 2, 8, 9)
    assert cut(given, 10)[:4] == cut(given[:6], 10)


def test_a_folder_is_cut_as_its_files_are(tmp_path: Path) -> None:
    one_by_one = cut(files(tmp_path, 4, 6, 1), 10)
    assert cut([str(tmp_path)], 10) == cut([f"{tmp_path}/*.txt"], 10) == one_by_one


def test_lines_are_cut_and_other_files_are_not(tmp_path: Path) -> None:
    lines, text, whole = tmp_path / "a.jsonl", tmp_path / "b.txt", tmp_path / "c.json"
    lines.write_text('{"text": "x"}\n' * 10)
    text.write_text("x\n" * 70)
    whole.write_text("[\n" + '{"text": "x"},\n' * 10 + "]")
    found = [piece for shard in cut([str(lines), str(text), str(whole)], 60) for piece in shard.pieces]
    assert [piece.start for piece in found] == [0, 60, 120, None, None]
    assert [piece.size for piece in found][:3] == [60, 60, 20]
    assert [piece.start for piece in next(iter(cut([str(lines)], 60, "text"))).pieces] == [None]


def test_what_is_missing_is_a_piece_with_its_reason(tmp_path: Path) -> None:
    (shard,) = cut([str(tmp_path / "no.txt")], 10)
    assert shard.pieces[0].reason.endswith("does not exist; expected a file, a folder or a pattern")


@pytest.mark.parametrize("given", ["-", "https://post.example/a.html"])
def test_what_one_machine_alone_can_read_is_refused(given: str) -> None:
    with pytest.raises(RunStopped, match="sayso add"):
        cut([given], 10)


@given(st.integers(0, 30), st.integers(1, 9))
def test_each_shard_is_in_one_share(count: int, of: int) -> None:
    shards = [Shard(n, (Piece("x"),)) for n in range(count)]
    found = [one for nth in range(1, of + 1) for one in share(shards, f"{nth}/{of}")]
    assert sorted(found, key=lambda one: one.number) == shards


@pytest.mark.parametrize("asked", ["0/3", "4/3", "x/3", "3", "1/0", "-1/3", ""])
def test_what_is_no_share_is_refused(asked: str) -> None:
    with pytest.raises(RunStopped, match="expected I/N"):
        share([], asked)
