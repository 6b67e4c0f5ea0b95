"""Coordinates and grid references that a report itself gives: decimal degrees, degrees with minutes, MGRS, UTM."""

import re
from collections.abc import Iterator

from sayso.analysis.grids import Point, mgrs, utm
from sayso.model.analysis import PlaceMention
from sayso.model.span import Span

_DEGREES = r"[°º˚]"
_MINUTES = r"['′’]"
_SECONDS = r"(?:\"|″|”|''|′′|’’)"
_GAP = r"\s*[,;/]?\s*"
_DECIMAL = re.compile(
    rf"(?<![\w.,+-])(?P<ns1>[NS])?\s?(?P<lat>[+-]?\d{{1,2}}\.\d{{2,8}})\s?{_DEGREES}?\s?(?P<ns2>[NS]\b)?{_GAP}"
    rf"(?P<ew1>[EW])?\s?(?P<lon>[+-]?\d{{1,3}}\.\d{{2,8}})\s?{_DEGREES}?\s?(?P<ew2>[EW]\b)?(?![\w%]|[.,]\d)"
)
_ANGLE = (
    rf"(?P<{{0}}d>\d{{{{1,3}}}})\s?{_DEGREES}\s?(?P<{{0}}m>\d{{{{1,2}}}}(?:\.\d+)?)\s?{_MINUTES}"
    rf"(?:\s?(?P<{{0}}s>\d{{{{1,2}}}}(?:\.\d+)?)\s?{_SECONDS})?"
)
_SEXAGESIMAL = re.compile(
    rf"(?P<ns1>[NS])?\s?{_ANGLE.format('lat')}\s?(?P<ns2>[NS]\b)?{_GAP}"
    rf"(?P<ew1>[EW])?\s?{_ANGLE.format('lon')}\s?(?P<ew2>[EW]\b)?"
)
_GRID = re.compile(
    r"(?<!\w)(?P<zone>0?[1-9]|[1-5]\d|60)(?P<band>[C-HJ-NP-X])\s?(?P<square>[A-HJ-NP-Z]{2})"
    r"\s?(?P<one>\d{2,5})\s?(?P<two>\d{2,5})(?!\w)"
)
_UTM = re.compile(
    r"(?<!\w)(?P<zone>0?[1-9]|[1-5]\d|60)\s?(?P<band>[C-HJ-NP-X]),?\s"
    r"(?P<east>\d{6})\s?(?:m?E\b)?,?\s(?P<north>\d{1,7})(?:\s?m?N\b)?(?!\w|[.,]\d)"
)
_FULL = 6
"""Digits of a northing from which on two numbers behind a zone are UTM without a letter behind each."""
_TOLD = re.compile(r"(?:coordinates?|lat(?:itude)?|position|location|grid|GPS)\b[^.]{0,30}$", re.IGNORECASE)
"""Words before two plain numbers that make coordinates of them."""
_LEAD = 50
"""Characters that these words may take up."""
SURE = 3
"""Decimals from which on two plain numbers with a comma between them are coordinates without a word that says so."""


def coordinates(text: str, offset: int) -> tuple[PlaceMention, ...]:
    """Places given by coordinates, in the order of the text, with no more decimals than the words have.

    Of an MGRS reference the degrees are those of the middle of the cell it names; one that names no cell, like a UTM
    reference that names no point, is kept as worded, without degrees.

    Args:
        text: a sentence or a whole text.
        offset: where it stands in the report, in code points; the spans are the report's.
    """
    found = [*_decimals(text, offset), *_sexagesimals(text, offset)]
    found += [*_grids(text, offset), *_planes(text, offset)]
    return tuple(sorted(found, key=lambda place: place.span))


def _place(match: re.Match[str], offset: int, lat: float | None, lon: float | None) -> PlaceMention:
    words = match[0].strip()
    start = offset + match.start() + match[0].index(words)
    return PlaceMention(Span(start, start + len(words), words), words, lat=lat, lon=lon)


def _decimals(text: str, offset: int) -> Iterator[PlaceMention]:
    for match in _DECIMAL.finditer(text):
        lat, lon = float(match["lat"]), float(match["lon"])
        north, east = match["ns1"] or match["ns2"], match["ew1"] or match["ew2"]
        places = min(len(match[side].partition(".")[2]) for side in ("lat", "lon"))
        marked = bool(north and east) or "°" in match[0]
        lead = text[max(0, match.start() - _LEAD) : match.start()]
        plain = (places >= SURE and "," in match[0]) or _TOLD.search(lead)
        if (marked or plain) and abs(lat) <= 90 and abs(lon) <= 180:
            yield _place(match, offset, _signed(lat, north), _signed(lon, east))


def _sexagesimals(text: str, offset: int) -> Iterator[PlaceMention]:
    for match in _SEXAGESIMAL.finditer(text):
        lat, lon = _degrees(match, "lat"), _degrees(match, "lon")
        if lat is not None and lon is not None and lat <= 90 and lon <= 180:
            north, east = match["ns1"] or match["ns2"], match["ew1"] or match["ew2"]
            yield _place(match, offset, _signed(lat, north), _signed(lon, east))


def _degrees(match: re.Match[str], side: str) -> float | None:
    """Degrees of an angle, to two decimals by its minutes and four by its seconds; None where it is none."""
    minutes, seconds = float(match[f"{side}m"]), float(match[f"{side}s"] or 0)
    if minutes >= 60 or seconds >= 60:
        return None
    fine = match[f"{side}s"] is not None or "." in match[f"{side}m"]
    return round(int(match[f"{side}d"]) + minutes / 60 + seconds / 3600, 4 if fine else 2)


def _signed(degrees: float, side: str | None) -> float:
    return -abs(degrees) if side in ("S", "W") else degrees


def _grids(text: str, offset: int) -> Iterator[PlaceMention]:
    for match in _GRID.finditer(text):
        joined = " " not in match[0][match.start("one") - match.start() :]
        digits = match["one"] + match["two"]
        if len(digits) % 2 == 0 and (joined or len(match["one"]) == len(match["two"])):
            yield _gridded(match, offset, mgrs(int(match["zone"]), match["band"], match["square"], digits))


def _planes(text: str, offset: int) -> Iterator[PlaceMention]:
    for match in _UTM.finditer(text):
        lettered = match[0].endswith("N") and "E" in match[0]
        if lettered or len(match["north"]) >= _FULL:
            yield _gridded(
                match, offset, utm(int(match["zone"]), match["band"], *map(int, match.group("east", "north")))
            )


def _gridded(match: re.Match[str], offset: int, point: Point | None) -> PlaceMention:
    return _place(match, offset, *(point or (None, None)))
