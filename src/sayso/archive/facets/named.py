"""Facets of parties and outlets: each counts for whom a filter of its name finds."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from sayso.archive.facets.choosing import Chosen, having
from sayso.archive.facets.coded import Mask, Pairs, table
from sayso.archive.facets.columns import Columns, Parties
from sayso.archive.facets.lexicon import Lexicon
from sayso.archive.facets.tally import of_claims, of_each_claim, of_rows
from sayso.archive.facets.values import Counted, Some, Value, first, most
from sayso.archive.queries.names import known
from sayso.model.names import fold


def actors(chosen: Chosen, some: Some) -> Counted:
    """Who acts."""
    return _parties(chosen, "actor", chosen.columns.claims.actors, some)


def recipients(chosen: Chosen, some: Some) -> Counted:
    """Who is acted on."""
    return _parties(chosen, "recipient", chosen.columns.claims.recipients, some)


def sources(chosen: Chosen, some: Some) -> Counted:
    """Who is a link of a chain."""
    return _parties(chosen, "said_by", chosen.columns.claims.sources, some)


def _parties(chosen: Chosen, name: str, parties: Parties, some: Some) -> Counted:
    counts = of_claims(chosen, parties.wide, name).counts(len(parties.values))
    places, total = most(counts, parties.labels, some)
    told = first((Value(parties.values[p], parties.labels[p], int(counts[p])) for p in places), some, total)
    return replace(told, values=tuple(_worded(chosen, name, parties, told)))


def _worded(chosen: Chosen, name: str, parties: Parties, told: Counted) -> Iterator[Value]:
    """Values, of which those that have no id are counted by the words of their names."""
    for one in told.values:
        if ":" in one.value:
            yield one
            continue
        rows = np.flatnonzero(_called(chosen.columns, name, parties, one.value)).astype(np.int32)
        pairs = Pairs(rows, np.zeros_like(rows), parties.named.size)
        yield replace(one, count=int(of_claims(chosen, pairs, name).counts(1)[0]))


def _called(columns: Columns, name: str, parties: Parties, words: str) -> Mask:
    """The claims that words find: those of a party that is known by them, else of names that have them all."""
    if party := known(words):
        plains = frozenset((fold(party.name), fold(words)))
        belonging = parties.wide.having(table(parties.values, (party.id,)))
        return belonging | having(parties, (frozenset(), plains))
    return having(parties, (frozenset(), lexicon(columns, name, parties.plains).having(words)))


def outlets(chosen: Chosen, some: Some) -> Counted:
    """Outlets."""
    reports = chosen.columns.reports
    names = reports.publisher.values
    if chosen.view == "reports":
        tally = of_rows(chosen, reports.publisher.codes, "publisher")
    else:
        tally = of_each_claim(chosen, reports.publisher.codes[chosen.columns.claims.report], "publisher")
    counts = tally.counts(len(names))
    places, total = most(counts, names, some)
    plains = tuple(map(fold, names))
    words = lexicon(chosen.columns, "publisher", plains)
    wanted = ((names[place], table(plains, words.having(names[place]))) for place in places)
    return first((Value(name, name, tally.having(mask, counts)) for name, mask in wanted), some, total)


def lexicon(columns: Columns, name: str, plains: tuple[str, ...]) -> Lexicon:
    """The names in a column, by their words; made once."""
    return columns.remembered.get(("lexicon", name), lambda: Lexicon(tuple(dict.fromkeys(plains))))
