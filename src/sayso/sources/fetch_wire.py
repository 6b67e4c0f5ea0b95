"""One request over one connection to one address, with one time limit over all of it."""

import io
import queue
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPResponse
from typing import cast

from sayso.sources.fetch_body import read_body, unpacked
from sayso.sources.fetch_url import Target

_PRINTED = re.compile(r"[ -~]{1,1000}")
"""What hosts give to be sent back to them goes in one line of ASCII, or not at all."""


def _resolved(host: str, port: int) -> list[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _connected(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), seconds)


@dataclass(frozen=True, slots=True)
class Network:
    """What a fetcher needs of the machine; tests put their own in place.

    Attributes:
        resolve: the IP addresses of a host name.
        connect: a connection to an IP address and port within some seconds.
        tls: makes the settings of TLS; certificates and names are verified.
        clock: seconds that only go forward.
        sleep: waits some seconds.
        now: the time of day in UTC.
    """

    resolve: Callable[[str, int], Sequence[str]] = _resolved
    connect: Callable[[str, int, float], socket.socket] = _connected
    tls: Callable[[], ssl.SSLContext] = ssl.create_default_context
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))


class Deadline:
    """The wall time that is left of some seconds."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """Seconds left, more than 0.

        Raises:
            TimeoutError: none are.
        """
        left = self._end - self._clock()
        if left <= 0:
            raise TimeoutError
        return left

    def extend(self, seconds: float) -> None:
        """Move the end by seconds that were not the host's to use."""
        self._end += seconds


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered.

    Attributes:
        status: the code, such as 200.
        line: the status line, such as `HTTP/1.1 200 OK`.
        headers: in their order.
        address: the IP address that answered.
        body: bytes as sent, without the chunks of transfer; b"" where it was not read.
        content: the body without its compression.
    """

    status: int
    line: str
    headers: tuple[tuple[str, str], ...]
    address: str
    body: bytes = b""
    content: bytes = b""

    def header(self, name: str) -> str:
        """The first value of a header, or ""."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


def resolve(network: Network, at: Target, deadline: Deadline) -> list[str]:
    """The addresses of a host; the system's resolver knows no time limit, so it is asked in a thread.

    Raises:
        OSError: there are none, or not in time.
    """
    if at.is_address:
        return [at.host]
    answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(list(dict.fromkeys(network.resolve(at.host, at.port))))
        except OSError as error:
            answers.put(error)
        except UnicodeError as error:
            answers.put(OSError(str(error)))

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise answer
    return answer


@dataclass(frozen=True, slots=True)
class Sent:
    """What goes to a host with a request.

    Attributes:
        data: bytes of `media_type`.
        media_type: what they are; with one the request is a POST, with none a GET.
        headers: more of them, such as `If-None-Match`; what cannot stand in a header goes with none.
    """

    data: bytes = b""
    media_type: str = ""
    headers: tuple[tuple[str, str], ...] = ()


def ask(
    network: Network,
    at: Target,
    addresses: Sequence[str],
    agent: str,
    deadline: Deadline,
    most: int,
    sent: Sent | None = None,
) -> Answer:
    """Ask the first of the addresses that takes a connection; a body is read where the status is 200 or 203.

    Args:
        network: how to connect.
        at: what to ask for.
        addresses: checked IP addresses of its host; no other is connected to.
        agent: the name to go by.
        deadline: for everything.
        most: most bytes of the body, as sent and without its compression.
        sent: what goes with the request.

    Raises:
        OSError: no connection, no valid certificate, or too slow.
        HTTPException: no HTTP.
        InputSkipped: the body is too large, cut off, or in a coding that was not asked for.
    """
    stream, address = _open(network, at, addresses, deadline)
    with stream:
        stream.send(_request(at, agent, sent))
        # HTTPResponse wants no more of a socket than makefile.
        response = HTTPResponse(cast("socket.socket", stream), method="GET")
        with response:
            response.begin()
            version = "HTTP/1.0" if response.version == 10 else "HTTP/1.1"
            line = f"{version} {response.status} {response.reason}".strip()
            answer = Answer(response.status, line, tuple(response.getheaders()), address)
            if response.status not in (200, 203):
                return answer
            body = read_body(response, at.url, most)
    content = unpacked(body, answer.header("Content-Encoding"), at.url, most)
    return Answer(answer.status, line, answer.headers, address, body, content)


class _Stream:
    """A connection of which every single read and write keeps to the deadline."""

    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        self._connection = connection
        self._deadline = deadline

    def __enter__(self) -> "_Stream":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def send(self, request: bytes) -> None:
        self._connection.settimeout(self._deadline.left())
        self._connection.sendall(request)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reads(self._connection, self._deadline))


class _Reads(io.RawIOBase):
    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        super().__init__()
        self._connection = connection
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        self._connection.settimeout(self._deadline.left())
        return self._connection.recv_into(buffer)


def _open(network: Network, at: Target, addresses: Sequence[str], deadline: Deadline) -> tuple[_Stream, str]:
    """A connection to one of the addresses, and which; with TLS where the scheme says so."""
    failed: OSError = OSError("no address")
    for number, address in enumerate(addresses):
        try:
            plain = network.connect(address, at.port, deadline.left() / (len(addresses) - number))
        except OSError as error:
            deadline.left()
            failed = error
            continue
        return _Stream(_secured(network, plain, at, deadline), deadline), address
    raise failed


def _secured(network: Network, plain: socket.socket, at: Target, deadline: Deadline) -> socket.socket:
    if at.scheme == "http":
        return plain
    try:
        plain.settimeout(deadline.left())
        return network.tls().wrap_socket(plain, server_hostname=at.host)
    except (OSError, ValueError):
        plain.close()
        raise


def _request(at: Target, agent: str, sent: Sent | None) -> bytes:
    sent = sent or Sent()
    posted = sent.media_type != ""
    stated = (f"Content-Type: {sent.media_type}", f"Content-Length: {len(sent.data)}") if posted else ()
    lines = (
        f"{'POST' if posted else 'GET'} {at.path} HTTP/1.1",
        f"Host: {at.netloc}",
        f"User-Agent: {agent}",
        "Accept: text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
        "Accept-Encoding: gzip",
        *stated,
        *(f"{name}: {value}" for name, value in sent.headers if _PRINTED.fullmatch(value)),
        "Connection: close",
    )
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii") + sent.data
