"""A short run over hostile input of all kinds; `make torture` and `bench/robustness.py` have the long one."""

import os
import re
import signal
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

import pytest
from tests.torture import hostile_archives, hostile_feeds, hostile_pages, hostile_pdfs, hostile_warcs
from tests.torture.corpus import Case, Surroundings, groups
from tests.torture.mutations import flipped, truncated

from canary import canary
from robustness import escaped
from robustness_parent import kin
from sayso.model.capture import Capture
from sayso.sources.inputs import Failure, captures

LONG = frozenset(
    {
        *("attributes.rss", "entries.rss", "deep.rss", "pages-20000.pdf", "text-50MB.pdf", "swelling-2GB.pdf"),
        *("members-10001.tar", "members-10001.zip", "many-18MB.zip", "nested-like-42.zip", "zeros-3GB.warc.gz"),
        *("zeros-300MB.tar.bz2", "zeros-300MB.tar.xz", "lying.zip", "coding-bomb.warc.gz", "record-bomb.warc.gz"),
        *("warcfile.warc", "warcfile.warc.lz4", "clueweb-quirk.warc.gz", "swelling-twice.pdf", "colspan-1000.html"),
        *("zeros-2GB.warc.lz4", "records-94MB.warc.gz", "records-94MB.arc.gz", "pages-90MB.warc"),
        *(
            "saves-nested.pdf",
            "warcfile.warc.gz",
            "overlapping.zip",
            "zeros-200MB.zip",
            "zeros-3GB.zip",
            "zeros-3GB.gz",
        ),
    }
)
"""What takes over half a second to make or to read, or is read by a test of its own."""

FEW = ("HTML mutated", "html5lib trees", "html5lib tokens", "html5lib encodings", "naughty strings")


def read(path: Path) -> list[Capture | Failure]:
    """What an input gives, each with a reason of one line where it is not whole."""
    found = list(captures([str(path)]))
    assert found, f"{path.name}: no outcome"
    for one in found:
        reason = one.reason if isinstance(one, Failure) else one.report.reason
        whole = isinstance(one, Capture) and one.report.outcome == "ok"
        assert bool(reason) is not whole, f"{path.name}: {reason!r}"
        assert len(reason.splitlines()) <= 1, f"{path.name}: {reason!r}"
    return found


def outcomes(found: Iterable[Capture | Failure]) -> Counter[str]:
    return Counter(one.outcome if isinstance(one, Failure) else one.report.outcome for one in found)


def texts(found: Iterable[Capture | Failure]) -> list[str]:
    return [one.report.text for one in found if isinstance(one, Capture)]


def written(folder: Path, name: str, raw: bytes) -> Path:
    path = folder / name
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize("group", groups(Surroundings()))
def test_every_input_has_an_outcome(group: str, tmp_path: Path) -> None:
    scale = 0.0005 if group in FEW else 0.01
    for case in groups(Surroundings(), scale)[group]:
        if case.name not in LONG:
            read(written(tmp_path, case.name, case.build()))
    assert escaped() == []


# Archives


@pytest.mark.parametrize("name", ["names.zip", "names.tar", "names.tar.gz"])
def test_names_that_lead_out_are_refused_and_each_is_told(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = tmp_path / "a" / "b" / "c"
    work.mkdir(parents=True)
    monkeypatch.chdir(work)
    found = read(written(tmp_path, name, hostile_archives.TRAPS[name]()))
    members = [name for name in hostile_archives.NAMES if not name.endswith("/")]
    assert len(members) >= 40
    assert len(found) >= len(members)
    refused = [one.reason for one in found if isinstance(one, Failure)]
    assert sum("leads out" in reason for reason in refused) >= 7
    assert sum("absolute name" in reason for reason in refused) >= 6
    assert set(texts(found)) == {hostile_archives.STORY.decode()}
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == [name]
    assert escaped() == []


def test_links_devices_and_pipes_in_a_tar_are_told_and_not_followed(tmp_path: Path) -> None:
    found = read(written(tmp_path, "a.tar", hostile_archives.tarred(hostile_archives.SPECIALS)))
    assert outcomes(found) == {"failed": len(hostile_archives.SPECIALS)}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("zeros-200MB.zip", "longer than 20,000,000 bytes"),
        ("zeros-3GB.gz", "longer than 20,000,000 bytes"),
        ("overlapping.zip", "over 100 times its size|Overlapped entries"),  # the latter by a Python with its mends
        ("boxed-4.zip", "at most 3 within one another"),
        ("boxed-40.zip", "at most 3 within one another"),
        ("members-10001.zip", "at most 10,000"),
    ],
)
def test_archives_that_swell_say_why_they_are_not_read(name: str, words: str, tmp_path: Path) -> None:
    found = read(written(tmp_path, name, hostile_archives.BOMBS[name]()))
    assert texts(found) == []
    assert any(re.search(words, one.reason) for one in found if isinstance(one, Failure))


def test_the_rest_of_an_archive_is_read(tmp_path: Path) -> None:
    found = read(written(tmp_path, "locked.zip", hostile_archives.TRAPS["locked.zip"]()))
    assert outcomes(found) == {"failed": 1, "ok": 1}


# Feeds


def test_feeds_reach_for_no_file_and_no_host(tmp_path: Path) -> None:
    secret = written(tmp_path, "secret.txt", hostile_feeds.SECRET.encode())
    with canary() as listening:
        for name, raw in hostile_feeds.attacks(str(secret), listening.url).items():
            if name not in LONG:
                found = read(written(tmp_path, name, raw))
                assert not any(hostile_feeds.SECRET in text for text in texts(found))
                assert sum(map(len, texts(found))) < 1_000_000
        assert listening.take() == 0


# Web archives


def sentinels(path: Path) -> tuple[set[int], Counter[str]]:
    found = read(path)
    return hostile_warcs.whole_sentinels(texts(found), 8), outcomes(found)


@pytest.fixture(scope="module")
def ends() -> list[int]:
    """Where each record of the sound archive ends."""
    return [len(hostile_warcs.sound(number)) for number in range(1, 9)]


def check_cuts(folder: Path, ends: list[int], many: int) -> None:
    sound = hostile_warcs.sound(8)
    for at, raw in truncated(sound, many):
        found, how = sentinels(written(folder, "cut.warc.gz", raw))
        whole = {number for number, end in enumerate(ends) if end <= at}
        assert found >= whole, at
        if at not in (0, *ends):
            assert how["partial"] + how["failed"] >= 1, at


def check_flips(folder: Path, ends: list[int], many: int) -> None:
    sound = hostile_warcs.sound(8)
    for at, raw in flipped(sound, many):
        found, how = sentinels(written(folder, "flipped.warc.gz", raw))
        hit = next(number for number, end in enumerate(ends) if at < end)
        assert found >= set(range(8)) - {hit}, at
        if hit not in found:
            assert how["partial"] + how["failed"] >= 1, at


def test_records_before_a_cut_are_read(tmp_path: Path, ends: list[int]) -> None:
    check_cuts(tmp_path, ends, 10)


def test_records_around_a_flipped_bit_are_read(tmp_path: Path, ends: list[int]) -> None:
    check_flips(tmp_path, ends, 10)


@pytest.mark.torture
def test_records_before_500_cuts_are_read(tmp_path: Path, ends: list[int]) -> None:
    check_cuts(tmp_path, ends, 500)


@pytest.mark.torture
def test_records_around_500_flipped_bits_are_read(tmp_path: Path, ends: list[int]) -> None:
    check_flips(tmp_path, ends, 500)


# PDF


@pytest.mark.parametrize("name", hostile_pdfs.SOUND)
def test_sound_files_are_read(name: str, tmp_path: Path) -> None:
    (found,) = read(written(tmp_path, name, hostile_pdfs.SOUND[name]()))
    assert isinstance(found, Capture)
    assert "bridges had been closed" in " ".join(found.report.text.split())


# Pages


STORY = f"<article>{hostile_pages.ARTICLE}"
SENTINEL = "<p>The Sentinel of the harbour said that nobody had been hurt in it.</p>"


def _deep(depth: int) -> str:
    return STORY + "<div>" * depth + SENTINEL + "</div>" * depth


PLACES: Mapping[str, Callable[[], str]] = {
    **{f"depth {depth}": partial(_deep, depth) for depth in (10, 255, 257, 1_000, 5_000)},
    "cell": lambda: f"{STORY}<table><tr><td>Town<td>{SENTINEL}</table>",
    "broken tag": lambda: f"{STORY}<p <b a='>' {SENTINEL}",
    "broken attribute": lambda: f'{STORY}<p a="b>{SENTINEL}</p><p c=">{SENTINEL}',
    "after 19 MB": lambda: f"{STORY}<!--{'x' * 19_000_000}-->{SENTINEL}",
    "end of a long text": lambda: STORY + f"<p>{'word ' * 40}</p>" * 1_000 + SENTINEL,
}
"""Pages that hold a word where parsers lose text."""


@pytest.mark.parametrize("where", PLACES)
def test_no_word_is_lost_in_silence(where: str, tmp_path: Path) -> None:
    (found,) = read(written(tmp_path, "a.html", f"<html><title>Two</title><body>{PLACES[where]()}</article>".encode()))
    assert isinstance(found, Failure) or "Sentinel" in found.report.text or found.report.outcome == "partial"


def test_a_thousand_nested_divs_keep_their_text(tmp_path: Path) -> None:
    for size in (1_000, 100_000):
        (found,) = read(written(tmp_path, "a.html", hostile_pages.page("div nested", size)))
        assert isinstance(found, Capture)
        assert hostile_pages.SENTENCES[2] in found.report.text


# Children that die


def check_killed(folder: Path, many: int, every: int) -> None:
    for number in range(many):
        written(folder, f"{number:05}.html", hostile_pages.page("lists nested", 2))
    killed = 0
    found = list[Capture | Failure]()
    for one in captures([str(folder)]):
        found.append(one)
        if len(found) % every == 0:
            for child in kin():
                os.kill(int(child), signal.SIGKILL)
            killed += 1
    assert len(found) == many
    assert outcomes(found)["failed"] <= killed


def test_a_killed_child_costs_at_most_its_one_page(tmp_path: Path) -> None:
    check_killed(tmp_path, 6, 3)


@pytest.mark.torture
def test_many_killed_children_cost_at_most_their_pages(tmp_path: Path) -> None:
    check_killed(tmp_path, 2_000, 20)


def test_cases_are_the_same_in_every_run() -> None:
    def drawn() -> list[tuple[str, bytes]]:
        return [(case.name, case.build()) for case in _few(groups(Surroundings(), 0.01)["archives mutated"])]

    assert drawn() == drawn()


def _few(cases: Iterable[Case]) -> list[Case]:
    return list(cases)[:20]
