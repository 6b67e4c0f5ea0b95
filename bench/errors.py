"""What goes wrong with claims on the folds, by kind and in numbers: `errors.md`, without any words of the gold.

Each claim of the gold that nothing matches is a miss, each of ours that matches nothing a false find; of the matched
ones every wrong part is one error of one kind. Parties are told apart by what the gold's words for them are: a name, a
pronoun, a possessive, a definite phrase, a bare one.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from accuracy import SHARED, folded
from calibrate import gold_claims, scorer
from replay import FROZEN, Replay
from sayso.claims.confidence import form as worded
from sayso.export import records
from sayso.export.encoding import json_line
from sayso.model.reading import Reading

Json = dict[str, Any]
PAGE = Path(__file__).with_name("errors.md")
LEAST = 5
"""Kinds with fewer errors are summed up in one line."""
SHOWN = 12
"""Kinds of a table that are shown by themselves."""


def form(party: Json) -> str:
    """What the words for a party are like."""
    return worded(party["text"]) if party.get("text") else "no words"


def party_errors(claims: ModuleType, gold: Sequence[Json], ours: Sequence[Json], sentence: Json) -> Iterator[str]:
    """The kinds of error in one role of a claim."""
    left = list(ours)
    for party in gold:
        same = next((one for one in left if claims.same_party(party, one)), None)
        if same is not None:
            left.remove(same)
            continue
        at = claims.span(party)
        near = next((one for one in left if claims.overlap(at, claims.span(one))), None)
        if near is not None:
            left.remove(near)
            yield f"words found, named wrongly: {form(party)}"
        elif at and not sentence["start"] <= at[0] < sentence["end"]:
            yield "in another sentence"
        else:
            yield f"not found: {form(party)}"
    for one in left:
        yield f"not in the gold: {form(one)}"


def chain_error(claims: ModuleType, gold: Sequence[Json], ours: Sequence[Json]) -> str:
    """The kind of error of a source chain."""
    if len(gold) != len(ours):
        return f"{len(gold)} links read as {len(ours)}"
    wrong = [(g, p) for g, p in zip(gold, ours, strict=True) if not claims.same_party(g, p)]
    unnamed = [("unnamed" in (g["name"],), "unnamed" in (p["name"],)) for g, p in wrong]
    if (True, False) in unnamed:
        return "an unnamed source given a name"
    if (False, True) in unnamed:
        return "a named source left unnamed"
    return f"another name, of {len(gold)}"


def counted(
    gold: Mapping[str, Sequence[Json]], readings: Iterable[Reading]
) -> tuple[dict[str, Counter[str]], Counter[str]]:
    """Errors by table and kind, and how many there were that could go wrong; the gold by the key of its report."""
    claims = scorer()
    kinds: dict[str, Counter[str]] = {name: Counter() for name in TABLES}
    total: Counter[str] = Counter()
    for reading in readings:
        found = [json.loads(json_line(record)) for record in records.claims(reading)]
        mine = gold[reading.report.key]
        pairs = claims.match(mine, found)
        total.update(gold=len(mine), found=len(found), pairs=len(pairs))
        kinds["missed"].update(_name(g) for g in mine if not any(g is one for one, _, _ in pairs))
        kinds["false finds"].update(_name(p) for p in found if not any(p is one for _, one, _ in pairs))
        for one, other, right in pairs:
            _part_errors(claims, kinds, one, other, right)
    return kinds, total


def _part_errors(
    claims: ModuleType, kinds: dict[str, Counter[str]], gold: Json, ours: Json, right: dict[str, bool]
) -> None:
    for part in ("type", "status", "mode"):
        if not right[part] and (part != "mode" or right["type"]):
            kinds[part][f"{gold[part] or 'none'} read as {ours[part] or 'none'}"] += 1
    if not right["sources"]:
        kinds["sources"][chain_error(claims, gold["sources"], ours["sources"])] += 1
    for role in ("actors", "recipients"):
        if not right[role]:
            kinds[role].update(party_errors(claims, gold[role], ours[role], ours["sentence"]))
    for part in ("place", "time"):
        if not right[part]:
            given = ("none" if not gold[part] else "some", "none" if not ours[part] else "some")
            kinds[part][_GIVEN[given]] += 1


def _name(claim: Json) -> str:
    return str(claim["type"])


_GIVEN = {
    ("some", "none"): "in the gold, not found",
    ("none", "some"): "found, not in the gold",
    ("some", "some"): "another than in the gold",
}
TABLES = ("missed", "false finds", "type", "status", "sources", "actors", "recipients", "mode", "place", "time")


def table(name: str, kinds: Counter[str]) -> Iterator[str]:
    """One table of the page, commonest kinds first; rare kinds in one line."""
    shown = [(kind, count) for kind, count in sorted(kinds.items(), key=lambda k: (-k[1], k[0])) if count >= LEAST]
    shown = shown[:SHOWN]
    rest = kinds.total() - sum(count for _, count in shown)
    yield f"## {name.capitalize()} ({kinds.total():,})\n\n| kind | errors |\n|---|---|"
    yield from (f"| {kind} | {count:,} |" for kind, count in shown)
    if rest:
        yield f"| {len(kinds) - len(shown)} rarer kinds | {rest:,} |"
    yield ""


def page() -> str:
    """The page as Markdown."""
    kinds, total = counted(gold_claims(), folded(SHARED / "gold" / "claims.reports.jsonl", Replay(FROZEN)))
    made = (
        f"Made by `python bench/errors.py` from what the folds' models said of {total['gold']:,} claims of the gold;"
        f" {total['found']:,} were read, {total['pairs']:,} of these are claims of the gold. A claim can have several"
        " errors."
    )
    tables = (line for name in TABLES for line in table(name, kinds[name]))
    return "\n".join(["# What goes wrong with claims", "", made, "", *tables])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))
