"""For whom those cited speak: how many claims rest on each, of a state also what those say who act for it."""

from collections.abc import Iterator

import numpy as np

from sayso.archive.archive import Archive
from sayso.archive.facets.acts import crossed, distinct
from sayso.archive.facets.belonging import states_of
from sayso.archive.facets.coded import Codes, Mask, Pairs
from sayso.archive.facets.columns import Columns, Parties
from sayso.codebook.parties import parties
from sayso.model.names import fold

STATE = "state:"


def rest_on(archive: Archive, columns: Columns, claims: Mask) -> Codes:
    """How many of some claims rest on each value of the sources, as the filter for origins by its id finds them."""
    sources = columns.claims.sources
    pairs, inner = sources.named, sources.innermost
    some = claims[pairs.rows] & (inner if inner is not None else True)
    said = Pairs(pairs.rows[some], pairs.codes[some], pairs.size)
    counts = distinct(said.rows, sources.own[said.codes], len(sources.values))
    for_states, is_state = columns.remembered.get("speak for states", lambda: _for_states(archive, sources))
    # Each naming stands for a row here, so that it meets the states that it speaks for.
    order = np.argsort(said.codes, kind="stable")
    _, first, second = crossed(Pairs(said.codes[order], said.rows[order], len(sources.ids)), for_states)
    states = distinct(said.rows[order][first], for_states.codes[second], len(sources.values))
    found: Codes = np.where(is_state, states, counts)
    return found


def _for_states(archive: Archive, sources: Parties) -> tuple[Pairs, Mask]:
    """Namings with the states that they speak for, as places of values; and which values are states."""
    pairs = sorted(set(_spoken_for(archive, sources)))
    rows = np.asarray([naming for naming, _ in pairs], np.int32)
    is_state = np.fromiter((one.startswith(STATE) for one in sources.values), np.bool_, len(sources.values))
    return Pairs(rows, np.asarray([state for _, state in pairs], np.int32), len(sources.ids)), is_state


def _spoken_for(archive: Archive, sources: Parties) -> Iterator[tuple[int, int]]:
    places = {own: place for place, own in enumerate(sources.values) if own.startswith(STATE)}
    called = {fold(known.name): own for own in places if (known := parties().get(own))}
    acting = states_of(archive)
    for naming, (own, plain) in enumerate(zip(sources.ids, sources.plains, strict=True)):
        for state in (own, called.get(plain, ""), *acting.get(own, ())):
            if state in places:
                yield naming, places[state]
