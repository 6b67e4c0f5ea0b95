"""Web archives of the format before WARC: both versions, whole and damaged."""

import gzip
import random
from pathlib import Path

import pytest
from tests.sources.made import (
    TITLE,
    arc_info,
    arc_pages,
    arc_record,
    failure,
    http,
    one,
    packed,
    page,
    reports,
    taken,
    write,
)
from tests.sources.test_warc import HOSTILE, damage, numbers

from sayso.model.capture import Capture
from sayso.sources import Failure


def whole(count: int, version: int = 1) -> list[bytes]:
    return [arc_info(version), *arc_pages(count, version)]


@pytest.mark.parametrize("more", ["", "200 0a1b2c - 77 a.arc ", "200 - https://harbour.example/ 77 a.arc.gz "])
def test_a_page_comes_with_its_record_as_stored(tmp_path: Path, more: str) -> None:
    raw = arc_record(http(page().encode(), headers="Server: mill\r\n"), more=more)
    path = write(tmp_path / "a.arc", arc_info() + raw)
    found = one(path)
    assert found.raw == raw.removesuffix(b"\n")
    assert (found.at, found.media_type) == ("2031-05-09T10:00:00Z", "application/x-internet-archive")
    assert found.where == f"{path}@{len(arc_info())}"
    assert found.headers == (("Content-Type", "text/html"), ("Server", "mill"))
    report = found.report
    assert (report.key, report.url, report.title) == (
        f"{path}!https://harbour.example/1",
        "https://harbour.example/1",
        TITLE,
    )


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("name", ["a.arc.gz", "a.gz", "a"])
def test_packed_record_by_record_or_as_a_whole(tmp_path: Path, name: str, version: int) -> None:
    records = whole(3, version)
    by_record = reports(write(tmp_path / name, packed(records)))
    assert numbers(list(by_record)) == [0, 1, 2]
    assert by_record[1].where.endswith(f"@{len(packed(records[:2]))}")
    assert numbers(list(reports(write(tmp_path / name, gzip.compress(b"".join(records)))))) == [0, 1, 2]


@pytest.mark.parametrize(
    ("url", "date", "at"),
    [
        ("https://harbour.example/a b c", "20310509100000", "2031-05-09T10:00:00Z"),
        ("https://harbour.example/192.0.2.1 20310509 text/html 7", "20310509100000", "2031-05-09T10:00:00Z"),
        ("https://harbour.example/1", "203105091000", ""),
    ],
)
def test_odd_heads(tmp_path: Path, url: str, date: str, at: str) -> None:
    found = one(write(tmp_path / "a.arc", arc_info() + arc_record(http(page().encode()), url, date=date)))
    assert (found.report.url, found.at) == (url, at)


def test_only_pages_are_read(tmp_path: Path) -> None:
    others = [
        arc_record(b"20310509100000\nharbour.example. IN A 192.0.2.7\n", "dns:harbour.example"),
        arc_record(http(page().encode(), status="404 Not Found")),
        arc_record(http(b"\x89PNG", "image/png")),
    ]
    told = failure(write(tmp_path / "a.arc", arc_info() + b"".join(others))).reason
    assert "holds no page (none of its 4 records is one)" in told
    file = arc_record(b"The mill burned down on Friday.\n", "ftp://harbour.example/a").replace(
        b"text/html", b"text/plain"
    )
    assert one(write(tmp_path / "a.arc", arc_info() + file)).report.text == "The mill burned down on Friday.\n"


def test_a_record_that_is_no_http_is_told(tmp_path: Path) -> None:
    assert "is no HTTP response" in failure(write(tmp_path / "a.arc", arc_info() + arc_record(b"\x00\x01"))).reason


@pytest.mark.parametrize("length", ["5", "100000", "99999999999", "-1", "x"])
@pytest.mark.parametrize("version", [1, 2])
def test_a_lying_length_costs_one_page(tmp_path: Path, length: str, version: int) -> None:
    info, *three = whole(3, version)
    head, _, block = three[1].partition(b"\n")
    three[1] = head.rpartition(b" ")[0] + b" " + length.encode() + b"\n" + block
    found = taken(write(tmp_path / "a.arc", info + b"".join(three)))
    assert {0, 2} <= set(numbers(found))
    assert f"is damaged at byte {len(info + three[0]):,}" in damage(found)


def test_a_page_over_the_limit_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    long = arc_record(http(b"x" * 21_500_000), "https://harbour.example/long")
    for content in (arc_info() + long + arc_pages(1)[0], packed([arc_info(), long, arc_pages(1)[0]])):
        failed, found = taken(write(tmp_path / "a.arc", content))
        assert isinstance(failed, Failure)
        assert "expected at most 21,000,000" in failed.reason
        assert numbers([found]) == [0]


def test_without_its_first_record_the_name_tells(tmp_path: Path) -> None:
    found = taken(write(tmp_path / "a.arc", b"?" * 40 + b"\n" + b"".join(arc_pages(2))))
    assert numbers(found) == [0, 1]
    assert "is damaged at byte 0 (there are bytes that are no record)" in damage(found)


def test_a_revisit_in_a_later_archive_has_the_page(tmp_path: Path) -> None:
    path = write(tmp_path / "a.arc", b"".join(whole(1)))
    head = "WARC/1.1\r\nWARC-Type: revisit\r\nWARC-Date: 2031-06-01T00:00:00Z\r\nContent-Length: 0\r\n"
    referred = "WARC-Refers-To-Target-URI: https://harbour.example/0\r\nWARC-Refers-To-Date: 2031-05-09T10:00:00Z\r\n"
    again = f"{head}WARC-Target-URI: https://harbour.example/0\r\n{referred}\r\n\r\n\r\n".encode()
    found = reports(path, write(tmp_path / "b.warc", again))
    assert [each.at for each in found] == ["2031-05-09T10:00:00Z", "2031-06-01T00:00:00Z"]


def check_cut(path: Path, records: list[bytes], at: int) -> None:
    """Every record that ends before a cut is read, and a cut within one is told."""
    ends = [len(b"".join(records[: n + 1])) for n in range(len(records))]
    found = taken(write(path, b"".join(records)[:at]))
    slack = 1 if path.suffix == ".arc" else 0  # the line end behind a record is no part of it
    assert {n for n, end in enumerate(ends[1:]) if end - slack <= at} <= set(numbers(found))
    if not any(end - slack <= at <= end for end in (0, *ends)):
        assert any(isinstance(each, Failure) for each in found)


def check_flip(path: Path, records: list[bytes], at: int, bit: int) -> None:
    """Every record that a flipped bit does not lie in is read; a packed one that it lies in is read too, or told."""
    raw = bytearray(b"".join(records))
    raw[at] ^= 1 << bit
    ends = [len(b"".join(records[: n + 1])) for n in range(len(records))]
    hit = next(n for n, end in enumerate(ends) if at < end) - 1
    found = taken(write(path, bytes(raw)))
    assert set(range(len(records) - 1)) - {hit} <= set(numbers(found))
    if path.suffix == ".gz" and hit >= 0 and hit not in numbers(found):
        assert any(isinstance(each, Failure) for each in found)


def damages(count: int, records: list[bytes], path: Path) -> None:
    size = len(b"".join(records))
    draw = random.Random(11)  # noqa: S311 -- the same damage each time
    for _ in range(count):
        check_cut(path, records, draw.randrange(size))
        check_flip(path, records, draw.randrange(size), draw.randrange(8))


def sample(name: str, version: int, count: int) -> list[bytes]:
    records = whole(count, version)
    return records if name == "a.arc" else [packed([each]) for each in records]


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("name", ["a.arc", "a.arc.gz"])
def test_whole_records_before_and_behind_damage_are_read(tmp_path: Path, name: str, version: int) -> None:
    damages(8, sample(name, version, 3), tmp_path / name)


@pytest.mark.torture
@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("name", ["a.arc", "a.arc.gz"])
def test_five_hundred_cuts_and_flips(tmp_path: Path, name: str, version: int) -> None:
    damages(500, sample(name, version, 5), tmp_path / name)


def test_a_damaged_line_between_two_records_costs_neither(tmp_path: Path) -> None:
    info, *three = whole(3)
    found = taken(write(tmp_path / "a.arc", info + three[0][:-1] + b"\x0b" + three[1] + three[2]))
    assert numbers(found) == [0, 1, 2]
    assert f"is damaged at byte {len(info + three[0]) - 1:,}" in damage(found)


def test_lines_that_only_look_like_heads_cost_no_time(tmp_path: Path) -> None:
    dates = b"https://a.example/" + b" x 20310509" * 1_000 + b"\n"
    like = b"https://a.example/ 192.0.2.7 2031\n" * 50_000 + b"a:" + b" 1" * 500_000 + b"\n" + dates * 200
    info, *two = whole(2)
    found = taken(write(tmp_path / "a.arc", info + two[0] + like + two[1]))
    assert numbers(found) == [0, 1]
    assert "there are bytes that are no record" in damage(found)


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="no ../shared/hostile beside this checkout")
@pytest.mark.parametrize(
    ("name", "pages", "told"),
    [("example.arc", 1, 0), ("example.arc.gz", 1, 0), ("example-space-in-url.arc", 1, 1), ("bad.arc", 0, 2)],
)
def test_archives_of_others(name: str, pages: int, told: int) -> None:
    found = taken(HOSTILE / name)
    assert sum(isinstance(each, Capture) for each in found) == pages
    assert sum(isinstance(each, Failure) for each in found) == told
