"""docs/exports.md shows the crosswalks as they are, and leaves out no format, table or column."""

import re
from pathlib import Path

import pytest

from sayso.codebook import load
from sayso.export.acled import ACLED
from sayso.export.crosswalk import crosswalk
from sayso.export.foreign import COMPANION_COLUMNS, Foreign
from sayso.export.formats import FORMATS
from sayso.export.tables import TABLES
from sayso.export.ucdp import UCDP

PAGE = (Path(__file__).resolve().parents[2] / "docs/exports.md").read_text("utf-8")


def table(header: str) -> list[list[str]]:
    """The rows of the table with this header."""
    found = re.search(rf"^\| {re.escape(header)} \|$\n^\|[-|]+\|$\n((?:^\|.*\|$\n?)*)", PAGE, re.MULTILINE)
    assert found, f"No table '{header}' in docs/exports.md"
    rows = [line.strip("| ").split(" | ") for line in found[1].splitlines()]
    return [["" if cell == "-" else cell for cell in row] for row in rows]


def test_every_format_is_listed() -> None:
    rows = table("format | writes | what")
    assert [row[0] for row in rows] == [f"`{form.name}`" for form in FORMATS]
    assert [row[1] for row in rows] == ["a folder" if form.folder else f"`{form.suffix}`" for form in FORMATS]
    assert [row[2] for row in rows] == [form.holds for form in FORMATS]


def test_every_table_is_listed() -> None:
    assert [row[0] for row in table("table | a row for each")] == [f"`{one.name}`" for one in TABLES]


@pytest.mark.parametrize(("heading", "foreign"), [("ACLED", ACLED), ("UCDP GED", UCDP)])
def test_every_column_is_explained(heading: str, foreign: Foreign) -> None:
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    named = set(re.findall(r"`(\w+)`", section))
    columns = {name for name, _ in foreign.columns}
    numbered = {name for name in columns if re.fullmatch(r"(conflict|dyad|side_[ab])_(dset|new)_id", name)}
    assert columns - numbered <= named


def test_what_the_companion_is_for_is_in_it() -> None:
    (row,) = (row for row in table("file | holds") if "companion" in row[0])
    named = set(re.findall(r"`(\w+)`", row[1]))
    assert named <= {name for name, _ in COMPANION_COLUMNS}


def test_crosswalks_are_as_they_are() -> None:
    cross = crosswalk()
    fields = ("acled", "plover", "gdelt", "gdelt_us")
    place = [[key, *(codes.get(field, "") for field in fields)] for key, codes in cross.place.items()]
    assert (
        table("where_prec | ACLED geo_precision | PLOVER resolution | GDELT type abroad | GDELT type in the US")
        == place
    )
    assert table("date_prec | ACLED time_precision") == [[key, of.get("acled", "")] for key, of in cross.date.items()]
    kinds = ("inter", "suffers", "side")
    sectors = [[key, *(codes.get(field, "") for field in kinds)] for key, codes in cross.sectors.items()]
    assert table("sector | ACLED inter | ACLED inter, suffering | UCDP side") == sectors
    assert table("ACLED inter | name") == [list(pair) for pair in cross.inter.items()]
    assert table("type | disorder_type") == [list(pair) for pair in cross.disorder.items()]
    assert f"that deny are: {', '.join(sorted(cross.denying))}." in PAGE
    assert table("status | PLOVER mode") == [list(pair) for pair in cross.modes.items()]


def test_acts_have_the_codes_of_the_codebook() -> None:
    want = [
        [name, line.cameo, line.acled]
        for name, line in load().tables.crosswalk.items()
        if not name.startswith("RELATION")
    ]
    assert table("type | CAMEO | ACLED sub_event_type") == want
