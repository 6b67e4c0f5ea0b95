"""A stream of news as it comes: beats in their mix, and copies of what came shortly before. Made from numbers alone.

A fifth of the words is about conflict and politics, out of the gold's reports; the rest is made up by `beats.py`. Two
reports in five are copies: under another title, cut, with a paragraph in front, or with sentences edited.
"""

import json
import random
import re
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from beats import Beats

CONFLICT = 0.2
"""The share of conflict and politics in what is no copy, as docs/scale.md takes it too."""
COPIES = 0.4
RECENT = 200
"""A copy is of one of so many reports before it."""
POOL = ("incidents", "linking", "attribution", "claims", "times")
"""The gold files whose reports stand for news of conflict and politics."""
OUTLETS = ("Brackwater Post", "Coast Herald", "Daily Lantern", "Inland Wire", "Morning Ledger", "North Gazette")
Paragraphs = list[str]


class Press:
    """Makes the stream.

    Args:
        gold: folder of the gold's reports.
        seed: the same number makes the same stream.
        conflict: share of the gold's reports in the letters of all that is no copy.
        copies: share of copies.
    """

    def __init__(self, gold: Path, seed: int = 1, *, conflict: float = CONFLICT, copies: float = COPIES) -> None:
        self._chance = random.Random(seed)  # noqa: S311 -- made-up news
        self._beats, self._conflict, self._copies = Beats(), conflict, copies
        self._pool = [text for name in POOL for text in _texts(gold / f"{name}.reports.jsonl")]
        self._chance.shuffle(self._pool)
        self._left: list[str] = []
        self._told, self._of_conflict = 0, 0

    def reports(self, many: int) -> Iterator[dict[str, str]]:
        """So many reports as records of `sayso read`.

        When the gold's reports have all been told they begin anew, each with its paragraphs in another order.
        """
        recent: deque[str] = deque(maxlen=RECENT)
        for number in range(many):
            text = self._copy(recent) if recent and self._chance.random() < self._copies else self._new()
            recent.append(text)
            yield {
                "id": f"r{number}",
                "title": text.partition("\n")[0],
                "published": f"2024-{1 + number // 2_400 % 12:02}-{1 + number // 80 % 28:02}",
                "publisher": self._chance.choice(OUTLETS),
                "text": text,
            }

    def write(self, path: Path, many: int) -> None:
        """Writes so many reports as JSON lines."""
        with path.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(one) + "\n" for one in self.reports(many))

    def _new(self) -> str:
        """The gold's reports are longer than the others, so they come where letters of theirs are wanting."""
        wanting = self._of_conflict < self._conflict * (self._told + 1)
        text = self._of_gold() if wanting else self._beats.report(self._chance)[1]
        self._told += len(text)
        self._of_conflict += len(text) if wanting else 0
        return text

    def _of_gold(self) -> str:
        if not self._left:
            self._left = self._pool.copy()
            self._pool = [self._shuffled(text) for text in self._pool]
        return self._left.pop()

    def _shuffled(self, text: str) -> str:
        first, *others = text.split("\n\n")
        self._chance.shuffle(others)
        return "\n\n".join((first, *others))

    def _copy(self, recent: "deque[str]") -> str:
        changes: tuple[Callable[[Paragraphs], Paragraphs], ...] = (
            self._retitled,
            self._cut,
            self._in_front,
            self._edited,
        )
        paragraphs = self._chance.choice(recent).split("\n\n")
        return "\n\n".join(self._chance.choice(changes)(paragraphs))

    def _retitled(self, told: Paragraphs) -> Paragraphs:
        return [self._beats.report(self._chance)[0], *told[1:]]

    def _cut(self, told: Paragraphs) -> Paragraphs:
        return told[: max(2, len(told) * self._chance.randint(3, 8) // 10)]

    def _in_front(self, told: Paragraphs) -> Paragraphs:
        return [told[0], self._beats.report(self._chance)[1].split("\n\n")[-1], *told[1:]]

    def _edited(self, told: Paragraphs) -> Paragraphs:
        return [re.sub(r"(?<=[.!?] )[A-Z]\w+", self._begun, one) for one in told]

    def _begun(self, word: re.Match[str]) -> str:
        """The first word of one sentence in three with a word in front of it."""
        return f"Then {word[0]}" if self._chance.random() < 1 / 3 else word[0]


def _texts(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            # The claims gold has single sentences as well, and reports of ours that tests of training are made of.
            if len(record["text"]) >= 400:
                yield record["text"]
