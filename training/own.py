"""Reports that we wrote and annotated ourselves, as training data: `training/reports/*.txt`.

A file holds any number of reports:

    == t001 | 2021-03-04 | Harbour Wire | Title of the report
    The text, as many lines
    and paragraphs as it has.
    -- claims
    trigger | TYPE:mode | status | sources | actors | recipients | place | time | numbers

Each line after `-- claims` is one claim of `guide/claims.md`; empty fields may be left out at the end. Words stand
for their occurrence nearest to the trigger; `word@2` is the second one in the text. A trigger is the next occurrence
after the trigger before it, or `word@n`. Sources: `words = Name > words = Name`, the outermost first; `unnamed` for
an unnamed one; co-sources have one stretch of words and ` & ` in the name. Actors, recipients: `words = Name; words`.
Without `= Name` the words are the name. Place: `Town; Country`. Numbers: `killed 3..3; injured 10..` (low and high,
both may be open).
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.analysis.labels import MODES, NUMBER_TAGS, TYPES
from sayso.model.analysis import STATUSES

Gold = dict[str, Any]
REPORTS = Path(__file__).parent / "reports"


class WrongLine(ValueError):
    """A line that is not as the module says."""


def read_own(folder: Path = REPORTS) -> Iterator[tuple[Gold, list[Gold]]]:
    """Each report as a record of the claims gold, with its claims.

    Raises:
        WrongLine: names the file, the report, the line and what was expected.
    """
    for path in sorted(folder.glob("*.txt")):
        for block in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, _, rest = block.partition("\n")
            text, _, lines = rest.partition("\n-- claims\n")
            key, published, publisher, title = (part.strip() for part in (head + " | | |").split("|")[:4])
            record = {
                "id": key,
                "title": title,
                "published": published,
                "publisher": publisher,
                "text": text.strip("\n"),
                "licence": "ours",
            }
            yield record, list(_claims(f"{path.name}, {key}", record, lines))


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


def _occurrences(text: str, words: str) -> list[int]:
    return [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def _split(words: str) -> tuple[str, int]:
    found = re.fullmatch(r"(.*?)@(\d+)", words.strip())
    return (found[1], int(found[2])) if found else (words.strip(), 0)


def _trigger(text: str, field: str, after: int) -> tuple[str, int]:
    word, which = _split(field)
    spots = _occurrences(text, word)
    later = [spots[which - 1]] if which else [s for s in spots if s >= after] or spots[-1:]
    if not later or " " in word:
        raise WrongLine(f"no word {word!r} in the text, expected one word as it stands")
    return word, later[0]


def _party(text: str, field: str, trigger: int) -> Gold:
    words, _, name = field.partition("=")
    words, which = _split(words)
    spots = _occurrences(text, words)
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
    print(f"{len(found)} reports, {sum(len(c) for _, c in found)} claims")
