"""Pictures of every view of the workbench over the sample reports, for docs/pictures: `make screenshots`."""

import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from tests.web.browser.addresses import addresses
from tests.web.browser.driving import BUILT, CHROMIUM, FLAGS, ROOT, WAIT, Look, Served, served

from sayso.run.archive import Archive

SIZES = ((1280, 860), (390, 844))
LOOKS: tuple[Look, ...] = ("light", "dark")
VIEWS = ("find", "report", "event", "accounts", "disputes", "map", "voices", "judge", "intake")
ADDRESSES = {"find": "/?type=ASSAULT", "voices": "/voices?as=state:RUS&against=state:SYR"}
"""Where a view is shown in a state that says more than its first one."""
COLOURS = 160


def main(folder: Path) -> int:
    """Write the pictures; the exit code."""
    if not CHROMIUM or not BUILT.is_file():
        sys.stderr.write("Chromium and the built pages are needed (apt-get install chromium; make pages)\n")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, served(_samples(Path(home) / "samples.sayso"), "--as", "Ada") as one:
        for name, picture in _pictures(one):
            (folder / name).write_bytes(picture)
            sys.stdout.write(f"{folder / name}: {len(picture) // 1000} kB\n")
    return 0


def _samples(path: Path) -> Path:
    with Archive(path) as archive:
        archive.add(ROOT / "src/sayso/demo/reports")
        archive.link()
    return path


def _pictures(one: Served) -> Iterator[tuple[str, bytes]]:
    known = {**addresses(one), **ADDRESSES}
    known["accounts"] = known["event"]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for look in LOOKS:
            for width, height in SIZES:
                page = _page(browser, one, look, (width, height))
                for view in VIEWS:
                    page.goto(known[view])
                    page.wait_for_load_state("networkidle")
                    _ready(page, view)
                    yield f"{view}-{width}-{look}.png", small(page.screenshot(animations="disabled"))
                page.context.close()
        browser.close()


def _page(browser: Browser, one: Served, look: Look, size: tuple[int, int]) -> Page:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=look, base_url=one.origin, reduced_motion="reduce"
    )
    context.set_default_timeout(WAIT)
    page = context.new_page()
    page.goto(one.entry)
    page.wait_for_load_state("networkidle")
    if (understood := page.get_by_role("button", name="Understood")).count():
        understood.click()
    return page


def _ready(page: Page, view: str) -> None:
    page.locator("#main h1").first.wait_for()
    if view == "accounts":
        page.locator("#main").get_by_role("region", name="accounts side by side").evaluate(
            "one => one.scrollIntoView()"
        )
    if view == "judge" and page.viewport_size == {"width": 1280, "height": 860}:
        page.keyboard.press("4")
        page.get_by_role("textbox", name="Who").wait_for()
    page.wait_for_timeout(300)


def small(picture: bytes) -> bytes:
    """A picture with few colours, which pages of text do well with."""
    with Image.open(io.BytesIO(picture)) as image:
        told = io.BytesIO()
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(told, "PNG", optimize=True)
    return told.getvalue()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
