"""Corpora of odd input that lie beside the checkout: each input has one outcome, and text stays as it is."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.sources.made import taken, write

from sayso.model.capture import Capture

HOSTILE = Path(__file__).resolve().parents[2] / ".." / "shared" / "hostile"
pytestmark = pytest.mark.skipif(not HOSTILE.is_dir(), reason="no ../shared/hostile beside this checkout")


def naughty() -> list[str]:
    return [each for each in json.loads((HOSTILE / "blns.json").read_text("utf-8")) if each.strip()]


def markup() -> Iterator[str]:
    """Inputs of the tests of tree construction and tokenizer."""
    for path in sorted((HOSTILE / "html5lib" / "tree-construction").rglob("*.dat")):
        for part in path.read_text("utf-8", "surrogateescape").split("#data\n")[1:]:
            yield part.partition("\n#errors")[0]
    for path in sorted((HOSTILE / "html5lib" / "tokenizer").rglob("*.test")):
        for each in json.loads(path.read_text("utf-8")).get("tests", ()):
            yield each["input"]


def check(folder: Path, pages: list[str]) -> None:
    """Each page, in a JSON line of its own, has one outcome."""
    lines = [json.dumps({"id": str(number), "html": page}) for number, page in enumerate(pages)]
    found = taken(write(folder / "a.jsonl", "\n".join(lines)))
    assert len(found) == len(pages)


def test_naughty_strings_stay_as_they_are_in_lines_and_cells(tmp_path: Path) -> None:
    strings = naughty()
    lines = "\n".join(json.dumps({"text": f"The mill: {each}"}) for each in strings)
    table = io.StringIO()
    csv.writer(table).writerows([("title", "text"), *((each, f"The mill: {each}") for each in strings)])
    for path in (write(tmp_path / "a.jsonl", lines), write(tmp_path / "a.csv", table.getvalue())):
        found = taken(path)
        assert len(found) == len(strings)
        kept = [each.report.text.removeprefix("The mill: ") for each in found if isinstance(each, Capture)]
        assert len(kept) > 0.98 * len(strings)  # some hold control characters by the dozen
        assert set(kept) <= set(strings)


def test_a_sample_of_broken_markup(tmp_path: Path) -> None:
    check(tmp_path, list(markup())[::150])


@pytest.mark.torture
def test_all_broken_markup(tmp_path: Path) -> None:
    pages = [*markup(), *naughty()]
    assert len(pages) > 8_000
    check(tmp_path, pages)
