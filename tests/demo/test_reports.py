"""The sample reports are well-formed, short, dated and under no real outlet's name."""

import json
import re
from datetime import date
from importlib.resources import files

import pytest

REPORTS = files("sayso") / "demo" / "reports"
LINES = [json.loads(line) for line in (REPORTS / "reports.jsonl").read_text("utf-8").splitlines()]
FIELDS = {"id", "title", "published", "publisher", "language", "text"}
README = (files("sayso") / "demo" / "README.md").read_text("utf-8")


def words(name: str) -> int:
    text = (REPORTS / name).read_text("utf-8")
    if name.endswith(".html"):
        text = re.sub(r"<[^>]+>", " ", text[text.index("<article>") : text.index("</article>")])
    return len(text.split())


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["id"])
def test_each_line_is_a_whole_report(line: dict[str, str]) -> None:
    assert set(line) == FIELDS
    assert all(line.values())
    assert line["text"].startswith(line["title"] + "\n\n")
    assert date.fromisoformat(line["published"]) >= date(2015, 10, 3)
    assert line["language"] == "en"
    assert 90 <= len(line["text"].split()) <= 220


@pytest.mark.parametrize("name", ["caspian-launch.txt", "kunduz-toll.md", "aid-convoy.html"])
def test_the_files_are_short(name: str) -> None:
    assert 90 <= words(name) <= 220


def test_ids_are_told_apart() -> None:
    assert len({line["id"] for line in LINES}) == len(LINES)


def test_publishers_are_the_samples_of_the_readme() -> None:
    assert all(re.sub(r"\s+", " ", line["publisher"]) in re.sub(r"\s+", " ", README) for line in LINES)


def test_the_copy_carries_paragraphs_of_the_wire() -> None:
    wire = (REPORTS / "caspian-launch.txt").read_text("utf-8")
    copy = next(line["text"] for line in LINES if line["id"] == "caspian-copy")
    assert sum(paragraph in wire for paragraph in copy.split("\n\n")) >= 2


def test_the_page_has_its_metadata() -> None:
    page = (REPORTS / "aid-convoy.html").read_text("utf-8")
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert block is not None
    assert json.loads(block[1])["datePublished"].startswith("2016-09-20")
    assert 'property="article:published_time" content="2016-09-20' in page
