"""How a report words a place: what kind it asks for (`province`, `city`), and how far from it the thing told may be."""

import re
from typing import Literal

Vague = Literal["near", "countryside", "border", "part", ""]
"""At some distance; in the country around; along the border; in a part; at the place itself."""

_REACH = 45
"""Characters on each side that can word a place."""
_AREAS = r"(?:province|governorate|region|state|oblast|prefecture|department|canton|county|district|republic)"
_AREAS_OF = r"(?:provinces|governorates|regions|states|oblasts|counties|districts)"
_TOWNS = r"(?:city|town|village|capital|municipality|neighbou?rhood|suburb)"
_COMPASS = r"(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?"
_THE = r"(?:the )?(?:(?:\w+ )?(?:city|town|village|capital|province|governorate) of )?"

_ALSO = r"(?:, [\w'’-]+)*,? and [\w'’-]+(?: [\w'’-]+)?"
"""More names in a list: `Tarn, Brask and Odun provinces`."""
_AREA_AFTER = re.compile(rf"['’]?s? (?:{_COMPASS} )?{_AREAS}\b|(?:{_ALSO})? {_AREAS_OF}\b", re.IGNORECASE)
_AREA_BEFORE = re.compile(rf"\b{_AREAS} of (?:the )?$", re.IGNORECASE)
_TOWN_AFTER = re.compile(rf" {_TOWNS}\b(?! (?:council|government|police|hall))", re.IGNORECASE)
_TOWN_BEFORE = re.compile(rf"\b(?:{_TOWNS}|port|streets|airport) of (?:the )?$", re.IGNORECASE)
_NEAR_BEFORE = re.compile(
    r"\b(?:near(?:by)?|outside(?: of)?|close to|next to|around|off|not far from|adjacent to|on the (?:way|road) to"
    rf"|{_COMPASS}(?: side| part)? of|(?:outskirts?|suburbs?|edges?|periphery|vicinity|environs|surroundings) of"
    rf"|(?:km|kilomet(?:er|re)s?|miles?) (?:away )?from|half[- ]?way (?:to|between)) {_THE}$",
    re.IGNORECASE,
)
_NEAR_AFTER = re.compile(r"['’]?s? (?:outskirts|suburbs?|area|environs|surroundings|periphery)\b", re.IGNORECASE)
_COUNTRY_BEFORE = re.compile(rf"\b(?:(?:countryside|rural parts|hinterland) of {_THE}|rural )$", re.IGNORECASE)
_COUNTRY_AFTER = re.compile(rf"['’]?s? (?:{_COMPASS} )?(?:countryside|hinterland)\b", re.IGNORECASE)
_BORDER_BEFORE = re.compile(
    r"\b(?:border|frontier)s? (?:with|between|of) (?:the )?$|\bborder(?:ing|s) (?:on )?$", re.IGNORECASE
)
_BORDER_AFTER = re.compile(
    r"(?:['’]s)?(?:[-–]\w+)? (?:border|frontier)s?\b(?! (?:town|city|village|crossing|post|guard))", re.IGNORECASE
)
_PART_BEFORE = re.compile(
    rf"\b(?:(?:far |extreme )?{_COMPASS}|central|upper|lower|parts of|much of|most of) (?:the )?$", re.IGNORECASE
)


def asked(text: str, start: int, end: int) -> Literal["area", "town", ""]:
    """Whether the words around `text[start:end]` say that the name is a region's, or that it is a town's."""
    before, after = _around(text, start, end)
    if (
        _AREA_AFTER.match(after)
        or _AREA_BEFORE.search(before)
        or _COUNTRY_AFTER.match(after)
        or _COUNTRY_BEFORE.search(before)
    ):
        return "area"
    if _TOWN_AFTER.match(after) or _TOWN_BEFORE.search(before):
        return "town"
    return ""


def vague(text: str, start: int, end: int) -> Vague:
    """How the words around `text[start:end]` lead away from the place itself."""
    before, after = _around(text, start, end)
    if _BORDER_AFTER.match(after) or _BORDER_BEFORE.search(before):
        return "border"
    if _COUNTRY_AFTER.match(after) or _COUNTRY_BEFORE.search(before):
        return "countryside"
    if _NEAR_BEFORE.search(before) or _NEAR_AFTER.match(after):
        return "near"
    return "part" if _PART_BEFORE.search(before) else ""


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - _REACH) : start], text[end : end + _REACH]
