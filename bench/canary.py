"""A host on the loopback that nobody may ask."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Canary:
    """Its address, and how many connections it got since somebody looked."""

    url: str
    connections: int = 0

    def take(self) -> int:
        """The connections so far; the count begins anew."""
        taken, self.connections = self.connections, 0
        return taken


@contextmanager
def canary() -> Iterator[Canary]:
    """A canary that listens as long as the block."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        found = Canary(f"http://127.0.0.1:{listening.getsockname()[1]}/")

        def listen() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                found.connections += 1
                connection.close()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        try:
            yield found
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()
