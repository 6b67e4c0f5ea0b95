"""The fetcher against hosts on the loopback; `allow_private` is what lets it reach them."""

import gzip
import itertools
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.sources.hosts import Host, Write, answer, host, moved

from sayso.errors import InputSkipped
from sayso.sources.fetch import Fetched, Fetcher, Limits, Unanswered
from sayso.sources.fetch_wire import Network, Sent

PUBLIC = "93.184.216.34"
NOW = datetime(2031, 5, 9, 8, 7, 6, tzinfo=UTC)
QUICK = Limits(every=0.0)
NETWORK = Network(now=lambda: NOW)


@pytest.fixture
def paper() -> Iterator[Host]:
    with host({"/": answer(b"The mill burned down.", kind="text/html; charset=ISO-8859-2")}) as running:
        yield running


def fetch(url: str, limits: Limits = QUICK, network: Network = NETWORK, *, allow_private: bool = True) -> Fetched:
    return Fetcher(limits, allow_private=allow_private, network=network).fetch(url)


def refused(url: str, limits: Limits = QUICK, network: Network = NETWORK, *, allow_private: bool = True) -> str:
    with pytest.raises(InputSkipped) as raised:
        fetch(url, limits, network, allow_private=allow_private)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def names(table: Mapping[str, Sequence[str]]) -> Callable[[str, int], Sequence[str]]:
    """A resolver that knows these names alone."""

    def resolve(name: str, _port: int) -> Sequence[str]:
        if name not in table:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return table[name]

    return resolve


def public_is(running: Host, asked: list[str]) -> Callable[[str, int, float], socket.socket]:
    """Connections of which those to the public address reach a host here; any other is made as it is asked for."""

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        asked.append(address)
        where = ("127.0.0.1", running.port) if address == PUBLIC else (address, port)
        return socket.create_connection(where, seconds)

    return connect


def test_a_page_comes_with_all_of_its_exchange(paper: Host) -> None:
    fetched = fetch(paper.url("/#top"))
    assert fetched.answer.content == b"The mill burned down."
    assert (fetched.media_type, fetched.charset, fetched.url) == ("text/html", "iso-8859-2", paper.url())
    assert fetched.at == "2031-05-09T08:07:06Z"
    assert fetched.headers == (
        ("WARC-Target-URI", paper.url()),
        ("WARC-Date", "2031-05-09T08:07:06Z"),
        ("WARC-IP-Address", "127.0.0.1"),
        ("sayso-status", "HTTP/1.1 200 OK"),
        ("Content-Type", "text/html; charset=ISO-8859-2"),
        ("Content-Length", "21"),
    )


def test_a_request_says_who_asks_and_no_more(paper: Host) -> None:
    fetch(paper.url())
    asked = dict(line.split(": ", 1) for line in paper.heads[-1].splitlines() if line)
    assert asked["User-Agent"].startswith("sayso/")
    assert asked["Host"] == f"127.0.0.1:{paper.port}"
    assert sorted(asked) == ["Accept", "Accept-Encoding", "Connection", "Host", "User-Agent"]


def test_cookies_are_not_sent_back(paper: Host) -> None:
    paper.routes["/a"] = answer(status="302 Found", headers={"Location": "/", "Set-Cookie": "a=b"})
    fetch(paper.url("/a"))
    assert not any("cookie" in head.lower() for head in paper.heads)


# Redirects


def test_redirects_are_followed_and_kept(paper: Host) -> None:
    paper.routes |= {"/1": moved("/2", "301 Moved Permanently"), "/2": moved(paper.url())}
    fetched = fetch(paper.url("/1"))
    assert (fetched.asked, fetched.url) == (paper.url("/1"), paper.url())
    assert [(hop.url, hop.line) for hop in fetched.hops] == [
        (paper.url("/1"), "HTTP/1.1 301 Moved Permanently"),
        (paper.url("/2"), "HTTP/1.1 302 Found"),
    ]
    assert ("sayso-redirect", f"{paper.url('/2')} HTTP/1.1 302 Found 127.0.0.1") in fetched.headers


def test_five_redirects_are_followed_and_six_are_not(paper: Host) -> None:
    paper.routes |= {f"/{number}": moved(f"/{number - 1}") for number in range(1, 7)}
    paper.routes["/0"] = answer(b"Here.")
    assert fetch(paper.url("/5")).answer.content == b"Here."
    assert "more than 5 times" in refused(paper.url("/6"))


def test_a_loop_of_redirects_ends(paper: Host) -> None:
    paper.routes["/a"] = moved("/a")
    assert "more than 5 times" in refused(paper.url("/a"))
    assert paper.paths.count("/a") == 6


@pytest.mark.parametrize("location", ["file:///etc/passwd", "gopher://127.0.0.1/", "http://u@127.0.0.1/", "http://1/"])
def test_redirects_out_of_the_web_are_refused(paper: Host, location: str) -> None:
    paper.routes["/a"] = moved(location)
    assert "redirected astray" in refused(paper.url("/a"))


# Addresses


def test_nothing_reaches_a_private_host_without_permission(paper: Host) -> None:
    """Row 9 of the threats: sixty ways to write the loopback, or a host behind which it hides."""
    tricky = {
        "localtest.example": ["127.0.0.1"],
        "mixed.example": [PUBLIC, "127.0.0.1"],
        "many.example": [*(f"93.184.216.{number}" for number in range(20)), "127.0.0.1"],
        "six.example": ["::1"],
        "mapped.example": ["::ffff:127.0.0.1"],
        "metadata.example": ["169.254.169.254"],
        "cgnat.example": ["100.64.0.1"],
        "zone.example": ["fe80::1%lo"],
        "xn--bcher-kva.example": ["127.0.0.1"],
        "localhost": ["127.0.0.1", "::1"],
        "foo.localhost": ["127.0.0.1"],
        "ip6-localhost": ["::1"],
    }
    port = paper.port
    urls = [
        *(f"http://{name}:{port}/" for name in tricky),
        *(f"http://{name.upper()}.:{port}/" for name in tricky),
        f"http://bücher.example:{port}/",
        f"http://0.0.0.0:{port}/",
        *(f"http://127.0.0.1:{port}{end}" for end in ("", "/", "/?a", "/#a", "/%00")),
        *(f"http://{ip}:{port}/" for ip in ("127.0.0.2", "127.255.255.254", "0.0.0.1", "255.255.255.255")),
        *(f"http://{ip}:{port}/" for ip in ("10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1")),
        *(f"http://{ip}:{port}/" for ip in ("2130706433", "017700000001", "0x7f000001", "0x7f.1", "127.1", "127.0.1")),
        *(f"http://{ip}:{port}/" for ip in ("0177.0.0.1", "127.0.0.01", "0", "00000.0.0.0", "127.0.0.1.", "1")),
        *(f"http://[{ip}]:{port}/" for ip in ("::1", "::", "::ffff:127.0.0.1", "::ffff:7f00:1", "::127.0.0.1")),
        *(
            f"http://[{ip}]:{port}/"
            for ip in ("64:ff9b::7f00:1", "2002:7f00:1::", "fe80::1%25lo", "fd00::1", "ff02::1")
        ),
        *(f"http://{host}:{port}/" for host in ("１２７.０.０.１", "127。0。0。1", "①②⑦.⓪.⓪.①", "ｌocalhost")),
        *(f"{scheme}://127.0.0.1:{port}/" for scheme in ("file", "gopher", "ftp", "dict", "ws", "https", "HTTP")),
        *(f"http://{user}@127.0.0.1:{port}/" for user in ("paper.example", "a:b", "", "paper.example:80")),
        f"http://paper.example#@127.0.0.1:{port}/",
        f"http://paper.example\\@127.0.0.1:{port}/",
        f"http://127.0.0.1:{port}\\@paper.example/",
        f"http://127.0.0.1:{port}\t/",
        f"http:127.0.0.1:{port}/",
        f"http:///127.0.0.1:{port}/",
    ]
    assert len(urls) >= 60
    for url in urls:
        assert refused(url, network=replace(NETWORK, resolve=names(tricky)), allow_private=False)
    assert paper.connections == 0


@pytest.mark.parametrize("location", ["http://127.0.0.1:{port}/", "http://inner.example:{port}/", "//[::1]:{port}/"])
def test_a_redirect_into_the_loopback_is_refused(paper: Host, location: str) -> None:
    with host({"/": moved(location.format(port=paper.port)), "/a": moved("/")}) as outer:
        asked: list[str] = []
        table = {"paper.example": [PUBLIC], "inner.example": ["127.0.0.1"]}
        network = replace(NETWORK, resolve=names(table), connect=public_is(outer, asked))
        said = refused("http://paper.example/a", network=network, allow_private=False)
    assert "loopback" in said
    assert "'http://paper.example/a' (now 'http://" in said
    assert set(asked) == {PUBLIC}
    assert paper.connections == 0


def test_a_robots_txt_that_leads_into_the_loopback_is_not_followed(paper: Host) -> None:
    with host({"/robots.txt": moved(paper.url("/robots.txt")), "/": answer(b"Here.")}) as outer:
        network = replace(NETWORK, resolve=names({"paper.example": [PUBLIC]}), connect=public_is(outer, []))
        assert "robots.txt cannot be had" in refused("http://paper.example/", network=network, allow_private=False)
    assert paper.connections == 0


def test_a_name_that_changes_its_address_is_caught(paper: Host) -> None:
    """First public, then private: each request goes to the addresses that were checked for it."""
    with host({"/": answer(b"Here."), "/a": moved("/b")}) as outer:
        asked: list[str] = []
        turns = itertools.chain([[PUBLIC], [PUBLIC]], itertools.repeat(["127.0.0.1"]))
        network = replace(NETWORK, resolve=lambda *_: next(turns), connect=public_is(outer, asked))
        fetcher = Fetcher(QUICK, network=network)
        assert fetcher.fetch(f"http://paper.example:{paper.port}/").answer.content == b"Here."
        with pytest.raises(InputSkipped, match="loopback"):
            fetcher.fetch(f"http://paper.example:{paper.port}/a")
    assert set(asked) == {PUBLIC}
    assert paper.connections == 0


def test_a_second_address_is_tried_where_the_first_is_dead(paper: Host) -> None:
    def connect(address: str, _port: int, seconds: float) -> socket.socket:
        if address == PUBLIC:
            raise ConnectionRefusedError(111, "Connection refused")
        return socket.create_connection(("127.0.0.1", paper.port), seconds)

    network = replace(NETWORK, resolve=names({"paper.example": [PUBLIC, "1.1.1.1"]}), connect=connect)
    assert fetch("http://paper.example/", network=network, allow_private=False).answer.address == "1.1.1.1"


def test_names_that_nobody_knows() -> None:
    network = replace(NETWORK, resolve=names({}))
    assert "Name or service not known" in refused("http://paper.example/", network=network)


def test_a_resolver_that_never_answers() -> None:
    ended = threading.Event()

    def resolve(*_: object) -> list[str]:
        ended.wait(60)
        return []

    network = replace(NETWORK, resolve=resolve)
    assert "takes over 0.05 s" in refused("http://paper.example/", Limits(seconds=0.05), network)
    ended.set()


def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert "Connection refused" in refused(f"http://127.0.0.1:{taken.getsockname()[1]}/")


# Bodies


def endlessly(lead: bytes, piece: bytes, pause: float = 0.0) -> Callable[[Write], None]:
    def write(send: Write) -> None:
        send(lead)
        while True:
            send(piece)
            time.sleep(pause)

    return write


@pytest.mark.parametrize(
    "route",
    [
        endlessly(b"HTTP/1.1 200 OK\r\n\r\n", b"a", 0.01),
        endlessly(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b"a", 0.01),
        endlessly(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n", 0.01),
        endlessly(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", b"a: b\r\n", 0.01),
        endlessly(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.01),
        endlessly(b"HTTP/1.1 200 OK\r\nA: ", b"a", 0.01),
        endlessly(b"", b"", 0.01),
    ],
    ids=["body", "length", "chunks", "trailers", "continue", "header", "silence"],
)
def test_a_host_that_dawdles_is_left(paper: Host, route: Callable[[Write], None]) -> None:
    paper.routes |= {"/slow": route}
    assert "takes over 0.3 s" in refused(paper.url("/slow"), Limits(seconds=0.3, every=0.0))


@pytest.mark.parametrize(
    "route",
    [
        endlessly(b"HTTP/1.1 200 OK\r\n\r\n", b"a" * 1_000),
        endlessly(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"3e8\r\n" + b"a" * 1_000 + b"\r\n"),
        answer(headers={"Content-Length": "100001"}),
        answer(b"a" * 100_001),
        answer(gzip.compress(b"a" * 100_001), headers={"Content-Encoding": "gzip"}),
        answer(zlib.compress(b"a" * 100_001), headers={"Content-Encoding": "deflate"}),
    ],
    ids=["endless", "endless chunks", "stated", "long", "gzip", "deflate"],
)
def test_a_body_is_taken_up_to_a_limit(paper: Host, route: bytes | Callable[[Write], None]) -> None:
    paper.routes |= {"/long": route, "/just": answer(b"a" * 100_000)}
    limits = Limits(size=100_000, every=0.0)
    assert "more than 100,000 bytes" in refused(paper.url("/long"), limits).replace("longer than", "more than")
    assert len(fetch(paper.url("/just"), limits).answer.content) == 100_000


def test_a_bomb_is_not_unpacked(paper: Host) -> None:
    bomb = gzip.compress(b"\0" * 200_000_000, 1)
    paper.routes["/"] = answer(bomb, headers={"Content-Encoding": "gzip"})
    assert "unpacks to more than 20,000,000 bytes" in refused(paper.url())


def bare_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("X-GZIP", gzip.compress), ("deflate", zlib.compress), ("deflate", bare_deflate)],
)
def test_compressed_bodies_are_kept_and_unpacked(paper: Host, coding: str, pack: Callable[[bytes], bytes]) -> None:
    body = pack(b"The mill burned down.")
    paper.routes["/"] = answer(body, headers={"Content-Encoding": coding})
    assert fetch(paper.url()).answer.body == body
    assert fetch(paper.url()).answer.content == b"The mill burned down."


@pytest.mark.parametrize(
    ("body", "headers", "words"),
    [
        (b"The mill", {"Content-Encoding": "br"}, "coding 'br'"),
        (b"The mill", {"Content-Encoding": "gzip, gzip"}, "coding 'gzip, gzip'"),
        (b"The mill", {"Content-Encoding": "gzip"}, "damaged"),
        (gzip.compress(b"The mill")[:-9], {"Content-Encoding": "gzip"}, "damaged"),
        (gzip.compress(b"The mill") + b"burned", {"Content-Encoding": "gzip"}, "damaged"),
        (b"The mill", {"Content-Length": "9"}, "breaks off after 8 bytes; expected 1 more"),
        (b"9\r\nThe mill", {"Transfer-Encoding": "chunked"}, "breaks off"),
        (b"mill", {"Transfer-Encoding": "chunked"}, "breaks off"),
        (b"", {}, "without a body"),
    ],
)
def test_bodies_that_are_not_whole(paper: Host, body: bytes, headers: dict[str, str], words: str) -> None:
    paper.routes["/"] = answer(body, headers=headers)
    assert words in refused(paper.url())


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (b"", "closed connection"),
        (b"SSH-2.0-x\r\n", "no HTTP"),
        (b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 101 + b"\r\n", "no HTTP"),
        (b"HTTP/1.1 200 OK\r\na: " + b"b" * 70_000 + b"\r\n\r\n", "no HTTP"),
        (answer(status="404 Not Found"), "answers 'HTTP/1.1 404 Not Found'"),
        (answer(status="503 Service Unavailable"), "503"),
        (answer(status="302 Found"), "302"),
        (answer(status="204 No Content"), "204"),
        (b"HTTP/1.1 500 \x1b[31m\r\n\r\n", r"500 \x1b[31m"),
    ],
)
def test_answers_that_are_no_page(paper: Host, sent: bytes, words: str) -> None:
    paper.routes["/"] = sent
    assert words in refused(paper.url())


# robots.txt and turns


def test_robots_txt_is_asked_once_and_obeyed(paper: Host) -> None:
    paper.routes["/robots.txt"] = answer(b"User-agent: sayso\nDisallow: /private")
    paper.routes |= {"/private/a": answer(b"No."), "/a": moved("/private/a")}
    fetcher = Fetcher(QUICK, allow_private=True)
    assert fetcher.fetch(paper.url()).answer.content
    for path in ("/private/a", "/a"):
        with pytest.raises(InputSkipped, match=r"robots\.txt asks"):
            fetcher.fetch(paper.url(path))
    assert paper.paths == ["/robots.txt", "/", "/a"]


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        (answer(status="404 Not Found"), True),
        (answer(status="403 Forbidden"), True),
        (answer(status="204 No Content"), True),
        (answer(b""), True),
        (answer(status="500 Oh"), False),
        (b"", False),
        (moved("/robots.txt"), False),
    ],
)
def test_a_robots_txt_that_is_not_there(paper: Host, sent: bytes, read: bool) -> None:
    paper.routes["/robots.txt"] = sent
    if read:
        assert fetch(paper.url()).answer.content
    else:
        assert "robots.txt cannot be had" in refused(paper.url())


def test_one_request_a_second_to_a_host(paper: Host) -> None:
    at, slept = [100.0], list[float]()

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        at[0] += seconds

    with host({"/": moved("/b"), "/b": answer(b"Here.")}) as other:
        table = {"paper.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}
        network = Network(resolve=names(table), clock=lambda: at[0], sleep=sleep)
        fetcher = Fetcher(Limits(seconds=1.5), allow_private=True, network=network)
        fetcher.fetch(paper.url(name="paper.example"))
        at[0] += 0.25
        fetcher.fetch(other.url("/b", name="other.example"))
        assert slept == []
        fetcher.fetch(paper.url(name="paper.example"))
        assert slept == [0.75]
        fetcher.fetch(other.url(name="other.example"))
        assert slept == [0.75, 0.25, 1.0]


# TLS


@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl to make a certificate with")
def test_certificates_are_verified(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    names_in = ["-subj", "/CN=paper.example", "-addext", "subjectAltName=DNS:paper.example"]
    subprocess.run([*made, "-keyout", key, "-out", certificate, *names_in], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    table = {"paper.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]}
    network = replace(NETWORK, resolve=names(table))
    trusting = replace(network, tls=lambda: ssl.create_default_context(cafile=str(certificate)))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = threading.Thread(target=_serve, args=(listening, context), daemon=True)
        serving.start()
        port = listening.getsockname()[1]
        assert "certificate is not to be trusted" in refused(f"https://paper.example:{port}/", network=network)
        assert "Hostname mismatch" in refused(f"https://other.example:{port}/", network=trusting)
        assert fetch(f"https://paper.example:{port}/", network=trusting).answer.content == b"Here."
        listening.shutdown(socket.SHUT_RDWR)
        serving.join(5)


def _serve(listening: socket.socket, context: ssl.SSLContext) -> None:
    while True:
        try:
            plain, _ = listening.accept()
        except OSError:
            return
        try:
            with context.wrap_socket(plain, server_side=True) as connection:
                asked = connection.recv(10_000)
                connection.sendall(answer(status="404 No") if b"robots" in asked else answer(b"Here."))
        except OSError:
            plain.close()


# What goes with a request


def test_headers_go_with_each_request_but_not_to_robots_txt(paper: Host) -> None:
    paper.routes["/a"] = moved("/")
    sent = Sent(headers=(("If-None-Match", 'W/"1"'),))
    Fetcher(QUICK, allow_private=True, network=NETWORK).fetch(paper.url("/a"), sent)
    asked = dict(zip(paper.paths, paper.heads, strict=True))
    assert ["If-None-Match" in asked[path] for path in ("/robots.txt", "/a", "/")] == [False, True, True]


@pytest.mark.parametrize("value", ["1\r\nCookie: a=b", "1\nX: y", "ü", "", "\x00", "x" * 1_001])
def test_what_is_no_header_is_not_sent(paper: Host, value: str) -> None:
    Fetcher(QUICK, allow_private=True, network=NETWORK).fetch(paper.url(), Sent(headers=(("If-None-Match", value),)))
    assert not any(name in paper.heads[-1] for name in ("If-None-Match", "Cookie", "X:"))


def test_an_answer_without_a_page_says_what_it_is(paper: Host) -> None:
    paper.routes["/a"] = answer(status="503 Busy", headers={"Retry-After": "60"})
    with pytest.raises(Unanswered) as raised:
        fetch(paper.url("/a"))
    assert (raised.value.answer.status, raised.value.answer.header("retry-after")) == (503, "60")


def test_a_host_is_refused_before_anything_is_sent(paper: Host) -> None:
    network = replace(NETWORK, resolve=names({"inner.example": ["10.0.0.1"], "paper.example": [PUBLIC]}))
    strict = Fetcher(QUICK, network=network)
    assert "private" in strict.refusal("http://inner.example/")
    assert "scheme" in strict.refusal("file:///etc/passwd")
    assert strict.refusal("http://paper.example/") == strict.refusal("http://unknown.example/") == ""
    assert Fetcher(QUICK, allow_private=True, network=network).refusal("http://inner.example/") == ""
    assert paper.connections == 0
