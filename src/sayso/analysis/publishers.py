"""Who publishes a report, and so speaks as "we" in its own voice."""

import re

from sayso.analysis.proper_names import ProperNames
from sayso.codebook.parties import Known, Parties
from sayso.model.report import Report

_PRESS = re.compile(r"\b(?:office|press|media|information|spokes\w+|public affairs|communications)\b", re.IGNORECASE)
_PRESS_OFFICE = re.compile(r"^(?:Press|Media|Information|Communications) (?:Office|Cell|Service|Unit) of (?:the )?")
_OFFICIAL = re.compile(r"\b(?:government|state department|ministry|foreign office|white house)\b", re.IGNORECASE)


def outlet(report: Report) -> str:
    """The publisher without its press office; "" where none is given."""
    publisher = _PRESS_OFFICE.sub("", re.sub(r"\s*\([^)]*\)", "", report.publisher))
    pieces = [piece.strip() for piece in publisher.split(",")]
    return next((piece for piece in pieces if piece and not _PRESS.search(piece)), pieces[0])


def home(report: Report, table: Parties) -> Known | None:
    """The state whose government or ministry the publisher is."""
    if not _OFFICIAL.search(report.publisher):
        return None
    found = next((one for one in table.find(report.publisher) if one.known.country), None)
    return table.state(found.known.country) if found and found.known.sector != "PRE" else None


def voice(report: Report, state: Known | None, proper: ProperNames) -> str:
    """Who speaks as "we" in the report's own voice: the state that publishes, else the outlet in full."""
    return state.name if state else proper.spelled(outlet(report)) or outlet(report)


def year(report: Report) -> int | None:
    """The year in which the report was published; None where that is unknown."""
    return int(report.published[:4]) if report.published[:4].isdecimal() else None
