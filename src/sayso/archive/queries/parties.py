"""The parties that an archive names, each with how often it acts, is acted on and is cited."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.archive.archive import Archive
from sayso.archive.queries.asked import Asked, Value, clauses, where
from sayso.archive.queries.clauses import CLAIM, counting
from sayso.archive.queries.filters import Filters
from sayso.archive.queries.listing import Found
from sayso.archive.queries.names import having
from sayso.codebook.parties import parties as table
from sayso.errors import RunStopped
from sayso.model.listed import Party
from sayso.model.names import fold

_COUNTS = (
    "claim NOT IN (SELECT id FROM claims WHERE report IN (SELECT id FROM reports WHERE state IN ('superseded',"
    " 'retracted', 'erased')) UNION ALL SELECT claim FROM judged_out)"
)
_MANY = 20_000
"""Claims from which it takes less time to go through all roles and sources than through theirs."""
ORDERS: Mapping[str, Callable[[Party], tuple[int | str, ...]]] = {
    "claims": lambda party: (-party.claims,),
    "name": lambda party: (party.name.casefold(),),
    "id": lambda party: (party.id,),
}
_PARTS = ("actor", "recipient", "source")


@dataclass(frozen=True, slots=True)
class PartyQuery:
    """A question for the parties of the claims that fit, with all names in it looked up.

    Attributes:
        sql, values: the statement that gives the parties by role and name, with how many claims have each.
        wanted: the filters; a search is for words of names.
    """

    archive: Archive
    sql: str
    values: tuple[Value, ...]
    wanted: Filters

    def found(self, *, snippets: bool = False) -> Iterator[Found[Party]]:
        """All that fits, in order; there are no snippets."""
        del snippets
        return (Found(party) for party in self._parties())

    def count(self) -> int:
        """How many fit."""
        return len(self._parties())

    def _parties(self) -> list[Party]:
        found = _counted(self.archive.rows(self.sql, self.values))
        if self.wanted.search:
            found = [party for party in found if having(self.wanted.search, (party.name, *party.names))]
        found.sort(key=lambda party: (*ORDERS[self.wanted.sort or "claims"](party), party.id, party.name))
        if self.wanted.reverse:
            found.reverse()
        return found[: self.wanted.limit]


def query(asked: Asked) -> PartyQuery:
    """A question that can be put again and again; names are looked up now.

    Raises:
        RunStopped: a filter has a value that there is none of; exit code 2.
    """
    if (order := asked.filters.sort) and order not in ORDERS:
        raise RunStopped(f"No order '{order}' for parties; there are {', '.join(ORDERS)}")
    found = clauses(asked, CLAIM)
    if not found:
        return PartyQuery(asked.archive, _through_all(_COUNTS), (), asked.filters)
    in_force = counting(asked)
    sql, values = where([*found, *([in_force] if in_force else [])])
    chosen = f"SELECT id FROM claims{sql}"  # noqa: S608 -- our own names
    some = f"SELECT count(*) FROM ({chosen} LIMIT {_MANY})"  # noqa: S608 -- our own names
    if next(asked.archive.rows(some, values))[0] < _MANY:
        return PartyQuery(asked.archive, _through(chosen), values, asked.filters)
    return PartyQuery(asked.archive, _through_all(f"claim IN ({chosen})"), values * 2, asked.filters)


def _through(chosen: str) -> str:
    """The parties of some claims, by way of these."""
    roles = "SELECT role, party, name, claim FROM chosen CROSS JOIN roles ON roles.claim = chosen.id"
    sources = "SELECT 'source', party, name, claim FROM chosen CROSS JOIN sources ON sources.claim = chosen.id"
    every = f"WITH chosen AS MATERIALIZED ({chosen}) {roles} UNION ALL {sources}"
    return f"SELECT role, party, name, count(DISTINCT claim) FROM ({every}) GROUP BY role, party, name"  # noqa: S608


def _through_all(condition: str) -> str:
    """The parties of all claims for which a condition holds, in the order of indexes, which needs no sorting."""
    return (
        f"SELECT role, party, name, count(DISTINCT claim) FROM roles WHERE {condition} GROUP BY role, party, name"  # noqa: S608
        f" UNION ALL SELECT 'source', party, name, count(DISTINCT claim) FROM sources WHERE {condition}"
        " GROUP BY party, name"
    )


def party(archive: Archive, own: str) -> Party:
    """The party of an id, or of a name where claims have no id for it; with counts of 0 where no claim names it."""
    column, value = ("party", own) if ":" in own else ("party = '' AND plain", fold(own))
    roles = f"SELECT role, party, name, claim FROM roles WHERE role IN ('actor', 'recipient') AND {column} = ?"  # noqa: S608
    sources = f"SELECT 'source', party, name, claim FROM sources WHERE {column} = ?"  # noqa: S608 -- our own names
    sql = (
        f"SELECT role, party, name, count(DISTINCT claim) FROM ({roles} UNION ALL {sources})"  # noqa: S608 -- our own
        f" WHERE {_COUNTS} GROUP BY role, party, name"
    )
    found = _counted(archive.rows(sql, (value, value)))
    known = table().get(own)
    return found[0] if found else Party(own, known.name if known else own, (), 0, 0, 0)


def _counted(rows: Iterable[Sequence[Any]]) -> list[Party]:
    """The parties of rows with role, id, name and count."""
    totals: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for role, party, name, count in rows:
        key = (party, "" if party else name)
        totals[key][role] += count
        names[key][name] += count
    return [_party(key[0], totals[key], names[key]) for key in totals]


def _party(own: str, total: Counter[str], names: Counter[str]) -> Party:
    known = table().get(own)
    called = [name for name, _ in sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))]
    return Party(own, known.name if known else called[0], tuple(called), *(total[part] for part in _PARTS))
