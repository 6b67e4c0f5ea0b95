"""Weeks, months and years counted from now, quarters, seasons, lengths of time, what recurs: forms of expression."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from sayso.analysis import calendar
from sayso.analysis.calendar import Period
from sayso.analysis.time_setting import UNKNOWN, Form, Resolver, Setting
from sayso.analysis.time_words import (
    ABOUT,
    AMOUNT,
    LONG_UNIT,
    ORDINALS,
    QUALIFIER,
    SEASON,
    UNIT,
    YEAR,
    amount_of,
    unit_of,
)

_STEPS: Final = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
    "that": 0,
    "same": 0,
}


def _which_unit(match: re.Match[str], setting: Setting) -> Period | None:
    """This week, last month, the following year."""
    which, unit = match["which"].lower().split()[-1], unit_of(match["unit"])
    anchored = which in {"previous", "preceding", "following", "that", "same"}
    base = setting.story if anchored else setting.now
    if base is None:
        return UNKNOWN
    if unit == "night":
        return calendar.part_of_day(calendar.shift(base, _STEPS.get(which, 0)), "NI")
    return calendar.containing(calendar.move(base, _STEPS.get(which, 0), unit), unit)


def _end_of(match: re.Match[str], setting: Setting) -> Period | None:
    """The end of the month, the start of the year; the whole is its value, the outer month or day its days."""
    if setting.now is None:
        return UNKNOWN
    whole, words = calendar.containing(setting.now, unit_of(match["unit"] or "year")), match[0].lower()
    if whole.first is None or whole.last is None or not re.match(r"(?:the )?(?:end|beginning|start)|year.end", words):
        return whole
    edge = whole.last if "end" in words else whole.first
    near = calendar.containing(edge, "month" if "year" in words else "day")
    return replace(whole, first=near.first, last=near.last)


def _quarter(match: re.Match[str], setting: Setting) -> Period | None:
    number = ORDINALS[match["nth"].lower()]
    if match["year"] or match["year0"]:
        return calendar.quarter(int(match["year"] or match["year0"]), number)
    if setting.now is None:
        return Period(f"XXXX-Q{number}")
    now, which = setting.now, (match["which"] or "").lower()
    year = now.year - (number > (now.month + 2) // 3 and not setting.ahead and which != "this")
    return calendar.quarter(year - (which == "last" and year == now.year), number)


def _recent_quarter(match: re.Match[str], setting: Setting) -> Period | None:
    if setting.before and re.fullmatch(r"\d{4}-Q\d", setting.before.value):
        return setting.before
    if setting.now is None:
        return UNKNOWN
    steps = 0 if (match["which"] or "").lower() in {"current", "this"} else -3
    return calendar.containing(calendar.add_months(setting.now, steps), "quarter")


def _year_ago_quarter(_match: re.Match[str], setting: Setting) -> Period | None:
    if setting.base is None:
        return UNKNOWN
    known = setting.before is not None and setting.before.value[-2:-1] == "Q"
    base = calendar.add_months(setting.base, -12 if known else -15)
    return calendar.containing(base, "quarter")


def _season(match: re.Match[str], setting: Setting) -> Period | None:
    name, which = match["season"].lower(), (match["which"] or "").lower()
    led = match[0].lower() != name or match.string[: match.start()].lower().endswith((" in ", "since ", "until "))
    if name in {"fall", "spring"} and not led:
        return None
    if match["year"]:
        return calendar.season(int(match["year"]), name)
    if setting.now is None:
        return Period(f"XXXX-{calendar.SEASONS[name][0]}")
    first, now = calendar.SEASONS[name][1], setting.now
    year = now.year + {"last": -1, "next": 1}.get(which, 0) * (which != "last" or now.month <= first + 2)
    return calendar.season(year - (not which and not setting.ahead and now.month < first - 2), name)


_MONEY_BEFORE: Final = re.compile(r"(?:\$\s?[\d.,]+(?:\s+[mb]illion)?|\ba\s+share),?\s*$", re.IGNORECASE)
"""Before "a year ago" in reports of a firm's quarter: it is then the same quarter that is meant."""


def _ago(match: re.Match[str], setting: Setting) -> Period | None:
    amount, unit, side = amount_of(match["amount"]), unit_of(match["unit"]), match["side"].lower()
    back = side in {"ago", "earlier", "before", "previously", "back"}
    if amount is None:
        return Period("PAST_REF" if back else "FUTURE_REF")
    if (
        amount == 1
        and unit == "year"
        and back
        and _MONEY_BEFORE.search(match.string, max(match.start() - 40, 0), match.start())
    ):
        return _year_ago_quarter(match, setting)
    base = setting.now if side in {"ago", "back", "from now"} else setting.story
    if base is None:
        return UNKNOWN
    if unit == "hour" and amount >= 24:
        amount, unit = amount / 24, "day"
    if unit in {"second", "minute", "hour"}:
        base = setting.now if base is setting.told else base
        return Period(calendar.duration(amount, unit), base, base, "TIME")
    at = calendar.move(base, round(-amount if back else amount), unit)
    return calendar.containing(at, "day" if unit in {"night", "fortnight"} else unit)


def _stretch(match: re.Match[str], setting: Setting) -> Period | None:
    """The past three weeks; the next few days."""
    amount, unit, which = amount_of(match["amount"] or "several"), unit_of(match["unit"]), match["which"].lower()
    value = calendar.duration(amount, unit)
    if setting.now is None or amount is None or unit in {"second", "minute"}:
        return Period(value, type="DURATION")
    days = max(round(amount / 24), 1) if unit == "hour" else 0
    step = amount if which in {"next", "coming", "following"} else -amount
    other = (
        calendar.shift(setting.now, days if step > 0 else -days)
        if days
        else calendar.move(setting.now, round(step), unit)
    )
    return Period(value, min(other, setting.now), max(other, setting.now), "DURATION")


def _recent(match: re.Match[str], _setting: Setting) -> Period | None:
    if re.search(r"quarter|year", match["unit"], re.IGNORECASE) and match["which"].lower() == "recent":
        return Period("PAST_REF")
    return Period(calendar.duration(None, unit_of(match["unit"])), type="DURATION")


_FOR: Final = re.compile(r"\b(?P<word>for|within)\s+$", re.IGNORECASE)

_TERM: Final = re.compile(
    r"\b(?:sentenced|jailed|imprisoned|banned|suspended|extended|renewed|term|prison)\b", re.IGNORECASE
)


def _beside(match: re.Match[str], setting: Setting, amount: float, unit: str) -> tuple[date, date] | None:
    """The days that a length of time leads to: "for two days" up to the day told of, "a week after" from it."""
    base, text = setting.base, match.string
    if base is None or unit in {"second", "minute", "hour"}:
        return None
    if side := re.match(r"\s+(after|before)\b", text[match.end() : match.end() + 8], re.IGNORECASE):
        base = min(base, setting.now or base)  # what is told came before the report, whatever day it also names
        at = calendar.move(base, round(-amount if side[1].lower() == "after" else amount), unit)
        around = calendar.containing(at, unit if unit in calendar.MONTHS_IN else "day")
        return (around.first or at, around.last or at)
    word = _FOR.search(text, max(match.start() - 10, 0), match.start())
    if word is None or _TERM.search(text):
        return None
    if word["word"].lower() == "within":
        return (base, calendar.move(base, round(amount), unit)) if setting.ahead else None
    return (calendar.move(base, -round(amount), unit), base) if setting.lean < 0 else None


def _length(match: re.Match[str], setting: Setting) -> Period | None:
    if match["unit"].lower() in {"second", "quarter"} and match["amount"].lower() in {"a", "an"}:
        return None  # "a second attack", "a quarter of the troops"
    amount, unit = amount_of(match["amount"]), unit_of(match["unit"])
    first, last = (_beside(match, setting, amount, unit) if amount is not None else None) or (None, None)
    return Period(calendar.duration(amount, unit), first, last, "DURATION")


def _open_length(match: re.Match[str], _setting: Setting) -> Period | None:
    return Period(calendar.duration(None, unit_of(match["unit"])), type="DURATION")


_EVERY: Final = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M"}


def _often(match: re.Match[str], _setting: Setting) -> Period | None:
    return Period(_EVERY[match[0].lower()], type="SET")


def _every(match: re.Match[str], _setting: Setting) -> Period | None:
    amount = match["amount"]
    return Period(calendar.duration(amount_of(amount) if amount else 1, unit_of(match["unit"])), type="SET")


def _reference(value: str) -> Resolver:
    def resolve(_match: re.Match[str], _setting: Setting) -> Period | None:
        return Period(value)

    return resolve


_PRESENT: Final = r"now|right\s+now|currently|current|these\s+days|nowadays|at\s+present|at\s+the\s+moment|presently"

_PAST: Final = (
    r"recently|recent|in\s+the\s+past(?=\s*[.,;]|\s+(?:and|it|he|they|we|when)\b)|(?:the\s+)?past(?=\s*[.,;])|"
    r"at\s+the\s+time|once(?=\s+(?:was|were|had))|lately"
)

_FUTURE: Final = (
    r"(?:the\s+)?(?:near\s+|foreseeable\s+)?future|soon(?!\s+(?:as|after))|(?:the\s+)?(?:near|short|long)\s+term"
)

FORMS: Final[tuple[Form, ...]] = (
    Form(
        ("unit",),
        (
            rf"{QUALIFIER}(?P<which>(?:the\s+)?(?:last|this\s+past|this|past|previous|preceding|next|following|coming|"
            r"current|same)|(?:that\s+same|that))\s+"
            rf"(?:fiscal\s+|calendar\s+)?{LONG_UNIT}(?!s)\b(?:'s|’s)?"
        ),
        _which_unit,
    ),
    Form(
        ("unit",),
        (
            r"(?:the\s+)?(?:end|beginning|start|middle|rest)\s+of\s+(?:the\s+)?(?P<unit>week|month|quarter|year|"
            r"decade|century)"
        ),
        _end_of,
    ),
    Form(
        ("unit",),
        r"(?:(?:earlier|later)\s+in\s+)?the\s+(?:fiscal\s+|full\s+|calendar\s+)?(?P<unit>month|year)|year[\s-]end",
        _end_of,
    ),
    Form(
        ("unit",),
        (
            rf"{ABOUT}{AMOUNT}[\s-]{UNIT}s?(?:\s+or\s+so)?[\s-](?P<side>ago|earlier|later|previously|back|from\s+now|"
            r"before(?=\s*[.,;]))"
        ),
        _ago,
    ),
    Form(
        ("unit",),
        (
            r"(?:at\s+least\s+)?(?:(?:over|during|within)(?=\s+the)\s+)?(?:the\s+)?(?P<which>last|past|next|coming|"
            r"following|latest|previous)\s+"
            rf"(?:{AMOUNT}\s+)?(?:full\s+|consecutive\s+|straight\s+)?{UNIT}s(?:\s+or\s+so)?"
        ),
        _stretch,
    ),
    Form(("unit",), r"(?P<which>recent|coming)\s+(?P<unit>hour|day|week|month|year|quarter)s", _recent),
    Form(
        ("unit",),
        (
            rf"(?:the\s+)?(?:first\s+)?{ABOUT}{AMOUNT}(?:[\s-]+(?:full|whole|more|additional|consecutive|straight|long|"
            rf"trading|entire))?[\s-]{UNIT}s?(?:['’]|-long)?"
        ),
        _length,
    ),
    Form(
        ("unit",),
        (
            r"(?<!the )(?<!the first )(?<!on )(?<!early )(?P<unit>minute|hour|day|week|month|year|decade|centurie)s"
            r"(?!\s+(?:before|after|of|when|apart)\b)"
        ),
        _open_length,
    ),
    Form(("often",), r"hourly|daily|nightly|weekly|monthly", _often),
    Form(("unit",), rf"(?:every|each|per)\s+(?:(?:other|single)\s+)?(?:{AMOUNT}\s+)?{UNIT}s?", _every),
    Form(
        ("quarter",),
        (
            r"(?:(?:the|its)\s+)?(?:(?P<which>last|this)\s+year['’]s\s+|(?P<year0>19\d\d|20\d\d)\s+)?(?:fiscal[\s-])?"
            rf"(?P<nth>first|second|third|fourth)[\s-]quarter(?:\s+(?:of\s+)?{YEAR})?"
        ),
        _quarter,
    ),
    Form(("quarter",), r"the\s+(?P<which>latest|current|most\s+recent)?\s*(?:quarter|period)", _recent_quarter),
    Form(
        ("year",),
        r"(?:the\s+)?year[\s-](?:ago|earlier)(?:\s+(?:(?:first|second|third|fourth)[\s-])?(?:quarter|period))?",
        _year_ago_quarter,
    ),
    Form(
        ("season",),
        (
            rf"(?:(?:early|late|mid)[\s-])?(?:(?<=in )|the\s+)?(?:(?P<which>last|this|next|coming)\s+)?{SEASON}(?:\s+"
            rf"(?:of\s+)?{YEAR})?"
        ),
        _season,
    ),
    Form(("reference",), _PRESENT, _reference("PRESENT_REF")),
    Form(("reference",), _PAST, _reference("PAST_REF")),
    Form(("reference",), _FUTURE, _reference("FUTURE_REF")),
)
