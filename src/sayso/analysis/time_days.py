"""Weekdays, days counted from today or from another day, and times of day: forms of time expression."""

import re
from typing import Final

from sayso.analysis import calendar
from sayso.analysis.calendar import Period
from sayso.analysis.time_setting import NEAR_DAYS, UNKNOWN, Form, Setting, weekday_day
from sayso.analysis.time_words import PART, PARTS_OF_DAY, WEEKDAY, WEEKDAYS, WHICH, unit_of


def _weekday(match: re.Match[str], setting: Setting) -> Period | None:
    if not match["weekday"][0].isupper():
        return None
    number, which = WEEKDAYS.index(match["weekday"].lower()), " ".join((match["which"] or "").lower().split())
    part = match["part"]
    if match["next_week"]:
        which = "next" if match["next_week"].lower() == "next" else "last"
    if setting.now is None:
        return Period(f"XXXX-WXX-{number + 1}" + (f"T{PARTS_OF_DAY[part.lower()]}" if part else ""))
    if which in {"previous", "following"} and setting.story is not None:
        at = weekday_day(number, setting.story, which, ahead=False)
    else:
        at = weekday_day(number, setting.now, which, setting.ahead)
    return calendar.part_of_day(at, PARTS_OF_DAY[part.lower()]) if part else calendar.day(at)


def _every_weekday(match: re.Match[str], _setting: Setting) -> Period | None:
    return Period(f"XXXX-WXX-{WEEKDAYS.index(match['weekday'].lower()) + 1}", type="SET")


def _near_day(match: re.Match[str], setting: Setting) -> Period | None:
    if setting.now is None:
        return UNKNOWN
    word, part = match["near"].lower(), match["part"]
    at = calendar.shift(setting.now, NEAR_DAYS[word])
    return calendar.part_of_day(at, PARTS_OF_DAY[part.lower()]) if part else calendar.day(at)


def _second_day(match: re.Match[str], setting: Setting) -> Period | None:
    """The day before yesterday, the day after tomorrow."""
    step = 2 if match["near"].lower() == "tomorrow" else -2
    return calendar.day(calendar.shift(setting.now, step)) if setting.now else UNKNOWN


def _tonight(match: re.Match[str], setting: Setting) -> Period | None:
    if setting.now is None:
        return Period("", type="TIME")
    if match[0].lower().startswith("overnight"):
        before = calendar.shift(setting.now, -1)
        return Period(f"{before}TNI", before, setting.now, "TIME")
    return calendar.part_of_day(setting.now, "NI")


def _the_day_before(match: re.Match[str], setting: Setting) -> Period | None:
    if setting.story is None:
        return UNKNOWN
    word = match["side"].lower()
    step = -1 if word in {"before", "previous", "earlier", "preceding"} else 0 if word == "same" else 1
    at = calendar.shift(setting.story, step)
    part = match["part"] or ""
    return calendar.part_of_day(at, PARTS_OF_DAY[part.lower()]) if part.lower() in PARTS_OF_DAY else calendar.day(at)


def _weekend(match: re.Match[str], setting: Setting) -> Period | None:
    """The weekend last past, or the one to come where the words point ahead."""
    if setting.now is None:
        return UNKNOWN
    which = (match["which"] or "").lower()
    saturday = weekday_day(5, setting.now, which if which in {"last", "next"} else "", setting.ahead)
    return calendar.weekend(saturday)


_NTH: Final = {
    word: number
    for number, word in enumerate(
        ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], start=2
    )
}


def _nth_day(match: re.Match[str], setting: Setting) -> Period | None:
    """For a third day: that many days, up to the one named beside it or told of."""
    nth, weekday = match["nth"].lower(), match["weekday"]
    count = _NTH[nth] if nth in _NTH else int(re.sub(r"\D", "", nth))
    end = setting.base
    if setting.now is not None and weekday:
        end = weekday_day(WEEKDAYS.index(weekday.lower()), setting.now, "", ahead=False)
    elif setting.now is not None and match["near"]:
        end = calendar.shift(setting.now, NEAR_DAYS[match["near"].lower()])
    unit = unit_of(match["unit"])
    first = calendar.move(end, 1 - count, unit) if end else None
    return Period(calendar.duration(count, unit), first, end, "DURATION")


def _clock(match: re.Match[str], setting: Setting) -> Period | None:
    hour, minute = int(match["hour"]), match["minute"] or "00"
    half = (match["half"] or "").lower().replace(".", "")
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    weekday = match["weekday"]
    if hour > 24 or setting.now is None or setting.base is None:
        return Period("", type="TIME")
    at = weekday_day(WEEKDAYS.index(weekday.lower()), setting.now, "", setting.ahead) if weekday else setting.base
    if match["near"]:
        at = calendar.shift(setting.now, NEAR_DAYS.get(match["near"].lower().split()[0], 0))
    return calendar.part_of_day(at, f"{hour:02}:{minute}")


def _named_hour(match: re.Match[str], setting: Setting) -> Period | None:
    code, weekday = PARTS_OF_DAY[match["part"].lower()], match["weekday"]
    if setting.base is None:
        return Period("", type="TIME")
    at = (
        weekday_day(WEEKDAYS.index(weekday.lower()), setting.now or setting.base, "", setting.ahead)
        if weekday
        else setting.base
    )
    return calendar.part_of_day(at, code)


FORMS: Final[tuple[Form, ...]] = (
    Form(
        ("weekday",),
        (
            rf"(?:(?:early|late|earlier|later)(?:\s+on)?\s+)?(?:{WHICH})?{WEEKDAY}(?:\s+(?:(?P<next_week>next|"
            rf"last)\s+week|(?:early\s+|late\s+)?{PART}))?"
        ),
        _weekday,
    ),
    Form(("weekday",), rf"(?:every|each)\s+(?:other\s+)?{WEEKDAY}", _every_weekday),
    Form(
        ("near",), rf"(?:(?:early|late|earlier|later)\s+)?(?P<near>today|yesterday|tomorrow)(?:\s+{PART})?", _near_day
    ),
    Form(
        ("part",),
        r"(?:(?:early|late|earlier|later)\s+)?(?P<near>this|last)\s+(?P<part>morning|afternoon|evening|night)",
        _near_day,
    ),
    Form(("near",), r"(?:late\s+)?(?:tonight|overnight)", _tonight),
    Form(("unit",), r"(?P<which>the|this|last|next|this\s+past)\s+weekend", _weekend),
    Form(
        ("day",),
        (
            r"(?:the\s+)?(?P<side>previous|following|next|same|preceding)\s+(?:day|(?P<part>morning|afternoon|evening|"
            r"night))"
        ),
        _the_day_before,
    ),
    Form(("near",), r"the\s+day\s+(?P<side>before|after)\s+(?P<near>yesterday|tomorrow)", _second_day),
    Form(
        ("day",),
        (
            r"(?:the|a)\s+day\s+(?P<side>before|after|earlier|later)(?P<part>)(?=\s*(?:[.,;:!?)”\"]|$)|\s+(?:and|in|"
            r"at|on|by|near|from)\b)"
        ),
        _the_day_before,
    ),
    Form(
        ("part",),
        r"the\s+(?P<side>previous|following|next|same)\s+(?P<part>morning|afternoon|evening|night)",
        _the_day_before,
    ),
    Form(
        ("part",),
        r"the\s+(?P<part>morning|afternoon|evening|night)\s+(?P<side>before|after)(?=\s*[.,;:]|$)",
        _the_day_before,
    ),
    Form(
        ("unit",),
        (
            rf"(?<=\bfor )an?\s+(?P<nth>{'|'.join(_NTH)}|\d\d?th)\s+(?:consecutive\s+|straight\s+|successive\s+)?"
            r"(?P<unit>day|night|week|month)"
            rf"(?:\s+running)?(?=(?:,?\s+(?:on\s+)?(?:{WEEKDAY}|(?P<near>yesterday|today)))?)"
        ),
        _nth_day,
    ),
    Form(
        ("digit",),
        (
            rf"(?P<hour>\d{{1,2}})(?:[:.]?(?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?m\b\.?)(?:\s+[A-Z]{{3,4}}\b)?(?:,?\s+"
            rf"(?:on\s+)?(?:{WEEKDAY}|(?P<near>today|yesterday|tomorrow)))?"
        ),
        _clock,
    ),
    Form(
        ("digit",),
        (
            r"(?P<hour>[01]?\d|2[0-3])(?::(?P<minute>[0-5]\d)(?!:?\d)(?:\s+(?:hours|hrs|local\s+time|GMT|UTC))?)"
            r"(?P<half>)(?P<weekday>)(?P<near>)"
        ),
        _clock,
    ),
    Form(
        ("digit",),
        r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s*(?:hours|hrs|GMT|UTC|h\b)(?P<half>)(?P<weekday>)(?P<near>)",
        _clock,
    ),
    Form(("part",), rf"(?:mid[\s-])?(?P<part>midday|noon|midnight|dawn|dusk)(?:\s+(?:on\s+)?{WEEKDAY})?", _named_hour),
    Form(("part",), r"the\s+(?P<part>morning|afternoon|evening)(?P<weekday>)", _named_hour),
)
