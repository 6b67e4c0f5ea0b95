"""The reader model's scores to acts and citations: which words are a role, and which label wins."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sayso.analysis.labels import MARKS, NUMBER_TAGS, PARTY_TAGS, SAID_TAGS, SOURCE_TAGS, TRIGGER_HEADS, TYPES
from sayso.model.analysis import Act, Cited, Heard, NumberOf, Sentence
from sayso.model.span import Span

if TYPE_CHECKING:
    import numpy as np

    Floats = np.ndarray[tuple[int, ...], np.dtype[np.float32]]
    Ints = np.ndarray[tuple[int, ...], np.dtype[np.int64]]

Words = Sequence[tuple[int, int]]
Run = tuple[int, int]
"""Words from the first to the last, the last not included."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Probabilities for one stretch of words.

    Attributes:
        trigger: [word, 1 + types].
        cue: [word, 1 + cues].
        at: words that are triggers, in order; after them those that are cues, in order.
        types: what each is, index into MARKS.
        of_words: for each word head [trigger, word, label].
        of_whole: for each trigger head [trigger, label].
    """

    trigger: "Floats"
    cue: "Floats"
    at: "Ints"
    types: "Ints"
    of_words: dict[str, "Floats"]
    of_whole: dict[str, "Floats"]


def runs(tags: Sequence[int], begin: int) -> list[Run]:
    """Stretches tagged `begin` at their first word and `begin + 1` at the others; a stretch may lack its first mark."""
    found: list[Run] = []
    if begin not in tags and begin + 1 not in tags:
        return found
    for index, tag in enumerate(tags):
        if tag == begin + 1 and found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
        elif tag in (begin, begin + 1):
            found.append((index, index + 1))
    return found


KEPT = 0.1
"""A word beside a stretch belongs to it from this chance on."""
BRIDGED = 0.05
"""So do up to BRIDGE words between two pieces of a stretch, each from this chance on."""
BRIDGE = 2
LIKELY = 0.3
"""The likeliest words of a role that is filled are taken from this chance on."""
ANY = 0.1
"""And those of a source; with less, any word would do."""


def grown(found: Sequence[Run], first: Sequence[float], more: Sequence[float]) -> list[Run]:
    """Stretches with the words beside them that likely belong to them, pieces of one phrase joined.

    Args:
        found: stretches in order.
        first, more: for each word, the chance that it begins a stretch, and that it goes on with one.
    """
    out: list[Run] = []
    for run in found:
        start, end = _stretched(run, first, more)
        if out and _joined(out[-1][1], start, first, more):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _stretched(run: Run, first: Sequence[float], more: Sequence[float]) -> Run:
    start, end = run
    while start > 0 and first[start - 1] + more[start - 1] >= KEPT and more[start] >= first[start] / 4:
        start -= 1
    while end < len(more) and more[end] >= max(KEPT, first[end]):
        end += 1
    return start, end


def _joined(end: int, start: int, first: Sequence[float], more: Sequence[float]) -> bool:
    """Whether a stretch that ends before `end` and one from `start` on are pieces of one."""
    if start < end:
        return True
    gap = range(end, start)
    goes_on = start < len(more) and more[start] > first[start]
    return goes_on and len(gap) <= BRIDGE and all(first[w] + more[w] >= BRIDGED for w in gap)


def plain_runs(tags: Sequence[int]) -> list[tuple[int, Run]]:
    """Stretches of equal tags other than 0, each with its tag."""
    found: list[tuple[int, Run]] = []
    for index, tag in enumerate(tags):
        if tag and found and found[-1][0] == tag and found[-1][1][1] == index:
            found[-1] = (tag, (found[-1][1][0], index + 1))
        elif tag:
            found.append((tag, (index, index + 1)))
    return found


class _Decoder:
    """Decodes the scores of one sentence."""

    def __init__(self, scores: Scores, sentence: Sentence, spans: Words) -> None:
        self.scores, self.sentence, self.spans = scores, sentence, spans
        self.tags: dict[str, list[list[int]]] = {n: s.argmax(-1).tolist() for n, s in scores.of_words.items()}
        self.best: dict[str, list[int]] = {n: s.argmax(-1).tolist() for n, s in scores.of_whole.items()}
        self.chance: dict[str, list[float]] = {n: s.max(-1).tolist() for n, s in scores.of_whole.items()}

    def span(self, run: Run) -> Span:
        start, end = self.spans[run[0]][0], self.spans[run[1] - 1][1]
        base = self.sentence.start
        return Span(base + start, base + end, self.sentence.text[start:end])

    def sure(self, head: str, number: int, found: Sequence[Run], tag: int) -> float:
        """Chance that a role's words are right: of the least sure of its first words, or that there are none."""
        chances = self.scores.of_words[head][number]
        first = chances[:, tag : tag + 2].sum(-1)
        if not found:
            return float(1 - first.max())
        return float(min(first[run[0]] for run in found))

    def parties(self, role: str, number: int) -> list[Run]:
        """The stretches that fill a role: none where the trigger's own label has it empty, one at least where not."""
        where, tag = self.label(role, number)[0], PARTY_TAGS.index(role)
        if where == "none":
            return []
        chances = self.scores.of_words["party"][number]
        found = grown(runs(self.tags["party"][number], tag), chances[:, tag].tolist(), chances[:, tag + 1].tolist())
        if found or where != "here":
            return found
        # Whom it is done to is not who does it, however likely by himself.
        others = [w for w, other in enumerate(self.tags["party"][number]) if other]
        likeliest = self.likeliest("party", number, tag, LIKELY, others)
        return [likeliest] if likeliest else []

    def places(self, number: int) -> list[Run]:
        """The stretches that name where it was."""
        chances = self.scores.of_words["place"][number]
        return grown(runs(self.tags["place"][number], 1), chances[:, 1].tolist(), chances[:, 2].tolist())

    def label(self, head: str, number: int) -> tuple[str, float]:
        return TRIGGER_HEADS[head][self.best[head][number]], self.chance[head][number]

    def source(self, name: str, tag: str, number: int) -> tuple[str, Span | None, float]:
        """Where a link of the chain is named, and its words: only where both heads find it in the sentence."""
        kind, chance = self.label(name, number)
        found = runs(self.tags["source"][number], SOURCE_TAGS.index(tag))
        if kind != "here":
            return kind, None, chance
        if found:
            return kind, self.span(found[0]), chance
        likeliest = self.likeliest("source", number, SOURCE_TAGS.index(tag), ANY)
        return kind, self.span(likeliest) if likeliest else None, chance

    def likeliest(self, head: str, number: int, tag: int, least: float, taken: Sequence[int] = ()) -> Run | None:
        """The likeliest words of a stretch that the labels alone did not bring out; None below a chance.

        Args:
            taken: words that it does not begin with.
        """
        chances = self.scores.of_words[head][number]
        free = chances[:, tag].copy()
        free[list(taken)] = 0
        first = int(free.argmax())
        if free[first] < least:
            return None
        end = first + 1
        while end < len(chances) and chances[end, tag + 1] > chances[end, 0]:
            end += 1
        return first, end

    def act(self, number: int) -> Act:
        at, kind = int(self.scores.at[number]), int(self.scores.types[number])
        actors, recipients = (self.parties(n, number) for n in ("actor", "recipient"))
        inner, inner_span, inner_sure = self.source("inner", "inner", number)
        outer, outer_span, outer_sure = self.source("outer", "outer", number)
        labels = {n: self.label(n, number) for n in ("mode", "status", "actor", "recipient", "where", "when")}
        counts = [(self.span(r), cast("NumberOf", NUMBER_TAGS[t])) for t, r in plain_runs(self.tags["number"][number])]
        trigger = self.scores.trigger[at]
        scores = {
            "trigger": 1 - float(trigger[0]),
            "type": float(trigger[kind + 1]) / max(1 - float(trigger[0]), 1e-6),
            "mode": labels["mode"][1],
            "status": labels["status"][1],
            "actors": self.sure("party", number, actors, PARTY_TAGS.index("actor")),
            "recipients": self.sure("party", number, recipients, PARTY_TAGS.index("recipient")),
            "inner": inner_sure,
            "outer": outer_sure,
            "own": float(self.scores.of_whole["inner"][number][0]),
            "single": float(self.scores.of_whole["outer"][number][0]),
        }
        return Act(
            trigger=self.span((at, at + 1)),
            type=TYPES[kind],
            mode=labels["mode"][0],
            status=labels["status"][0],  # type: ignore[arg-type]
            actors=tuple(map(self.span, actors)),
            recipients=tuple(map(self.span, recipients)),
            actor=labels["actor"][0],  # type: ignore[arg-type]
            recipient=labels["recipient"][0],  # type: ignore[arg-type]
            inner=inner,  # type: ignore[arg-type]
            inner_span=inner_span,
            outer=outer,  # type: ignore[arg-type]
            outer_span=outer_span,
            places=tuple(map(self.span, self.places(number))),
            times=tuple(self.span(r) for _, r in plain_runs(self.tags["time"][number])),
            numbers=tuple(counts),
            where=labels["where"][0],  # type: ignore[arg-type]
            when=labels["when"][0],  # type: ignore[arg-type]
            scores=scores,
        )

    def cited(self, number: int) -> Cited:
        """Who is cited for what by one cue."""
        at, chances = int(self.scores.at[number]), self.scores.of_words["said"][number]
        where, span, sure = self.source("inner", "inner", number)
        tags = self.tags["said"][number]
        cue = next((r for r in stretches(tags, SAID_TAGS.index("cue")) if r[0] <= at < r[1]), (at, at + 1))
        content = pieces(tags, SAID_TAGS.index("content"))
        inside = [float(chances[w, SAID_TAGS.index("content")]) for r in content for w in range(*r)]
        return Cited(
            cue=self.span(cue),
            head=self.span((at, at + 1)),
            asserts=MARKS[int(self.scores.types[number])] == "says",
            where=where,  # type: ignore[arg-type]
            source=span,
            content=tuple(map(self.span, content)),
            scores={
                "cue": 1 - float(self.scores.cue[at][0]),
                "source": sure,
                "content": sum(inside) / len(inside) if inside else 0.0,
            },
        )


def stretches(tags: Sequence[int], tag: int) -> list[Run]:
    """Stretches of one tag."""
    return [run for kind, run in plain_runs(tags) if kind == tag]


GAP = 2
"""So many untagged words between two pieces of a content belong to it."""


def pieces(tags: Sequence[int], tag: int) -> list[Run]:
    """Stretches of one tag, those joined that only a few words without any tag part."""
    found: list[Run] = []
    for run in stretches(tags, tag):
        if found and run[0] - found[-1][1] <= GAP and not any(tags[found[-1][1] : run[0]]):
            found[-1] = found[-1][0], run[1]
        else:
            found.append(run)
    return found


def decode(scores: Scores, sentence: Sentence, spans: Words) -> Heard:
    """The acts and citations of a sentence whose words stand at `spans` in its text."""
    decoder, numbers = _Decoder(scores, sentence, spans), range(len(scores.at))
    acts = [decoder.act(n) for n in numbers if scores.types[n] < len(TYPES)]
    cited = [decoder.cited(n) for n in numbers if scores.types[n] >= len(TYPES)]
    return Heard(tuple(_undoubled(acts)), tuple(c for c in cited if c.content))


DOUBLE = 0.97
"""Two triggers side by side of one type ("shot dead") are two acts only where the model is this sure of both."""


def _undoubled(acts: Sequence[Act]) -> list[Act]:
    """The acts without those that another word of one and the same predicate made."""
    kept: list[Act] = []
    for act in acts:
        last = kept[-1] if kept else None
        if (
            last is None
            or last.type != act.type
            or act.trigger.start - last.trigger.end > 1
            or min(last.scores["trigger"], act.scores["trigger"]) >= DOUBLE
        ):
            kept.append(act)
        elif act.scores["trigger"] > last.scores["trigger"]:
            kept[-1] = act
    return kept
