"""The words and figures that counts and amounts are made of, and what they are worth."""

import re
from typing import Final

from sayso.analysis.time_words import SMALL, TENS

SCALES: Final = {
    "hundred": 100,
    "thousand": 1000,
    "k": 1000,
    "lakh": 100_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "m": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "b": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_MANY: Final = {
    "several": 3,
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2_000_000,
    "billions": 2_000_000_000,
}
"""Low bounds of words for many, as the guide to claims has them; the high bound is open."""
CURRENCIES: Final = {
    "us$": "USD",
    "nz$": "NZD",
    "a$": "AUD",
    "c$": "CAD",
    "hk$": "HKD",
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₴": "UAH",
    "rs": "INR",
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "rouble": "RUB",
    "ruble": "RUB",
    "rupee": "INR",
    "yen": "JPY",
    "yuan": "CNY",
    "hryvnia": "UAH",
    "shekel": "ILS",
    "lira": "TRY",
    "franc": "",
    "peso": "",
    "dinar": "",
    "dirham": "AED",
    "riyal": "SAR",
    "rial": "IRR",
    "krona": "SEK",
    "kroner": "NOK",
    "zloty": "PLN",
    "rand": "ZAR",
    "naira": "NGN",
    "shilling": "",
    "taka": "BDT",
    "won": "KRW",
    "baht": "THB",
}
WORD: Final = "|".join([*SMALL, *TENS])
SCALE: Final = r"hundred|thousand|lakh|million|crore|billion|trillion"
FIGURE: Final = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_SPOKEN: Final = rf"(?:{WORD})(?:[\s-]+(?:and\s+)?(?:{WORD}|{SCALE}))*"
EXACT: Final = (
    r"(?:an?\s+quarter\s+of\s+a\s+million|half\s+a\s+(?:million|billion|dozen)|an?\s+(?:hundred|thousand|"
    rf"million|billion|dozen)(?:\s+and\s+(?:{WORD})(?:-(?:{WORD}))?)?|"
    rf"(?:(?:{FIGURE})\s+|(?:{WORD})\s+)dozen|(?:{FIGURE})(?:\s*(?:{SCALE}|mn|bn)|[mbk](?=\b))?|{_SPOKEN})"
)
VAGUE: Final = (
    r"(?:several|many|some|a\s+few|few)\s+(?:dozen|hundred|thousand|million|billion)s?|(?:tens|dozens|"
    r"hundreds|thousands)\s+of\s+(?:thousands|millions)"
    r"|several|tens(?=\s+(?:of|more|killed|wounded|injured|dead)\b)|dozens|scores|hundreds|thousands|millions|"
    r"billions"
)
LOW: Final = (
    r"at\s+least|more\s+than|no\s+fewer\s+than|no\s+less\s+than|not\s+less\s+than|(?<!handed\s)(?<!hand\s)"
    r"(?<!turned\s)(?<!turn\s)(?<!took\s)(?<!taken\s)(?<!take\s)over|above|upwards?\s+of|in\s+excess\s+of|"
    r"a\s+minimum\s+of|"
    r"exceed(?:s|ed|ing)|greater\s+than|better\s+than"
)
HIGH: Final = (
    r"up\s+to|as\s+many\s+as|as\s+much\s+as|fewer\s+than|less\s+than|under|below|at\s+most|no\s+more\s+than|"
    r"not\s+more\s+than|a\s+maximum\s+of"
)
ABOUT: Final = (
    r"about|around|some|an?\s+estimated|approximately|roughly|nearly|almost|close\s+to|an?\s+(?:further|"
    r"additional|total\s+of|reported)|another|"
    r"at\s+around|exactly|only|just|all|estimated"
)
SYMBOL: Final = r"(?:US|NZ|HK|A|C)?\$|£|€|¥|₹|₽|₴|Rs\.?"
COINS: Final = "|".join(name for name in CURRENCIES if name.isalpha() and name != "rs")


BEYOND: Final = 2**63
"""Counts from here on are none: nothing that a report counts is so many, and no table has room for them."""


def value_of(words: str) -> int | None:
    """The whole number that words or figures stand for ("half a million", "2.5bn"); None for none, or `BEYOND`."""
    words = words.lower().replace(",", "").replace("-", " ").strip()
    if words.startswith(("half a ", "a quarter of a ")):
        scale = SCALES.get(words.split()[-1], 12)
        return scale // (2 if words.startswith("half") else 4)
    if compact := re.fullmatch(r"(\d+(?:\.\d+)?)\s*([a-z]+)?", words):
        scale = 12 if compact[2] == "dozen" else SCALES.get(compact[2] or "", 1)
        if float(compact[1]) * scale >= BEYOND:
            return None
        number = round(float(compact[1]) * scale)
        return number if number == float(compact[1]) * scale or scale > 1 else None
    total = part = 0
    for word in words.split():
        if word in {"a", "an"}:
            part = 1
        elif word == "dozen":
            part = max(part, 1) * 12
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in SCALES:
            total, part = total + max(part, 1) * SCALES[word], 0
        elif word in SMALL or word in TENS:
            part += SMALL.get(word, TENS.get(word, 0))
    return total + part if total + part < BEYOND else None


def vague_low(words: str) -> int:
    """The low bound of a word for many: "tens of thousands" 20,000; "several hundred" as "hundreds"."""
    low, factor = 0, 1
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in {"thousand", "thousands", "million", "millions", "billion", "billions"} and low >= 20:
            factor = SCALES[word.rstrip("s")]
        else:
            plural = word if word in _MANY else word + "s"
            low = max(low, _MANY.get(plural, 0)) if word not in {"several"} or not low else low
    return (low or 3) * factor
