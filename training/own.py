"""Reports that we wrote and annotated ourselves, as training data: `training/reports/*.txt`.

A file holds any number of reports:

    == t001 | 2021-03-04 | Harbour Wire | Title of the report
    The text, as many lines
    and paragraphs as it has.
    -- claims
    trigger | TYPE:mode | status | sources | actors | recipients | place | time | numbers
    -- attributions
    source | cue | content | kind

A report may lack one of the two lists, which then is not known of it; `said.py` tells the form of the second.

Each line after `-- claims` is one claim of `guide/claims.md`; empty fields may be left out at the end. Words stand for
their occurrence nearest to the trigger; `word@2` is the second one in the text. A trigger is the next occurrence after
the trigger before it, or `word@n`. Sources: `words = Name > words = Name`, the outermost first; `unnamed` for an
unnamed one; co-sources have one stretch of words and ` & ` in the name. Actors, recipients: `words = Name; words`.
Without `= Name` the words are the name. Place: `Town; Country`. Numbers: `killed 3..3; injured 10..` (low and high,
both may be open).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from said import Said, WrongLine, occurrences, read_said, split
from sayso.analysis.labels import MODES, NUMBER_TAGS, TYPES
from sayso.model.analysis import STATUSES

Gold = dict[str, Any]
REPORTS = Path(__file__).parent / "reports"


@dataclass(frozen=True, slots=True)
class Own:
    """A report of ours.

    Attributes:
        record: as in the claims gold.
        claims: its claims as in the gold; None where they were not marked.
        said: its attributions; None where they were not marked.
    """

    record: Gold
    claims: list[Gold] | None
    said: list[Said] | None


def read_own(folder: Path = REPORTS) -> Iterator[Own]:
    """Each report with what is marked in it.

    Raises:
        WrongLine: names the file, the report, the line and what was expected.
    """
    for path in sorted(folder.glob("*.txt")):
        for block in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            yield _report(path.name, block)


def _report(name: str, block: str) -> Own:
    head, _, rest = block.partition("\n")
    text, claims, said = _lists(rest)
    key, published, publisher, title = (part.strip() for part in (head + " | | |").split("|")[:4])
    record = {
        "id": key,
        "title": title,
        "published": published,
        "publisher": publisher,
        "text": text,
        "licence": "ours",
    }
    where = f"{name}, {key}"
    return Own(
        record,
        None if claims is None else list(_claims(where, record, claims)),
        None if said is None else list(read_said(text, said, where)),
    )


def _lists(rest: str) -> tuple[str, str | None, str | None]:
    """Text, claims and attributions of a block after its first line."""
    pieces = re.split(r"^-- (claims|attributions)\n", rest, flags=re.MULTILINE)
    lists = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    return pieces[0].strip("\n"), lists.get("claims"), lists.get("attributions")


def _claims(where: str, record: Gold, lines: str) -> Iterator[Gold]:
    after = 0
    for line in lines.splitlines():
        if not line.strip():
            continue
        try:
            claim = _claim(record["text"], [f.strip() for f in line.split("|")], after)
        except (WrongLine, ValueError, IndexError) as error:
            raise WrongLine(f"{where}: {line!r}: {error}") from None
        after = claim["trigger"]["start"] + len(claim["trigger"]["text"])
        yield {"doc": record["id"]} | claim


def _claim(text: str, fields: list[str], after: int) -> Gold:
    fields += [""] * (9 - len(fields))
    trigger, kind, status, sources, actors, recipients, place, time, numbers = fields[:9]
    type_, _, mode = kind.partition(":")
    for value, known in ((type_, TYPES), (mode, MODES), (status, STATUSES)):
        if value not in known:
            raise WrongLine(f"{value!r} is none of {', '.join(known)}")
    word, start = _trigger(text, trigger, after)
    return {
        "trigger": {"text": word, "start": start},
        "type": type_,
        "mode": mode,
        "status": status,
        "sources": [_source(text, s, start) for s in sources.split(">") if s.strip()],
        "actors": [_party(text, p, start) for p in actors.split(";") if p.strip()],
        "recipients": [_party(text, p, start) for p in recipients.split(";") if p.strip()],
        "place": [p.strip() for p in place.split(";") if p.strip()],
        "time": time,
        "numbers": [_number(n.strip()) for n in numbers.split(";") if n.strip()],
    }


def _trigger(text: str, field: str, after: int) -> tuple[str, int]:
    word, which = split(field)
    spots = [s for s, _ in occurrences(text, word)]
    later = [spots[which - 1]] if which else [s for s in spots if s >= after] or spots[-1:]
    if not later or " " in word:
        raise WrongLine(f"no word {word!r} in the text, expected one word as it stands")
    return word, later[0]


def _party(text: str, field: str, trigger: int) -> Gold:
    words, _, name = field.partition("=")
    words, which = split(words)
    spots = [s for s, _ in occurrences(text, words)]
    if not spots:
        raise WrongLine(f"no {words!r} in the text, expected the party's words as they stand")
    start = spots[which - 1] if which else min(spots, key=lambda s: abs(s - trigger))
    return {"text": words, "start": start, "name": name.strip() or words}


def _source(text: str, field: str, trigger: int) -> Gold:
    if field.strip() == "unnamed":
        return {"name": "unnamed", "text": ""}
    party = _party(text, field, trigger)
    return {"name": party["name"], "text": party["text"]}


def _number(field: str) -> Gold:
    of, _, bounds = field.partition(" ")
    if of not in NUMBER_TAGS[1:] or ".." not in bounds:
        raise WrongLine(f"{field!r}, expected what is counted and LOW..HIGH, such as 'killed 3..3'")
    low, high = (int(b) if b.strip() else None for b in bounds.split(".."))
    return {"of": of, "low": low, "high": high}


if __name__ == "__main__":
    import sys

    found = list(read_own(Path(sys.argv[1]) if len(sys.argv) > 1 else REPORTS))
    claims, said = (sum(len(x) for x in (getattr(o, n) for o in found) if x) for n in ("claims", "said"))
    print(f"{len(found)} reports, {claims} claims, {said} attributions")
