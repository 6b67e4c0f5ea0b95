"""The page of a report as it came: the very bytes, in an answer that can do nothing."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import SAMPLES, Bench

from sayso.archive.queries.lookup import Captured
from sayso.run.archive import Archive
from sayso.web.answers import Missing
from sayso.web.originals import chosen, defused

LOCKED = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'"


def taken_from(path: Path, name: str) -> str:
    """The report that was taken from a file of the samples."""
    with Archive(path) as archive:
        return next(
            str(row[0]) for row in archive.rows("SELECT report FROM captures WHERE place LIKE ?", (f"%{name}",))
        )


def test_a_page_comes_as_it_was(client: TestClient, sample_archive: Path) -> None:
    answer = client.get(f"/api/reports/{taken_from(sample_archive, 'aid-convoy.html')}/original")
    assert answer.status_code == 200
    assert answer.text == defused((SAMPLES / "aid-convoy.html").read_text("utf-8"))
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-security-policy"] == LOCKED
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "allow-" not in LOCKED


def test_the_very_bytes_can_be_kept(client: TestClient, sample_archive: Path) -> None:
    own = taken_from(sample_archive, "aid-convoy.html")
    answer = client.get(f"/api/reports/{own}/original", params={"as": "file"})
    assert answer.content == (SAMPLES / "aid-convoy.html").read_bytes()
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''aid-convoy.html"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>She said so.</p>", "<p>She said so.</p>"),
        ("<IFRAME\nsrc=x>", "<x-IFRAME\nsrc=x>"),
        ("<frame/src=x>", "<x-frame/src=x>"),
        ("<frameset><frame src=x>", "<x-frameset><x-frame src=x>"),
        ("<link rel=preconnect href=//x>", "<x-link rel=preconnect data-href=//x>"),
        ("<a\x0cHREF\n =x>y</a>", "<a\x0cdata-href\n =x>y</a>"),
        ('<a b="c"href="x">', '<a b="c"data-href="x">'),
        ("<svg><use xlink:href=x>", "<svg><use xlink:data-href=x>"),
        ("<linked> <iframes> the href", "<linked> <iframes> the href"),
    ],
)
def test_nothing_in_a_page_opens_a_connection(page: str, shown: str) -> None:
    assert defused(page) == shown


def test_bytes_that_hide_what_they_spell_are_seen_through(bench: Bench) -> None:
    """An escape of ISO-2022-JP stands in the middle of a tag, where browsers pass over it."""
    body = (
        b"<meta charset=iso-2022-jp><title>Talks</title><p>Ministers met in Geneva on Monday.</p><\x1b(Biframe src=//x>"
    )
    path = bench.path.parent / "hidden.html"
    path.write_bytes(body)
    with Archive(bench.path) as archive:
        archive.add(path)
    answer = bench.client.get(f"/api/reports/{taken_from(bench.path, 'hidden.html')}/original")
    assert "<x-iframe src=//x>" in answer.text
    assert "<iframe" not in answer.text


def test_a_text_is_shown_as_text(client: TestClient, sample_archive: Path) -> None:
    answer = client.get(f"/api/reports/{taken_from(sample_archive, 'caspian-launch.txt')}/original")
    assert answer.content == (SAMPLES / "caspian-launch.txt").read_bytes()
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-security-policy"] == LOCKED


def test_all_else_is_kept_as_a_file(client: TestClient, sample_archive: Path) -> None:
    answer = client.get(f"/api/reports/{taken_from(sample_archive, 'reports.jsonl:1')}/original")
    assert answer.content == (SAMPLES / "reports.jsonl").read_bytes().splitlines()[0]
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''reports.jsonl_1"


def test_of_what_is_not_there_is_no_page(client: TestClient) -> None:
    answer = client.get("/api/reports/rnone/original")
    assert answer.status_code == 404
    assert "rnone" in answer.json()["error"]


def test_of_what_was_erased_nothing_is_shown(bench: Bench) -> None:
    own = taken_from(bench.path, "aid-convoy.html")
    with Archive(bench.path) as archive:
        archive.forget(own, "a source is in danger")
    answer = bench.client.get(f"/api/reports/{own}/original")
    assert answer.status_code == 404
    assert "convoy" not in answer.text.lower()


def captured(media_type: str, at: str) -> Captured:
    return Captured("x", media_type, at, "", "0")


def test_the_newest_page_is_chosen() -> None:
    old, new = captured("text/html", "2021-01-01"), captured("text/html", "2022-01-01")
    assert chosen([captured("text/plain", "2023-01-01"), new, old, captured("application/json", "2024-01-01")]) == new
    with pytest.raises(Missing):
        chosen([])
