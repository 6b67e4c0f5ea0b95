"""Names, passwords, roles and sessions; and the page to log in at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.conftest import ORIGIN, PORT

from sayso.errors import RunStopped
from sayso.web import users as users_module
from sayso.web.app import make_app
from sayso.web.desk import Desk
from sayso.web.guard import LOOPBACK, Door, hosts_of
from sayso.web.users import OnePassword, Sessions, Tries, User, Users, fits, hashed, put, read

GOOD = "correct horse"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that cost little."""
    monkeypatch.setattr(users_module, "_COST", 16)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "users.json"
    put(path, "Ada", "admin", GOOD)
    put(path, "Bo", "read", GOOD + "!")
    return path


@pytest.fixture
def door(file: Path) -> Door:
    return Door(hosts_of(LOOPBACK, PORT), Sessions(), Users(str(file)), port=PORT)


@pytest.fixture
def client(sample_archive: Path, door: Door) -> Iterator[TestClient]:
    """A browser that has not logged in."""
    app = make_app(Desk(str(sample_archive)), door)
    with TestClient(app, base_url=ORIGIN, follow_redirects=False, headers={"origin": ORIGIN}) as one:
        yield one


def log_in(client: TestClient, name: str = "Ada", password: str = GOOD, back: str = "/") -> int:
    return client.post("/login", data={"name": name, "password": password, "next": back}).status_code


def test_a_file_of_users_holds_no_password(file: Path) -> None:
    assert GOOD not in file.read_text("utf-8")
    assert file.stat().st_mode & 0o777 == 0o600
    assert {name: entry.role for name, entry in read(file).items()} == {"Ada": "admin", "Bo": "read"}
    assert [path.name for path in file.parent.iterdir()] == ["users.json"]


def test_two_hashes_of_one_password_differ() -> None:
    one, other = hashed(GOOD), hashed(GOOD)
    assert one != other
    assert fits(GOOD, one)
    assert fits(GOOD, other)
    assert not fits(GOOD + " ", one)


@pytest.mark.parametrize("kept", ["", "x", "scrypt$16$zz$00", "md5$16$00$00", "scrypt$16$00", "scrypt$99999999$00$00"])
def test_nothing_fits_what_is_no_hash(kept: str) -> None:
    assert not fits(GOOD, kept)


@pytest.mark.parametrize("name", ["", " x", "a/b", "a\nb", "x" * 65, "<b>", "a\u202eb"])
def test_odd_names_are_refused(file: Path, name: str) -> None:
    with pytest.raises(RunStopped, match="expected 1 to 64 letters"):
        put(file, name, "read", GOOD)


@pytest.mark.parametrize(("length", "fine"), [(9, False), (10, True), (1000, True), (1001, False)])
def test_passwords_have_a_length(file: Path, length: int, fine: bool) -> None:
    if fine:
        put(file, "Cy", "judge", "x" * length)
        assert Users(str(file)).is_right("Cy", "x" * length)
    else:
        with pytest.raises(RunStopped, match="expected 10 to 1000"):
            put(file, "Cy", "judge", "x" * length)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"Ada": 1}', b'{"Ada": {"role": "king", "password": ""}}', b"\xff"])
def test_what_is_no_file_of_users_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "users.json"
    path.write_bytes(content)
    with pytest.raises(RunStopped, match="is no file of users") as caught:
        Users(str(path))
    assert caught.value.code == 3


def test_one_password_is_everybodys() -> None:
    users = OnePassword(GOOD)
    assert users.is_right("Ada", GOOD)
    assert users.is_right("Bo", GOOD)
    assert not users.is_right("Bo", GOOD[:-1])
    assert not users.is_right("<b>", GOOD)


def test_who_has_not_logged_in_is_led_there(client: TestClient) -> None:
    answer = client.get("/event/e1", headers={"accept": "text/html"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2Fevent%2Fe1")
    assert client.get("/api/status").status_code == 401
    page = client.get(answer.headers["location"])
    assert 'name="next" value="/event/e1"' in page.text
    assert page.headers["referrer-policy"] == "same-origin"
    assert client.get("/plain.css").status_code == 200


def test_logging_in_leads_back_to_what_was_chosen(client: TestClient) -> None:
    answer = client.get("/map?type=ASSAULT&q=a%26b", headers={"accept": "text/html"})
    page = client.get(answer.headers["location"])
    assert 'name="next" value="/map?type=ASSAULT&amp;q=a%26b"' in page.text


def test_users_that_cannot_be_read_let_nobody_in_and_are_told_of_in_one_line(client: TestClient, file: Path) -> None:
    log_in(client)
    file.write_text("[]")
    told = "The users cannot be read; expected their file as --users has it"
    for answer in (client.get("/api/status"), client.post("/login", data={"name": "Ada", "password": GOOD})):
        assert (answer.status_code, answer.json()) == (503, {"error": told})
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_logging_in_and_out(client: TestClient) -> None:
    assert log_in(client, back="/map?type=ASSAULT") == 303
    assert client.get("/api/status").json()["user"] == {"name": "Ada", "role": "admin"}
    kept = client.cookies[f"sayso-{PORT}"]
    assert client.post("/logout").headers["location"] == "/login"
    assert client.get("/api/status", headers={"cookie": f"sayso-{PORT}={kept}"}).status_code == 401


def test_nobody_hands_a_session_on_by_an_address(client: TestClient, door: Door) -> None:
    secret = door.sessions.open(User("Bo", "read"))
    answer = client.get(f"/?token={secret}", headers={"accept": "text/html"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2F")
    assert "set-cookie" not in answer.headers


def test_logging_in_leads_back(client: TestClient) -> None:
    told = {"name": "Ada", "password": GOOD, "next": "/event/e1"}
    assert client.post("/login", data=told).headers["location"] == "/event/e1"
    assert client.post("/login", data=told | {"next": "//evil.example"}).headers["location"] == "/"


@pytest.mark.parametrize(("name", "password"), [("Ada", "wrong horse"), ("Eve", GOOD), ("", ""), ("Bo", GOOD)])
def test_a_wrong_password_lets_nobody_in(client: TestClient, name: str, password: str) -> None:
    assert log_in(client, name, password) == 401
    assert not client.cookies
    assert client.get("/api/status").status_code == 401


def test_what_was_typed_is_shown_as_text(client: TestClient) -> None:
    answer = client.post("/login", data={"name": '"><script>x</script>', "password": "x", "next": '/"><b>'})
    assert "<script>" not in answer.text
    assert "<b>" not in answer.text


def test_another_site_logs_nobody_in(client: TestClient) -> None:
    told = {"name": "Ada", "password": GOOD}
    for headers in ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        answer = client.post("/login", data=told, headers=headers)
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


def test_who_tries_too_often_has_to_wait(client: TestClient) -> None:
    assert [log_in(client, password="x" * 12) for _ in range(11)] == [401] * 10 + [429]
    answer = client.post("/login", data={"name": "Ada", "password": GOOD})
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 900


def test_a_session_ends_when_the_entry_changes(client: TestClient, file: Path) -> None:
    log_in(client, "Bo", GOOD + "!")
    assert client.get("/api/status").json()["user"]["role"] == "read"
    put(file, "Bo", "judge", "another password")
    assert client.get("/api/status").status_code == 401


def test_tries_are_counted_by_each_name_and_address() -> None:
    now = [0.0]
    tries = Tries(2, 60.0, lambda: now[0])
    assert tries.wait("here", "Ada") == 0
    assert tries.wait("here", "Bo") == 0
    assert tries.wait("here", "Cy") == 60
    assert tries.wait("there", "Cy") == 0
    now[0] = 59.0
    assert tries.wait("here", "Cy") == 1
    now[0] = 60.0
    assert tries.wait("here", "Cy") == 0
    tries.forgive("here", "Cy")
    assert tries.wait("here", "Cy") == 0


def test_a_secret_is_one_users() -> None:
    sessions = Sessions()
    one, other = sessions.open(User("Ada", "admin")), sessions.open(User("Bo", "read"))
    assert sessions.user(one) == User("Ada", "admin")
    sessions.end(one)
    assert sessions.user(one) is None
    assert sessions.user(other) == User("Bo", "read")
    assert sessions.user("") is None
