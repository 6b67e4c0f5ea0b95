"""Map and time look at the same claims: what is chosen in one narrows the other."""

import re

from playwright.sync_api import Locator, Page, expect
from tests.web.browser.driving import Opening


def shown(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text=re.compile(r"\d+ claims?, \d+ places? on the map"))


def told(page: Page) -> list[int]:
    """How many claims and places the page says it shows."""
    return [int(one.replace(",", "")) for one in re.findall(r"[\d,]*\d", shown(page).inner_text())[:2]]


def test_trays_say_what_is_not_on_the_map(look_at: Opening) -> None:
    page = look_at("/map")
    answer = look_at.served.ask("/api/map")
    expect(page.get_by_role("link", name=f"{answer['no_place']} claims with no place")).to_be_visible()
    expect(page.get_by_role("link", name=f"{answer['no_date']} claims with no date")).to_be_visible()
    assert told(page)[0] == answer["total"]
    page.get_by_role("link", name=re.compile("no place")).click()
    expect(page).to_have_url(re.compile("place=none"))


def test_a_brush_over_time_narrows_the_map_and_is_cleared(look_at: Opening) -> None:
    page = look_at("/map")
    before = told(page)
    bars = page.get_by_role("group", name=re.compile("^Time, one bar")).locator("svg").first
    bars.scroll_into_view_if_needed()
    box = bars.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.02, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.2, middle, steps=8)
    page.mouse.up()
    expect(page).to_have_url(re.compile("since=2015.*until=|until=.*since=2015"))
    expect(shown(page)).not_to_have_text(re.compile(rf"^{before[0]} claims"))
    after = told(page)
    assert 0 < after[0] < before[0]
    page.get_by_role("slider", name=re.compile("From")).focus()
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("since="))
    expect(shown(page)).to_have_text(re.compile(rf"^{before[0]} claims"))


def test_a_place_narrows_time_and_events(look_at: Opening) -> None:
    page = look_at("/map")
    events = page.get_by_role("region", name=re.compile(r"^\d+ events?$"))
    heading = events.get_by_role("heading", level=2)
    before = heading.inner_text()
    page.get_by_role("region", name="Places").get_by_role("button", name=re.compile("^Kunduz Kunduz Province")).click()
    expect(page).to_have_url(re.compile("place=|box="))
    expect(heading).not_to_have_text(before)
    for one in events.get_by_role("listitem").all():
        assert "Aleppo" not in one.inner_text()


def test_the_map_is_moved_by_keys_and_taken_as_a_picture(look_at: Opening) -> None:
    page = look_at("/map")
    page.get_by_role("application").focus()
    for key in ("+", "+", "ArrowLeft", "-"):
        page.keyboard.press(key)
    with page.expect_download() as download:
        page.get_by_role("group", name="Picture of the map").get_by_role("button", name="SVG").click()
    assert "Natural Earth" in download.value.path().read_text("utf-8")


def test_a_box_goes_along_to_find_and_is_taken_away_there(look_at: Opening) -> None:
    page = look_at("/map")
    page.get_by_role("button", name="Only what is seen").click()
    expect(page).to_have_url(re.compile("box="))
    expect(shown(page)).to_have_text(re.compile(r"in the box [\d,]+ claims?, \d+ places?"))
    page.get_by_role("link", name="All of them in Find").click()
    expect(page).to_have_url(re.compile(r"/\?(?=.*box=)(?=.*view=events)"))
    chip = page.get_by_role("link", name=re.compile("^Take away in the box .*° [NS] to .*° [EW]$"))
    boxed = page.locator(".total strong").inner_text()
    chip.click()
    expect(page).not_to_have_url(re.compile("box="))
    expect(page.locator(".total strong")).not_to_have_text(boxed)


def test_a_place_is_chosen_without_others_of_its_name(look_at: Opening) -> None:
    page = look_at("/map")
    places = page.get_by_role("region", name="Places")
    places.get_by_role("button", name=re.compile("^Kunduz Kunduz Province")).click()
    expect(page).to_have_url(re.compile("place=Kunduz%401135689"))
    expect(places.get_by_role("button", pressed=True)).to_have_count(1)
    page.get_by_role("button", name="Take away where: Kunduz").click()
    expect(places.get_by_role("button", pressed=True)).to_have_count(0)


def test_a_date_is_typed_as_dates_are_shown(look_at: Opening) -> None:
    page = look_at("/map")
    field = page.get_by_label("From", exact=True)
    field.fill("10/07/2015")
    field.press("Tab")
    expect(page.get_by_role("alert")).to_have_text("Not a date: expected YYYY-MM-DD, YYYY-MM or YYYY")
    expect(page).not_to_have_url(re.compile("since="))
    field.fill("2015-10")
    field.press("Tab")
    expect(page).to_have_url(re.compile("since=2015-10$"))
    expect(page.get_by_role("alert")).to_have_count(0)
