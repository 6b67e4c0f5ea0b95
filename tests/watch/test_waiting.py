"""Records that wait: in order, taken once, bounded, and whole whatever a killed run left."""

from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.archive.disk import Disk
from sayso.archive.folder import Folder
from sayso.watch import waiting
from sayso.watch.waiting import LeftOut, Waiting

SINCE = "2031-05-09T10:00:00Z"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "a.sayso", Disk())
    made.make()
    return made


def opened(folder: Folder, most: int = waiting.MOST) -> Waiting:
    return Waiting(folder, folder.root / "line", most)


def line(number: int) -> bytes:
    return b"%05d\n" % number


def taken(queue: Waiting, most: int) -> list[bytes]:
    found = list(queue.first(most))
    queue.take(sum(map(len, found)))
    return found


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "SEGMENT", 30)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 9)),
        st.tuples(st.just("take"), st.integers(1, 9)),
        st.just(("again", 0)),
    )
)


@given(steps=STEPS)
def test_what_is_put_is_taken_once_and_in_order(
    steps: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = Folder(tmp_path_factory.mktemp("line") / "a.sayso", Disk())
    home.make()
    queue, numbers, put, got = opened(home), count(), list[bytes](), list[bytes]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(waiting, "SEGMENT", 30)
        for step, many in steps:
            if step == "put":
                put += (lines := [line(next(numbers)) for _ in range(many)])
                assert queue.put(lines, SINCE) == 0
            elif step == "take":
                got += taken(queue, many)
            else:
                queue = opened(home)  # another run
        while more := taken(queue, 4):
            got += more
    assert got == put
    assert queue.is_empty
    assert not list(queue.home.glob("*.jsonl"))


@pytest.mark.usefixtures("small")
def test_files_go_one_by_one_and_none_is_written_anew(folder: Folder) -> None:
    queue = opened(folder)
    for first in range(0, 20, 5):
        queue.put([line(number) for number in range(first, first + 5)], SINCE)
    before = {path: path.stat().st_mtime_ns for path in queue.home.glob("*.jsonl")}
    assert len(before) == 4
    taken(queue, 3)
    taken(queue, 3)
    assert sorted(queue.home.glob("*.jsonl")) == sorted(before)[1:]
    assert {path: path.stat().st_mtime_ns for path in queue.home.glob("*.jsonl")}.items() <= before.items()
    assert next(opened(folder).first(1)) == line(5)


def test_where_there_is_no_room_the_oldest_stay_and_the_others_are_counted(folder: Folder) -> None:
    queue = opened(folder, 24)
    assert queue.put([line(number) for number in range(3)], SINCE) == 0
    assert queue.put([line(3), line(4)], SINCE) == 1
    assert queue.put([line(5)], "2031-06-01T00:00:00Z") == 1
    again = opened(folder, 24)
    assert again.left_out == LeftOut(2, SINCE)
    assert taken(again, 9) == [line(number) for number in range(4)]
    assert again.put([line(6)], SINCE) == 0
    again.forget_left_out()
    assert opened(folder).left_out == LeftOut()


def test_what_was_taken_of_a_file_comes_again_where_that_could_not_be_kept(folder: Folder) -> None:
    queue = opened(folder)
    queue.put([line(1), line(2)], SINCE)
    taken(queue, 1)
    (queue.home / "place.json").write_bytes(b"{")
    assert taken(opened(folder), 9) == [line(1), line(2)]


@pytest.mark.parametrize("left", [b"", b"half", b"00001\nhalf"])
def test_half_a_record_is_cut_off_and_the_next_one_follows(folder: Folder, left: bytes) -> None:
    home = opened(folder).home
    (home / "000000007.jsonl").write_bytes(left)
    queue = opened(folder)
    queue.put([line(2)], SINCE)
    assert taken(queue, 9) + taken(queue, 9) == [*([line(1)] if b"1" in left else []), line(2)]
