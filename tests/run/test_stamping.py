"""Time stamps from an authority that OpenSSL makes, on the loopback."""

import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from tests.archive import fake
from tests.archive.fake import dump, many

from sayso.archive.journal import Journal
from sayso.archive.lines import Stamped
from sayso.archive.timestamps import ANSWER_TYPE, REQUEST_TYPE, request, stated
from sayso.archive.verify import Checked, Finding
from sayso.errors import RunStopped
from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive
from sayso.run.packing import pack
from sayso.run.stamping import stamp
from sayso.run.verifying import findings

OPENSSL = shutil.which("openssl")
Answer = Callable[[bytes], bytes]

CONFIG = """\
[req]
distinguished_name = name
prompt = no
[name]
CN = Authority of a test
[ca]
basicConstraints = critical, CA:true
keyUsage = keyCertSign
[stamps]
basicConstraints = CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = authority
[authority]
serial = {folder}/serial
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
accuracy = secs:1
ordering = yes
"""


class Authority:
    """What OpenSSL needs to be one: certificates under a root of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ca = folder / "ca.pem"
        (folder / "config").write_text(CONFIG.format(folder=folder))
        (folder / "serial").write_text("01")
        key = ("-newkey", "rsa:2048", "-nodes", "-config", "config")
        self.run("req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-extensions", "ca", "-days", "30")
        self.run("req", *key, "-subj", "/CN=Stamps", "-keyout", "tsa.key", "-out", "tsa.csr")
        signed = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "30")
        self.run(
            *("x509", "-req", "-in", "tsa.csr", *signed, "-out", "tsa.pem", "-extfile", "config"),
            *("-extensions", "stamps"),
        )

    def run(self, *arguments: str) -> None:
        assert OPENSSL
        subprocess.run([OPENSSL, *arguments], cwd=self.folder, check=True, capture_output=True)

    def answer(self, query: bytes) -> bytes:
        (self.folder / "query").write_bytes(query)
        signer = ("-signer", "tsa.pem", "-inkey", "tsa.key", "-chain", "ca.pem")
        self.run("ts", "-reply", "-config", "config", "-queryfile", "query", *signer, "-out", "answer")
        return (self.folder / "answer").read_bytes()


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    if OPENSSL is None:
        pytest.skip("no openssl on this machine")
    return Authority(tmp_path_factory.mktemp("authority"))


class Served:
    """An address at which an authority answers."""

    def __init__(self, answer: Answer) -> None:
        self.answer, self.kinds = answer, list[str]()
        served = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                served.kinds.append(self.headers["Content-Type"])
                body = served.answer(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.send_header("Content-Type", ANSWER_TYPE)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/tsr"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()


@pytest.fixture
def served(authority: Authority) -> Iterator[Served]:
    made = Served(authority.answer)
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    monkeypatch.setattr(pipeline, "read_report", fake.reading)
    with Archive(tmp_path / "x.sayso") as made:
        add(made, many(3))
        yield made


def found(archive: Archive, ca: Path | str = "") -> list[Finding]:
    return list(findings(str(archive.folder.root), Checked(), ca=str(ca)))


def test_a_stamp_is_kept_and_holds(archive: Archive, served: Served, authority: Authority, tmp_path: Path) -> None:
    head = Journal(archive.folder).end().hash
    line = stamp(archive, served.url, allow_private=True)
    assert served.kinds == [REQUEST_TYPE]
    assert (line.line, line.head, line.authority) == (1, head, served.url)
    assert stated(line.answer).imprint == head
    assert line.time[:4] >= "2026"
    assert line.time.endswith("Z")
    assert found(archive, authority.ca) == []
    held = dump(archive)
    archive.rebuild()
    assert dump(archive) == held
    pack(archive, tmp_path / "p")
    (token,) = (tmp_path / "p" / "stamps").iterdir()
    authority.run("ts", "-verify", "-digest", head, "-in", str(token), "-CAfile", "ca.pem")


def test_a_pack_is_stamped_first_where_that_is_asked_for(archive: Archive, served: Served, tmp_path: Path) -> None:
    from sayso.cli.pack import pack_up

    assert pack_up(str(archive.folder.root), (), str(tmp_path / "p"), (served.url, True), force=False) == 0
    (token,) = (tmp_path / "p" / "stamps").iterdir()
    assert stated(token.read_bytes()).imprint in (tmp_path / "p" / "journal" / "000000001.jsonl").read_text("utf-8")


def test_a_stamp_under_another_root_does_not_hold(archive: Archive, served: Served, tmp_path: Path) -> None:
    stamp(archive, served.url, allow_private=True)
    (tmp_path / "other").mkdir()
    (one,) = found(archive, Authority(tmp_path / "other").ca)
    assert (one.file, one.at) == ("journal", "stamp in line 2")
    assert one.found.startswith("a signature that does not hold (")
    with pytest.raises(RunStopped, match=r"^No file 'none\.pem'; expected certificates in PEM"):
        found(archive, "none.pem")


def test_a_stamp_over_something_else_is_found(archive: Archive, authority: Authority) -> None:
    import base64

    from sayso.archive.writer import Written

    wrong = base64.b64encode(authority.answer(request("ab" * 32, 7))).decode()

    def line(written: Written) -> Stamped:
        last = written.last
        return Stamped(last.hash, 2, "2026-03-09T00:00:00Z", "http://a.example", 1, last.hash, "", wrong)

    archive.write(line)
    assert [(one.at, one.found) for one in found(archive)] == [("stamp in line 2", f"a stamp over {'ab' * 32}")]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (lambda _: b"no DER at all", "the answer "),
        (lambda _: b"", "the answer has 0 items where one is expected"),
        (lambda _: bytes.fromhex("30053003020102"), r"the authority refuses \(status 2\)"),
        (lambda _: bytes.fromhex("308005"), "the answer is no DER"),
        (lambda _: bytes.fromhex("3085ffffffffff"), "the answer is no DER"),
    ],
)
def test_what_is_no_stamp_is_refused(archive: Archive, served: Served, answer: Answer, why: str) -> None:
    served.answer = answer
    with pytest.raises(RunStopped, match=rf"^No time stamp from '.*': {why}") as told:
        stamp(archive, served.url, allow_private=True)
    assert told.value.code == 3
    assert Journal(archive.folder).end().seq == 1


def test_an_answer_to_another_request_is_refused(archive: Archive, served: Served, authority: Authority) -> None:
    head = Journal(archive.folder).end().hash
    for query in (request(head, 1), request("cd" * 32, 2)):
        served.answer = lambda _, query=query: authority.answer(query)  # type: ignore[misc]
        with pytest.raises(RunStopped, match=r"is over something else than was asked$"):
            stamp(archive, served.url, allow_private=True)


def test_a_cut_answer_is_refused_wherever_it_is_cut(authority: Authority) -> None:
    whole = authority.answer(request("ab" * 32, 2**62))
    assert stated(whole).nonce == 2**62
    for size in range(0, len(whole), 7):
        with pytest.raises(ValueError, match=r"^the answer |^the authority "):
            stated(whole[:size])


def test_a_changed_answer_is_read_or_refused_and_nothing_else(authority: Authority) -> None:
    whole, told = authority.answer(request("ab" * 32, 7)), set[str]()
    for at in range(min(len(whole), 400)):
        try:
            stated(whole[:at] + bytes([whole[at] ^ 0x81]) + whole[at + 1 :])
        except ValueError as error:
            told.add(" ".join(str(error).split()[:2]))
    assert told == {"the answer", "the authority"}


def test_private_addresses_are_refused_unless_allowed(archive: Archive, served: Served) -> None:
    with pytest.raises(RunStopped, match=r"^No time stamp: .* is at 127\.0\.0\.1, which is"):
        stamp(archive, served.url)
