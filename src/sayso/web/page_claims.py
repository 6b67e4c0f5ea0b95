"""Claims with all their words: the `PageClaim` and `PageAttribution` of `workbench/src/lib/types.ts`."""

from collections.abc import Iterable, Mapping, Sequence

from sayso.archive.archive import Archive
from sayso.archive.judged import as_corrected
from sayso.archive.queries.listing import Found
from sayso.archive.queries.names import listed
from sayso.export.records import (
    EVIDENCED,
    Json,
    Record,
    attribution_record,
    optional,
    report_reference,
    span,
    spans,
)
from sayso.model.claim import Claim, Role, Source
from sayso.model.listed import ListedAttribution
from sayso.model.report import Report
from sayso.web.judgement_rows import rows_by_thing
from sayso.web.rows import claim_rows

_NOWHERE = Report("", "", "")
_CODES = ("cameo", "quad", "score", "acled", "context")
_OUT = "SELECT claim FROM judged_out WHERE claim IN (SELECT value FROM json_each(?))"


def page_claims(archive: Archive, found: Iterable[Found[Claim]]) -> list[Record]:
    """Claims as people have corrected them, with where every part stands in the text, and how they were judged."""
    some = list(found)
    ids = [one.value.id for one in some]
    judged, out = rows_by_thing(archive, ids), {row[0] for row in archive.rows(_OUT, (listed(ids),))}
    rows = claim_rows(archive, some)
    return [
        {
            **row,
            **_with_words(as_corrected(one.value, one.corrections)),
            "judged_out": one.value.id in out,
            "judgements": judged.get(one.value.id, []),
        }
        for row, one in zip(rows, some, strict=True)
    ]


def _with_words(claim: Claim) -> Record:
    """What a row of a claim lacks, or has without its words."""
    codes = claim.codes
    return {
        "sources": [_source(one) for one in claim.sources],
        "actors": [_role(one) for one in claim.actors],
        "recipients": [_role(one) for one in claim.recipients],
        "numbers": [
            {"of": n.of, "low": n.low, "high": n.high, "class": n.kind, "text": n.span.text, "span": span(n.span)}
            for n in claim.numbers
        ],
        "means": optional(claim.means),
        "evidence": {name: spans(claim.evidence.get(name, ())) for name in EVIDENCED},
        "codes": {name: getattr(codes, name) for name in _CODES},
        "because": {"entry": claim.because.entry, "pattern": claim.because.pattern},
    }


def _role(one: Role) -> Record:
    return {"name": one.name, "party": one.party, "span": span(one.span)}


def _source(one: Source) -> Record:
    words = {"span": optional(one.span), "cue": optional(one.cue)}
    return {"name": one.name, "party": one.party, "kind": one.kind, **words}


def page_attributions(found: Iterable[Found[ListedAttribution]]) -> list[Record]:
    """The attributions of a report, each with how many others hold it."""
    some = [one.value for one in found]
    holders = {one.id: one.parent for one in some}
    return [_attribution(one, _depth(one.id, holders)) for one in some]


def _attribution(one: ListedAttribution, depth: int) -> Record:
    told: dict[str, Json] = dict(attribution_record(one.id, report_reference(_NOWHERE), one.parent, one.attribution))
    del told["report"]
    return {**told, "parent": one.parent, "depth": depth, "asserts": one.attribution.asserts}


def _depth(own: str, holders: Mapping[str, str]) -> int:
    """How many attributions stand around one; 0 for an outermost one."""
    seen: Sequence[str] = [own]
    while (own := holders.get(own, "")) and own not in seen:
        seen = [*seen, own]
    return len(seen) - 1
