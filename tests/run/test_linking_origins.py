"""Origins over an archive: what is injected to look like many voices counts as few, whoever takes it in and when."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from tests.archive import fake
from tests.archive.fake import capture

from sayso.model.capture import Capture
from sayso.model.event import Event
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive

STORY = (
    "Rebels shelled Brask at noon on Monday while traders were still putting up their stalls along the river. The fire "
    "spread to the old customs house and burnt until the evening, for the only pump of the town had no fuel left."
)
OTHER = " ".join(f"Word {n} of what this paper alone has found out about the price of grain." for n in range(12))


def own_voice(report: Report) -> Reading:
    """The fake reading, in which a report speaks for itself but for denials, which are the army's."""
    found = fake.reading(report)
    claims = (one if one.status == "denied" else replace(one, sources=()) for one in found.claims)
    return replace(found, claims=tuple(claims))


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", own_voice)


def paper(n: int, text: str, published: str = "2021-03-09") -> Capture:
    """A report of one outlet."""
    made = capture(text, f"{n}.txt", published=published, url=f"https://paper{n}.example/a")
    return replace(made, report=replace(made.report, publisher=f"Paper {n}"))


def injected(count: int) -> list[Capture]:
    """One text under as many bylines and names of papers."""
    return [paper(n, f"By Reporter {n}, Paper {n}\n\n{STORY}\n\nPaper {n}\n") for n in range(count)]


def event(path: Path, captures: Sequence[Capture]) -> Event:
    """The one event that these make."""
    with Archive(path) as archive:
        add(archive, captures)
        (found,) = archive.events()
    return found


def test_ten_papers_that_carry_one_text_are_one_origin(tmp_path: Path) -> None:
    found = event(tmp_path / "x.sayso", injected(10))
    assert (found.origins, found.grade, len(found.accounts)) == (1, "weak", 1)
    assert len(found.accounts[0].reports) == 10


def test_one_denial_among_ten_copies_makes_the_event_contested(tmp_path: Path) -> None:
    with Archive(tmp_path / "x.sayso") as archive:
        add(archive, [*injected(10), paper(11, "The mayor said no: Rebels denied Brask.")])
        (found,) = archive.events()
        (dispute,) = archive.contradictions()
    assert (found.grade, len(found.accounts)) == ("contested", 2)
    assert sorted(account.stance for account in found.accounts) == ["affirms", "denies"]
    assert [(each.part, [len(one.by) for one in each.positions]) for each in dispute.disputes] == [("who", [1, 1])]


def test_a_claim_in_a_passage_that_was_lifted_rests_on_the_paper_that_had_it_first(tmp_path: Path) -> None:
    own = [f"{n} {OTHER.replace('Word', f'Line {n}{n}')}" for n in (1, 2)]
    found = event(
        tmp_path / "x.sayso",
        [paper(1, f"{own[0]} {STORY}", "2021-03-08"), paper(2, f"{STORY} {own[1]}", "2021-03-10")],
    )
    assert [(account.origin, len(account.reports)) for account in found.accounts] == [("Paper 1", 2)]
    assert found.origins == 1
    said = event(tmp_path / "y.sayso", [paper(1, f"Rebels shelled Brask. {own[0]}"), paper(2, f"{STORY} {own[1]}")])
    assert said.origins == 2


def mixed() -> list[Capture]:
    """Copies, a denial, and reports of other places."""
    others = [paper(20 + n, f"Army shelled {place}. {n}") for n, place in enumerate(("Amal", "Homs", "Velm", "Amal"))]
    return [*injected(5), paper(11, "Rebels denied Brask."), *others]


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_order_batches_and_number_of_workers_change_nothing(tmp_path: Path, workers: int) -> None:
    every, path = mixed(), tmp_path / "many.sayso"
    with Archive(tmp_path / "one.sayso") as one:
        add(one, every)
        one.link()
        wanted = list(one.events())
    Random(workers).shuffle(every)  # noqa: S311 -- no secret
    with Archive(path):
        pass

    def work(batch: Sequence[Capture]) -> None:
        with Archive(path) as archive:
            add(archive, batch)
            archive.link()

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(work, [every[n::5] for n in range(5)]))
    with Archive(path) as archive:
        archive.link()
        assert list(archive.events()) == wanted
    assert len(wanted) > 1
