"""Reports that are nothing but one statement, brought in by a line above it: their publisher's own voice."""

from collections.abc import Callable, Sequence

from sayso.claims.taken_up import is_one
from sayso.model.analysis import UNNAMED, Attribution

_SHARE = 0.8
"""Of a report's text from which on what a body states is the report itself."""
_LEAD = 500
"""Code points within which the statement has begun."""


def without_own_statement(
    text: str, found: Sequence[Attribution], is_person: Callable[[str], bool]
) -> list[Attribution]:
    """The attributions without that of "the agency states:" or "following is the statement:" above a whole report.

    What a person or a spokesman says stays theirs.
    """
    return [a for a in found if not _is_whole(text, a) or a.speaker == UNNAMED or _is_somebody(a, is_person)]


def _is_somebody(a: Attribution, is_person: Callable[[str], bool]) -> bool:
    return is_person(a.speaker) or any(is_one(source.text) for source in a.sources)


def _is_whole(text: str, a: Attribution) -> bool:
    first = a.content[0].start
    if a.cue is None or first > _LEAD or sum(map(len, a.content)) < _SHARE * len(text):
        return False
    above = text[a.cue.end : first].rstrip("\"“«'‘")
    return "\n" in above and above.rstrip().endswith(":")
