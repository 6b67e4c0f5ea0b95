"""Judgements as pages show them: the `JudgementRow` of `workbench/src/lib/types.ts`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from sayso.archive.archive import Archive
from sayso.archive.judged import understood
from sayso.archive.queries.names import listed
from sayso.export.records import Record
from sayso.model.judgement import Judgement

_ABOUT = """
SELECT seq, json, ended FROM judgements WHERE first IN (SELECT value FROM json_each(?1)) AND id <> ''
UNION SELECT seq, json, ended FROM judgements
WHERE second <> '' AND second IN (SELECT value FROM json_each(?1)) AND id <> '' ORDER BY seq
"""


def judgement_row(one: Judgement, *, ended: bool) -> Record:
    """A judgement, and whether it was withdrawn."""
    return {"id": one.id, **asdict(one), "of": list(one.of), "ended": ended}


def judgements_about(archive: Archive, things: Iterable[str]) -> Iterator[tuple[Judgement, bool]]:
    """The judgements of some things by their ids, in the order of taking in, each with whether it was withdrawn.

    Of a judgement's own id these are its withdrawals.
    """
    for _, told, ended in archive.rows(_ABOUT, (listed(things),)):
        if one := understood(told):
            yield one, bool(ended)


def rows_about(archive: Archive, things: Iterable[str]) -> list[Record]:
    """The same as rows, each judgement once."""
    found = {one.id: judgement_row(one, ended=ended) for one, ended in judgements_about(archive, things)}
    return list(found.values())


def rows_by_thing(archive: Archive, things: Iterable[str]) -> Mapping[str, list[Record]]:
    """The same by what they are of; a pair stands with both."""
    wanted = set(things)
    found: dict[str, dict[str, Record]] = defaultdict(dict)
    for one, ended in judgements_about(archive, wanted):
        for own in wanted.intersection(one.of):
            found[own][one.id] = judgement_row(one, ended=ended)
    return {own: list(rows.values()) for own, rows in found.items()}
