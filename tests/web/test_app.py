"""The application as a whole: what answers where, and what goes wrong in one line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient
from tests.web.conftest import ORIGIN, PORT, Bench

from sayso.archive.archive import Archive as Kept
from sayso.errors import RunStopped
from sayso.model.judgement import Judgement
from sayso.run.archive import Archive
from sayso.web.answers import Missing
from sayso.web.app import API, make_app
from sayso.web.desk import Desk
from sayso.web.faults import told
from sayso.web.guard import LOOPBACK, Door, hosts_of
from sayso.web.users import Sessions, User

INDEX = "<!doctype html><title>sayso</title>"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Pages as they are built."""
    folder = tmp_path / "pages"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(INDEX, "utf-8")
    (folder / "icon.svg").write_text("<svg/>", "utf-8")
    (folder / "assets" / "index-1a2b.js").write_text("export {}", "utf-8")
    (folder / "assets" / "land.bin").write_bytes(b"\x00\x01")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    return folder


def paged(archive: Path, pages: Path) -> Iterator[TestClient]:
    door = Door(hosts_of(LOOPBACK, PORT), Sessions(), port=PORT)
    token = door.sessions.open(User("Ada", "admin"))
    app = make_app(Desk(str(archive)), door, pages=pages)
    with TestClient(app, base_url=ORIGIN, headers={"authorization": f"Bearer {token}"}) as client:
        yield client


@pytest.fixture
def site(sample_archive: Path, built: Path) -> Iterator[TestClient]:
    yield from paged(sample_archive, built)


def test_the_state_of_the_archive(client: TestClient) -> None:
    told_of = client.get("/api/status").json()
    assert told_of["name"] == "demo"
    assert told_of["counts"]["reports"] == 16
    assert told_of["counts"]["claims"] > told_of["counts"]["events"] > 0
    assert told_of["user"] == {"name": "Ada", "role": "admin"}
    assert told_of["logs_in"] is False
    assert {"happened", "denied"} <= set(told_of["statuses"])
    assault = next(one for one in told_of["types"] if one["name"] == "ASSAULT")
    assert assault["label"]
    assert {"name": "heavy-weapons", "label": "heavy weapons"} in assault["modes"]


@pytest.mark.parametrize(
    "path", ["/", "/event/e1", "/report/r%2F1", "/map", "/judge", "/no/such/page", "/..", "/%2e%2e/"]
)
def test_every_page_is_the_one_page(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert (answer.status_code, answer.text) == (200, INDEX)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "kind", "caching"),
    [
        ("/icon.svg", "image/svg+xml", "no-cache"),
        ("/assets/index-1a2b.js", "text/javascript; charset=utf-8", "private, max-age=31536000, immutable"),
        ("/assets/land.bin", "application/octet-stream", "private, max-age=31536000, immutable"),
    ],
)
def test_files_come_with_their_types(site: TestClient, path: str, kind: str, caching: str) -> None:
    answer = site.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["cache-control"] == caching


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../../secret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/assets//etc/passwd",
        "/assets/%2fetc%2fpasswd",
        "/../secret.txt",
        "/secret.txt",
        "/assets/none.js",
    ],
)
def test_no_path_leads_to_another_file(site: TestClient, path: str) -> None:
    answer = site.get(path)
    assert "secret" not in answer.text.replace("secret.txt", "")
    assert "root:" not in answer.text
    assert answer.status_code == 404 or answer.text == INDEX


def test_where_no_pages_are_built_it_is_said_how(sample_archive: Path, tmp_path: Path) -> None:
    for client in paged(sample_archive, tmp_path / "none"):
        answer = client.get("/map")
        assert answer.status_code == 503
        assert "`make pages` builds them" in answer.text
        assert client.get("/api/status").status_code == 200


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/nowhere", "/api/status/x", "/api/reports"])
def test_what_is_nowhere_is_told_as_json(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"].startswith(f"Nothing is at {path}")


def test_a_method_that_is_none_is_refused(client: TestClient) -> None:
    answer = client.post("/api/status")
    assert (answer.status_code, list(answer.json())) == (405, ["error"])
    assert "GET" in answer.headers["allow"]


def test_every_address_is_one_parts_alone() -> None:
    paths = [(route.path, method) for part in API for route in part.ROUTES for method in route.methods or ()]
    assert len(paths) == len(set(paths))
    assert all(path.startswith("/api/") for path, _ in paths)


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (Missing("No report 'x'"), 404, "No report 'x'"),
        (RunStopped("No such type"), 400, "No such type"),
        (RunStopped("It is damaged", 3), 503, "It is damaged"),
        (RunStopped("The disk is full", 4), 503, "The disk is full"),
        (OSError(28, "No space left on device", "/srv/x"), 503, "The machine fails: No space left on device"),
        (ValueError("words of a report"), 500, "ValueError (a fault of sayso; `sayso serve --debug` shows where)"),
        (KeyError("words of a report"), 500, "KeyError (a fault of sayso; `sayso serve --debug` shows where)"),
    ],
)
def test_what_goes_wrong_is_one_line(error: Exception, status: int, message: str) -> None:
    assert told(error) == (status, message)


def test_a_fault_says_nothing_of_reports_nor_of_paths(own_archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk, door = Desk(str(own_archive)), Door(hosts_of(LOOPBACK, PORT), Sessions(), port=PORT)
    token = door.sessions.open(User("Ada", "admin"))
    app = make_app(desk, door)

    def fail(_: Request) -> Response:
        raise RuntimeError("words of a report")

    def stop(_: Request) -> Response:
        raise RunStopped(f"{own_archive}/sayso.db is damaged", 3)

    app.router.routes[:0] = [Route("/api/fail", fail), Route("/api/stop", stop)]
    with TestClient(app, base_url=ORIGIN, headers={"authorization": f"Bearer {token}"}) as client:
        assert client.get("/api/fail").json() == {
            "error": "RuntimeError (a fault of sayso; `sayso serve --debug` shows where)"
        }
        assert client.get("/api/stop").json() == {"error": "own/sayso.db is damaged"}
    assert "words of a report" not in "".join(capsys.readouterr())


def test_an_archive_that_is_gone_is_told_of(bench: Bench) -> None:
    bench.path.rename(bench.path.with_name("away.sayso"))
    answer = bench.client.get("/api/judgements")
    assert answer.status_code == 503
    assert str(bench.path) not in answer.text


def test_a_reader_sees_what_another_process_has_added(bench: Bench) -> None:
    """The archive that answers is open already; another one writes."""
    before = bench.client.get("/api/status").json()["counts"]
    with Archive(bench.path) as archive:
        own = next(row[0] for row in archive.rows("SELECT id FROM reports ORDER BY id LIMIT 1"))
        archive.retract(own, "taken back")
    after = bench.client.get("/api/status").json()["counts"]
    assert after["reports"] == before["reports"] - 1
    assert after["claims"] < before["claims"]


def test_one_answer_is_of_one_state(own_archive: Path) -> None:
    desk = Desk(str(own_archive))
    count = "SELECT count(*) FROM reports WHERE state = 'live'"
    with desk.archive() as seen:
        before = list(seen.rows(count))
        with Kept(own_archive) as other:
            own = next(row[0] for row in other.rows("SELECT id FROM reports ORDER BY id LIMIT 1"))
        with Archive(own_archive) as writer:
            writer.retract(own, "taken back")
        assert list(seen.rows(count)) == before
    with desk.archive() as seen:
        assert list(seen.rows(count)) == [(before[0][0] - 1,)]
    desk.close()


def test_what_was_added_without_being_linked_is_linked(own_archive: Path) -> None:
    with Archive(own_archive) as archive:
        (own,) = next(archive.rows("SELECT id FROM claims WHERE type <> 'RELATION' LIMIT 1"))
        archive.judge([Judgement("not-a-claim", (own,), by="Bo")])
        assert archive.unlinked() == 1
    for client in paged(own_archive, own_archive / "none"):
        assert client.get("/api/status").json()["linking"] is True
        while client.get("/api/status").json()["linking"]:
            pass
    with Archive(own_archive) as archive:
        assert archive.unlinked() == 0
