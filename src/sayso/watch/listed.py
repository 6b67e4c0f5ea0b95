"""Addresses of feeds: given as they are, in a file of lines, or in an OPML file as feed readers write it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.parsers import expat

from sayso.errors import InputSkipped, RunStopped
from sayso.sources.fetch_url import is_url, target

_SIZE = 20_000_000
"""Most bytes of a list."""
_MOST = 10_000
"""Most feeds that one process watches."""


def feeds_of(given: Iterable[str]) -> list[str]:
    """The addresses of feeds, each once, in the order given.

    Args:
        given: addresses, and paths of lists of them.

    Raises:
        RunStopped: a list cannot be read, an address is none, or there are none or too many.
    """
    found: list[str] = []
    for one in given:
        urls = [one] if is_url(one) else _listed(one)
        for url in urls:
            _check(url, one)
        found += urls
    unique = list(dict.fromkeys(found))
    if not unique:
        raise RunStopped(f"No feed in {', '.join(map(repr, given))}; expected addresses of feeds, one a line, or OPML")
    if len(unique) > _MOST:
        raise RunStopped(f"{len(unique):,} feeds; expected at most {_MOST:,}")
    return unique


def _listed(path: str) -> list[str]:
    """The addresses in a file.

    Raises:
        RunStopped: it cannot be read.
    """
    try:
        with Path(path).open("rb") as stream:  # a device has no size, and no end
            raw = stream.read(_SIZE + 1)
    except OSError as error:
        raise RunStopped(f"{path!r} cannot be read: {error.strerror}; expected OPML or addresses of feeds") from None
    if not 0 < len(raw) <= _SIZE:
        raise RunStopped(f"{path!r} is empty or longer than {_SIZE:,} bytes; expected OPML or addresses of feeds")
    is_xml = re.match(rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe|\xfe\xff", raw) is not None
    return _outlined(raw, path) if is_xml else list(_lines(raw))


def _check(url: str, given: str) -> None:
    """Refuse what is no address that could be fetched; `given` is where it stands.

    Raises:
        RunStopped: it is none.
    """
    try:
        target(url)
    except InputSkipped as skipped:
        raise RunStopped(str(skipped) if given == url else f"In {given!r}: {skipped}") from None


def _lines(raw: bytes) -> Iterator[str]:
    """One address a line; what begins with `#` is a note."""
    for line in raw.decode("utf-8-sig", "replace").splitlines():
        if (url := line.strip()) and not url.startswith("#"):
            yield url


def _outlined(raw: bytes, path: str) -> list[str]:
    """The `xmlUrl` of all outlines of an OPML file.

    Raises:
        RunStopped: it is no XML, or declares entities, which may reach for files or grow without end.
    """
    found: list[str] = []

    def begin(_: str, attributes: Mapping[str, str]) -> None:
        named = {name.lower(): value for name, value in attributes.items()}
        if url := named.get("xmlurl", "").strip():
            found.append(url)

    def declared(*_: object) -> None:
        raise RunStopped(f"{path!r} has a <!DOCTYPE; expected OPML without one")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.StartDoctypeDeclHandler = begin, declared
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        raise RunStopped(f"{path!r} is no XML ({error}); expected OPML or addresses of feeds") from None
    return found
