"""Web archives: whole, damaged, and with records that refer to others."""

import base64
import gzip
import hashlib
import random
import re
import zlib
from pathlib import Path

import pyarrow as pa
import pytest
from tests.sources.made import TITLE, failure, http, one, packed, page, pages, record, reports, taken, write

from sayso.model.capture import Capture
from sayso.sources import Failure, room

HOSTILE = Path(__file__).resolve().parents[2] / ".." / "shared" / "hostile" / "warc"


def digest(payload: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(payload, usedforsecurity=False).digest()).decode()


def numbers(found: list[Capture | Failure], outcome: str = "ok") -> list[int]:
    """Which pages of `pages` were read with this outcome."""
    kept = [each for each in found if isinstance(each, Capture) and each.report.outcome == outcome]
    told = (re.match(r"Report number (\d)", each.report.title) for each in kept)
    return [int(found[1]) for found in told if found]


def damage(found: list[Capture | Failure]) -> str:
    *_, told = found
    assert isinstance(told, Failure)
    assert told.outcome == "partial"
    return told.reason


def test_a_page_comes_with_its_record_as_stored(tmp_path: Path) -> None:
    raw = record(http(page().encode(), "text/html; charset=utf-8", headers="Server: mill\r\n"))
    info = record(b"software: by hand\r\n", "warcinfo", Content_Type="application/warc-fields")
    path = write(tmp_path / "a.warc", info + raw)
    found = one(path)
    assert found.raw == raw.removesuffix(b"\r\n\r\n")
    assert (found.at, found.media_type, found.where) == (
        "2031-05-09T10:00:00Z",
        "application/warc",
        f"{path}@{len(info)}",
    )
    assert found.headers == (("Content-Type", "text/html; charset=utf-8"), ("Server", "mill"))
    report = found.report
    assert (report.key, report.url, report.title) == (
        f"{path}!https://harbour.example/1",
        "https://harbour.example/1",
        TITLE,
    )
    assert report.origins["url"] == "web archive"
    assert report.text.startswith(f"{TITLE}\n\nThe harbour police")


@pytest.mark.parametrize("name", ["a.warc.gz", "a.gz", "a"])
def test_packed_record_by_record_or_as_a_whole(tmp_path: Path, name: str) -> None:
    by_record = reports(write(tmp_path / name, packed(pages(3))))
    assert numbers(list(by_record)) == [0, 1, 2]
    assert by_record[1].where.endswith(f"@{len(packed(pages(1)))}")
    assert numbers(list(reports(write(tmp_path / name, gzip.compress(b"".join(pages(3))))))) == [0, 1, 2]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(page().encode()), "Content-Encoding: gzip\r\n"),
        (zlib.compress(page().encode()), "Content-Encoding: deflate\r\n"),
        (page().encode(), "Content-Encoding: gzip\r\n"),
        (b"5;x=y\r\n<html\r\n1\r\n>\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"),
        (page().encode(), "Transfer-Encoding: chunked\r\n"),
        (page().encode(), "content-length: 1\r\n"),
    ],
)
def test_what_the_wire_did_to_a_page_is_undone(tmp_path: Path, body: bytes, headers: str) -> None:
    if body.startswith(b"5;"):
        whole = page().encode()
        body = b"5;x=y\r\n" + whole[:5] + b"\r\n" + f"{len(whole) - 5:x}\r\n".encode() + whole[5:] + b"\r\n0\r\n\r\n"
    found = one(write(tmp_path / "a.warc", record(http(body, headers=headers))))
    assert (found.report.title, found.report.outcome) == (TITLE, "ok")


def test_only_pages_are_read(tmp_path: Path) -> None:
    others = [
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(http(b"\x89PNG", "image/png")),
        record(http(page().encode(), status="404 Not Found")),
        record(b"", "metadata"),
    ]
    path = write(tmp_path / "a.warc", b"".join(others))
    (failure,) = taken(path)
    assert isinstance(failure, Failure)
    assert "holds no page (none of its 4 records is one)" in failure.reason
    plain = record(b"The mill burned down on Friday.\n", "conversion", Content_Type="text/plain")
    assert one(write(path, b"".join(others) + plain)).report.text == "The mill burned down on Friday.\n"


def test_the_charset_of_the_response_counts(tmp_path: Path) -> None:
    body = page("Мост закрыт").encode("koi8-r")
    assert (
        one(write(tmp_path / "a.warc", record(http(body, "text/html; charset=koi8-r")))).report.title == "Мост закрыт"
    )


def test_a_revisit_has_the_page_that_it_refers_to_before_and_after_it_and_in_another_file(tmp_path: Path) -> None:
    body = page().encode()
    named = {"WARC_Payload_Digest": digest(body)}
    original = record(http(body), **named)
    again = record(b"", "revisit", WARC_Date="2031-06-01T00:00:00Z", **named)
    first, second = (tmp_path / "a.warc", tmp_path / "b.warc")
    for files in ([original + again], [again + original], [again, original]):
        paths = [write(path, content) for path, content in zip((first, second), files, strict=False)]
        found = reports(*paths)
        assert len({each.report.id for each in found}) == 1
        assert sorted(each.at for each in found) == ["2031-05-09T10:00:00Z", "2031-06-01T00:00:00Z"]
        assert {each.raw for each in found} == {original[:-4], again[:-4]}


def test_a_revisit_without_its_page_is_partial(tmp_path: Path) -> None:
    again = record(b"", "revisit", WARC_Payload_Digest=digest(b"x"))
    assert "is a revisit, and no record that was read holds its page" in damage(
        taken(write(tmp_path / "a.warc", again))
    )


def test_a_digest_that_does_not_match_makes_the_page_partial(tmp_path: Path) -> None:
    body = page().encode()
    path = tmp_path / "a.warc"
    block = http(body)
    assert one(write(path, record(block, WARC_Block_Digest=digest(block)))).report.outcome == "ok"
    assert one(write(path, record(block, WARC_Payload_Digest=digest(body)))).report.outcome == "ok"
    assert one(write(path, record(block, WARC_Block_Digest="sha1:unknown"))).report.outcome == "ok"
    for field in ("WARC_Block_Digest", "WARC_Payload_Digest"):
        assert "does not match its digest" in one(write(path, record(block, **{field: digest(b"")}))).report.reason


def test_a_page_over_the_limit_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    long = record(http(b"x" * 21_500_000), url="https://harbour.example/long")
    for content in (long + pages(1)[0], packed([long, pages(1)[0]])):
        failure, found = taken(write(tmp_path / "a.warc", content))
        assert isinstance(failure, Failure)
        assert "expected at most 21,000,000" in failure.reason
        assert numbers([found]) == [0]


def test_a_film_is_no_damage(tmp_path: Path) -> None:
    film = record(http(b"x" * 21_500_000, "video/mp4"))
    assert len(reports(write(tmp_path / "a.warc", film + pages(1)[0]))) == 1


def test_a_bomb_is_left_and_what_is_behind_it_is_read(tmp_path: Path) -> None:
    bomb = record(http(b"\0" * 150_000_000), url="https://harbour.example/bomb")
    found = taken(write(tmp_path / "a.warc.gz", packed([pages(1)[0], bomb, pages(2)[1]])))
    assert numbers(found) == [0, 1]
    assert any("unpacks to over 100 times its size" in each.reason for each in found if isinstance(each, Failure))


def test_a_lying_length_costs_one_page(tmp_path: Path) -> None:
    three = pages(3)
    for length in ("5", "100000", "99999999999", "-1", "x", ""):
        broken = three[1].replace(b"Content-Length: ", b"Content-Length: %b\r\nX-Was: " % length.encode(), 1)
        found = taken(write(tmp_path / "a.warc", three[0] + broken + three[2]))
        assert {0, 2} <= set(numbers(found))
        assert f"is damaged at byte {len(three[0]):,}" in damage(found)


def outcomes(path: Path, raw: bytes) -> tuple[list[int], list[Capture | Failure]]:
    found = taken(write(path, raw))
    return numbers(found), found


def check_cut(path: Path, records: list[bytes], at: int) -> None:
    """Every record that ends before a cut is read, and the cut is told."""
    whole = b"".join(records)
    ends = [len(b"".join(records[: n + 1])) for n in range(len(records))]
    read, found = outcomes(path, whole[:at])
    slack = 0 if whole.startswith(b"\x1f") else 4  # the line ends behind a record are no part of it
    assert {n for n, end in enumerate(ends) if end <= at} <= set(read)
    if at - slack not in [0, *ends] and not any(end - slack <= at <= end for end in ends):
        assert any(isinstance(each, Failure) for each in found)


def check_flip(path: Path, records: list[bytes], at: int, bit: int) -> None:
    """Every record that a flipped bit does not lie in is read, and a packed one that it lies in is told."""
    whole = bytearray(b"".join(records))
    whole[at] ^= 1 << bit
    ends = [len(b"".join(records[: n + 1])) for n in range(len(records))]
    hit = next(n for n, end in enumerate(ends) if at < end)
    read, _ = outcomes(path, bytes(whole))
    assert set(range(len(records))) - {hit} <= set(read)


def damages(count: int, records: list[bytes], path: Path) -> None:
    size = len(b"".join(records))
    draw = random.Random(7)  # noqa: S311 -- the same damage each time
    for _ in range(count):
        check_cut(path, records, draw.randrange(size))
        check_flip(path, records, draw.randrange(size), draw.randrange(8))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_whole_records_before_and_behind_damage_are_read(tmp_path: Path, name: str) -> None:
    records = pages(4)
    damages(12, records if name == "a.warc" else [packed([each]) for each in records], tmp_path / name)


@pytest.mark.torture
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_five_hundred_cuts_and_flips(tmp_path: Path, name: str) -> None:
    records = pages(6)
    damages(500, records if name == "a.warc" else [packed([each]) for each in records], tmp_path / name)


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="no ../shared/hostile beside this checkout")
@pytest.mark.parametrize(
    ("name", "pages", "partial", "told"),
    [
        ("example-bad-non-chunked.warc.gz", 2, 0, 0),
        ("example-bad.warc.gz.bad", 2, 0, 0),
        ("example-trunc.warc", 1, 1, 1),
        ("example-resource.warc.gz", 1, 0, 0),
        ("example-iana.org-chunked.warc", 1, 0, 0),
        ("example-wget-bad-target-uri.warc.gz", 1, 0, 0),
        ("clipped.warc.gz", 1, 1, 1),
        ("jwarc-cc.warc.gz", 1, 0, 0),
    ],
)
def test_archives_that_other_readers_trip_over(name: str, pages: int, partial: int, told: int) -> None:
    found = taken(HOSTILE / name)
    kept = [each.report.outcome for each in found if isinstance(each, Capture)]
    assert (len(kept), kept.count("partial"), len(found) - len(kept)) == (pages, partial, told)


@pytest.mark.torture
@pytest.mark.skipif(not HOSTILE.is_dir(), reason="no ../shared/hostile beside this checkout")
def test_every_odd_archive_has_an_outcome() -> None:
    for path in sorted(HOSTILE.iterdir()):
        assert taken(path), path.name


@pytest.mark.parametrize("block", [b"\x00\x01", b"HTTP/1.1 200 OK\r\nContent-Type: text/html", b""])
def test_a_response_that_is_no_http_is_told(tmp_path: Path, block: bytes) -> None:
    found = taken(write(tmp_path / "a.warc", record(block) + record(http(page().encode()))))
    failed, read = found
    assert isinstance(failed, Failure)
    assert "is no HTTP response" in failed.reason
    assert isinstance(read, Capture)


def test_bombs_of_web_archives_are_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(record(bytes(94_000_000), "resource", Content_Type="image/png"), 6)
    found = taken(write(tmp_path / "a.warc.gz", packed(pages(1)) + bomb * 60))
    assert numbers(found) == [0]
    assert "unpacks to over 100 times its size" in damage(found)
    head = record(b"", Content_Length="999999999999").removesuffix(b"\r\n\r\n")
    for kind in ("zstd", "lz4"):
        with pa.CompressedOutputStream(str(tmp_path / "a.warc"), kind) as out:
            for piece in (head, *[bytes(16_000_000)] * 30):
                out.write(piece)
        assert "unpacks to over 100 times its size" in failure(tmp_path / "a.warc").reason


def test_pages_that_are_bombs_are_counted_too(tmp_path: Path) -> None:
    bomb = record(http(gzip.compress(bytes(19_000_000)), "image/png", headers="Content-Encoding: gzip\r\n"))
    found = taken(write(tmp_path / "a.warc", pages(1)[0] + bomb * 7 + pages(2)[1]))
    assert numbers(found) == [0]
    assert "unpacks to over 100 times its size" in damage(found)


def test_what_follows_the_second_bomb_is_not_read(tmp_path: Path) -> None:
    bomb = gzip.compress(record(http(bytes(101_000_000))))
    first, second, third = packed(pages(1)), packed(pages(2)[1:]), packed(pages(3)[2:])
    found = taken(write(tmp_path / "a.warc.gz", first + bomb + second + bomb + third))
    assert numbers(found) == [0, 1]
    assert "unpacks to over 100 times its size" in damage(found)


def test_web_archives_are_limited_as_one_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_UNPACKED", 2_000)
    pages_of_blanks = [record(http(page().encode() + b" " * 50_000), url=f"https://a.example/{n}") for n in range(3)]
    found = taken(write(tmp_path / "a.warc.gz", packed(pages_of_blanks)))
    assert "unpacks to over 2,000 bytes and 10 times its size" in str(found[-1])
    plain = taken(write(tmp_path / "a.warc", b"".join(pages_of_blanks)))
    assert [each for each in plain if isinstance(each, Failure)] == []
    words = (" ".join(hashlib.sha256(bytes([n, k])).hexdigest() for k in range(60)) for n in range(3))
    long = [record(http(page(title).encode())) for title in words]
    assert len(taken(write(tmp_path / "a.warc.gz", packed(long)))) == 3


def test_bytes_that_only_begin_like_records_cost_no_time(tmp_path: Path) -> None:
    like = b"WARC/1.0\nX" * 100_000
    found = taken(write(tmp_path / "a.warc", pages(1)[0] + like + b"\r\n\r\n" + pages(2)[1]))
    assert numbers(found) == [0, 1]
    assert "the head of a record has no end" in damage(found)
