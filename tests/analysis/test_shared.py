"""What the processes of a run keep for each other of what sentences say."""

import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.analysis import shared
from sayso.analysis.chosen import chosen
from sayso.analysis.reader import Reader
from sayso.analysis.shared import NAME, Shared, sharing
from sayso.model.analysis import Heard, Sentence
from sayso.model.span import Span

TEXT = "Gunmen killed four soldiers near Mopti on Monday, the army said."
START = "from sayso.cli import main; main()"


def _sentence(text: str = TEXT) -> Sentence:
    return Sentence(0, len(text), text)


def test_what_one_heard_another_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = Reader(), Reader()
    one.shared, other.shared = Shared(tmp_path, "a reader"), Shared(tmp_path, "a reader")
    heard = one.hear(_sentence())
    assert heard.acts
    assert heard.cited
    monkeypatch.setattr(Reader, "scores", lambda *_, **__: pytest.fail("it is read again"))
    assert other.hear(_sentence()) == heard


def test_another_reader_and_another_part_hear_for_themselves(tmp_path: Path) -> None:
    kept = Shared(tmp_path, "a reader")
    kept.keep(TEXT, False, Heard())
    assert kept.heard(TEXT, False) == Heard()
    assert kept.heard(TEXT, True) is None
    assert kept.heard(f"{TEXT} ", False) is None
    assert Shared(tmp_path, "another").heard(TEXT, False) is None


def test_the_last_ones_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "SOME", 5)
    kept = Shared(tmp_path, "a reader", most=10)
    for number in range(100):
        kept.keep(str(number), False, Heard())
    assert [number for number in range(100) if kept.heard(str(number), False)] == list(range(90, 100))


def _keep_many(folder: Path, first: int) -> None:
    kept = Shared(folder, "a reader")
    for number in range(first, first + 200):
        kept.keep(str(number), False, Heard())


def test_two_processes_lose_nothing_to_each_other(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_keep_many, args=(tmp_path, first)) for first in (0, 100)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    kept = Shared(tmp_path, "a reader")
    assert all(kept.heard(str(number), False) == Heard() for number in range(300))


@pytest.mark.parametrize("bad", [b"", b"no database at all" * 100], ids=["empty", "garbage"])
def test_a_file_that_is_no_such_thing_costs_time_alone(tmp_path: Path, bad: bytes) -> None:
    (tmp_path / NAME).write_bytes(bad)
    reader = Reader()
    reader.shared = Shared(tmp_path, "a reader")
    assert reader.hear(_sentence()) == Reader().hear(_sentence())


def test_what_has_no_utf_8_is_not_kept(tmp_path: Path) -> None:
    kept, text = Shared(tmp_path, "a reader"), "The army \ud800 shelled Mopti."
    act = Reader().hear(_sentence()).acts[0]
    kept.keep(text, False, Heard((replace(act, trigger=Span(9, 10, "\ud800")),)))
    assert kept.heard(text, False) is None


def test_what_cannot_be_decoded_is_read_again(tmp_path: Path) -> None:
    kept = Shared(tmp_path, "a reader")
    kept.keep(TEXT, False, Heard())
    with sqlite3.connect(tmp_path / NAME) as direct:
        direct.execute("UPDATE heard SET told = x'93'")
    direct.close()
    assert kept.heard(TEXT, False) is None


def test_shared_while_a_run_lasts() -> None:
    assert chosen().shared is None
    with sharing():
        folder = Path(os.environ[shared.FOLDER])
        inside = chosen().shared
        assert inside is not None
        with sharing():
            assert chosen().shared is inside
        assert Path(os.environ[shared.FOLDER]) == folder
    assert chosen().shared is None
    assert not folder.exists()


def test_without_its_folder_each_reads_for_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(shared.FOLDER, str(tmp_path / "gone"))
    assert chosen().shared is None


def test_processes_of_a_run_share_and_give_the_same(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for number in range(4):
        (news / f"{number}.txt").write_text(f"{TEXT}\n\n" + f"Report {number} says no more than that. " * 30)
    tables = []
    for name in ("alone", "together"):
        folder, lake = tmp_path / name, tmp_path / f"{name}.lake"
        folder.mkdir()
        asked = ["run", "--input", str(news), "--output", str(lake), "--shard-size", "0.001", "--workers", "2"]
        environment = {**os.environ, shared.FOLDER: str(folder) if name == "together" else ""}
        subprocess.run([sys.executable, "-c", START, *asked], check=True, env=environment, capture_output=True)
        shutil.rmtree(lake / "tables" / "taken")  # when each report was taken in, which no two runs share
        tables.append({str(path.relative_to(lake)): path.read_bytes() for path in (lake / "tables").rglob("*.parquet")})
    assert tables[0] == tables[1]
    assert not any((tmp_path / "alone").iterdir())
    assert Shared(tmp_path / "together", chosen().version).heard(TEXT, False) == Reader().hear(_sentence())
