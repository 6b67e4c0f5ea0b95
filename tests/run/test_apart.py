"""Reports read in a process apart: what is read is the same, and a report that kills its reader costs itself alone."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from tests.run import said
from tests.run.poisoned import ENDLESS, ONCE, POISON, STOPS, command

from sayso.errors import RunStopped
from sayso.model.reading import Reader
from sayso.model.report import Report
from sayso.run import apart, pipeline
from sayso.run.adding import kept_reading
from sayso.run.apart import TRIES, Apart
from sayso.run.apart_child import told

FAULT = "a fault of sayso, or too little memory"


@pytest.fixture
def reader() -> Iterator[Apart]:
    with Apart(command()) as made:
        yield made


def report(text: str) -> Report:
    return Report(f"r{abs(hash(text)):x}", "a.txt", text, origins={"published": "option"})


def test_what_is_read_apart_is_what_is_read_here(reader: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", said.reading)
    given = report("Radio quotes Mayor: Army shelled Brask on 2031-05-09. \U0001f600 Wire: Rebels fed Velm. \ud800")
    kept = kept_reading(given, "v1")
    assert reader.read(given, "v1") == kept
    assert reader.read_to_link(given, "v1") == (kept, told(given, kept))
    assert kept.reading
    assert len(kept.reading.claims) == len(told(given, kept)) == 2
    assert reader.present() == Reader("1", "c", "m")


def test_a_report_that_kills_its_reader_is_read_again_once_and_then_failed(
    reader: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Sequence[str]] = []
    real = apart._process
    monkeypatch.setattr(apart, "_process", lambda given: begun.append(given) or real(given))  # type: ignore[func-returns-value]
    kept, units = reader.read_to_link(report(POISON), "v1")
    assert kept.failure == f"'a.txt' was not read (it ended the process that read it, {TRIES} times); " + FAULT
    assert (kept.reading, units) == (None, None)
    assert len(begun) == TRIES
    assert reader.read(report("Wire: Rebels fed Velm."), "v1").failure == ""
    assert len(begun) == TRIES + 1


def test_a_reader_that_died_by_chance_costs_nothing(reader: Apart, tmp_path: Path) -> None:
    assert reader.read(report(f"{ONCE}{tmp_path / 'mark'} Wire: Rebels fed Velm."), "v1").reading
    assert (tmp_path / "mark").exists()


def test_a_reader_that_died_between_two_reports_is_started_anew(reader: Apart) -> None:
    given = report("Wire: Rebels fed Velm.")
    reader.read(given, "v1")
    talk = reader._talk
    assert talk
    os.kill(talk.process.pid, signal.SIGKILL)
    talk.process.wait()
    assert reader.read(given, "v1").reading


def test_a_report_without_end_is_given_up() -> None:
    with Apart(command(), seconds=0.2) as reader:
        assert reader.read(report(ENDLESS), "v1").failure == f"'a.txt' was not read (it takes over 0.2 s); {FAULT}"


def test_what_stops_reading_as_such_stops_the_run(reader: Apart) -> None:
    with pytest.raises(RunStopped, match="No reader model") as stopped:
        reader.read(report(STOPS), "v1")
    assert stopped.value.code == 3


def test_where_no_process_comes_up_that_is_told() -> None:
    with Apart((sys.executable, "-c", "")) as reader, pytest.raises(RunStopped, match="does not start") as stopped:
        reader.present()
    assert stopped.value.code == 4


def test_being_asked_to_stop_is_for_whoever_started_it(reader: Apart) -> None:
    given = report("Wire: Rebels fed Velm.")
    reader.read(given, "v1")
    talk = reader._talk
    assert talk
    for number in (signal.SIGINT, signal.SIGTERM):
        os.kill(talk.process.pid, number)
    assert reader.read(given, "v1").reading
    assert reader._talk is talk
    reader.close()
    assert talk.process.returncode == -signal.SIGKILL
