"""Addresses of pages: what may be fetched at all, by how it is written."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from sayso.errors import InputSkipped

_EXPECTED = "expected one such as https://paper.example/report"

_PORTS = {"http": 80, "https": 443}

_UNFIT = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]")
"""Control characters split requests, a backslash is a slash to some readers of addresses and none to others, and half
a character has no bytes: Python has one for each byte of an argument that is no UTF-8."""

_MAX_URL = 8_000
"""Most characters of an address: servers take hardly more."""

_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.IGNORECASE)

_LABELS = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")

_KEPT = "/:?#[]@!$&'()*+,;=%~"


@dataclass(frozen=True, slots=True)
class Target:
    """One address, taken apart.

    Attributes:
        scheme: `http` or `https`.
        host: name in ASCII and lower case without a dot at its end, or an IP address without brackets.
        port: as given, else the scheme's own.
        path: path and query as they go into a request; percent-encoded, begins with `/`.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def is_address(self) -> bool:
        """Whether the host is an IP address."""
        return ":" in self.host or self.host.rpartition(".")[2].isdigit()

    @property
    def origin(self) -> str:
        """Scheme, host and, where it is not the scheme's own, port: what a robots.txt holds for."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def netloc(self) -> str:
        """Host and port as a Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.path


def is_url(given: str) -> bool:
    """Whether an input is meant as an address: it begins with a scheme and two slashes."""
    return re.match(r"[a-z][a-z0-9+.-]*://", given, re.IGNORECASE) is not None


def target(url: str) -> Target:
    """An address taken apart and checked.

    Raises:
        InputSkipped: it is no address, of another scheme than http and https, names a user, or its host is written
            in a form that programs read differently (numbers other than four decimal ones, a zone).
    """
    shown = repr(url[:200])
    if _UNFIT.search(url) or len(url) > _MAX_URL:
        raise InputSkipped(
            f"{shown} holds a backslash, a control character or bytes that are no UTF-8, or is too long; {_EXPECTED}"
        )
    try:
        split = urlsplit(url.strip())
        scheme, port = split.scheme.lower(), split.port
        host = split.hostname or ""
        if "[" in split.netloc:
            host = str(ipaddress.IPv6Address(host))
    except ValueError as error:
        raise InputSkipped(f"{shown} is no address ({error}); {_EXPECTED}") from None
    if scheme not in _PORTS:
        raise InputSkipped(f"{shown} is of the scheme {scheme!r}; expected http or https")
    if "@" in split.netloc:
        raise InputSkipped(f"{shown} names a user; expected an address without one, as nobody is logged in")
    if port == 0:
        raise InputSkipped(f"{shown} names the port 0; expected one from 1 to 65535")
    path = quote(split.path or "/", safe=_KEPT) + (f"?{quote(split.query, safe=_KEPT)}" if split.query else "")
    return Target(scheme, _host(host, shown), port or _PORTS[scheme], path)


def redirected(at: Target, location: str) -> Target:
    """Where a redirect leads.

    Args:
        at: what was asked for.
        location: the value of the header, as `http.client` decodes it.

    Raises:
        InputSkipped: as of `target`.
    """
    try:
        location = location.encode("latin-1").decode("utf-8", "replace")
        joined = urljoin(at.url, location)
    except ValueError as error:
        raise InputSkipped(f"{location[:200]!r} is no address ({error}); {_EXPECTED}") from None
    return target(joined)


def _host(host: str, shown: str) -> str:
    """The host in the one form that all its spellings share.

    Raises:
        InputSkipped: it is none.
    """
    if "%" in host:
        _no_host(host, shown)
    if ":" in host:
        return host
    name = _ascii(host, shown)
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        try:
            return str(ipaddress.IPv4Address(name))
        except ValueError:
            _no_host(host, shown)
    return name if _LABELS.fullmatch(name) else _no_host(host, shown)


def _ascii(host: str, shown: str) -> str:
    """A name as resolvers take it: full-width digits and ideographic full stops become what they stand for."""
    try:
        return host[:1_000].encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        return _no_host(host, shown)


def _no_host(host: str, shown: str) -> str:
    raise InputSkipped(f"{shown} names no host ({host[:80]!r}); expected a name, four decimal numbers, or [IPv6]")
