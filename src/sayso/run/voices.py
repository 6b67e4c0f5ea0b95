"""Who acts on whom, and on whose say-so: a matrix of parties as one origin tells it, beside what another tells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import numpy as np

from sayso.archive.archive import Archive
from sayso.archive.facets.acts import Acts, Sides, distinct, once, sides_of
from sayso.archive.facets.choosing import chosen
from sayso.archive.facets.coded import Mask
from sayso.archive.facets.columns import Columns
from sayso.archive.facets.meaning import Meanings
from sayso.archive.facets.sought import Sought
from sayso.archive.facets.speaking import rest_on
from sayso.model.analysis import STATUSES, UNNAMED, Status

SHOWN = 30
"""Parties of the matrix; the claims of all others stand in one row and one column."""
OTHERS = "others"
LISTED = 200
"""Origins that are listed at most."""
TIE = "RELATION"
"""The type of standing ties, which are no acts."""
OriginKind = Literal["party", "outlet"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whose account can be looked through.

    Attributes:
        name: of a party as claims have it; of an outlet as reports do.
        party: id, "" for an outlet and where claims have a name alone.
        kind: a party is cited; an outlet tells in its own voice.
        claims: how many rest on it; on a state also those of whoever acts for it.
    """

    name: str
    party: str
    kind: OriginKind
    claims: int


@dataclass(frozen=True, slots=True)
class Player:
    """A party of the matrix: its id, or its name where it has none; in how many claims it acts and suffers."""

    id: str
    name: str
    acts: int
    suffers: int


@dataclass(frozen=True, slots=True)
class TypeCount:
    """Claims of one type as the one origin tells them, and as the other does."""

    type: str
    claims: int
    against: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party does to another.

    Attributes:
        actor, recipient: as of `Player.id`.
        claims, against: how many claims the one origin has of it, and the other.
        types: those of most claims first.
        statuses: of the claims of the one origin.
    """

    actor: str
    recipient: str
    claims: int
    against: int
    types: tuple[TypeCount, ...]
    statuses: Mapping[Status, int]


@dataclass(frozen=True, slots=True)
class Voices:
    """A matrix of parties.

    Attributes:
        origins: whose account can be looked through, those of most claims first.
        parties: those that most claims name first, `OTHERS` last.
        cells: of pairs that any claim has, those of most claims first.
        total: claims that name both sides.
        untold: claims that leave a side open, which stand in no cell.
        notes: of names that nothing is called by, a line each.
    """

    origins: tuple[Speaker, ...]
    parties: tuple[Player, ...]
    cells: tuple[Cell, ...]
    total: int
    untold: int
    notes: tuple[str, ...] = ()


def voices(archive: Archive, columns: Columns, what: Sought, as_told_by: str = "", against: str = "") -> Voices:
    """The matrix of the claims that fit, as one origin tells of them.

    An origin is the innermost link of a source chain: what an agency passes on of a ministry is the ministry's. Of a
    state it is also whoever acts for it; of an outlet what it tells in its own voice.

    Args:
        archive: whose.
        columns: of its claims.
        what: which claims; standing ties count only where their type is asked for.
        as_told_by, against: an id or a name of a party, or an outlet; "" for all, and for nobody.

    Raises:
        RunStopped: there is no such type, status or date; exit code 2.
    """
    meanings = Meanings(archive, columns, [])
    every = _counted(columns, chosen(meanings, what).claims(), what)
    seen = every & told_by(meanings, what, as_told_by) if as_told_by else every
    beside = every & told_by(meanings, what, against) if against else np.zeros_like(every)
    sides = sides_of(columns)
    known = np.zeros_like(every)
    known[sides.acts.rows] = True
    parties, cells = _matrix(columns, sides, seen, beside)
    return Voices(
        origins=columns.remembered.get(("origins", what), lambda: _origins(archive, columns, every)),
        parties=parties,
        cells=cells,
        total=int((seen & known).sum()),
        untold=int((seen & ~known).sum()),
        notes=tuple(meanings.notes),
    )


def _counted(columns: Columns, found: Mask, what: Sought) -> Mask:
    return found if what.filters.type else found & ~columns.claims.type.among((TIE,))


def told_by(meanings: Meanings, what: Sought, name: str) -> Mask:
    """The claims that rest on an origin: a party that is cited, or an outlet in its own voice."""
    columns, filters = meanings.columns, what.filters
    notes = list(meanings.notes)
    party = chosen(meanings, replace(what, filters=replace(filters, origin=(name,)))).claims()
    outlet = chosen(meanings, replace(what, filters=replace(filters, publisher=(name,)))).claims() & ~_cited(columns)
    if party.any() or outlet.any():  # it is one of both: that it is not the other is no news
        meanings.notes[:] = notes
    return party | outlet


def _cited(columns: Columns) -> Mask:
    """The claims that have a source."""
    found = np.zeros(len(columns.claims.n), np.bool_)
    found[columns.claims.sources.named.rows] = True
    return found


def _origins(archive: Archive, columns: Columns, every: Mask) -> tuple[Speaker, ...]:
    found = [*_parties_cited(archive, columns, every), *_outlets(columns, every)]
    return tuple(sorted(found, key=lambda one: (-one.claims, one.name.casefold(), one.party)))[:LISTED]


def _parties_cited(archive: Archive, columns: Columns, every: Mask) -> Iterator[Speaker]:
    sources, counts = columns.claims.sources, rest_on(archive, columns, every)
    for place in np.argsort(-counts, kind="stable")[:LISTED]:
        own, label, claims = sources.values[place], sources.labels[place], int(counts[place])
        if claims and label != UNNAMED:  # who is not named is nobody: each outlet has its own
            yield Speaker(label, own if ":" in own else "", "party", claims)


def _outlets(columns: Columns, every: Mask) -> Iterator[Speaker]:
    publisher = columns.reports.publisher
    some = publisher.codes[columns.claims.report[every & ~_cited(columns)]]
    for place, claims in enumerate(np.bincount(some, minlength=len(publisher.values))):
        if claims and publisher.values[place]:
            yield Speaker(publisher.values[place], "", "outlet", int(claims))


def _matrix(columns: Columns, sides: Sides, seen: Mask, beside: Mask) -> tuple[tuple[Player, ...], tuple[Cell, ...]]:
    acts, size = sides.acts, len(sides.ids)
    mine, either = seen[acts.rows], (seen | beside)[acts.rows]
    weight = np.bincount(acts.actors[either], minlength=size) + np.bincount(acts.recipients[either], minlength=size)
    shown = [int(one) for one in np.argsort(-weight, kind="stable")[:SHOWN] if weight[one]]
    place = np.full(size, len(shown), np.int32)
    place[shown] = np.arange(len(shown), dtype=np.int32)
    acting, suffering = (
        distinct(acts.rows[mine], place[side[mine]], len(shown) + 1) for side in (acts.actors, acts.recipients)
    )
    named = [*((sides.ids[one], sides.labels[one]) for one in shown), (OTHERS, OTHERS)]
    players = [Player(*named[n], int(acting[n]), int(suffering[n])) for n in range(len(named))]
    cells = _cells(columns, Acts(acts.rows, place[acts.actors], place[acts.recipients]), (seen, beside), named)
    left_over = any(OTHERS in (one.actor, one.recipient) for one in cells)
    return tuple(players if left_over else players[:-1]), cells


def _cells(
    columns: Columns, acts: Acts, masks: tuple[Mask, Mask], named: Sequence[tuple[str, str]]
) -> tuple[Cell, ...]:
    """The cells; a claim counts once in each that it stands in."""
    mine, theirs = (_kinds(columns, acts, mask, len(named)) for mask in masks)
    grouped: dict[tuple[int, int], list[_Kind]] = {}
    for key in sorted({*mine, *theirs}):
        actor, recipient, kind, status = key
        told = _Kind(kind, status, mine.get(key, 0), theirs.get(key, 0))
        grouped.setdefault((actor, recipient), []).append(told)
    found = (
        _cell(columns, (named[actor][0], named[recipient][0]), some) for (actor, recipient), some in grouped.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.claims, -one.against, one.actor, one.recipient)))


class _Kind(NamedTuple):
    """Claims of one cell, type and status: places of these in their columns, and how many claims have them."""

    type: int
    status: int
    claims: int
    against: int


def _kinds(columns: Columns, acts: Acts, mask: Mask, size: int) -> Mapping[tuple[int, int, int, int], int]:
    """How many claims have an actor, a recipient, a type and a status, by their places; there are `size` parties."""
    types, statuses = columns.claims.type, columns.claims.status
    some = mask[acts.rows]
    keys = once((acts.rows[some].astype(np.int64) * size + acts.actors[some]) * size + acts.recipients[some])
    rows, pairs = np.divmod(keys, size * size)
    shape = size, size, max(len(types.values), 1), max(len(statuses.values), 1)
    told = (pairs * shape[2] + types.codes[rows]) * shape[3] + statuses.codes[rows]
    counts = np.bincount(told, minlength=1)
    there = np.flatnonzero(counts)
    places = (place.tolist() for place in np.unravel_index(there, shape))
    return dict(zip(zip(*places, strict=True), counts[there].tolist(), strict=True))


def _cell(columns: Columns, pair: tuple[str, str], some: Sequence[_Kind]) -> Cell:
    by_type: dict[str, tuple[int, int]] = {}
    by_status: dict[Status, int] = dict.fromkeys(STATUSES, 0)
    for one in some:
        name = columns.claims.type.values[one.type]
        mine, theirs = by_type.get(name, (0, 0))
        by_type[name] = mine + one.claims, theirs + one.against
        by_status[_status(columns, one.status)] += one.claims
    types = [TypeCount(name, *counts) for name, counts in by_type.items()]
    types.sort(key=lambda one: (-one.claims, -one.against, one.type))
    sums = sum(one.claims for one in types), sum(one.against for one in types)
    return Cell(*pair, *sums, tuple(types), {name: count for name, count in by_status.items() if count})


def _status(columns: Columns, place: int) -> Status:
    told = columns.claims.status.values[place]
    return next(one for one in STATUSES if one == told)
