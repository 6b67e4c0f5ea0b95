"""Every page, in light and dark, wide and narrow: whole, quiet, and open to everybody."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.web.browser.addresses import addresses
from tests.web.browser.driving import ROOT, Look, Opening

AXE = ROOT / "workbench/node_modules/axe-core/axe.min.js"


def faults(page: Page) -> list[str]:
    """What axe-core finds on a page that is serious or worse: the rule, and where."""
    page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    grave = [one for one in found["violations"] if one["impact"] in ("serious", "critical")]
    return [f"{one['id']}: {node['html'][:200]}" for one in grave for node in one["nodes"]]


@pytest.mark.parametrize(("look", "width"), [("light", 1280), ("dark", 390)])
def test_every_page_is_open_to_everybody(look_at: Opening, look: Look, width: int) -> None:
    if not AXE.is_file():
        pytest.skip("no axe-core in workbench/node_modules (make pages)")
    # Only here, and only for axe: it makes functions of text, which the policy of the pages forbids.
    page = look_at("/", look=look, width=width, bypass_csp=True)
    found: dict[str, list[str]] = {}
    for kind, address in addresses(look_at.served).items():
        opened(page, address)
        found[kind] = faults(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, kind
    assert found == {kind: [] for kind in found}
    assert len(found) == 13


def test_every_page_keeps_to_the_policy(look_at: Opening) -> None:
    page = look_at("/")
    for address in addresses(look_at.served).values():
        opened(page, address)
        assert "sayso" in page.title()
        scripts: list[str] = page.locator("script").evaluate_all("all => all.map((one) => one.src)")
        assert all(one.startswith(look_at.served.origin) for one in scripts)


def opened(page: Page, address: str) -> None:
    """A page with all that it asks for, and without a fault that it tells of."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_an_address_that_leads_nowhere_says_so(look_at: Opening) -> None:
    look_at.watch.expected.append("404")
    page = look_at("/event/e0000000000000000")
    expect(page.get_by_role("alert")).to_contain_text("e0000000000000000")
    page = look_at("/nowhere")
    expect(page.get_by_role("heading", name="No such page")).to_be_visible()
