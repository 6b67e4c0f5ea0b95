"""Filters for reports: whether they are in force, when they were published, by whom, and which they are."""

from sayso.archive.queries.asked import AMONG, Asked, Clause
from sayso.archive.queries.days import days
from sayso.archive.queries.names import PUBLISHERS, distinct, having, listed


def live_report(asked: Asked) -> Clause | None:
    """Reports in force."""
    return None if asked.filters.superseded else Clause("reports.state = 'live'")


def published(asked: Asked) -> Clause | None:
    """Reports published in that time."""
    first = days(asked.filters.since)[0] if asked.filters.since else ""
    last = days(asked.filters.until)[1] if asked.filters.until else ""
    if not (first or last):
        return None
    # "2015-10" lies behind "2015-10-05": a date that is no day is compared by where it ends, as intervals are.
    begun = "reports.published > '' AND reports.published <= ?"
    ended = "reports.published || substr('-12-31', length(reports.published) - 3) >= ?"
    return Clause(f"({begun} AND {ended})", (last or "9999-12-31", first))


def published_of(asked: Asked) -> Clause | None:
    """What stands in reports published in that time."""
    clause = published(asked)
    return clause and Clause(f"report IN (SELECT id FROM reports WHERE {clause.sql})", clause.values)  # noqa: S608 -- our own


def publisher(asked: Asked) -> Clause | None:
    """Reports of an outlet."""
    if not asked.filters.publisher:
        return None
    names: list[str] = []
    for name in asked.filters.publisher:
        found = having(name, distinct(asked.archive, PUBLISHERS))
        if not found:
            asked.missing("publisher", name, PUBLISHERS)
        names.extend(found)
    return Clause(f"reports.publisher {AMONG}", (listed(names),))


def report(asked: Asked) -> Clause | None:
    """Reports by id, beginning of an id, or key."""
    if not asked.filters.report:
        return None
    ids: list[str] = []
    for name in asked.filters.report:
        sql = "SELECT id FROM reports WHERE id >= ? AND id < ? UNION SELECT id FROM reports WHERE key = ?"
        found = [row[0] for row in asked.archive.rows(sql, (name, name + "\x7f", name))]
        if not found:
            asked.notes.append(f"No report '{name}' in {asked.archive.folder.root}; `sayso reports` lists them")
        ids.extend(found)
    return Clause(f"reports.id {AMONG}", (listed(ids),))


def publisher_of(asked: Asked) -> Clause | None:
    """What stands in reports of an outlet."""
    return _of_report(publisher(asked))


def report_of(asked: Asked) -> Clause | None:
    """What stands in some reports."""
    return _of_report(report(asked))


def _of_report(clause: Clause | None) -> Clause | None:
    return clause and Clause(f"report IN (SELECT id FROM reports WHERE {clause.sql})", clause.values)  # noqa: S608 -- our own
