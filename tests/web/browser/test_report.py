"""The reader: claims in the text, sources nested around what they are cited for, by mouse and keys."""

import re

from playwright.sync_api import expect
from tests.web.browser.driving import Opening, without_marks

TITLE = "Who is being bombed? Turkey and US contradict Russia"


def report(opening: Opening, title: str = TITLE) -> str:
    rows = opening.served.ask("/api/find?view=reports")["rows"]
    return next(str(row["id"]) for row in rows if row["title"] == title)


def test_the_text_stands_as_it_was_with_its_sources_around_it(look_at: Opening) -> None:
    own = report(look_at)
    told = look_at.served.ask(f"/api/reports/{own}")
    page = look_at(f"/report/{own}")
    nested = [one for one in told["attributions"] if one["depth"] > 0]
    assert nested
    expect(page.get_by_role("img", name=re.compile("^begins: ")).first).to_be_visible()
    assert page.get_by_role("img", name=re.compile("^begins: ")).count() >= len(told["attributions"]) // 2
    shown = without_marks(page.locator("#main"))
    for claim in told["claims"]:
        assert claim["sentence"]["text"] in shown


def test_mere_attitudes_are_shown_where_they_are_asked_for(look_at: Opening) -> None:
    own = report(look_at, "Defence Ministry: ships of Caspian Flotilla hit all targets")
    assert not all(one["asserts"] for one in look_at.served.ask(f"/api/reports/{own}")["attributions"])
    page = look_at(f"/report/{own}")
    marks = page.get_by_role("img", name=re.compile("^begins: "))
    expect(marks.first).to_be_visible()
    before = marks.count()
    page.keyboard.press("4")
    expect(page.get_by_role("checkbox", name=re.compile("attitudes"))).to_be_checked()
    assert marks.count() > before


def test_a_claim_opens_with_all_its_parts_by_click_and_by_keys(look_at: Opening) -> None:
    page = look_at(f"/report/{report(look_at)}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("claim=c"))
    expect(page.get_by_role("region", name="Judgements")).to_be_visible()
    first = page.url
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="Judgements")).to_have_count(0)
    page.get_by_role("region", name="Who says what").get_by_role("link").first.click()
    expect(page.get_by_role("region", name="Judgements")).to_be_visible()
    assert page.url != first or "claim=" in page.url


def test_a_claim_is_judged_where_it_stands(work_on: Opening) -> None:
    own = report(work_on)
    claim = work_on.served.ask(f"/api/reports/{own}")["claims"][0]["id"]
    page = work_on(f"/report/{own}?claim={claim}")
    judgements = page.get_by_role("region", name="Judgements")
    judgements.get_by_role("button", name=re.compile("Not a claim")).click()
    expect(judgements.get_by_text(re.compile("saved", re.IGNORECASE)).first).to_be_visible()
    (row,) = work_on.served.ask(f"/api/judgements?of={claim}")["rows"]
    assert (row["verdict"], row["of"]) == ("not-a-claim", [claim])


def test_the_page_as_it_was_is_shown_behind_bars(look_at: Opening) -> None:
    rows = look_at.served.ask("/api/find?view=reports")["rows"]
    own = next(row["id"] for row in rows if look_at.served.ask(f"/api/reports/{row['id']}")["original"])
    look_at.watch.expected.append("violates the following.*(img|style|script|font)-src")
    page = look_at(f"/report/{own}")
    page.get_by_role("link", name="Page as it came").click()
    frame = page.locator("iframe")
    expect(frame).to_be_visible()
    assert frame.get_attribute("sandbox") == ""
