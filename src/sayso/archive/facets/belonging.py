"""Parties as facets have them: each claim counts for whom it names and for the state that one belongs to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from sayso.archive.archive import Archive
from sayso.archive.facets.coded import Codes, Column, Mask, Pairs, once
from sayso.archive.facets.columns import Parties
from sayso.archive.queries.names import ORGANS, known
from sayso.codebook.parties import parties
from sayso.model.names import fold


class Naming(NamedTuple):
    """A party as a claim names it: its id, "" for none; the name, folded and as it is written."""

    party: str
    plain: str
    name: str


def states_of(archive: Archive) -> Mapping[str, tuple[str, ...]]:
    """Ids of parties that act for states, with the ids of these: as `names.organs` finds them for one state."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    states = [one for one in parties() if one.kind == "state" and one.code]
    by_country = {one.country: one.id for one in states}
    for one in parties():
        if one.kind == "body" and one.country in by_country:
            found[one.id][by_country[one.country]] = None
    codes = {one.code: one.id for one in states}
    lengths = sorted({len(code) for code in codes})
    sql = "SELECT DISTINCT party, code FROM mentions WHERE kind = 'party' AND code <> '' AND party <> ''"
    for party, code in archive.rows(sql):
        for length in lengths:
            if (state := codes.get(code[:length])) and (len(code) == length or code[length:].startswith(ORGANS)):
                found[party][state] = None
    return {party: tuple(own for own in some if own != party) for party, some in found.items()}


def parties_in(
    rows: Codes,
    namings: Column[Naming],
    size: int,
    states: Mapping[str, Sequence[str]],
    innermost: Mask | None = None,
) -> Parties:
    """The parties of claims in one role.

    Args:
        rows: the claims, each with a naming.
        namings: of these.
        size: how many claims there are.
        states: whom parties act for, by their ids.
        innermost: of sources.
    """
    order = np.argsort(rows, kind="stable")
    rows, codes = rows[order], namings.codes[order]
    values, labels, own = _values(namings.values)
    extra = list(_also(namings.values, values, labels, own, states))
    naming = np.asarray([one[0] for one in extra], np.int32)
    value = np.asarray([one[1] for one in extra], np.int32)
    return Parties(
        Pairs(rows, codes, size),
        None if innermost is None else innermost[order],
        tuple(one.party for one in namings.values),
        tuple(one.plain for one in namings.values),
        own,
        _wide(rows, codes, own, naming, value, size, len(values)),
        tuple(values),
        tuple(labels),
    )


def _values(namings: Sequence[Naming]) -> tuple[dict[str, int], list[str], Codes]:
    """What can be chosen, with labels, and for each naming which of it it is."""
    values: dict[str, int] = {}
    labels: list[str] = []
    own = np.empty(len(namings), np.int32)
    for place, one in enumerate(namings):
        value, label = _value(one)
        own[place] = values.setdefault(value, len(values))
        if len(labels) < len(values):
            labels.append(label)
    return values, labels, own


def _value(one: Naming) -> tuple[str, str]:
    party = parties().get(one.party) if one.party else known(one.name)
    # Other words for a known party are found by no filter for it where the claim has no id.
    if party and (one.party or fold(party.name) == one.plain):
        return party.id, party.name
    return one.party or one.name, _closed(one.name)


def _closed(name: str) -> str:
    """A name without the quotation mark whose other half stands outside it."""
    return name.replace('"', "").strip() if name.count('"') == 1 else name


def _also(
    namings: Sequence[Naming],
    values: dict[str, int],
    labels: list[str],
    own: Codes,
    states: Mapping[str, Sequence[str]],
) -> Iterator[tuple[int, int]]:
    """Namings with further values: states that a party acts for, and known parties of that very name."""
    called: defaultdict[str, list[int]] = defaultdict(list)
    for value, number in values.items():
        if party := parties().get(value):
            called[fold(party.name)].append(number)
    for place, one in enumerate(namings):
        for state in states.get(one.party, ()):
            own_place = values.setdefault(state, len(values))
            if len(labels) < len(values):
                known_state = parties().get(state)
                labels.append(known_state.name if known_state else state)
            yield place, own_place
        yield from ((place, other) for other in called.get(one.plain, ()) if other != own[place])


def _wide(rows: Codes, codes: Codes, own: Codes, naming: Codes, value: Codes, size: int, values: int) -> Pairs:
    """Claims with values, each pair once."""
    more_rows: list[Codes] = [rows]
    more_values: list[Codes] = [own[codes] if len(own) else codes]
    # The further values of one naming stand one behind another: the k-th of each is put in at the k-th turn.
    order = np.argsort(naming, kind="stable")
    naming, value = naming[order], value[order]
    first = np.searchsorted(naming, codes, "left")
    count = np.searchsorted(naming, codes, "right") - first
    for turn in range(int(count.max(initial=0))):
        some = count > turn
        more_rows.append(rows[some])
        more_values.append(value[first[some] + turn])
    keys = once(np.concatenate(more_rows).astype(np.int64) * max(values, 1) + np.concatenate(more_values))
    return Pairs((keys // max(values, 1)).astype(np.int32), (keys % max(values, 1)).astype(np.int32), size)
