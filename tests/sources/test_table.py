"""Tables of articles."""

from pathlib import Path

import pytest
from tests.sources.made import failure, page, reports, taken, write

from sayso.errors import RunStopped
from sayso.model.capture import Capture
from sayso.sources import Failure, captures

HEAD = "ID,Headline,Body,Pub_Date,Source,Link\n"


def test_columns_by_their_common_names(tmp_path: Path) -> None:
    rows = '7,Mill burns,"The mill burned down,\n""fast"", they said.",2031-05-09,Courier,https://mill.example/7\n'
    path = write(tmp_path / "a.csv", f"\ufeff{HEAD}{rows}8,,The mill stands.,,,\n")
    first, second = reports(path)
    report = first.report
    assert report.text == 'The mill burned down,\n"fast", they said.'
    assert (report.key, report.title, report.published, report.publisher, report.url) == (
        "7",
        "Mill burns",
        "2031-05-09",
        "Courier",
        "https://mill.example/7",
    )
    assert (first.raw, first.media_type, first.where) == (rows.strip().encode(), "text/csv", f"{path}:2")
    assert (second.where, second.report.title) == (f"{path}:4", "")


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_other_delimiters_and_no_suffix(tmp_path: Path, mark: str) -> None:
    path = write(tmp_path / "a", f"id{mark}text\n1{mark}The mill, they said, burned.\n")
    assert reports(path)[0].report.text == "The mill, they said, burned."


def test_columns_as_stated(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "text,story so far,when\nx,The mill burned down.,2031-05-09\n")
    (found,) = taken(path, columns={"text": "story so far", "published": "when"})
    assert isinstance(found, Capture)
    assert (found.report.text, found.report.published) == ("The mill burned down.", "2031-05-09")
    (missing,) = taken(path, columns={"text": "tale"})
    assert isinstance(missing, Failure)
    assert "has no column 'tale'; there are text, story so far, when" in missing.reason
    with pytest.raises(RunStopped, match=r"No field 'body' of a table of articles; there are text, html, title"):
        captures([str(path)], columns={"body": "text"})


def test_html_in_a_cell(tmp_path: Path) -> None:
    cell = page().replace('"', '""')
    (found,) = reports(write(tmp_path / "a.csv", f'url,html\nhttps://a.example,"{cell}"\n'))
    assert found.report.text.startswith("Two bridges closed after shelling\n\n")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("1,2\n", "has an empty cell of text; expected the words of a report"),
        ("1,Mill,The mill burned,down,on,Friday,too\n", "has 7 cells; expected 6"),
        ("1,Mill,The\x00mill\n", "binary"),
    ],
)
def test_a_row_that_is_no_report_is_one_failure_and_the_rest_is_read(tmp_path: Path, row: str, words: str) -> None:
    found = taken(write(tmp_path / "a.csv", f"{HEAD}1,,One.,,,\n{row}3,,Three.,,,\n"))
    assert [isinstance(each, Failure) for each in found] == [False, True, False]
    assert isinstance(found[1], Failure)
    assert words in found[1].reason
    assert found[1].key.endswith(":3")


def test_a_quote_that_is_never_closed_is_told_with_its_line(tmp_path: Path) -> None:
    first, told = taken(write(tmp_path / "a.csv", f'{HEAD}1,,One.,,,\n2,,"The mill,,,\n3,,Three.,,,\n'))
    assert isinstance(first, Capture)
    assert isinstance(told, Failure)
    assert "cannot be read from line 3 on: a quote opened on it is not closed" in told.reason
    assert told.outcome == "partial"


def test_quotes_within_a_cell_open_nothing(tmp_path: Path) -> None:
    one, two = reports(write(tmp_path / "a.csv", 'id,text\n1,A 5" pipe burst\n2,"a","\n'[:-4] + 'The end"\n'))
    assert (one.report.text, two.report.text) == ('A 5" pipe burst', "aThe end")


def test_windows_1252_and_utf_16(tmp_path: Path) -> None:
    (found,) = reports(write(tmp_path / "a.csv", b"id,text\r\n1,the caf\xe9 burned\r\n"))
    assert found.report.text == "the café burned"
    assert "UTF-16" in failure(write(tmp_path / "a.csv", "id,text\n".encode("utf-16"))).reason
    assert "no column of text" in failure(write(tmp_path / "b.csv", "a,b\n1,2\n")).reason
    assert "has no row below its first line" in failure(write(tmp_path / "b.csv", HEAD)).reason
    assert "is empty" in failure(write(tmp_path / "c.csv", "")).reason


def test_a_long_cell_takes_no_time_out_of_proportion(tmp_path: Path) -> None:
    text = "The mill burned.\n" * 10_000
    (found,) = reports(write(tmp_path / "a.csv", f'id,text\n1,"{text}"\n'))
    assert found.report.text == text
