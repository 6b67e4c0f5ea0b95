"""The children that unpack: kept, ended, killed, late."""

import gzip
import os
import signal
from collections.abc import Generator, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import fastwarc.stream_io
import pytest
from tests.sources.made import http, packed, page, pages, record, reports, taken, write
from tests.sources.test_warc import damage, numbers

from sayso.model.capture import Capture
from sayso.sources import warc_bytes
from sayso.sources.inputs import captures
from sayso.sources.packed import Chunk, Packing
from sayso.sources.stream_child import UNPACK, Broken, StreamChild

GZIP = Packing("gzip", "warc")


def child(seconds: float = 20.0) -> StreamChild[Chunk]:
    return StreamChild("unpack", Chunk, "packed", seconds)


def fed(raw: bytes, size: int = 1_000) -> Iterator[bytes]:
    """Bytes in pieces, and b"" for ever."""
    stream = BytesIO(raw)
    while True:
        yield stream.read(size)


def unpacked(reader: StreamChild[Chunk], raw: bytes, packing: Packing = GZIP, size: int = 1_000) -> bytes:
    pieces = fed(raw, size)
    return b"".join(chunk.data for chunk in reader.pieces(packing, lambda: next(pieces)))


@pytest.fixture
def reader() -> Iterator[StreamChild[Chunk]]:
    with closing(child()) as reader:
        yield reader


@pytest.mark.parametrize("size", [1, 999, 1_000_000])
def test_a_child_that_comes_to_the_end_is_kept(reader: StreamChild[Chunk], size: int) -> None:
    records = b"".join(pages(3))
    assert unpacked(reader, packed(pages(3)), size=size) == records
    kept = reader._idle
    assert kept
    assert unpacked(reader, gzip.compress(records), size=size) == records
    assert reader._idle is kept


def test_much_more_than_the_pipes_hold_goes_through(reader: StreamChild[Chunk]) -> None:
    raw = os.urandom(6_000_000)
    assert unpacked(reader, gzip.compress(raw, 1), size=5_000_000) == raw


def test_streams_that_are_read_by_turns_have_a_child_each(reader: StreamChild[Chunk]) -> None:
    raw = os.urandom(500_000)
    first, second = fed(gzip.compress(raw)), fed(gzip.compress(raw))
    one = reader.pieces(GZIP, lambda: next(first))
    other = reader.pieces(GZIP, lambda: next(second))
    turns = [(a.data, b.data) for a, b in zip(one, other, strict=True)]
    assert b"".join(a for a, _ in turns) == b"".join(b for _, b in turns) == raw


def test_a_stream_that_is_left_ends_its_child(reader: StreamChild[Chunk]) -> None:
    raw = fed(gzip.compress(os.urandom(3_000_000)))
    with closing(reader.pieces(GZIP, lambda: next(raw))) as pieces:
        assert next(pieces).data
    assert reader._idle is None
    assert unpacked(reader, packed(pages(1))) == pages(1)[0]


def test_a_child_that_was_killed_meanwhile_is_replaced(reader: StreamChild[Chunk]) -> None:
    unpacked(reader, packed(pages(1)))
    assert reader._idle
    reader._idle.process.kill()
    reader._idle.process.wait()
    assert unpacked(reader, packed(pages(1))) == pages(1)[0]


def test_a_child_that_takes_too_long_is_ended() -> None:
    UNPACK.close()
    with closing(child(0.2)) as reader:
        stopped = iter([packed(pages(1))])

        def more() -> bytes:
            assert reader._idle is None
            found = next(stopped, b"")
            if not found:
                os.kill(own_child(), signal.SIGSTOP)
            return found

        with pytest.raises(Broken, match=r"takes over 0\.2 s"):
            list(reader.pieces(GZIP, more))


def own_child() -> int:
    """The one child of this process that unpacks."""
    found = Path("/proc/self/task").glob("*/children")
    pids = [pid for each in found for pid in each.read_text("utf-8").split()]
    (mine,) = [int(pid) for pid in pids if b"\0unpack\0" in Path("/proc", pid, "cmdline").read_bytes()]
    return mine


def test_a_forked_process_lets_go_of_the_child(tmp_path: Path) -> None:
    path = write(tmp_path / "a.warc.gz", packed(pages(1)))
    reports(path)
    pid = os.fork()
    if pid == 0:
        os._exit(0 if UNPACK._idle is None else 1)
    assert os.waitpid(pid, 0)[1] == 0
    assert len(reports(path)) == 1


def test_a_killed_child_costs_the_record_at_hand(tmp_path: Path) -> None:
    UNPACK.close()
    picture = record(http(os.urandom(3_000_000), "image/png"))
    path = write(tmp_path / "a.warc.gz", packed([each for one in pages(5) for each in (one, picture)]))
    found = []
    for number, each in enumerate(captures([str(path)])):
        found.append(each)
        if number == 1:
            os.kill(own_child(), signal.SIGKILL)
    assert numbers(found) == [0, 1, 2, 3, 4]
    assert "breaks what unpacks it" in damage(found)


def test_when_one_child_after_the_other_dies_the_rest_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Generator[Chunk, None, None]:
        raise Broken("breaks what unpacks it")
        yield

    monkeypatch.setattr(UNPACK, "pieces", broken)
    for name, raw in (("a.warc.gz", packed(pages(2))), ("a.warc.lz4", b"\x04\x22\x4d\x18")):
        (told,) = taken(write(tmp_path / name, raw))
        assert "is damaged at byte 0 (it breaks what unpacks it)" in str(told)


@pytest.mark.parametrize(("coding", "writer"), [("br", "BrotliWriter"), ("zstd", "ZstdWriter")])
def test_pages_are_unpacked_in_the_child(tmp_path: Path, coding: str, writer: str) -> None:
    def made(raw: bytes) -> bytes:
        out = BytesIO()
        stream = getattr(fastwarc.stream_io, writer)(out)
        stream.write(raw)
        stream.close()
        return out.getvalue()

    def responded(body: bytes, url: str) -> bytes:
        return record(http(body, headers=f"Content-Encoding: {coding}\r\n"), url=url)

    sound, bomb = made(page().encode()), made(page().encode() + bytes(30_000_000))
    urls = [f"https://harbour.example/{n}" for n in range(4)]
    bodies = (sound, sound[:-9], bomb, sound)
    path = write(tmp_path / "a.warc", b"".join(map(responded, bodies, urls)))
    found = {each.report.url: each.report for each in taken(path) if isinstance(each, Capture)}
    assert found[urls[0]].outcome == found[urls[3]].outcome == "ok"
    whole = [url for url, report in found.items() if report.outcome == "ok"]
    assert whole == [urls[0], urls[3]]
    _, truncated = warc_bytes.unpacked(bomb, "br" if coding == "br" else "zstd", 1_000)
    assert not truncated


def test_bytes_that_are_not_packed_as_told_stay_as_they_are() -> None:
    assert warc_bytes.unpacked(b"\x00\x01", "zstd", 1_000) == (b"\x00\x01", False)
