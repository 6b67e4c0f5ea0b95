"""What befell an event: its reports as they came in, and what people judged of it, the oldest first."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sayso.archive.archive import Archive
from sayso.archive.queries.names import listed
from sayso.export.records import Record
from sayso.model.claim import Claim
from sayso.model.report import Report
from sayso.web.judgement_rows import judgements_about

_TAKEN = "SELECT id, taken FROM reports WHERE id IN (SELECT value FROM json_each(?))"


def history(
    archive: Archive, claims: Iterable[Claim], reports: Mapping[str, Report], judged: Sequence[Record]
) -> list[Record]:
    """The history of an event, each entry with its instant, who did what, and why.

    Args:
        archive: whose.
        claims: of the event.
        reports: its reports by id.
        judged: the judgements of it and of its claims, also those that were withdrawn.
    """
    told = [*_came_in(archive, claims, reports), *map(_judgement, judged)]
    withdrawn = (str(one["id"]) for one in judged if one["ended"])
    told += [
        _entry(one.at, one.by, f"withdrew {one.of[0]}", one.why) for one, _ in judgements_about(archive, withdrawn)
    ]
    return sorted(told, key=lambda one: (str(one["at"]), str(one["what"])))


def _came_in(archive: Archive, claims: Iterable[Claim], reports: Mapping[str, Report]) -> Iterable[Record]:
    counts = Counter(one.report for one in claims)
    for own, at in archive.rows(_TAKEN, (listed(reports),)):
        report = reports[own]
        name = report.title or report.key
        told = f"took in “{name}” with {counts[own]} claim{'' if counts[own] == 1 else 's'} of it"
        yield _entry(at, report.publisher, told, "")


def _judgement(one: Record) -> Record:
    value = f" {one['field']} = {one['value']}" if one["field"] else f" {one['value']}" if one["value"] else ""
    of = one["of"] if isinstance(one["of"], list) else []
    return _entry(one["at"], one["by"], f"judged {one['verdict']}{value} ({', '.join(map(str, of))})", one["why"])


def _entry(at: object, by: object, what: str, why: object) -> Record:
    return {"at": str(at), "by": str(by), "what": what, "why": str(why)}
