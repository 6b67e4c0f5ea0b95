"""Hosts on the loopback for tests of fetching: they count every connection and answer as a test writes."""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Write = Callable[[bytes], object]
Route = bytes | Callable[[Write], None]
"""What a host sends: all of its answer, or a function that writes it piece by piece."""


def answer(
    body: bytes = b"", status: str = "200 OK", headers: Mapping[str, str] | None = None, kind: str = "text/plain"
) -> bytes:
    """A whole HTTP answer."""
    stated = {"Content-Type": kind, "Content-Length": str(len(body)), **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in stated.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body


def moved(location: str, status: str = "302 Found") -> bytes:
    """A redirect."""
    return answer(status=status, headers={"Location": location})


@dataclass
class Host:
    """A running host."""

    port: int
    routes: dict[str, Route] = field(default_factory=dict)
    connections: int = 0
    paths: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    def url(self, path: str = "/", name: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"http://{name}:{self.port}{path}"


@contextmanager
def host(routes: Mapping[str, Route] | None = None) -> Iterator[Host]:
    """A host that runs as long as the block; paths without a route answer 404."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            running.paths.append(self.path)
            running.heads.append(str(self.headers))
            found = running.routes.get(self.path, answer(status="404 Not Found"))
            if callable(found):
                found(self.wfile.write)
            else:
                self.wfile.write(found)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def get_request(self) -> tuple[socket.socket, object]:
            running.connections += 1
            return super().get_request()

        def handle_error(self, *_: object) -> None:
            pass  # a client that hangs up is what is tested

    with Server(("127.0.0.1", 0), Handler) as server:
        running = Host(server.server_address[1], dict(routes or {}))
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield running
        finally:
            server.shutdown()
