"""Two processes that link one archive at once: what one joined of units that the other has changed does not hold."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.archive import fake
from tests.archive.fake import capture

from sayso.archive.custody import forget, retract
from sayso.archive.verify import Checked
from sayso.model.capture import Capture
from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive
from sayso.run.judging import JudgedView
from sayso.run.linking import anew, link
from sayso.run.verifying import findings

STEPS = ("reading", "keep_units", "units", "holding", "alike", "keep_alike", "keep_joined")
"""What linking does of which another process can be ahead, in its order."""


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", fake.reading)


def reports(random: Random, name: str) -> list[Capture]:
    """Reports of the same few acts on a few days, so that each new one may join others."""
    made = []
    for n in range(random.randint(1, 3)):
        acts = [f"{random.choice(('Rebels', 'Army'))} shelled {random.choice(('Brask', 'Amal'))}." for _ in range(2)]
        day = f"2021-03-{random.randint(8, 10):02}"
        made.append(capture(" ".join([*acts, f"So {name} {n}."]), f"{name}{n}.txt", published=day))
    return made


def meanwhile(root: Path, random: Random) -> None:
    """Another process takes reports in, takes one back or erases it, and links."""
    with Archive(root) as other:
        add(other, reports(random, "late"))
        bury = random.choice((forget, retract, None))
        if bury:
            bury(other, random.choice([report.id for report in other.reports()]), "taken back")
        other.link()


def once(real: Callable[..., Any], work: Callable[[], None]) -> Callable[..., Any]:
    """A function with some work before its first call."""
    todo = [work]

    def done(*args: Any, **named: Any) -> Any:
        while todo:
            todo.pop()()
        return real(*args, **named)

    return done


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("seed", range(8))
def test_linking_ends_with_what_linking_all_at_once_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, seed: int
) -> None:
    random, root = Random(seed), tmp_path / "x.sayso"  # noqa: S311 -- no secret
    with Archive(root) as archive:
        add(archive, reports(random, "early"))
        archive.link()
        add(archive, reports(random, "next"))
        of = JudgedView if step in ("reading", "holding") else Archive
        work = once(getattr(of, step), lambda: meanwhile(root, random))
        monkeypatch.setattr(of, step, work)
        link(archive, lambda _: None)
        archive.link()
        live = [report.id for report in archive.reports()]
        found = (one.event for one in anew(JudgedView(archive), live)[1] if one.event)
        assert list(archive.events(sort="id")) == sorted(found, key=lambda event: event.id)
    assert list(findings(str(root), Checked())) == []


def test_what_another_linked_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    random, root = Random(1), tmp_path / "x.sayso"  # noqa: S311 -- no secret
    joined: list[list[str]] = []
    keep = Archive.keep_units

    def kept(archive: Archive, *args: Any) -> None:
        monkeypatch.setattr(Archive, "keep_units", keep)
        with Archive(root) as other:
            other.link()
            joined.append(events_of(other))
        keep(archive, *args)
        joined.append(events_of(archive))

    with Archive(root) as archive:
        add(archive, reports(random, "early"))
        monkeypatch.setattr(Archive, "keep_units", kept)
        link(archive, lambda _: None)
        joined.append(events_of(archive))
    assert joined == [joined[0]] * 3
    assert joined[0]


def events_of(archive: Archive) -> list[str]:
    """Ids of the events as they stand; nothing is linked to give them."""
    return [own for (own,) in archive.rows("SELECT id FROM events ORDER BY id")]


@pytest.mark.parametrize("step", ["apart", "reading", "holding"])
@pytest.mark.parametrize("seed", range(4))
def test_verify_sees_one_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, seed: int) -> None:
    random, root = Random(seed), tmp_path / "x.sayso"  # noqa: S311 -- no secret
    with Archive(root) as archive:
        add(archive, reports(random, "early"))
        archive.link()
    happened: list[str] = []

    def other() -> None:
        happened.append(step)
        meanwhile(root, random)

    work = once(getattr(JudgedView, step), other)
    monkeypatch.setattr(JudgedView, step, work)
    assert list(findings(str(root), Checked())) == []
    assert happened
