"""What the models of the folds said, frozen.

So accuracy is measured in seconds, and a change of rules shows its effect. One line a sentence: a hash of the report's
key and the sentence, and its acts as offsets into the sentence. No text is kept; the sentences come from the gold.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from sayso.model.analysis import Act, Cited, Heard, Sentence
from sayso.model.span import Span

FROZEN = Path(__file__).parent / "frozen" / "folds.jsonl"
Packed = list[int]


def mark(key: str, sentence: Sentence) -> str:
    """Name of a sentence in the frozen file."""
    return hashlib.sha256(f"{key}\n{sentence.part}\n{sentence.text}".encode()).hexdigest()[:20]


def freeze(key: str, sentence: Sentence, heard: Heard) -> str:
    """A line of the frozen file."""
    acts = [_packed(a, sentence.start) for a in heard.acts]
    cited = [_packed_cited(c, sentence.start) for c in heard.cited]
    return json.dumps({"mark": mark(key, sentence), "acts": acts, "cited": cited}, separators=(",", ":"))


class Replay:
    """Stands for the reader model: gives back what the fold's model said of a sentence.

    Attributes:
        unknown: sentences asked for that the frozen file does not have, because the splitter or the gold changed.
    """

    version = "folds"

    def __init__(self, path: Path = FROZEN, threshold: float = 0.5, cues: float = 0.5) -> None:
        with path.open(encoding="utf-8") as lines:
            self._heard = {r["mark"]: r for r in map(json.loads, lines)}
        self.threshold, self.cues = threshold, cues
        self.unknown = 0

    def of(self, key: str) -> "ReplayReader":
        """The reader for the report with this key."""
        return ReplayReader(self, key)

    def knows(self, key: str, sentence: Sentence) -> bool:
        """Whether a fold's model read a sentence."""
        return mark(key, sentence) in self._heard

    def heard(self, key: str, sentence: Sentence) -> Heard:
        """What the fold's model said of a sentence; nothing where it is not known."""
        packed = self._heard.get(mark(key, sentence))
        if packed is None:
            self.unknown += 1
            return Heard()
        acts = (_unpacked(p, sentence) for p in packed["acts"])
        likely = tuple(a for a in acts if a.scores["trigger"] * a.scores["type"] >= self.threshold)
        cited = (_unpacked_cited(p, sentence) for p in packed["cited"])
        return Heard(likely, tuple(c for c in cited if c.scores["cue"] >= self.cues))


class ReplayReader:
    """A reader for one report."""

    def __init__(self, replay: Replay, key: str) -> None:
        self._replay, self._key, self.version = replay, key, replay.version

    def read(self, sentences: Iterable[Sentence]) -> Iterator[Heard]:
        """What the model said of each sentence."""
        for sentence in sentences:
            yield self._replay.heard(self._key, sentence)


def _flat(base: int) -> Callable[[Span], Packed]:
    return lambda span: [span.start - base, span.end - base]


def _span(sentence: Sentence) -> Callable[[Packed], Span]:
    return lambda pair: Span(sentence.start + pair[0], sentence.start + pair[1], sentence.text[pair[0] : pair[1]])


def _packed_cited(cited: Cited, base: int) -> dict[str, Any]:
    flat = _flat(base)
    return {
        "cue": flat(cited.cue),
        "head": flat(cited.head),
        "plain": [cited.asserts, cited.where],
        "source": flat(cited.source) if cited.source else None,
        "content": [flat(s) for s in cited.content],
        "scores": {k: round(v, 3) for k, v in cited.scores.items()},
    }


def _unpacked_cited(packed: dict[str, Any], sentence: Sentence) -> Cited:
    span = _span(sentence)
    asserts, where = packed["plain"]
    return Cited(
        cue=span(packed["cue"]),
        head=span(packed["head"]),
        asserts=asserts,
        where=where,
        source=span(packed["source"]) if packed["source"] else None,
        content=tuple(map(span, packed["content"])),
        scores=packed["scores"],
    )


def _packed(act: Act, base: int) -> dict[str, Any]:
    flat = _flat(base)
    return {
        "trigger": flat(act.trigger),
        "plain": [act.type, act.mode, act.status, act.actor, act.recipient, act.inner, act.outer, act.where, act.when],
        "actors": [flat(s) for s in act.actors],
        "recipients": [flat(s) for s in act.recipients],
        "inner": flat(act.inner_span) if act.inner_span else None,
        "outer": flat(act.outer_span) if act.outer_span else None,
        "places": [flat(s) for s in act.places],
        "times": [flat(s) for s in act.times],
        "numbers": [[*flat(s), of] for s, of in act.numbers],
        "scores": {k: round(v, 3) for k, v in act.scores.items()},
    }


def _unpacked(packed: dict[str, Any], sentence: Sentence) -> Act:
    span = _span(sentence)
    kind, mode, status, actor, recipient, inner, outer, where, when = packed["plain"]
    blank = Act(
        trigger=span(packed["trigger"]),
        type=kind,
        mode=mode,
        status=status,
        actors=(),
        recipients=(),
        actor=actor,
        recipient=recipient,
        inner=inner,
        inner_span=None,
        outer=outer,
        outer_span=None,
        places=(),
        times=(),
        numbers=(),
        where=where,
        when=when,
        scores=packed["scores"],
    )
    return replace(
        blank,
        actors=tuple(map(span, packed["actors"])),
        recipients=tuple(map(span, packed["recipients"])),
        inner_span=span(packed["inner"]) if packed["inner"] else None,
        outer_span=span(packed["outer"]) if packed["outer"] else None,
        places=tuple(map(span, packed["places"])),
        times=tuple(map(span, packed["times"])),
        numbers=tuple((span([a, b]), of) for a, b, of in packed["numbers"]),
    )
