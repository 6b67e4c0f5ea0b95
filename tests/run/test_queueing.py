"""What waits to be judged: by doubt, by dispute, and pairs."""

import sqlite3

import pytest
from tests.archive.fake import capture
from tests.run import said

from sayso.archive.custody import retract
from sayso.errors import RunStopped
from sayso.link.clusters import ENOUGH
from sayso.model.judgement import Judgement
from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive
from sayso.run.queueing import NEAR, Queue, Wish, queue


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", said.reading)


def words(archive: Archive, found: Queue) -> list[str]:
    """Who acts in the claims that wait."""
    return [archive.claim(one.of[0]).actors[0].name for one in found.items]


def named(archive: Archive, actor: str) -> str:
    return next(claim.id for claim in archive.claims(actor=actor))


def doubtful(archive: Archive) -> None:
    lines = (
        "Sure shelled Nuns [0.97].\nEven shelled Nuns [0.52].\nUneven shelled Nuns [0.45].\nWrong shelled Nuns [0.1]."
    )
    add(archive, [capture(lines, "a.txt")])


def test_what_is_as_likely_wrong_as_right_comes_first(archive: Archive) -> None:
    doubtful(archive)
    found = archive.queue()
    assert words(archive, found) == ["Even", "Uneven", "Wrong", "Sure"]
    assert found.items[0].why == "The reader gives it a chance of 0.52 to be right"
    assert (found.left, found.done) == (4, 0)


def test_a_part_of_a_queue_is_had_by_what_to_pass_over_and_how_many(archive: Archive) -> None:
    doubtful(archive)
    found = archive.queue(skip=1, limit=2)
    assert words(archive, found) == ["Uneven", "Wrong"]
    assert found.left == 4
    assert archive.queue(skip=4).items == ()


@pytest.mark.parametrize(("verdict", "field", "value"), [("correct", "", ""), ("corrected", "status", "denied")])
def test_what_a_coder_judged_waits_for_the_others_alone(archive: Archive, verdict: str, field: str, value: str) -> None:
    doubtful(archive)
    judged = Judgement(verdict, (named(archive, "Even"),), field, value, by="ann")  # type: ignore[arg-type]  # a parameter
    archive.judge([judged])
    mine, others = archive.queue(coder="ann"), archive.queue(coder="bob")
    assert words(archive, mine) == ["Uneven", "Wrong", "Sure"]
    assert (mine.left, mine.done) == (3, 1)
    assert words(archive, others)[0] == "Even"
    assert (others.left, others.done) == (4, 0)
    assert words(archive, archive.queue())[0] == "Uneven"  # somebody has judged it


def test_a_judgement_that_was_withdrawn_leaves_the_claim_waiting(archive: Archive) -> None:
    doubtful(archive)
    (taken,) = archive.judge([Judgement("correct", (named(archive, "Even"),), by="ann")]).taken
    archive.judge([Judgement("withdrawn", (taken.id,), by="ann")])
    assert words(archive, archive.queue(coder="ann"))[0] == "Even"


def test_notes_do_not_settle_a_claim(archive: Archive) -> None:
    doubtful(archive)
    archive.judge([Judgement("note", (named(archive, "Even"),), why="look again", by="ann")])
    assert archive.queue(coder="ann").left == 4


def test_what_counts_no_more_does_not_wait(archive: Archive) -> None:
    doubtful(archive)
    add(archive, [capture("Late shelled Nuns [0.5].", "b.txt")])
    archive.judge([Judgement("not-a-claim", (named(archive, "Even"),), by="bob")])
    retract(archive, archive.claim(named(archive, "Late")).report, "taken back", "bob")
    found = archive.queue()
    assert words(archive, found) == ["Uneven", "Wrong", "Sure"]
    assert found.left == 3
    assert words(archive, archive.queue(coder="ann"))[0] == "Even"  # what one rejected, the other has yet to judge
    assert archive.queue(coder="ann").left == 4


def disputed(archive: Archive) -> None:
    add(
        archive,
        [
            capture("Mayor: Army shelled Brask on 2021-03-08.", "a.txt", published="2021-03-09"),
            capture("Army: Army shelled Brask on 2021-03-08 (denied).", "b.txt", published="2021-03-09"),
            capture("Mayor: Nuns fed Velm on 2020-01-01.", "c.txt", published="2020-01-02"),
        ],
    )
    claims = [claim.id for claim in archive.claims(actor="Army")]
    archive.judge([Judgement("same", (claims[0], claims[1]), by="ann")])
    archive.link()


def test_what_one_coder_rejected_in_a_dispute_waits_for_the_other_until_he_has_judged_it(archive: Archive) -> None:
    disputed(archive)
    first, second = (one.of[0] for one in archive.queue("dispute").items)
    archive.judge([Judgement("not-a-claim", (first,), by="bob")])
    archive.link()
    assert archive.queue("dispute").items == ()
    assert (archive.queue("dispute", coder="bob").left, archive.queue("dispute", coder="bob").done) == (0, 1)
    found = archive.queue("dispute", coder="ann")
    assert [one.of for one in found.items] == [(first,)]
    assert found.items[0].why == "Another coder says that it is no claim, and so it counts in no dispute"
    assert found.left == 1
    archive.judge([Judgement("correct", (first,), by="ann")])
    assert first not in [one.of[0] for one in archive.queue("dispute", coder="ann").items]
    assert archive.claim(second).id == second


def test_the_claims_of_events_whose_accounts_contradict_each_other_wait_with_what_is_disputed(archive: Archive) -> None:
    disputed(archive)
    found = archive.queue("dispute")
    assert words(archive, found) == ["Army", "Army"]
    assert found.items[0].why == "Disputed who did it: Army (Mayor), not Army (Army)"
    assert (found.left, found.done) == (2, 0)
    archive.judge([Judgement("correct", found.items[0].of, by="ann")])
    after = archive.queue("dispute", coder="ann")
    assert [one.of for one in after.items] == [found.items[1].of]
    assert (after.left, after.done) == (1, 1)


def compared(archive: Archive, *scores: float | None) -> list[tuple[str, str]]:
    """Pairs of events with a likeness each, as if they had been compared."""
    add(archive, [capture(f"Band{n} shelled Nuns{n}.", f"{n}.txt") for n in range(len(scores) + 1)])
    archive.link()
    units = [own for (own,) in archive.rows("SELECT unit FROM links ORDER BY unit")]
    pairs = [(units[0], other) for other in units[1:]]
    with sqlite3.connect(archive.folder.database) as connection:
        connection.execute("DELETE FROM alike")
        rows = [(*pair, score) for pair, score in zip(pairs, scores, strict=True)]
        connection.executemany("INSERT INTO alike VALUES (?, ?, ?)", rows)
    connection.close()
    return pairs


def test_pairs_nearest_to_where_units_are_joined_come_first(archive: Archive) -> None:
    pairs = compared(archive, ENOUGH - 1, ENOUGH + 0.1, ENOUGH + NEAR, None, ENOUGH - 0.2)
    found = archive.queue("pairs")
    assert [one.of for one in found.items] == [pairs[1], pairs[4], pairs[0]]
    assert found.items[0].score == pytest.approx(ENOUGH + 0.1)
    assert (found.left, found.done) == (3, 0)


def test_a_pair_that_a_coder_judged_waits_no_more_for_that_one(archive: Archive) -> None:
    pairs = compared(archive, ENOUGH, ENOUGH + 1)
    archive.judge([Judgement("unsure", pairs[0], by="ann")])  # which changes no links
    mine, others = (queue(archive, "pairs", Wish(coder)) for coder in ("ann", "bob"))
    assert [one.of for one in mine.items] == [pairs[1]]
    assert (mine.left, mine.done) == (1, 1)
    assert [one.of for one in others.items] == pairs


def test_there_are_three_queues(archive: Archive) -> None:
    doubtful(archive)
    with pytest.raises(RunStopped, match=r"^No queue by 'size'; there are doubt, dispute, pairs$"):
        archive.queue("size")


def test_an_archive_without_claims_has_nothing_waiting(archive: Archive) -> None:
    add(archive, [capture("Nothing happened here.")])
    assert [archive.queue(by) for by in ("doubt", "dispute", "pairs")] == [Queue((), 0, 0)] * 3
