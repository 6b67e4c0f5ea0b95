"""Who is let in: hosts, origins, methods and tokens against each other, and no way off the site."""

import asyncio
from itertools import product
from urllib.parse import urljoin, urlsplit

import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Scope
from tests.web.conftest import ORIGIN, PORT, Bench, stranger_to

from sayso.web.guard import LOOPBACK, Asked, Door, entrant, hosts_of, needed, stranger
from sayso.web.headers import CSP
from sayso.web.inside import inside
from sayso.web.users import Sessions, User

OWN = (f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"[::1]:{PORT}", f"LocalHost:{PORT}")
OTHERS = (
    "127.0.0.1",
    "127.0.0.1:80",
    f"localhost.:{PORT}",
    f"0.0.0.0:{PORT}",
    f"evil.example:{PORT}",
    f"127.0.0.1:{PORT}@evil.example",
    f"[::ffff:127.0.0.1]:{PORT}",
    "",
)
SAME = "same"
ORIGINS = (None, SAME, "null", "http://evil.example", "http://127.0.0.1:9999", f"https://127.0.0.1:{PORT}.evil.example")
METHODS = ("GET", "POST", "PUT", "DELETE", "OPTIONS")
WAYS = ("none", "bearer", "cookie", "wrong")


def expected(host: str, origin: str | None, method: str, way: str) -> int:
    """The status by the rule: the host, then the origin, then the token, then whether there is such a method."""
    if host not in OWN or origin not in (None, SAME):
        return 403
    if way in ("none", "wrong"):
        return 401
    if method == "GET":
        return 200
    if way == "cookie" and origin is None:
        return 403
    return 405


def headers_of(bench: Bench, way: str) -> dict[str, str]:
    return {
        "none": {},
        "bearer": {"authorization": f"Bearer {bench.token}"},
        "cookie": {"cookie": f"other=1; sayso-{PORT}={bench.token}"},
        "wrong": {"authorization": "Bearer x", "cookie": f"sayso-{PORT}={bench.token}x"},
    }[way]


@pytest.fixture(scope="module")
def stranger_client(sample_bench: Bench) -> TestClient:
    """A client without any token, of the same application."""
    return stranger_to(sample_bench)


@pytest.mark.parametrize("host", OWN + OTHERS)
def test_the_matrix(sample_bench: Bench, stranger_client: TestClient, host: str) -> None:
    wrong = []
    for origin, method, way in product(ORIGINS, METHODS, WAYS):
        headers = {"host": host, **headers_of(sample_bench, way)}
        if origin is not None:
            headers["origin"] = f"http://{host.lower()}" if origin == SAME else origin
        answer = stranger_client.request(method, "/api/status", headers=headers)
        if answer.status_code != expected(host, origin, method, way):
            wrong.append((origin, method, way, answer.status_code))
        assert not any(name.startswith("access-control") for name in answer.headers)
    assert not wrong


def ask(bench: Bench, scope: Scope) -> list[Message]:
    """What the application answers to a request as it comes off the wire."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    async def answered() -> None:
        await bench.client.app(scope, receive, send)

    asyncio.run(answered())
    return sent


def http(headers: list[tuple[bytes, bytes]], path: str = "/api/status") -> Scope:
    return {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": headers,
        "scheme": "http",
    }


@pytest.mark.parametrize("hosts", [[], [OWN[0], OWN[0]], [OWN[0], "evil.example"]], ids=["none", "twice", "two"])
def test_a_request_names_one_host(sample_bench: Bench, hosts: list[str]) -> None:
    token = (b"authorization", f"Bearer {sample_bench.token}".encode())
    sent = ask(sample_bench, http([*((b"host", host.encode()) for host in hosts), token]))
    assert sent[0]["status"] == 403


def test_no_web_socket_is_opened(sample_bench: Bench) -> None:
    token = (b"authorization", f"Bearer {sample_bench.token}".encode())
    scope = {"type": "websocket", "path": "/api/status", "headers": [(b"host", OWN[0].encode()), token]}
    assert [message["type"] for message in ask(sample_bench, scope)] == ["websocket.close"]


@pytest.mark.parametrize(
    ("site", "status"), [("same-origin", 200), ("none", 200), ("same-site", 403), ("cross-site", 403)]
)
def test_what_the_browser_says_of_the_site_counts(client: TestClient, site: str, status: int) -> None:
    assert client.get("/api/status", headers={"sec-fetch-site": site}).status_code == status


VISIT = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}


def test_a_link_on_another_site_leads_here_by_a_second_step(client: TestClient, stranger_client: TestClient) -> None:
    """Browsers keep back the cookie of the first."""
    answer = stranger_client.get("/event/e1?q=%22a%22&b='", headers=VISIT)
    assert answer.status_code == 200
    assert 'content="0; url=/event/e1?q=%22a%22&amp;b=&#x27;"' in answer.text
    assert client.get("/event/e1", headers=VISIT | {"sec-fetch-site": "same-origin"}).text != answer.text


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        ("/api/status", "GET", VISIT),
        ("/api/judgements", "POST", VISIT),
        ("/", "POST", VISIT),
        ("/", "GET", VISIT | {"sec-fetch-dest": "iframe"}),
        ("/", "GET", VISIT | {"sec-fetch-mode": "no-cors"}),
        ("/", "GET", VISIT | {"host": "evil.example"}),
        ("/", "GET", VISIT | {"origin": "https://evil.example"}),
    ],
)
def test_nothing_else_comes_from_another_site(
    client: TestClient, path: str, method: str, headers: dict[str, str]
) -> None:
    assert client.request(method, path, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "path", ["/", "/event/e1", "/icon.svg", "/assets/x.js", "/api/status", "/api/nowhere", "/login"]
)
def test_nothing_is_told_without_a_token(stranger_client: TestClient, path: str) -> None:
    answer = stranger_client.get(path, headers={"accept": "text/html"})
    assert answer.status_code == 401
    assert "sayso serve" in answer.text


def test_the_token_makes_a_cookie_and_leaves_the_address(sample_bench: Bench, stranger_client: TestClient) -> None:
    answer = stranger_client.get(f"/?token={sample_bench.token}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie == f"sayso-{PORT}={sample_bench.token}; Path=/; HttpOnly; SameSite=Strict"


def test_a_token_that_a_program_is_started_with_counts_once(sample_bench: Bench) -> None:
    token = sample_bench.door.sessions.once(User("Ada", "admin"), 60)
    browser, other = stranger_to(sample_bench), stranger_to(sample_bench)
    assert other.get("/api/status", headers={"authorization": f"Bearer {token}"}).status_code == 401
    kept = browser.get(f"/?token={token}").headers["set-cookie"].partition(";")[0]
    assert token not in kept
    assert other.get("/api/status", headers={"cookie": kept}).json()["user"]["name"] == "Ada"
    assert other.get(f"/?token={token}").status_code == 401
    again = other.get(f"/?token={token}", headers={"cookie": kept})
    assert (again.status_code, again.headers["location"]) == (303, "/")


@pytest.mark.parametrize("token", ["", "x", "%00", "../", "a" * 5000])
def test_a_wrong_token_makes_none(sample_bench: Bench, token: str) -> None:
    answer = stranger_to(sample_bench).get(f"/?token={token}")
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers


def test_a_cookie_over_tls_is_never_sent_without(sample_bench: Bench) -> None:
    door = Door(frozenset({"news.example"}), sample_bench.door.sessions, secure=True, port=443)
    assert door.admits("s") == "__Host-sayso-443=s; Path=/; HttpOnly; SameSite=Strict; Secure"


def test_hosts_have_their_port_where_it_is_not_the_usual_one() -> None:
    assert hosts_of(["News.example", "other.example:99", "[::1]"], 8443, secure=True) == {
        "news.example:8443",
        "other.example:99",
        "[::1]:8443",
    }
    assert hosts_of(["news.example"], 443, secure=True) == {"news.example", "news.example:443"}
    assert hosts_of(["news.example"], 80) == {"news.example", "news.example:80"}
    assert hosts_of(["news.example"], 443) == {"news.example:443"}


@pytest.mark.parametrize(
    ("method", "path", "role"),
    [
        ("GET", "/api/find", "read"),
        ("HEAD", "/api/find", "read"),
        ("POST", "/api/find", "judge"),
        ("POST", "/api/judgements", "judge"),
        ("GET", "/api/intake", "admin"),
        ("GET", "/api/intake/1", "admin"),
        ("POST", "/api/intake", "admin"),
        ("GET", "/api/intakes", "read"),
        ("GET", "/api/sql", "admin"),
        ("POST", "/logout", "read"),
        ("POST", "/anything", "judge"),
    ],
)
def test_the_role_that_is_needed(method: str, path: str, role: str) -> None:
    assert needed(method, path) == role


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        ("read", "/api/status", 200),
        ("read", "/api/sql?q=SELECT+1", 403),
        ("read", "/api/intake", 403),
        ("judge", "/api/sql?q=SELECT+1", 403),
        ("admin", "/api/sql?q=SELECT+1", 200),
        ("admin", "/api/intake", 200),
    ],
)
def test_a_role_sees_what_it_may(
    sample_bench: Bench, stranger_client: TestClient, role: str, path: str, status: int
) -> None:
    token = sample_bench.door.sessions.open(User("Bo", role))  # type: ignore[arg-type]  # a text that is one
    answer = stranger_client.get(path, headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == status
    if status == 403:
        assert answer.json() == {"error": f"Bo has the role '{role}' here; expected 'admin' for this"}


def test_a_reader_judges_nothing(sample_bench: Bench, stranger_client: TestClient) -> None:
    token = sample_bench.door.sessions.open(User("Bo", "read"))
    given = {"verdict": "note", "of": ["r1"], "why": "x"}
    answer = stranger_client.post("/api/judgements", json=given, headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 403
    assert answer.json()["error"] == "Bo has the role 'read' here; expected 'judge' for this"


def test_every_answer_is_locked(client: TestClient, stranger_client: TestClient) -> None:
    for answer in (client.get("/api/status"), client.get("/api/nowhere"), stranger_client.get("/"), client.get("/x")):
        assert answer.headers["content-security-policy"] == CSP
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in answer.headers
    assert client.get("/api/status").headers["cache-control"] == "no-store"
    assert "unsafe" not in CSP
    assert "*" not in CSP


def test_too_large_a_body_is_refused(client: TestClient) -> None:
    answer = client.post(
        "/api/judgements", content=b"x" * (1 << 20) + b"x", headers={"content-type": "application/json"}
    )
    assert answer.status_code == 413
    streamed = client.post(
        "/api/judgements",
        content=(b"x" * 65536 for _ in range(17)),
        headers={"content-type": "application/json"},
    )
    assert streamed.status_code == 413


REDIRECTS = (
    "//evil.example",
    "///evil.example",
    "////evil.example/%2e%2e",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "https://evil.example",
    "https:evil.example",
    "http:/evil.example",
    "HTTP://127.0.0.1:8765@evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "@evil.example",
    "//127.0.0.1:8765@evil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/%5cevil.example",
    "/%2fevil.example",
    "/;@evil.example",
    "/\x00/evil.example",
    "/\u2028/evil.example",
    "/\u202e//evil.example",
    "/#//evil.example",
    "/x\r\nLocation: https://evil.example",
    "/?next=//evil.example",
    "",
)


@pytest.mark.parametrize("given", REDIRECTS)
def test_no_address_leads_off_the_site(given: str) -> None:
    target = inside(given)
    assert target.startswith("/")
    assert not target.startswith(("//", "/\\"))
    assert target.isascii()
    assert target.isprintable()
    assert urlsplit(urljoin(ORIGIN, target)).netloc == f"127.0.0.1:{PORT}"


@pytest.mark.parametrize("given", REDIRECTS)
def test_no_path_is_redirected_off_the_site(client: TestClient, given: str) -> None:
    """Starlette would add a slash, or take one away, by a redirect."""
    for path in (f"{ORIGIN}/{given.lstrip()}", f"{ORIGIN}//{given.strip()}/", f"{ORIGIN}/?token=x&next={given}"):
        try:
            answer = client.get(path)
        except Exception as error:  # no client sends such an address
            assert type(error).__name__ == "InvalidURL"  # noqa: PT017
            continue
        assert "location" not in answer.headers


def test_what_is_inside_stays_as_it_is() -> None:
    assert inside("/event/e1?said_by=Russia&q=%22a%22") == "/event/e1?said_by=Russia&q=%22a%22"
    assert inside("/sök") == "/s%C3%B6k"


def test_a_token_for_once_ends() -> None:
    now = [0.0]
    sessions = Sessions(lambda: now[0])
    token = sessions.once(User("Bo", "read"), 60)
    now[0] = 60.0
    assert sessions.admitted(token) == ""


def test_a_session_ends() -> None:
    now = [0.0]
    sessions = Sessions(lambda: now[0])
    door = Door(hosts_of(LOOPBACK, PORT), sessions)
    secret = sessions.open(User("Bo", "read"), 60)
    scope = http([(b"host", OWN[0].encode()), (b"authorization", f"bearer {secret}".encode())])
    assert stranger(Asked(scope), door) is None
    assert entrant(Asked(scope), door) == User("Bo", "read")
    now[0] = 60.0
    assert getattr(entrant(Asked(scope), door), "status", 0) == 401
