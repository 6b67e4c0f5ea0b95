"""Which time an act has: one that its sentence gives, one carried over from what is told around it, or none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.analysis.anchor import written
from sayso.claims.choice import HEAD, SAME_TYPE, Options, Telling, ahead, choose, near, none, tellings, told
from sayso.claims.entries import Entries
from sayso.claims.material import Material
from sayso.claims.said_when import SaidWhen
from sayso.claims.weights import weights
from sayso.model.analysis import TimeMention
from sayso.model.claim import When
from sayso.model.days import edtf, precision, when, whole
from sayso.model.overlaps import Overlaps
from sayso.model.span import Span

DECADE = re.compile(r"\d{3}")
"""How a decade is written as a TIMEX3 value; "since the 1980s" never means the day on which they began."""
_LEAD = re.compile(
    r"\b(on|in|since|by|until|from|before|after|last|during|for|between|of|late|early|earlier|the|at|to)\s+$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says|told|reported|announced|added|according to|statement)\b[^,.;:]{0,25}$", re.IGNORECASE
)
"""Words of saying before a time that is when something was said."""
_CLAUSE = re.compile(
    r"[;:]|, (?:and|but|while|after|before|when|where|which|who)\b|\b(?:while|after|before|when|since|which|who)\b"
)
_RELATIVE = re.compile(r", (?:(?:of|in|from|to|with|by|under|at|on) )?(?:which|who|whom|whose|where)\b")

NEAR = (30, 100)
"""Characters between a trigger and a time that are told apart."""

Witnessed = Iterator[tuple["Dated", list[str]]]
"""Times that some words give, each with what they tell; one time may come several times."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The time of an act: as claims write it, as an interval, and the words."""

    said: str = ""
    when: When | None = None
    words: tuple[Span, ...] = ()


def _dated(mention: TimeMention) -> Dated:
    return Dated(mention.said, when(mention), (mention.span,))


class Dating:
    """Chooses the times of a report's acts."""

    def __init__(self, material: Material) -> None:
        self.text, self.day = material.report.text, written(material.report)
        self.tellings = tellings(material)
        said = Overlaps((t for t in material.times if t.said), lambda time: time.span)
        inside = [[t for t in said(Span(s.start, s.end)) if t.span.start >= s.start] for s in material.sentences]
        saying = SaidWhen(material)
        self._entries = Entries(material)
        self.given = [
            [
                m
                for m in inside[t.at]
                if not (
                    saying.dates(t.act.trigger, m) or self._entries.is_head(m.span) or _in_aside(self.text, t, m.span)
                )
            ]
            for t in self.tellings
        ]
        self.together: dict[int, list[int]] = {}
        for number, telling in enumerate(self.tellings):
            self.together.setdefault(telling.at, []).append(number)
        self.own = [
            [m for m in given if any(m.span.overlaps(s) for s in t.act.times)]
            for t, given in zip(self.tellings, self.given, strict=True)
        ]

    def all(self, by: Mapping[str, float] | None = None) -> list[Dated]:
        """The times of each act, in the order of the text, by the shipped weights or others."""
        return choose(len(self.tellings), self.options, weights("time") if by is None else by)

    def options(self, number: int, done: Sequence[Dated]) -> tuple[Options, dict[str, Dated]]:
        """The times that an act may have, with what speaks for each, and what each would be.

        Args:
            done: what the acts before it were given.
        """
        this, own, given = self.tellings[number], self.own[number], self.given[number]
        traits = {"": [*none(self.tellings, number, this.act.when, [bool(d.said) for d in done])]}
        traits[""] += [
            f"none of {min(len(own), 2)} {this.act.when}",
            f"none beside {min(len(given), 2)} {this.act.when}",
        ]
        entry = self._entries.day(this)
        values = {"": _dated(entry) if entry else Dated()}
        for value, witness in self._witnesses(number, done):
            traits.setdefault(value.said, []).extend(witness)
            values.setdefault(value.said, value)
        for said in traits:
            if said:
                traits[said] += [f"{grain(said)} {this.act.status}", f"{grain(said)} {this.sort}"]
                traits[said].append(f"{self._side(said)} {this.act.status}")
        if this.sentence.part == "headline" and not own:
            # The gold has too few headlines to learn from that the first act like it under them has their time.
            under = next((said for said, witness in traits.items() if SAME_TYPE in witness), "")
            return ({under: traits[under]} if under else traits), values
        return traits, values

    def _side(self, said: str) -> str:
        """On which side of the day of writing a time lies."""
        if not self.day:
            return "undated"
        first = said.strip("/").split("/")[0]
        if first == self.day:
            return "today"
        return "past" if first <= self.day[: len(first)] else "future"

    def _witnesses(self, number: int, done: Sequence[Dated]) -> Witnessed:
        this = self.tellings[number]
        yield from self._here(number)
        if self._entries.head(this.act.trigger):
            return  # what the entries before tell was at their times
        for n, traits in told(self.tellings, number, this.act.when, [d.said for d in done]):
            if self.tellings[n].act.type == "ACCUSE" and this.act.type == "ASSAULT":
                continue  # the day of a charge is not that of the crime
            which = traits[0].split()[0]
            yield (
                done[n],
                [*traits, f"{which} {grain(done[n].said)}", f"{which} beside {min(len(self.given[number]), 1)}"],
            )
        if this.at < HEAD:
            for n, traits in ahead(
                self.tellings, number, this.act.when, [own[0].said if own else "" for own in self.own]
            ):
                yield _dated(self.own[n][0]), [*traits, f"told {grain(self.own[n][0].said)}"]

    def _here(self, number: int) -> Witnessed:
        """Times in the same sentence, those that the reader model points at among them."""
        this, own, seen = self.tellings[number], self.own[number], set[str]()
        theirs = {m.span for n in self.together[this.at] if n != number for m in self.own[n]}
        for rank, mention in enumerate(sorted(self.given[number], key=lambda m: (m not in own, this.gap(m.span)))):
            how = "own" if mention in own else "beside" if mention.span in theirs else "named"
            if f"{how} {mention.said}" in seen:
                continue
            seen.add(f"{how} {mention.said}")
            only = len(self.given[number]) == 1
            traits = [*self._traits(how, this, mention), f"{how} {'only' if only else 'other' if rank else 'first'}"]
            yield _dated(mention), traits
            yield from self._ends(mention, this, traits)

    def _traits(self, how: str, this: Telling, mention: TimeMention) -> Iterator[str]:
        span, side = mention.span, this.side(mention.span)
        before = self.text[max(this.sentence.start, span.start - 40) : span.start]
        lead = _LEAD.search(before)
        yield f"{how} {this.act.when} {this.sort}"
        yield f"{how} {grain(mention.said)}"
        yield f"{how} {mention.type}"
        yield f"{how} {side}"
        yield f"{how} within {near(this.gap(span), *NEAR)}"
        yield f"{how} led by {lead[1].lower() if lead else 'nothing'}"
        if _CLAUSE.search(this.between(self.text, span)):
            yield f"{how} across clause {side}"
        if _SAID.search(before):
            yield f"{how} of the saying"

    def _ends(self, mention: TimeMention, this: Telling, traits: list[str]) -> Witnessed:
        """What an open time may mean besides: "since May" up to now for what happened, or just the month of May."""
        status, end, words = this.act.status, mention.said.strip("/"), (mention.span,)
        if mention.said.endswith("/") and self.day > mention.start:
            closed = replace(mention, said=f"{mention.said}{self.day}", end=self.day)
            yield _dated(closed), [*traits, f"closed {status}"]
        if end != mention.said and "/" not in end and not DECADE.fullmatch(mention.value):
            first, last = mention.start or mention.end, mention.end or mention.start
            if len(end) < len(first):
                first, last = whole(end)
            alone = When(first, last, precision(first, last), edtf(first, last))
            yield Dated(end, alone, words), [*traits, f"end {status}", f"end of {mention.said[-1:] == '/'}"]


def _in_aside(text: str, this: Telling, time: Span) -> bool:
    """Whether a time stands in a relative clause between commas that does not hold the trigger."""
    start, trigger = this.sentence.start, this.act.trigger
    opened = list(_RELATIVE.finditer(text, start, time.start))
    if not opened or "," in text[opened[-1].end() : time.start]:
        return False
    end = text.find(",", time.end, this.sentence.end)
    return end >= 0 and not opened[-1].start() <= trigger.start < end


def grain(said: str) -> str:
    """How fine a time is, as claims write it."""
    if said.startswith("/") or said.endswith("/"):
        return "open"
    return "interval" if "/" in said else {4: "year", 7: "month", 10: "day"}.get(len(said), "other")
