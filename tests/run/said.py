"""A reader for tests that takes "Radio quotes Russia: Army shelled Brask [0.52]." for a claim with its chain."""

import re
from collections.abc import Iterator

from sayso.codebook.parties import parties
from sayso.model.analysis import STATUSES, Sentence
from sayso.model.claim import Claim, Location, Role, Source, When
from sayso.model.ids import claim_id
from sayso.model.reading import Reader, Reading
from sayso.model.report import Report
from sayso.model.span import Span

VERBS = {"shelled": "ASSAULT", "fed": "AID", "accused": "ACCUSE", "is": "RELATION"}
PLACES = {
    "Brask": Location("Brask", 7, 1.5, 2.5, 1, "Coast", "XAM"),
    "Velm": Location("Velm", 8, 11.0, 12.0, 2, "Hills", "XAM"),
    "Nowhere": Location("Nowhere"),
}
_LINE = re.compile(
    r"(?P<said>(?:\w[\w ]* quotes )?\w[\w ]*: )?(?P<who>\w+) (?P<verb>shelled|fed|accused|is)(?: (?P<whom>\w+))?"
    r"(?: in (?P<place>\w+))?(?: on (?P<day>\d{4}-\d\d-\d\d))?(?: \((?P<status>\w+)\))?(?: \[(?P<sure>[\d.]+)\])?\."
)


def reading(report: Report) -> Reading:
    """A claim for each line that tells of an act; what it leaves out is not told."""
    found = tuple(_claim(report, match) for match in _LINE.finditer(report.text))
    return Reading(report, tuple(one.sentence for one in found), claims=found, reader=Reader("1", "c", "m"))


def _claim(report: Report, match: re.Match[str]) -> Claim:
    verb, kind, day = Span(*match.span("verb"), match["verb"]), VERBS[match["verb"]], match["day"]
    return Claim(
        id=claim_id(report.id, verb.start, verb.end, kind),
        report=report.id,
        sentence=Sentence(*match.span(), match[0]),
        trigger=verb,
        type=kind,
        mode="",
        status=next((one for one in STATUSES if one == match["status"]), "happened"),
        sources=tuple(_sources(match)),
        actors=tuple(_roles(match, "who")),
        recipients=tuple(_roles(match, "whom")),
        place=(match["place"],) if match["place"] else (),
        location=PLACES.get(match["place"]),
        time=day or "",
        when=When(day, day, 1, day) if day else None,
        confidence=float(match["sure"] or 0.9),
    )


def _sources(match: re.Match[str]) -> Iterator[Source]:
    for name in (match["said"] or "").removesuffix(": ").split(" quotes ") if match["said"] else ():
        start = match.start() + match[0].index(name)
        span = Span(start, start + len(name), name)
        yield Source(name, span, "indirect", None, (name,), _id(name))


def _roles(match: re.Match[str], group: str) -> Iterator[Role]:
    if (name := match[group]) and name != "Somebody":
        yield Role(Span(*match.span(group), name), name, _id(name))


def _id(name: str) -> str:
    known = parties().named(name)
    return known.known.id if known else f"name:{name.lower().replace(' ', '-')}"
