"""Exports of news databases."""

from pathlib import Path

import pytest
from tests.sources.made import failure, reports, taken, write

from sayso.model.capture import Capture
from sayso.sources import Failure

CLASSIC = """
                               1 of 2 DOCUMENTS


                              The Harbour Post (Arden)

                             May 9, 2031 Friday
                                 Final Edition

Two bridges closed after
shelling in Port Arden

BYLINE: Ina Holm

SECTION: WORLD; Pg. 4

LENGTH: 58 words

DATELINE: PORT ARDEN


The harbour police closed both bridges of Port Arden on Friday.

Mayor Ilse Brandt said: nobody had been hurt. State: unknown, she said.

LOAD-DATE: May 10, 2031

LANGUAGE: ENGLISH

GRAPHIC: A bridge.

PUBLICATION-TYPE: Newspaper


                       Copyright 2031 The Harbour Post
                              All Rights Reserved


                               2 of 2 DOCUMENTS


                                 Valley Courier

                                  May 10, 2031

LENGTH: 12 words

HEADLINE: Mill burns

BODY:
The mill in the valley burned down.
"""

RECENT = """Two bridges closed after shelling
The Harbour Post
May 9, 2031 Friday
Copyright 2031 The Harbour Post All Rights Reserved
Section: WORLD; Pg. 4
Length: 58 words
Byline: Ina Holm
Body

The harbour police closed both bridges of Port Arden on Friday.

Classification

Language: ENGLISH
Publication-Type: Newspaper
Load-Date: May 10, 2031

End of Document
"""


def test_articles_with_their_facts(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", CLASSIC)
    first, second = reports(path)
    report = first.report
    assert report.text == (
        "Two bridges closed after shelling in Port Arden\n\n"
        "The harbour police closed both bridges of Port Arden on Friday.\n\n"
        "Mayor Ilse Brandt said: nobody had been hurt. State: unknown, she said."
    )
    assert (report.title, report.publisher, report.published, report.byline) == (
        "Two bridges closed after shelling in Port Arden",
        "The Harbour Post (Arden)",
        "2031-05-09",
        "Ina Holm",
    )
    assert report.origins["title"] == "export"
    assert report.origins["load-date"] == "May 10, 2031"
    assert (first.where, first.media_type) == (f"{path}:3", "text/plain")
    assert first.raw in CLASSIC.encode()
    assert b"LOAD-DATE" in first.raw
    assert (second.report.text, second.report.publisher, second.report.published) == (
        "Mill burns\n\nThe mill in the valley burned down.",
        "Valley Courier",
        "2031-05-10",
    )


def test_the_form_of_later_exports(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "1 of 2 DOCUMENTS\n" + RECENT + RECENT.replace("Two bridges", "Both bridges"))
    first, second = reports(path)
    assert (first.report.title, first.report.publisher, first.report.published, first.report.byline) == (
        "Two bridges closed after shelling",
        "The Harbour Post",
        "2031-05-09",
        "Ina Holm",
    )
    assert first.report.text.endswith("shelling\n\nThe harbour police closed both bridges of Port Arden on Friday.")
    assert second.report.title.startswith("Both bridges")


def test_an_article_without_text_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    broken = CLASSIC.replace("The mill in the valley burned down.", "")
    found = taken(write(tmp_path / "a.txt", broken))
    assert [isinstance(each, Failure) for each in found] == [False, True]
    assert isinstance(found[1], Failure)
    assert "has no text; expected an article" in found[1].reason


def test_text_behind_the_closing_lines_is_told(tmp_path: Path) -> None:
    more = "\n\n" + "And then there was more of it. " * 20 + "\n\n                               2 of 2 DOCUMENTS"
    found = taken(
        write(tmp_path / "a.txt", CLASSIC.replace("\n\n                               2 of 2 DOCUMENTS", more))
    )
    assert isinstance(found[0], Capture)
    assert "characters behind the closing lines are not read" in found[0].report.reason


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (CLASSIC.encode("utf-16"), "binary|UTF-16|unknown encoding"),
        (b"1 of 1 DOCUMENTS\n", "holds no article"),
        (b"1 of 1 DOCUMENTS\n\x00\x00\n", "binary"),
    ],
)
def test_what_is_no_export(tmp_path: Path, raw: bytes, words: str) -> None:
    found = taken(write(tmp_path / "a.txt", raw))
    if raw.startswith(b"1 of"):
        assert words in failure(tmp_path / "a.txt").reason
    else:
        assert isinstance(found[0], Capture)  # UTF-16 text is read as text


def test_cut_and_windows_1252(tmp_path: Path) -> None:
    cut = CLASSIC.replace("police", "café").encode("cp1252")[:700]
    (found,) = reports(write(tmp_path / "a.txt", cut))
    assert "The harbour café closed" in found.report.text
