"""Who may come in: those with the token of the run, or who log in; each sees and does what his role allows."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.browser.driving import Opening, Served, Watch, needed, served

PASSWORD = "long enough to be one"  # noqa: S105 - of a test


@pytest.fixture(scope="module")
def shared_workbench(sample_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with two users: one who reads, one who judges."""
    needed()
    users = tmp_path_factory.mktemp("users") / "users"
    for name, role in (("Rea", "read"), ("Jude", "judge")):
        start = [sys.executable, "-c", "import sayso.cli; sayso.cli.main()", "serve", "--users", str(users)]
        subprocess.run([*start, "--add-user", name, "--role", role], input=f"{PASSWORD}\n", text=True, check=True)
    with served(sample_archive, "--users", str(users)) as one:
        yield one


@pytest.fixture
def come(browser: Browser, shared_workbench: Served) -> Iterator[Opening]:
    opening = Opening(browser, shared_workbench, Watch(shared_workbench.origin, expected=["401", "403"]))
    yield opening
    opening.close()
    assert opening.watch.faults == []


def log_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def test_a_wrong_password_stays_outside_and_the_right_one_goes_where_it_was_meant(come: Opening) -> None:
    page = come("/judge")
    log_in(page, "Jude", "wrong")
    expect(page.get_by_text(re.compile("wrong|not|no ", re.IGNORECASE)).first).to_be_visible()
    log_in(page, "Jude")
    expect(page.get_by_text("Jude (judge)")).to_be_visible()


def test_who_may_only_read_cannot_judge(come: Opening) -> None:
    page = come("/")
    log_in(page, "Rea")
    expect(page.get_by_text("Rea (read)")).to_be_visible()
    page.goto("/judge")
    expect(page.get_by_text("You may look, but not judge")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Accept"))).to_have_count(0)
    expect(page.get_by_role("link", name="Intake")).to_have_count(0)
    refused = page.evaluate(
        "fetch('/api/judgements', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })"
        ".then((answer) => answer.status)"
    )
    assert refused == 403


def test_without_the_token_nothing_is_shown(browser: Browser, workbench: Served) -> None:
    context = browser.new_context(base_url=workbench.origin)
    page = context.new_page()
    answer = page.goto("/judge")
    assert answer
    assert answer.status == 401
    assert "token" in page.locator("body").inner_text()
    assert json.dumps(context.cookies()) == "[]"
    context.close()
