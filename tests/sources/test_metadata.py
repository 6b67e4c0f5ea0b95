from sayso.model.ids import report_id
from sayso.model.report import Part
from sayso.sources.draft import Draft, Fact
from sayso.sources.metadata import finish

TEXT = "May 9, 2031\n\nThe mill in the valley burned down on Sunday, the fire brigade said.\n"
FIELD, PAGE = Fact("published", "2031-01-01", "field"), Fact("published", "2031-03-03", "meta date")
STATED = (Fact("published", "2031-02-02", "option"),)
AROUND = (Fact("published", "2031-04-04", "feed"),)


def test_order_in_which_a_publication_date_is_believed() -> None:
    everything = finish(Draft("k", TEXT, (FIELD,), (PAGE,)), STATED, AROUND)
    assert (everything.published, everything.origins["published"]) == ("2031-01-01", "field")
    assert finish(Draft("k", TEXT, (), (PAGE,)), STATED).origins["published"] == "option"
    assert finish(Draft("k", TEXT, (), (PAGE,)), (), AROUND).origins["published"] == "feed"
    assert finish(Draft("k", TEXT, (), (PAGE,))).origins["published"] == "meta date"
    in_text = finish(Draft("k", TEXT))
    assert (in_text.published, in_text.origins["published"]) == ("2031-05-09", "date line in the text")


def test_a_date_that_cannot_be_read_makes_the_report_partial() -> None:
    report = finish(Draft("k", "The mill burned down.", (Fact("published", "last week", "field"),)))
    assert (report.published, report.outcome) == ("", "partial")
    assert report.reason == "published 'last week' (field) is no date; expected YYYY-MM-DD"
    assert "published" not in report.origins


def test_losses_make_the_report_partial() -> None:
    report = finish(Draft("k", "The mill burned down.", losses=("one thing", "another")))
    assert (report.outcome, report.reason) == ("partial", "one thing; another")


def test_id_counts_text_address_publisher_and_date() -> None:
    given = (Fact("url", "https://mill.example/1", "field"), Fact("publisher", "Courier", "field"), FIELD)
    report = finish(Draft("k", TEXT, given))
    assert report.id == report_id(TEXT, "https://mill.example/1", "Courier", "2031-01-01")
    assert report.text == TEXT


def test_first_line_is_the_headline_where_it_is_the_title() -> None:
    text = "The mill burns.\n\nIt burned down on Sunday, the fire brigade said."
    report = finish(Draft("k", text, found=(Fact("title", "The mill burns.", "page"),)))
    assert report.parts[0] == Part(0, 15, "headline")


def test_language_as_given_then_as_detected_then_as_the_page_says() -> None:
    given, stated = Fact("language", "fr-CA", "field"), Fact("language", "de", "page")
    assert finish(Draft("k", TEXT, (given,), (stated,))).language == "fr"
    detected = finish(Draft("k", TEXT, (), (stated,)))
    assert (detected.language, detected.origins["language"]) == ("en", "detected")
    assert finish(Draft("k", "1234", (), (stated,))).language == "de"
