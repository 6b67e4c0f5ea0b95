"""The verbs of the command line in Python: each command that has an archive is a method of it, of the same name."""

import pytest
from tests.archive import fake
from tests.archive.fake import NOBODY, capture, many
from tests.archive.judging import made

from sayso.archive.custody import retract
from sayso.cli.app import app
from sayso.errors import RunStopped
from sayso.model.judgement import Judgement
from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive
from sayso.run.showing import ShownReport


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", fake.reading)


def test_every_command_that_has_an_archive_is_a_method() -> None:
    commands = [one.callback for one in app.registered_commands if one.callback]
    named = {one.__name__ for one in commands if "archive" in one.__annotations__}
    named -= {"serve", "watch"}  # they answer browsers, and ask feeds
    assert len(named) > 20
    assert sorted(name for name in named if not callable(getattr(Archive, name, None))) == []


def test_an_event_is_had_by_every_id_that_it_ever_had(archive: Archive) -> None:
    add(archive, [capture("Rebels shelled Brask.", "a.txt")])
    add(archive, [capture("Nuns denied Homs.", "b.txt", published="2020-01-02")])
    first, second = list(archive.events())
    assert [archive.event(first.id), archive.event(second.id)] == [first, second]
    archive.judge([Judgement("same", (first.id, second.id), by="ann", at="2026-03-09T10:00:00Z")])
    (one,) = archive.events()
    assert archive.event(first.id) == archive.event(second.id) == one
    assert one not in (first, second)


def test_an_event_that_never_was_is_none_and_one_that_went_says_why(archive: Archive) -> None:
    claims = made(archive)
    with pytest.raises(KeyError, match="e0123456789abcdef"):
        archive.event("e0123456789abcdef")
    with pytest.raises(KeyError, match="nothing"):
        archive.event("nothing")
    own = "e" + claims["Army shelled"][1:]
    retract(archive, archive.claim(claims["Army shelled"]).report, "taken back", "ann")
    with pytest.raises(RunStopped, match=rf"^Event '{own}' is no more: its report \w+ was retracted \(taken back\)$"):
        archive.event(own)


def test_what_failed_and_what_there_is(archive: Archive) -> None:
    add(archive, [*many(3), capture(NOBODY, "odd.txt")])
    assert [(one.place, one.outcome) for one in archive.errors()] == [("odd.txt", "failed")]
    assert archive.status().counts["live"] == 4


def test_counts_are_of_claims_as_they_were_judged(archive: Archive) -> None:
    claims = made(archive)
    before = archive.counts("type")
    archive.judge([Judgement("not-a-claim", (claims["Army shelled"],), by="ann", at="2026-03-09T10:00:00Z")])
    assert sum(row.count for row in before) == 1 + sum(row.count for row in archive.counts("type"))
    for by, of, told in (("places", "claims", "No group 'places'"), ("type", "dead", "No count 'dead'")):
        with pytest.raises(RunStopped, match=told):
            archive.counts(by, of)  # type: ignore[arg-type]


def test_a_report_is_shown_by_its_key(archive: Archive) -> None:
    add(archive, many(2))
    shown = archive.show("001.txt")
    assert isinstance(shown, ShownReport)
    assert shown.found.value.key == "001.txt"
