"""How exactly a place is told, in the codes of UCDP."""

from sayso.resolve.gazetteer import Place
from sayso.resolve.wording import Vague

EXACT, CLOSE, DISTRICT, PROVINCE, PART, COUNTRY, OPEN_SEA = range(1, 8)
"""UCDP's where_prec: the place itself; within about 25 km of it; second-level region; first-level region; vaguer than
that but not a whole country; a country; international waters."""

_OF_FEATURE = {"A.ADM1": PROVINCE, "A.ADM2": DISTRICT, "A.PCLI": COUNTRY, "A.PCLH": COUNTRY, "A.TERR": COUNTRY}
_SEAS = frozenset({"H.SEA", "H.OCN", "H.GULF", "H.STRT", "H.CHN", "H.BAY"})
_SPOTS = frozenset("PSR")
"""GeoNames' classes of towns, buildings and roads."""

DECIMALS = {EXACT: 4, CLOSE: 2, DISTRICT: 2, PROVINCE: 2, PART: 1, COUNTRY: 1, OPEN_SEA: 1}
"""Decimals of degrees that each code supports; a hundredth is about a kilometre."""


def where_prec(place: Place, wording: Vague) -> int | None:
    """UCDP's code for a place worded like that; None for continents and regions of several countries."""
    plain = _plain(place)
    if plain is None or plain == OPEN_SEA:
        return plain
    if wording == "border":
        return PART if plain > CLOSE else CLOSE
    if wording == "part" and plain == COUNTRY:
        return PART
    if plain == EXACT:
        return {"near": CLOSE, "countryside": DISTRICT}.get(wording, EXACT)
    return plain


def _plain(place: Place) -> int | None:
    """The code of a place told as it is."""
    if place.feature in _OF_FEATURE:
        return _OF_FEATURE[place.feature]
    if place.feature in _SEAS:
        return OPEN_SEA
    if place.feature[0] in _SPOTS:
        return EXACT
    return PART if place.country else None


def width(where: int | None) -> int:
    """A code to sort by, the finest first; what has none, such as a continent, is the widest."""
    return 9 if where is None else where


def rounded(degrees: float, where: int | None) -> float:
    """Degrees with no more decimals than the code supports."""
    return round(degrees, DECIMALS.get(where or COUNTRY, 1))
