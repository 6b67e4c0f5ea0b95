"""A workbench in a process of its own, as `sayso serve` starts it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2 as httpx

ROOT = Path(__file__).resolve().parents[2]
_START = "import sys; from sayso.cli import main; sys.exit(main())"


@dataclass(frozen=True, slots=True)
class Served:
    """A server.

    Attributes:
        process: of it.
        address: what it printed, with the token.
    """

    process: "subprocess.Popen[str]"
    address: str

    @property
    def origin(self) -> str:
        """Where it is."""
        return self.address.partition("/?")[0].rstrip("/")

    @property
    def token(self) -> str:
        """What lets a client in; "" where one logs in."""
        return self.address.partition("token=")[2]

    def client(self) -> httpx.Client:
        """A client with the token."""
        headers = {"authorization": f"Bearer {self.token}", "connection": "close"}
        return httpx.Client(base_url=self.origin, headers=headers, trust_env=False, timeout=120)

    def kill(self) -> None:
        """End it and what works for it, as nothing else does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """End it as Ctrl-C does; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)


def begin(path: Path, *options: str, typed: str = "") -> Served:
    """Start a server and wait until it has printed its address.

    Args:
        path: of the archive.
        options: of `sayso serve`, beside a free port and no browser.
        typed: what stands on its standard input.
    """
    command = [sys.executable, "-c", _START, "serve", str(path), "--port", "0", "--no-open", *options]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )
    if process.stdin is None or process.stdout is None:
        raise ValueError("The server has no pipes; expected two")
    process.stdin.write(typed)
    process.stdin.close()
    address = process.stdout.readline().strip()
    if not address:
        _, told = process.communicate()
        raise RuntimeError(f"The server ended with {process.returncode}: {told}")
    return Served(process, address)


@contextmanager
def served(path: Path, options: Sequence[str] = (), typed: str = "") -> Iterator[Served]:
    """A server that ends with the block."""
    one = begin(path, *options, typed=typed)
    try:
        yield one
    finally:
        if one.process.poll() is None:
            one.kill()
        for pipe in (one.process.stdout, one.process.stderr):
            if pipe:
                pipe.close()
