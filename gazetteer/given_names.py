"""Derives src/sayso/analysis/given_names.tsv: `python gazetteer/given_names.py`.

Given names that nearly all who bear them are women, or men: by a census of the United States (`names`), by the lists of
names of some sixty countries (`faker`), and by a list of ours, which counts most, for languages that these spell in
other scripts. A name of which they do not agree is left out.
"""

import importlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from faker.config import AVAILABLE_LOCALES

import packages
from sayso.model.names import fold

HERE = Path(__file__).parent
TABLE = HERE.parent / "src" / "sayso" / "analysis" / "given_names.tsv"
OURS = HERE / "given_names.txt"
MOSTLY = 20
"""A census name is of those of whom it counts so many times as many."""
LEAST = 10
"""Names of fewer in a million people say nothing in a census: many are slips of its clerks."""
CENSUS = 3
"""The census counts as so many lists."""
SURE = 5
"""Of lists that tell of a name, so many times as many have to say the one."""
LISTS = {
    "f": ("first_names_female", "first_female_names"),
    "m": ("first_names_male", "first_male_names"),
}
LETTERS: Mapping[str, str] = dict(
    re.findall(
        r"(\w)(\w*)",
        "аa бb вv гg ґg дd еe єye жzh зz иi іi їi йy кk лl мm нn оo пp "
        "рr сs тt уu ўu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya ёe",
    )
)
"""Cyrillic letters with what English writes for them."""
UKRAINIAN = {"и": "y", "г": "h", "ї": "i"}
ENDINGS = (("iy", "y"), ("yy", "y"), ("ey", "ei"))
"""Endings of Cyrillic names that English writes in two ways: "Yevgeniy" and "Yevgeny"."""


def spellings(name: str, locale: str) -> Iterator[str]:
    """A name as news in English spells it, lower case and without accents; none of scripts but Latin and Cyrillic."""
    for word in name.casefold().split():
        letters = LETTERS | (UKRAINIAN if locale == "uk_UA" else {})
        known = plain("".join(letters.get(letter, letter) for letter in word))
        for stem in filter(None, (known, f"y{known}" if known and word.startswith("е") else "")):
            yield stem
            if not word.isascii():
                yield from (stem.removesuffix(end) + other for end, other in ENDINGS if stem.endswith(end))


def plain(latin: str) -> str:
    """A name without accents; "" where it is left with other letters, or with two."""
    bare = fold(latin)
    return bare if bare.isascii() and bare.isalpha() and len(bare) > 2 else ""


def census() -> Mapping[str, str]:
    """Names of the census, each "f", "m", or "" where it is borne by both."""
    many: dict[str, dict[str, float]] = {"f": {}, "m": {}}
    for gender, file in (("f", "dist.female.first"), ("m", "dist.male.first")):
        for line in (packages.folder("names").parent / file).read_text("ascii").splitlines():
            word, share, *_ = line.casefold().split()
            many[gender][word] = float(share) * 10_000
    found = {}
    for word in many["f"].keys() | many["m"].keys():
        women, men = many["f"].get(word, 0), many["m"].get(word, 0)
        if max(women, men) >= LEAST:
            found[word] = "f" if women >= MOSTLY * men else "m" if men >= MOSTLY * women else ""
    return found


def listed(language: str = "", but: str = "-") -> Iterator[tuple[str, str, str]]:
    """Names of the lists of a language, `but` one, with "f" or "m" and the list; none of unparted ones."""
    for locale in sorted(AVAILABLE_LOCALES):
        if not locale.startswith(language) or locale.startswith(but):
            continue
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        for gender, fields in LISTS.items():
            for field in fields:
                names = getattr(provider, field, ())
                for name in () if isinstance(names, property) else names:
                    yield from ((known, gender, locale) for known in spellings(str(name), locale))


def ours() -> Iterator[tuple[str, str]]:
    """The names of our list with "f" or "m", or "both".

    Raises:
        ValueError: a name stands under two of these.
    """
    told = dict[str, str]()
    for line in OURS.read_text("utf-8").splitlines():
        gender, colon, names = line.partition(":")
        for name in names.split() if colon else ():
            if told.setdefault(name, gender) != gender:
                raise ValueError(f"{name} in {OURS.name} is under {told[name]} and {gender}; expected one of them")
            yield name, gender


def voted(lists: Iterable[tuple[str, str, str]]) -> dict[str, Counter[str]]:
    """How many lists have a name as a woman's and as a man's."""
    found = dict[str, Counter[str]]()
    for word, gender, _ in set(lists):
        found.setdefault(word, Counter())[gender] += 1
    return found


def main() -> None:
    """Writes the table."""
    votes, counted = voted(listed(but="en")), census()
    for word, gender in counted.items():
        votes.setdefault(word, Counter()).update({gender: CENSUS} if gender else {"f": CENSUS, "m": CENSUS})
    # Those of English have many a rare name, of which the census counts whom it is of.
    votes |= {word: many for word, many in voted(listed("en")).items() if word not in votes}
    found = {word: max("fm", key=many.__getitem__) for word, many in votes.items() if _is_sure(many)}
    found |= dict(ours())
    found = {word: gender for word, gender in found.items() if gender in ("f", "m")}
    TABLE.write_text("".join(f"{word}\t{gender}\n" for word, gender in sorted(found.items())), "utf-8")
    print(f"{len(found):,} names in {TABLE.name}")


def _is_sure(many: Counter[str]) -> bool:
    return max(many["f"], many["m"]) >= SURE * min(many["f"], many["m"])


if __name__ == "__main__":
    main()
