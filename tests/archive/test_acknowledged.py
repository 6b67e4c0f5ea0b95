"""Whatever is acknowledged can be applied, opened again and rebuilt; what cannot be is not acknowledged."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.archive import fake
from tests.archive.fake import capture, dump, many, tables

from sayso.archive import index
from sayso.archive.archive import Archive
from sayso.archive.custody import buried, forget, rate, retract, revisions
from sayso.archive.judgements import judge
from sayso.errors import RunStopped
from sayso.model.analysis import NumberMention
from sayso.model.edition import Rating
from sayso.model.judgement import Judgement
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.run import pipeline
from sayso.run.adding import add

BEYOND = 2**63
PAGE = "https://post.example/a"


def counted(report: Report, number: int) -> Reading:
    """A reading whose claims have a count."""
    told = fake.reading(report)
    claims = [replace(one, numbers=(NumberMention(one.trigger, "killed", number, number, ""),)) for one in told.claims]
    return replace(told, claims=tuple(claims))


def same_again(archive: Archive) -> None:
    held, rows = dump(archive), tables(archive)
    with Archive(archive.folder.root) as again:
        assert (dump(again), tables(again)) == (held, rows)
        again.rebuild()
        assert (dump(again), tables(again)) == (held, rows)


@pytest.mark.parametrize("number", [BEYOND - 1, BEYOND, 10**30])
def test_a_number_of_any_size_is_kept(archive: Archive, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(pipeline, "read_report", lambda report: counted(report, number))
    add(archive, [capture("Rebels shelled Brask.")])
    (read,) = archive.readings()
    assert read.claims[0].numbers[0].low == number
    assert list(archive.rows("SELECT low FROM numbers")) == [(BEYOND - 1,)]
    same_again(archive)


def test_a_correction_beyond_what_outputs_hold_is_refused(archive: Archive) -> None:
    add(archive, [capture("Rebels shelled Brask.")])
    (claim,) = (row[0] for row in archive.rows("SELECT id FROM claims"))
    told = [Judgement("corrected", (claim,), "killed", digits) for digits in ("9" * 18, "9" * 19, "9" * 5000)]
    received = judge(archive, told, "ann")
    assert (len(received.taken), len(received.refused)) == (1, 2)
    same_again(archive)


_ANY = st.text(st.characters(), min_size=1, max_size=20).map(lambda text: f"x{text}")
_SAID = st.tuples(st.sampled_from(["add", "retract", "forget", "rate", "note"]), st.integers(0, 3), _ANY)


def act(archive: Archive, what: str, n: int, words: str) -> None:
    one = capture(f"Rebels{n} shelled Brask.", f"{n}.txt", url=PAGE)
    own = one.report.id
    if what == "add":
        add(archive, [replace(one, where=words, report=replace(one.report, title=words, key=words))], again=True)
    elif what == "rate":
        rate(archive, Rating("outlet", words, "b", "", words, words))
    elif what == "note":
        judge(archive, [Judgement("note", (own,), why=words)], words)
    elif not buried(archive, own):
        (retract if what == "retract" else forget)(archive, own, words, words)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_SAID, max_size=5))
def test_whatever_is_said_can_be_applied_opened_again_and_rebuilt(said: list[tuple[str, int, str]]) -> None:
    with tempfile.TemporaryDirectory() as scratch, Archive(Path(scratch) / "x.sayso") as archive:
        add(archive, [capture(f"Rebels{n} shelled Brask.", f"{n}.txt", url=PAGE) for n in range(3)])
        for one in said:
            act(archive, *one)
        same_again(archive)


def test_words_that_are_no_text_are_kept_as_a_database_can_hold_them(archive: Archive) -> None:
    add(archive, many(3))
    forget(archive, many(1)[0].report.id, "caf\udce9", "ann\udce9")
    retract(archive, many(1, 1)[0].report.id, "caf\udce9", "ann")
    rate(archive, Rating("outlet", "Post\udce9", "b", "", "caf\udce9", "ann"))
    grave = buried(archive, many(1)[0].report.id)
    assert grave
    assert (grave.why, grave.by) == ("caf\ufffd", "ann\ufffd")
    same_again(archive)


def test_what_cannot_be_applied_is_not_acknowledged(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    add(archive, many(2))
    held, rows = dump(archive), tables(archive)

    def fails(*_: object) -> None:
        raise OverflowError("too large")

    with monkeypatch.context() as patched:
        patched.setattr(index, "settle", fails)
        with pytest.raises(RunStopped, match=r"cannot be kept \(too large\); nothing of it was taken in$"):
            add(archive, many(2, 5))
    assert (dump(archive), tables(archive)) == (held, rows)
    assert add(archive, many(2, 5)).outcomes == {"ok": 2}
    same_again(archive)


def test_older_revisions_stay_out_of_force_where_the_newest_is_forgotten(archive: Archive) -> None:
    days = ("2021-03-08", "2021-03-09", "2021-03-10")
    old, mid, new = (capture(f"Rebels{day} shelled Brask.", f"{day}.txt", url=PAGE, published=day) for day in days)
    add(archive, [old, mid, new])
    assert revisions(archive, new.report.id) == (old.report.id, mid.report.id)
    forget(archive, new.report.id, "asked to", "ann")
    assert list(archive.readings()) == []
    same_again(archive)
    last = capture("Rebels shelled Port.", "last.txt", url=PAGE, published="2021-03-11")
    add(archive, [last])
    assert [reading.report.id for reading in archive.readings()] == [last.report.id]
    same_again(archive)
