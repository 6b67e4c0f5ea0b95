"""PDF: reading order, broken words, running heads, damage."""

import random
import zlib
from pathlib import Path

import pytest
from tests.sources.made import Words, failure, one, pdf, taken, write

from sayso.model.capture import Capture
from sayso.sources import Failure

LEFT = (
    "The harbour police closed both bridges",
    "of Port Arden on Friday after shells fell",
    "on the northern bank, and asked the town-",
    "speople to stay at home until the morn-",
    "ing.",
)
RIGHT = (
    "A spokesman of the river militia, Pan-",
    "Ardenian by his own account, denied that",
    "his men had fired at the town. Well-",
    "known officers said the same; they are",
    "well-known for it.",
)


def column(x: float, y: float, lines: tuple[str, ...], pitch: float = 12) -> list[Words]:
    return [Words(x, y - number * pitch, line) for number, line in enumerate(lines)]


def text(path: Path, *pages: list[Words]) -> list[str]:
    return one(write(path, pdf(*pages))).report.text.split("\n\n")


def test_a_headline_over_two_columns(tmp_path: Path) -> None:
    title = [Words(50, 780, "Two bridges closed after shelling", 18)]
    rows = [words for pair in zip(column(50, 740, LEFT), column(310, 740, RIGHT), strict=True) for words in pair]
    path = write(tmp_path / "a.pdf", pdf([*title, *rows]))
    found = one(path)
    assert found.report.text.split("\n\n") == [
        "Two bridges closed after shelling",
        (
            "The harbour police closed both bridges of Port Arden on Friday after shells fell on the northern bank, "
            "and asked the townspeople to stay at home until the morning."
        ),
        (
            "A spokesman of the river militia, Pan-Ardenian by his own account, denied that his men had fired at the "
            "town. Well-known officers said the same; they are well-known for it."
        ),
    ]
    assert (found.report.title, found.report.origins["title"]) == ("Two bridges closed after shelling", "PDF")
    assert (found.raw, found.media_type, found.report.outcome) == (path.read_bytes(), "application/pdf", "ok")


def test_three_columns(tmp_path: Path) -> None:
    lines = [(f"Column {n} begins here", "and goes on", f"and {n} ends.") for n in range(3)]
    columns = [column(40 + 180 * n, 740, each) for n, each in enumerate(lines)]
    rows = [words for row in zip(*columns, strict=True) for words in row]
    assert text(tmp_path / "a.pdf", rows) == [f"Column {n} begins here and goes on and {n} ends." for n in range(3)]


def test_running_heads_and_page_numbers_are_left_out_and_a_sentence_goes_on_over_them(tmp_path: Path) -> None:
    words = ("mill", "bridge", "harbour")
    pages = [
        [
            Words(50, 810, f"THE HARBOUR POST, May {9 + number}, 2031"),
            *column(50, 700, (f"{'T' if not number else 't'}he {word} in the valley was", "burning, and on that")),
            *column(50, 676, ("day, the fire brigade", f"of the {word} said, again")),
            Words(290, 30, f"- {number + 1} -"),
        ]
        for number, word in enumerate(words)
    ]
    (whole,) = text(tmp_path / "a.pdf", *pages)
    first = "The mill in the valley was burning, and on that day, the fire brigade of the mill said, again"
    assert whole.startswith(f"{first} the bridge in")
    assert whole.endswith("of the harbour said, again")


def test_paragraphs_by_indent_and_by_gap(tmp_path: Path) -> None:
    lines = [
        *column(
            50,
            700,
            ("The mill in the valley of Arden burned down on", "Friday evening, the fire brigade of the town said"),
        ),
        Words(62, 676, "Nobody was in it, according to its owner, who"),
        Words(50, 664, "was away when it happened, he said to reporters"),
        *column(50, 630, ("The road is closed.",)),
    ]
    assert [paragraph.split()[0] for paragraph in text(tmp_path / "a.pdf", lines)] == ["The", "Nobody", "The"]


def test_pages_without_text_are_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", pdf(column(50, 700, LEFT), []))
    assert one(path).report.reason == "1 of 2 pages hold no text (scanned?)"
    assert "holds no text on 1 pages (scanned?)" in failure(write(path, pdf([]))).reason


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.txt"])
def test_told_by_content(tmp_path: Path, name: str) -> None:
    assert one(write(tmp_path / name, pdf(column(50, 700, LEFT)))).media_type == "application/pdf"


def bomb(size: int) -> bytes:
    stream = zlib.compress(zlib.compress(bytes(size), 9), 9)
    head = f"4 0 obj\n<</Length {len(stream)}/Filter[/FlateDecode/FlateDecode]>>stream\n".encode()
    return pdf([]).replace(b"4 0 obj\n<</Length 0>>stream\n\n", head + stream, 1)


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.4\n",
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj",
        pdf(column(50, 700, LEFT))[:200],
        b"%PDF-" + bytes(range(256)) * 50,
    ],
)
def test_broken_ones_fail_with_a_reason(tmp_path: Path, raw: bytes) -> None:
    assert "a.pdf" in failure(write(tmp_path / "a.pdf", raw)).reason


@pytest.mark.torture
def test_a_bomb_costs_its_child_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", bomb(2_000_000_000))
    assert failure(path).reason
    assert one(write(tmp_path / "b.pdf", pdf(column(50, 700, LEFT)))).report.outcome == "ok"


def mutate(path: Path, count: int) -> None:
    whole = pdf(column(50, 740, LEFT), column(50, 740, RIGHT))
    draw = random.Random(11)  # noqa: S311 -- the same damage each time
    for _ in range(count):
        raw = bytearray(whole)
        for _ in range(draw.randrange(1, 8)):
            raw[draw.randrange(len(raw))] = draw.randrange(256)
        (found,) = taken(write(path, bytes(raw[: draw.randrange(len(raw) // 2, len(raw))])))
        assert isinstance(found, Capture | Failure)


def test_damaged_ones_each_have_one_outcome(tmp_path: Path) -> None:
    mutate(tmp_path / "a.pdf", 30)


@pytest.mark.torture
def test_a_thousand_damaged_ones(tmp_path: Path) -> None:
    mutate(tmp_path / "a.pdf", 1_000)
