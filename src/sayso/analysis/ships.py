"""Whose a warship is, by the letters before its name: "HMS", "USS"."""

import re

from sayso.analysis.party_words import TITLES

_NAVIES = {
    "ARA": "ARG",
    "BNS": "BGD",
    "BRP": "PHL",
    "HDMS": "DNK",
    "HMAS": "AUS",
    "HMCS": "CAN",
    "HMNZS": "NZL",
    "HMS": "GBR",
    "HNLMS": "NLD",
    "HNOMS": "NOR",
    "INS": "IND",
    "KRI": "IDN",
    "NNS": "NGA",
    "PNS": "PAK",
    "RFA": "GBR",
    "ROKS": "KOR",
    "SLNS": "LKA",
    "TCG": "TUR",
    "USCGC": "USA",
    "USNS": "USA",
    "USS": "USA",
}
_NAMED_SHIP = re.compile(r"((?:[a-z][\w-]* )*)((?:[A-Z]\.?){2,6}|HNoMS) ([A-Z][\w'’-]*)(?: [A-Z][\w'’-]*)?")
_ALSO_A_BODY = frozenset({"RFA"})
"""Letters that tell of a ship only behind a word for one: "RFA Uyghur" is of a radio."""


def navy(core: str) -> str:
    """ISO 3166-1 alpha-3 code of the state whose ship words name: "the destroyer HMS Hill"; "" where they name none."""
    match = _NAMED_SHIP.fullmatch(core)
    if match is None or match[3].casefold() in TITLES:
        return ""  # "INS Commissioner Holm"
    letters = match[2].replace(".", "").upper()
    return "" if letters in _ALSO_A_BODY and not match[1] else _NAVIES.get(letters, "")
