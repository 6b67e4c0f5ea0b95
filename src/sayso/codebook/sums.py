"""Sentences that sum up a long time: what they count is the toll of a war or a year, and of no occurrence."""

import re
from functools import lru_cache

_STRIFE = r"(?:war|conflict|uprising|insurgency|revolt|revolution|crisis|violence|fighting|unrest|hostilities)"
_BEGAN = r"(?:began|begun|started|broke out|erupted)"
_SUMS_UP = re.compile(
    r"\bsince (?:\w+ )?(?:(?:19|20)\d\d|the (?:start|beginning|outbreak|onset|fall|war|conflict|uprising))"
    rf"|\bsince (?:[\w'’-]+ ){{0,3}}{_STRIFE} {_BEGAN}\b"
    rf"|\b{_STRIFE}(?: (?:that|which))? (?:has|have|{_BEGAN})\b"
    rf"|\bin (?:the |its )?(?:[\w'’-]+ )?(?:[\w-]+-year )?(?:civil war|conflict)\b(?! (?:zone|area)s?\b)"
    r"|\b(?:over|in|during|for) (?:the )?(?:past|last|recent|previous) (?:\w+ )?(?:weeks|months|years|decades?)\b"
    r"|\b(?:to date|so far this (?:month|year)|in recent (?:days|weeks|months|years))\b"
    r"|\b\w+-(?:year|month)-(?:old|long)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)  # asked of a sentence once for each of its claims and of what they count
def is_sum(sentence: str) -> bool:
    """Whether a sentence sums up a long time: "since the war began", "over the past months"."""
    return bool(_SUMS_UP.search(sentence))
