"""Filters for parties: who says so, who acts, who is acted on, who is cited."""

from collections.abc import Sequence

from sayso.archive.queries.asked import AMONG, Asked, Clause
from sayso.archive.queries.names import ACTORS, RECIPIENTS, SOURCES, SPEAKERS, Column, listed, meant, speakers


def said_by(asked: Asked) -> Clause | None:
    """Any link of the chain."""
    return _party(asked, "source", SOURCES, asked.filters.said_by, "SELECT claim FROM sources WHERE {column} {among}")


def origin(asked: Asked) -> Clause | None:
    """The innermost link."""
    innermost = "SELECT claim FROM sources WHERE innermost AND {column} {among}"
    return _party(asked, "source", SOURCES, asked.filters.origin, innermost)


def actor(asked: Asked) -> Clause | None:
    """An actor."""
    of_actors = "SELECT claim FROM roles WHERE role = 'actor' AND {column} {among}"
    return _party(asked, "actor", ACTORS, asked.filters.actor, of_actors)


def recipient(asked: Asked) -> Clause | None:
    """A recipient."""
    of_recipients = "SELECT claim FROM roles WHERE role = 'recipient' AND {column} {among}"
    return _party(asked, "recipient", RECIPIENTS, asked.filters.recipient, of_recipients)


def _party(asked: Asked, kind: str, column: Column, names: Sequence[str], sql: str) -> Clause | None:
    """Claims of parties; `sql` gives the claims of those in a list, whose column is put into it."""
    if not names:
        return None
    both = " UNION ALL ".join(sql.format(column=name, among=AMONG) for name in ("party", "plain"))
    ids: list[str] = []
    plains: list[str] = []
    for name in names:
        whom = meant(asked.archive, column, name, exactly=asked.filters.exactly)
        values = (listed(whom.ids), listed(whom.plains))
        if not any(True for _ in asked.archive.rows(f"SELECT 1 FROM ({both}) LIMIT 1", values)):  # noqa: S608 -- our own names
            asked.missing(kind, name, column)
        ids.extend(whom.ids)
        plains.extend(whom.plains)
    return Clause(f"claims.id IN ({both})", (listed(ids), listed(plains)))


def speaker(asked: Asked) -> Clause | None:
    """The speaker of an attribution."""
    if not asked.filters.said_by:
        return None
    plains: list[str] = []
    for name in asked.filters.said_by:
        found = speakers(asked.archive, name, exactly=asked.filters.exactly)
        if not found:
            asked.missing("speaker", name, SPEAKERS)
        plains.extend(found)
    return Clause(f"attributions.plain {AMONG}", (listed(plains),))
