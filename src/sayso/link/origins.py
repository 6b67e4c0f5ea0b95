"""Whoever a claim rests on in the end, over many reports: one name for one party, and one voice for one text."""

import re
from collections.abc import Iterable, Mapping, Sequence

from sayso.analysis.publishers import outlet
from sayso.link.told import is_unnamed
from sayso.model.report import Report

AGENCIES: Mapping[str, str] = {
    "AP": "Associated Press",
    "Associated Press": "Associated Press",
    "AFP": "Agence France-Presse",
    "Agence France-Presse": "Agence France-Presse",
    "Agence France Presse": "Agence France-Presse",
    "Reuters": "Reuters",
    "Thomson Reuters": "Reuters",
    "DPA": "Deutsche Presse-Agentur",
    "dpa": "Deutsche Presse-Agentur",
    "UPI": "United Press International",
    "ANSA": "ANSA",
    "EFE": "EFE",
    "Kyodo": "Kyodo",
    "Xinhua": "Xinhua",
    "TASS": "TASS",
    "ITAR-TASS": "TASS",
    "RIA Novosti": "RIA Novosti",
    "Interfax": "Interfax",
    "SANA": "SANA",
    "IRNA": "IRNA",
    "Anadolu": "Anadolu Agency",
    "Anadolu Agency": "Anadolu Agency",
    "PTI": "Press Trust of India",
    "Bloomberg": "Bloomberg",
}
"""Agencies by the names that bylines and credits give them."""
_NAMES = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
CREDIT = re.compile(
    rf"\(({_NAMES})\)\s*[-–—]|^\W*(?:By |From )?(?:The )?({_NAMES})\W*$|[-–—(]\s*({_NAMES})\s*\)?$", re.M
)
"""An agency in a dateline, alone on a line, or at the end of one."""
CREDITED = re.compile(r"^\W*[-–—(]+\s*([^()\n]{3,40}?)\W*$")
"""A credit line of whoever it is: "--Sample Wire", "(Sample Wire)"."""
LINES = 12
"""So many lines of a text's beginning and end may credit an agency."""
KIND_WORDS = frozenset({"of", "the", "for", "and", "at", "in", "ministry", "minister", "department", "office"})

OF_SOMETHING = frozenset({"of", "on", "for", "in", "to", "and", "against", "at"})
"""Words of names that end in what a body is for, and not in a last name: "Commission of Inquiry on Norland"."""


def voice(report: Report) -> str:
    """Who speaks in a report's own voice: the agency that it credits, else its outlet, else the name it goes by."""
    return agency(report) or outlet(report) or byline(report) or report.key


def agency(report: Report) -> str:
    """The agency that byline, dateline or credit line names; "" where none does."""
    parts = [report.text[p.start : p.end] for p in report.parts if p.kind in ("byline", "dateline", "credit")]
    credit_lines = [report.text[p.start : p.end] for p in report.parts if p.kind == "credit"]
    lines = report.text.splitlines()
    for place in (report.byline, *parts, *lines[:LINES], *lines[-2:]):
        if len(place) < 400 and (found := CREDIT.search(place)):
            return AGENCIES[next(name for name in found.groups() if name)]
    given = next((found[1] for credit in credit_lines if (found := CREDITED.match(credit))), "")
    return given.strip()


def byline(report: Report) -> str:
    """The outlet that a byline names instead of a person: "By Sample Wire Staff"; "" where it names none."""
    found = re.fullmatch(r"(?:By )?(.+?) (?:Staff|Desk|Newsroom|Correspondents?|Reporters?)", report.byline.strip())
    return found[1] if found else ""


def canonical(names: Iterable[str]) -> Mapping[str, str]:
    """One name for those that stand for one party: the fullest, by letters of a body's name or a person's last name.

    "MSF" stands for "Médecins Sans Frontières", "Shoigu" for "Sergei Shoigu", "Defence Ministry" for "Ministry of
    Defence". A short name that may stand for two stands for none.
    """
    every = sorted(dict.fromkeys(names), key=lambda name: (-len(name.split()), name))
    found: dict[str, str] = {}
    for name in every:
        fits = {found[other] for other in found if other != name and stands_for(name, other)}
        found[name] = fits.pop() if len(fits) == 1 else name
    return found


def stands_for(short: str, full: str) -> bool:
    """Whether a name is another's initials, its last word, or the same words in another order."""
    if is_unnamed(short, "") or is_unnamed(full, "") or " cited by " in full:
        return False
    words = full.split()
    if short.isupper() and len(short) > 1:
        return short == "".join(word[0] for word in words if word[0].isupper()) and len(words) > 1
    if len(words) > 1 and " " not in short:
        return short[:1].isupper() and short == words[-1] and OF_SOMETHING.isdisjoint(words)
    return _content(short) == _content(full) and len(_content(full)) > 0 and len(words) > 1


def _content(name: str) -> frozenset[str]:
    words = re.findall(r"[^\W_]+", name.casefold())
    kept = frozenset(word for word in words if word not in KIND_WORDS)
    return kept | frozenset(word[:8] for word in words if word.startswith("minist"))


def voices_of(reports: Sequence[Report], first: Mapping[str, str]) -> Mapping[str, str]:
    """Who speaks in the own voice of each report, by id; copies speak with the voice of the report they are first in.

    Args:
        reports: all that count.
        first: as `copies.copies` has it.
    """
    own = {report.id: voice(report) for report in reports}
    return {id_: own.get(first.get(id_, id_), own[id_]) for id_ in own}
