"""`sayso quotes`: what it prints of readings made by hand, and what it is from outside."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from tests.run.test_quotes import LIND, MILLER, PRIEST, TEXT, reading_of, said

from sayso.cli.app import Kind
from sayso.cli.output import WRITERS
from sayso.cli.quotes import Quoted, plain
from sayso.cli.read import print_all
from sayso.model.analysis import AttributionKind
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.sources.inputs import Failure

ROOT = Path(__file__).resolve().parents[2]
RUN = "import sys; from sayso.cli import main; main()"
NONE = "sayso: No quotes in 1 report\n"
WELL = said(TEXT, "Tove Lind", "“The well is dry,”", "“It was never deep.", source="Tove Lind", kind="direct")
DRY = reading_of(TEXT, [WELL, replace(LIND, parent=None), replace(MILLER, parent=1), replace(PRIEST, parent=2)])
"""Four quotes: one in two pieces, and three of which each holds the next."""


def many() -> Iterator[Reading]:
    """More readings than a pipe holds, for a process whose reader leaves early."""
    return (DRY for _ in range(20000))


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> "Printing":
    return Printing(capsys)


class Printing:
    """What is printed of readings: the exit code, stdout and stderr."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(
        self, form: str, *readings: Reading, speakers: Sequence[str] = (), kinds: Sequence[str] = ()
    ) -> tuple[int, str, str]:
        code = print_all(readings, [], Quoted(form, tuple(speakers), tuple(kinds)))
        return code, *self.capsys.readouterr()


def in_the_docs() -> tuple[str, str]:
    """The report that the documentation shows, and what is printed of it there."""
    page = (ROOT / "docs/cli.md").read_text("utf-8").split("## sayso quotes")[1].split("\n## ")[0]
    report, shown = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    return report, shown


def test_a_table_is_as_the_documentation_shows_it(printed: Printing) -> None:
    text, shown = in_the_docs()
    army = "the army had told her its lorries were not to blame"
    cited = (
        said(text, "Ilse Brandt", "The bridge at Lower Mill stays shut until May"),
        said(
            text, "Ilse Brandt", "“Nobody crosses before it is safe,”", "“We count on a quiet winter.”", kind="direct"
        ),
        said(text, "Ilse Brandt", army),
        said(text, "army", "its lorries were not to blame", source="the army", cue="told", parent=2),
        said(text, "Pál Orosz & Mia Lund", "the river had moved two of the piers"),
    )
    title = text.partition("\n")[0]
    reading = Reading(Report("r", "bridge.txt", text, title=title), attributions=cited)
    assert printed("table", reading) == (0, shown, "")


def test_a_table_names_all_outside_and_cuts_no_words(printed: Printing) -> None:
    long = "The road is shut. " * 200
    text = f"“{long}\n\n“So it stays,” she said."
    _, out, _ = printed("table", reading_of(text, [said(text, "she", text[: text.index(" she")], kind="direct")]), DRY)
    lines = out.splitlines()
    assert "  priest (indirect, line 7), via Tove Lind, miller" in lines
    assert " ".join(line.strip() for line in lines[2 : lines.index("a.txt", 1)]) == f"“{long}“So it stays,”"
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    ("piece", "shown"),
    [
        ("the well", '"the well"'),
        ("“the well”", "“the well”"),
        ("‘the well’", "‘the well’"),
        ('"the well"', '"the well"'),
        ("his “well”", '"his “well”"'),
        ("“The well", '"“The well"'),
        ("the\x1b[31m\n well", '"the [31m well"'),
    ],
)
def test_each_piece_stands_in_quotation_marks(piece: str, shown: str, printed: Printing) -> None:
    _, out, _ = printed("table", reading_of(piece, [said(piece, "miller", piece, cue="")]))
    assert out == f"a.txt\n  miller (indirect, line 1)\n    {shown}\n"


def test_json_lines(printed: Printing) -> None:
    code, out, err = printed("jsonl", DRY)
    first, *_, last = map(json.loads, out.splitlines())
    assert (code, err) == (0, "")
    assert first["report"] == {"id": "a.txt", "key": "a.txt", "title": "", "publisher": "", "published": "", "url": ""}
    assert (first["speaker"], first["via"], first["kind"], first["line"]) == ("Tove Lind", [], "direct", 3)
    assert first["words"] == "“The well is dry,” ... “It was never deep."
    assert first["cue"]["text"] == "said"
    for span in (*first["content"], *first["source"], first["cue"]):
        assert TEXT[span["start"] : span["end"]] == span["text"]
    assert (last["speaker"], last["via"], last["words"]) == ("priest", ["Tove Lind", "miller"], "it would rain")


def test_ids_are_those_of_the_attributions(printed: Printing, capsys: pytest.CaptureFixture[str]) -> None:
    from sayso.cli.output import Printed

    _, out, _ = printed("jsonl", DRY)
    print_all([DRY], [], Printed("attributions", "jsonl"))
    layer = capsys.readouterr().out
    assert [json.loads(line)["id"] for line in out.splitlines()] == [
        json.loads(line)["id"] for line in layer.splitlines()
    ]


def test_where_there_is_no_cue_and_no_name(printed: Printing) -> None:
    _, out, _ = printed("jsonl", reading_of(TEXT, [said(TEXT, "unnamed", "it would rain", cue="", kind="hearsay")]))
    record = json.loads(out)
    assert (record["speaker"], record["cue"], record["source"]) == ("unnamed", None, [])


def test_csv(printed: Printing) -> None:
    _, out, _ = printed("csv", DRY, DRY)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["speaker"] for row in rows] == 2 * ["Tove Lind", "Tove Lind", "miller", "priest"]
    first, priest = rows[0], rows[3]
    assert (first["words"], first["cue"], first["line"]) == ("“The well is dry,” ... “It was never deep.", "said", "3")
    assert TEXT[int(first["start"]) : int(first["end"])] == TEXT[13 : TEXT.index(" deep.") + 6]
    assert (priest["via"], priest["report_key"], priest["reader_version"]) == ("Tove Lind; miller", "a.txt", "")


@pytest.mark.parametrize("form", list(WRITERS))
def test_the_same_reading_gives_the_same_bytes(form: str, printed: Printing) -> None:
    assert printed(form, DRY) == printed(form, DRY)


@pytest.mark.parametrize(
    ("speakers", "kinds", "found"),
    [
        ((), (), ["Tove Lind", "Tove Lind", "miller", "priest"]),
        (("lind",), (), ["Tove Lind", "Tove Lind"]),
        (("PRIEST", "mill"), (), ["miller", "priest"]),
        ((), ("direct",), ["Tove Lind"]),
        ((), ("direct", "indirect"), ["Tove Lind", "Tove Lind", "miller", "priest"]),
        (("lind", "miller"), ("indirect",), ["Tove Lind", "miller"]),
        (("smith",), (), []),
        (("lind",), ("hearsay",), []),
    ],
)
@pytest.mark.parametrize("form", list(WRITERS))
def test_only_what_is_asked_for_is_printed(
    form: str, speakers: Sequence[str], kinds: Sequence[str], found: list[str], printed: Printing
) -> None:
    code, out, err = printed(form, DRY, speakers=speakers, kinds=kinds)
    assert (code, err) == (0, "" if found else NONE)
    if form == "csv":
        assert [row["speaker"] for row in csv.DictReader(io.StringIO(out))] == found
    elif form == "jsonl":
        assert [json.loads(line)["speaker"] for line in out.splitlines()] == found
    else:
        assert re.findall(r"^  (\S.*?) \(", out, re.MULTILINE) == found


@pytest.mark.parametrize(
    ("name", "asked", "takes"),
    [
        ("Pál Orosz & Mia Lund", "pal", True),
        ("Pál Orosz & Mia Lund", "MIA LUND", True),
        ("Pál Orosz & Mia Lund", "Ann", False),
        ("Recep Tayyip Erdogan", "Erdoğan", True),
        ("Binali Yıldırım", "yildirim", True),
        ("İzmir police", "izmir", True),
        ("Straße 5", "strasse", True),
        ("Sean O’Hara", "o'hara", True),
        ("Jens  Støre", " jens store ", True),
        ("unnamed", "unnamed", True),
        ("Lind", "Tove Lind", False),
    ],
)
def test_names_are_compared_without_case_and_accents(name: str, asked: str, takes: bool) -> None:
    reading = reading_of(TEXT, [replace(LIND, speaker=name)])
    assert bool(list(Quoted(speakers=(asked,)).of(reading))) is takes
    assert (plain(asked) in plain(name)) is takes


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_nothing_found_prints_nothing_but_says_so(form: str, printed: Printing) -> None:
    assert printed(form, reading_of("All is calm.", [])) == (0, "", NONE)


def test_csv_has_its_header_even_where_nothing_follows(printed: Printing) -> None:
    code, out, err = printed("csv")
    assert (code, err) == (0, "sayso: No quotes in 0 reports\n")
    assert out.startswith("report_id,")
    assert out.count("\n") == 1


def test_an_input_that_fails_costs_the_others_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    cut = replace(DRY, report=replace(DRY.report, key="b.txt", outcome="partial", reason="cut off"))
    assert print_all([DRY, cut], [Failure("gone.txt", "No such file")], Quoted("jsonl")) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["report"]["key"] for line in out.splitlines()] == 4 * ["a.txt"] + 4 * ["b.txt"]
    assert err.splitlines() == [
        "sayso: gone.txt: No such file",
        "sayso: b.txt: partial: cut off",
        "sayso: 3 reports: 1 ok, 1 partial, 1 failed",
    ]


def sayso(*arguments: str, code: str = RUN) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_kinds_that_can_be_asked_for_are_those_there_are() -> None:
    assert tuple(Kind) == get_args(AttributionKind)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Missing argument 'INPUT'"),
        (["x", "--kind", "spoken"], "'spoken' is not one of 'direct', 'indirect', 'mixed', 'document', 'hearsay'"),
        (["x", "--speaker", " "], "No name ' '; expected a speaker's name or a part of it"),
        (["x", "--format", "xml"], "'xml' is not one of"),
        (["x", "--published", "7 October"], "No date '7 October'; expected YYYY-MM-DD"),
        (["x", "--explain"], "No such option"),
    ],
)
def test_wrong_usage_says_what_is_wrong_and_ends_with_2(arguments: list[str], told: str) -> None:
    done = sayso("quotes", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_help_imports_nothing_heavy() -> None:
    look = "import atexit, sys; atexit.register(lambda: print('msgspec' in sys.modules, 'rich' in sys.modules))"
    done = sayso("quotes", "--help", code=f"{look}; {RUN}")
    assert done.returncode == 0
    assert done.stdout.endswith("False False\n")


def test_options_reach_the_reading(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from sayso.cli import app
    from sayso.run import pipeline

    given: list[object] = []

    def read(inputs: Sequence[str], **options: object) -> list[Reading]:
        given.extend([inputs, options["published"], options["format"]])
        return [DRY]

    monkeypatch.setattr(pipeline, "read", read)
    line = "quotes a b --speaker lind --speaker priest --kind indirect --published 2021-03-09 --input-format markdown"
    monkeypatch.setattr(sys, "argv", ["sayso", *line.split()])
    with pytest.raises(SystemExit) as ended:
        app.main()
    assert ended.value.code == 0
    assert given == [["a", "b"], "2021-03-09", "markdown"]
    speakers = [json.loads(record)["speaker"] for record in capsys.readouterr().out.splitlines()]
    assert speakers == ["Tove Lind", "priest"]


def test_an_input_that_cannot_be_read_is_listed_and_ends_with_1() -> None:
    done = sayso("quotes", "no-such-file.txt")
    listed, counted = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert listed.startswith("sayso: no-such-file.txt: ")
    assert counted == "sayso: 1 report: 1 failed"


@pytest.mark.parametrize("form", list(WRITERS))
def test_a_reader_that_leaves_early_ends_the_run_quietly(form: str) -> None:
    by_hand = "from sayso.run import pipeline; from tests.cli import test_quotes"
    code = f"{by_hand}; pipeline.read = lambda *_, **__: test_quotes.many(); {RUN}"
    command = [sys.executable, "-c", code, "quotes", "x", "--format", form]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
