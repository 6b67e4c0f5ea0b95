"""Where a phrase names several parties: "the mayor and two aides"."""

import re
from collections.abc import Sequence

from sayso.analysis.party_words import word_set

_JOINT = re.compile(r"\s*,\s*and\s+|\s*,\s+|\s+and\s+|\s*&\s*|\s+as well as\s+|\s+along with\s+")
_MASSES = word_set(
    """
    agency army government media military opposition parliament police radio television
    """
)
_BARE = word_set("a an the")


def parts(text: str, names: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The parties of a coordinated phrase as offsets into it; one piece where it is not coordinated.

    Args:
        text: the phrase.
        names: proper names of the report that may have "and" inside and are not taken apart.
    """
    joints = [m for m in _JOINT.finditer(text) if not _inside(text, m, names)]
    if not any("and" in m[0] or "&" in m[0] or "with" in m[0] or "well" in m[0] for m in joints):
        return ((0, len(text)),)
    out, at = [], 0
    for joint in (*joints, None):
        end = joint.start() if joint else len(text)
        if not text[at:end].strip():
            return ((0, len(text)),)
        out.append((at, end))
        at = joint.end() if joint else end
    return tuple(out) if all(_party(text[a:b]) for a, b in out) else ((0, len(text)),)


def _inside(text: str, joint: re.Match[str], names: Sequence[str]) -> bool:
    """Whether a joint lies within a proper name that has it."""
    folded = " ".join(text.split())
    return any(
        " and " in name and (at := folded.find(name)) >= 0 and at <= joint.start() < at + len(name) for name in names
    )


def _party(piece: str) -> bool:
    """Whether a piece can stand for a party by itself: a name, or a noun that is plural or has an article."""
    words = piece.split()
    return bool(words) and (
        words[0][0].isupper()
        or words[0] in _BARE
        or words[-1].endswith("s")
        or words[-1] in _MASSES
        or piece[0].isdigit()
    )
