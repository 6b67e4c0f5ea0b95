"""What parties are: the sectors of CAMEO and PLOVER, and the nouns that tell them."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.codebook.inflect import third_person
from sayso.codebook.rows import Row, read_rows, wrong

SHIPPED = Path(__file__).with_name("sectors.yml")


@dataclass(frozen=True, slots=True)
class Sector:
    """What a party is. `cameo` and `plover` are what these two call it, "" where they have no word for it."""

    code: str
    label: str
    cameo: str
    plover: str


@dataclass(frozen=True, slots=True)
class Sectors:
    """The sectors and their words.

    Attributes:
        roles: by code.
        nouns: the sector of a head noun or phrase, singular and plural, small letters.
        posts: nouns for people whose sector the word before them tells, if it tells one: "army spokesman"; with the
            sector they have by themselves, "" for none.
        organs: head nouns of organs of a state.
        names: the sector that a word in the name of a group most likely tells, small letters.
        peoples: CAMEO codes of peoples by adjective and by plural, as they are written.
    """

    roles: Mapping[str, Sector]
    nouns: Mapping[str, str]
    posts: Mapping[str, str]
    organs: frozenset[str]
    names: Mapping[str, str]
    peoples: Mapping[str, str]

    def cameo(self, sector: str) -> str:
        """What CAMEO calls a sector."""
        return self.roles[sector].cameo if sector in self.roles else ""


def read_sectors(path: Path = SHIPPED) -> Sectors:
    """The table of a file, checked.

    Raises:
        RunStopped: a field that there is none of, or a noun that stands under two sectors; exit code 3.
    """
    table = read_rows(path).only("sectors", "posts", "organs", "names", "peoples")
    rows = {code: row.only("label", "cameo", "plover", "nouns") for code, row in table.row("sectors").rows()}
    roles = {code: _sector(code, row) for code, row in rows.items()}
    nouns: dict[str, str] = {}
    for code, row in rows.items():
        _add(nouns, row.texts("nouns"), code, row.where)
    posts: dict[str, str] = {}
    for code in table.row("posts").cells:
        _add(posts, table.row("posts").texts(code), "" if code == "none" else code, f"{path.name}, posts")
    names = {word: code for code in table.row("names").cells for word in table.row("names").texts(code)}
    if unknown := sorted({*posts.values(), *names.values()} - {"", *roles}):
        raise wrong(path.name, f"no sector {unknown[0]!r}; there are {', '.join(roles)}")
    peoples = {word: code for code in table.row("peoples").cells for word in table.row("peoples").texts(code)}
    return Sectors(roles, nouns, posts, frozenset(table.texts("organs")), names, peoples)


@functools.cache
def sectors() -> Sectors:
    """The table that is shipped, read once a process."""
    return read_sectors()


def _sector(code: str, row: Row) -> Sector:
    cameo = row.text("cameo") if "cameo" in row.cells else code
    plover = row.text("plover") if "plover" in row.cells else code
    return Sector(code, row.text("label"), cameo, plover)


def _add(nouns: dict[str, str], words: tuple[str, ...], code: str, where: str) -> None:
    for word in words:
        for form in (word, _plural(word)):
            if nouns.setdefault(form, code) != code:
                raise wrong(where, f"{form!r} stands under {nouns[form]} as well; expected one sector a noun")


def _plural(noun: str) -> str:
    *before, last = noun.split()
    made = last[:-3] + "men" if last.endswith("man") else third_person(last)
    return " ".join((*before, made))
