"""Names of members of archives: which are refused, and how they are shown."""

import re
from collections import Counter

_DRIVE = re.compile(r"[a-z]:", re.IGNORECASE)
_PASSED_OVER = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)")


def refusal(name: str) -> str:
    """Why a member of that name is not read, or "". Nothing is written under it; it is a sign of an attack."""
    if "\x00" in name:
        return "has a name with a NUL"
    path = name.replace("\\", "/")
    if path.startswith("/") or _DRIVE.match(path):
        return "has an absolute name"
    if ".." in path.split("/"):
        return "has a name that leads out of the archive"
    return ""


def passed_over(name: str) -> bool:
    """Whether it is one of the files that desktops put into archives by themselves."""
    return _PASSED_OVER.search(name) is not None


class Names:
    """Shows the names of one archive: "./" taken off, what cannot be seen written out, a second one of a name told."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def show(self, name: str) -> str:
        """The name for keys and messages."""
        bare = name.removeprefix("./")
        shown = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in bare)
        self._seen[shown] += 1
        return shown if self._seen[shown] == 1 else f"{shown}#{self._seen[shown]}"
