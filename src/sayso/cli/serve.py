"""`sayso serve`: the workbench over an archive, in the browser."""

import gc
import signal
import socket
import ssl
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getpass
from math import inf
from pathlib import Path

import typer
import uvicorn

from sayso.archive.custody import user as login_name
from sayso.cli.guard import DONE, complain
from sayso.codebook import load
from sayso.errors import RunStopped
from sayso.web.app import make_app
from sayso.web.desk import Desk
from sayso.web.guard import LOOPBACK, Door, hosts_of
from sayso.web.users import OnePassword, Role, Sessions, User, Users, check_password, put

_EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 -- what is refused without names
_SETTING = 3
_HTTPS = 443
TURN = 0.0005
"""Seconds that a thread has before another gets its turn: a page gives it up at each row that it reads, and else waits
ten times as long at each for what is read in the background."""
_TO_OPEN = 300.0
"""Seconds for a browser to start."""


@dataclass(frozen=True, slots=True)
class Serving:
    """How a user wants an archive served.

    Attributes:
        host, port: where to listen; port 0 for any that is free.
        names: what else browsers call this server, each with a port where that is another.
        open: whether a browser is opened.
        as_: whose judgements they are, where nobody logs in.
        users: file of users; "" for none.
        password: whether one password is asked for, which all users know.
        cert, key: files of a TLS certificate and its key; "" for none.
        behind_tls: whether browsers reach it through a proxy that speaks TLS, and in no other way.
        debug: whether the terminal shows tracebacks.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    names: tuple[str, ...] = ()
    open: bool = True
    as_: str = ""
    users: str = ""
    password: bool = False
    cert: str = ""
    key: str = ""
    behind_tls: bool = False
    debug: bool = False

    @property
    def logs_in(self) -> bool:
        """Whether users log in."""
        return bool(self.users) or self.password

    @property
    def is_local(self) -> bool:
        """Whether this machine alone reaches it."""
        return self.host in ("127.0.0.1", "localhost", "::1") and not self.behind_tls

    @property
    def is_secure(self) -> bool:
        """Whether browsers speak TLS, with it or with what stands before it."""
        return bool(self.cert) or self.behind_tls


def serve(path: str, wanted: Serving) -> int:
    """Serve an archive until Ctrl-C; the exit code.

    Args:
        path: the archive's folder.
        wanted: how.

    Raises:
        RunStopped: there is no archive, or it may not be served so.
        OSError: the port is taken.
    """
    check(wanted)
    desk = Desk(path)
    with desk.unbound() as archive:
        archive.connection  # noqa: B018 -- to say that there is no archive before anything is opened
    load()  # all pages need it, and the first one does not wait for it
    users = _users(wanted)
    with _listening(wanted) as listening:
        port = int(listening.getsockname()[1])
        hosts = hosts_of(_names(wanted), port, secure=wanted.is_secure)
        if wanted.behind_tls:
            hosts |= hosts_of(wanted.names, _HTTPS, secure=True)
        door = Door(hosts, Sessions(), users, secure=wanted.is_secure, port=port)
        app = make_app(desk, door, debug=wanted.debug)
        server = uvicorn.Server(uvicorn.Config(app, **_settings(wanted)))  # type: ignore[arg-type]  # each has its own
        for number in (signal.SIGINT, signal.SIGTERM):  # before uvicorn listens to them, and when it passes them on
            signal.signal(number, lambda *_: setattr(server, "should_exit", True))
        _collect_seldom()
        sys.setswitchinterval(TURN)
        place = _place(wanted, port)
        _say(path, f"{place}{_token(wanted, door)}", wanted)
        if wanted.open and wanted.is_local:  # others on this machine can see what a program was started with
            webbrowser.open(f"{place}{_token(wanted, door, once=True)}")
        server.run(sockets=[listening])
    return DONE


def _collect_seldom() -> None:
    """Look for cycles of garbage less often: answers are many small values without any, and it took half their time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def check(wanted: Serving) -> None:
    """Refuse what would let in strangers.

    Raises:
        RunStopped: the host is reached by others and nobody logs in, or a setting lacks another.
    """
    if not wanted.is_local and not wanted.logs_in:
        lets = "--behind-tls" if wanted.behind_tls else f"--host {wanted.host}"
        raise RunStopped(f"{lets} lets others in; expected --users FILE or --password with it")
    if wanted.behind_tls and not wanted.names:
        raise RunStopped("--behind-tls has no name; expected --name HOST, what browsers call the proxy")
    if wanted.behind_tls and wanted.cert:
        raise RunStopped("--behind-tls and --tls-cert are given; expected one of them")
    if wanted.host in _EVERYWHERE and not wanted.names:
        raise RunStopped(f"--host {wanted.host} has no name; expected --name HOST, what browsers call this server")
    if wanted.users and wanted.password:
        raise RunStopped("--users and --password are given; expected one of them")
    if bool(wanted.cert) != bool(wanted.key):
        raise RunStopped("One of --tls-cert and --tls-key is given; expected both")
    for file in filter(None, (wanted.cert, wanted.key, wanted.users)):
        if not Path(file).is_file():
            raise RunStopped(f"No file '{file}'; expected one that is there")
    if wanted.cert:
        try:
            ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(wanted.cert, wanted.key)
        except (OSError, ValueError) as error:
            raise RunStopped(f"'{wanted.cert}' and '{wanted.key}' are no certificate with its key: {error}") from None


def add_user(file: str, name: str, role: Role) -> int:
    """Ask for a password and write a user into a file of users; the exit code.

    Raises:
        RunStopped: the name or the password will not do.
    """
    put(Path(file), name, role, _asked(f"Password of {name}: "))
    complain(f"{file}: {name} may {role}")
    return DONE


def _users(wanted: Serving) -> Users | None:
    if wanted.users:
        return Users(wanted.users)
    if wanted.password:
        password = _asked("Password for all users: ")
        check_password(password)
        return OnePassword(password)
    return None


def _asked(prompt: str) -> str:
    """A password, typed twice on a terminal, or the first line of standard input.

    Raises:
        RunStopped: the two differ.
    """
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass(prompt)
    if getpass("Again: ") != password:
        raise RunStopped("The two passwords differ; expected the same twice")
    return password


def _names(wanted: Serving) -> list[str]:
    own = [] if wanted.host in _EVERYWHERE else [f"[{wanted.host}]" if ":" in wanted.host else wanted.host]
    return [*LOOPBACK, *own, *wanted.names]


@contextmanager
def _listening(wanted: Serving) -> Iterator[socket.socket]:
    """A socket on which the server listens.

    Raises:
        OSError: another has the port, or there is no such host.
    """
    host = "127.0.0.1" if wanted.host == "localhost" else wanted.host
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, wanted.port))
        except OSError as error:
            hint = "; --port 0 takes any that is free" if wanted.port else ""
            raise RunStopped(f"No port {wanted.port} on {wanted.host}: {error.strerror}{hint}", _SETTING) from None
        listening.listen(64)
        yield listening


def _place(wanted: Serving, port: int) -> str:
    """The address of the first page."""
    if wanted.behind_tls:
        return f"https://{wanted.names[0]}/"
    host = _names(wanted)[len(LOOPBACK)]
    return f"{'https' if wanted.cert else 'http'}://{host if ':' in host.rpartition(']')[2] else f'{host}:{port}'}/"


def _token(wanted: Serving, door: Door, *, once: bool = False) -> str:
    """What lets the user in, as the address has it; "" where one logs in."""
    if wanted.logs_in:
        return ""
    me = User(wanted.as_ or login_name() or "nobody", "admin")
    return f"?token={door.sessions.once(me, _TO_OPEN) if once else door.sessions.open(me, inf)}"


def _say(path: str, address: str, wanted: Serving) -> None:
    if not wanted.is_local and not wanted.is_secure:
        complain("Without TLS, passwords and reports can be read on their way; --tls-cert and --tls-key prevent that")
    typer.echo(address)
    complain(f"Serving {path}; Ctrl-C ends it")


def _settings(wanted: Serving) -> dict[str, object]:
    return {
        "http": "h11",
        "ws": "none",
        "log_level": "error",
        "access_log": False,
        "server_header": False,
        "proxy_headers": False,
        "ssl_certfile": wanted.cert or None,
        "ssl_keyfile": wanted.key or None,
        "timeout_graceful_shutdown": 3,
    }
