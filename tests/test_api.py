"""The Python API, with a reader in place of the shipped one that finds "shelled" and nothing else."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.hand import Hand, act

import sayso
from sayso.analysis import reader as learned
from sayso.errors import InputSkipped
from sayso.model.analysis import Attribution, Heard, Sentence
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.model.span import Span
from sayso.run import pipeline

if TYPE_CHECKING:
    from sayso.sources.inputs import Failure

TEXT = "Rebels shelled the mill."


class Finder:
    """Finds "shelled"."""

    version = "finder"

    def read(self, sentences: Sequence[Sentence]) -> Iterator[Heard]:
        """What is said of each sentence, which begins its report here."""
        for sentence in sentences:
            found = (act(sentence.text, "shelled"),) if "shelled" in sentence.text else ()
            yield next(Hand(*found).read([sentence]))


@pytest.fixture(autouse=True)
def _finder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learned, "shipped", Finder)


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    made = [tmp_path / name for name in ("b.txt", "a.txt")]
    for path in made:
        path.write_text(TEXT, "utf-8")
    return made


def test_inputs_are_paths_texts_and_iterables_of_them(paths: list[Path]) -> None:
    one, two = paths
    assert [claim.trigger.text for claim in sayso.read(one)] == ["shelled"]
    assert len(list(sayso.read(one, str(two)))) == 2
    assert list(sayso.read(paths)) == list(sayso.read(one, [two])) == list(sayso.read(iter(paths)))
    assert len(list(sayso.read(one.parent))) == 2
    assert list(sayso.read()) == []


def test_claims_come_as_they_are_asked_for(paths: list[Path]) -> None:
    found = sayso.read(paths[0], "gone.txt")
    assert next(found).trigger.text == "shelled"
    with pytest.raises(InputSkipped, match=r"^gone\.txt: "):
        next(found)


def test_who_hears_of_failures_goes_on(paths: list[Path]) -> None:
    failures: list[Failure] = []
    assert len(list(sayso.read("gone.txt", paths, on_failure=failures.append))) == 2
    assert [failure.key for failure in failures] == ["gone.txt"]


def test_published_and_format_reach_the_sources(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(f'{{"text": "{TEXT}"}}\n', "utf-8")
    (claim,) = sayso.read(page, format="jsonl")
    assert claim.trigger.start == TEXT.index("shelled")
    dated = next(sayso.read(page, format="jsonl", published="2021-03-09"))
    assert dated.report != claim.report


def cites(report: Report) -> Reading:
    """A reading in which a miller says what a priest says."""
    miller = Attribution((), None, (Span.of(TEXT, 0, 23),), "indirect", "miller")
    priest = Attribution((), None, (Span.of(TEXT, 15, 23),), "indirect", "priest", parent=0)
    regret = Attribution((), None, (Span.of(TEXT, 0, 6),), "indirect", "smith", asserts=False)
    return Reading(report, attributions=(miller, priest, regret))


def test_quotes_take_what_read_takes(paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", cites)
    failures: list[Failure] = []
    found = list(sayso.quotes("gone.txt", paths, published="2021-03-09", format="text", on_failure=failures.append))
    assert [(quote.speaker, quote.via, quote.words) for quote in found] == 2 * [
        ("miller", (), TEXT[:23]),
        ("priest", ("miller",), "the mill"),
    ]
    assert [failure.key for failure in failures] == ["gone.txt"]
    assert next(sayso.quotes(paths[0])).report != found[0].report
    assert list(sayso.quotes()) == []


def test_quotes_come_as_they_are_asked_for(paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_report", cites)
    found = sayso.quotes(paths[0], "gone.txt")
    assert [next(found).speaker, next(found).speaker] == ["miller", "priest"]
    with pytest.raises(InputSkipped, match=r"^gone\.txt: "):
        next(found)
