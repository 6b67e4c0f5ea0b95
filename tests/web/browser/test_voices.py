"""Voices: who acts on whom, as one origin tells it, and how another tells it otherwise."""

import re

from playwright.sync_api import expect
from tests.web.browser.driving import Opening


def test_the_matrix_is_looked_at_through_one_voice_and_against_another(look_at: Opening) -> None:
    everybody = look_at.served.ask("/api/voices")["total"]
    page = look_at("/voices")
    table = page.get_by_role("table", name=re.compile("^Who acts on whom"))
    expect(table).to_be_visible()
    said = page.get_by_role("status").filter(has_text="claims with who and whom")
    expect(said).to_contain_text(str(everybody))
    page.get_by_role("combobox", name="As told by").fill("Russia")
    page.get_by_role("option", name=re.compile("^Russia")).first.click()
    expect(page).to_have_url(re.compile("as="))
    expect(page.get_by_role("combobox", name=re.compile("Against", re.IGNORECASE))).to_be_visible()
    page.get_by_role("combobox", name=re.compile("Against", re.IGNORECASE)).fill("Syria")
    page.get_by_role("option", name=re.compile("^Syria")).first.click()
    expect(page).to_have_url(re.compile("against="))
    expect(page.get_by_role("table").first).to_be_visible()


def test_a_cell_leads_to_its_claims(look_at: Opening) -> None:
    page = look_at("/voices")
    page.get_by_role("button", name=re.compile("^Russia on Islamic State")).click()
    page.get_by_role("link", name=re.compile("claims", re.IGNORECASE)).first.click()
    expect(page).to_have_url(re.compile("actor="))


def test_the_list_has_what_the_matrix_has(look_at: Opening) -> None:
    page = look_at("/voices")
    page.get_by_role("radio", name="List").check()
    expect(page.get_by_text("Islamic State").first).to_be_visible()
