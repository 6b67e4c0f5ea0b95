"""Attributions that we marked. In our own reports they are the lines after `-- attributions`, which `own.py` reads.

    source | cue | content | kind

`source` is `-` where nobody is named. In `cue` a `*` stands before its head, the one word that carries it, where it has
several. Pieces of `content` are joined by ` // `; a long piece is written `first words ... last words`. A cue is the
next occurrence of its words after the cue before; other words stand for their occurrence nearest to the cue; `words@2`
is the second one in the text. `kind` is `m` where the cue only shows a mind or names a topic.

Those of gold reports are kept as offsets, without any of their text, in `gold_said.jsonl`: a line is `{"id", "said":
[[source, cue, head, content, asserts], ...]}`.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Stretch = tuple[int, int]


class WrongLine(ValueError):
    """A line that is not as the module says."""


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution as a person marked it; offsets in the text.

    Attributes:
        source: its words; None where nobody is named.
        cue: all its words.
        head: the first character of the word that carries the cue.
        content: pieces in order.
        asserts: whether the source puts the content forward.
    """

    source: Stretch | None
    cue: Stretch
    head: int
    content: tuple[Stretch, ...]
    asserts: bool


def read_said(text: str, lines: str, where: str) -> Iterator[Said]:
    """The attributions of a text, in the order of the lines.

    Raises:
        WrongLine: names `where`, the line and what was expected.
    """
    after = 0
    for line in lines.splitlines():
        if not line.strip():
            continue
        try:
            said = _said(text, [f.strip() for f in line.split("|")], after)
        except (WrongLine, IndexError) as error:
            raise WrongLine(f"{where}: {line!r}: {error}") from None
        after = max(after, said.cue[1])
        yield said


GOLD = Path(__file__).parent / "gold_said.jsonl"


def gold_said(path: Path = GOLD) -> dict[str, list[Said]]:
    """The attributions of those gold reports in which we marked them, by the report's id."""
    with path.open(encoding="utf-8") as lines:
        return {record["id"]: [_kept(kept) for kept in record["said"]] for record in map(json.loads, lines)}


def _kept(kept: tuple[list[int] | None, list[int], int, list[list[int]], bool]) -> Said:
    source, cue, head, content, asserts = kept
    pieces = tuple((a, b) for a, b in content)
    return Said((source[0], source[1]) if source else None, (cue[0], cue[1]), head, pieces, asserts)


def _said(text: str, fields: list[str], after: int) -> Said:
    if not 3 <= len(fields) <= 4 or not all(fields[:3]):
        raise WrongLine("expected source | cue | content, and m or nothing")
    source, cue, content, kind = [*fields, ""][:4]
    if kind not in ("", "m"):
        raise WrongLine(f"{kind!r} is neither m nor empty")
    words, which = split(cue)
    at = _cue(text, words.replace("*", ""), which, after)
    head = at[0] + max(words.find("*"), 0)
    pieces = tuple(_piece(text, piece, at[0]) for piece in content.split(" // "))
    return Said(None if source == "-" else _nearest(text, source, at[0]), at, head, pieces, not kind)


def split(words: str) -> tuple[str, int]:
    """Words and which of their occurrences is meant, counted from 1; 0 where that is not said."""
    found = re.fullmatch(r"(.*?)@(\d+)", words.strip())
    return (found[1], int(found[2])) if found else (words.strip(), 0)


def occurrences(text: str, words: str) -> list[Stretch]:
    """Where words stand in a text, no part of longer ones; white space may differ."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    left, right = (r"(?<!\w)" if words[0].isalnum() else ""), (r"(?!\w)" if words[-1].isalnum() else "")
    return [m.span() for m in re.finditer(left + pattern + right, text)]


def _cue(text: str, words: str, which: int, after: int) -> Stretch:
    spots = occurrences(text, words)
    if not spots:
        raise WrongLine(f"no {words!r} in the text, expected the cue's words as they stand")
    return spots[which - 1] if which else next((s for s in spots if s[0] >= after), spots[-1])


def _nearest(text: str, field: str, cue: int) -> Stretch:
    words, which = split(field)
    spots = occurrences(text, words)
    if not spots:
        raise WrongLine(f"no {words!r} in the text, expected words as they stand")
    return spots[which - 1] if which else min(spots, key=lambda s: min(abs(s[0] - cue), abs(s[1] - cue)))


def _piece(text: str, field: str, cue: int) -> Stretch:
    first, dots, last = field.partition(" ... ")
    if not dots:
        return _nearest(text, field, cue)
    start = _nearest(text, first, cue)
    ends = [s[1] for s in occurrences(text, last) if s[0] >= start[0]]
    if not ends:
        raise WrongLine(f"no {last!r} after {first!r} in the text")
    return start[0], ends[0]
