"""The say-so ladder of an event: who passes on whose word, from outlets over agencies to whom they cite."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from sayso.analysis.publishers import outlet
from sayso.link.compare import party_key
from sayso.link.origins import canonical, voices_of
from sayso.link.told import STANCES
from sayso.link.voices import WEIGHT
from sayso.model.analysis import UNNAMED
from sayso.model.claim import Claim, Source
from sayso.model.event import Stance
from sayso.model.report import Report

RungRole = Literal["outlet", "agency", "source"]


@dataclass(frozen=True, slots=True)
class Rung:
    """Somebody who tells of an event, with those whose word it is.

    Attributes:
        name: as most claims have it; "" for a source that is not named.
        party: id, "" where unknown.
        role: whoever publishes; whose text it is where that is another's; whoever is cited.
        claims: how many claims come by way of it.
        stance: what most of these say; where that is a draw, a denial goes first and a doubt last.
        cites: whom it cites, those of most claims first.
    """

    name: str
    party: str
    role: RungRole
    claims: int
    stance: Stance
    cites: tuple["Rung", ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way that a claim came."""

    key: str
    name: str
    party: str
    role: RungRole


@dataclass(slots=True)
class _Node:
    role: RungRole = "outlet"
    names: Counter[str] = field(default_factory=Counter)
    party: str = ""
    stances: dict[str, Stance] = field(default_factory=dict)
    under: dict[str, "_Node"] = field(default_factory=dict)


def ladder(
    claims: Iterable[Claim], reports: Mapping[str, Report], folded: Iterable[Sequence[str]] = ()
) -> tuple[Rung, ...]:
    """The ways by which claims came, as a tree from outlets to origins; outlets of most claims first.

    Args:
        claims: of an event, as they were corrected.
        reports: their reports, by id.
        folded: ids of reports that are copies of each other, the first of each group first: its voice speaks in all.
    """
    told = list(claims)
    first = {own: group[0] for group in folded for own in group}
    voices = voices_of(list(reports.values()), first)
    same = canonical(name for one in told for source in one.sources for name in (source.members or (source.name,)))
    top = _Node()
    for one in told:
        report = reports[one.report]
        for way in _ways(one.sources, _head(report, voices[report.id]), same):
            _put(top, way, one)
    return _rungs(top)


def _head(report: Report, voice: str) -> list[Step]:
    """The outlet, and whose text it carries where that is another's."""
    name = report.publisher or report.key
    steps = [Step(f"outlet {name.casefold()}", name, "", "outlet")]
    if voice.casefold() not in (name.casefold(), outlet(report).casefold(), report.key.casefold()):
        steps.append(Step(f"agency {voice.casefold()}", voice, "", "agency"))
    return steps


def _ways(sources: Sequence[Source], head: Sequence[Step], same: Mapping[str, str]) -> Iterator[list[Step]]:
    """The ways of a claim: one each co-source of its innermost link, by way of all the links before."""
    passing = [_step(source.name, source.party, same) for source in sources[:-1]]
    if not sources:
        yield list(head)
        return
    last = sources[-1]
    members = last.members or (last.name,)
    for name in dict.fromkeys(members):
        yield [*head, *passing, _step(name, last.party if len(members) == 1 else "", same)]


def _step(name: str, party: str, same: Mapping[str, str]) -> Step:
    called = "" if name == UNNAMED else name if party.startswith("state:") else same.get(name, name)
    return Step(party_key(called, party), called, party, "source")


def _put(top: _Node, way: Iterable[Step], claim: Claim) -> None:
    at, before = top, ""
    for step in way:
        if step.name.casefold() == before:  # who cites itself is one rung
            continue
        before = step.name.casefold()
        at = at.under.setdefault(step.key, _Node(step.role))
        at.names[step.name] += 1
        at.party = at.party or step.party
        at.stances[claim.id] = STANCES[claim.status]


def _rungs(node: _Node) -> tuple[Rung, ...]:
    found = (
        Rung(_called(one), one.party, one.role, len(one.stances), _stance(one.stances.values()), _rungs(one))
        for one in node.under.values()
    )
    return tuple(sorted(found, key=lambda one: (-one.claims, one.name.casefold(), one.name)))


def _called(node: _Node) -> str:
    return max(node.names, key=lambda name: (node.names[name], name))


def _stance(stances: Iterable[Stance]) -> Stance:
    every = list(stances)
    stated: list[Stance] = [one for one in every if one] or every
    return max(WEIGHT, key=lambda one: (stated.count(one), -WEIGHT.index(one)))
