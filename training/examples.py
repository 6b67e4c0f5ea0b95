"""Annotated reports as examples for the reader model: one a sentence, and its words by what they are to a trigger."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from own import REPORTS, read_own
from said import Said, gold_said
from sayso.analysis.anchor import written
from sayso.analysis.labels import (
    CARRIED,
    CUES,
    MARKS,
    MODES,
    NUMBER_TAGS,
    PARTY_TAGS,
    SAID_TAGS,
    SOURCE_KINDS,
    SOURCE_TAGS,
    TRIGGER_HEADS,
    TYPES,
    WORD_HEADS,
)
from sayso.analysis.numbers import numbers
from sayso.analysis.sentences import sentences
from sayso.analysis.times import times
from sayso.analysis.words import words
from sayso.model.analysis import STATUSES, Sentence
from sayso.model.report import Part, Report
from sayso.sources.layout import layout

SHIPPABLE = re.compile(r"public domain|OGL|CC BY(?!-N)|ours")
Gold = dict[str, Any]
KEPT_OUT = Path(__file__).with_name("kept_out.txt")


@dataclass(slots=True)
class Target:
    """One claim or attribution in its sentence.

    Attributes:
        at: the word of its trigger or cue.
        type: index into MARKS.
        words, whole: labels of those heads that tell of it.
    """

    at: int
    type: int
    words: dict[str, list[int]]
    whole: dict[str, int]


@dataclass(slots=True)
class Example:
    """A sentence of a report with the claims and attributions whose triggers and cues stand in it.

    Attributes:
        claims, said: whether its claims, and its attributions, are marked at all.
        known: the words of which it is known whether they are triggers; None for all.
    """

    doc: str
    sentence: Sentence
    spans: tuple[tuple[int, int], ...]
    targets: list[Target] = field(default_factory=list)
    claims: bool = True
    said: bool = False
    known: frozenset[int] | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What it is known by: its report and where it begins."""
        return self.doc, self.sentence.start

    @property
    def words(self) -> list[str]:
        """Its words as text."""
        return [self.sentence.text[a:b] for a, b in self.spans]


def report_of(record: Gold) -> Report:
    """A gold report as the product would lay it out, or as it did where `parts` tell."""
    text = record["text"]
    parts = tuple(Part(*part) for part in record["parts"]) if "parts" in record else layout(text)
    return Report(
        id=record["id"],
        key=record["id"],
        text=text,
        title=record.get("title") or "",
        publisher=record.get("publisher") or "",
        published=record.get("published") or "",
        parts=parts,
    )


def read_jsonl(path: Path) -> Iterator[Gold]:
    """The records of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


HEADS_OF: dict[str, tuple[str, ...]] = {
    "mode": ("mode",),
    "actors": ("party", "actor"),
    "recipients": ("party", "recipient"),
    "place": ("place", "where"),
    "time": ("time", "when"),
    "numbers": ("number",),
}
"""The heads that tell of a part, which learn nothing where a claim has it as `unknown`."""


class Builder:
    """Makes the examples of one report."""

    def __init__(self, record: Gold, claims: Iterable[Gold] | None, said: Iterable[Said] | None = None) -> None:
        self.report = report_of(record)
        self.sentences, self.day = sentences(self.report), written(self.report)
        self.claims = None if claims is None else list(claims)
        self.said = None if said is None else list(said)

    def examples(self) -> list[Example]:
        """One example a sentence; a claim or attribution whose trigger or cue no sentence holds is left out."""
        marked, cited = self.claims is not None, self.said is not None
        made = [Example(self.report.key, s, words(s.text), claims=marked, said=cited) for s in self.sentences]
        for example in made:
            for claim in self.claims or ():
                if example.sentence.start <= claim["trigger"]["start"] < example.sentence.end:
                    self._add(example, claim)
            for said in self.said or ():
                if example.sentence.start <= said.head < example.sentence.end:
                    self._add_said(example, said)
        return made

    def _add(self, example: Example, claim: Gold) -> None:
        at = _word_at(example, claim["trigger"]["start"])
        if at is None or any(t.at == at and MARKS[t.type] in TYPES for t in example.targets):
            return
        tags = {name: [0] * len(example.spans) for name in WORD_HEADS if name != "said"}
        whole = {
            "mode": MODES.index(claim["mode"]),
            "status": STATUSES.index(claim["status"]),
            "actor": self._party(example, tags["party"], claim["actors"], "actor"),
            "recipient": self._party(example, tags["party"], claim["recipients"], "recipient"),
            "inner": self._source(example, tags["source"], claim, 1),
            "outer": self._source(example, tags["source"], claim, 2),
            "where": self._place(example, tags["place"], claim),
            "when": self._time(example, tags["time"], claim),
        }
        self._number(example, tags["number"], claim)
        told = Target(at, TYPES.index(claim["type"]), tags, {k: whole[k] for k in TRIGGER_HEADS})
        for part in claim.get("unknown", ()):
            for head in HEADS_OF[part]:
                told.words.pop(head, None)
                told.whole.pop(head, None)
        example.targets.append(told)

    @staticmethod
    def _add_said(example: Example, said: Said) -> None:
        at = _word_at(example, said.head)
        kind = MARKS.index(CUES[0] if said.asserts else CUES[1])
        if at is None or any(t.at == at and MARKS[t.type] in CUES for t in example.targets):
            return
        tags = {name: [0] * len(example.spans) for name in ("source", "said")}
        here = said.source is not None and _mark(example, tags["source"], *said.source, SOURCE_TAGS.index("inner"))
        for piece in said.content:
            _mark(example, tags["said"], *piece, SAID_TAGS.index("content"), same=True)
        _mark(example, tags["said"], *said.cue, SAID_TAGS.index("cue"), same=True)
        where = "unnamed" if said.source is None else "here" if here else "carried"
        example.targets.append(Target(at, kind, tags, {"inner": SOURCE_KINDS.index(where)}))

    def _party(self, example: Example, tags: list[int], roles: list[Gold], name: str) -> int:
        here = carried = False
        for role in roles:
            start, end = role["start"], role["start"] + len(role["text"])
            if example.sentence.start <= start < example.sentence.end:
                here = _mark(example, tags, start, end, PARTY_TAGS.index(name)) or here
            else:
                carried = True
        return CARRIED.index("here" if here else "carried" if carried else "none")

    def _source(self, example: Example, tags: list[int], claim: Gold, depth: int) -> int:
        chain = claim["sources"]
        if len(chain) < depth:
            return SOURCE_KINDS.index("none")
        link = chain[-depth]
        if link["name"] == "unnamed":
            return SOURCE_KINDS.index("unnamed")
        spot = _spot(example.sentence, link, claim["trigger"]["start"])
        if spot is None:
            return SOURCE_KINDS.index("carried")
        _mark(example, tags, *spot, SOURCE_TAGS.index("inner" if depth == 1 else "outer"))
        return SOURCE_KINDS.index("here")

    @staticmethod
    def _place(example: Example, tags: list[int], claim: Gold) -> int:
        here = False
        for name in claim["place"]:
            for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", example.sentence.text, re.IGNORECASE):
                start = example.sentence.start + found.start()
                here = _mark(example, tags, start, start + len(name), 1) or here
        return CARRIED.index("here" if here else "carried" if claim["place"] else "none")

    def _time(self, example: Example, tags: list[int], claim: Gold) -> int:
        if not claim["time"]:
            return CARRIED.index("none")
        here = False
        for mention in times(example.sentence.text, example.sentence.start, self.day):
            if mention.said == claim["time"]:
                here = _mark(example, tags, mention.span.start, mention.span.end, 1, same=True) or here
        return CARRIED.index("here" if here else "carried")

    @staticmethod
    def _number(example: Example, tags: list[int], claim: Gold) -> None:
        found = numbers(example.sentence.text, example.sentence.start)
        for gold in claim["numbers"]:
            for mention in found:
                if (mention.low, mention.high) == (gold["low"], gold["high"]):
                    _mark(example, tags, mention.span.start, mention.span.end, NUMBER_TAGS.index(gold["of"]), same=True)
                    break


def _spot(sentence: Sentence, link: Gold, trigger: int) -> tuple[int, int] | None:
    """Where a source's words stand in the sentence, by the annotation or else as `locate` finds it; None elsewhere."""
    if "start" not in link:
        return locate(sentence, link["text"], trigger)
    start: int = link["start"]
    return (start, start + len(link["text"])) if sentence.start <= start < sentence.end else None


def _word_at(example: Example, offset: int) -> int | None:
    for index, (start, end) in enumerate(example.spans):
        if start <= offset - example.sentence.start < end:
            return index
    return None


def _mark(example: Example, tags: list[int], start: int, end: int, tag: int, *, same: bool = False) -> bool:
    """Tags the words of a stretch; the first gets `tag`, the rest `tag + 1`, or all `tag` where `same`."""
    base = example.sentence.start
    inside = [i for i, (a, b) in enumerate(example.spans) if a + base < end and b + base > start]
    for number, index in enumerate(inside):
        tags[index] = tag if same or number == 0 else tag + 1
    return bool(inside)


CUE = (
    r"(?:said|says?|saying|told|tells|added|adds|according|reported|reports?|warned|claim\w*|announced|denied|accus\w*|"
    r"insist\w*|stat\w+)"
)


def locate(sentence: Sentence, text: str, trigger: int) -> tuple[int, int] | None:
    """Where a source's words stand in the trigger's sentence: beside a word of saying, else nearest to the trigger."""
    spots = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", sentence.text)] if text else []
    if not spots:
        return None

    def rank(spot: int) -> tuple[int, int]:
        after = sentence.text[spot + len(text) :]
        before = sentence.text[:spot]
        cued = re.match(rf"(?:\W+\w+){{0,2}}?\W+{CUE}\b", after) or re.search(rf"\b{CUE}(?:\W+\w+){{0,2}}?\W+$", before)
        return (0 if cued else 1, abs(spot + sentence.start - trigger))

    best = min(spots, key=rank) + sentence.start
    return best, best + len(text)


def load(gold: Path, *, shippable: bool = False) -> list[Example]:
    """All examples of the claims gold.

    Args:
        gold: folder with `claims.reports.jsonl` and `claims.gold.jsonl`.
        shippable: only those of reports whose licence lets a trained model be shipped.
    """
    by_doc: dict[str, list[Gold]] = defaultdict(list)
    for claim in read_jsonl(gold / "claims.gold.jsonl"):
        by_doc[claim["doc"]].append(claim)
    records = [r for r in read_jsonl(gold / "claims.reports.jsonl") if not shippable or SHIPPABLE.search(r["licence"])]
    said = gold_said()
    return [e for r in records for e in Builder(r, by_doc[r["id"]], said.get(r["id"])).examples()]


def load_own(folder: Path = REPORTS) -> list[Example]:
    """All examples of the reports that we wrote, those that lie beside this script or in another folder.

    Some are kept out of training, to choose by: thresholds, recipes, rules.
    """
    spared = kept_out()
    own = (o for o in read_own(folder) if o.record["id"] not in spared)
    return [e for o in own for e in Builder(o.record, o.claims, o.said).examples()]


def kept_out() -> frozenset[str]:
    """Ids of the reports of our own that nothing is trained on."""
    return frozenset(KEPT_OUT.read_text(encoding="utf-8").split())
