"""An archive from the outside: what goes in comes out, once, and what is in force follows from content."""

import stat
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.archive import fake
from tests.archive.fake import capture, dump, many, tables
from tests.conftest import REPORT

from sayso.archive.archive import Archive
from sayso.archive.intake import Arrival, variant_of
from sayso.archive.kept import KeptReading
from sayso.archive.lines import Ended, Tombstone
from sayso.archive.stored import unpack
from sayso.errors import RunStopped
from sayso.model.capture import Capture
from sayso.model.edition import Edition
from sayso.model.reading import Reading
from sayso.model.report import TEASER, Part, Report
from sayso.run.adding import add


def put(archive: Archive, reading: Reading, raw: bytes = b"raw", place: str = "a.txt") -> None:
    """Take in a reading made by hand."""
    report = reading.report
    variant = variant_of(report)
    alone = replace(reading, report=Report(report.id, "", "", origins={}))
    kept = KeptReading(report.id, variant, reading.reader, reading=alone)
    came = Capture(report, raw, "text/plain", place)
    archive.take([Arrival(report, variant, (Ended(place, report.id, report.outcome, report.reason),), came, kept)])


def test_a_reading_comes_back_as_it_was(archive: Archive, reading: Reading) -> None:
    put(archive, reading)
    edition: Edition = archive_as_edition(archive)
    (found,) = edition.readings()
    assert found == reading
    assert archive.report("r1") == REPORT
    assert archive.claim(reading.claims[0].id) == reading.claims[0]
    assert archive.taken("r1").endswith("Z")
    assert (archive.taken("r2"), list(archive.superseded()), list(archive.ratings())) == ("", [], [])


def archive_as_edition(archive: Archive) -> Edition:
    from sayso.run.archive import Archive as WithStages

    return WithStages(archive.folder.root)


@settings(max_examples=5, deadline=None)
@given(
    texts=st.lists(st.text(min_size=1), min_size=1, max_size=12, unique=True), title=st.text(), key=st.text(min_size=1)
)
def test_every_text_comes_back_byte_for_byte(texts: list[str], title: str, key: str) -> None:
    with TemporaryDirectory() as folder, Archive(Path(folder) / "x.sayso") as archive:
        captures = [replace(capture(text, key, title=title), raw=b"\x00\xff" + text.encode()) for text in texts]
        add(archive, captures)
        assert {one.report.id: one.report for one in archive.readings()} == {
            one.report.id: one.report for one in captures
        }
        raws = {unpack(path.read_bytes()) for path in fake.files(archive.folder.root, ["raw"])}
        assert raws == {one.raw for one in captures}


@pytest.mark.parametrize("text", ["half \ud83d of a pair", "NUL \x00 within", "🕊 عربي \u202e\ufeff", "\\ud83d"])
def test_odd_text_keeps_its_offsets(archive: Archive, text: str) -> None:
    add(archive, [capture(text + " Rebels shelled Brask", raw=b"x")])
    (found,) = archive.readings()
    assert found.report.text == text + " Rebels shelled Brask"
    (claim,) = found.claims
    assert found.report.text[claim.trigger.start : claim.trigger.end] == "shelled" == claim.trigger.text
    assert list(archive.rows("SELECT count(*) FROM claim_words WHERE claim_words MATCH 'brask'")) == [(1,)]


def test_what_is_there_is_not_taken_in_again(archive: Archive, root: Path) -> None:
    assert add(archive, many(20)).there == 0
    before, journal = dump(archive), (root / "journal" / "000000001.jsonl").read_bytes()
    for _ in range(2):
        tally = add(archive, many(20))
        assert (tally.outcomes["ok"], tally.there, tally.claims) == (20, 20, 0)
    assert dump(archive) == before
    assert (root / "journal" / "000000001.jsonl").read_bytes() == journal
    assert list(archive.rows("SELECT count(*), count(DISTINCT id) FROM reports")) == [(20, 20)]


def test_the_files_are_read_only_and_named_by_what_is_in_them(archive: Archive, root: Path) -> None:
    add(archive, many(3))
    paths = fake.files(root)
    assert len(paths) == 3 + 3 + 1
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o444}
    assert list((root / "tmp").iterdir()) == []


def test_another_capture_of_a_report_is_one_more_capture_and_nothing_else(archive: Archive) -> None:
    add(archive, [capture("Rebels shelled Brask", "b.txt")])
    add(
        archive,
        [capture("Rebels shelled Brask", "b.txt", raw=b"other bytes"), capture("Rebels shelled Brask", "a.txt")],
    )
    (found,) = archive.readings()
    assert found.report.key == "a.txt"  # the least of its keys, whichever came first
    counts = "SELECT (SELECT count(*) FROM captures), (SELECT count(*) FROM readings), (SELECT count(*) FROM claims)"
    assert list(archive.rows(counts)) == [(3, 1, 1)]
    assert list(archive.rows("SELECT headers FROM captures LIMIT 1")) == [('[["Server","x"]]',)]


VARIANTS = (
    capture("Rebels shelled Brask", "c.txt", outcome="partial"),
    capture("Rebels shelled Brask", "b.txt", title="Brask"),
    capture("Rebels shelled Brask", "a.txt", title="Shells"),
    capture("Others shelled Brask", "d.txt"),
)


def test_what_is_in_force_does_not_depend_on_the_order(tmp_path: Path) -> None:
    dumps = set()
    for number, order in enumerate(permutations(VARIANTS[:3])):
        with Archive(tmp_path / f"{number}.sayso") as archive:
            for one in order:
                add(archive, [one])
            dumps.add(dump(archive))
            archive.rebuild()
            dumps.add(dump(archive))
    assert len(dumps) == 1
    with Archive(tmp_path / "together.sayso") as archive:
        add(archive, VARIANTS[:3])
        assert dump(archive) in dumps


def test_a_changed_page_is_a_new_revision_and_the_old_one_is_kept(archive: Archive) -> None:
    url = "https://post.example/brask"
    old, new = capture("Rebels shelled Brask", url=url), capture("Rebels denied Brask", url=url)
    add(archive, [old])
    old_claim = next(archive.readings()).claims[0].id
    add(archive, [new])
    assert [reading.report.id for reading in archive.readings()] == [new.report.id]
    gone = [(one.kind, one.id, one.by, one.why) for one in archive.superseded()]
    why = "a newer revision stands at its address"
    assert gone == [("claim", old_claim, "", why), ("report", old.report.id, new.report.id, why)]
    assert archive.claim(old_claim).status == "happened"
    assert archive.reading(old.report.id).report == old.report
    assert list(archive.rows("SELECT revision, report FROM revisions ORDER BY revision")) == [
        (1, old.report.id),
        (2, new.report.id),
    ]
    add(archive, [old])
    assert [reading.report.id for reading in archive.readings()] == [new.report.id]


@pytest.mark.parametrize(
    ("first", "second", "newest"),
    [
        ({"published": "2021-03-09"}, {"published": "2021-03-08"}, 0),
        ({"at": "2021-03-10T08:00:00Z"}, {"at": "2021-03-10T07:59:59Z"}, 0),
        ({"at": "2021-03-10T08:00:00Z"}, {"at": "2021-03-10T08:00:01Z"}, 1),
        ({}, {"published": ""}, 1),
    ],
)
def test_the_newest_revision_is_told_by_its_dates(
    archive: Archive, first: dict[str, str], second: dict[str, str], newest: int
) -> None:
    url = "https://post.example/brask?id=7"
    made = [capture("Rebels shelled Brask", url=url, **first), capture("Rebels denied Brask", url=url, **second)]  # type: ignore[arg-type]
    for one in made:
        add(archive, [one])
    assert [reading.report.id for reading in archive.readings()] == [made[newest].report.id]


@pytest.mark.parametrize("teaser_first", [True, False])
def test_a_teaser_never_supersedes_the_page_that_it_leads_to(archive: Archive, teaser_first: bool) -> None:
    url = "https://post.example/brask"
    page = capture("Rebels shelled Brask. More is to come.", url=url, published="2021-03-08", outcome="partial")
    made = capture("Rebels shelled Brask", url=url, published="2021-03-09", outcome="partial")
    teaser = replace(made, report=replace(made.report, reason=f"cut off; {TEASER}"))
    later = replace(made, report=replace(teaser.report, id="r2", text="Rebels denied Brask", published="2021-03-10"))
    for one in (teaser, page, later) if teaser_first else (page, teaser, later):
        add(archive, [one])
    assert [reading.report.id for reading in archive.readings()] == [page.report.id]
    before = tables(archive)
    archive.rebuild()
    assert tables(archive) == before


@pytest.mark.parametrize("url", ["", "https://post.example", "https://post.example/", "http://[broken"])
def test_a_front_page_has_many_reports(archive: Archive, url: str) -> None:
    add(archive, [capture("Rebels shelled Brask", url=url), capture("Rebels denied Brask", url=url)])
    assert len(list(archive.readings())) == 2


def test_what_was_taken_back_keeps_its_tombstone(archive: Archive) -> None:
    add(archive, many(2, first=1))
    report = next(archive.readings()).report.id
    archive._writer.add(
        lambda at: Tombstone(
            at.last.hash, at.last.seq + 1, "2021-03-10T08:00:00Z", report, "retracted", "killed", "desk"
        )
    )
    assert [reading.report.id for reading in archive.readings() if reading.report.id == report] == []
    gone = [(one.kind, one.at, one.why) for one in archive.superseded()]
    assert gone == [("claim", "2021-03-10T08:00:00Z", "killed"), ("report", "2021-03-10T08:00:00Z", "killed")]
    before = tables(archive)
    archive.rebuild()
    assert tables(archive) == before


def test_the_database_follows_from_the_files_alone(archive: Archive, root: Path) -> None:
    for n in range(0, 30, 5):
        add(archive, many(10, first=n))
    add(archive, [Capture(replace(VARIANTS[0].report, parts=(Part(0, 6, "paragraph"),)), b"y", where="z"), *VARIANTS])
    before, told = tables(archive), dump(archive)
    archive.rebuild()
    assert (tables(archive), dump(archive)) == (before, told)
    archive.close()
    for path in root.glob("sayso.db*"):
        path.unlink()
    assert (tables(archive), dump(archive)) == (before, told)
    assert archive.notices == []


def test_words_are_found_whatever_their_accents(archive: Archive) -> None:
    add(archive, [capture("Rebels shelled Brásk", title="Shéllfire")])
    found = "SELECT count(*) FROM report_words WHERE report_words MATCH ?"
    assert list(archive.rows(found, ("shellfire",))) == list(archive.rows(found, ('"rebels shelled"',))) == [(1,)]
    assert list(archive.rows("SELECT plain, place_plain FROM claims JOIN sources ON claim = claims.id")) == [
        ("mayor of brask", "brask")
    ]


def test_nothing_can_be_had_where_there_is_nothing(archive: Archive) -> None:
    with pytest.raises(RunStopped, match=r"^No archive '.*x\.sayso'; `sayso add` makes one$") as told:
        list(archive.readings())
    assert told.value.code == 3
    add(archive, many(1))
    for call in (archive.report, archive.claim, archive.reading):
        with pytest.raises(KeyError, match="r7"):
            call("r7")


def test_a_folder_with_other_things_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").touch()
    for path, told in ((tmp_path, "is no archive: it holds 'photo.jpg'"), (tmp_path / "photo.jpg", "is a file")):
        with pytest.raises(RunStopped, match=told) as stopped:
            add(Archive(path), many(1))
        assert stopped.value.code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_reader_sees_whole_batches_while_another_writes(archive: Archive, root: Path) -> None:
    add(archive, many(2))
    with Archive(root) as reader:
        assert len(list(reader.readings())) == 2
        add(archive, many(4))
        assert len(list(reader.readings())) == 4
