"""Which place an act has: one that its sentence names, one carried over from what is told around it, or none."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sayso.claims.choice import HEAD, Options, Telling, ago, ahead, choose, near, none, tellings, told
from sayso.claims.material import Material
from sayso.claims.spots import Spot, named, spots
from sayso.claims.weights import weights
from sayso.model.span import Span

_LEAD = re.compile(r"\b(in|at|on|near|of|from|to|into|around|inside|outside|between|for|against|across)(?: the)?\s+$")
_HELD = re.compile(
    r"(?: [a-z]+)?(?:,| in| near| outside| (?:north|south|east|west)[a-z-]* of)"
    r"(?: the)?(?: [a-z]+(?:ern)?)?(?: (?:province|region|district|town|city|village|state|countryside) of)? "
)
"""Words between a place and one that holds it."""
_CLAUSE = re.compile(r";|, (?:and|but|while)\b|\bwhile\b|\bMeanwhile\b")

NEAR = (40, 120)
"""Characters between a trigger and a place that are told apart."""

Witnessed = Iterator[tuple["Placed", list[str]]]
"""Places that some words give, each with what they tell; one place may come several times."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The places of an act, the one that counts first, with their words; `width` as in `Spot`."""

    names: tuple[str, ...] = ()
    words: tuple[Span, ...] = ()
    width: int = 1

    @property
    def key(self) -> str:
        """The place that counts, without its capitals; "" where there is none."""
        return self.names[0].casefold() if self.names else ""


def _placed(first: Spot, others: Sequence[Spot]) -> Placed:
    """A place that counts, and others behind it."""
    every = [first, *(s for s in others if s.span != first.span)]
    return Placed(tuple(dict.fromkeys(s.name for s in every)), tuple(s.span for s in every), first.width)


class Placing:
    """Chooses the places of a report's acts."""

    def __init__(self, material: Material) -> None:
        self.text = material.report.text
        self.tellings = tellings(material)
        self.own = [spots(material, t.sentence, t.act) for t in self.tellings]
        self._named: dict[int, tuple[Spot, ...]] = {}
        self._keys_at: dict[int, set[str]] = {}
        for telling, many in zip(self.tellings, self.own, strict=True):
            self._keys_at.setdefault(telling.at, set()).update(s.key for s in many)
        self._names = {s.name for s in chain(*self.own)}
        self._material = material
        self.given = [_placed(own[0], own) if own else Placed() for own in self.own]
        commonest = Counter(s.key for s in chain(*self.own)).most_common(1)
        self.common = commonest[0][0] if commonest else ""
        self._main = next((_placed(s, own) for own in self.own for s in own if s.key == self.common), None)

    def all(self, by: Mapping[str, float] | None = None) -> list[Placed]:
        """The places of each act, in the order of the text, by the shipped weights or others."""
        return choose(len(self.tellings), self.options, weights("place") if by is None else by)

    def options(self, number: int, done: Sequence[Placed]) -> tuple[Options, dict[str, Placed]]:
        """The places that an act may have, with what speaks for each, and what each would be.

        Args:
            done: what the acts before it were given.
        """
        this, own = self.tellings[number], {s.key for s in self.own[number]}
        traits = {"": [*none(self.tellings, number, this.act.where, [bool(d.names) for d in done])]}
        traits[""].append(f"none of {min(len(own), 2)} {this.act.where}")
        values = {"": Placed()}
        for value, witness in self._witnesses(number, done):
            traits.setdefault(value.key, []).extend(witness)
            values.setdefault(value.key, value)
        for key in traits:
            if key and key not in own:
                traits[key].append(f"carried width {values[key].width}")
            if key and key == self.common:
                traits[key].append(f"common {this.sort}")
        return traits, values

    def _witnesses(self, number: int, done: Sequence[Placed]) -> Witnessed:
        where = self.tellings[number].act.where
        yield from self._here(number)
        yield from self._beside(number)
        for n, traits in told(self.tellings, number, where, [d.key for d in done]):
            yield done[n], traits
        if self.tellings[number].at < HEAD:
            for n, traits in ahead(self.tellings, number, where, [given.key for given in self.given]):
                yield self.given[n], traits
        yield from self._anywhere(number)

    def _here(self, number: int) -> Witnessed:
        """Places that the reader model points at."""
        this, own, seen = self.tellings[number], self.own[number], set[str]()
        for rank, spot in enumerate(own):
            if spot.key in seen:
                continue
            seen.add(spot.key)
            where, gap = this.act.where, this.gap(spot.span)
            traits = [f"own {where}", f"own {this.sort}", f"own width {spot.width}", f"own {this.side(spot.span)}"]
            traits += [f"own within {near(gap, *NEAR)}", f"own led by {self._lead(spot.span)}"]
            traits += self._among(this, spot, own, rank) if len(own) > 1 else ["own only"]
            between = this.between(self.text, spot.span)
            traits += ["own across clause"] * bool(_CLAUSE.search(between))
            yield _placed(spot, own), traits

    def _among(self, this: Telling, spot: Spot, own: Sequence[Spot], rank: int) -> Iterator[str]:
        """What a place has before the others of its act."""
        if rank == 0:
            yield "own first"
        if spot.span.start == min(s.span.start for s in own):
            yield "own first named"
        if this.gap(spot.span) == min(this.gap(s.span) for s in own):
            yield "own nearest"
        others = [s.span for s in own if s.key != spot.key]
        held = any(_HELD.fullmatch(self.text[spot.span.end : s.start]) for s in others)
        holds = any(_HELD.fullmatch(self.text[s.end : spot.span.start]) for s in others)
        yield f"own {'held' if held else 'free'}, {'holds' if holds else 'alone'}"

    def _lead(self, span: Span) -> str:
        lead = _LEAD.search(self.text[max(0, span.start - 16) : span.start])
        return lead[1] if lead else "nothing"

    def _beside(self, number: int) -> Witnessed:
        """Places that the sentence names for other acts, or for whatever."""
        this, own = self.tellings[number], self.own[number]
        theirs, seen = self._keys_at[this.at], {s.key for s in own}
        for spot in sorted(self._all_named(this), key=lambda s: this.gap(s.span)):
            if spot.key in seen:
                continue
            seen.add(spot.key)
            how = "beside" if spot.key in theirs else "named"
            traits = [f"{how} {this.act.where} {this.sort}", f"{how} led by {self._lead(spot.span)}"]
            traits += [f"{how} width {spot.width}{' adjective' * (spot.name != spot.span.text)}"]
            traits += [f"{how} within {near(this.gap(spot.span), *NEAR)}", f"{how} {this.side(spot.span)}"]
            if own:
                traits += self._against(how, spot, own[0])
            yield _placed(spot, own), traits

    def _against(self, how: str, spot: Spot, own: Spot) -> Iterator[str]:
        """How a place that the model does not point at compares with one that it does."""
        if _HELD.fullmatch(self.text[spot.span.end : own.span.start]):
            yield f"{how} in own"
            return
        yield f"{how}, own {'wider' if spot.width < own.width else 'as wide' if spot.width == own.width else 'finer'}"
        if spot.span.overlaps(own.span):
            yield f"{how} part of own{', common' * (spot.key == self.common)}"

    def _all_named(self, this: Telling) -> tuple[Spot, ...]:
        if this.at not in self._named:
            self._named[this.at] = named(self._material, this.sentence, self._names)
        return self._named[this.at]

    def _anywhere(self, number: int) -> Witnessed:
        """Places that the report may take for granted: its commonest, its first, and the next that it gives an act."""
        this, where = self.tellings[number], self.tellings[number].act.where
        if self._main is None:
            return
        yield self._main, [f"main {where} {this.sort}", f"main {this.pointing}"]
        yield next(g for g in self.given if g.names), [f"head {where} {this.sort}"]
        following = next((n for n in range(number + 1, len(self.given)) if self.given[n].names), None)
        if following is not None:
            traits = [f"ahead {where} {this.sort}", f"ahead {ago(self.tellings[following].at - this.at)}"]
            yield self.given[following], [*traits, f"ahead {this.pointing}"]
