"""Reports of an archive that carry the same words."""

import pytest
from tests.archive.fake import capture
from tests.run import said

from sayso.model.judgement import Judgement
from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive
from sayso.run.copied import copies_of, folded

STORY = "Army shelled Brask. The shells fell at noon and the market burned until the evening, and nobody put it out."
OTHER = "Army shelled Brask. Ministers met far away to speak of the price of grain, and left open who will pay for it."


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", said.reading)


def joined(archive: Archive, *texts: str) -> list[str]:
    """Ids of reports of these texts, in their order, all of one event."""
    days = [f"2021-03-{10 + n}" for n in range(len(texts))]
    add(
        archive,
        [capture(text, f"{n}.txt", published=day) for n, (text, day) in enumerate(zip(texts, days, strict=True))],
    )
    ids = [own for (own,) in archive.rows("SELECT id FROM reports ORDER BY key")]
    claims = [next(own for (own,) in archive.rows("SELECT id FROM claims WHERE report = ?", (one,))) for one in ids]
    archive.judge([Judgement("same", (claims[0], other), by="ann") for other in claims[1:]])
    archive.link()
    return ids


def test_a_report_of_the_same_words_is_a_copy_with_its_share(archive: Archive) -> None:
    first, other, second = joined(archive, STORY, OTHER, f"{STORY} The mayor was away.")
    (copy,) = copies_of(archive, first)
    assert (copy.report, copy.share) == (second, 1.0)
    assert copies_of(archive, other) == ()


def test_copies_fold_under_the_earliest_also_where_they_are_alike_by_way_of_another(archive: Archive) -> None:
    half = STORY[: len(STORY) * 2 // 3]
    first, other, second, third = joined(archive, STORY, OTHER, half, f"{STORY} And more was said that day.")
    assert folded(archive, [first, other, second, third]) == ((first, second, third),)
    assert folded(archive, [first, other]) == ()


def test_a_report_that_no_event_is_told_of_has_no_copies(archive: Archive) -> None:
    add(archive, [capture("Nothing happened here."), capture("Nothing happened here.", url="https://b.example/1")])
    for (own,) in list(archive.rows("SELECT id FROM reports")):
        assert copies_of(archive, own) == ()
