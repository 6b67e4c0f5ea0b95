"""`sayso doctor`, in each form, and its exit code."""

import csv
import json

import pytest

from sayso.cli import doctor
from sayso.run.doctor import Part

SOUND = Part("parties", "abc", {"states": 236, "organisations": 1448}, 1.26, "written for this project")
BROKEN = Part("gazetteer", fault="no such file")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "parts", lambda: (SOUND, BROKEN))
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.usefixtures("made")
def test_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor.show("table") == 3
    assert capsys.readouterr().out.splitlines() == [
        "parties abc",
        "    236 states, 1,448 organisations; 1.3 MB",
        "    written for this project",
        "gazetteer",
        "    cannot be used: no such file",
    ]


@pytest.mark.usefixtures("made")
def test_jsonl_goes_to_a_pipe_by_default(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert doctor.show(None) == 3
    first, second = map(json.loads, capfdbinary.readouterr().out.splitlines())
    assert (first["holds"], first["fault"]) == ({"states": 236, "organisations": 1448}, "")
    assert (second["name"], second["fault"]) == ("gazetteer", "no such file")


@pytest.mark.usefixtures("made")
def test_csv(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert doctor.show("csv") == 3
    header, first, second = csv.reader(capfdbinary.readouterr().out.decode().splitlines())
    assert tuple(header) == doctor.COLUMNS
    assert first[2:4] == ["236 states, 1,448 organisations", "1.3"]
    assert second[-1] == "no such file"


def test_a_sound_installation_ends_with_0(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "parts", lambda: (SOUND,))
    assert doctor.show("jsonl") == 0
