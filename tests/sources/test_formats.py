"""The list of formats: how each is told, and that the documentation has it."""

import re
from pathlib import Path

import pytest
from tests.sources.made import packed, pages, tarred, zipped
from tests.sources.made import pdf as made_pdf

from sayso.errors import InputSkipped
from sayso.sources import draft, feed_entries, mail, pdf, room, warc_records
from sayso.sources.child_main import MEMORY
from sayso.sources.formats import FORMATS, recognise
from sayso.sources.table import NAMES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "inputs.md").read_text("utf-8")
HTML = b"<!doctype html><p>The mill burned."


@pytest.mark.parametrize(
    ("path", "start", "media_type", "name"),
    [
        ("a.txt", b"%PDF-1.4", "", "pdf"),
        ("a.html", made_pdf([]), "text/html", "pdf"),
        ("a.txt", zipped({"a": b""}), "", "zip"),
        ("a.css", tarred({"a": b""}), "", "tar"),
        ("a", tarred({"a": b""}, "w:gz"), "", "tar"),
        ("a", packed(pages(1)), "", "warc"),
        ("a.warc.gz", b"\x1e\x8b", "", "warc"),
        ("a.tar.xz", b"damaged", "", "tar"),
        ("a", b"\x1f\x8b\x08\x00", "", "packed"),
        ("a.txt", b"cover\n   1 of 20 DOCUMENTS\n", "", "nexis"),
        ("a.txt", b"In 1 of 20 documents it says so.\n", "", "text"),
        ("a.php", b"<?xml version='1.0'?><!-- x --><rss version='2.0'>", "application/xml", "feed"),
        ("https://harbour.example/a.php", HTML, "text/html", "html"),
        ("https://harbour.example/a.php", b"The mill burned.", "text/plain", "text"),
        ("https://harbour.example/2031", HTML, "", "html"),
        ("a.json", HTML, "", "jsonl"),
        ("a", b"<!---->" * 500 + b"<b>", "", "text"),
        ("a", b"<!---->" * 500 + b"<html>", "", "html"),
        ("a", b'{"text": "x"}', "", "jsonl"),
        ("a", b"Title;Full Text\n", "", "csv"),
        ("a", b"The text, the title, and the date\n", "", "text"),
        ("a", b"From: a@b.example\nTo: c\nReceived: x\n", "", "mail"),
        ("a", b"From: the mill\nTo: the bridge\n\nA letter.", "", "text"),
        ("a.xhtml", b"<?xml version='1.0'?><html>", "", "html"),
        ("A.MD", b"# Mill", "", "markdown"),
    ],
)
def test_what_tells_a_format(path: str, start: bytes, media_type: str, name: str) -> None:
    assert recognise(path, start, media_type).name == name


@pytest.mark.parametrize("path", ["a.css", "a.7z", "https://harbour.example/a.png"])
def test_what_is_unknown_is_refused(path: str) -> None:
    with pytest.raises(InputSkipped, match=r"of an unknown format '.\w+'; expected arc, csv, feed, html,"):
        recognise(path, b"\x89x", "image/png")


def test_every_format_is_documented_with_its_suffixes() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]*) \|", PAGE.partition("\n## ")[0], re.MULTILINE))
    assert set(rows) == {each.name for each in FORMATS}
    for each in FORMATS:
        told = set(re.findall(r"`(\.[\w.]+)`", rows[each.name]))
        assert told <= set(each.suffixes), each.name
        assert set(each.suffixes) - told <= {".tbz2", ".txz"}, each.name


def test_every_column_is_documented() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]*) \|$", PAGE.partition("\n## CSV")[2], re.MULTILINE))
    assert rows == {field: ", ".join(columns) for field, columns in NAMES.items()}


def test_the_limits_are_those_that_hold() -> None:
    limits = PAGE.partition("\n## Limits")[2].partition("\n## ")[0]
    figures = {
        int(found.replace(",", ""))
        for found in re.findall(r"\| [^|]*?(\d[\d,]*)[^|]*\| [^|]* \|$", limits, re.MULTILINE)
    }
    assert {
        draft.MAX_BYTES,
        draft.MAX_CHARACTERS,
        pdf.MAX_PDF,
        mail.MAX_MAIL,
        room.MAX_DEPTH,
        room.MAX_MEMBERS,
    } <= figures
    assert {room.MAX_UNPACKED, room.MAX_RATIO, warc_records.MAX_RECORD, feed_entries.MAX_ENTRIES} <= figures
    assert MEMORY == 1 << 30
