"""The tables of known parties, read and checked: states, organisations, armed groups, organs of states."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.codebook.known import Known, Name, NameKind, PartyKind
from sayso.codebook.rows import Row, read_lines, wrong
from sayso.codebook.sectors import Sectors, read_sectors

SHIPPED = Path(__file__).parent
_EVERY = ("name", "aliases", "formerly", "code", "since", "until")
_SECTIONS: Mapping[str, tuple[str, PartyKind, tuple[str, ...]]] = {
    "states": ("states.yml", "state", ("demonyms", "people", "capital", "seats", "regimes")),
    "former": ("states.yml", "state", ("demonyms", "people", "capital", "seats", "regimes")),
    "organisations": ("organisations.yml", "org", ("sector", "seats")),
    "groups": ("groups.yml", "group", ("sector", "country", "agency", "became")),
    "bodies": ("bodies.yml", "body", ("sector", "country")),
}
_SHARED = "shared.yml"
_INTERNATIONAL = "IMG"
"""CAMEO's code for armed groups that belong to no one country."""
_ABBREVIATION = re.compile(r"[A-Z0-9.]{2,}")
_CODE = re.compile(r"[A-Z]{3}(?:[A-Z]{3}){0,4}")
_YEARS = re.compile(r"(\d{4})?-(\d{4})?")


@dataclass(frozen=True, slots=True)
class PartyTables:
    """The parties and their names.

    Attributes:
        parties: by id, in the order of the files.
        names: every name of every party; a name that several share is there for each.
        shared: names that several parties have, folded, with the id of the one mostly meant, "" where there is none.
        several: the same names as they are written, in every form.
        became: for a group that went on under another, the id of that.
    """

    parties: Mapping[str, Known]
    names: tuple[Name, ...]
    shared: Mapping[str, str]
    several: tuple[str, ...]
    became: Mapping[str, str]


def read_parties(folder: Path = SHIPPED, sectors: Sectors | None = None) -> PartyTables:
    """The tables of a folder, checked.

    Raises:
        RunStopped: a field, sector, code, year or id that cannot be, or a name of two parties without a row in
            `shared.yml`; exit code 3.
    """
    sectors = sectors or read_sectors()
    parties: dict[str, Known] = {}
    names: list[Name] = []
    became: dict[str, str] = {}
    for kind, fields, table in _sections(folder):
        for key, row in table.rows():
            known = _known(kind, key, row.only(*_EVERY, *fields), parties, sectors)
            if known.id in parties:
                raise wrong(row.where, f"{known.id} stands a second time; expected one row a party")
            parties[known.id] = known
            names.extend(_names(known, row))
            if after := row.text("became"):
                became[known.id] = f"{kind}:{after}"
    rows = read_lines(folder / _SHARED).only("shared").row("shared").rows()
    shared = {fold(name): row.only("mostly").text("mostly") for name, row in rows}
    for party, after in became.items():
        _there(after, parties, f"groups.yml, {party.partition(':')[2]}, became")
    for name, party in shared.items():
        if party:
            _there(party, parties, f"{_SHARED}, {name}")
    return PartyTables(parties, tuple(names), shared, _several(names, shared), became)


def _sections(folder: Path) -> Iterator[tuple[PartyKind, tuple[str, ...], Row]]:
    """The sections of the files, each with the kind of its parties and the fields that only they have."""
    files: dict[str, Row] = {}
    for section, (file, kind, fields) in _SECTIONS.items():
        if file not in files:
            files[file] = read_lines(folder / file).only(*(name for name, (of, *_) in _SECTIONS.items() if of == file))
        yield kind, fields, files[file].row(section)


def fold(name: str) -> str:
    """A name as names are compared: small letters, without dots, marks and hyphens."""
    return name.casefold().replace("’", "'").replace(".", "").replace("-", " ")


def _known(kind: PartyKind, key: str, row: Row, there: Mapping[str, Known], sectors: Sectors) -> Known:
    country = key if kind == "state" else row.text("country")
    sector, code = row.text("sector"), row.text("code")
    if not code and kind == "state":
        code = country
    if not code and kind != "org":  # organisations have theirs in the table
        state = there.get(f"state:{country}")
        code = (state.code + sectors.cameo(sector) if state else _INTERNATIONAL) + row.text("agency")
    known = Known(
        id=f"{kind}:{key}",
        name=row.text("name"),
        kind=kind,
        country=country,
        demonym=next(iter(row.texts("demonyms")), ""),
        code=code,
        sector=code[:3] if kind == "org" and not sector else sector,
        since=_year(row, "since"),
        until=_year(row, "until"),
    )
    _right(known, row.where, there, sectors)
    return known


def _right(known: Known, where: str, there: Mapping[str, Known], sectors: Sectors) -> None:
    """Stops the run where a row lacks what it needs, or names what there is not."""
    if not known.name:
        raise wrong(where, "has no name")
    if known.sector and known.sector not in sectors.roles:
        raise wrong(where, f"no sector {known.sector!r}; there are {', '.join(sectors.roles)}")
    if known.kind in ("group", "body") and not known.sector:
        raise wrong(where, "has no sector")
    if known.kind == "body" and not known.country:
        raise wrong(where, "has no country")
    if known.country and known.kind != "state" and f"state:{known.country}" not in there:
        raise wrong(where, f"no state {known.country!r} in states.yml")
    if not _CODE.fullmatch(known.code):
        raise wrong(where, f"code is {known.code!r}; expected three capitals, up to five times")
    if known.since and known.until and known.since > known.until:
        raise wrong(where, f"since {known.since} is after until {known.until}")


def _year(row: Row, field: str) -> int | None:
    return int(row.number(field)) if field in row.cells else None


def _names(known: Known, row: Row) -> Iterator[Name]:
    for text in (known.name, *row.texts("aliases")):
        yield Name(text, known, "short" if _ABBREVIATION.fullmatch(text) else "name")
    for text, years in row.row("formerly").cells.items():
        match = _YEARS.fullmatch(str(years))
        if not match:
            raise wrong(row.where, f"formerly, {text}: {years!r}; expected years such as '2004-2006' or '-2006'")
        yield Name(text, known, "former", *(int(year) if year else None for year in match.groups()))
    if known.kind in ("state", "org"):
        yield from _stand_ins(known, row)


def _stand_ins(known: Known, row: Row) -> Iterator[Name]:
    """Words that are no names of a party and yet stand for it."""
    for demonym in row.texts("demonyms"):
        yield Name(demonym, known, "demonym")
        if not demonym.endswith(("s", "ese", "ch", "sh")):
            yield Name(demonym + "s", known, "people")
    for text in row.texts("people"):
        yield Name(text, known, "people")
    capital = (row.text("capital"),) if "capital" in row.cells else ()
    kinds: tuple[tuple[tuple[str, ...], NameKind], ...] = (
        (capital, "capital"),
        (row.texts("seats"), "seat"),
        (row.texts("regimes"), "regime"),
    )
    for texts, kind in kinds:
        for text in texts:
            yield Name(text, known, kind)


def _several(names: Iterable[Name], shared: Mapping[str, str]) -> tuple[str, ...]:
    """The names that several parties have, each of which must have a row."""
    owners: dict[str, Known] = {}
    out: dict[str, None] = {}
    for one in names:
        key = fold(one.text)
        other = owners.setdefault(key, one.known)
        if key in shared:
            out[one.text] = None
        elif other is not one.known:
            what = f"{one.text!r} is a name of both {other.id} and {one.known.id}"
            raise wrong(_SHARED, f"{what}; expected a row for it")
    return tuple(out)


def _there(party: str, parties: Collection[str], where: str) -> None:
    if party not in parties:
        raise wrong(where, f"no party {party!r} in the tables")
