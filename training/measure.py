"""How a reader does on annotated sentences, by itself: before any rule puts claims together or names parties."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from examples import Example, Target
from sayso.analysis.decoding import runs
from sayso.analysis.labels import MODES, PARTY_TAGS, SOURCE_KINDS, SOURCE_TAGS, TYPES
from sayso.analysis.reader import Reader
from sayso.model.analysis import STATUSES, Act
from sayso.model.span import Span

ALIKE = 0.5
"""Words of a party are right where so much of what either has is what both have: an article more is no error."""


@dataclass(slots=True)
class Score:
    """How many annotated claims there are, how many were found, and how many more that are none.

    Attributes:
        parts: of the claims that were found, for each part how many tell of it, and how many have it right.
    """

    claims: int = 0
    found: int = 0
    extra: int = 0
    parts: dict[str, Counter[bool]] = field(default_factory=dict)

    @property
    def f1(self) -> float:
        """Of finding claims: the harmonic mean of what share is found and what share of what is found is right."""
        return 2 * self.found / max(1, self.claims + self.found + self.extra)

    def share(self, part: str) -> float | None:
        """How often a part is right, 0 to 1; None where no claim tells of it."""
        counts = self.parts.get(part, Counter())
        return counts[True] / counts.total() if counts else None


PARTS = ("type", "mode", "status", "actors", "recipients", "source")


def measured(reader: Reader, examples: Iterable[Example]) -> Score:
    """The score of a reader on sentences; only words are looked at of which it is known whether they are triggers."""
    score = Score()
    for example in examples:
        acts = {_word(example, act.trigger): act for act in reader.hear(example.sentence).acts}
        told = {target.at: target for target in example.targets if target.type < len(TYPES)}
        score.claims += len(told)
        score.found += len(told.keys() & acts.keys())
        known = range(len(example.spans)) if example.known is None else example.known
        score.extra += sum(at in known for at in acts.keys() - told.keys())
        for at in sorted(told.keys() & acts.keys()):
            for part, right in _parts(example, told[at], acts[at]):
                score.parts.setdefault(part, Counter())[right] += 1
    return score


def _parts(example: Example, target: Target, act: Act) -> Iterator[tuple[str, bool]]:
    yield "type", TYPES.index(act.type) == target.type
    if "mode" in target.whole:
        yield "mode", MODES.index(act.mode) == target.whole["mode"]
    if "status" in target.whole:
        yield "status", STATUSES.index(act.status) == target.whole["status"]
    if "party" in target.words:
        for part, spans in (("actors", act.actors), ("recipients", act.recipients)):
            tags = _tagged(target.words["party"], PARTY_TAGS.index(part[:-1]))
            yield part, _alike(tags, _words(example, spans))
    if "source" in target.words and "inner" in target.whole:
        kind = SOURCE_KINDS[target.whole["inner"]]
        spans = (act.inner_span,) if act.inner_span else ()
        tags = _tagged(target.words["source"], SOURCE_TAGS.index("inner"))
        yield "source", kind == act.inner and _alike(tags, _words(example, spans))


def _tagged(tags: Sequence[int], begin: int) -> set[int]:
    return {word for start, end in runs(tags, begin) for word in range(start, end)}


def _alike(told: set[int], found: set[int]) -> bool:
    return told == found or len(told & found) >= ALIKE * len(told | found)


def _words(example: Example, spans: Iterable[Span]) -> set[int]:
    """The words of a sentence that stretches of the report hold."""
    base = example.sentence.start
    return {
        n for span in spans for n, (a, b) in enumerate(example.spans) if a + base < span.end and b + base > span.start
    }


def _word(example: Example, span: Span) -> int:
    return min(_words(example, [span]), default=-1)


def table(scores: Sequence[tuple[str, Score]]) -> Iterator[str]:
    """Scores side by side as lines of text; `of` is how many claims a figure of the first one is of."""
    yield " " * 24 + "of" + "".join(f"{name:>12}" for name, _ in scores)
    first = scores[0][1]
    yield _row("claims found", first.claims, [one.found / max(1, one.claims) for _, one in scores])
    yield f"{'more, that are none':24}  " + "".join(f"{one.extra:12}" for _, one in scores)
    yield _row("found, F1", first.claims, [one.f1 for _, one in scores])
    for part in PARTS:
        total = first.parts.get(part, Counter[bool]()).total()
        yield _row(f"{part} right, of found", total, [one.share(part) for _, one in scores])


def _row(name: str, of: int, figures: Iterable[float | None]) -> str:
    return f"{name:20}{of:6}" + "".join(f"{'-' if one is None else f'{one:.3f}':>12}" for one in figures)
