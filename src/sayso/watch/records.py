"""News as records: what is printed as JSON and what a hook gets."""

from collections.abc import Iterable

from sayso.archive.archive import Archive
from sayso.export.records import Json, Record
from sayso.watch.news import News

COLUMNS = (
    *("news", "id", "at", "event", "type", "mode", "when", "where", "actors", "recipients"),
    *("of", "was", "now", "by", "against", "why", "words", "reports"),
)
_NAMED = 20
"""Most reports that a record names."""
_SENTENCES = """
SELECT sentence, json_extract(json, '$.sentence.start') AS begin FROM claims WHERE report = ?1 AND begin <= ?2
ORDER BY begin DESC
"""
_REPORT = "SELECT id, title, publisher, published, url FROM reports WHERE id = ?"


def record(one: News, archive: Archive, at: str) -> Record:
    """The record of news.

    Args:
        one: the news.
        archive: that has the reports.
        at: when it was found, ISO 8601 in UTC with `Z`.
    """
    event = one.event
    cells: tuple[Json, ...] = (
        *(one.kind, one.id, at, event.id, event.type, event.mode),
        event.when.edtf if event.when else "",
        event.where.name if event.where else "",
        [party.name for party in event.actors],
        [party.name for party in event.recipients],
        *(one.of, one.was, one.now, list(one.by), list(one.against), one.why, _sentence(one, archive)),
        list(_reports(one.reports[:_NAMED], archive)),
    )
    return dict(zip(COLUMNS, cells, strict=True))


def _sentence(one: News, archive: Archive) -> str:
    """The sentence in which a denial stands, where a claim was read in it; else the words that deny alone."""
    if one.words is None:
        return ""
    span = one.words.span
    for sentence, start in archive.rows(_SENTENCES, (one.words.report, span.start)):
        if start + len(sentence) >= span.end:
            return str(sentence)
    return span.text


def _reports(ids: Iterable[str], archive: Archive) -> Iterable[Record]:
    names = ("id", "title", "publisher", "published", "url")
    for own in ids:
        for row in archive.rows(_REPORT, (own,)):
            yield dict(zip(names, row, strict=True))
