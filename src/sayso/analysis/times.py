"""Time expressions of a sentence, resolved against the day of publication."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from sayso.analysis import calendar
from sayso.analysis.calendar import Period
from sayso.analysis.time_rules import Rule, rules
from sayso.analysis.time_setting import Setting
from sayso.analysis.time_words import classes
from sayso.model.analysis import Sentence, TimeMention
from sayso.model.span import Span

Found = tuple[re.Match[str], Period]

_SIDES: Final = {
    "since": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "by": "until",
    "from": "since",
}


@cache
def _joints() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Its preposition; what joins two ends of an interval; what opens one joined by "and"; a since-clause."""
    return (
        re.compile(r"\b(since|until|till|through|by|from)\s+(?:the\s+|at\s+least\s+|about\s+|at\s+)?$", re.IGNORECASE),
        re.compile(r"\s*(?:to|until|till|through|[-–—]|up\s+to)\s*", re.IGNORECASE),
        re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE),
        re.compile(
            r"\bsince\s(?!then)(?:(?!\b(?:said|says|and|but|who|which)\b)[^,;:.()])+?\s(?:in|on)\s+$", re.IGNORECASE
        ),
    )


@lru_cache(maxsize=64)
def _candidates(text: str) -> tuple[tuple[re.Match[str], Rule], ...]:
    """All that any rule fits, leftmost first, of those the longest first."""
    present = classes(text)
    found = [
        (match, rule) for rule in rules() if present.issuperset(rule.needs) for match in rule.pattern.finditer(text)
    ]
    found.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    return tuple(found)


@cache
def _directions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that point ahead or back, anywhere; and those that do right before an expression."""
    ahead = (
        r"will|would|shall|['’]ll|(?:is|are|was|were|been) (?:going to|to(?= [a-z]+)|due|set|scheduled|expected|"
        r"slated)|scheduled|plans?|"
        r"expects?|expected|due|upcoming|intends?|aims?|agreed to|deadline|hopes?|may|could|should|must|effective|"
        r"postponed|invited|"
        r"(?:promis(?:e[sd]?|ing)|threaten(?:s|ed|ing)?|vow(?:s|ed)?|pledge[sd]?|prepar(?:e[sd]?|ing)|hoping|"
        r"planning|wants?|asked) to|"
        r"call(?:s|ed|ing) (?:for|an?)|offers? to|upcoming|next"
    )
    back = (
        r"said|says|told|has|have|had|was|were|did|brought|took|met|went|came|began|left|held|won|lost|made|gave|"
        r"sent|hit|fell|rose|"
        r"led|saw|shot|struck|fought|broke|became|found|got|spoke|wrote|drove|ran|stood|fled|swept|threw|flew|"
        r"sank|caught|bought|fell|felt|grew|kept|"
        r"laid|lay|paid|put|rode|set|shook|sold|spent|stole|thought|wore|withdrew|set|cut|shut|after|[a-z]{2,}"
        r"(?<!ne)ed"
    )
    return (
        re.compile(rf"\b(?:(?P<ahead>{ahead})|(?P<back>{back}))\b", re.IGNORECASE),
        re.compile(
            r"\b(?:(?P<ahead>until|till|by|for)|(?P<back>since|ended|following))\s+(?:the\s+|on\s+)?$", re.IGNORECASE
        ),
    )


def _lean(text: str, start: int, end: int) -> int:
    """Which way an expression points: by the word right before it, the last verb before, else the first one after."""
    anywhere, beside = _directions()
    near = beside.search(text, max(start - 20, 0), start)
    if near is not None:
        return 1 if near["ahead"] and not re.search(r"\bhad\b", text) else -2
    before = list(anywhere.finditer(text, max(start - 120, 0), start))
    cue = before[-1] if before else anywhere.search(text, end, end + 120)
    return 0 if cue is None else 1 if cue["ahead"] else -1


def _resolved(text: str, written: str, told: str = "") -> list[Found]:
    now, before, end = calendar.parse(written), None, 0
    last = calendar.parse(told)
    found: list[Found] = []
    for match, rule in _candidates(text):
        if match.start() < end:
            continue
        period = rule.resolve(match, Setting(now, before, _lean(text, *match.span()), last))
        if period is None:
            continue
        found.append((match, period))
        end = match.end()
        if period.type in {"DATE", "TIME"} and period.first is not None:
            before = period
    return found


_AND: Final = re.compile(r",? and (?:(?:again )?on )?", re.IGNORECASE)
_OWN_DEED: Final = re.compile(
    r"['’]s\b|\s+(?!(?:after|and|as|at|before|by|during|for|from|in|near|of|on|to|when|while|with)\b)\w"
)
"""What follows the second of two days where it is of another deed: "on Monday and on Tuesday arrested"."""


def _follow_on(one: Period, other: Period) -> bool:
    """Whether two days are one behind the other: "on Tuesday and Wednesday"."""
    if not (one.first and other.first and one.first == one.last and other.first == other.last):
        return False
    return (other.first - one.first).days == 1


def _closed(text: str, found: list[Found], i: int) -> tuple[Period, Period] | None:
    """The two ends of the interval that an expression is one end of: from A to B, between A and B."""
    for first, second in ((i, i + 1), (i - 1, i)):
        if not 0 <= first < second < len(found):
            continue
        (one, start), (two, end) = found[first], found[second]
        between = text[one.end() : two.start()]
        if (joint := _AND.fullmatch(between)) and _follow_on(start, end):
            apart = _OWN_DEED.match(text, two.end())
            if not apart or not (apart[0][0] in "'’" or " on " in joint[0]):
                return start, end
        joined = _joints()[1].fullmatch(between) or (
            between.strip() == "and" and _joints()[2].search(text, max(one.start() - 12, 0), one.start())
        )
        if joined and start.first and end.last and start.first <= end.last and "DURATION" not in {start.type, end.type}:
            return start, end
    return None


def _reach(text: str, found: list[Found], i: int) -> tuple[str, str, str]:
    """First and last day that an expression covers once the words around it are read, and how claims say that."""
    match, period = found[i]
    first, last = (str(at) if at else "" for at in (period.first, period.last))
    begin, end = period.said.split("/")[0], period.said.split("/")[-1]
    if (closed := _closed(text, found, i)) is not None:
        begin, end = closed[0].said.split("/")[0], closed[1].said.split("/")[-1]
        said = begin if begin == end else f"{begin}/{end}"
        return str(closed[0].first), str(closed[1].last), said
    side = _side(text, match, period) if first and period.type != "SET" else None
    if side == "since":
        return first, "", f"{begin}/"
    if side == "until":
        return "", last, f"/{end}"
    return first, last, period.said


def _side(text: str, match: re.Match[str], period: Period) -> str | None:
    """`since` or `until` where the words before an expression, or the clause it ends, leave one end open."""
    start, end = match.span()
    word = _joints()[0].search(text, max(start - 20, 0), start)
    if word is not None:
        vague = period.type in {"TIME", "DURATION"} and word[1].lower() == "by"
        return None if vague or text[end : end + 2] in {"'s", "’s"} else _SIDES[word[1].lower()]
    clause = _joints()[3].search(text, max(start - 90, 0), start)
    return "since" if clause is not None and period.type == "DATE" else None


def times(text: str, offset: int, written: str, told: str = "") -> tuple[TimeMention, ...]:
    """The time expressions of one sentence.

    Args:
        text: the sentence.
        offset: where it stands in the report, in code points; the spans are the report's.
        written: the day of publication, ISO 8601, or "" where unknown. Then nothing is resolved that needs it.
        told: the last day that the sentences before tell of, for "the next day" and "two days later"; "" for none.
    """
    found = _resolved(text, written, told)
    mentions = []
    for i, (match, period) in enumerate(found):
        span = Span(offset + match.start(), offset + match.end(), match[0])
        mentions.append(TimeMention(span, period.type, period.value, *_reach(text, found, i)))
    return tuple(mentions)


def all_times(sentences: Iterable[Sentence], written: str) -> Iterator[TimeMention]:
    """The time expressions of a report; "the next day" is counted from the last day that the sentences before tell of.

    Args:
        sentences: those of the report, in its order.
        written: as in `times`.
    """
    told = ""
    for sentence in sentences:
        found = times(sentence.text, sentence.start, written, told)
        yield from found
        if sentence.part != "headline":
            told = next((t.start for t in reversed(found) if _is_day_told(t, written)), told)


def _is_day_told(time: TimeMention, written: str) -> bool:
    """Whether a time is a day that what comes after may be counted from."""
    return time.type in {"DATE", "TIME"} and "" != time.start == time.end <= (written or time.end)
