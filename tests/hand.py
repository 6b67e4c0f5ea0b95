"""What the reader model says, made by hand: acts by the words of a text, and a reader that gives them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import get_args

from sayso.analysis.anchor import written
from sayso.analysis.hints import hints_of
from sayso.analysis.labels import HINTS, MODES, TYPES
from sayso.analysis.means import means
from sayso.analysis.naming import Naming
from sayso.analysis.numbers import numbers
from sayso.analysis.sentences import sentences
from sayso.analysis.times import all_times
from sayso.analysis.words import words
from sayso.claims import mentions
from sayso.claims.attribution import attributions
from sayso.claims.material import Material
from sayso.codebook.parties import parties
from sayso.model.analysis import STATUSES, Act, Cited, Filled, Heard, NumberOf, Sentence, SourceKind, Status
from sayso.model.report import Part, Report
from sayso.model.span import Span

SURE = dict.fromkeys(
    ("trigger", "type", "mode", "status", "actors", "recipients", "inner", "outer", "own", "single"), 0.99
)


def find(text: str, words: str, nth: int = 0) -> Span:
    """The span of these words in a text, of the `nth` of them counted from 0."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span.of(text, start, start + len(words))


def act(
    text: str,
    trigger: str,
    *,
    type: str = "ASSAULT",  # noqa: A002 - the field's name
    mode: str = "",
    status: Status = "happened",
    actors: Sequence[str] = (),
    recipients: Sequence[str] = (),
    inner: str = "",
    outer: str = "",
    nth: int = 0,
) -> Act:
    """An act of which the model is sure. `inner` and `outer` are words of the text, "carried" or "unnamed"."""
    spans = {link: find(text, link) for link in (inner, outer) if link not in ("", "carried", "unnamed")}
    return Act(
        trigger=find(text, trigger, nth),
        type=type,
        mode=mode,
        status=status,
        actors=tuple(find(text, words) for words in actors),
        recipients=tuple(find(text, words) for words in recipients),
        actor="here" if actors else "none",
        recipient="here" if recipients else "none",
        inner=_kind(inner),
        inner_span=spans.get(inner),
        outer=_kind(outer),
        outer_span=spans.get(outer),
        places=(),
        times=(),
        numbers=(),
        where="none",
        when="none",
        scores=SURE | {"own": 0.01 if inner else 0.99, "single": 0.01 if outer else 0.99},
    )


def _kind(link: str) -> SourceKind:
    if link == "carried":
        return "carried"
    if link == "unnamed":
        return "unnamed"
    return "here" if link else "none"


def cite(text: str, head: str, said: str, *, source: str = "", **sure: float) -> Cited:
    """A word of saying with what is said, of which the model is sure, but for the chances given."""
    return Cited(
        cue=find(text, head),
        head=find(text, head),
        asserts=True,
        where="here" if source else "unnamed",
        source=find(text, source) if source else None,
        content=(find(text, said),),
        scores={"cue": 0.99, "source": 0.99, "content": 0.99} | sure,
    )


def less_sure(made: Act, **scores: float) -> Act:
    """The act with other chances."""
    return replace(made, scores=made.scores | scores)


def set_in(text: str, made: Act, *, place: str | Filled = "none", time: str | Filled = "none") -> Act:
    """The act with the words of its place and time, or with where they are told."""
    where: Filled = place if place in ("none", "carried") else "here"
    when: Filled = time if time in ("none", "carried") else "here"
    places = tuple(find(text, name) for name in place.split(", ")) if where == "here" else ()
    return replace(made, places=places, times=(find(text, time),) if when == "here" else (), where=where, when=when)


def counting(text: str, made: Act, *figures: tuple[str, NumberOf]) -> Act:
    """The act with the words of its counts, and of what the model takes them for."""
    return replace(made, numbers=tuple((find(text, words), of) for words, of in figures))


class Hand:
    """Stands for the learned reader: gives each sentence the acts and citations whose words stand in it."""

    version = "hand"

    def __init__(self, *acts: Act, cited: Sequence[Cited] = ()) -> None:
        self.acts = sorted(acts, key=lambda one: one.trigger)
        self.cited = sorted(cited, key=lambda one: one.head)

    def read(self, sentences: Sequence[Sentence]) -> Iterator[Heard]:
        """What is said of each sentence."""
        for sentence in sentences:
            yield Heard(
                tuple(one for one in self.acts if sentence.start <= one.trigger.start < sentence.end),
                tuple(one for one in self.cited if sentence.start <= one.head.start < sentence.end),
            )


def report(text: str, *, headline: str = "", published: str = "2021-03-09", publisher: str = "Amal Post") -> Report:
    """A report with this text, whose first words may be its headline."""
    parts = (Part(0, len(headline), "headline"), Part(len(headline), len(text), "paragraph")) if headline else ()
    return Report("r1", "a.txt", text, title=headline, publisher=publisher, published=published, parts=parts)


def material(text: str, *acts: Act, headline: str = "", cited: Sequence[Cited] = ()) -> Material:
    """What claims are put together from, where the reader model says this of a text."""
    read = report(text, headline=headline)
    split, day = sentences(read), written(read)
    heard = tuple(Hand(*acts, cited=cited).read(split))
    said = tuple(h.acts for h in heard)
    naming = Naming(read, split, parties(), mentions.of_acts(said), mentions.across(said))
    return Material(
        report=read,
        sentences=split,
        acts=said,
        attributions=attributions(
            read,
            split,
            lambda span: " & ".join(naming.members(span)),
            cited=[h.cited for h in heard] if cited else (),
        ),
        times=tuple(all_times(split, day)),
        numbers=tuple(n for s in split for n in numbers(s.text, s.start)),
        means=tuple(m for s in split for m in means(s.text, s.start)),
        naming=naming,
    )


class Greedy:
    """A reader that takes words of the codebook for triggers, and any words beside them for roles: wrong, but a lot.

    What it takes follows from the words alone, so that it says the same wherever a sentence stands.
    """

    version = "greedy"

    def read(self, sentences: Sequence[Sentence]) -> Iterator[Heard]:
        """What is said of each sentence."""
        for sentence in sentences:
            spans = [Span(sentence.start + a, sentence.start + b, sentence.text[a:b]) for a, b in words(sentence.text)]
            known = [(at, min(hints_of(span.text), default=len(HINTS))) for at, span in enumerate(spans)]
            yield Heard(
                tuple(_guess(sentence, spans, at, kind) for at, kind in known if kind < len(TYPES) and at % 3 == 0),
                tuple(_cite(sentence, spans, at) for at, kind in known if len(TYPES) <= kind < len(HINTS)),
            )


def _cite(sentence: Sentence, spans: Sequence[Span], at: int) -> Cited:
    dice = Random(f"cited {at} {sentence.text}")  # noqa: S311 - guesses, no secrets
    (content,), source = _some(sentence, spans, dice, 1, least=1), _some(sentence, spans, dice, 1)
    return Cited(
        cue=spans[at],
        head=spans[at],
        asserts=dice.random() > 0.3,
        where="here" if source else dice.choice(get_args(SourceKind)),
        source=source[0] if source else None,
        content=(content,),
        scores={name: dice.random() for name in ("cue", "source", "content")},
    )


def _some(sentence: Sentence, spans: Sequence[Span], dice: Random, most: int, *, least: int = 0) -> tuple[Span, ...]:
    """Up to `most` stretches of a sentence that do not overlap."""
    begins = sorted(dice.sample(range(len(spans)), min(len(spans), dice.randint(least, most))))
    bounds = [*begins[1:], len(spans)]
    ends = [min(first + dice.randint(1, 5), bound) for first, bound in zip(begins, bounds, strict=False)]
    return tuple(
        Span(a.start, b.end, sentence.text[a.start - sentence.start : b.end - sentence.start])
        for a, b in ((spans[first], spans[end - 1]) for first, end in zip(begins, ends, strict=True))
    )


def _guess(sentence: Sentence, spans: Sequence[Span], at: int, kind: int) -> Act:
    dice = Random(f"{at} {sentence.text}")  # noqa: S311 - guesses, no secrets

    def some(most: int) -> tuple[Span, ...]:
        return _some(sentence, spans, dice, most)

    inner, outer = some(1), some(1)
    return Act(
        trigger=spans[at],
        type=TYPES[kind],
        mode=dice.choice(MODES),
        status=dice.choice(STATUSES),
        actors=some(3),
        recipients=some(2),
        actor=dice.choice(get_args(Filled)),
        recipient=dice.choice(get_args(Filled)),
        inner="here" if inner else dice.choice(get_args(SourceKind)),
        inner_span=inner[0] if inner else None,
        outer="here" if outer else dice.choice(get_args(SourceKind)),
        outer_span=outer[0] if outer else None,
        places=some(2),
        times=some(2),
        numbers=tuple((span, dice.choice(get_args(NumberOf))) for span in some(2)),
        where=dice.choice(get_args(Filled)),
        when=dice.choice(get_args(Filled)),
        scores={name: dice.random() for name in SURE},
    )
