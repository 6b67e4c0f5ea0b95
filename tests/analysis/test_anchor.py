"""The day that "Tuesday" is counted from."""

import pytest

from sayso.analysis.anchor import HEAD, written
from sayso.model.report import Part, Report

PUBLISHED = "2021-03-09"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rain fell.", PUBLISHED),
        ("7 March 2021\n\nRain fell.", "2021-03-07"),
        ("TARSK, March 7, 2021 - Rain fell.", "2021-03-07"),
        ("Posted on 7 March 2021. Rain fell.", "2021-03-07"),
        ("Published on 7 March 2021. Rain fell.", "2021-03-07"),
        ("The mill burned on 7 March 2021.", PUBLISHED),
        ("The mill burned on Sunday, 7 March 2021.", PUBLISHED),
        ("The mill has been shut since 7 March 2021.", PUBLISHED),
        ("The truce of March 7, 2021 held.", PUBLISHED),
        ("7 March 2014\n\nRain fell.", PUBLISHED),
        ("32 March 2021\n\nRain fell.", PUBLISHED),
        ("", PUBLISHED),
    ],
)
def test_a_date_that_stands_by_itself_goes_before_that_of_publication(text: str, day: str) -> None:
    assert written(Report("r", "r", text, published=PUBLISHED)) == day


@pytest.mark.parametrize(
    ("published", "day"), [("", "2014-03-07"), ("2014", "2014-03-07"), ("2015-03-12", "2014-03-07"), ("2015-03-13", "")]
)
def test_a_date_far_from_that_of_publication_is_something_told(published: str, day: str) -> None:
    assert written(Report("r", "r", "7 March 2014\n\nRain fell.", published=published)) == (day or published)


@pytest.mark.parametrize(("before", "day"), [(HEAD - 12, "2021-03-07"), (HEAD - 11, PUBLISHED)])
def test_only_the_head_of_a_text_has_a_dateline(before: int, day: str) -> None:
    text = "x" * (before - 1) + "\n7 March 2021\n\nRain fell."
    assert written(Report("r", "r", text, published=PUBLISHED)) == day


@pytest.mark.parametrize("kind", ["date", "dateline"])
def test_a_date_line_goes_before_all_others(kind: str) -> None:
    text = "6 March 2021 Rain.\n8 March 2021\nIt fell."
    line = Part(19, 31, kind)  # type: ignore[arg-type]
    assert written(Report("r", "r", text, published=PUBLISHED, parts=(line,))) == "2021-03-08"
    assert written(Report("r", "r", text, published=PUBLISHED)) == "2021-03-06"


def test_nothing_gives_a_date() -> None:
    assert written(Report("r", "r", "Rain fell.")) == ""
