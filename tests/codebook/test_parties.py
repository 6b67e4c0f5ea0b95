import random
import re
from pathlib import Path

import pytest

from sayso.codebook.known import Known, Name
from sayso.codebook.parties import Parties, parties
from sayso.codebook.party_tables import PartyTables, fold, read_parties


@pytest.mark.parametrize(
    ("words", "party", "kind"),
    [
        ("Peru", "state:PER", "name"),
        ("the U.S.", "state:USA", "short"),
        ("the UN", "org:UN", "short"),
        ("Tehran", "state:IRN", "capital"),
        ("The Hague", "state:NLD", "capital"),
        ("the White House", "state:USA", "seat"),
        ("Chadian", "state:TCD", "demonym"),
        ("Bolivians", "state:BOL", "people"),
        ("al-Qaeda", "group:al-qaeda", "name"),
        ("Al Qaida", "group:al-qaeda", "name"),
        ("Islamic State of Iraq", "group:islamic-state", "former"),
        ("N’Djamena", "state:TCD", "capital"),
        ("Norways", "state:NOR", "name"),
    ],
)
def test_named(words: str, party: str, kind: str) -> None:
    found = parties().named(words)
    assert found is not None
    assert (found.known.id, found.kind) == (party, kind)


@pytest.mark.parametrize("words", ["", "the", "us", "is", "who", "peru", "Peruvian miners", "Norwaysian"])
def test_not_named(words: str) -> None:
    assert parties().named(words) is None


def test_find_takes_the_longest() -> None:
    text = "Islamic State West Africa Province said Islamic State was in South Sudan, not Sudan."
    assert [(text[f.start : f.end], f.known.id) for f in parties().find(text)] == [
        ("Islamic State West Africa Province", "group:iswap"),
        ("Islamic State", "group:islamic-state"),
        ("South Sudan", "state:SSD"),
        ("Sudan", "state:SDN"),
    ]


def test_find_leaves_possessives_out() -> None:
    text = "Chile's and Syrias envoys"
    assert [text[f.start : f.end] for f in parties().find(text)] == ["Chile", "Syria"]


def test_get() -> None:
    assert parties().get("org:EU") is not None
    assert parties().get("org:NONE") is None


def test_every_name_of_one_party_names_it() -> None:
    tables, table = read_parties(), parties()
    lost = [name.text for name in tables.names if fold(name.text) not in tables.shared and not _names(table, name)]
    assert lost == []


def _names(table: Parties, name: Name) -> bool:
    found = table.named(name.text)
    return found is not None and found.known.id == name.known.id


def test_later() -> None:
    assert [known.id for known in parties().later("group:jabhat-al-nusra")] == [
        "group:jabhat-fateh-al-sham",
        "group:hts",
    ]
    assert parties().later("group:hts") == ()


# What the index finds, against a search that tries every name at every word.

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:['’]\w+)*")


def _split(text: str) -> list[tuple[str, int]]:
    plain = (re.sub(r"['’]s?$", "", match[0]) if "'" in match[0] else match[0] for match in _TOKEN.finditer(text))
    return [(word.replace(".", ""), match.start()) for word, match in zip(plain, _TOKEN.finditer(text), strict=True)]


def _like(name: str, word: str) -> bool:
    if (name.isupper() and len(name) > 1) or (name[:-1].isupper() and len(name) > 2):
        return word == name
    capital = name[0].isupper() and name not in ("Al", "El")
    return word.casefold() == name.casefold() and (word[0].isupper() or not capital)


def _brute(names: list[tuple[list[str], Name]], text: str) -> list[tuple[int, str]]:
    words, out, at = _split(text), list[tuple[int, str]](), 0
    while at < len(words):
        best, length = "", 0
        for parts, name in names:
            here = [word for word, _ in words[at : at + len(parts)]]
            if len(parts) > length and len(here) == len(parts) and all(map(_like, parts, here)):
                best, length = name.known.id, len(parts)
        if length:
            out.append((words[at][1], best))
        at += max(length, 1)
    return out


def test_index_finds_what_brute_force_finds() -> None:
    tables = read_parties()
    own = [name for name in tables.names if fold(name.text) not in tables.shared and not name.text.endswith("s")]
    names = [([word for word, _ in _split(name.text)], name) for name in own]
    draw = random.Random(1945)  # noqa: S311 - the same names each time
    table = Parties(PartyTables(tables.parties, tuple(own), {}, (), {}))
    for _ in range(12):
        some = [draw.choice(own).text for _ in range(6)]
        text = f"The {some[0]} met {some[1]}'s men, {some[2]} and {some[3].lower()} near {some[4]} {some[5]}."
        found = [(one.start, one.known.id) for one in table.find(text)]
        assert found == _brute(names, text), text
        assert len(found) >= 4


# Names that several parties have: three forces called the HDF, in Northland (NTH), Southland (STH) and of neither.

STATES = """
states:
  NTH: {"name": "Northland", "demonyms": ["Northlandic"], "capital": "Norby"}
  STH: {"name": "Southland", "demonyms": ["Southlandic"], "capital": "Sorby"}
"""
GROUPS = """
groups:
  hill: {"name": "Hill Defence Front", "aliases": ["HDF"], "country": "NTH", "sector": "REB", "until": 1990}
  harbour: {"name": "Harbour Defence Force", "aliases": ["HDF"], "country": "STH", "sector": "PRM", "since": 2004}
  heath: {"name": "Heath Front", "aliases": ["HDF", "Red Band"], "country": "STH", "sector": "REB", "since": 2010}
"""


def _folder(folder: Path, shared: str) -> Path:
    (folder / "states.yml").write_text(STATES, encoding="utf-8")
    (folder / "groups.yml").write_text(GROUPS, encoding="utf-8")
    (folder / "organisations.yml").write_text("organisations:\n", encoding="utf-8")
    (folder / "bodies.yml").write_text("bodies:\n", encoding="utf-8")
    (folder / "shared.yml").write_text(shared, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "year", "party", "why"),
    [
        ("The HDF shelled the bridge.", 1985, "group:hill", "no other was called so by 1985"),
        ("The HDF shelled Norby in Northland.", 2012, "group:hill", "the only one whose country the report tells of"),
        (
            "The HDF, or Harbour Defence Force, of Southland.",
            2012,
            "group:harbour",
            "named in full in the report",
        ),
        ("The HDF, once the Red Band, fled.", 2012, "group:heath", "named in full in the report"),
        ("The HDF fled.", 2005, "group:harbour", "the only one that had the name at the time"),
        ("The HDF fled.", 2012, "", ""),
        ("The HDF fled.", None, "", ""),
        ("The HDFs camp in Northland.", 2012, "group:hill", "the only one whose country the report tells of"),
    ],
)
def test_settled(tmp_path: Path, text: str, year: int | None, party: str, why: str) -> None:
    table = Parties(read_parties(_folder(tmp_path, "shared:\n  HDF: {}\n"))).settled(text, year)
    found = next((one for one in table.find(text) if text[one.start : one.end] == "HDF"), None)
    assert (found.known.id if found else "", found.why if found else "") == (party, why)
    if found:
        assert {found.known.id, *found.others} == {"group:hill", "group:harbour", "group:heath"}


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("The HDF fled.", {"group:hill", "group:harbour", "group:heath"}),
        ("The HDF fled to Northland.", set()),
    ],
)
def test_a_name_that_is_not_settled_may_be_any_of_its_parties(tmp_path: Path, text: str, others: set[str]) -> None:
    table = Parties(read_parties(_folder(tmp_path, "shared:\n  HDF: {}\n"))).settled(text, 2012)
    assert set(table.undecided("HDF")) == others
    assert table.undecided("HDF camp") == table.undecided("...") == ()


def test_mostly_is_taken_where_nothing_tells(tmp_path: Path) -> None:
    table = Parties(read_parties(_folder(tmp_path, 'shared:\n  HDF: {"mostly": "group:heath"}\n')))
    assert [one.known.id for one in table.settled("The HDF fled.", 2012).find("The HDF fled.")] == ["group:heath"]
    told = "The HDF fled to Norby."
    assert [one.known.id for one in table.settled(told, 2012).find(told)] == ["group:hill", "state:NTH"]
    assert [one.known.id for one in table.find(told)] == ["group:heath", "state:NTH"]  # as it was


def test_a_report_without_such_names_needs_no_table_of_its_own() -> None:
    table = parties()
    assert table.settled("Peru and Chile met.", 2015) is table


def test_known_is_the_same_object_everywhere() -> None:
    table = parties()
    one, other = table.named("Hamas"), table.get("group:hamas")
    assert one is not None
    assert one.known is other
    assert isinstance(other, Known)
