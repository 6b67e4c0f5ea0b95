"""The most disputed events of an archive, each origin's word side by side."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from tests.archive import fake
from tests.archive.fake import capture
from typer.testing import CliRunner

from sayso.cli.app import app
from sayso.cli.demo import SHOWN, compare
from sayso.cli.page import Page
from sayso.model.claim import Source
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive


def reading(report: Report) -> Reading:
    """The fake reading, in which denials are the army's and all else is the report's own."""
    found = fake.reading(report)
    army = (Source("army", None, "indirect", None, ("army",)),)
    claims = (replace(one, sources=army if one.status == "denied" else ()) for one in found.claims)
    return replace(found, claims=tuple(claims))


@pytest.fixture
def _fake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", reading)


def told(tmp_path: Path, *texts: str) -> str:
    """What is printed of an archive of these reports."""
    stream = io.StringIO()
    with Archive(tmp_path / "x.sayso") as archive:
        add(archive, [capture(text, f"{n}.txt") for n, text in enumerate(texts)])
        compare(Page(stream), archive)
    return stream.getvalue()


@pytest.mark.usefixtures("_fake")
def test_what_is_disputed_and_who_affirms_and_who_denies_it(tmp_path: Path) -> None:
    lines = told(tmp_path, "Rebels shelled Brask.", "No: Rebels denied Brask.").splitlines()
    assert lines[0] == "2 sample reports, 2 claims, 1 disputed event. The most disputed:"
    assert lines[2].endswith("Rebels → Brask · Brásk · 2021-03-08")
    assert lines[3:7] == [
        "  2 reports, 2 accounts, contested",
        "  who did it:",
        "    Rebels: Post",
        "    not Rebels: army",
    ]
    assert [line.split() for line in lines[8:]] == [
        ["affirms", "Post", "Rebels", "»shelled«", "Brask"],
        ["denies", "army", "Rebels", "»denied«", "Brask"],
        ["in", "Post"],
    ]


@pytest.mark.usefixtures("_fake")
def test_only_the_most_disputed_are_shown_and_what_nobody_disputes_is_not(tmp_path: Path) -> None:
    names = [f"Place{letter}" for letter in "ABCDE"]
    disputed = [f"{name}Army {verb} {name}." for name in names for verb in ("shelled", "denied")]
    lines = told(tmp_path, "Nuns shelled Calm.", *disputed).splitlines()
    assert sum(line.strip() == "who did it:" for line in lines) == SHOWN < len(names)
    assert not any("Calm" in line for line in lines)


def test_the_samples_are_shown_with_their_disputes() -> None:
    ran = CliRunner().invoke(app, ["demo", "--format", "table"], env={"COLUMNS": "120"})
    assert ran.exit_code == 0, ran.output
    assert ran.stdout.startswith("16 sample reports, ")
    assert "not Russia; not Syria: Russian Defence Ministry" in ran.stdout


@pytest.mark.usefixtures("_fake")
def test_the_archive_can_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "demo.sayso"
    for _ in range(2):
        result = CliRunner().invoke(app, ["demo", "--keep", str(path)])
        assert result.exit_code == 0
    with Archive(path) as archive:
        assert len(archive.reports()) > 10
        assert archive.unlinked() == 0
