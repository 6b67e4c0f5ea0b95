"""Rows 10 and 15 of the threats: what reports say is shown as text, whatever it says, and what is not seen is shown."""

import json
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect
from tests.web.browser.driving import Opening, Served, Watch, needed, served, without_marks
from tests.web.browser.hostile import BIDI, RUNS, armed

from sayso.model.judgement import Judgement
from sayso.run.archive import Archive

PAGES = (
    *("/?size=200", "/?view=events&size=200", "/?view=reports&size=200", "/disputes", "/map", "/voices"),
    *("/judge", "/judge?by=dispute", "/judge?by=pairs", "/judge?view=history", "/judge?view=agreement", "/intake"),
)
GO = "to => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')) }"
"""Goes to another page as a link would, without loading the pages anew."""
COPY = """() => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector('#main'));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  const data = new DataTransfer();
  document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
  return data.getData('text/plain');
}"""


@dataclass(slots=True)
class Canary:
    """A server that nothing should ask.

    Attributes:
        at: its host and port.
        asked: the paths that it was asked for.
    """

    at: str
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    one = Canary("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            one.asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    one.at = f"127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield one
    server.shutdown()
    server.server_close()
    thread.join()


def lines(strings: Sequence[str]) -> Iterator[str]:
    """Reports, each of one string: as its title, publisher, address, key, and in its text as a name and a quotation."""
    for number, one in enumerate(strings):
        told = {"id": f"{number} {one}", "title": one, "publisher": one, "url": one, "published": "2015-10-07"}
        said = f"{one} militants shelled Homs on Monday, killing 12 people, the army said."
        yield json.dumps({**told, "text": f"{one}\n\n{said}\n“{one}” denied it.\n"}) + "\n"


def hostile_archive(path: Path, strings: Sequence[str]) -> Path:
    """An archive of such reports, whose claims people have corrected to such names, with such reasons."""
    source = path / "reports.jsonl"
    source.write_text("".join(lines(strings)), "utf-8")
    for number, one in enumerate(strings[:10]):
        name = one.replace("/", "\u2215").replace("\0", "")[:80]
        told = f"Rebels shelled Homs {number} times on Monday, the army said.\n"
        (path / f"{number}{name}.txt").write_text(told, "utf-8")
    with Archive(path / "hostile.sayso") as archive:
        archive.add([source, *path.glob("*.txt")])
        claims = list(archive.claims(type="ASSAULT"))
        parts = ("actors", "recipients", "place")
        archive.judge(
            Judgement("corrected", (claim.id,), parts[number % 3], one.replace(";", ","), why=one, by=one[:60])
            for number, (claim, one) in enumerate(zip(claims, strings, strict=False))
        )
        archive.link()
    return path / "hostile.sayso"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, canary: Canary) -> Iterator[Served]:
    needed()
    path = hostile_archive(tmp_path_factory.mktemp("hostile"), armed((*RUNS, *BIDI), canary.at))
    with served(path) as one:
        yield one


@pytest.fixture
def see(browser: Browser, hostile: Served) -> Iterator[Opening]:
    opening = Opening(browser, hostile, Watch(hostile.origin))
    yield opening
    opening.close()
    assert opening.watch.faults == []


def harmless(page: Page, canary: Canary) -> None:
    """Nothing ran, nothing was asked for, and no link leads where only a script or a stranger would."""
    assert page.evaluate("window.__hit") is None
    assert canary.asked == []
    links = page.locator("a[href]")
    assert set(links.evaluate_all("all => all.map((one) => one.protocol)")) <= {"http:", "https:"}
    rels = links.evaluate_all("all => all.filter((one) => one.origin !== location.origin).map((one) => one.rel)")
    assert all({"noreferrer", "noopener"} <= set(rel.split()) for rel in rels)
    assert page.locator("#main").locator("script, img, object, embed, style, link, form[action]").count() == 0


def test_lists_and_views_show_hostile_text_as_text(see: Opening, canary: Canary) -> None:
    page = see("/")
    for address in PAGES:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        harmless(page, canary)
    page.goto("/?view=reports&size=200")
    (image,) = armed(RUNS[3:4], canary.at)
    expect(page.locator("#main").get_by_text(image).first).to_be_attached()


def test_reports_and_events_show_hostile_text_as_text(see: Opening, canary: Canary) -> None:
    page = see("/")
    reports = see.served.ask("/api/find?view=reports&size=200")["rows"]
    events = see.served.ask("/api/find?view=events&size=200")["rows"]
    assert len(reports) >= len(RUNS)
    for kind, rows in (("report", reports), ("event", events[:15])):
        for row in rows:
            with page.expect_response(f"**/api/{kind}s/{row['id']}*"):
                page.evaluate(GO, f"/{kind}/{row['id']}")
            expect(page.locator("#main h1")).to_be_visible()
            harmless(page, canary)


def test_names_of_files_are_shown_as_text_where_they_are_taken_in(see: Opening, canary: Canary) -> None:
    page = see("/intake")
    names = [one[:120] for one in armed(RUNS[:12], canary.at)]
    files = [FilePayload(name=name, mimeType="text/plain", buffer=b"") for name in names]
    page.get_by_label("Choose files").set_input_files(files)
    expect(page.get_by_text(f"Done: {len(names)} inputs")).to_be_visible(timeout=120_000)
    harmless(page, canary)


@pytest.mark.parametrize("number", range(len(BIDI)))
def test_what_is_not_seen_is_pictured_and_the_quotation_goes_round(see: Opening, number: int) -> None:
    rows = see.served.ask("/api/find?view=reports&size=200")["rows"]
    own = next(one["id"] for one in rows if one["key"].startswith(f"{len(RUNS) + number} "))
    text = see.served.ask(f"/api/reports/{own}")["text"]
    page = see(f"/report/{own}")
    pictures = page.locator("#main [data-is]")
    shown: list[str] = pictures.evaluate_all("all => all.map((one) => one.dataset.is)")
    unseen = {one for one in BIDI[number] if unicodedata.category(one) in ("Cf", "Cc", "Zl", "Zp")}
    assert unseen
    assert unseen <= set(shown)
    assert all(pictures.nth(at).get_attribute("aria-label") for at in range(min(3, len(shown))))
    sentence = next(one for one in text.split("\n") if "militants shelled" in one)
    assert sentence in page.evaluate(COPY)
    assert page.locator("#main bdi").count() > 0


@pytest.mark.torture
def test_the_big_list_of_naughty_strings(browser: Browser, tmp_path: Path, canary: Canary, shared: Path) -> None:
    """515 strings: nothing runs, nothing is asked for, and every quotation is what the report says."""
    needed()
    naughty = [one for one in json.loads((shared / "hostile/blns.json").read_text("utf-8")) if one.strip()]
    with served(hostile_archive(tmp_path, naughty)) as one:
        opening = Opening(browser, one, Watch(one.origin))
        page = opening("/")
        for row in _all_reports(one):
            page.goto(f"/report/{row['id']}")
            page.wait_for_load_state("networkidle")
            harmless(page, canary)
            for claim in one.ask(f"/api/reports/{row['id']}")["claims"]:
                assert claim["sentence"]["text"] in without_marks(page.locator("#main"))
        opening.close()
        assert opening.watch.faults == []
    shutil.rmtree(tmp_path / "hostile.sayso")


def _all_reports(one: Served) -> Iterator[dict[str, str]]:
    number = 1
    while rows := one.ask(f"/api/find?view=reports&size=200&page={number}")["rows"]:
        yield from rows
        number += 1
