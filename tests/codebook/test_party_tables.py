import csv
import re
from pathlib import Path

import pytest

from sayso.codebook.known import PartyKind
from sayso.codebook.party_tables import SHIPPED, read_parties
from sayso.codebook.rows import read_lines, read_rows
from sayso.codebook.sectors import sectors
from sayso.errors import RunStopped

FILES = ("states.yml", "organisations.yml", "groups.yml", "bodies.yml", "shared.yml")
SECTORS = Path(__file__).resolve().parents[3] / "shared" / "codes" / "plover_sectors.csv"
CAMEO_ROLES = frozenset(re.findall(r"\w+", """
    COP GOV INS JUD MIL OPP REB SEP SPY UAF PTY
    AGR BUS CRM CVL DEV EDU ELI ENV HLH HRI LAB LEG MED REF REL SET
"""))  # fmt: skip
"""Roles of actors in one country, CAMEO 1.1b3, tables 3.1 and 3.2; REL is that of the agents' dictionaries."""
CAMEO_ABROAD = frozenset({"IGO", "NGO", "MNC", "IMG", "INT", "NGM"})


@pytest.mark.parametrize(("kind", "least"), [("state", 200), ("org", 150), ("group", 400), ("body", 200)])
def test_sizes(kind: PartyKind, least: int) -> None:
    assert sum(known.kind == kind for known in read_parties().parties.values()) >= least


def test_states_have_the_codes_of_their_keys_but_those_that_are_no_more() -> None:
    states = [known for known in read_parties().parties.values() if known.kind == "state"]
    odd = {known.id: known.code for known in states if known.code != known.id.removeprefix("state:")}
    assert all(re.fullmatch(r"state:[A-Z]{4}", party) for party in odd)
    assert odd["state:SUHH"] == "SUN"


def test_codes_are_those_of_cameo() -> None:
    tables = read_parties()
    states = {known.code for known in tables.parties.values() if known.kind == "state"}
    wrong = []
    for known in tables.parties.values():
        first, second = known.code[:3], known.code[3:6]
        if known.kind == "org":
            right = first in CAMEO_ABROAD or (first in states and second in CAMEO_ROLES)
        elif known.kind in ("group", "body") and known.country:
            right = first in states and (second in CAMEO_ROLES or known.sector == "PRE")
        else:
            right = known.kind == "state" or first == "IMG"
        wrong += [] if right else [(known.id, known.code)]
    assert wrong == []


def test_groups_that_became_another_end_when_it_begins() -> None:
    tables = read_parties()
    pairs = [(tables.parties[one], tables.parties[other]) for one, other in tables.became.items()]
    assert len(pairs) >= 15
    assert [a.id for a, b in pairs if a.until and b.since and a.until < b.since - 1] == []


@pytest.mark.skipif(not SECTORS.exists(), reason="the lists of codes stand beside the checkout, and do not here")
def test_sectors_are_those_of_plover() -> None:
    with SECTORS.open(encoding="utf-8") as lines:
        theirs = {row["code"] for row in csv.DictReader(lines)}
    abroad = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
    assert {one.plover for one in sectors().roles.values()} - theirs - abroad == set()
    assert theirs - {one.plover for one in sectors().roles.values()} == set()


@pytest.mark.parametrize("name", FILES)
def test_files_are_sorted_and_read_alike_both_ways(name: str) -> None:
    fast, strict = read_lines(SHIPPED / name), read_rows(SHIPPED / name)
    assert fast == strict
    for section, rows in fast.rows():
        assert list(rows.cells) == sorted(rows.cells), section


def test_files_are_written_so_that_they_are_read_fast() -> None:
    for name in FILES:
        for line in (SHIPPED / name).read_text("utf-8").splitlines():
            assert not line or line[0] == "#" or re.fullmatch(r"\w+:|  [^ {].*: \{.*\}", line), (name, line)


def folder(path: Path, **files: str) -> Path:
    texts = dict.fromkeys(("states", "organisations", "groups", "bodies"), "") | {"shared": "shared:\n"} | files
    for name, text in texts.items():
        (path / f"{name}.yml").write_text(text or f"{name}:\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"states": "states:\n  RUR: {name: Ruritania, capitol: Strelsau}\n"}, "has no field 'capitol'"),
        ({"states": "states:\n  RUR: {capital: Strelsau}\n"}, "states.yml, states, RUR: has no name"),
        ({"states": "states:\n  Rur: {name: Ruritania}\n"}, "code is 'Rur'; expected three capitals"),
        ({"states": "staates:\n  RUR: {name: Ruritania}\n"}, "has no field 'staates'"),
        ({"groups": "groups:\n  red: {name: Red Band}\n"}, "groups.yml, groups, red: has no sector"),
        ({"groups": "groups:\n  red: {name: Red Band, sector: RBE}\n"}, "no sector 'RBE'; there are AGR"),
        ({"groups": "groups:\n  red: {name: Red Band, sector: REB, country: RUR}\n"}, "no state 'RUR' in states.yml"),
        ({"groups": "groups:\n  red: {name: Red Band, sector: REB, became: blue}\n"}, "no party 'group:blue'"),
        ({"groups": "groups:\n  red: {name: Red Band, sector: REB, since: 2001, until: 1999}\n"}, "2001 is after"),
        ({"groups": "groups:\n  red: {name: Red, sector: REB, formerly: {Pink: lately}}\n"}, "expected years such as"),
        (
            {"groups": "groups:\n  red: {name: Red Band, sector: REB, since: soon}\n"},
            "since is 'soon'; expected a number",
        ),
        ({"organisations": "organisations:\n  UNX: {name: Union X}\n"}, "code is ''"),
        ({"bodies": "bodies:\n  guard: {name: Rose Guard, sector: MIL}\n"}, "has no country"),
        ({"shared": 'shared:\n  Red Band: {"mostly": "group:red"}\n'}, "no party 'group:red' in the tables"),
        (
            {"groups": "groups:\n  a: {name: Red Band, sector: REB}\n  b: {name: Red-Band, sector: REB}\n"},
            "'Red-Band' is a name of both group:a and group:b; expected a row for it",
        ),
        (
            {"groups": "groups:\n  a: {name: Red Band, sector: REB}\n  a: {name: Rouge, sector: REB}\n"},
            "'a' stands here a second time",
        ),
    ],
)
def test_broken_tables(tmp_path: Path, files: dict[str, str], message: str) -> None:
    with pytest.raises(RunStopped, match=re.escape(message)) as caught:
        read_parties(folder(tmp_path, **files))
    assert caught.value.code == 3


def test_codes_by_rule_and_by_table(tmp_path: Path) -> None:
    states = "states:\n  RUR: {name: Ruritania}\nformer:\n  OLDR: {name: Old Ruritania, code: ORU}\n"
    groups = (
        "groups:\n  a: {name: Red Band, sector: REB, country: RUR, agency: RED}\n"
        "  b: {name: Blue Band, sector: PRM, country: OLDR}\n  c: {name: Green Band, sector: REB}\n"
        "  d: {name: Grey Band, sector: REB, code: IMGMOSGRY}\n"
    )
    parties = read_parties(folder(tmp_path, states=states, groups=groups)).parties
    assert [parties[f"group:{key}"].code for key in "abcd"] == ["RURREBRED", "ORUUAF", "IMG", "IMGMOSGRY"]
    assert parties["state:OLDR"].code == "ORU"
