"""The inputs that gave no report, as a table of their own."""

from sayso.export.columns import Row
from sayso.export.tables import Field

FAILED = (
    Field("place", "text", "where the input is: a path as given, PATH:LINE, CONTAINER!MEMBER, or an address"),
    Field("report_id", "text", "the report that it gave and that could not be read; missing where it gave none"),
    Field("reason", "text", "why, in one line"),
)
NAME = "failed"


def failed_row(place: str, report: str, reason: str) -> Row:
    """The row of an input that failed."""
    return place, report, reason
