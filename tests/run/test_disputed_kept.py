"""How disputed each event is stands beside it as it was written: always what its accounts say now."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from tests.archive.fake import capture
from tests.run import said

from sayso.archive.custody import retract
from sayso.archive.events import deaths
from sayso.archive.verify import Checked
from sayso.model.event import Event
from sayso.model.judgement import Judgement
from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive
from sayso.run.contradictions import by_dispute, contradictions_kept, disputed
from sayso.run.merging import merge
from sayso.run.verifying import findings

DAYS = ("2021-03-08", "2021-03-09")
SAYERS = ("Mayor", "Army", "Radio", "Radio quotes Army")
STATUSES = ("", "", "", " (denied)", " (possible)", " (planned)")


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", said.reading)


def told(chance: Random, number: int) -> str:
    """A report of a few claims, most of which are of one of few occurrences."""
    lines = (
        f"{chance.choice(SAYERS)}: {chance.choice(('Army', 'Rebels'))} shelled"
        f" {chance.choice(('Nuns', 'Nuns', 'Monks'))} in {chance.choice(('Brask', 'Brask', 'Velm'))}"
        f" on {chance.choice(DAYS)}{chance.choice(STATUSES)}."
        for _ in range(chance.randrange(1, 4))
    )
    return "\n".join((*lines, f"Number {number}"))


def take(archive: Archive, chance: Random, numbers: range) -> None:
    add(archive, [capture(told(chance, n), f"{n}.txt", published=chance.choice(DAYS)) for n in numbers])


def judged(archive: Archive, chance: Random) -> Iterator[Judgement]:
    """A few judgements that mean something of what is there, one of which is withdrawn."""
    claims = [own for (own,) in archive.rows("SELECT id FROM live_claims ORDER BY id")]
    events = [own for (own,) in archive.rows("SELECT id FROM events ORDER BY id")]
    one, other = chance.sample(claims, 2)
    yield chance.choice(
        [
            Judgement("not-a-claim", (one,), by="Ann"),
            Judgement("corrected", (one,), "status", chance.choice(("happened", "denied")), by="Ann"),
            Judgement("corrected", (one,), "actors", chance.choice(("Army", "Rebels")), by="Ann"),
            Judgement("same", (one, other), by="Ann"),
            Judgement("different", (one, other), by="Ann"),
            Judgement("grade", (chance.choice(events),), value="confirmed", by="Ann"),
        ]
    )


def check(archive: Archive) -> list[Event]:
    """Compare what is kept with what the events say; the disputed ones, the most disputed first."""
    archive.link()
    events = list(archive.events())
    kept = {own: cells for own, *cells in archive.rows("SELECT id, accounts, disputed, killed FROM events")}
    assert kept == {one.id: [len(one.accounts), disputed(one), deaths(one)] for one in events}
    wanted = sorted(filter(disputed, events), key=by_dispute)
    assert [one.event for one in archive.contradictions()] == wanted
    assert [one.event for one in contradictions_kept(archive)] == wanted
    assert list(archive.events(sort="disputed")) == sorted(events, key=by_dispute)
    return wanted


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_taken_in_judged_or_withdrawn(archive: Archive, seed: int) -> None:
    seen: set[tuple[str, float]] = set()
    chance = Random(seed)  # noqa: S311 -- which reports and judgements are tried
    take(archive, chance, range(12))
    for step in range(12):
        seen.update((one.id, disputed(one)) for one in check(archive))
        taken = archive.judge(judged(archive, chance)).taken
        if taken and chance.random() < 0.3:
            check(archive)
            archive.judge([Judgement("withdrawn", (taken[0].id,), by="Ann")])
        if step == 6:
            take(archive, chance, range(12, 15))
    report = chance.choice([own for (own,) in archive.rows("SELECT id FROM reports ORDER BY id")])
    retract(archive, report, "taken back", "Ann")
    check(archive)
    assert len(seen) > 2


def test_archives_that_are_merged_and_made_anew(archive: Archive, tmp_path: Path) -> None:
    chance = Random(9)  # noqa: S311 -- which reports and judgements are tried
    take(archive, chance, range(8))
    with Archive(tmp_path / "other.sayso") as other:
        take(other, chance, range(8, 16))
        check(other)
        other.judge(judged(other, chance))
        check(archive)
        merge(archive, other)
    before = check(archive)
    archive.rebuild()
    assert check(archive) == before != []


def test_verify_finds_another_figure(archive: Archive) -> None:
    take(archive, Random(2), range(8))  # noqa: S311 -- which reports are tried
    most = check(archive)[0].id
    root = str(archive.folder.root)
    assert not list(findings(root, Checked()))
    with archive._writer.hold() as written:  # as damage would
        written.connection.execute("UPDATE events SET disputed = 0.5 WHERE id = ?", (most,))
    assert [one.at for one in findings(root, Checked())] == [f"events {most}"]


def test_an_archive_that_cannot_be_written_to_has_them_all(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    take(archive, Random(2), range(8))  # noqa: S311 -- which reports are tried

    def refuse(_: object) -> int:
        raise OSError("read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(Archive, "link", refuse)
        computed = [one.event for one in archive.contradictions()]
        by_id = [one.id for one in archive.events(sort="id")]
    assert computed == check(archive) != []
    assert by_id == sorted(by_id) == [one.id for one in archive.events(sort="id")]
