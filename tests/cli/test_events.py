"""`sayso link`, `contradictions`, `origins`, `diff` and `judge`: what they print, and how they end."""

import csv
import datetime
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.archive import fake
from tests.archive.fake import capture
from typer.testing import CliRunner

from sayso.cli.app import app
from sayso.errors import RunStopped
from sayso.model.claim import Claim, Source
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.run import pipeline
from sayso.run.adding import add
from sayso.run.archive import Archive

ARCHIVE = "x.sayso"
TEXT = "Ann: Rebels shelled Brask. Bob: Rebels denied Brask."


def reading(report: Report) -> Reading:
    """The fake reading, in which each claim rests on whoever stands before the colon."""
    found = fake.reading(report)
    return replace(found, claims=tuple(_said(one, report.text) for one in found.claims))


def _said(claim: Claim, text: str) -> Claim:
    before = text[: claim.sentence.start].rstrip(": ")
    name = before.split()[-1] if before else "Ann"
    return replace(claim, sources=(Source(name, None, "indirect", None, (name,), f"person:{name.lower()}"),))


@pytest.fixture(autouse=True)
def _there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(pipeline, "read_report", reading)
    monkeypatch.chdir(tmp_path)
    with Archive(ARCHIVE) as archive:
        add(archive, [capture(TEXT, "a.txt")])


def run(*arguments: str, code: int = 0, given: str | None = None) -> tuple[str, list[str]]:
    """What a command prints on stdout, and its lines on stderr."""
    ran = CliRunner().invoke(app, list(arguments), input=given)
    assert ran.exit_code == code, ran.output
    return ran.stdout, ran.stderr.splitlines()


def records(*arguments: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(*arguments, "--format", "jsonl")[0].splitlines()]


def rows(*arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run(*arguments, "--format", "csv")[0])))


def claims() -> list[str]:
    return [str(one["id"]) for one in records("claims", ARCHIVE)]


def test_link_says_what_there_is() -> None:
    assert records("link", ARCHIVE) == [{"archive": ARCHIVE, "reports": 1, "events": 1, "joined": 0}]
    assert records("link", ARCHIVE)[0]["reports"] == 0
    assert run("link", ARCHIVE, "--format", "table")[0].splitlines()[0] == "x.sayso: 0 reports linked"


def test_contradictions_say_what_is_disputed_and_by_whom() -> None:
    (one,) = records("contradictions", ARCHIVE)
    assert (one["part"], one["grade"], one["disputed"]) == ("who", "contested", 3.0)
    assert one["positions"] == [
        {"stance": "affirms", "says": "Rebels", "by": ["Ann"], "reports": 1},
        {"stance": "denies", "says": "not Rebels", "by": ["Bob"], "reports": 1},
    ]
    assert rows("contradictions", ARCHIVE)[0]["positions"] == "Rebels (Ann); not Rebels (Bob)"
    table = [line.strip() for line in run("contradictions", ARCHIVE, "--format", "table")[0].splitlines()]
    assert table[0].endswith(" · Rebels → Brask · Brásk · 2021-03-08")
    assert table[1].startswith("contested · disputed 3 · e")
    assert table[2:] == ["who did it:", "Rebels: Ann", "not Rebels: Bob"]


def test_an_event_is_shown_part_by_part_with_the_words_and_whom_each_is_against() -> None:
    (one,) = records("events", ARCHIVE)
    page = run("show", ARCHIVE, str(one["id"]), "--format", "table")[0]
    assert "contested: Ann affirms it and Bob denies that Rebels did it." in page
    lines = [line.split() for line in page.splitlines()]
    at = next(n for n, line in enumerate(lines) if line[:1] == ["who"])
    assert lines[at] == ["who", "affirms", "Rebels", "denies", "Rebels"]
    assert lines[at + 1] == ['"Rebels"', '"Rebels"', '"denied"']
    assert lines[at + 2] == ["against", "Bob", "against", "Ann"]
    assert ["whom", "affirms", "Brask", "-"] in lines


def test_origins_are_listed_with_their_shares() -> None:
    found = records("origins", ARCHIVE)
    assert [(one["origin"], one["share"], one["denied"]) for one in found] == [("Ann", 0.5, 0), ("Bob", 0.5, 1)]
    assert run("origins", ARCHIVE, "--format", "table", "--limit", "1")[0].splitlines() == [
        " 50.0%  Ann: 1 claim",
        "    in 1 report of 1 outlet, on 1 event: affirms 1",
    ]
    assert [row["outlets"] for row in rows("origins", ARCHIVE)] == ["1", "1"]


def test_changes_since_a_day_and_none_since_a_later_one() -> None:
    (one,) = records("diff", ARCHIVE, "--since", "2000-01-01")
    assert (one["change"], one["now"]) == ("new", "contested")
    assert rows("diff", ARCHIVE, "--since", "2000-01-01")[0]["reports"].startswith("r")
    out, said = run("diff", ARCHIVE, "--since", "2999-01-01T10:00")
    assert (out, said) == ("", [f"sayso: Nothing changed in {ARCHIVE} since 2999-01-01T10:00:00Z"])
    assert run("diff", ARCHIVE, "--since", "Monday", code=2)[1] == [
        "sayso: No instant 'Monday'; expected a date or a time, such as 2026-03-09 or 2026-03-09T14:00:00Z"
    ]


def test_an_archive_of_nothing_says_so() -> None:
    with Archive("calm.sayso") as archive:
        add(archive, [capture("Calm.", "calm.txt")])
    for command in ("contradictions", "origins"):
        out, (said,) = run(command, "calm.sayso")
        assert out == ""
        assert "calm.sayso" in said


def test_judgements_go_in_are_shown_and_come_out() -> None:
    first, second = claims()
    lines = [
        {"verdict": "corrected", "of": first, "field": "killed", "value": "9+", "why": "typo", "at": "2026-03-09"},
        {"verdict": "note", "of": [second], "why": "ask the mayor", "by": "bob", "at": "2026-03-09"},
    ]
    given = "\n".join(map(json.dumps, lines)) + "\nnonsense\n"
    _, said = run("judge", ARCHIVE, "-", "--by", "ann", given=given, code=1)
    assert said[0].startswith("sayso: line 3: No judgement 'nonsense'")
    assert said[1] == "sayso: x.sayso: 2 judgements taken in, 0 known already, 1 refused"
    (one,) = (told for told in records("claims", ARCHIVE) if told["id"] == first)
    assert one["corrected"]["killed"]["value"] == "9+"  # type: ignore[index]
    assert rows("claims", ARCHIVE)[0]["corrected"] == "killed=9+"
    assert "corrected: killed = 9+ (ann, 2026-03-09): typo" in run("claims", ARCHIVE, "--format", "table")[0]
    assert "judged note by bob at 2026-03-09T00:00:00Z: ask the mayor" in " ".join(
        run("show", ARCHIVE, second, "--format", "table")[0].split()
    )
    out, _ = run("judge", ARCHIVE, "--export")
    Path("again.jsonl").write_text(out, "utf-8")
    assert run("judge", ARCHIVE, "again.jsonl")[1] == [
        "sayso: x.sayso: 0 judgements taken in, 2 known already, 0 refused"
    ]


def test_a_claim_judged_out_is_listed_only_where_that_is_asked_for() -> None:
    first, second = claims()
    run("judge", ARCHIVE, "-", given=json.dumps({"verdict": "not-a-claim", "of": first}))
    assert claims() == [second]
    assert {one["id"] for one in records("claims", ARCHIVE, "--judged-out")} == {first, second}
    assert len(records("reports", ARCHIVE, "--type", "ASSAULT")) == 1


def test_exports_have_what_was_corrected_and_the_manifest_says_so() -> None:
    first, second = claims()
    said = [
        {"verdict": "corrected", "of": first, "field": "time", "value": "2021-03-05", "by": "ann", "at": "2026-03-09"},
        {"verdict": "not-a-claim", "of": second, "by": "ann", "at": "2026-03-09"},
    ]
    run("judge", ARCHIVE, "-", given="\n".join(map(json.dumps, said)))
    run("export", ARCHIVE, "--as", "csv", "--to", "out")
    told = list(csv.DictReader(Path("out/claims.csv").read_text("utf-8").splitlines()))
    assert [(row["id"], row["date_start"]) for row in told] == [(first, "2021-03-05")]
    manifest = json.loads(Path("out/manifest.json").read_text("utf-8"))
    assert manifest["judgements"]["corrected"][0]["value"] == "2021-03-05"
    assert manifest["judgements"]["left_out"][0]["claim"] == second


def test_agreement_of_two_files() -> None:
    for name, answers in (("a.jsonl", "cncc"), ("b.jsonl", "cnnc")):
        verdicts = ({"c": "correct", "n": "not-a-claim"}[letter] for letter in answers)
        lines = (json.dumps({"verdict": verdict, "of": f"c{n}"}) for n, verdict in enumerate(verdicts))
        Path(name).write_text("\n".join(lines), "utf-8")
    (one,) = records("judge", "--agreement", "a.jsonl", "b.jsonl")
    assert one == {"question": "claim", "metric": "nominal", "units": 4, "agreed": 3, "alpha": 0.5333}
    table = run("judge", "--agreement", "a.jsonl", "b.jsonl", "--format", "table")[0].splitlines()
    assert table == ["claim: alpha 0.533 (nominal)", "    4 units that both judged, 3 alike"]
    Path("b.jsonl").write_text("", "utf-8")
    assert run("judge", "--agreement", "a.jsonl", "b.jsonl")[1] == [
        "sayso: Nothing that both a.jsonl and b.jsonl judge"
    ]


@pytest.mark.parametrize("arguments", [(), (ARCHIVE,), (ARCHIVE, "x.jsonl", "--export")])
def test_judge_wants_a_file_or_an_export(arguments: tuple[str, ...]) -> None:
    assert "expected" in run("judge", *arguments, code=2)[1][-1]


def test_a_file_or_an_archive_that_is_not_there() -> None:
    assert "No file 'none.jsonl'" in run("judge", ARCHIVE, "none.jsonl", code=2)[1][0]
    assert "No archive 'none.sayso'" in run("judge", "none.sayso", "--export", code=3)[1][0]


def test_changes_name_the_event_and_a_retraction_and_a_judgement_is_shown() -> None:
    table = run("diff", ARCHIVE, "--since", "2000-01-01", "--format", "table")[0].splitlines()
    assert table[1].strip().startswith("ASSAULT")
    line = {"verdict": "note", "of": [claims()[0]], "why": "ask", "by": "ann", "at": "2026-03-09"}
    bad = {"verdict": "note", "of": 5, "why": "x"}
    lost = {"verdict": "note", "of": ["c12"], "why": "x"}
    given = "\n".join(map(json.dumps, (bad, line, lost)))
    _, said = run("judge", ARCHIVE, "-", given=given, code=1)
    assert said[:2] == [
        "sayso: line 1: The field 'of' is '5'; expected a text, or a list of texts",
        f"sayso: line 3: note of c12: no claim 'c12' in {ARCHIVE}",
    ]
    (judged,) = map(json.loads, run("judge", ARCHIVE, "--export")[0].splitlines())
    (shown,) = records("show", ARCHIVE, judged["id"])
    assert (shown["kind"], shown["why"], shown["withdrawn"]) == ("judgement", "ask", False)
    assert "judged note by ann" in run("show", ARCHIVE, judged["id"], "--format", "table")[0]
    with Archive(ARCHIVE) as archive:
        assert archive.diff(datetime.date(2000, 1, 1)) == archive.diff("2000-01-01")
        assert archive.diff(datetime.datetime(2999, 1, 1, tzinfo=datetime.UTC)) == []
        with pytest.raises(RunStopped, match="No instant 2000; expected a date or a time"):
            archive.diff(2000)  # type: ignore[arg-type]
