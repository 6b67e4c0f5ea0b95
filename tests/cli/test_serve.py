"""`sayso serve`: what it prints, whom it lets in, what it refuses, and how it ends."""

import signal
import socket
import subprocess
from pathlib import Path

import httpx2 as httpx
import pytest
from tests.archive import fake
from tests.web.served import served
from typer.testing import CliRunner

from sayso.cli.app import app
from sayso.cli.serve import Serving, check, serve
from sayso.errors import RunStopped
from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive
from sayso.web.users import read

GOOD = "correct horse\n"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of four small reports."""
    path = tmp_path / "small.sayso"
    with monkeypatch.context() as patch, Archive(path) as made:
        patch.setattr(pipeline, "read_report", fake.reading)
        add(made, fake.many(4, 1))
        made.link()
    return path


def certificate(folder: Path) -> tuple[str, str]:
    cert, key = folder / "cert.pem", folder / "key.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    subprocess.run([*made, "-keyout", str(key), "-out", str(cert)], check=True, capture_output=True)
    return str(cert), str(key)


def test_it_serves_until_it_is_stopped(archive: Path) -> None:
    with served(archive, ["--as", "Ada"]) as one:
        assert one.origin.startswith("http://127.0.0.1:")
        assert len(one.token) == 43
        with one.client() as client:
            told = client.get("/api/status").json()
            assert (told["name"], told["user"]) == ("small", {"name": "Ada", "role": "admin"})
            assert told["counts"]["reports"] == 4
            assert httpx.get(f"{one.origin}/api/status", trust_env=False).status_code == 401
        assert "onnxruntime" not in Path(f"/proc/{one.process.pid}/maps").read_text("utf-8")  # the model is not here
        assert one.stop() == 0
        assert one.process.stderr is not None
        assert one.process.stderr.read() == f"sayso: Serving {archive}; Ctrl-C ends it\n"


def test_it_ends_well_where_it_is_asked_to(archive: Path) -> None:
    with served(archive) as one:
        one.process.send_signal(signal.SIGTERM)
        assert one.process.wait(60) == 0


def test_it_listens_on_this_machine_alone(archive: Path) -> None:
    with served(archive) as one:
        port = int(one.origin.rpartition(":")[2])
        listening = Path(f"/proc/{one.process.pid}/net/tcp").read_text("ascii")
        places = [line.split()[1] for line in listening.splitlines()[1:] if line.split()[3] == "0A"]
        assert [place for place in places if place.endswith(f":{port:04X}")] == [f"0100007F:{port:04X}"]


def test_two_runs_have_two_tokens(archive: Path) -> None:
    with served(archive) as one, served(archive) as other:
        assert one.token != other.token
        headers = {"authorization": f"Bearer {one.token}"}
        assert httpx.get(f"{other.origin}/api/status", headers=headers, trust_env=False).status_code == 401


def test_users_log_in(archive: Path, tmp_path: Path) -> None:
    file = tmp_path / "users.json"
    added = CliRunner().invoke(app, ["serve", "--add-user", "Bo", "--role", "read", "--users", str(file)], input=GOOD)
    assert (added.exit_code, added.stderr) == (0, f"sayso: {file}: Bo may read\n")
    assert read(file)["Bo"].role == "read"
    with served(archive, ["--users", str(file)]) as one:
        assert one.token == ""
        with httpx.Client(base_url=one.origin, trust_env=False, headers={"origin": one.origin}) as client:
            assert client.get("/api/status").status_code == 401
            assert client.post("/login", data={"name": "Bo", "password": GOOD}).status_code == 401
            assert client.post("/login", data={"name": "Bo", "password": GOOD.strip()}).status_code == 303
            assert client.get("/api/status").json()["user"] == {"name": "Bo", "role": "read"}
            assert client.post("/api/intake", json={"text": "x"}).status_code == 403


def test_one_password_and_tls_for_others(archive: Path, tmp_path: Path) -> None:
    cert, key = certificate(tmp_path)
    options = ["--host", "0.0.0.0", "--name", "localhost", "--password", "--tls-cert", cert, "--tls-key", key]  # noqa: S104
    with served(archive, options, GOOD) as one:
        assert one.origin.startswith("https://localhost:")
        with httpx.Client(base_url=one.origin, trust_env=False, verify=False, headers={"origin": one.origin}) as client:
            answer = client.post("/login", data={"name": "Ada", "password": GOOD.strip()})
            assert answer.status_code == 303
            assert answer.headers["set-cookie"].startswith("__Host-sayso-")
            assert answer.headers["set-cookie"].endswith("; Secure")
            assert client.get("/api/status").json()["user"]["name"] == "Ada"
            foreign = client.get("/api/status", headers={"host": "news.example"})
            assert foreign.status_code == 403
        one.kill()
        assert one.process.stderr is not None
        assert "Without TLS" not in one.process.stderr.read()


def test_behind_a_proxy_with_tls_cookies_are_for_tls_alone(archive: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--behind-tls", "--name", "news.example", "--password", "--port", str(port)]
    with served(archive, options, GOOD) as one:
        assert one.address == "https://news.example/"
        told = {"host": "news.example", "origin": "https://news.example"}
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, headers=told) as proxy:
            answer = proxy.post("/login", data={"name": "Ada", "password": GOOD.strip()})
            assert answer.status_code == 303
            assert answer.headers["set-cookie"].startswith(f"__Host-sayso-{port}=")
            assert answer.headers["set-cookie"].endswith("; Secure")
            kept = answer.headers["set-cookie"].partition(";")[0]
            assert proxy.get("/api/status", headers={"cookie": kept}).json()["user"]["name"] == "Ada"
            assert proxy.get("/api/status", headers={"host": "other.example", "cookie": kept}).status_code == 403
        one.kill()
        assert one.process.stderr is not None
        assert "Without TLS" not in one.process.stderr.read()


def test_without_tls_others_are_warned_of(archive: Path) -> None:
    with served(archive, ["--host", "0.0.0.0", "--name", "127.0.0.1", "--password"], GOOD) as one:  # noqa: S104
        one.kill()
        assert one.process.stderr is not None
        assert one.process.stderr.read().startswith(
            "sayso: Without TLS, passwords and reports can be read on their way"
        )


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (Serving("192.0.2.1"), "--host 192.0.2.1 lets others in; expected --users FILE or --password"),
        (Serving("0.0.0.0", password=True), "--host 0.0.0.0 has no name; expected --name HOST"),  # noqa: S104
        (Serving("::", password=True), "--host :: has no name; expected --name HOST"),
        (Serving(users="x", password=True), "--users and --password are given"),
        (Serving(cert="x"), "One of --tls-cert and --tls-key is given"),
        (Serving(key="x"), "One of --tls-cert and --tls-key is given"),
        (Serving(behind_tls=True, names=("x",)), "--behind-tls lets others in; expected --users FILE or --password"),
        (Serving(behind_tls=True, password=True), "--behind-tls has no name; expected --name HOST"),
        (Serving(behind_tls=True, password=True, names=("x",), cert="x", key="x"), "--behind-tls and --tls-cert are"),
        (Serving(users="/none.json"), "No file '/none.json'"),
        (Serving(cert=__file__, key=__file__), "are no certificate with its key"),
    ],
)
def test_what_would_let_strangers_in_is_refused(wanted: Serving, told: str) -> None:
    with pytest.raises(RunStopped) as caught:
        check(wanted)
    assert told in str(caught.value)
    assert caught.value.code == 2


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_this_machine_needs_no_password(host: str) -> None:
    check(Serving(host))


def test_where_there_is_no_archive_it_is_said(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["serve", str(tmp_path / "none.sayso"), "--no-open"])
    assert (ran.exit_code, ran.stderr) == (
        3,
        f"sayso: No archive '{tmp_path / 'none.sayso'}'; `sayso add` makes one\n",
    )


def test_a_port_that_is_taken_is_told(archive: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = CliRunner().invoke(app, ["serve", str(archive), "--no-open", "--port", str(port)])
    assert ran.exit_code == 3
    assert ran.stderr.startswith(f"sayso: No port {port} on 127.0.0.1: ")
    assert "--port 0 takes any that is free" in ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [["serve"], ["serve", "x", "--add-user", "Bo"], ["serve", "--add-user", "Bo"], ["serve", "x", "--port", "70000"]],
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, arguments).exit_code == 2


def test_a_short_password_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "users.json"
    ran = CliRunner().invoke(app, ["serve", "--add-user", "Bo", "--users", str(file)], input="short\n")
    assert (ran.exit_code, ran.stderr) == (2, "sayso: The password has 5 characters; expected 10 to 1000\n")
    assert not file.exists()


def test_the_browser_is_started_with_another_token_than_the_one_that_lasts(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    for what in ("uvicorn.Server.run", "signal.signal", "gc.freeze", "gc.set_threshold"):
        monkeypatch.setattr(what, lambda *_, **__: None)
    assert serve(str(archive), Serving(port=0)) == 0
    place, printed = capsys.readouterr().out.strip().split("?token=")
    assert opened[0].startswith(f"{place}?token=")
    assert not opened[0].endswith(printed)
