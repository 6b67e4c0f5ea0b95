"""Each report comes with the bytes that it was read from."""

from pathlib import Path

import pytest

from sayso.errors import RunStopped
from sayso.model.capture import Capture
from sayso.sources import Failure, captures


def taken(*paths: Path, meta: dict[str, str] | None = None) -> list[Capture | Failure]:
    return list(captures(map(str, paths), meta=meta))


def one(path: Path, meta: dict[str, str] | None = None) -> Capture:
    (found,) = taken(path, meta=meta)
    assert isinstance(found, Capture)
    return found


@pytest.mark.parametrize(
    ("name", "raw", "media_type"),
    [
        ("a.txt", b"\xef\xbb\xbfThe mill burned down.\r\n", "text/plain"),
        ("a.md", b"# Mill burns\n\nThe mill burned down.", "text/markdown"),
        ("a.html", b"<title>Mill burns</title><p>The mill in the valley burned down.", "text/html"),
    ],
)
def test_a_file_is_its_own_evidence(tmp_path: Path, name: str, raw: bytes, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    found = one(path)
    assert (found.raw, found.media_type, found.where, found.at) == (raw, media_type, str(path), "")


def test_a_json_line_is_evidence_by_itself_without_its_end(tmp_path: Path) -> None:
    lines = [b'{"id": "m1", "text": "The mill burned down."}', b"no json", b'{"text": "The mill stands."}']
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\r\n".join(lines))
    first, failure, last = taken(path)
    assert isinstance(first, Capture)
    assert isinstance(last, Capture)
    assert (first.raw, first.where, first.report.key) == (lines[0], f"{path}:1", "m1")
    assert (last.raw, last.where, last.report.key) == (lines[2], f"{path}:3", f"{path}:3")
    assert first.media_type == "application/json"
    assert isinstance(failure, Failure)


def test_facts_stated_for_all_come_after_fields_and_before_the_page(tmp_path: Path) -> None:
    page, lines = tmp_path / "a.html", tmp_path / "a.jsonl"
    page.write_text("<title>Mill burns</title><p>The mill in the valley burned down.")
    lines.write_text('{"text": "The mill burned down.", "publisher": "Courier"}')
    meta = {"publisher": "Valley Post", "published": "2031-05-09", "language": "en-GB", "title": "A fire"}
    report = one(page, meta).report
    assert (report.publisher, report.published, report.language, report.title) == (
        "Valley Post",
        "2031-05-09",
        "en",
        "A fire",
    )
    assert report.origins["publisher"] == report.origins["language"] == "option"
    assert one(lines, meta).report.publisher == "Courier"


@pytest.mark.parametrize(
    ("meta", "told"),
    [
        ({"publishr": "x"}, "No metadata 'publishr'; there are title, publisher, byline, url, language, published"),
        ({"published": "May"}, "Publication date 'May' is no date; expected YYYY-MM-DD"),
        ({"language": "English"}, "Language 'English' is none; expected an ISO 639-1 code such as en"),
    ],
)
def test_wrong_metadata_stops_the_run_before_anything_is_read(meta: dict[str, str], told: str) -> None:
    with pytest.raises(RunStopped) as stopped:
        captures(["nowhere"], meta=meta)
    assert str(stopped.value) == told
