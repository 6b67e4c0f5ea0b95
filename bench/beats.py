"""Made-up news of beats other than conflict, for the stream: patterns of sentences of `beats.txt`, filled by chance."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PATTERNS = Path(__file__).with_name("beats.txt")
SLOT = re.compile(r"\{([^{}]+)\}")
SENTENCES = (12, 24)
"""A report has so many sentences, at least and at most."""
PARAGRAPH = (1, 3)
"""And a paragraph so many."""


@dataclass(slots=True)
class Beat:
    """One beat: how many of 100 reports of the stream are of it, and its patterns of titles and of sentences."""

    name: str
    share: int
    titles: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)


class Beats:
    """Makes up reports of all beats of a table, the same ones for the same chance."""

    def __init__(self, path: Path = PATTERNS) -> None:
        self.beats: list[Beat] = []
        self._slots: dict[str, list[str]] = {}
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                self._take(line)

    def report(self, chance: random.Random) -> tuple[str, str]:
        """The title and the text, which begins with it, of a report of some beat."""
        beat = chance.choices(self.beats, [one.share for one in self.beats])[0]
        told = chance.sample(beat.sentences, min(len(beat.sentences), chance.randint(*SENTENCES)))
        title, said = self._filled(chance.choice(beat.titles), chance), [self._filled(one, chance) for one in told]
        return title, "\n\n".join((title, *_paragraphs(said, chance)))

    def _take(self, line: str) -> None:
        if line.startswith("== "):
            name, _, share = line[3:].partition(" % ")
            if share:
                self.beats.append(Beat(name, int(share)))
        elif held := re.fullmatch(r"(\w+) = (.+)", line):
            self._slots[held[1]] = held[2].split(" | ")
        elif line.startswith("^ "):
            self.beats[-1].titles.append(line[2:])
        else:
            self.beats[-1].sentences.append(line)

    def _filled(self, pattern: str, chance: random.Random) -> str:
        while SLOT.search(pattern):
            pattern = SLOT.sub(lambda slot: self._word(slot[1], chance), pattern)
        return pattern[:1].upper() + pattern[1:]

    def _word(self, slot: str, chance: random.Random) -> str:
        low, dash, high = slot.partition("-")
        return str(chance.randint(int(low), int(high))) if dash else chance.choice(self._slots[slot])


def _paragraphs(sentences: list[str], chance: random.Random) -> Iterator[str]:
    at = 0
    while at < len(sentences):
        size = chance.randint(*PARAGRAPH)
        yield " ".join(sentences[at : at + size])
        at += size
