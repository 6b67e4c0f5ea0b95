"""robots.txt (RFC 9309): which paths of a host a program may ask for.

`urllib.robotparser` knows no `*` and `$` in paths and takes the first rule that fits instead of the longest.
"""

import re
import string
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote

MAX_BYTES = 500 * 1024
"""What RFC 9309 asks readers to take in at least; no more is looked at."""

_ESCAPE = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")
_KEPT = "/:?#[]@!$&'()*+,;=%~"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host for one program: pairs of whether they allow, and the pattern of paths they are about."""

    rules: tuple[tuple[bool, str], ...] = ()

    @classmethod
    def read(cls, content: bytes, name: str) -> Self:
        """The rules for a program; those for `*` where none name it.

        Args:
            content: the file; unreadable lines are passed over.
            name: what the program goes by, such as `sayso`; upper and lower case are the same.
        """
        groups: dict[str, list[tuple[bool, str]]] = {}
        named: list[str] = []
        open_group = False
        for key, value in _lines(content):
            if key == "user-agent":
                named = named if open_group else []
                open_group = True
                named.append(value.split("/")[0].strip().lower())
                groups.setdefault(named[-1], [])
            elif key in ("allow", "disallow"):
                open_group = False
                for each in dict.fromkeys(named) if value else ():
                    groups[each].append((key == "allow", _normal(value)))
        return cls(tuple(groups.get(name.lower(), groups.get("*", ()))))

    def allows(self, path: str) -> bool:
        """Whether a path with its query may be asked for: the longest pattern decides, `allow` among equals."""
        path = _normal(path)
        fitting = [(len(pattern), allow) for allow, pattern in self.rules if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


def _lines(content: bytes) -> list[tuple[str, str]]:
    text = content[:MAX_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
    pairs = (line.split("#")[0].partition(":") for line in re.split(r"\r\n|\r|\n", text))
    return [(key.strip().lower(), value.strip()) for key, _, value in pairs]


def _normal(path: str) -> str:
    """A path in the one form that all its spellings share."""
    return _ESCAPE.sub(_unescaped, quote(path, safe=_KEPT))


def _unescaped(found: re.Match[str]) -> str:
    letter = chr(int(found[1], 16))
    return letter if letter in _UNRESERVED else found[0].upper()


def _fits(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern says. No regular expression: many `*` in one take forever."""
    whole = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not others:
        return not whole or path == first
    at = len(first)
    last = others.pop() if whole else ""
    for piece in others:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return len(path) - len(last) >= at and path.endswith(last)
