"""The columns are those of the other projects, byte for byte."""

import csv
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.export.conftest import Export
from tests.export.made import edition, read

from sayso.codebook import load
from sayso.export.acled import ACLED
from sayso.export.acled import COLUMNS as ACLED_COLUMNS
from sayso.export.crosswalk import crosswalk
from sayso.export.gdelt import EVENT_COLUMNS, MENTION_COLUMNS
from sayso.export.icews import ICEWS
from sayso.export.ucdp import UCDP


def column(path: Path, name: str) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row[name] for row in csv.DictReader(file)]


def names(columns: Sequence[tuple[str, object]]) -> list[str]:
    return [name for name, _ in columns]


def test_acled_and_ucdp_have_their_columns(shared: Path) -> None:
    assert names(ACLED.columns) == column(shared / "codes/acled_columns.csv", "column")
    assert names(UCDP.columns) == column(shared / "codes/ucdp_ged_columns.csv", "column")
    assert (len(ACLED.columns), len(UCDP.columns)) == (31, 49)


def test_gdelt_has_its_columns(shared: Path) -> None:
    assert names(EVENT_COLUMNS) == column(shared / "codes/gdelt2_events.csv", "name")
    assert names(MENTION_COLUMNS) == column(shared / "codes/gdelt2_mentions.csv", "name")


def test_icews_has_its_columns(shared: Path) -> None:
    guide = (shared / "guide/conventions.md").read_text("utf-8")
    found = re.search(r"^ICEWS columns [^`]*`([^`]+)`", guide, re.MULTILINE)
    assert found
    assert names(ICEWS.columns) == found[1].split(", ")


@pytest.mark.parametrize(("name", "table"), [("acled", "acled_columns"), ("ucdp-ged", "ucdp_ged_columns")])
def test_hxl_tags_are_those_in_use(name: str, table: str, shared: Path) -> None:
    path = shared / f"codes/{table}.csv"
    tags = dict(zip(column(path, "column"), column(path, "hxl_tag_used_by_hdx"), strict=True))
    assert crosswalk().hxl[name] == {column: tag for column, tag in tags.items() if tag}


def test_regions_are_acleds(shared: Path) -> None:
    path = shared / "codes/acled_regions.csv"
    numbers = [str(int(float(number))) for number in column(path, "region")]
    assert crosswalk().regions == dict(zip(numbers, column(path, "region_name"), strict=True))


def test_every_acled_event_type_has_a_disorder_type(shared: Path) -> None:
    path = shared / "codes/acled_event_types.csv"
    pairs = list(zip(column(path, "event_type"), column(path, "sub_event_type"), strict=True))
    assert {name: kind for kind, name in pairs} == load().tables.acled
    demonstrations = dict(zip(pairs, column(path, "demonstrations"), strict=True))
    political = dict(zip(pairs, column(path, "political_violence"), strict=True))
    for kind, sub in pairs:
        disorder = crosswalk().disorder.get(sub) or crosswalk().disorder[kind]
        assert ("Demonstrations" in disorder) == (demonstrations[kind, sub] == "1.0"), sub
        assert ("Political violence" in disorder) == (political[kind, sub] == "1.0"), sub


def test_the_header_is_the_first_line_and_tags_the_second(export: Export) -> None:
    held = edition(read("Rebels shelled Homs.", "shelled", ["rebels"]))
    lines = export(held, "acled", hxl=True).read_text("utf-8").splitlines()
    assert lines[0] == ",".join(names(ACLED_COLUMNS))
    assert lines[1].startswith("#event+code,#date+occurred,#date+year,,,#event+type,,#group+name+first,")
    assert lines[2].startswith("SAY")
