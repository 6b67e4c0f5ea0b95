"""`sayso claims`, `attributions`, `reports`, `events`, `parties` and `show`: what they print, and how they end."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.archive import fake
from tests.archive.fake import capture
from typer.testing import CliRunner, Result

from sayso.archive.archive import Archive
from sayso.archive.queries.filters import LISTED, TAKEN
from sayso.cli.app import app
from sayso.cli.query_commands import LISTS
from sayso.run import pipeline
from sayso.run.adding import add

LONG = "The council met and talked of roads and drains and lamps. " * 8
TEXT = f"Calm \x1b[31mday\x1b[0m.\n\nRebels3 shelled Brask3. {LONG}Troops1 denied Brask1."


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An archive with a report of two claims, and one that a newer one stands in place of."""
    root = tmp_path_factory.mktemp("asked") / "x.sayso"
    with pytest.MonkeyPatch.context() as patch, Archive(root) as made:
        patch.setattr(pipeline, "read_report", fake.reading)
        page = "https://post.example/a"
        add(made, [capture(TEXT, "a.txt", title="Calm day")])
        add(made, [capture("Rebels9 shelled Brask9.", "old.txt", url=page, published="2021-03-01")])
        add(made, [capture("Rebels9 shelled Brask8.", "new.txt", url=page, published="2021-03-02")])
        yield str(root)


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def sayso(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, catch_exceptions=False)


def lines(*arguments: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in sayso(*arguments, "--format", "jsonl").stdout.splitlines()]


def test_the_options_are_the_filters() -> None:
    assert tuple(LISTS) == LISTED
    for listed, (_, names) in LISTS.items():
        assert set(names) == TAKEN[listed]


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["claims"], 3),
        (["claims", "--actor", "Rebels3", "--actor", "Troops1"], 2),
        (["claims", "--said-by", "mayor", "--status", "denied"], 1),
        (["claims", "--superseded"], 4),
        (["claims", "--search", "troops*", "--sort", "best"], 1),
        (["claims", "--type", "assault", "--limit", "2"], 2),
        (["claims", "--since", "2021-03", "--until", "2021-03", "--confidence", "0.5"], 3),
        (["claims", "--place", "Coast", "--publisher", "Post", "--report", "a.txt", "--grade", "weak"], 2),
        (["attributions", "--said-by", "mayor"], 3),
        (["reports", "--actor", "Rebels9"], 1),
        (["events", "--recipient", "Brask8"], 1),
        (["parties", "--search", "rebels9"], 1),
    ],
)
def test_what_fits_is_printed(path: str, arguments: list[str], count: int) -> None:
    command, *options = arguments
    done = sayso(command, path, *options, "--format", "jsonl")
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, count)
    assert bool(done.stderr) == (not count)
    done = sayso(command, path, *options, "--format", "csv")
    assert len(list(csv.reader(io.StringIO(done.stdout)))) == count + 1
    done = sayso(command, path, *options, "--format", "table")
    assert bool(done.stdout) == bool(count)
    assert "\x1b" not in done.stdout


def test_a_record_tells_where_it_is_from_and_whether_it_is_in_force(path: str) -> None:
    (old,) = (one for one in lines("claims", path, "--superseded") if one["state"] != "live")
    assert old["state"] == "superseded"
    assert isinstance(old["report"], dict)
    assert (old["report"]["key"], old["report"]["publisher"]) == ("old.txt", "Post")
    assert old["reader"] == {"version": "1", "codebook": "c", "model": "m"}


def test_nothing_found_is_said_with_names_like_it(path: str) -> None:
    done = sayso("claims", path, "--actor", "Rebel3")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        f"sayso: No actor 'Rebel3' in {path}; there is 'Rebels3', 'Rebels9'",
        f"sayso: No claims in {path} that fit",
    ]


def test_tables_show_ids_chains_and_the_words_that_were_found(path: str) -> None:
    shown = sayso("claims", path, "--search", "rebels3", "--format", "table").stdout
    (claim,) = lines("claims", path, "--search", "rebels3")
    assert shown.splitlines() == [
        "a.txt · Post · 2021-03-09",
        "Calm day",
        "  On the say-so of mayor of Brask",
        "    ASSAULT · happened · Rebels3 → Brask3",
        "      Brásk",
        "      Rebels3 »shelled« Brask3",
        f"      {claim['id']}",
        "",
    ]
    found = sayso("reports", path, "--search", "troops1", "--format", "table").stdout
    assert "»Troops1« denied Brask1" in " ".join(found.split())
    assert "superseded" in sayso("reports", path, "--superseded", "--format", "table").stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["claims", "--type", "ATACK"], "No event type 'ATACK' in the codebook; there are ACCUSE"),
        (["claims", "--since", "7 Oct"], "No date '7 Oct'; expected YYYY"),
        (["claims", "--search", "(a"], "No search '(a': a bracket is not closed"),
        (["claims", "--sort", "best"], "No order 'best' for claims"),
        (["claims", "--sql", "DROP TABLE claims"], "The statement cannot be run: not authorized"),
        (["claims", "--sql", "SELECT 1", "--actor", "x"], "No filter 'actor' beside --sql; expected --limit"),
        (["show", "zzz"], "No 'zzz' in "),
        (["show", "c"], "'c' can be several things: c"),
    ],
)
def test_wrong_usage_is_one_line_and_ends_with_2(path: str, arguments: list[str], told: str) -> None:
    command, *options = arguments
    done = sayso(command, path, *options)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"sayso: {told}")
    assert len(done.stderr.splitlines()) == 1


def test_no_archive_ends_with_3(tmp_path: Path) -> None:
    for command in (*LISTED, "show"):
        done = sayso(command, str(tmp_path / "no.sayso"), *(["x"] if command == "show" else []))
        assert (done.exit_code, done.stderr.startswith("sayso: No archive ")) == (3, True)


def test_sql_prints_rows_in_every_form_and_says_what_is_cut(path: str) -> None:
    sql = "SELECT type, count(*) AS n FROM live_claims GROUP BY type"
    assert lines("claims", path, "--sql", sql) == [{"type": "ASSAULT", "n": 3}]
    assert sayso("events", path, "--sql", sql, "--format", "csv").stdout == "type,n\nASSAULT,3\n"
    assert sayso("reports", path, "--sql", sql, "--format", "table").stdout == "ASSAULT · 3\n"
    done = sayso("claims", path, "--sql", "SELECT id FROM claims", "--limit", "1", "--format", "csv")
    assert (len(done.stdout.splitlines()), done.stderr) == (
        2,
        "sayso: There are more rows than 1; --limit gives more\n",
    )
    assert sayso("claims", path, "--sql", "SELECT 1 WHERE 0").stderr == f"sayso: No rows in {path}\n"


def test_what_sqlite_cannot_stop_is_ended(path: str) -> None:
    long = "printf('%9999999d', 1)"
    slow = f"SELECT instr({long}, printf('%4999999d', 1) || 'x')"
    run = "import sys; from sayso.cli import main; main()"
    command = [sys.executable, "-c", run, "claims", path, "--sql", slow, "--seconds", "0.1"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert done.stderr == "sayso: The statement took longer than 0.1 s and was stopped; --seconds gives it more\n"


def test_a_report_is_shown_with_its_claims_marked(path: str) -> None:
    done = sayso("show", path, lines("reports", path, "--report", "a.txt")[0]["id"], "--format", "table")  # type: ignore[arg-type]
    shown = done.stdout
    assert "Rebels3 »shelled«[1] Brask3." in shown
    assert "Troops1 »denied«[2] Brask1." in " ".join(shown.split())
    assert "[2] c" in shown
    assert "from a.txt (text/plain), taken in 20" in shown
    assert "\x1b" not in shown
    (record,) = lines("show", path, "r" + str(lines("reports", path, "--report", "a.txt")[0]["id"])[1:9])
    assert (record["kind"], record["text"], len(record["claims"])) == ("report", TEXT, 2)  # type: ignore[arg-type]


def test_a_claim_is_shown_with_its_parts_and_revisions(path: str) -> None:
    (claim,) = lines("claims", path, "--actor", "Rebels9")
    shown = sayso("show", path, str(claim["id"]), "--format", "table").stdout
    for line in (
        "Rebels9 »shelled« Brask8",
        "say-so:       mayor of Brask",
        "link:         mayor of Brask (name:mayor), indirect",
        'actor:        Rebels9 (name:rebels9) "Rebels9"',
        "place:        Brásk = Brásk (1.50, -2.25; XAM)",
        "read by: sayso 1, codebook c, model m",
        "revision 1: ",
        "revision 2: ",
        "event: e",
    ):
        assert line in shown, line
    (record,) = lines("show", path, str(claim["id"])[:10])
    assert [one["state"] for one in record["revisions"]] == ["superseded", "live"]  # type: ignore[attr-defined]
    assert record["events"]


def test_an_event_is_shown_with_accounts_side_by_side(path: str) -> None:
    event, *_ = lines("events", path)
    shown = sayso("show", path, str(event["id"]), "--format", "table").stdout
    assert str(event["grade"]) in shown
    assert all(str(one["origin"]) in shown for one in event["accounts"])  # type: ignore[attr-defined]
    (record,) = lines("show", path, str(event["id"]))
    assert [one["id"] for one in record["claims"]] == event["claims"]  # type: ignore[attr-defined]


def test_attributions_and_parties_are_shown(path: str) -> None:
    said, *_ = lines("attributions", path)
    shown = sayso("show", path, str(said["id"]), "--format", "table").stdout
    assert shown.startswith("mayor (indirect)")
    for name in ("name:rebels3", "Rebels3", "rebels3", "name:troo"):
        assert "actor in 1, recipient in 0, source of 0 claims" in sayso("show", path, name, "--format", "table").stdout
    assert "state · RUS · code RUS" in sayso("show", path, "Russia", "--format", "table").stdout
    (record,) = lines("show", path, "Rebels3")
    assert (record["acts"], record["suffers"], record["known"]) == ({"ASSAULT": 1}, {}, None)
