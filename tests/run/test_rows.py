"""Flat tables for R, pandas and Stata."""

import re

import pytest

from sayso.export.columns import amount, joined
from sayso.export.encoding import Cell
from sayso.model.analysis import NumberMention
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.model.span import Span
from sayso.run.records import LAYERS
from sayso.run.rows import SHEETS

NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")


def table(layer: str, reading: Reading) -> list[dict[str, Cell]]:
    sheet = SHEETS[layer]
    return [dict(zip(sheet.header, row, strict=True)) for row in sheet.rows(reading)]


def test_there_is_a_sheet_for_every_layer() -> None:
    assert list(SHEETS) == list(LAYERS)


@pytest.mark.parametrize("layer", list(SHEETS))
def test_columns_have_names_that_every_package_takes(layer: str) -> None:
    header = SHEETS[layer].header
    assert [name for name in header if not NAME.fullmatch(name)] == []
    assert len(set(header)) == len(header)


@pytest.mark.parametrize("layer", list(SHEETS))
def test_there_are_as_many_rows_as_records(reading: Reading, layer: str) -> None:
    assert len(table(layer, reading)) == len(list(LAYERS[layer](reading)))


def test_claims(reading: Reading) -> None:
    first, second = table("claims", reading)
    assert (first["report_key"], first["publisher"], first["reader_model"]) == ("ferry.txt", "Amal Post", "m1")
    assert (first["killed_low"], first["killed_high"], first["injured_low"]) == (12, None, None)
    assert (first["numbers"], first["means"], first["cameo"]) == ("killed 12+", "mortars", "194")
    assert (second["sources"], second["source_parties"]) == ("Radio Amal; rebel spokesman", "")
    assert (second["latitude"], second["date_start"], second["location"]) == (None, "", "")


def test_mentions_leave_cells_of_other_kinds_empty(reading: Reading) -> None:
    place, _, time, rebels, number = table("mentions", reading)
    assert (place["latitude"], place["time_value"], place["low"]) == (1.234568, "", None)
    assert (time["time_value"], time["name"]) == ("2021-03-08", "")
    assert (rebels["party"], rebels["code"], rebels["geonameid"]) == ("name:rebels", "", None)
    assert (number["counted"], number["low"], number["high"]) == ("killed", 12, None)


def test_attributions(reading: Reading) -> None:
    outer, inner = table("attributions", reading)
    assert (outer["parent"], inner["parent"]) == ("", outer["id"])
    assert (inner["source"], inner["content"]) == ("", "his men had attacked “the ferry”")


def test_a_failed_report_is_a_row_too() -> None:
    (row,) = table("reports", Reading(Report("", "gone.txt", "", outcome="failed", reason="No such file")))
    assert (row["report_key"], row["outcome"], row["reason"], row["claims"]) == (
        "gone.txt",
        "failed",
        "No such file",
        0,
    )


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(26, 26, "killed 26"), (16, None, "killed 16+"), (None, 5, "killed -5"), (2, 5, "killed 2-5"), (0, 0, "killed 0")],
)
def test_amounts(low: int | None, high: int | None, expected: str) -> None:
    assert amount(NumberMention(Span(0, 1, "x"), "killed", low, high)) == expected


def test_an_amount_of_money_has_its_currency() -> None:
    assert amount(NumberMention(Span(0, 1, "x"), "money", 5000, 5000, currency="EUR")) == "money 5000 EUR"


def test_lists_keep_their_places() -> None:
    assert joined(["state:RUS", "", "org:UN"]) == "state:RUS; ; org:UN"
    assert joined(["", ""]) == joined([]) == ""
