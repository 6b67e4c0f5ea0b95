"""Who and what a name in a filter means: ids and names of the index, found without reading every row."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from sayso.archive.archive import Archive
from sayso.archive.stored import encode
from sayso.codebook.known import Known, NameKind
from sayso.codebook.parties import parties
from sayso.model.names import fold

KINDS = ("state", "org", "group", "body", "person", "name")
"""What stands before the colon in the ids of parties."""

ORGANS = ("GOV", "MIL", "COP", "LEG", "JUD", "SPY")
"""Roles in actor codes that are a state's own: its government, forces, police, parliament, courts, services."""

NAMED: frozenset[NameKind] = frozenset({"name", "short", "former", "demonym", "capital", "seat"})
"""How words stand for a party in a filter: `Putin` is the man there, not the state."""
_PROPER: frozenset[NameKind] = frozenset({"name", "short", "former"})

_NEAR = 0.6
"""Least likeness, 0 to 1, of a name that is suggested."""
_SUGGESTED = 3
_COMPARED = 40
_PLACES = "; "
"""Between the names of a place in one cell."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of names that has an index.

    Attributes:
        where: what its rows must fulfil, "" for nothing.
        shown: the column that has the names as they are written.
    """

    table: str
    name: str
    where: str = ""
    shown: str = ""

    @property
    def and_where(self) -> str:
        """The condition, to be put behind another."""
        return f" AND {self.where}" if self.where else ""


SPEAKERS = Column("attributions", "plain", shown="speaker")
SOURCES = Column("sources", "plain", shown="name")
ACTORS = Column("roles", "plain", "role = 'actor'", "name")
RECIPIENTS = Column("roles", "plain", "role = 'recipient'", "name")
PLACES = Column("claims", "place_plain", shown="place")
REGIONS = Column("claims", "admin1")
PUBLISHERS = Column("reports", "publisher")


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a name means.

    Attributes:
        ids: of parties.
        plains: folded names.
    """

    ids: tuple[str, ...] = ()
    plains: tuple[str, ...] = ()


def distinct(archive: Archive, column: Column) -> Iterator[str]:
    """The values of a column, each once, in order: one step down its index for each of them, however many rows."""
    table, name, more = column.table, column.name, column.and_where
    first = f"SELECT min({name}) FROM {table} WHERE {name} >= ''{more}"  # noqa: S608 -- our own names
    later = f"SELECT min({name}) FROM {table} WHERE {name} > one.value{more}"  # noqa: S608 -- our own names
    sql = (
        f"WITH RECURSIVE one (value) AS ({first} UNION ALL SELECT ({later}) FROM one WHERE value IS NOT NULL)"  # noqa: S608
        " SELECT value FROM one WHERE value IS NOT NULL"
    )
    return (row[0] for row in archive.rows(sql))


def having(words: str, names: Iterable[str], *, folded: bool = False) -> tuple[str, ...]:
    """Those of some names that have all these words, in any order; of places, one of the names in a cell has to.

    Args:
        words: whole words.
        names: as they are written, or `folded` already.
    """
    wanted = frozenset(words_in(words))
    if not wanted:
        return ()
    return tuple(name for name in names if _has(wanted, name if folded else fold(name)))


def _has(wanted: frozenset[str], plain: str) -> bool:
    if not all(word in plain for word in wanted):  # of most names this tells it at once
        return False
    return any(wanted.issubset(_WORD.findall(part)) for part in plain.split(_PLACES.strip()))


def words_in(name: str) -> list[str]:
    """The words of a name, folded."""
    return _WORD.findall(fold(name))


def near(archive: Archive, column: Column, name: str) -> Iterator[str]:
    """Names in a column that are written much like this one, the likest first."""
    cells = distinct(archive, column)
    for plain in alike(name, {part for cell in cells for part in cell.split(_PLACES)}):
        yield _shown(archive, column, plain)


def _shown(archive: Archive, column: Column, plain: str) -> str:
    """How a folded name is written."""
    if not column.shown:
        return plain
    first = f"SELECT {column.shown} FROM {column.table} WHERE {column.name} = ?{column.and_where} LIMIT 1"  # noqa: S608
    cells = [row[0] for row in archive.rows(first, (plain,))]
    return next((part for cell in cells for part in cell.split(_PLACES) if fold(part) == plain), plain)


def alike(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of some names that are written much like this one, the likest first."""
    plain = fold(name)
    pairs = frozenset(pairwise(plain))
    some = sorted(((_share(pairs, one), one) for one in names if one), reverse=True)[:_COMPARED]
    scored = ((SequenceMatcher(None, plain, fold(one)).ratio(), one) for _, one in some)
    return tuple(one for ratio, one in sorted(scored, reverse=True)[:_SUGGESTED] if ratio >= _NEAR)


def _share(pairs: frozenset[tuple[str, str]], name: str) -> float:
    own = set(pairwise(fold(name)))
    return len(pairs & own) / (len(pairs | own) or 1)


def known(name: str) -> Known | None:
    """The party of the tables that a user's words name, whatever their case; None where there is none such."""
    return _known(name, NAMED)


def country(name: str) -> str:
    """ISO 3166-1 alpha-3 code of the state that words or a code name; "" where they name none."""
    if state := parties().state(name.upper()) if len(name) == 3 else None:
        return state.country
    found = _known(name, _PROPER)
    return found.country if found and found.kind == "state" else ""


def _known(name: str, kinds: frozenset[NameKind]) -> Known | None:
    forms = [name]
    if name.islower():
        forms += [name.title(), name.upper()] if len(name) <= 5 else [name.title()]
    for form in forms:
        found = parties().named(form)
        if found and found.kind in kinds:
            return found.known
    return None


def meant(archive: Archive, column: Column, name: str, *, exactly: bool) -> Meant:
    """Whom a name means in a column of parties.

    Args:
        archive: what is asked.
        column: `SOURCES`, `ACTORS` or `RECIPIENTS`.
        name: an id, a name or alias that the tables of parties have, else words of a name.
        exactly: whether whoever belongs to a state is left out.
    """
    kind, colon, _ = name.partition(":")
    party = parties().get(name) if colon else known(name)
    ids: tuple[str, ...]
    plains: tuple[str, ...]
    if colon and kind in KINDS:
        ids, plains = (name,), (fold(party.name),) if party else ()
    elif party:
        ids, plains = (party.id,), tuple(dict.fromkeys((fold(party.name), fold(name))))
    else:
        plain = fold(name)
        ids, plains = (), (plain,) if exactly else having(name, distinct(archive, column), folded=True)
    if party and party.kind == "state" and not exactly:
        ids = tuple(dict.fromkeys((*ids, *organs(archive, party))))
    return Meant(ids, plains)


def organs(archive: Archive, state: Known) -> Iterator[str]:
    """Ids of those who act for a state: its bodies in the tables, and whom a report gives an actor code of its own."""
    yield from (one.id for one in parties() if one.kind == "body" and one.country == state.country)
    of_code = "SELECT DISTINCT party FROM mentions WHERE kind = 'party' AND code >= ? AND code < ?"
    spans = [(state.code, state.code + "\x01")]
    spans += [(state.code + role, state.code + role + "\x7f") for role in ORGANS]
    for span in spans:
        yield from (row[0] for row in archive.rows(of_code, span) if row[0])


def speakers(archive: Archive, name: str, *, exactly: bool) -> tuple[str, ...]:
    """The folded speakers of attributions whom a name means; of several who speak as one, one has to be meant."""
    whom = meant(archive, SPEAKERS, name, exactly=exactly)
    called = "SELECT DISTINCT plain FROM mentions WHERE party IN (SELECT value FROM json_each(?))"
    plains = {*whom.plains, *(row[0] for row in archive.rows(called, (listed(whom.ids),)))}
    return tuple(one for one in distinct(archive, SPEAKERS) if one in plains or not plains.isdisjoint(one.split(" & ")))


def listed(values: Iterable[str]) -> str:
    """Values as a JSON list, for `json_each(?)`: SQLite takes only so many parameters."""
    return encode(list(values)).decode("utf-8")
