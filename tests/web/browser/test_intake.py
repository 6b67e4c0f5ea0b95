"""Intake in the browser: each input goes where it should, and says how it went."""

import json
import re

from playwright.sync_api import FilePayload, Locator, Page, expect
from tests.web.browser.driving import Opening

NEWS = (
    "Port Arden quiet after raid\n\n"
    "Norland's envoy said on Friday that rebels had shot nine guards in Port Arden with rifles.\n"
    "The rebels denied that they had shot anybody.\n"
)
LONG = 120_000
"""Milliseconds in which a report is read: the model is loaded first."""


def intake(opening: Opening) -> Page:
    page = opening("/intake")
    expect(page.get_by_role("button", name="Take in text")).to_be_visible()
    return page


def row(page: Page, place: str) -> Locator:
    """How an input went."""
    return page.get_by_role("list", name="Inputs").get_by_role("listitem").filter(has_text=place)


def file(name: str, told: str | bytes, kind: str = "text/plain") -> FilePayload:
    return FilePayload(name=name, mimeType=kind, buffer=told if isinstance(told, bytes) else told.encode())


def test_files_go_ok_and_failed_and_lead_to_their_reports(work_on: Opening) -> None:
    page = intake(work_on)
    page.get_by_label("Choose files").set_input_files(
        [file("arden.txt", NEWS), file("broken.pdf", b"%PDF-1.7\nnothing", "application/pdf"), file("empty.txt", "")]
    )
    expect(row(page, "arden.txt")).to_have_text(re.compile("ok"), timeout=LONG)
    expect(row(page, "broken.pdf")).to_have_text(re.compile("failed.*\\w+", re.DOTALL))
    expect(row(page, "empty.txt")).to_have_text(re.compile("failed.*\\w+", re.DOTALL))
    expect(page.get_by_text(re.compile("Done: 3 inputs, [1-9]"))).to_be_visible()
    page.get_by_role("button", name=re.compile("failed 2")).click()
    expect(row(page, "arden.txt")).to_have_count(0)
    page.get_by_role("button", name="All 3").click()
    row(page, "arden.txt").get_by_role("link").click()
    expect(page).to_have_url(re.compile("/report/r"))
    expect(page.get_by_text("rebels had shot nine guards").first).to_be_visible()


def test_text_is_taken_in_with_what_is_known_of_it(work_on: Opening) -> None:
    page = intake(work_on)
    page.get_by_role("textbox", name="Text").fill(NEWS.replace("Arden", "Ostrow"))
    page.get_by_role("textbox", name="Title").fill("Raid in Port Ostrow")
    page.get_by_role("textbox", name="Publisher").fill("Ostrow Herald")
    page.get_by_label("Published").fill("2024-05-03")
    page.get_by_role("button", name="Take in text").click()
    expect(page.get_by_role("list", name="Inputs").get_by_role("listitem")).to_have_text(re.compile("ok"), timeout=LONG)
    page.get_by_role("list", name="Inputs").get_by_role("link").click()
    expect(page.get_by_text("Ostrow Herald").first).to_be_visible()
    report = page.url.rpartition("/")[2].partition("?")[0]
    told = work_on.served.ask(f"/api/reports/{report}")["report"]
    assert (told["title"], told["publisher"], told["published"]) == (
        "Raid in Port Ostrow",
        "Ostrow Herald",
        "2024-05-03",
    )


def test_an_address_inside_is_refused_with_its_reason(work_on: Opening) -> None:
    page = intake(work_on)
    page.get_by_role("textbox", name="Address of a page").fill("http://127.0.0.1:9/secret")
    page.get_by_role("button", name="Take in page").click()
    expect(row(page, "127.0.0.1:9")).to_have_text(re.compile("failed.*127.0.0.1", re.DOTALL), timeout=LONG)


def test_what_runs_is_found_again_after_a_reload(work_on: Opening) -> None:
    page = intake(work_on)
    page.get_by_label("Choose files").set_input_files([file("later.txt", NEWS.replace("nine", "ten"))])
    expect(row(page, "later.txt")).to_be_visible()
    page.reload()
    expect(row(page, "later.txt")).to_have_text(re.compile("ok"), timeout=LONG)


def test_a_dropped_file_is_taken_in(work_on: Opening) -> None:
    page = intake(work_on)
    data = page.evaluate_handle(
        """told => {
          const data = new DataTransfer();
          data.items.add(new File([told], "dropped.txt", { type: "text/plain" }));
          return data;
        }""",
        NEWS.replace("nine", "eleven"),
    )
    page.get_by_role("region", name="Files").dispatch_event("drop", {"dataTransfer": data})
    expect(row(page, "dropped.txt")).to_have_text(re.compile("ok"), timeout=LONG)
    assert json.dumps(work_on.served.ask("/api/intake")).count("dropped.txt")


def test_by_keyboard_alone(work_on: Opening) -> None:
    page = intake(work_on)
    page.get_by_role("textbox", name="Address of a page").focus()
    page.keyboard.type("ftp://example.org/x")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="expected one that begins with http")).to_be_visible()
    work_on.watch.faults[:] = [one for one in work_on.watch.faults if "400" not in one]
