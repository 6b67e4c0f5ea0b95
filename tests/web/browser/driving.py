"""A real browser in front of a real server over the sample reports; nothing it does may go unseen."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import httpx2
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Locator,
    Page,
    Request,
    Response,
    expect,
)

ROOT = Path(__file__).resolve().parents[3]
BUILT = ROOT / "src/sayso/web/pages/index.html"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), "")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
)
WAIT = 45_000
"""Milliseconds after which something that should be on a page is taken to be missing; machines may be busy."""
Look = Literal["light", "dark"]
expect.set_options(timeout=WAIT)


@dataclass(frozen=True, slots=True)
class Served:
    """A server in a process of its own.

    Attributes:
        origin: such as `http://127.0.0.1:41234`.
        entry: the address that it printed, with the token where there is one.
        path: the folder of its archive.
    """

    origin: str
    entry: str
    path: Path

    def ask(self, address: str) -> Any:
        """What the API answers whoever has the token."""
        token = self.entry.partition("token=")[2]
        answer = httpx2.get(self.origin + address, headers={"authorization": f"Bearer {token}"}, timeout=30)
        answer.raise_for_status()
        return answer.json()


@dataclass(slots=True)
class Watch:
    """What a page does beside what it shows.

    Attributes:
        origin: where requests may go.
        faults: errors on the console, scripts that broke off, dialogs, requests elsewhere.
        expected: errors on the console that a test brings about itself.
        broken: answers that tell of a fault of the server.
    """

    origin: str
    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    broken: list[Response] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """Watch a page from now on."""
        page.on("console", lambda message: self._console(message))
        page.on("pageerror", lambda error: self.faults.append(f"script broke off: {error}"))
        page.on("dialog", lambda dialog: self._dialog(dialog))
        page.on("request", lambda request: self._request(request))
        page.on("response", lambda response: self.broken.append(response) if response.status >= 500 else None)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(re.search(one, message.text) for one in self.expected):
            self.faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and f"{parts.scheme}://{parts.netloc}" != self.origin:
            self.faults.append(f"request: {request.url}")


@contextmanager
def served(path: Path, *options: str, given: str = "") -> Iterator[Served]:
    """`sayso serve` over an archive, until the block ends; a traceback on its terminal is a fault.

    Args:
        path: the archive.
        options: of the command.
        given: what its standard input has.
    """
    start = [sys.executable, "-c", "import sayso.cli; sayso.cli.main()"]
    command = [*start, "serve", str(path), "--port", "0", "--no-open", "--debug", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, **pipes, env=environment, text=True) as process:  # type: ignore[call-overload]
        assert process.stdin
        assert process.stdout
        process.stdin.write(given)
        process.stdin.close()
        said: list[str] = []
        try:
            yield _address(process.stdout, said, path)
        finally:
            process.terminate()
            rest = process.stdout.read()
            process.wait(30)
        assert "Traceback" not in rest, rest


def _address(lines: Iterator[str], said: list[str], path: Path) -> Served:
    for line in lines:
        said.append(line)
        if found := re.search(r"(https?://[^/\s]+)/\S*", line):
            return Served(found[1], found[0], path)
    raise AssertionError(f"no address printed: {''.join(said)}")


def needed() -> None:
    """Skip where there is nothing to look with, or nothing to look at."""
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    if not BUILT.is_file():
        pytest.skip("the pages are not built (make pages)")


@dataclass(slots=True)
class Opening:
    """Opens pages of one server, and says at the end what they did that they should not.

    Attributes:
        browser: to open them in.
        served: whose they are.
        watch: over all of them.
    """

    browser: Browser
    served: Served
    watch: Watch
    contexts: list[BrowserContext] = field(default_factory=list)

    def __call__(self, address: str = "/", *, look: Look = "light", width: int = 1280, **more: Any) -> Page:
        """A page at an address, in a context of its own, with the token."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=look, base_url=self.served.origin, **more
        )
        self.contexts.append(context)
        context.set_default_timeout(WAIT)
        page = context.new_page()
        self.watch.over(page)
        page.goto(self.served.entry)
        page.goto(address)
        page.wait_for_load_state("networkidle")
        return page

    def close(self) -> None:
        """Close the pages, having asked what answers of the server said that tell of a fault."""
        for response in self.watch.broken:
            if not any(re.search(one, str(response.status)) for one in self.watch.expected):
                self.watch.faults.append(f"{response.status} {response.url}: {response.text()[:300]}")
        for context in self.contexts:
            context.close()


def without_marks(shown: Locator) -> str:
    """The text of a report as a page shows it: without the marks that are set into it, pictures as what they are of."""
    return str(
        shown.evaluate(
            "shown => { const own = shown.cloneNode(true);"
            " own.querySelectorAll('.not-text').forEach((mark) => mark.remove());"
            " own.querySelectorAll('[data-is]').forEach((picture) => { picture.textContent = picture.dataset.is });"
            " return own.textContent }"
        )
    )
