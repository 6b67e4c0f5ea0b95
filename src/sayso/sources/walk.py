"""Which files an input names: a file, all files of a folder, or what a pattern matches."""

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from sayso.sources.draft import Failure

_WILD = frozenset("*?[")


def shown(path: str) -> str:
    """A path as text that can be printed: bytes of a name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def failure(path: str, reason: str) -> Failure:
    """The failure of a path, with its name before the reason."""
    return Failure(shown(path), f"{shown(path)!r} {reason}")


LEFT_OUT = "is an archive or a lake of sayso, and is left out"
"""What is to be said of a folder that is passed over."""
_LAKE = "lake.json"
_MADE_BY = b'{"made_by":"sayso '
_PARTS = ("journal", "raw", "readings", "text")


def files_of(given: str, left_out: Callable[[str], None] = lambda _: None) -> Iterator[str | Failure]:
    """The files that an input names, in order of their names; hidden files and folders of a folder are left out.

    Args:
        given: a path or a pattern.
        left_out: is told of each folder that is passed over as it is an archive, or the lake of a distributed run.
    """
    if "\x00" in given:
        yield failure(given, "holds a NUL; expected a file, a folder or a pattern")
    elif given and _is_archive(given):
        yield failure(given, "is an archive or a lake; expected reports")
    elif Path(given).is_dir() and given:
        yield from _files_in(given, left_out)
    elif given and os.path.lexists(given):
        yield given
    elif _WILD.intersection(given):
        yield from _matches(given, left_out)
    else:
        yield failure(given, "does not exist; expected a file, a folder or a pattern")


def _matches(pattern: str, left_out: Callable[[str], None]) -> Iterator[str | Failure]:
    path = Path(pattern)
    root = Path(path.anchor)
    hidden = path.name.startswith(".")
    try:
        found = sorted(str(match) for match in root.glob(str(path.relative_to(root))))
    except ValueError as error:
        yield failure(pattern, f"is no pattern ({error}); expected one such as 'reports/*.html'")
        return
    found = [match for match in found if hidden or not Path(match).name.startswith(".")]
    if not found:
        yield failure(pattern, "matches nothing; expected a file, a folder or a pattern")
    given = next(n for n, part in enumerate(path.parts) if _WILD.intersection(part))
    known, once = cache(_is_archive), cache(left_out)  # a pattern can match all that is in a folder of ours
    for match in found:
        if ours := next((folder for folder in _folders_of(match, given) if known(folder)), ""):
            once(ours)
        else:
            yield from _files_in(match, once) if Path(match).is_dir() else (match,)


def _folders_of(match: str, given: int) -> Iterator[str]:
    """What a pattern matched, after the folders that it lies in but the first ones, which the pattern names itself."""
    path = Path(match)
    yield from (str(one) for one in (*reversed(path.parents), path) if len(one.parts) > given)


def _files_in(folder: str, left_out: Callable[[str], None]) -> Iterator[str | Failure]:
    """All files under a folder but those of archives and lakes; links are followed where they stay in it, once."""
    root = Path(os.path.realpath(folder))
    errors: list[OSError] = []
    empty = True
    for where, folders, names in os.walk(folder, onerror=errors.append):
        links = [name for name in folders if Path(where, name).is_symlink()]
        shown_ones = sorted(name for name in folders if name not in links and not name.startswith("."))
        ours = [name for name in shown_ones if _is_archive(os.path.join(where, name))]  # noqa: PTH118
        for name in ours:
            left_out(os.path.join(where, name))  # noqa: PTH118
        folders[:] = [name for name in shown_ones if name not in ours]
        names = sorted(name for name in names if not name.startswith("."))
        found = [*_strays(where, links, root), *(_inside(os.path.join(where, name), root) for name in names)]  # noqa: PTH118 -- keeps "./"
        empty = empty and not found
        yield from found
    for error in errors:
        yield failure(str(error.filename), f"cannot be read: {error.strerror}")
    if empty and not errors:
        yield failure(folder, "holds no file; expected reports in it")


def _is_archive(folder: str) -> bool:
    """Whether a folder is an archive of ours, or a lake: what is in it are no reports."""
    if all(os.path.isdir(os.path.join(folder, name)) for name in _PARTS):  # noqa: PTH112, PTH118
        return True
    try:
        with Path(folder, _LAKE).open("rb") as stream:
            return stream.read(len(_MADE_BY)) == _MADE_BY
    except OSError:
        return False


def _strays(where: str, links: list[str], root: Path) -> Iterator[Failure]:
    """Links to folders elsewhere. What a link to a folder within the root shows is read where it really stands."""
    for name in sorted(links):
        found = _inside(os.path.join(where, name), root)  # noqa: PTH118
        if isinstance(found, Failure):
            yield found


def _inside(path: str, root: Path) -> str | Failure:
    """The path, or a failure where it is a link that leads out of the root or nowhere."""
    if not Path(path).is_symlink():
        return path
    if not os.path.exists(path):  # noqa: PTH110 -- Path.exists raises on a link to itself
        return failure(path, "is a link that leads nowhere; expected a file")
    if not Path(os.path.realpath(path)).is_relative_to(root):
        return failure(path, "is a link that leads out of the folder; expected a file within it")
    return path
