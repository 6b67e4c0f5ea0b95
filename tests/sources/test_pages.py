"""Addresses as inputs, against a host on the loopback."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.sources.hosts import Host, answer, host, moved

from sayso.errors import RunStopped
from sayso.model.capture import Capture
from sayso.sources.fetching import Fetching, Pages
from sayso.sources.inputs import Failure, captures

LOCAL = Fetching(allow_private=True, every=0.0)

SENTENCES = (
    "The governor of the coastal province said on Monday that two bridges near Łódź had been closed after shelling.",
    "An unknown group fired at the customs post at the border, according to the harbour master of the town.",
    "Residents left the eastern quarter in buses provided by the council, which met in the evening to discuss it.",
)


def article(head: str = "", encoding: str = "utf-8") -> bytes:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    page = f"<!doctype html><title>Two bridges closed</title>{head}<article><h1>Two bridges closed</h1>{body}</article>"
    return page.encode(encoding)


@pytest.fixture(scope="module")
def paper() -> Iterator[Host]:
    routes = {
        "/a": answer(article(), kind="text/html"),
        "/latin": answer(article(encoding="iso-8859-2"), kind="text/html; charset=iso-8859-2"),
        "/lying": answer(article('<meta charset="koi8-r">', "iso-8859-2"), kind="text/html; charset='iso-8859-2'"),
        "/seven": answer(article(), kind="text/html; charset=utf-7"),
        "/nonsense": answer(article(), kind="text/html; charset=no/such;charset"),
        "/gz": answer(gzip.compress(article()), headers={"Content-Encoding": "gzip"}, kind="text/html"),
        "/note": answer(b"The mill burned down.", kind="text/plain"),
        "/unsaid": answer(article(), kind=""),
        "/moved": moved("/a"),
        "/canonical": answer(article('<link rel="canonical" href="https://grand.example/scoop">'), kind="text/html"),
        "/lines": answer(b'{"text": "One."}\n{"text": "Two.", "url": "https://two.example/"}', kind="application/json"),
        "/picture.jpg": answer(b"\xff\xd8\xff\xe0", kind="image/jpeg"),
    }
    with host(routes) as running:
        yield running


def taken(url: str, fetching: Fetching = LOCAL) -> list[Capture | Failure]:
    return list(captures([url], fetching=fetching))


def one(url: str) -> Capture:
    (found,) = taken(url)
    assert isinstance(found, Capture), found
    return found


def test_a_page_is_a_report_with_its_exchange(paper: Host) -> None:
    found = one(paper.url("/a"))
    assert found.report.text.split("\n\n") == ["Two bridges closed", *SENTENCES]
    assert (found.report.key, found.where, found.raw) == (paper.url("/a"), paper.url("/a"), article())
    assert (found.report.url, found.report.origins["url"]) == (paper.url("/a"), "fetched")
    assert found.media_type == "text/html"
    assert found.at.endswith("Z")
    assert ("WARC-IP-Address", "127.0.0.1") in found.headers


@pytest.mark.parametrize("path", ["/latin", "/lying", "/seven", "/nonsense", "/gz", "/unsaid"])
def test_text_is_the_same_however_it_is_sent(paper: Host, path: str) -> None:
    assert one(paper.url(path)).report.text == one(paper.url("/a")).report.text


def test_bytes_are_kept_as_they_came(paper: Host) -> None:
    found = one(paper.url("/gz"))
    assert gzip.decompress(found.raw) == article()
    assert ("Content-Encoding", "gzip") in found.headers


def test_the_same_page_is_the_same_report(paper: Host) -> None:
    moved_there, there = one(paper.url("/moved")), one(paper.url("/a"))
    assert moved_there.report.id == there.report.id
    assert moved_there.report.url == paper.url("/a")


def test_a_page_cannot_claim_another_address(paper: Host) -> None:
    assert one(paper.url("/canonical")).report.url == paper.url("/canonical")


def test_what_is_no_page_is_read_by_its_format(paper: Host) -> None:
    assert one(paper.url("/note")).report.text == "The mill burned down."
    first, second = taken(paper.url("/lines"))
    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert second.report.url == "https://two.example/"
    (failure,) = taken(paper.url("/picture.jpg"))
    assert isinstance(failure, Failure)


def test_what_is_not_to_be_had_fails_and_the_rest_is_read(paper: Host) -> None:
    failure, found = captures([paper.url("/gone"), paper.url("/note")], fetching=LOCAL)
    assert isinstance(failure, Failure)
    assert failure.key == paper.url("/gone")
    assert "404" in failure.reason
    assert isinstance(found, Capture)


def test_nothing_private_is_asked_without_permission(paper: Host) -> None:
    before = paper.connections
    (failure,) = taken(paper.url("/a"), Fetching())
    assert isinstance(failure, Failure)
    assert "loopback" in failure.reason
    assert paper.connections == before


@pytest.mark.parametrize("every", [-1.0, 3_601.0, float("nan"), float("inf")])
def test_a_pace_that_makes_no_sense(every: float) -> None:
    with pytest.raises(RunStopped, match="expected 0 to 3600"):
        Pages(Fetching(every=every))


# Feeds whose entries are followed


def feed(host: Host, *paths: str, text: str = "The mill burned down.") -> bytes:
    """A feed with an entry for each page."""
    items = "".join(
        f"<item><title>Entry {path}</title><link>{host.url(path)}</link><description>{text}</description>"
        f"<pubDate>Fri, 09 May 2031 10:00:00 GMT</pubDate></item>"
        for path in paths
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Paper</title>{items}</channel></rss>'.encode()


def reports(paper: Host, content: bytes, fetching: Fetching) -> list[Capture | Failure]:
    paper.routes["/feed"] = answer(content, kind="application/rss+xml")
    return taken(paper.url("/feed"), fetching)


FOLLOWING = Fetching(allow_private=True, follow=True, every=0.0)


def test_entries_are_reports_of_their_own_links(paper: Host) -> None:
    before = list(paper.paths)
    first, second = reports(paper, feed(paper, "/a", "/gone"), LOCAL)
    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert (first.report.url, second.report.url) == (paper.url("/a"), paper.url("/gone"))
    assert set(paper.paths[len(before) :]) == {"/robots.txt", "/feed"}


def test_pages_of_entries_are_read_where_they_are_followed(paper: Host) -> None:
    (found,) = reports(paper, feed(paper, "/a"), FOLLOWING)
    assert isinstance(found, Capture)
    assert found.report.text == one(paper.url("/a")).report.text
    assert (found.report.key, found.report.url, found.raw) == (paper.url("/a"), paper.url("/a"), article())
    assert (found.report.published, found.report.origins["published"]) == ("2031-05-09", "feed published")


@pytest.mark.parametrize("path", ["/gone", "/picture.jpg"])
def test_an_entry_stands_in_for_a_page_that_cannot_be_read(paper: Host, path: str) -> None:
    found, other = reports(paper, feed(paper, path, "/a"), FOLLOWING)
    assert isinstance(found, Capture)
    assert found.report.text == f"Entry {path}\n\nThe mill burned down."
    assert found.report.outcome == "partial"
    assert "its page was not read" in found.report.reason
    assert isinstance(other, Capture)


def test_a_feed_behind_an_entry_is_not_followed(paper: Host) -> None:
    (found,) = reports(paper, feed(paper, "/feed"), FOLLOWING)
    assert isinstance(found, Capture)
    assert found.report.url == paper.url("/feed")


def test_entries_are_not_followed_into_private_hosts(paper: Host, tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_bytes(feed(paper, "/a"))
    before = paper.connections
    (found,) = captures([str(tmp_path / "a.rss")], fetching=Fetching(follow=True, every=0.0))
    assert isinstance(found, Capture)
    assert "loopback" in found.report.reason
    assert paper.connections == before
