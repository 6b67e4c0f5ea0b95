"""The columns are kept up with the archive, and nobody waits for what was there before."""

import shutil
from dataclasses import fields, is_dataclass
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from tests.archive.fake import capture

from sayso.archive.archive import Archive
from sayso.archive.facets import finder
from sayso.archive.facets.columns import Columns
from sayso.archive.facets.finder import Finder
from sayso.archive.facets.loading import load, mark_of
from sayso.archive.facets.remembered import Remembered
from sayso.errors import RunStopped
from sayso.model.judgement import Judgement
from sayso.run.adding import add
from sayso.run.archive import Archive as Whole


@pytest.fixture
def own(made_up: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_up, tmp_path / "own.sayso"))


def test_the_same_state_is_read_once(own: Path) -> None:
    kept = Finder(own)
    with Archive(own) as archive:
        assert kept.held(archive) is kept.held(archive)
        assert kept.held(archive).mark == mark_of(archive)


def test_a_new_state_is_read(own: Path) -> None:
    kept = Finder(own)
    with Whole(own) as archive:
        before = kept.held(archive)
        live = list(archive.rows("SELECT id FROM reports WHERE state = 'live' AND claims > 0 ORDER BY id LIMIT 1"))
        archive.retract(live[0][0], "wrong")
        after = kept.held(archive)
        assert after.mark != before.mark
        assert after.reports.state.among(["retracted"]).sum() == before.reports.state.among(["retracted"]).sum() + 1


def test_the_older_state_answers_while_a_new_one_is_read(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, go_on, small = Finder(own), Event(), finder.SMALL
    monkeypatch.setattr(finder, "PATIENCE", 0.01)
    monkeypatch.setattr(finder, "SMALL", 0)
    with Whole(own) as archive:
        before = kept.held(archive)

        def slow(opened: Archive, before: Columns | None) -> Columns:
            go_on.wait(60)
            return load(opened, before)

        monkeypatch.setattr(finder, "load", slow)
        live = list(archive.rows("SELECT id FROM reports WHERE state = 'live' ORDER BY id LIMIT 1"))
        archive.retract(live[0][0], "wrong")
        assert kept.columns(archive) is before
        go_on.set()
        monkeypatch.setattr(finder, "SMALL", small)
        assert kept.held(archive).mark == mark_of(archive)


def test_what_is_kept_is_of_the_very_state_that_is_shown(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Finder(own)
    monkeypatch.setattr(finder, "PATIENCE", 0.0)
    monkeypatch.setattr(finder, "SMALL", 0)
    with Whole(own) as archive, Whole(own) as other:
        kept.held(archive)
        live = [own for (own,) in archive.rows("SELECT id FROM reports WHERE state = 'live' ORDER BY id LIMIT 2")]
        archive.retract(live[0], "wrong")
        archive.connection.execute("BEGIN")
        now = mark_of(archive)
        other.retract(live[1], "wrong as well")
        found = kept.exact(archive)
        assert found.mark == now != kept.exact(other).mark
        assert (
            found.reports.state.among(["retracted"]).sum() + 1
            == kept.exact(other).reports.state.among(["retracted"]).sum()
        )
        archive.connection.execute("COMMIT")


def test_nobody_waits_longer_than_asked(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, go_on = Finder(own), Event()

    def slow(opened: Archive, before: Columns | None) -> Columns:
        go_on.wait(60)
        return load(opened, before)

    monkeypatch.setattr(finder, "load", slow)
    with Archive(own) as archive:
        kept.start()
        assert kept.columns(archive, 0.01) is None
        go_on.set()
        assert kept.held(archive).mark == mark_of(archive)


def test_what_cannot_be_read_is_told_and_tried_again(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Finder(own)

    def broken(*_: object) -> Columns:
        raise RunStopped("The database is damaged", 3)

    with Archive(own) as archive, monkeypatch.context() as patch:
        patch.setattr(finder, "load", broken)
        with pytest.raises(RunStopped, match="damaged"):
            kept.held(archive)
        patch.undo()
        assert kept.held(archive).mark == mark_of(archive)


def test_what_says_nothing_has_no_columns_of_anything(tmp_path: Path) -> None:
    with Archive(tmp_path / "none.sayso") as archive:
        add(archive, [capture("Quiet.")])
        found = load(archive)
    assert (found.size("reports"), found.size("claims"), found.size("events")) == (1, 0, 0)
    assert len(found.claims.sources.named.rows) == len(found.claims.event) == 0


def same(one: object, other: object) -> bool:
    """Whether columns are alike, cell by cell."""
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    if isinstance(one, Remembered):
        return True
    if is_dataclass(one):
        return all(same(getattr(one, each.name), getattr(other, each.name)) for each in fields(one))
    return one == other


def test_a_database_that_is_made_anew_is_another(own: Path) -> None:
    with Whole(own) as archive:
        columns = load(archive)
        archive.rebuild()
        after = load(archive, columns)
        assert after.mark != columns.mark
        assert after.reports is not columns.reports
        assert same(after, load(archive))


def test_what_has_not_changed_is_not_read_again(own: Path) -> None:
    """Judgements change which claims count and the events; all else is as it was, and the whole as if read anew."""
    with Whole(own) as archive:
        archive.link()
        columns = load(archive)
        claims = [
            own for (own,) in archive.rows("SELECT id FROM live_claims WHERE type <> 'RELATION' ORDER BY id LIMIT 4")
        ]
        for one in (
            Judgement("not-a-claim", (claims[0],), by="Ann"),
            Judgement("same", (claims[1], claims[2]), by="Ann"),
            Judgement("note", (claims[1],), why="Look again", by="Ann"),
        ):
            for step in (lambda one=one: archive.judge([one]), archive.link):
                step()
                after = load(archive, columns)
                assert after.reports is columns.reports
                assert after.claims.actors is columns.claims.actors
                assert same(after, load(archive))
                columns = after
        for one in (Judgement("corrected", (claims[3],), "status", "wanted", by="Ann"), withdrawn(archive)):
            archive.judge([one])
            after = load(archive, columns)
            assert after.claims.status is not columns.claims.status
            assert same(after, load(archive))
            columns = after


def withdrawn(archive: Whole) -> Judgement:
    """What takes the last correction back."""
    ((own,),) = archive.rows("SELECT id FROM judgements WHERE verdict = 'corrected' ORDER BY seq DESC LIMIT 1")
    return Judgement("withdrawn", (own,), by="Ann")
