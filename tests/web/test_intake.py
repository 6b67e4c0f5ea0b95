"""Files, pasted text and addresses: each ends ok, partial or failed, and no name is a path."""

import asyncio
import json
import shutil
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import Bench

from sayso.archive.archive import Archive as Kept
from sayso.errors import RunStopped
from sayso.model.capture import Capture
from sayso.model.report import Report
from sayso.run.archive import Archive
from sayso.sources.inputs import Failure
from sayso.web import uploads, worker
from sayso.web.tasks import Given, Told
from sayso.web.uploads import Uploads, kept_as, shown
from sayso.web.worker import Job
from sayso.web.worker_child import called

STORY = "Rebels shelled Port Arden on 3 March 2021, killing 12 people, the coast guard said.\n"
PAGE = "<html><head><title>Talks</title></head><body><p>Ministers of Norland met in Geneva on Monday.</p></body></html>"
NAMES = (
    "../evil.txt",
    "../../../../etc/cron.d/evil",
    "..\\..\\evil.txt",
    "/etc/passwd",
    "/dev/stdin",
    "//server/share/evil.txt",
    "C:\\Windows\\evil.txt",
    "C:evil.txt",
    "\\\\server\\share\\evil.txt",
    "file:///etc/passwd",
    "http://127.0.0.1/evil.txt",
    "-",
    "--help",
    "-rf",
    "~/evil.txt",
    "$HOME/evil.txt",
    "`id`.txt",
    "a\x00.txt",
    "a\n.txt",
    "a\r\nContent-Length: 0",
    "\u202egnp.txt",
    "a\u200b.txt",
    "CON",
    "NUL.txt",
    "aux.html",
    ".",
    "..",
    "...",
    "",
    " ",
    "/",
    ".htaccess",
    "*",
    "?.txt",
    "[a].txt",
    "a" * 300 + ".txt",
    "é" * 200 + ".html",
    "x.txt/../../y.txt",
    "x/./y//z.txt",
    "%2e%2e%2fevil.txt",
    "sayso.py",
    "msgspec/__init__.py",
)


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which temporary files are made."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def ended(bench: Bench, job: dict[str, Any]) -> dict[str, Any]:
    """A job once it is done."""
    while job["state"] != "done":
        time.sleep(0.05)
        job = bench.client.get(f"/api/intake/{job['id']}").json()
    return job


def multipart(names: list[str], body: bytes = b"x") -> tuple[bytes, bytes]:
    """A form with these file names as they are, and its boundary."""
    parts = [
        b'--B\r\nContent-Disposition: form-data; name="files"; filename="'
        + name.replace("\\", "\\\\").replace('"', '\\"').encode()
        + b'"\r\nContent-Type: text/plain\r\n\r\n'
        + body
        + b"\r\n"
        for name in names
    ]
    return b"".join([*parts, b"--B--\r\n"]), b"B"


def received(folder: Path, body: bytes, boundary: bytes, piece: int = 7) -> list[Given]:
    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(body), piece):
            yield body[start : start + piece]

    return asyncio.run(Uploads(folder, boundary).receive(pieces()))


def test_files_go_in_and_each_says_how_it_ended(bench: Bench, scratch: Path) -> None:
    files = [
        ("files", ("../../etc/story.txt", STORY.encode(), "text/plain")),
        ("files", ("pages/talks.html", PAGE.encode(), "text/html")),
        ("files", ("broken.pdf", b"%PDF-1.4 nothing", "application/pdf")),
        ("files", ("empty.txt", b"", "text/plain")),
        ("other", ("passed-over.txt", b"x", "text/plain")),
    ]
    answer = bench.client.post("/api/intake", files=files)
    assert answer.status_code == 202
    begun = answer.json()
    assert [one["outcome"] for one in begun["inputs"]] == ["waiting"] * 4
    job = ended(bench, begun)
    rows = {str(one["place"]): one for one in job["inputs"]}
    assert [rows[place]["outcome"] for place in rows] == ["ok", "ok", "failed", "failed"]
    assert list(rows) == ["upload:etc/story.txt", "upload:pages/talks.html", "upload:broken.pdf", "upload:empty.txt"]
    assert rows["upload:etc/story.txt"]["claims"] > 0
    assert rows["upload:broken.pdf"]["reason"].startswith("'upload:broken.pdf' is damaged or no PDF")
    assert (job["total"], job["done"]) == (4, 4)
    with Archive(bench.path) as archive:
        assert archive.report(rows["upload:etc/story.txt"]["report"]).text == STORY
        assert archive.unlinked() == 0
        told = [*archive.rows("SELECT place FROM captures"), *archive.rows("SELECT place FROM inputs")]
    assert not [place for (place,) in told if str(scratch) in place or "sayso-intake-" in place]
    assert list(scratch.iterdir()) == []
    again = ended(bench, bench.client.post("/api/intake", files=files[:1]).json())
    (row,) = again["inputs"]
    assert (row["outcome"], row["reason"]) == ("ok", "was there already")
    assert bench.client.get("/api/intake").json()["jobs"][0]["id"] == again["id"]


def test_pasted_text_and_addresses(bench: Bench) -> None:
    told = {"text": STORY, "title": "Shelling", "publisher": "Arden Post", "published": "2021-03-04"}
    pasted = bench.client.post("/api/intake", json=told).json()
    private = bench.client.post("/api/intake", json={"url": "http://127.0.0.1:9/x"}).json()
    (row,) = ended(bench, pasted)["inputs"]
    assert row["outcome"] == "ok"
    with Archive(bench.path) as archive:
        report = archive.report(row["report"])
    assert (report.title, report.publisher, report.published) == ("Shelling", "Arden Post", "2021-03-04")
    assert report.key.startswith("pasted:")
    (row,) = ended(bench, private)["inputs"]
    assert row["outcome"] == "failed"
    assert "which is loopback" in row["reason"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "Neither or both of 'text' and 'url' are given"),
        ({"text": "x", "url": "https://a.example"}, "Neither or both of 'text' and 'url' are given"),
        ({"text": " \n"}, "Neither or both of 'text' and 'url' are given"),
        ({"text": "x", "published": "soon"}, "Publication date 'soon' is no date; expected YYYY-MM-DD"),
        ({"url": "file:///etc/passwd"}, "No address 'file:///etc/passwd'"),
        ({"url": "/etc/passwd"}, "No address '/etc/passwd'"),
        ({"url": "-"}, "No address '-'"),
        ({"text": "x", "path": "/etc/passwd"}, "The body will not do: "),
    ],
)
def test_what_makes_no_input_is_refused(bench: Bench, scratch: Path, given: object, told: str) -> None:
    answer = bench.client.post("/api/intake", json=given)
    assert (answer.status_code, answer.json()["error"][: len(told)]) == (400, told)
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "multipart/form-data; boundary=B"),
        (b"--B--\r\n", "multipart/form-data; boundary=B"),
        (b"nonsense", "multipart/form-data; boundary=B"),
        (b"--B\r\nContent-Disposition: form-data", "multipart/form-data; boundary=B"),
        (multipart(["a.txt"])[0], "multipart/form-data"),
        (multipart(["a.txt"])[0], "multipart/form-data; boundary=C"),
        (multipart(["a.txt"])[0], "text/plain"),
    ],
)
def test_what_is_no_form_is_refused(bench: Bench, scratch: Path, body: bytes, kind: str) -> None:
    answer = bench.client.post("/api/intake", content=body, headers={"content-type": kind})
    assert answer.status_code == 400
    assert "expected" in answer.json()["error"] or "multipart form" in answer.json()["error"]
    assert list(scratch.iterdir()) == []


def test_too_much_is_refused(bench: Bench, scratch: Path) -> None:
    headers = {"content-type": "multipart/form-data; boundary=B", "content-length": str(202 << 20)}
    assert bench.client.post("/api/intake", content=b"", headers=headers).status_code == 413
    assert list(scratch.iterdir()) == []


def test_no_job_is_made_up(bench: Bench) -> None:
    assert bench.client.get("/api/intake/x").status_code == 404


@pytest.mark.parametrize("piece", [1, 7, 100_000])
def test_no_name_is_a_path(tmp_path: Path, piece: int) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    before = sorted(path for path in tmp_path.rglob("*") if not path.is_relative_to(folder))
    found = received(folder, *multipart(list(NAMES)), piece)
    assert len(found) == len(NAMES)
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sorted(str(path) for path in files) == sorted(one.path for one in found)
    assert all(path.parent == folder and path.read_bytes() == b"x" for path in files)
    assert sorted(path for path in tmp_path.rglob("*") if not path.is_relative_to(folder)) == before


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_told_as_text_and_is_no_path(name: str) -> None:
    told = shown(name)
    assert told.startswith("upload:")
    assert told.isprintable()
    assert len(told) <= 262
    assert ".." not in told.removeprefix("upload:").split("/")
    kept = kept_as(1, name)
    assert kept.startswith("00001")
    assert kept.isascii()
    assert "/" not in kept
    assert len(kept) < 30


def test_the_ending_of_a_name_is_kept_for_it_tells_the_form() -> None:
    assert kept_as(3, "News of 3 May.TAR.GZ") == "00003.tar.gz"
    assert kept_as(3, "a.html") == "00003.html"
    assert kept_as(3, "none") == "00003"


def test_files_come_whole(tmp_path: Path) -> None:
    body = bytes(range(256)) * 500 + b"\r\n--B\r\n--C"[:4]
    (found,) = received(tmp_path, *multipart(["a.bin"], body), piece=1000)
    assert Path(found.path).read_bytes() == body


def test_more_files_than_may_come_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_FILES", 2)
    with pytest.raises(RunStopped, match="more than 2 files"):
        received(tmp_path, *multipart(["a", "b", "c"]))


def test_what_is_read_is_called_by_its_own_name() -> None:
    given = Given("/tmp/x/00001.zip", "upload:a.zip")  # noqa: S108 -- a name
    failure = called(Failure("/tmp/x/00001.zip!b", "'/tmp/x/00001.zip!b' is empty"), given)  # noqa: S108
    assert failure == Failure("upload:a.zip!b", "'upload:a.zip!b' is empty")
    capture = called(Capture(Report("r", "/tmp/x/00001.zip!b", "t"), b"", where="/tmp/x/00001.zip!b"), given)  # noqa: S108
    assert isinstance(capture, Capture)
    assert (capture.where, capture.report.key) == ("upload:a.zip!b", "upload:a.zip!b")


def test_what_was_uploaded_is_no_file_to_try_again(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """`sayso add --retry-failed` opens the places of what failed."""
    from sayso.run.adding import failed_places

    files = [("files", ("/etc/passwd", b"", "text/plain"))]
    ended(bench, bench.client.post("/api/intake", files=files).json())
    monkeypatch.chdir("/")
    with Kept(bench.path) as archive:
        (place,) = failed_places(archive)
    assert place == "upload:etc/passwd"
    assert not Path(place).exists()


def test_a_container_gives_a_row_for_each_thing_in_it() -> None:
    job = Job([Given("/x/1", "upload:a.zip"), Given("/x/2", "upload:b")])
    job.hear(Told(0, "upload:a.zip", "reading"))
    job.hear(Told(0, "upload:a.zip!1", "ok", report="r1"))
    job.hear(Told(0, "upload:a.zip!2", "failed", "is empty"))
    told = job.record()
    assert (told["total"], told["done"]) == (3, 2)
    job.end("the process that read it ended with -9")
    rows = json.loads(json.dumps(job.record()["inputs"]))
    assert [(row["place"], row["outcome"], row["reason"]) for row in rows] == [
        ("upload:a.zip!1", "ok", ""),
        ("upload:a.zip!2", "failed", "is empty"),
        ("upload:b", "failed", "the process that read it ended with -9"),
    ]


@pytest.fixture
def dying(monkeypatch: pytest.MonkeyPatch) -> None:
    """Children that say one thing and die."""
    said = '{"input":0,"place":"upload:a","outcome":"ok","report":"r1"}'
    script = f"echo '{said}'; kill -9 $$"
    monkeypatch.setattr(worker, "_CHILD", (shutil.which("sh"), "-c", script))


@pytest.mark.usefixtures("dying")
def test_a_child_that_dies_is_told_of(bench: Bench, scratch: Path) -> None:
    files = [("files", (name, b"x", "text/plain")) for name in ("a", "b")]
    job = ended(bench, bench.client.post("/api/intake", files=files).json())
    assert [(one["outcome"], one["reason"]) for one in job["inputs"]] == [
        ("ok", ""),
        ("failed", "the process that read it ended with -9"),
    ]
    assert list(scratch.iterdir()) == []


@pytest.mark.usefixtures("scratch")
def test_half_a_line_of_a_child_that_dies_stops_no_other_job(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_CHILD", (shutil.which("sh"), "-c", """printf '{"input":0,"pla'; kill -9 $$"""))
    for name in ("a", "b"):
        job = ended(bench, bench.client.post("/api/intake", files=[("files", (name, b"x", "text/plain"))]).json())
        assert [one["reason"] for one in job["inputs"]] == ["the process that read it ended with -9"]
