"""How a name is written does not matter when it is looked up: one spelling for all of its spellings; hosts by name."""

import functools
import re
import unicodedata
from urllib.parse import urlsplit

_ODD = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ħ": "h"}
)
"""Latin letters that no accent tells from a plain one."""
_DROPPED = re.compile(r"['’‘`´ʻʼʽʾʿˈ.]")
_GAP = re.compile(r"[\s\-‐‑–—/_]+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


@functools.lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """The key of a name: lower case, no accents, apostrophes or dots, a space for a hyphen, `Saint` for `St.`."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_ODD)) if not name.isascii() else name.casefold()
    letters = plain if plain.isascii() else "".join(c for c in plain if not unicodedata.combining(c)).translate(_ODD)
    words = _GAP.sub(" ", _DROPPED.sub("", letters)).split()
    return " ".join([*(_SHORT.get(word, word) for word in words[:-1]), *words[-1:]])


def slug(name: str) -> str:
    """A name as the last part of an id: small letters and digits, hyphens between."""
    return "-".join(re.findall(r"\w+", name.casefold().replace("'", "").replace("’", ""))) or "unknown"


def host(url: str) -> str:
    """The host that an address names, in small letters; "" where it names none or is no address."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
