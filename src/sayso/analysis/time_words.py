"""The words time expressions are made of, and the pieces of pattern that the rules share."""

import re
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        [
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ],
        start=1,
    )
    for name in names
}

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

SMALL: Final = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS: Final = {
    word: number
    for number, word in zip(
        range(20, 100, 10), ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], strict=True
    )
}
ORDINALS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
    "last": 4,
}

PARTS_OF_DAY: Final = {
    "morning": "MO",
    "midday": "12:00",
    "noon": "12:00",
    "midnight": "24:00",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "dawn": "MO",
    "dusk": "EV",
    "sunrise": "MO",
    "sunset": "EV",
}

FULL_MONTH: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTH: Final = rf"(?P<month>{FULL_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
WEEKDAY: Final = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
ANY_WEEKDAY: Final = (
    r"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?),?\s+)?"
)
YEAR: Final = r"(?P<year>1[5-9]\d\d|20\d\d|2100)(?![\d,]*\d)"
DAY: Final = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
SECOND_DAY: Final = DAY.replace("<day>", "<day2>")
DASH: Final = r"\s*[-–—]\s*"
UNIT: Final = r"(?P<unit>second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|centur(?:y|ie))"
LONG_UNIT: Final = r"(?P<unit>day|night|week|weekend|fortnight|month|quarter|year|decade|centur(?:y|ie))"
PART: Final = r"(?P<part>morning|afternoon|evening|night|midday|noon|midnight|dawn|dusk)"
SEASON: Final = r"(?P<season>spring|summer|autumn|fall|winter)"
_WORD: Final = "|".join([*(w for w in SMALL if w != "zero"), *TENS])
AMOUNT: Final = (
    r"(?P<amount>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:\s+1/2|½)?|half\s+an?|an?\s+half|(?:a\s+)?(?:couple|few|"
    r"dozen)(?:\s+of)?|an?\s+hundred"
    rf"|several|many|some|numerous|countless|an?|(?:{_WORD})(?:[\s-](?:{_WORD}|hundred|thousand))*"
    r"(?:\s+and\s+a\s+half)?)"
)
QUALIFIER: Final = (
    r"(?:(?:the\s+)?(?:very\s+)?(?P<qualifier>early|late|later|earlier|mid|middle|beginning|start|end|"
    r"first\s+half|second\s+half|"
    r"last\s+half|first\s+days|last\s+days|eve)(?:[\s-]+(?:in|on|of|from)|(?=[\s-]))[\s-]+)?"
)
ABOUT: Final = (
    r"(?:(?:about|around|almost|nearly|roughly|over|at\s+least|at\s+most|more\s+than|less\s+than|"
    r"no\s+more\s+than|up\s+to|"
    r"some|approximately|only|just)\s+)?"
)

WHICH: Final = r"(?:(?:the\s+)?(?P<which>last|next|this\s+past|this\s+coming|this|past|previous|coming|following)\s+)"

WORD: Final = re.compile(r"[a-z]+|\d")


def amount_of(words: str) -> float | None:
    """The number that words stand for; None where they leave it open ("a few")."""
    words = " ".join(words.lower().replace("-", " ").replace(",", "").split())
    if re.search(r"several|few|many|some|numerous|countless", words):
        return None
    if words.startswith(("half", "a half")):
        return 0.5
    total = 0.0
    for word in words.split():
        total = _add(total, word)
    return total


def _add(total: float, word: str) -> float:
    if word in SMALL or word in TENS:
        return total + SMALL.get(word, TENS.get(word, 0))
    if word in {"hundred", "thousand", "dozen"}:
        return max(total, 1) * {"hundred": 100, "thousand": 1000, "dozen": 12}[word]
    if word in {"half", "1/2"}:
        return total + 0.5 - (total if total == 0 else 0)
    if word == "couple":
        return 2.0
    if word in {"a", "an"}:
        return total + (1 if total == 0 else 0)
    half = word.endswith("½")
    number = word.rstrip("½")
    return total + (float(number) if number.replace(".", "", 1).isdigit() else 0) + half / 2


def unit_of(word: str) -> str:
    """A unit of time in the singular."""
    word = word.lower()
    return "century" if word.startswith("centur") else word


CLASSES: Final = {
    **dict.fromkeys(MONTHS, "month"),
    **dict.fromkeys(WEEKDAYS, "weekday"),
    **{
        unit + s: "unit"
        for unit in [
            "second",
            "minute",
            "hour",
            "day",
            "night",
            "week",
            "weekend",
            "fortnight",
            "month",
            "quarter",
            "year",
            "decade",
        ]
        for s in ("", "s")
    },
    **dict.fromkeys(("century", "centuries"), "unit"),
    **dict.fromkeys("0123456789", "digit"),
    **dict.fromkeys(
        (s for season in ("spring", "summer", "autumn", "fall", "winter") for s in (season, season + "s")), "season"
    ),
    **dict.fromkeys(PARTS_OF_DAY, "part"),
    **dict.fromkeys(("today", "yesterday", "tomorrow", "tonight", "overnight"), "near"),
    **dict.fromkeys(["hourly", "daily", "nightly", "weekly", "monthly"], "often"),
    **dict.fromkeys(("christmas", "thanksgiving", "eve"), "feast"),
    **dict.fromkeys(
        [
            "now",
            "current",
            "currently",
            "these",
            "nowadays",
            "present",
            "moment",
            "presently",
            "recently",
            "recent",
            "lately",
        ],
        "reference",
    ),
    **dict.fromkeys(["past", "time", "once", "future", "soon", "term"], "reference"),
}
"""Which words let which rules have a try."""


def classes(text: str) -> frozenset[str]:
    """The classes of words that a text has, and the words themselves: rules that need others are not tried."""
    words = set(WORD.findall(text.lower()))
    return frozenset(words | {CLASSES[word] for word in words if word in CLASSES})
