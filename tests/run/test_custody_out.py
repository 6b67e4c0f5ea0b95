"""Packs and editions: what is in them, that it checks, and that it comes out the same every time."""

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from tests.archive import fake
from tests.archive.fake import capture, many

from sayso.archive.custody import forget, rate, retract
from sayso.archive.stored import sha256
from sayso.errors import RunStopped
from sayso.model.edition import Rating
from sayso.model.reading import Reading
from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive
from sayso.run.freezing import freeze
from sayso.run.pack_page import Kept, page
from sayso.run.packing import pack

EVIL = capture(
    "<script>alert(1)</script> Ann shelled Brask <b>\u202e & \x07 co\n\U0001f600 end",
    "evil.txt",
    title='"><img src=x onerror=alert(1)>',
    url="javascript:alert(1)",
    where="../../etc/passwd",
)
HALF = capture("Half \ud83d Ann shelled Brask.", "half.txt", raw=b"Half ? Ann shelled Brask.")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    monkeypatch.setattr(pipeline, "read_report", fake.reading)
    with Archive(tmp_path / "x.sayso") as made:
        add(made, [*many(5), EVIL, HALF, capture("Gone shelled Brask.")])
        retract(made, many(2)[1].report.id, "the paper took it back", "ann")
        forget(made, capture("Gone shelled Brask.").report.id, "asked to", "ann")
        rate(made, Rating("outlet", "Post", "b", "2", "mostly right", "ann"))
        yield made


def unzipped(path: Path) -> Path:
    folder = path.with_suffix("")
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        file.extractall(folder.parent / "out")
    return folder.parent / "out" / folder.name


def check_sums(folder: Path) -> None:
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {"SHA256SUMS"}
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    assert {line[66:] for line in lines} == names
    assert all(sha256((folder / line[66:]).read_bytes()) == line[:64] for line in lines)
    program = shutil.which("sha256sum")
    if program:
        subprocess.run([program, "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=True)


def test_a_pack_has_everything_and_checks(archive: Archive, tmp_path: Path) -> None:
    packed = pack(archive, tmp_path / "p.zip")
    assert (packed.reports, packed.raw, packed.claims, packed.stamps) == (7, 7, 6, 0)
    folder = unzipped(tmp_path / "p.zip")
    check_sums(folder)
    for raw in (folder / "raw").iterdir():
        assert sha256(raw.read_bytes()) == raw.name
    claims = [json.loads(line) for line in (folder / "claims.jsonl").read_text("utf-8").splitlines()]
    for claim in claims:
        text = (folder / "text" / f"{claim['report']['id']}.txt").read_bytes().decode("utf-8")
        trigger = claim["trigger"]
        assert text[trigger["start"] : trigger["end"]] == trigger["text"]
    journal = b"".join(path.read_bytes() for path in sorted((folder / "journal").iterdir()))
    prev = "0" * 64
    for line in journal.splitlines():
        told = json.loads(line)
        assert told["prev"] == prev
        prev = sha256(b"{" + line[len('{"hash":"') + 66 :])
        assert told["hash"] == prev
    assert prev in (folder / "README.txt").read_text("utf-8")


def test_the_same_archive_gives_the_same_bytes(archive: Archive, tmp_path: Path) -> None:
    for one, other, write in ((tmp_path / "a", tmp_path / "b", pack), (tmp_path / "c", tmp_path / "d", freeze)):
        for place in (one, other):
            place.mkdir()
            write(archive, place / "x.zip")
        assert (one / "x.zip").read_bytes() == (other / "x.zip").read_bytes()


class Page(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names.update(name for name, _ in attrs)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def test_the_page_runs_nothing_and_text_stays_text(archive: Archive, tmp_path: Path) -> None:
    pack(archive, tmp_path / "p.zip")
    told = (unzipped(tmp_path / "p.zip") / "index.html").read_text("utf-8")
    page = Page()
    page.feed(told)
    assert not page.tags & {"script", "img", "b-evil", "iframe", "link", "object", "form", "base"}
    assert not [name for name in page.names if name.startswith("on")]
    assert all(link.startswith("#") for link in page.links)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in told
    assert not re.search("[\x00-\x08\u202e]", told)
    assert "default-src &#x27;none&#x27;" in told or "default-src 'none'" in told
    assert "<mark>shelled</mark>" in told
    assert "retracted: the paper took it back" in told


def test_ends_of_lines_are_no_odd_characters_on_the_page() -> None:
    read = fake.reading(capture("One shelled Brask.\r\nTwo\x0b").report)
    told = b"".join(page(lambda: [Kept(read, "live", "", ())], 1, "")).decode("utf-8")
    assert "Brask.\r\nTwo\ufffd</pre>" in told


def test_some_reports_alone(archive: Archive, tmp_path: Path) -> None:
    assert pack(archive, tmp_path / "p", [EVIL.report.id]).reports == 1
    assert [path.name for path in (tmp_path / "p" / "text").iterdir()] == [f"{EVIL.report.id}.txt"]
    check_sums(tmp_path / "p")
    gone = capture("Gone shelled Brask.").report.id
    with pytest.raises(RunStopped, match=r"was erased at .* \(asked to\); expected a report that is there"):
        pack(archive, tmp_path / "q.zip", [gone])
    assert not (tmp_path / "q.zip").exists()


def test_a_place_that_is_taken_is_left_alone(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "p.zip").write_bytes(b"mine")
    with pytest.raises(RunStopped, match=r"is there already; --force replaces it"):
        pack(archive, tmp_path / "p.zip")
    pack(archive, tmp_path / "p.zip", force=True)
    freeze(archive, tmp_path / "e")
    freeze(archive, tmp_path / "e", force=True)
    check_sums(tmp_path / "e")
    (tmp_path / "e" / "mine.txt").write_text("mine")
    with pytest.raises(RunStopped, match=r"holds 'mine\.txt', which its SHA256SUMS does not list"):
        freeze(archive, tmp_path / "e", force=True)
    with pytest.raises(RunStopped, match=r"^No folder '.*' to write 'p\.zip' in"):
        pack(archive, tmp_path / "none" / "p.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["e", "p.zip", "x.sayso"]


def test_an_edition_has_data_versions_and_words_to_cite_it_by(archive: Archive, tmp_path: Path) -> None:
    cited = freeze(archive, tmp_path / "e.zip", "Claims & {events}: 2021", ["Ann O'Neill", "The %_Lab"])
    folder = unzipped(tmp_path / "e.zip")
    check_sums(folder)
    assert {path.name for path in folder.iterdir()} == {
        *("csv", "jsonl", "README.md", "METHODS.md", "CITATION.cff", "citation.bib", "versions.json", "SHA256SUMS"),
    }
    cff = yaml.safe_load((folder / "CITATION.cff").read_text("utf-8"))
    assert cff["title"] == "Claims & {events}: 2021"
    assert cff["authors"] == [{"family-names": "O'Neill", "given-names": "Ann"}, {"name": "The %_Lab"}]
    assert cff["type"] == "dataset"
    bib = (folder / "citation.bib").read_text("utf-8")
    assert bib.count("{") - bib.count(r"\{") == bib.count("}") - bib.count(r"\}")
    assert r"Claims \& \{events\}: 2021" in bib
    methods = (folder / "METHODS.md").read_text("utf-8")
    assert (
        "rest on 6 reports of 1 named outlet, published from 2021-03-09 to 2021-03-09 (6 of them are dated)." in methods
    )
    assert "1 that were retracted and 1 that were erased" in methods
    assert "by sayso 1, codebook c, model m (7 reports)." in methods
    assert "1 rating of outlets" in methods
    assert "0 parts of claims stand as people corrected them, and 0 claims that people judged to be none" in methods
    versions = json.loads((folder / "versions.json").read_text("utf-8"))
    assert versions["journal"]["head"] == cited.head
    with (folder / "csv" / "claims.csv").open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in file) - 1 >= versions["rows"]["csv"]["claims.csv"] == 5


def test_an_edition_has_claims_as_people_judged_them(archive: Archive, tmp_path: Path) -> None:
    from sayso.model.judgement import Judgement

    first, second, *_ = (claim for reading in archive.readings() for claim in reading.claims)
    archive.judge(
        [
            Judgement("not-a-claim", (first.id,), why="a headline", by="ann"),
            Judgement("corrected", (second.id,), "status", "denied", "he denied it", "ann"),
        ]
    )
    freeze(archive, tmp_path / "e")
    claims = [json.loads(line) for line in (tmp_path / "e" / "jsonl" / "claims.jsonl").read_text("utf-8").splitlines()]
    assert {claim["id"]: claim["status"] for claim in claims}.get(second.id) == "denied"
    assert first.id not in {claim["id"] for claim in claims}
    methods = (tmp_path / "e" / "METHODS.md").read_text("utf-8")
    assert "1 part of claims stand as people corrected them, and 1 claim that people judged to be none" in methods
    versions = json.loads((tmp_path / "e" / "versions.json").read_text("utf-8"))
    assert versions["judgements"]["left_out"][0]["claim"] == first.id


def test_an_empty_archive_gives_neither(tmp_path: Path) -> None:
    with Archive(tmp_path / "y.sayso") as archive:
        add(archive, [])
        archive.folder.make()
        for write in (pack, freeze):
            with pytest.raises(RunStopped, match=r"^Nothing to (pack|freeze) in "):
                write(archive, tmp_path / "p.zip")


def test_a_pack_is_one_state_whoever_adds_meanwhile(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = (archive.folder.root / "journal").iterdir()
    whole, lines = archive.reading, len(path.read_bytes().splitlines())

    def slow(report: str) -> Reading:
        with Archive(archive.folder.root) as other:
            add(other, many(1, 80))
        return whole(report)

    monkeypatch.setattr(archive, "reading", slow)
    packed = pack(archive, tmp_path / "p")
    told = b"".join(path.read_bytes() for path in sorted((tmp_path / "p" / "journal").iterdir()))
    assert len(told.splitlines()) == lines
    assert packed.reports == len((tmp_path / "p" / "reports.jsonl").read_bytes().splitlines())


def test_an_earlier_edition_is_back_where_a_new_one_cannot_take_its_place(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack(archive, tmp_path / "p")
    held = (tmp_path / "p" / "SHA256SUMS").read_bytes()
    rename = Path.rename

    def fails(path: Path, to: Path) -> Path:
        if path.name == "folder":
            raise OSError("disk fails")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OSError, match="disk fails"):
        pack(archive, tmp_path / "p", force=True)
    assert (tmp_path / "p" / "SHA256SUMS").read_bytes() == held
