"""Judging in the browser: what is told as saved is in the archive, what is not is not lost."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from tests.web.browser.driving import Opening, without_marks

from sayso.model.judgement import Judgement
from sayso.run.archive import Archive


@dataclass(slots=True)
class Judging:
    """A coder at the queue.

    Attributes:
        opening: opens pages of an archive that may be written to.
        before: ids of the judgements that were there when the test began.
    """

    opening: Opening
    before: frozenset[str] = frozenset()

    def open(self, address: str = "/judge") -> Page:
        """The queue, with something to decide on."""
        page = self.opening(address)
        expect(page.get_by_role("group", name="Decide")).to_be_visible()
        return page

    def open_amid(self, fault: Callable[[Route], None]) -> Page:
        """The queue, where nothing that is decided reaches the server: the fault stands before the page is loaded."""
        page = self.open()
        page.route("**/api/judgements", fault)
        page.reload()
        expect(page.get_by_role("group", name="Decide")).to_be_visible()
        return page

    def made(self) -> list[dict[str, Any]]:
        """Judgements of this test, as the archive has them, the oldest first."""
        rows = self.opening.served.ask("/api/judgements")["rows"]
        return [row for row in reversed(rows) if row["id"] not in self.before]

    def verdicts(self) -> list[str]:
        return [row["verdict"] for row in self.made()]

    def done(self, by: str = "doubt") -> int:
        """How many items of a queue this coder has judged."""
        done: int = self.opening.served.ask(f"/api/queue?by={by}&size=1")["done"]
        return done


@pytest.fixture
def judging(work_on: Opening) -> Judging:
    one = Judging(work_on)
    one.before = frozenset(row["id"] for row in one.made())
    return one


def saved(page: Page, what: str) -> None:
    expect(page.get_by_role("status").filter(has_text=re.compile(f"Saved.*{what}", re.DOTALL))).to_be_visible()


def test_accept_reject_and_undo_by_keys(judging: Judging) -> None:
    done = judging.done()
    page = judging.open()
    expect(page.get_by_text(f"{done} done")).to_be_visible()
    page.keyboard.press("a")
    saved(page, "Accepted")
    expect(page.get_by_text("Now: 2 of those loaded")).to_be_attached()
    page.keyboard.press("r")
    saved(page, "Rejected")
    assert judging.verdicts() == ["correct", "not-a-claim"]
    page.keyboard.press("z")
    saved(page, "Undone")
    expect(page.get_by_text(f"{done + 1} done")).to_be_visible()
    assert [row["ended"] for row in judging.made()] == [False, True, False]
    with Archive(judging.opening.served.path) as archive:
        assert [one.verdict for one in archive.judgements()][-3:] == ["correct", "not-a-claim", "withdrawn"]


def test_undo_of_any_single_one(judging: Judging) -> None:
    done = judging.done()
    page = judging.open()
    for number in range(2, 5):
        page.keyboard.press("a")
        expect(page.get_by_text(f"Now: {number} of those loaded")).to_be_attached()
    expect(page.get_by_text(f"{done + 3} done")).to_be_visible()
    page.keyboard.press("Shift+Z")
    dialog = page.get_by_role("dialog", name="Undo which?")
    dialog.get_by_role("button", name=re.compile("^Undo: Accepted")).nth(2).click()
    expect(dialog.get_by_role("listitem").nth(3).get_by_text("withdrawn", exact=True)).to_be_visible()
    assert [row["ended"] for row in judging.made()] == [True, False, False, False]


def test_a_part_is_corrected_from_a_list_and_by_its_boundary(judging: Judging) -> None:
    page = judging.open()
    page.keyboard.press("e")
    page.keyboard.press("3")
    page.get_by_role("combobox", name="Status").select_option("possible")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Save correction").click()
    saved(page, "status is possible")
    while not page.locator(".k-who").count():
        page.keyboard.press("ArrowRight")
    page.keyboard.press("4")
    field = page.get_by_role("textbox", name="Who")
    expect(field).to_be_focused()
    page.keyboard.press("]")
    longer = field.input_value()
    assert " " in longer
    assert longer in without_marks(page.locator(".context"))
    page.keyboard.press("Enter")
    saved(page, "who is")
    assert [(row["field"], row["value"]) for row in judging.made()] == [("status", "possible"), ("actors", longer)]


def test_keys_do_nothing_in_fields_and_where_they_are_switched_off(judging: Judging) -> None:
    page = judging.open()
    page.keyboard.press("n")
    page.get_by_role("textbox", name="What is to be remembered").fill("")
    page.keyboard.type("a rare reading")
    page.get_by_role("button", name="Save note").click()
    saved(page, "Note")
    page.get_by_role("checkbox", name="Keys on").uncheck()
    page.keyboard.press("a")
    page.wait_for_timeout(200)
    assert judging.verdicts() == ["note"]


def test_pairs_are_judged_side_by_side(judging: Judging) -> None:
    page = judging.open("/judge?by=pairs")
    expect(page.get_by_role("region", name="First event")).to_be_visible()
    expect(page.get_by_role("region", name="Second event")).to_be_visible()
    page.keyboard.press("d")
    saved(page, "Different events")
    page.keyboard.press("u")
    saved(page, "Unsure")
    assert judging.verdicts() == ["different", "unsure"]


def test_what_could_not_be_saved_stays_and_is_sent_again(judging: Judging) -> None:
    judging.opening.watch.expected.append("503|ERR_FAILED")
    page = judging.open_amid(lambda route: route.fulfill(status=503, json={"error": "The disk is full"}))
    page.keyboard.press("a")
    expect(page.get_by_role("alert").filter(has_text="The disk is full")).to_be_visible()
    assert judging.verdicts() == []
    page.unroute("**/api/judgements")
    page.get_by_role("button", name="Try again").click()
    saved(page, "Accepted")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert judging.verdicts() == ["correct"]


def test_what_was_not_sent_outlives_a_reload(judging: Judging) -> None:
    judging.opening.watch.expected.append("ERR_FAILED")
    page = judging.open_amid(lambda route: route.abort())
    page.keyboard.press("r")
    expect(page.get_by_role("alert").filter(has_text="does not answer")).to_be_visible()
    page.unroute("**/api/judgements")
    page.reload()
    expect(page.get_by_role("group", name="Decide")).to_be_visible()
    saved(page, "Rejected")
    assert judging.verdicts() == ["not-a-claim"]


def test_two_coders_are_compared(judging: Judging) -> None:
    page = judging.open()
    page.keyboard.press("a")
    saved(page, "Accepted")
    (mine,) = judging.made()
    with Archive(judging.opening.served.path) as archive:
        archive.judge([Judgement("not-a-claim", tuple(mine["of"]), why="a headline", by="Second Coder")])
    page.get_by_role("link", name="Agreement").click()
    expect(page.get_by_role("row", name=re.compile("Is it a claim"))).to_have_count(2)
    expect(page.get_by_role("cell", name="Rejected, not a claim")).to_be_visible()
    page.get_by_role("link", name="History").click()
    page.get_by_label("Judgements of").select_option("Second Coder")
    expect(page.get_by_text("a headline")).to_be_visible()
    expect(page).to_have_url(re.compile("by=Second"))
