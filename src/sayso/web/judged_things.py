"""What judgements are of, in words: so that a list of them can be read, and leads to the words of reports."""

from collections.abc import Iterable, Mapping, Sequence

from sayso.archive.archive import Archive
from sayso.archive.queries.names import listed
from sayso.export.records import Record
from sayso.model.ids import claim_of

_KINDS = {"r": "report", "c": "claim", "a": "attribution", "e": "event", "j": "judgement"}
_AMONG = "IN (SELECT value FROM json_each(?))"
_SQL = (
    f"SELECT id, type || ': ' || trigger_words, report FROM claims WHERE id {_AMONG}",  # noqa: S608 -- our own words
    f"SELECT id, title, id FROM reports WHERE id {_AMONG}",  # noqa: S608
    f"SELECT id, verdict, '' FROM judgements WHERE id {_AMONG}",  # noqa: S608
    f"SELECT id, speaker, report FROM attributions WHERE id {_AMONG}",  # noqa: S608
)


def with_things(archive: Archive, rows: Sequence[Record]) -> list[Record]:
    """Rows of judgements, each with `about`: what it is of, as `id`, `kind`, `label` and the `report` it is in."""
    ids = {str(own) for row in rows for own in _of(row)}
    told = _told(archive, ids | {claim_of(own) for own in ids if own.startswith("e")})
    return [{**row, "about": [_thing(own, told) for own in _of(row)]} for row in rows]


def _of(row: Record) -> list[str]:
    of = row["of"]
    return [str(own) for own in of] if isinstance(of, list | tuple) else []


def _thing(own: str, told: Mapping[str, tuple[str, str]]) -> Record:
    kind = _KINDS.get(own[:1], "")
    label, report = told.get(claim_of(own) if kind == "event" else own, ("", ""))
    return {"id": own, "kind": kind, "label": label, "report": report}


def _told(archive: Archive, ids: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """Labels and reports by ids."""
    wanted = listed(ids)
    return {own: (str(label), report) for sql in _SQL for own, label, report in archive.rows(sql, (wanted,))}
