"""The made-up stream: the same for the same number, its mix as it says, no slot left open; and the plots."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

import drawn
from beats import Beats
from press import POOL, Press

MANY = 600


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    for name in POOL:
        told = [
            f"War {name} {n}\n\n" + "\n\n".join(f"Shells fell on ward {n}-{k}. " * 5 for k in range(9))
            for n in range(9)
        ]
        lines = [json.dumps({"id": str(n), "text": text}) for n, text in enumerate([*told, "A single sentence."])]
        (tmp_path / f"{name}.reports.jsonl").write_text("\n".join(lines), "utf-8")
    return tmp_path


def test_the_same_number_makes_the_same_stream(gold: Path) -> None:
    one, same, other = (list(Press(gold, seed).reports(50)) for seed in (1, 1, 2))
    assert one == same
    assert one != other
    assert [r["id"] for r in one] == [f"r{n}" for n in range(50)]


def test_a_longer_stream_begins_with_the_shorter(gold: Path) -> None:
    assert list(Press(gold).reports(30)) == list(Press(gold).reports(60))[:30]


def test_the_mix_is_as_asked(gold: Path) -> None:
    news = [r["text"] for r in Press(gold, copies=0.0).reports(MANY)]
    war = sum(len(text) for text in news if "Shells fell" in text)
    assert 0.18 < war / sum(map(len, news)) < 0.22
    assert not any("single sentence" in text for text in news)
    assert all("Shells fell" in r["text"] for r in Press(gold, conflict=1.0, copies=0.0).reports(40))


def test_two_in_five_are_copies(gold: Path) -> None:
    seen: set[str] = set()
    copies = 0
    for report in Press(gold, conflict=0.0).reports(MANY):
        told = set(report["text"].split("\n\n")[1:])
        copies += len(told & seen) > len(told) / 4
        seen |= told
    assert 0.25 < copies / MANY < 0.45  # of the edited some share no whole paragraph


def test_made_up_sentences_hardly_ever_come_twice() -> None:
    beats, chance = Beats(), random.Random(4)  # noqa: S311 -- made-up news
    told = [beats.report(chance)[1] for _ in range(200)]
    assert not any(mark in text for text in told for mark in "{}|^")
    paragraphs = [p for text in told for p in text.split("\n\n")[1:] if len(p) > 150]
    assert len(set(paragraphs)) > 0.99 * len(paragraphs)


def test_every_beat_has_titles_sentences_and_a_share() -> None:
    beats = Beats().beats
    assert {beat.name for beat in beats} > {"sport", "markets", "weather", "lives", "listings"}
    assert sum(beat.share for beat in beats) == 80
    assert all(beat.titles and len(beat.sentences) >= 15 for beat in beats)


def test_the_peak_of_a_process_is_not_that_of_whoever_started_it() -> None:
    held = b"x" * 300_000_000
    code = "import stream_child; print(stream_child.peak())"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert 5 < float(ran.stdout) < len(held) / 1e6


def test_plots_are_drawn_to_scale(tmp_path: Path) -> None:
    drawn.bars(tmp_path / "b.svg", "Pace & so on", [("a", 50.0), ("b", 100.0)], "words/s", "b")
    drawn.line(tmp_path / "l.svg", "Memory", [(100, 300.0), (1_000, 310.0), (10_000, 320.0)], "reports", "MB")
    bars = ElementTree.parse(tmp_path / "b.svg").getroot()  # noqa: S314 -- our own
    wide = [float(one.attrib["width"]) for one in bars.iter("{http://www.w3.org/2000/svg}rect")][1:]
    assert wide[0] * 2 == pytest.approx(wide[1], abs=0.2)
    across = [float(one.attrib["cx"]) for one in ElementTree.parse(tmp_path / "l.svg").iter() if "cx" in one.attrib]  # noqa: S314
    assert across[1] - across[0] == pytest.approx(across[2] - across[1], abs=0.2)
