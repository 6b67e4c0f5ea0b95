"""Who speaks within what another says: names that only the words around can tell."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.model.analysis import Attribution

_HE = frozenset({"he", "she"})
_MINE = re.compile(r"my ((?:[a-z-]+ ){0,2}[a-z-]+)(?=,| who | from | in |$)", re.IGNORECASE)
_THE = re.compile(r"(?:the )?([a-z-]+)", re.IGNORECASE)
_SAME = re.compile(r"(?:the|that) same (?:paper|document|report|letter|text|source)", re.IGNORECASE)


def renamed(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions of a report with speakers named anew where the attributions around and before tell more.

    Within a speech "my cousin" is the speaker's, and "he" is not the speaker; "the lawyer" is the lawyer heard before.
    """
    made: list[Attribution] = []
    for a in found:
        name = _anew(a, found, made) if len(a.sources) == 1 else ""
        made.append(replace(a, speaker=name) if name else a)
    by_name = _speech_names(found, made)
    return tuple(replace(a, speaker=by_name.get(i, a.speaker)) for i, a in enumerate(made))


def _anew(a: Attribution, found: Sequence[Attribution], made: Sequence[Attribution]) -> str:
    """The better name of one attribution's source; "" where there is none."""
    words = a.sources[0].text
    around = found[a.parent] if a.parent is not None else None
    if around and around.kind == "direct" and (mine := _MINE.match(words)):
        return f"{around.speaker}'s {mine[1]}"
    if _SAME.fullmatch(words):
        return next((b.speaker for b in reversed(made) if b.kind == "document" and b.speaker != a.speaker), "")
    if (the := _THE.fullmatch(words)) and a.speaker == the[1].lower():
        fuller = re.compile(rf"(?:.* )?{the[1]}(?:(?<=\w) (?:at|close to|from|in|near|of|with) .*)?", re.IGNORECASE)
        longer = {b.speaker for b in made if fuller.fullmatch(b.speaker) and " & " not in b.speaker} - {a.speaker}
        return longer.pop() if len(longer) == 1 else ""
    return ""


def _speech_names(found: Sequence[Attribution], made: Sequence[Attribution]) -> dict[int, str]:
    """Names, by index, of those whom a speaker calls "he": the last one whom the same speaker told of."""
    told: dict[str, str] = {}
    names: dict[int, str] = {}
    for i, a in enumerate(found):
        around = found[a.parent] if a.parent is not None else None
        if around is None or len(a.sources) != 1:
            continue
        he = around.kind == "direct" and a.sources[0].text.lower() in _HE
        unknown = a.speaker == around.speaker or a.speaker.lower() in _HE
        if he and unknown and around.speaker in told:
            names[i] = told[around.speaker]
        elif made[i].speaker != around.speaker and a.sources[0].text.lower() not in ("they", "it", "who"):
            told[around.speaker] = made[i].speaker
    return names
