"""Who is let in: requests by this server's own pages, from whoever has the token of this run or has logged in.

A page of any other site can make a browser send requests to 127.0.0.1, also under a name of its own that it has made
to mean 127.0.0.1. So a request needs one of our names as its host, must not come from another origin, and has to bring
a secret that no other site's page can read or send.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.answers import problem
from sayso.web.inside import inside
from sayso.web.notice import again, notice
from sayso.web.users import RANKS, Role, Sessions, User, Users

READS = frozenset({"GET", "HEAD"})
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_FOREIGN = frozenset({"same-site", "cross-site"})
OPEN = frozenset({"/login", "/plain.css"})
"""What everybody may ask for where people log in."""
ROLES: tuple[tuple[str, Role], ...] = (("/logout", "read"), ("/api/sql", "admin"), ("/api/intake", "admin"))
"""The role that is needed below a path; for all else `read` to read and `judge` to write."""
_BODY = 1 << 20
_BODIES: Mapping[str, int] = {"/api/intake": 201 << 20}
"""Bytes that a request may bring, by path; what it brings as files has a limit of its own."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where the server is reached, and by whom.

    Attributes:
        hosts: what the header `Host` may say, such as `127.0.0.1:8765`.
        sessions: who has which secret.
        users: who may log in; None where the token of the run is the only way.
        secure: whether the server speaks TLS.
        port: on which it listens.
    """

    hosts: frozenset[str]
    sessions: Sessions
    users: Users | None = None
    secure: bool = False
    port: int = 0

    @property
    def cookie(self) -> str:
        """Name of the cookie that holds the secret; cookies are shared by all ports of a host."""
        return f"{'__Host-' if self.secure else ''}sayso-{self.port}"

    def admits(self, secret: str) -> str:
        """The header that has a browser bring a secret along, on requests of our own pages alone."""
        secure = "; Secure" if self.secure else ""
        return f"{self.cookie}={secret}; Path=/; HttpOnly; SameSite=Strict{secure}"


def hosts_of(names: Sequence[str], port: int, *, secure: bool = False) -> frozenset[str]:
    """What `Host` says of a server with these names: with its port, and without where that is the usual one.

    Args:
        names: hosts, each with a port of its own where a proxy stands before the server.
        port: where it listens.
        secure: whether it speaks TLS.
    """
    usual = port == (443 if secure else 80)
    found = set()
    for name in map(str.lower, names):
        has_port = ":" in name.rpartition("]")[2]
        found |= {name} if has_port else {f"{name}:{port}", *([name] if usual else [])}
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered, with the HTTP status."""

    status: int
    why: str


class Asked:
    """A request, as far as it counts for who is let in."""

    def __init__(self, scope: Scope) -> None:
        self.headers = Headers(scope=scope)
        self.method: str = scope["method"]
        self.path: str = scope["path"]

    @property
    def is_visit(self) -> bool:
        """Whether a link on another site's page was followed to one of our pages, which hold nothing by themselves."""
        headers = self.headers
        navigates = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == ("navigate", "document")
        return self.site in _FOREIGN and navigates and self.method == "GET" and not self.path.startswith("/api")

    @property
    def site(self) -> str:
        """Where the browser says that the request comes from; "" where it does not say."""
        return self.headers.get("sec-fetch-site", "")

    def origins(self) -> list[str]:
        """The origins that the request names, which is one at most of a browser."""
        return self.headers.getlist("origin")

    def bearer(self) -> str:
        """The secret that a script brings along."""
        kind, _, secret = self.headers.get("authorization", "").partition(" ")
        return secret.strip() if kind.lower() == "bearer" else ""

    def cookie(self, name: str) -> str:
        """The value of a cookie; "" for none."""
        try:
            found = SimpleCookie(self.headers.get("cookie", "")).get(name)
        except CookieError:
            return ""
        return found.value if found else ""


def stranger(asked: Asked, door: Door) -> Refusal | None:
    """Why a request cannot be one of our own pages or of a user himself; None where it can."""
    hosts = asked.headers.getlist("host")
    if len(hosts) != 1 or hosts[0].lower() not in door.hosts:
        return Refusal(403, f"No host {', '.join(hosts) or 'named'!r} here; expected one of {_listed(door.hosts)}")
    if asked.site not in ("", "same-origin", "none") and not asked.is_visit:
        return Refusal(403, "The request comes from another site; expected one of this server's own pages")
    own = {f"{scheme}://{hosts[0].lower()}" for scheme in ("http", "https")}
    if any(one.lower() not in own for one in asked.origins()):
        return Refusal(403, "The request comes from another origin; expected one of this server's own pages")
    return None


def entrant(asked: Asked, door: Door) -> User | Refusal:
    """Who asks, by the secret that the request brings; or why he may not have what he asks for."""
    if secret := asked.bearer():
        user = door.sessions.user(secret)
    else:
        user = door.sessions.user(asked.cookie(door.cookie))
        if user and asked.method not in READS and not (asked.origins() or asked.site == "same-origin"):
            return Refusal(403, "The request does not say where it comes from; expected an Origin, or a bearer's token")
    if user is None:
        return Refusal(401, "Not logged in" if door.users else "No token; open the address that `sayso serve` printed")
    wanted = needed(asked.method, asked.path)
    if RANKS.index(user.role) < RANKS.index(wanted):
        return Refusal(403, f"{user.name} has the role '{user.role}' here; expected '{wanted}' for this")
    return user


def needed(method: str, path: str) -> Role:
    """The role that a request needs."""
    for start, role in ROLES:
        if path == start or path.startswith(f"{start}/"):
            return role
    return "read" if method in READS else "judge"


def user_of(request: Request) -> User:
    """Who asks."""
    user: User = request.scope["user"]
    return user


class Guard:
    """Lets requests through, or answers why not.

    Args:
        app: what answers those that are let through.
        door: who is let through.
    """

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it. There is nothing that speaks through web sockets here, so none is opened."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            asked = Asked(scope)
            refusal = self._let_in(asked, scope)
            if refusal is None:
                await self._app(scope, _limited(asked, receive), send)
            else:
                await refusal(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _let_in(self, asked: Asked, scope: Scope) -> Response | None:
        """What to answer in place of what was asked for; None where the request is let through."""
        if refusal := stranger(asked, self._door) or _too_much(asked):
            return _refused(asked, refusal)
        if asked.is_visit:
            query = scope["query_string"].decode("latin-1")
            return again(inside(f"{asked.path}?{query}" if query else asked.path))
        if self._enters(asked, scope):
            return None
        found = entrant(asked, self._door)
        if isinstance(found, User):
            scope["user"] = found
            return None
        if found.status == 401 and self._door.users and _wants_page(asked):
            return RedirectResponse(f"/login?next={quote(_back(asked, scope), safe='')}", 303)
        return _refused(asked, found)

    def _enters(self, asked: Asked, scope: Scope) -> bool:
        """Whether a request is about to show a secret, rather than to ask for anything."""
        by_token = asked.path == "/" and asked.method in READS and scope["query_string"].startswith(b"token=")
        return (
            (by_token and self._door.users is None)
            or asked.path == "/plain.css"
            or (self._door.users is not None and asked.path in OPEN)
        )


def _back(asked: Asked, scope: Scope) -> str:
    """The page that was asked for, with what was chosen on it, but no token: where people log in there are none."""
    query = scope["query_string"].decode("latin-1")
    return inside(f"{asked.path}?{query}" if query and not query.startswith("token=") else asked.path)


def _refused(asked: Asked, refusal: Refusal) -> Response:
    if _wants_page(asked):
        return notice("Not let in", refusal.why, refusal.status)
    return problem(refusal.why, refusal.status)


def _wants_page(asked: Asked) -> bool:
    return (
        asked.method in READS and not asked.path.startswith("/api/") and "text/html" in asked.headers.get("accept", "")
    )


def _too_much(asked: Asked) -> Refusal | None:
    most, told = _most(asked), asked.headers.get("content-length", "0")
    if told.isdigit() and int(told) > most:
        return Refusal(413, f"The request has {int(told):,} bytes; expected at most {most:,}")
    return None


def _most(asked: Asked) -> int:
    return _BODIES.get(asked.path, _BODY)


class TooMuch(Exception):
    """A request goes on beyond what it may bring."""


def _limited(asked: Asked, receive: Receive) -> Receive:
    """The body of a request, as long as it is not too much."""
    left = _most(asked)

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise TooMuch(f"The request has more than {_most(asked):,} bytes")
        return message

    return counted


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
