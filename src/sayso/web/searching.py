"""The search box: words, "exact words", -words, and filters such as `said:Russia`, taken apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sayso.archive.queries.words import LONGEST, match
from sayso.errors import RunStopped

NAMES: Mapping[str, str] = {
    "said": "said_by",
    "origin": "origin",
    "actor": "actor",
    "recipient": "recipient",
    "party": "party",
    "type": "type",
    "mode": "mode",
    "status": "status",
    "grade": "grade",
    "place": "place",
    "box": "box",
    "since": "since",
    "until": "until",
    "date": "date",
    "outlet": "publisher",
    "report": "report",
    "confidence": "confidence",
}
"""What stands before a colon, and the filter that it is for; the names of filters themselves are taken as well."""

_TOKEN = re.compile(
    r"""(?P<minus>-)?(?:(?P<name>[A-Za-z_]+):)?(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>\S+))?""", re.VERBOSE
)
_MARKS = str.maketrans(dict.fromkeys("“”„‟", '"'))
_WORD = re.compile(r"\w+")
_BETWEEN = ("AND", "OR", "NOT")


@dataclass(frozen=True, slots=True)
class Box:
    """What stands in a search box.

    Attributes:
        given: filters with their values, in the order in which they stand there.
        words: a search, which can be read; "" for none.
        without: words that may not be there, each as it was written behind its minus.
        notes: a line for each thing that was not understood.
    """

    given: tuple[tuple[str, str], ...] = ()
    words: str = ""
    without: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def left_out(self) -> str:
        """The words that may not be there, as one search; "" for none."""
        return " OR ".join(self.without)


def box(text: str) -> Box:
    """A search box, taken apart; what cannot be understood is noted, and searched for as words where it has any."""
    if len(text) > LONGEST:
        return Box(notes=(f"The search has {len(text)} characters; expected {LONGEST} at most",))
    parts = _Parts()
    for found in _TOKEN.finditer(text.translate(_MARKS)):
        if found[0]:
            parts.put(found)
    words, note = _readable(" ".join(_inner(parts.words)))
    return Box(tuple(parts.given), words, tuple(parts.without), (*parts.notes, *([note] if note else [])))


def _inner(words: list[str]) -> list[str]:
    """Words without what stands between filters: `type:AID OR type:ACCUSE hospital`."""
    start, stop = 0, len(words)
    while start < stop and words[start] in _BETWEEN[:2]:
        start += 1
    while start < stop and words[stop - 1] in _BETWEEN[:2]:
        stop -= 1
    return words[start:stop]


class _Parts:
    def __init__(self) -> None:
        self.given: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.without: list[str] = []
        self.notes: list[str] = []

    def put(self, found: re.Match[str]) -> None:
        """One token."""
        name, phrase = (found["name"] or "").lower(), found["phrase"]
        value = phrase if phrase is not None else found["word"] or ""
        known = NAMES.get(name) or (name if name in NAMES.values() else "")
        if known:
            self._filter(known, name, value.strip(), minus=bool(found["minus"]))
            return
        raw = found[0].removeprefix("-")
        if phrase is not None and not raw.endswith('"'):
            raw += '"'
        if found["minus"] and (told := _readable(raw)[0]):
            self.without.append(told)
        elif not found["minus"]:
            self.words.append(raw)

    def _filter(self, known: str, name: str, value: str, *, minus: bool) -> None:
        if minus:
            self.notes.append(f"'-{name}:' leaves nothing out; a minus goes with words")
        elif value:
            self.given.append((known, value))
        else:
            self.notes.append(f"'{name}:' has no value; expected one right behind the colon, such as said:Russia")


def _readable(words: str) -> tuple[str, str]:
    """A search that can be read, with a note where it was read in another way than it was written."""
    if not words.strip():
        return "", ""
    try:
        match(words)
    except RunStopped as stopped:
        plain = " ".join(f'"{word}"' for word in _WORD.findall(words) if word not in _BETWEEN)
        return plain, f"{stopped}; searched for the plain words" if plain else str(stopped)
    return words, ""
