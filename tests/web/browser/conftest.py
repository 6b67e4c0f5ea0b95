"""One browser for each file of tests, in front of servers over the sample reports."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.web.browser.driving import CHROMIUM, FLAGS, Opening, Served, Watch, needed, served


@pytest.fixture(scope="session")
def workbench(sample_archive: Path) -> Iterator[Served]:
    """One server for all tests that only look."""
    needed()
    with served(sample_archive) as one:
        yield one


@pytest.fixture(scope="module")
def own_workbench(sample_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for one file of tests, over an archive that they may write to."""
    needed()
    with served(Path(shutil.copytree(sample_archive, tmp_path_factory.mktemp("own") / "own.sayso"))) as one:
        yield one


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; for one file of tests, for as long as it runs no other event loop can in this thread."""
    needed()
    with sync_playwright() as play:
        one = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield one
        one.close()


def _opening(browser: Browser, one: Served) -> Iterator[Opening]:
    opening = Opening(browser, one, Watch(one.origin))
    yield opening
    opening.close()
    assert opening.watch.faults == []


@pytest.fixture
def look_at(browser: Browser, workbench: Served) -> Iterator[Opening]:
    """Opens pages over the sample archive; fails the test that has one with an error or a request elsewhere."""
    yield from _opening(browser, workbench)


@pytest.fixture
def work_on(browser: Browser, own_workbench: Served) -> Iterator[Opening]:
    """The same over an archive that may be written to."""
    yield from _opening(browser, own_workbench)
