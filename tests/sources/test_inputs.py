import io
import os
import sys
from pathlib import Path

import pytest

from sayso.errors import RunStopped
from sayso.model.report import Report
from sayso.sources import Failure, read_inputs

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"


def read(*inputs: str | Path, published: str = "", form: str | None = None) -> list[Report | Failure]:
    return list(read_inputs(map(str, inputs), published=published, format=form))


def reason(found: Report | Failure) -> str:
    assert isinstance(found, Failure)
    assert "\n" not in found.reason
    return found.reason


def write(path: Path, content: str | bytes = "The mill burned down.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "a.2031"])
def test_text_is_the_file_unchanged(tmp_path: Path, name: str) -> None:
    text = "\n\n# The mill\r\nburned \u2028 down.\t\n"
    (report,) = read(write(tmp_path / name, text))
    assert isinstance(report, Report)
    assert (report.text, report.key, report.outcome) == (text, str(tmp_path / name), "ok")


def test_folders_are_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/x.txt"):
        write(tmp_path / name)
    assert [Path(found.key).name for found in read(tmp_path)] == ["a.txt", "b.txt", "c.txt"]


def test_patterns(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "[x].txt"):
        write(tmp_path / name)
    assert [Path(found.key).name for found in read(tmp_path / "?.txt")] == ["a.txt", "b.txt"]
    assert [Path(found.key).name for found in read(tmp_path / "**" / "c.*")] == ["c.txt"]
    assert [Path(found.key).name for found in read(tmp_path / "[x].txt")] == ["[x].txt"]
    assert "matches nothing" in reason(*read(tmp_path / "*.zip"))
    assert "is no pattern" in reason(*read("a**b"))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("e.txt", b"", "is empty"),
        ("e.txt", b" \n", "is empty"),
        ("e.txt", b"The\x00mill", "is binary"),
        ("e.html", b"", "is empty"),
        ("e.jsonl", b"", "is empty"),
        ("e.css", b"p { color: red }", "unknown format '.css'"),
        ("e.docx", b"PK\x03\x04", "is a damaged zip archive"),
        ("e", b"Rar!\x1a\x07", "is a RAR archive"),
        ("e.txt", b"x" * 1_000_001, "1,000,001 characters"),
        ("e.txt", b"x" * 20_000_001, "longer than 20,000,000 bytes"),
    ],
)
def test_what_cannot_be_read_says_why_and_the_rest_is_read(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    failure, report = read(write(tmp_path / name, content), write(tmp_path / "good.txt"))
    assert words in reason(failure)
    assert repr(str(tmp_path / name)) in reason(failure)
    assert isinstance(report, Report)


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "empty").mkdir()
    assert "does not exist" in reason(*read(tmp_path / "no.txt"))
    assert "does not exist" in reason(*read(""))
    assert "NUL" in reason(*read("a\x00b"))
    assert "names a user" in reason(*read("https://ann@mill.example/1"))
    assert "device, pipe or socket" in reason(*read(tmp_path / "pipe.txt"))
    assert "holds no file" in reason(*read(tmp_path / "empty"))


def test_links_are_followed_within_a_folder_only(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside.txt")
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "b.txt").symlink_to("a.txt")
    (tmp_path / "in" / "c.txt").symlink_to(outside)
    (tmp_path / "in" / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "in" / "up").symlink_to("..")
    (tmp_path / "in" / "self").symlink_to(".")
    found = {Path(each.key).name: each for each in read(tmp_path / "in")}
    assert sorted(found) == ["a.txt", "b.txt", "c.txt", "loop.txt", "up"]
    assert isinstance(found["b.txt"], Report)
    assert "leads nowhere" in reason(found["loop.txt"])
    assert all("out of the folder" in reason(found[name]) for name in ("c.txt", "up"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    write(tmp_path / "a.txt").chmod(0)
    assert "Permission denied" in reason(*read(tmp_path / "a.txt"))


@pytest.mark.parametrize(
    ("raw", "keys"),
    [
        (b"The mill burned down.", ["-"]),
        (b"<!-- x --><html><body><p>The mill burned down.</p></body></html>", ["-"]),
        (b'{"id": "a", "text": "One."}\n{"text": "Two."}', ["a", "-:2"]),
    ],
)
def test_standard_input_is_recognised(monkeypatch: pytest.MonkeyPatch, raw: bytes, keys: list[str]) -> None:
    stream = io.BytesIO(raw)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
    found = read("-")
    assert [each.key for each in found] == keys
    assert all(isinstance(each, Report) and "<" not in each.text for each in found)
    assert not stream.closed


def test_stated_format_and_date(tmp_path: Path) -> None:
    (report,) = read(write(tmp_path / "a.dat", "<p>The mill burned down."), form="text", published="9 May 2031")
    assert isinstance(report, Report)
    assert report.text.startswith("<p>")
    assert (report.published, report.origins["published"]) == ("2031-05-09", "option")


def test_wrong_usage_stops_before_anything_is_read() -> None:
    with pytest.raises(
        RunStopped, match="'odt'; there are arc, csv, feed, html, jsonl, mail, markdown, mhtml, nexis, packed, pdf, "
    ):
        read_inputs(["x"], format="odt")
    with pytest.raises(RunStopped, match="'soon' is no date"):
        read_inputs(["x"], published="soon")


def test_reads_only_as_far_as_asked(tmp_path: Path) -> None:
    found = read_inputs([str(write(tmp_path / "a.jsonl", '{"text": "One."}\n' * 3)), str(tmp_path / "gone.txt")])
    assert isinstance(next(found), Report)
    found.close()  # type: ignore[attr-defined]


@pytest.mark.skipif(not (SHARED / "hostile" / "blns.json").exists(), reason="no ../shared/hostile beside the checkout")
def test_naughty_strings_end_as_report_or_failure(tmp_path: Path) -> None:
    import json

    strings = json.loads((SHARED / "hostile" / "blns.json").read_text("utf-8"))
    lines = "\n".join(json.dumps({"text": string}) for string in strings)
    found = read(write(tmp_path / "a.jsonl", lines))
    assert len(found) == len(strings)
    for each in found:
        assert isinstance(each, Failure) or all(each.text[part.start : part.end].strip() for part in each.parts)
