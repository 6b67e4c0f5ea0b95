"""What `sayso read` prints, for readings made by hand."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from sayso.cli.output import Printed
from sayso.cli.read import Sure, print_all
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.run.records import LAYERS
from sayso.sources.inputs import Failure

GONE = Failure("gone.txt", "No such file")


def test_json_lines_are_what_a_pipe_gets(reading: Reading, capsys: pytest.CaptureFixture[str]) -> None:
    assert print_all([reading], [], Printed()) == 0
    out, err = capsys.readouterr()
    assert [json.loads(line)["status"] for line in out.splitlines()] == ["happened", "denied"]
    assert err == ""


@pytest.mark.parametrize("layer", list(LAYERS))
def test_csv_has_a_header_and_a_row_a_record(reading: Reading, layer: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_all([reading, reading], [], Printed(layer, "csv"))
    header, *rows = csv.reader(io.StringIO(capsys.readouterr().out))
    assert len(rows) == 2 * len(list(LAYERS[layer](reading)))
    assert {len(row) for row in rows} == {len(header)}


def test_csv_has_its_header_even_where_nothing_follows(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_all([], [], Printed(format="csv")) == 0
    out, err = capsys.readouterr()
    assert out.startswith("report_id,")
    assert out.count("\n") == 1
    assert err == "sayso: No claims in 0 reports\n"


def test_failures_stand_in_their_place_among_reports_and_at_the_end_on_stderr(
    reading: Reading, capsys: pytest.CaptureFixture[str]
) -> None:
    failures: list[Failure] = []

    def readings() -> Iterator[Reading]:
        yield reading
        failures.append(GONE)
        yield replace(reading, report=replace(reading.report, key="b.txt", outcome="partial", reason="cut off"))
        failures.append(replace(GONE, key="last.txt"))

    assert print_all(readings(), failures, Printed("reports", "jsonl")) == 1
    out, err = capsys.readouterr()
    records = [json.loads(line) for line in out.splitlines()]
    assert [(record["key"], record["outcome"]) for record in records] == [
        ("ferry.txt", "ok"),
        ("gone.txt", "failed"),
        ("b.txt", "partial"),
        ("last.txt", "failed"),
    ]
    assert err.splitlines() == [
        "sayso: gone.txt: No such file",
        "sayso: b.txt: partial: cut off",
        "sayso: last.txt: No such file",
        "sayso: 4 reports: 1 ok, 1 partial, 2 failed",
    ]


@pytest.mark.parametrize("layer", ["claims", "attributions", "mentions"])
@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_nothing_found_prints_nothing_but_says_so(layer: str, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert print_all([Reading(Report("r", "calm.txt", "All is calm."))], [], Printed(layer, form)) == 0
    assert capsys.readouterr() == ("", f"sayso: No {layer} in 1 report\n")


def test_where_all_failed_there_was_nothing_to_find_anything_in(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_all([], [GONE], Printed()) == 1
    assert capsys.readouterr().err == "sayso: gone.txt: No such file\nsayso: 1 report: 1 failed\n"


def test_claims_that_are_less_sure_are_left_out_and_counted(reading: Reading) -> None:
    told = replace(reading, claims=tuple(replace(reading.claims[0], confidence=c) for c in (0.2, 0.5, 0.8)))
    sure = Sure(0.5)
    assert [claim.confidence for claim in sure.only(told).claims] == [0.5, 0.8]
    assert sure.left_out == 1
