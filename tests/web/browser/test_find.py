"""Finding: the box, the facets, the time, and the address that holds it all."""

import re

from playwright.sync_api import Page, expect
from tests.web.browser.driving import Opening


def total(page: Page) -> int:
    """How many claims the page says there are."""
    found = page.get_by_text(re.compile(r"^[\d,]+ claims?$")).first
    expect(found).to_be_visible()
    return int(re.sub(r"\D", "", found.inner_text()))


def settled(page: Page, less_than: int) -> int:
    """The number of claims, once it is less than it was."""
    page.wait_for_function(
        "most => { const told = document.querySelector('#main').innerText.match(/([\\d,]+) claims?\\b/);"
        " return told && Number(told[1].replaceAll(',', '')) < most }",
        arg=less_than,
    )
    return total(page)


def test_words_a_voice_and_a_facet_narrow_down_and_the_address_keeps_it(look_at: Opening) -> None:
    page = look_at("/")
    everything = total(page)
    assert everything == look_at.served.ask("/api/status")["counts"]["claims"]
    page.get_by_role("searchbox").fill("said:Russia")
    page.keyboard.press("Enter")
    said = settled(page, everything)
    assert said == look_at.served.ask("/api/find?q=said:Russia")["total"]
    page.get_by_role("list", name="Type").get_by_role("checkbox", name=re.compile("Assault")).check()
    both = settled(page, said)
    assert both == look_at.served.ask("/api/find?q=said:Russia&type=ASSAULT")["total"]
    expect(page).to_have_url(re.compile("type=ASSAULT"))
    page.reload()
    expect(page.get_by_text(f"{both} claims").first).to_be_visible()
    page.go_back()
    expect(page.get_by_text(f"{said} claims").first).to_be_visible()


def test_a_row_leads_to_its_words(look_at: Opening) -> None:
    page = look_at("/?q=said:Russia")
    page.get_by_role("list", name="Results").get_by_role("link").filter(has=page.locator("mark")).first.click()
    expect(page).to_have_url(re.compile(r"/report/r\w+\?claim=c"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_time_is_chosen_by_keys(look_at: Opening) -> None:
    page = look_at("/")
    everything = total(page)
    start = page.get_by_role("slider", name=re.compile("From"))
    start.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("since=20"))
    assert settled(page, everything) > 0


def test_what_is_not_there_is_said(look_at: Opening) -> None:
    page = look_at("/?q=zeppelin")
    expect(page.get_by_text(re.compile("no claim|nothing|0 claims", re.IGNORECASE)).first).to_be_visible()


def test_a_view_can_be_taken_along(look_at: Opening) -> None:
    page = look_at("/?q=said:Russia")
    page.locator("summary", has_text="Export").click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("CSV")).first.click()
    lines = download.value.path().read_text("utf-8").splitlines()
    assert len(lines) > look_at.served.ask("/api/find?q=said:Russia")["total"] > 0
