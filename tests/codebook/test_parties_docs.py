"""docs/parties.md against the tables and rules it tells of."""

import re
from pathlib import Path

from sayso.codebook.compound import describe
from sayso.codebook.known import Known
from sayso.codebook.parties import parties
from sayso.codebook.party_tables import SHIPPED
from sayso.codebook.shared_names import MOSTLY, REASONS

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "parties.md").read_text("utf-8")


def test_every_table_is_there() -> None:
    files = {path.name for path in SHIPPED.glob("*.yml")} & {f"{name}.yml" for name in _names()}
    assert len(files) == 6
    assert [name for name in files if f"`{name}`" not in DOCS] == []


def _names() -> tuple[str, ...]:
    return ("states", "organisations", "groups", "bodies", "shared", "sectors")


def test_codes_are_those_that_are_given() -> None:
    rows = re.findall(r"^\| ([^|`]+) \| `([A-Z]+)` \| [^|]+ \|$", DOCS, re.MULTILINE)
    assert len(rows) >= 11
    assert [(name, describe(name, parties()).code) for name, _ in rows] == rows


def test_ids_are_those_of_parties() -> None:
    table = parties()
    for party in re.findall(r"`((?:state|org|group|body):[\w-]+)`", DOCS):
        assert isinstance(table.get(party), Known) or party == "body:syrian-army"


def test_reasons_are_told_as_they_are_given() -> None:
    assert [reason for reason, _ in REASONS if reason not in DOCS] == []
    assert MOSTLY in DOCS


def test_the_example_finds_what_it_says() -> None:
    text = "The SLA, the Sudan Liberation Army, took the town."
    found = parties().settled(text, 2012).find(text)
    assert [(one.known.id, one.why) for one in found] == [
        ("group:sudan-liberation", "named in full in the report"),
        ("group:sudan-liberation", ""),
    ]
    assert found[0].others == ("group:south-lebanon-army", "group:symbionese")
