import csv
import json
import re
import runpy
import shutil
import subprocess
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.export.conftest import Export
from tests.export.made import edition, event, read
from tests.export.payloads import FORMULAS, PAYLOADS

from sayso.export.csv_set import CODEBOOK, LABEL
from sayso.export.encoding import FORMULA
from sayso.export.tables import TABLES, stream
from sayso.model.claim import Role
from sayso.model.edition import Edition, Held
from sayso.model.event import Participant

STATA = frozenset(
    "_all _b byte _coef _cons double float if in int long _n _N _pi _pred _rc _skip str strL using with".split()  # noqa: SIM905
)


def laced(texts: Iterable[str]) -> Held:
    """An edition in which each text is a title, a publisher, an actor and a sentence."""
    readings = []
    for n, text in enumerate(texts):
        made = read(f"{text} attacked", "attacked", id=f"r{n:016x}", title=text or "x", publisher=text)
        claim = made.claims[0]
        claim = replace(claim, actors=(Role(claim.trigger, text, f"name:{n}"),))
        readings.append(replace(made, claims=(claim,)))
    events = [event(made, actors=(Participant(made.claims[0].actors[0].name),)) for made in readings]
    return Held(readings, events)


def cells(held: Edition, table: str) -> list[tuple[str, ...]]:
    """What a table holds, as its cells are written."""
    return [tuple("" if cell is None else str(cell) for cell in row) for name, row in stream(held) if name == table]


def rows(path: Path) -> list[tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(map(tuple, csv.reader(file)))


def naughty(shared: Path) -> Sequence[str]:
    return [text for text in json.loads((shared / "hostile/blns.json").read_bytes()) if text]


def test_columns_have_labels_and_names_that_every_program_takes() -> None:
    assert len({table.name for table in TABLES}) == len(TABLES)
    for table in TABLES:
        assert table.header == tuple(field.name for field in table.fields), table.name
        assert len({name.casefold() for name in table.header}) == len(table.header)
        for field in table.fields:
            assert re.fullmatch(r"[a-z][a-z0-9_]{0,31}", field.name)
            assert field.name not in STATA
            assert field.label
            assert '"' not in field.label


def test_cells_are_of_the_kind_that_the_codebook_says(samples: Held) -> None:
    kinds = {"text": str, "date": str, "integer": int, "real": float}
    fields = {table.name: table.fields for table in TABLES}
    for name, row in stream(samples):
        for cell, field in zip(row, fields[name], strict=True):
            assert cell is None or isinstance(cell, kinds[field.kind]) or (field.kind, type(cell)) == ("real", int)


def test_parts_belong_to_something_that_is_there(samples: Held) -> None:
    ids: dict[str, set[object]] = {"claim_id": set(), "event_id": set(), "report_id": set()}
    owners = {"claims": ("claim_id", 0), "events": ("event_id", 0), "reports": ("report_id", 0)}
    every = list(stream(samples))
    for name, row in every:
        if name in owners:
            owner, at = owners[name]
            assert row[at] not in ids[owner], f"{row[at]} stands twice in {name}"
            ids[owner].add(row[at])
    headers = {table.name: table.header for table in TABLES}
    for name, row in every:
        for column, cell in zip(headers[name], row, strict=True):
            if column in ids:
                assert cell in ids[column]


def test_the_files_are_the_tables(samples: Held, export: Export) -> None:
    folder = export(samples, "csv")
    for table in TABLES:
        header, *found = rows(folder / f"{table.name}.csv")
        assert header == table.header
        assert found == cells(samples, table.name)
    data = (folder / "claims.csv").read_bytes()
    assert b"\r\n" not in data
    assert data.endswith(b"\n")
    assert len(rows(folder / CODEBOOK)) == 1 + sum(len(table.fields) for table in TABLES)


def test_texts_come_back_byte_for_byte_in_pandas(export: Export) -> None:
    pandas = pytest.importorskip("pandas")
    texts = [text for text in PAYLOADS if text != "\u0000nul"]  # pandas ends a cell at NUL
    held = laced(texts)
    folder = export(held, "csv")
    table = pandas.read_csv(
        folder / "reports.csv", dtype=str, keep_default_na=False, lineterminator="\n", encoding="utf-8"
    )
    assert [tuple(row) for row in table.itertuples(index=False)] == cells(held, "reports")
    assert list(table["title"]) == texts


def test_naughty_strings_come_back_byte_for_byte(export: Export, shared: Path) -> None:
    held = laced([*naughty(shared), *PAYLOADS])
    folder = export(held, "csv")
    for table in ("reports", "claims", "actors", "events"):
        assert rows(folder / f"{table}.csv")[1:] == cells(held, table)


@pytest.mark.parametrize("form", ["csv", "acled", "ucdp-ged", "gdelt", "icews", "plover"])
def test_no_cell_is_a_formula_where_a_spreadsheet_is_to_be_safe(form: str, export: Export) -> None:
    assert len(FORMULAS) >= 60
    held = laced(FORMULAS)
    path, safe = export(held, form, to="plain"), export(held, form, to="safe", excel_safe=True)
    for one in sorted([path, *path.iterdir()] if path.is_dir() else path.parent.glob("plain*")):
        other = safe / one.name if path.is_dir() else one.with_name(one.name.replace("plain", "safe"))
        if one.suffix not in (".csv", ".CSV", ".tab", "") or one.is_dir() or (form == "plover" and one == path):
            continue
        tabs = form in ("gdelt", "icews") and "\t" in one.read_text("utf-8").split("\n")[0]
        before, after = (_split(name, tabs=tabs) for name in (one, other))
        assert [len(row) for row in before] == [len(row) for row in after]
        for told, kept in zip(before, after, strict=True):
            for cell, made in zip(told, kept, strict=True):
                if _is_number(cell) and made == cell:
                    continue
                assert not made.startswith(FORMULA), (one.name, made)
                assert made in (cell, f"'{cell}")


def test_a_text_that_looks_like_a_number_is_a_text(export: Export) -> None:
    path = export(laced(["-5", "-1e5", "+49"]), "csv", excel_safe=True) / "reports.csv"
    assert [row[2] for row in rows(path)[1:]] == ["'-5", "'-1e5", "'+49"]


def _split(path: Path, *, tabs: bool) -> list[Sequence[str]]:
    if tabs:
        return [line.split("\t") for line in path.read_text("utf-8").split("\n")]
    return list(rows(path))


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"-?\d+(\.\d+)?", cell))


def test_numbers_are_as_they_are_where_a_spreadsheet_is_to_be_safe(samples: Held, export: Export) -> None:
    plain, safe = export(samples, "csv", to="plain"), export(samples, "csv", to="safe", excel_safe=True)
    for table in TABLES:
        numbers = [n for n, field in enumerate(table.fields) if field.kind in ("integer", "real")]
        for one, other in zip(rows(plain / f"{table.name}.csv"), rows(safe / f"{table.name}.csv"), strict=True):
            assert [one[n] for n in numbers] == [other[n] for n in numbers]


def test_the_script_for_pandas_loads_every_table(samples: Held, export: Export) -> None:
    pytest.importorskip("pandas")
    folder = export(samples, "csv")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tables = runpy.run_path(str(folder / "load.py"))["load"](folder)
    assert list(tables) == [table.name for table in TABLES]
    claims = tables["claims"]
    assert len(claims) == len(cells(samples, "claims"))
    assert set(claims["cameo"]) == {row[TABLES[1].header.index("cameo")] for row in cells(samples, "claims")}
    assert (str(claims["where_prec"].dtype), str(claims["latitude"].dtype)) == ("Int64", "float64")
    assert "datetime" in str(claims["date_start"].dtype)


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="no Rscript here (Debian: r-base-core)")
def test_base_r_opens_the_export(export: Export) -> None:
    texts = [text for text in PAYLOADS if "\r" not in text and "\0" not in text]  # R ends lines at CR and texts at NUL
    held = laced(texts)
    folder = export(held, "csv")
    back = 'con <- file("back.txt", "wb"); for (t in r$title) writeBin(c(charToRaw(enc2utf8(t)), as.raw(0)), con)'
    look = (
        'source("load.R"); r <- tables$reports; stopifnot(is.numeric(r$characters), inherits(r$published, "Date"));'
        'cat(length(tables), nrow(tables$claims), ncol(tables$claims), "\\n");'
        f"{back}; close(con)"
    )
    done = subprocess.run(["Rscript", "-e", look], cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == [str(len(TABLES)), str(len(texts)), str(len(TABLES[1].header))]
    assert (folder / "back.txt").read_bytes().split(b"\0")[:-1] == [text.encode() for text in texts]


def test_the_script_for_stata_names_every_column(export: Export) -> None:
    script = (export(edition(read("They attacked.", "attacked")), "csv") / "load.do").read_text("utf-8")
    for table in TABLES:
        assert f'import delimited using "{table.name}.csv", clear' in script
        assert f'save "{table.name}.dta", replace' in script
    labels = re.findall(r'^label variable (\w+) "(.*)"$', script, re.MULTILINE)
    assert [name for name, _ in labels] == [field.name for table in TABLES for field in table.fields]
    assert all(len(label) <= LABEL for _, label in labels)


def test_half_a_surrogate_pair_is_a_question_mark(export: Export) -> None:
    made = read("They attacked.", "attacked", title="half \ud83d pair")
    assert rows(export(edition(made), "csv") / "reports.csv")[1][2] == "half ? pair"
