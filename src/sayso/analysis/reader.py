"""The learned reader: sentences to acts and citations. The only file that runs the model.

Every sentence is run alone, without padding: the int8 kernels scale by what is in a batch, so company would change
what a sentence says. One thread, fixed order, scores rounded before anything is decided: the same words give the same
acts in any process.
"""

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sayso.analysis.decoding import Scores, decode
from sayso.analysis.gate import Gate
from sayso.analysis.hints import hints_of
from sayso.analysis.labels import CUES, HINTS, TRIGGER_HEADS, TYPES, WORD_HEADS
from sayso.analysis.launching import launches
from sayso.analysis.moving import moved
from sayso.analysis.providers import providers
from sayso.analysis.wordpiece import WordPiece, shape
from sayso.analysis.words import words
from sayso.errors import RunStopped
from sayso.model.analysis import Heard, Sentence

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

    from sayso.analysis.decoding import Floats, Ints
    from sayso.analysis.shared import Shared

WEIGHTS = Path(__file__).parent / "weights"
FILES = ("lower.onnx", "upper.onnx", "arguments.onnx", "vocab.txt", "reader.json")
"""What a reader's folder holds; it may have a gate beside them."""
FORM = 2
"""Of the graphs: one more where other things go in or come out."""
LONGEST = 250
"""Word pieces that are read at once; longer sentences are read in windows."""
REMEMBERED = 20_000
"""Sentences of which it is kept in memory what they say."""
FURNITURE = frozenset({"headline", "caption", "heading"})
"""Parts of a report whose sentences are read as lines that stand by themselves."""
OVERLAP = 60
"""Word pieces that two windows share."""
SLOW_FUSION = "SkipLayerNormFusion"
"""A fusion of onnxruntime that makes int8 models of this width slower by an eighth."""
KNOWN = 20
"""So much likelier is a type that the codebook knows the word as; the folds' models learned to heed it too little."""
Launched = Mapping[int, Sequence[int]]
"""Verbs by which weapons are launched, with the words of these."""
NONE: Launched = {}
NOTHING = Scores(
    np.zeros((0, 1 + len(TYPES)), np.float32),
    np.zeros((0, 1 + len(CUES)), np.float32),
    np.zeros(0, np.int64),
    np.zeros(0, np.int64),
    {},
    {},
)
"""What the model says of words among which there is no trigger and no word of saying."""
ASSAULT = np.array([type_ == "ASSAULT" for type_ in TYPES])
DIGITS = 3
"""Scores are rounded to so many digits, so that kernels of other machines decide alike."""


@dataclass(frozen=True, slots=True)
class Window:
    """The words `first` to `end` (not included) of a sentence as model input."""

    first: int
    end: int
    ids: list[int]
    shapes: list[int]
    hints: list[tuple[int, int]]
    heads: list[int]

    @property
    def words(self) -> range:
        """The words of the sentence that it holds."""
        return range(self.first, self.end)


@dataclass(frozen=True, slots=True)
class Lower:
    """A window as the lower layers leave it.

    Attributes:
        ids: [1, piece].
        hints: what the codebook knows each piece as, [1, piece, hint].
        early: [1, piece, width].
    """

    ids: "Ints"
    hints: "Floats"
    early: "Floats"


@dataclass(frozen=True, slots=True)
class Word:
    """What the model is told of a word wherever it stands."""

    ids: tuple[int, ...]
    shape: int
    hints: tuple[int, ...]


class Reader:
    """The model with its vocabulary, ready to read.

    Args:
        folder: holds FILES, of which `reader.json` tells name, version and thresholds.
        gated: whether the upper layers are spared where the gate of the folder, if it has one, lets nothing through.
        remembered: sentences of which it is kept in memory what they say.

    Attributes:
        version: id of the reader.
        threshold, cues: the chances from which a word is a trigger, and a word of saying.
        shared: what other processes have kept of what sentences say; None where this one reads for itself.

    Raises:
        RunStopped: the folder is no reader model.
    """

    def __init__(self, folder: Path = WEIGHTS, *, gated: bool = True, remembered: int = REMEMBERED) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise RunStopped(f"No reader model in {folder}: {', '.join(missing)} missing", code=3)
        settings = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
        self.version: str = settings["version"]
        self.threshold: float = settings["threshold"]
        self.cues: float = settings["cues"]
        self._pieces = WordPiece.load(folder / "vocab.txt")
        self._word = lru_cache(maxsize=100_000)(self._known)
        self._heard = lru_cache(maxsize=remembered)(self._known_or_heard)
        self.shared: Shared | None = None
        self._gate = Gate.load(folder) if gated else None
        self._lower, self._upper, self._arguments = (_session(folder / name) for name in FILES[:3])

    def read(self, sentences: Sequence[Sentence]) -> Iterator[Heard]:
        """The acts and citations of each sentence, in the order of their triggers and cues."""
        for sentence in sentences:
            yield self.hear(sentence)

    def hear(self, sentence: Sentence) -> Heard:
        """The acts and citations of one sentence, which is read once wherever it stands and whoever copied it."""
        return moved(self._heard(sentence.text, sentence.part in FURNITURE), sentence.start)

    def _known_or_heard(self, text: str, furniture: bool) -> Heard:
        """The acts and citations of a sentence that stands at the beginning of a text, as another process has them."""
        if self.shared is None:
            return self._hear(text, furniture)
        found = self.shared.heard(text, furniture)
        if found is None:
            found = self._hear(text, furniture)
            self.shared.keep(text, furniture, found)
        return found

    def _hear(self, text: str, furniture: bool) -> Heard:
        """The same, by the model."""
        sentence, spans = Sentence(0, len(text), text), words(text)
        windows = list(self.windows([text[a:b] for a, b in spans]))
        launched = _launched(text, spans)
        found: list[Heard] = []
        for number, window in enumerate(windows):
            low, high = _core(windows, number)
            scores = self.scores(window, int(furniture), low, high, launched)
            found.append(decode(scores, sentence, spans[window.first : window.end]))
        return Heard(tuple(a for h in found for a in h.acts), tuple(c for h in found for c in h.cited))

    def scores(self, window: Window, part: int, low: int, high: int, launched: Launched = NONE) -> Scores:
        """What the model says of a window: of triggers and cues among words `low` to `high` of the sentence.

        Verbs of `launched` are assaults whatever the model says, their weapons are none; the chance is the model's.
        """
        lower, heads = self.lower(window, part), np.array(window.heads, dtype=np.int64)
        # What is launched is an assault whatever the model says, so it has to be read for.
        if self._gate and launched.keys().isdisjoint(window.words) and not self._gate.opens(lower.early[0][heads]):
            return NOTHING
        states, chances, cues = self.upper(lower, heads)
        # Of one type; between two a word may be a trigger for sure and a claim of neither.
        likely = chances[:, 1:].max(-1) >= self.threshold
        for verb, weapon in launched.items():
            if verb in window.words:
                likely[[word - window.first for word in weapon if word in window.words]] = False
                likely[verb - window.first] = True
                chances[verb - window.first, 1:] = np.where(ASSAULT, 1 - chances[verb - window.first, 0], 0)
        told = np.flatnonzero(likely)
        said = np.flatnonzero(1 - cues[:, 0] >= self.cues)
        told, said = (many[(many + window.first >= low) & (many + window.first < high)] for many in (told, said))
        at = np.concatenate([told, said]).astype(np.int64)
        types = np.concatenate([chances[told, 1:].argmax(-1), len(TYPES) + cues[said, 1:].argmax(-1)]).astype(np.int64)
        if not len(at):
            return Scores(chances, cues, at, types, {}, {})
        word, whole = self._arguments.run(None, {"states": states, "at": at, "types": types})
        return Scores(chances, cues, at, types, softmaxes(word, WORD_HEADS), softmaxes(whole, TRIGGER_HEADS))

    def lower(self, window: Window, part: int) -> Lower:
        """A window with what the lower layers make of it."""
        ids = np.array([window.ids], dtype=np.int64)
        hints = np.zeros((1, ids.shape[1], len(HINTS)), dtype=np.float32)
        if window.hints:
            hints[0, *np.array(window.hints).T] = 1
        shapes = np.array([window.shapes], dtype=np.int64)
        feed = {"ids": ids, "shapes": shapes, "parts": np.full_like(ids, part), "hints": hints}
        return Lower(ids, hints, self._lower.run(None, feed)[0])

    def upper(self, lower: Lower, heads: "Ints") -> "tuple[Floats, Floats, Floats]":
        """What the upper layers make of it: states of words, and what each word may be.

        Args:
            lower: a window as the lower layers leave it.
            heads: the first piece of each word, [word].

        Returns:
            States [1, word, width]; chances to be a trigger [word, 1 + types] and a word of saying [word, 1 + cues].
        """
        feed = {"early": lower.early, "ids": lower.ids, "hints": lower.hints, "heads": heads[None]}
        states, trigger, cue = self._upper.run(None, feed)
        chances = weighed(softmax(trigger[0]), lower.hints[0][heads, : len(TYPES)])
        return states, chances, softmax(cue[0])

    def windows(self, texts: Sequence[str]) -> Iterator[Window]:
        """The words of a sentence as model input, piece by piece where they are more than are read at once."""
        told = [self._word(t) for t in texts]
        sizes = [len(word.ids) for word in told]
        first = 0
        while first < len(texts):
            end, total = first, 0
            while end < len(texts) and (total + sizes[end] <= LONGEST or end == first):
                total += sizes[end]
                end += 1
            yield self._window(told, first, end)
            if end == len(texts):
                return
            back = 0
            while end > first + 1 and back + sizes[end - 1] <= OVERLAP:
                back += sizes[end - 1]
                end -= 1
            first = end

    def _window(self, told: Sequence[Word], first: int, end: int) -> Window:
        ids, shapes, hints, heads = [self._pieces.first], [0], list[tuple[int, int]](), list[int]()
        for word in told[first:end]:
            heads.append(len(ids))
            hints += [(len(ids), kind) for kind in word.hints]
            ids += word.ids
            shapes += [word.shape] * len(word.ids)
        ids, shapes = [*ids, self._pieces.last], [*shapes, 0]
        return Window(first, end, ids[: LONGEST + 2], shapes[: LONGEST + 2], hints, heads)

    def _known(self, word: str) -> Word:
        return Word(self._pieces.ids_of(word), shape(word), hints_of(word))


def _launched(sentence: str, spans: Sequence[tuple[int, int]]) -> Launched:
    words = {start: n for n, (start, _) in enumerate(spans)}
    return {
        words[verb]: [n for n, (a, _) in enumerate(spans) if start <= a < end]
        for verb, start, end in launches(sentence)
        if verb in words
    }


def _core(windows: Sequence[Window], number: int) -> tuple[int, int]:
    """The words that a window decides on: what two windows share is halved between them."""
    this = windows[number]
    low = (windows[number - 1].end + this.first) // 2 if number else this.first
    high = (this.end + windows[number + 1].first) // 2 if number + 1 < len(windows) else this.end
    return low, high


def weighed(chances: "Floats", hints: "Floats") -> "Floats":
    """Chances of triggers with the types of each word weighed by the codebook; that it is a trigger stays as likely.

    Args:
        chances: [word, 1 + types].
        hints: 1 for each type that the codebook knows the word as, [word, types].
    """
    types = chances[:, 1:] * (1 + (KNOWN - 1) * hints)
    share = chances[:, 1:].sum(-1) / np.maximum(types.sum(-1), 1e-9)
    chances[:, 1:] = np.round(types * share[:, None], DIGITS)
    return chances


def softmax(scores: "Floats") -> "Floats":
    """Probabilities over the last axis, rounded to DIGITS."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    chances: Floats = np.round(raised / raised.sum(-1, keepdims=True), DIGITS)
    return chances


def softmaxes(scores: "Floats", heads: Mapping[str, Sequence[str]]) -> "dict[str, Floats]":
    """Probabilities over the labels of each head, whose scores stand side by side on the last axis; as `softmax`."""
    sizes = [len(labels) for labels in heads.values()]
    ends = list(itertools.accumulate(sizes))
    slices = [slice(end - size, end) for end, size in zip(ends, sizes, strict=True)]
    highest = np.maximum.reduceat(scores, [s.start for s in slices], axis=-1)
    raised = np.exp(scores - np.repeat(highest, sizes, axis=-1))
    # Summed head by head: `reduceat` would add in another order and round otherwise.
    totals = np.concatenate([raised[..., s].sum(-1, keepdims=True) for s in slices], axis=-1)
    chances = np.round(raised / np.repeat(totals, sizes, axis=-1), DIGITS)
    return {head: chances[..., s] for head, s in zip(heads, slices, strict=True)}


def _session(path: Path) -> "InferenceSession":
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=providers(), disabled_optimizers=[SLOW_FUSION])


@cache
def shipped() -> Reader:
    """The reader with the weights of this package, loaded once a process."""
    return Reader()
