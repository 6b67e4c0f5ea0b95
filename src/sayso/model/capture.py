"""A report together with the bytes it was taken from."""

from dataclasses import dataclass

from sayso.model.report import Report


@dataclass(frozen=True, slots=True)
class Capture:
    """One taking of a report: the evidence that an archive keeps.

    Attributes:
        raw: the bytes as they came: a file, a JSON line, a record of a web archive with its headers, a fetched body.
        media_type: what they are, such as `text/html`; "" where unknown.
        where: where they came from: a path as given, `PATH:LINE`, `a.zip!b/c.html`, or an address.
        at: when they were captured, ISO 8601 in UTC with `Z`, where the container or the fetcher says so; else "".
        headers: response headers in their order, where there were any.
    """

    report: Report
    raw: bytes
    media_type: str = ""
    where: str = ""
    at: str = ""
    headers: tuple[tuple[str, str], ...] = ()
