"""Time expressions: spans, values and the form of claims, against a Wednesday of publication."""

import pytest

from sayso.analysis.times import all_times, times
from sayso.model.analysis import Sentence, TimeMention

WRITTEN = "2015-10-07"


def only(text: str, written: str = WRITTEN) -> TimeMention:
    (mention,) = times(text, 0, written)
    return mention


@pytest.mark.parametrize(
    ("text", "words", "value", "said"),
    [
        ("The bridge fell on Oct. 2, 2014.", "Oct. 2, 2014", "2014-10-02", "2014-10-02"),
        ("The bridge fell on 2 October 2014.", "2 October 2014", "2014-10-02", "2014-10-02"),
        ("The bridge fell on the 2nd of October 2014.", "the 2nd of October 2014", "2014-10-02", "2014-10-02"),
        ("Published 30.04.2014 by the office", "30.04.2014", "2014-04-30", "2014-04-30"),
        ("The log of 2014-04-30 shows it.", "2014-04-30", "2014-04-30", "2014-04-30"),
        ("The log of 4/30/2014 shows it.", "4/30/2014", "2014-04-30", "2014-04-30"),
        ("A mill burned on Dec. 6th.", "Dec. 6th", "2015-12-06", "2015-12-06"),
        ("A mill burned on 6 June.", "6 June", "2015-06-06", "2015-06-06"),
        ("The term ended Dec. 31 was poor.", "Dec. 31", "2014-12-31", "2014-12-31"),
        ("A mill burned in September.", "September", "2015-09", "2015-09"),
        ("A mill burned in November.", "November", "2014-11", "2014-11"),
        ("A mill will open in November.", "November", "2015-11", "2015-11"),
        ("A mill burned in late March 2014.", "late March 2014", "2014-03", "2014-03"),
        ("The army took the mill in 1998.", "1998", "1998", "1998"),
        ("They marched in the 1990s.", "the 1990s", "199", "1990-01-01/1999-12-31"),
        ("The fort was besieged on Tuesday.", "Tuesday", "2015-10-06", "2015-10-06"),
        ("The fort was besieged on Wednesday.", "Wednesday", "2015-10-07", "2015-10-07"),
        ("The fort was besieged on Thursday.", "Thursday", "2015-10-01", "2015-10-01"),
        ("The fort was besieged last Wednesday.", "last Wednesday", "2015-09-30", "2015-09-30"),
        ("Envoys will meet on Friday.", "Friday", "2015-10-09", "2015-10-09"),
        ("Envoys meet next Wednesday.", "next Wednesday", "2015-10-14", "2015-10-14"),
        ("They called a strike for Monday.", "Monday", "2015-10-12", "2015-10-12"),
        ("The talks would resume, the envoy said on Tuesday.", "Tuesday", "2015-10-06", "2015-10-06"),
        ("The fort fell yesterday.", "yesterday", "2015-10-06", "2015-10-06"),
        ("The fort fell two days ago.", "two days ago", "2015-10-05", "2015-10-05"),
        ("The fort fell last week.", "last week", "2015-W40", "2015-09-28/2015-10-04"),
        ("The fort fell earlier this year.", "earlier this year", "2015", "2015"),
        ("The fort fell last month.", "last month", "2015-09", "2015-09"),
        ("Shelling went on over the weekend.", "the weekend", "2015-W40-WE", "2015-10-03/2015-10-04"),
        ("Roads froze in the winter of 2013.", "the winter of 2013", "2013-WI", "2013-12-01/2014-02-28"),
        ("Exports fell in the third quarter of 2014.", "the third quarter of 2014", "2014-Q3", "2014-07-01/2014-09-30"),
        ("They have held the fort since 2014.", "2014", "2014", "2014/"),
        ("They have held the fort since Tuesday.", "Tuesday", "2015-10-06", "2015-10-06/"),
        ("The truce holds until Friday.", "Friday", "2015-10-09", "/2015-10-09"),
        ("Many have died since the revolt began in March 2011.", "March 2011", "2011-03", "2011-03/"),
        ("Shelling went on 1-4 October.", "1-4 October", "2015-10-01/2015-10-04", "2015-10-01/2015-10-04"),
    ],
)
def test_a_date_is_resolved_against_the_day_of_publication(text: str, words: str, value: str, said: str) -> None:
    mention = only(text)
    assert (mention.span.text, mention.value, mention.said) == (words, value, said)


@pytest.mark.parametrize(
    ("text", "words", "type_", "value"),
    [
        ("The siege lasted two days.", "two days", "DURATION", "P2D"),
        ("The siege lasted 2 1/2 years.", "2 1/2 years", "DURATION", "P2Y6M"),
        ("A 16-hour curfew came first.", "16-hour", "DURATION", "PT16H"),
        ("It rained for several weeks.", "several weeks", "DURATION", "PXW"),
        ("They shell the port every day.", "every day", "SET", "P1D"),
        ("They march daily.", "daily", "SET", "P1D"),
        ("They march every Friday.", "every Friday", "SET", "XXXX-WXX-5"),
        ("Guns fired on Tuesday morning.", "Tuesday morning", "TIME", "2015-10-06TMO"),
        ("Guns fired last night.", "last night", "TIME", "2015-10-06TNI"),
        ("Guns fired at 6:30 pm on Monday.", "6:30 pm on Monday", "TIME", "2015-10-05T18:30"),
        ("They now hold the port.", "now", "DATE", "PRESENT_REF"),
        ("They recently took the port.", "recently", "DATE", "PAST_REF"),
        ("They fear for the future.", "the future", "DATE", "FUTURE_REF"),
        ("Rain fell in the past three weeks.", "the past three weeks", "DURATION", "P3W"),
    ],
)
def test_types_are_those_of_timex3(text: str, words: str, type_: str, value: str) -> None:
    mention = only(text)
    assert (mention.span.text, mention.type, mention.value) == (words, type_, value)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "The march on the capital went ahead.",
        "A second convoy followed.",
        "Prices fall and rents rise.",
        "The 20-year-old carpenter was freed.",
        "About 2000 soldiers crossed the river.",
        "Premier May met the envoys.",
        "He lost a quarter of the troops.",
    ],
)
def test_ordinary_words_are_no_dates(text: str) -> None:
    assert times(text, 0, WRITTEN) == ()


def test_the_day_before_is_counted_from_the_date_named_before() -> None:
    told = [mention.said for mention in times("A fort fell on 3 May 2014 and a mill the day before.", 0, WRITTEN)]
    assert told == ["2014-05-03", "2014-05-02"]


def test_the_previous_day_is_counted_from_publication_where_no_date_is_named() -> None:
    assert only("A fort fell the previous day.").said == "2015-10-06"


@pytest.mark.parametrize(
    "text", ["From 3 May to 9 May 2014 the port was shut.", "Between 3 May 2014 and 9 May 2014 it was shut."]
)
def test_both_ends_of_an_interval_say_the_whole(text: str) -> None:
    mentions = times(text, 0, "2014-06-01")
    assert [mention.said for mention in mentions] == ["2014-05-03/2014-05-09"] * 2
    assert {(mention.start, mention.end) for mention in mentions} == {("2014-05-03", "2014-05-09")}


def test_a_length_of_time_before_a_clause_leads_to_the_day_of_the_clause() -> None:
    told = [mention.said for mention in times("The fort fell on Monday, two days after rebels mined it.", 0, WRITTEN)]
    assert told == ["2015-10-05", "2015-10-03"]


def test_without_a_publication_date_nothing_is_made_up() -> None:
    assert only("The fort fell on 2 October.", "").said == ""
    assert only("The fort fell on 2 October.", "").value == "XXXX-10-02"
    assert only("The fort fell on Tuesday.", "").said == ""
    assert only("The fort fell on 2 October 2014.", "").said == "2014-10-02"


@pytest.mark.parametrize("written", ["2015-10-07T10:00:00Z", "2015-10-07"])
def test_a_time_of_day_in_the_publication_date_is_no_matter(written: str) -> None:
    assert only("The fort fell yesterday.", written).said == "2015-10-06"


@pytest.mark.parametrize("written", ["", "soon", "0001-01-01", "9999-12-31"])
def test_an_unusable_publication_date_counts_as_none(written: str) -> None:
    assert only("The fort fell yesterday.", written).said == ""


def test_a_day_the_calendar_lacks_is_no_date() -> None:
    assert not any(mention.value == "2014-02-30" for mention in times("They met on 30 February 2014.", 0, WRITTEN))


def test_spans_are_the_reports() -> None:
    report = "First line.\nThe fort fell on Tuesday."
    (mention,) = times(report[12:], 12, WRITTEN)
    assert report[mention.span.start : mention.span.end] == mention.span.text == "Tuesday"


def test_a_clock_before_a_date_in_figures_is_no_year() -> None:
    assert [m.value for m in times("It was put right, 1500 07.10.2017.", 0, "2017-10-08")] == ["2017-10-07"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Between 9 and 27 July mills burned.", "2015-07-09/2015-07-27"),
        ("Between July 9 and 27 mills burned.", "2015-07-09/2015-07-27"),
        ("Mills burned on July 8 and 9.", "2015-07-08/2015-07-09"),
        ("Mills burned on 8 and 9 July.", "2015-07-08/2015-07-09"),
    ],
)
def test_two_days_of_one_month(text: str, said: str) -> None:
    assert only(text).said == said


def test_days_in_a_row_are_one_interval_and_others_are_not() -> None:
    row, apart = (times(f"Mills burned on Monday and {day}.", 0, WRITTEN) for day in ("Tuesday", "Wednesday"))
    assert [t.said for t in row] == ["2015-10-05/2015-10-06"] * 2
    assert [t.said for t in apart] == ["2015-10-05", "2015-10-07"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Troops came on Monday and on Tuesday burned mills.", ["2015-10-05", "2015-10-06"]),
        ("Troops came on Monday and on Tuesday Chad left.", ["2015-10-05", "2015-10-06"]),
        ("Mills burned on Monday and Tuesday's talks were off.", ["2015-10-05", "2015-10-06"]),
        ("Mills burned on Monday and on Tuesday in Olm.", ["2015-10-05/2015-10-06"] * 2),
        ("Mills burned on Monday and Tuesday, they say.", ["2015-10-05/2015-10-06"] * 2),
    ],
)
def test_two_days_of_two_deeds_are_no_interval(text: str, said: list[str]) -> None:
    assert [t.said for t in times(text, 0, WRITTEN)] == said


def test_the_next_day_is_counted_from_the_sentences_before() -> None:
    texts = ("A mill burned on Thursday.", "The next day troops came.", "Two days later they left.")
    parts = [Sentence(100 * n, 100 * n + len(t), t) for n, t in enumerate(texts)]
    assert [t.said for t in all_times(parts, WRITTEN)] == ["2015-10-01", "2015-10-02", "2015-10-04"]
