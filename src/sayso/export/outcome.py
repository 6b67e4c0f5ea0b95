"""What an export was asked for, and what became of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Options:
    """How a user wants an export.

    Attributes:
        since: instant, ISO 8601 in UTC with `Z`, reports that did not change since are left out; "" for none.
        excel_safe: whether texts that a spreadsheet takes for formulas get `'` before them.
        hxl: whether the second row of a table holds HXL tags.
        all_events: whether events that the other project would not list are exported as far as its columns go.
    """

    since: str = ""
    excel_safe: bool = False
    hxl: bool = False
    all_events: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows or records each file has, and how many events were left out for which reason."""

    written: Mapping[str, int]
    left_out: Mapping[str, int] = field(default_factory=Counter)
