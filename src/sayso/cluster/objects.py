"""Object stores, by fsspec, where that is installed: addresses such as `s3://bucket/folder`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.errors import RunStopped
from sayso.sources.draft import Failure
from sayso.sources.walk import failure

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_WILD = frozenset("*?[")


def is_object(address: str) -> bool:
    """Whether it is an address of one, and no path or page."""
    return "://" in address and not address.lower().startswith(("http://", "https://"))


def at(address: str) -> "tuple[AbstractFileSystem, str]":
    """The store of an address, and what the store calls it.

    Raises:
        RunStopped: fsspec, or what it needs for such stores, is not installed, exit code 3; or it is an address within
            another, by which pages would be fetched past all that guards fetching.
    """
    if "::" in address:
        raise RunStopped(f"No object store at {address!r}; expected one address, without '::'")
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise RunStopped(f"No fsspec installed, which opens {address!r}; pip install 'sayso[cluster]'", 3) from None
    try:
        store, path = url_to_fs(address)
    except (ImportError, ValueError) as error:
        raise RunStopped(f"No way to {address!r}: {error}", 3) from None
    return store, path


def objects_of(address: str) -> Iterator[tuple[str, int] | Failure]:
    """The objects that an address names, in order of their names, each with its bytes; hidden ones are left out.

    Raises:
        RunStopped: as of `at`.
    """
    store, path = at(address)
    if store.isdir(path):
        found = store.find(path)
    elif store.exists(path):
        found = [path]
    else:
        found = store.glob(path) if _WILD.intersection(path) else []
    shown = [one for one in sorted(found) if not _is_hidden(one.removeprefix(path)) and not store.isdir(one)]
    if not shown:
        yield failure(address, "holds no object; expected reports in it")
    for one in shown:
        yield store.unstrip_protocol(one), int(store.size(one))


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))
