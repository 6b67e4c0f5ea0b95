"""The whole path, from a report to its records, with a reader that gives acts by word."""

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.hand import Hand, act, counting, report, set_in

from sayso.analysis import reader as learned
from sayso.export.encoding import json_line
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.run import pipeline
from sayso.run.pipeline import read, read_report
from sayso.run.records import LAYERS

if TYPE_CHECKING:
    from sayso.sources.inputs import Failure

HEADLINE = "Mill of Brask shelled"
TEXT = (
    HEADLINE + "\n\n"
    "The rebels shelled the mill of Brask on Monday, killing at least 12 people, the mayor said.\n\n"
    "“Norway’s jets were here 🕊 too,” he added. A rebel spokesman denied that they had fired on the mill.\n"
)
ACTS = (
    set_in(TEXT, act(TEXT, "shelled", recipients=["Mill of Brask"]), place="carried", time="carried"),
    set_in(
        TEXT,
        act(TEXT, "shelled", nth=1, mode="heavy-weapons", actors=["The rebels"], inner="the mayor"),
        place="Brask",
        time="Monday",
    ),
    counting(TEXT, act(TEXT, "killing", actors=["The rebels"], inner="the mayor"), ("at least 12", "killed")),
    act(TEXT, "fired", status="denied", actors=["they"], inner="A rebel spokesman"),
)


def reading() -> Reading:
    return read_report(report(TEXT, headline=HEADLINE), Hand(*ACTS))


def test_who_said_what_who_did_what() -> None:
    head, shelled, killing, fired = reading().claims
    assert (head.sources, head.place, head.time) == ((), ("Brask",), "2021-03-08")
    for claim in (shelled, killing):
        assert [source.name for source in claim.sources] == ["mayor"]
        assert [role.name for role in claim.actors] == ["rebels"]
    assert [(number.of, number.low, number.high) for number in killing.numbers] == [("killed", 12, None)]
    assert ([source.name for source in fired.sources], fired.status) == (["rebel spokesman"], "denied")


def test_a_reading_has_all_that_was_read_and_who_read_it() -> None:
    found = reading()
    assert [sentence.part for sentence in found.sentences][:2] == ["headline", "paragraph"]
    assert {attribution.speaker for attribution in found.attributions} == {"mayor", "rebel spokesman"}
    assert [time.said for time in found.times] == ["2021-03-08"]
    assert [place.name for place in found.places] == ["Brask", "Norway"]
    assert {"rebels", "mayor", "rebel spokesman"} <= {role.name for role in found.parties}
    assert (found.reader.model, bool(found.reader.version), bool(found.reader.codebook)) == ("hand", True, True)


def test_coordinates_that_a_report_gives_are_places() -> None:
    text = "Shells fell at 59.9139 N, 10.7522 E near Oslo."
    found = read_report(report(text), Hand(set_in(text, act(text, "fell"), place="E")))
    assert [(place.name, place.lat, place.lon) for place in found.places] == [
        ("59.9139 N, 10.7522 E", 59.9139, 10.7522),
        ("Oslo", 59.91, 10.75),
    ]


@pytest.mark.parametrize("layer", list(LAYERS))
def test_the_same_report_gives_the_same_bytes(layer: str) -> None:
    one, two = ([json_line(record) for record in LAYERS[layer](reading())] for _ in range(2))
    assert one == two != []


@pytest.mark.parametrize("text", ["", " \n", "Rain fell.", "“", "🕊"])
def test_a_report_of_which_nothing_is_read_has_no_claims(text: str) -> None:
    found = read_report(report(text), Hand())
    assert (found.claims, found.parties, found.places) == ((), (), ())
    assert list(LAYERS["events"](found)) == []


HASH = """
import hashlib
from tests.run import test_pipeline as t
print(hashlib.sha256(b"".join(t.json_line(r) for layer in t.LAYERS.values() for r in layer(t.reading()))).hexdigest())
"""


def test_other_processes_give_the_same_bytes() -> None:
    digests = {seeded(HASH, seed) for seed in ("0", "1", "2")}
    assert len(digests) == 1
    assert len(digests.pop().strip()) == 64


def seeded(code: str, seed: str) -> str:
    """What code prints in a process with this hash seed."""
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, encoding="utf-8", check=True
    ).stdout


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that finds nothing in place of the shipped one."""
    monkeypatch.setattr(learned, "shipped", Hand)


@pytest.mark.usefixtures("shipped")
def test_inputs_are_read_in_order_and_those_that_cannot_be_are_told(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("Rain fell.", "utf-8")
    failures: list[Failure] = []
    paths = [str(tmp_path / name) for name in ("b.txt", "gone.txt", "a.txt")]
    found = list(read(paths, published="2021-03-09", on_failure=failures.append))
    assert [one.report.key for one in found] == [paths[0], paths[2]]
    assert {one.report.published for one in found} == {"2021-03-09"}
    assert [failure.key for failure in failures] == [paths[1]]
    assert len(list(read(paths))) == 2


def test_a_fault_in_one_report_does_not_cost_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"Rebels shelled {name.upper()} on Monday.", "utf-8")

    def read_report(report: Report) -> Reading:
        if report.key.endswith("b.txt"):
            raise KeyError("odd")
        return Reading(report)

    monkeypatch.setattr(pipeline, "read_report", read_report)
    failures: list[Failure] = []
    keys = [reading.report.key for reading in pipeline.read([str(tmp_path)], on_failure=failures.append)]
    assert [Path(key).name for key in keys] == ["a.txt", "c.txt"]
    assert [Path(failure.key).name for failure in failures] == ["b.txt"]
    assert "KeyError: 'odd', test_pipeline.py:" in failures[0].reason
    with pytest.raises(KeyError):
        list(pipeline.read([str(tmp_path)]))
