"""An event: accounts side by side, each cell with its words, who rests on whom, and what is disputed."""

import re

from playwright.sync_api import expect
from tests.web.browser.addresses import addresses
from tests.web.browser.driving import Opening


def test_accounts_stand_side_by_side_and_lead_to_their_words(look_at: Opening) -> None:
    address = addresses(look_at.served)["event"]
    told = look_at.served.ask(f"/api/events/{address.rpartition('/')[2]}")
    page = look_at(address)
    table = page.get_by_role("table", name="What each account says")
    assert table.get_by_role("columnheader").count() == 1 + min(6, len(told["accounts"]))
    assert [one.inner_text() for one in table.get_by_role("rowheader").all()][:3] == ["Happened", "Who", "To whom"]
    expect(table.get_by_text("denies").first).to_be_visible()
    expect(page.get_by_role("region", name="What is disputed")).to_be_visible()
    expect(page.get_by_text(told["event"]["why"][:40]).first).to_be_visible()
    table.get_by_role("link", name=re.compile("“")).first.click()
    expect(page).to_have_url(re.compile(r"/report/r\w+\?.*at=\d+-\d+"))


def test_accounts_are_chosen(look_at: Opening) -> None:
    page = look_at(addresses(look_at.served)["event"])
    table = page.get_by_role("table", name="What each account says")
    before = table.get_by_role("columnheader").count()
    page.get_by_text(re.compile("accounts shown; choose others")).click()
    page.get_by_role("checkbox", checked=False).first.check()
    expect(table.get_by_role("columnheader")).to_have_count(before + 1)


def test_a_picture_of_the_accounts_can_be_taken(look_at: Opening) -> None:
    page = look_at(addresses(look_at.served)["event"])
    with page.expect_download() as download:
        page.get_by_role("group", name="Picture of the accounts").get_by_role("button", name="SVG").click()
    drawn = download.value.path().read_text("utf-8")
    assert drawn.lstrip().startswith(("<svg", "<?xml"))
    assert "denies" in drawn


def test_a_grade_is_given_and_taken_back(work_on: Opening) -> None:
    address = addresses(work_on.served)["event"]
    event = address.rpartition("/")[2]
    page = work_on(address)
    page.get_by_role("combobox", name=re.compile("Grade", re.IGNORECASE)).select_option("discounted")
    page.get_by_role("button", name=re.compile("^(Give|Save|Set).*grade", re.IGNORECASE)).click()
    expect(page.get_by_text(re.compile("saved", re.IGNORECASE)).first).to_be_visible()
    rows = work_on.served.ask(f"/api/judgements?of={event}")["rows"]
    assert [(row["verdict"], row["value"]) for row in rows] == [("grade", "discounted")]
    page.get_by_role("button", name=re.compile("Undo")).first.click()
    page.wait_for_load_state("networkidle")
    assert work_on.served.ask(f"/api/judgements?of={event}")["rows"][-1]["ended"]


def test_disputes_lead_to_their_events(look_at: Opening) -> None:
    page = look_at("/disputes")
    expect(page.get_by_role("group", name="Disputed: Who").first).to_be_visible()
    page.get_by_role("heading", level=2).get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/event/e"))
    expect(page.get_by_role("table", name="What each account says")).to_be_visible()
