"""The documentation is true: what the tool has is in it, what it shows can be run, and its links lead somewhere."""

import ast
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from sayso.cli.app import Format, InputFormat, Layer
from sayso.cli.quotes import Quoted
from sayso.codebook import load
from sayso.export.encoding import json_line
from sayso.export.records import Record
from sayso.model.analysis import (
    STATUSES,
    Attribution,
    AttributionKind,
    NumberMention,
    PlaceMention,
    Sentence,
    TimeMention,
)
from sayso.model.claim import Claim, Location, Role, Source, When
from sayso.model.quote import Quote
from sayso.model.reading import Reading
from sayso.model.report import Report
from sayso.model.span import Span
from sayso.run.pipeline import read_report
from sayso.run.records import LAYERS
from sayso.run.rows import SHEETS

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted((ROOT / "docs").glob("*.md"))
ROOT_PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES = [page for page in (*DOCS, *ROOT_PAGES) if page.exists()]
FORMATS = get_args(Format)
COMMANDS = (
    *("read", "quotes", "add", "errors", "status", "rebuild", "export", "demo", "doctor"),
    *("verify", "pack", "stamp", "reread", "forget", "retract", "merge", "freeze", "counts", "rate"),
    *("claims", "attributions", "reports", "events", "parties", "show"),
    *("link", "contradictions", "origins", "diff", "judge", "serve", "run", "watch"),
)

TEXT = "Norland's envoy said on Friday that rebels had shot nine guards in Port Arden with rifles."


def words(stretch: str) -> Span:
    start = TEXT.index(stretch)
    return Span(start, start + len(stretch), stretch)


SHOT = Claim(
    id="c1",
    report="r1",
    sentence=Sentence(0, len(TEXT), TEXT),
    trigger=words("shot"),
    type="ASSAULT",
    mode="firearms",
    status="happened",
    sources=(Source("Norland", words("Norland's envoy"), "indirect", words("said"), ("Norland",), "name:norland"),),
    actors=(Role(words("rebels"), "rebels"),),
    recipients=(Role(words("nine guards"), "guards"),),
    place=("Port Arden",),
    time="2015-10-02",
    numbers=(NumberMention(words("nine"), "killed", 9, 9),),
    means=words("rifles"),
    location=Location("Port Arden"),
    when=When("2015-10-02", "2015-10-02", 1, "2015-10-02"),
)
READING = Reading(
    report=Report("r1", "note.txt", TEXT, published="2015-10-07"),
    sentences=(SHOT.sentence,),
    attributions=(Attribution((words("Norland's envoy"),), words("said"), (words("rebels"),), "indirect", "Norland"),),
    times=(TimeMention(words("Friday"), "DATE", "2015-10-02", "2015-10-02", "2015-10-02", "2015-10-02"),),
    numbers=SHOT.numbers,
    parties=SHOT.actors,
    places=(PlaceMention(words("Port Arden"), "Port Arden"),),
    claims=(SHOT,),
)
"""A reading with at least one of everything, so that its records show every field there is."""


@cache
def sayso(*arguments: str, columns: int = 200) -> str:
    """What the command prints, run as a user runs it."""
    start = "import sys; from sayso.cli import main; sys.exit(main())"
    plain = {
        "COLUMNS": str(columns),
        "NO_COLOR": "1",
        "TERM": "dumb",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUTF8": "1",
    }
    ran = subprocess.run(
        [sys.executable, "-c", start, *arguments], capture_output=True, text=True, check=True, env=os.environ | plain
    )
    return ran.stdout


def options(command: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", sayso(command, "--help")))


@cache
def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def quoted(*names: str) -> set[str]:
    """All words that stand in `code` on these pages."""
    code = " ".join(stretch for name in names for stretch in re.findall(r"`([^`\n]+)`", page(name)))
    return set(re.findall(r"\w+", code))


def section(name: str, heading: str) -> str:
    """The text under a heading of second degree."""
    found = re.search(rf"^## {re.escape(heading)}$(.*?)(?=^## |\Z)", page(name), re.DOTALL | re.MULTILINE)
    assert found, f"No heading '{heading}' in docs/{name}"
    return found[1]


def option(name: str, command: str = "read") -> str:
    """The row that explains an option of a command."""
    found = re.search(rf"^\| `{name} .*$", section("cli.md", f"sayso {command}"), re.MULTILINE)
    assert found, f"No row for {name} in docs/cli.md"
    return found[0]


def tabled(name: str, heading: str) -> set[str]:
    """The fields in the first column of the tables under a heading."""
    rows = re.findall(r"^\| (`[^|]*) \|", section(name, heading), re.MULTILINE)
    return {field for row in rows for field in re.findall(r"`(\w+)`", row)}


def frame() -> set[str]:
    """The columns that every row begins and ends with."""
    return set(re.findall(r"`(\w+)`", page("columns.md").partition("Every row")[2].partition("\n## ")[0]))


def printed(layer: str) -> list[Record]:
    return [json.loads(json_line(record)) for record in LAYERS[layer](READING)]


def keys(value: object) -> Iterator[str]:
    """All keys of a record, those within its values included."""
    if isinstance(value, dict):
        yield from value
        for held in value.values():
            yield from keys(held)
    elif isinstance(value, list):
        for held in value:
            yield from keys(held)


def blocks(language: str) -> list[tuple[str, str]]:
    return [
        (path.name, block)
        for path in PAGES
        for block in re.findall(rf"^```{language}\n(.*?)^```", path.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    ]


def shown_commands() -> list[tuple[str, str]]:
    """Every call of sayso in a shell block, with the page it stands on."""
    return [
        (name, part.strip())
        for name, block in blocks("sh")
        for line in block.replace("\\\n", " ").splitlines()
        for part in re.split(r"[|>&;]", line.split(" #")[0])
        if part.strip().startswith("sayso ")
    ]


def slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def test_every_type_has_its_row_with_its_modes() -> None:
    rows = dict(re.findall(r"^\| ([A-Z]+) \|.*\| ([^|]+) \|$", section("claims.md", "Types and modes"), re.MULTILINE))
    types = {name: ", ".join(entry.modes) or "none" for name, entry in load().types.items()}
    assert rows == types


def test_every_status_is_explained() -> None:
    assert tabled("claims.md", "Status") == set(STATUSES)


def test_every_layer_is_named_and_none_is_made_up() -> None:
    assert re.findall(r"^\| `(\w+)` \|", page("layers.md").partition("\n## ")[0], re.MULTILINE) == list(get_args(Layer))
    assert {f"`{layer}`" for layer in LAYERS} <= set(re.findall(r"`\w+`", option("--layer")))


@pytest.mark.parametrize(("name", "values"), [("--format", FORMATS), ("--input-format", get_args(InputFormat))])
def test_every_value_of_an_option_is_named(name: str, values: tuple[str, ...]) -> None:
    assert {f"`{value}`" for value in values} <= set(re.findall(r"`\w+`", option(name)))


def test_every_kind_of_quote_is_named() -> None:
    assert {f"`{kind}`" for kind in get_args(AttributionKind)} <= set(re.findall(r"`\w+`", option("--kind", "quotes")))


def test_every_command_is_named() -> None:
    listed = re.findall(r"^\W*([a-z][\w-]*) {2,}\S", sayso("--help").partition("Commands")[2], re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)
    assert all(section("cli.md", f"sayso {command}") for command in listed)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_named(command: str) -> None:
    missing = {option for option in options(command) if not re.search(rf"{option}\b", page("cli.md"))}
    assert not missing


def test_no_option_is_made_up() -> None:
    there_are = set[str]().union(*map(options, COMMANDS), re.findall(r"--[a-z][a-z-]*", sayso("--help")))
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", page("cli.md")))
    assert named <= there_are


@pytest.mark.parametrize("layer", LAYERS)
def test_every_field_that_is_printed_is_named(layer: str) -> None:
    assert set(keys(printed(layer))) - quoted("claims.md", "layers.md") == set()


@pytest.mark.parametrize("layer", LAYERS)
def test_every_field_that_is_named_is_printed(layer: str) -> None:
    named = tabled("claims.md", "The record") if layer == "claims" else tabled("layers.md", layer)
    assert named == {key for record in printed(layer) for key in record}


def test_every_field_of_a_claim_in_python_is_named() -> None:
    assert {field.name for field in fields(Claim)} <= tabled("claims.md", "The record")


def test_every_field_and_column_of_a_quote_is_named_and_none_is_made_up() -> None:
    (record,) = Quoted().records(READING)
    named = tabled("cli.md", "sayso quotes")
    assert named == set(record) == {field.name for field in fields(Quote)}
    assert set(Quoted().sheet.header) == frame() | tabled("columns.md", "quotes")


@pytest.mark.parametrize("layer", LAYERS)
def test_every_column_is_named_and_none_is_made_up(layer: str) -> None:
    assert set(SHEETS[layer].header) == frame() | tabled("columns.md", layer)


@pytest.mark.parametrize("code", range(5))
def test_every_exit_code_is_explained(code: int) -> None:
    assert f"\n| {code} |" in section("cli.md", "Exit codes")


@pytest.mark.parametrize(("where", "command"), shown_commands())
def test_commands_that_are_shown_exist(where: str, command: str) -> None:
    verb, *arguments = shlex.split(command)[1:]
    if verb.startswith("--"):
        assert verb in sayso("--help"), f"{where}: {command}"
        return
    assert verb in COMMANDS, f"{where}: {command}"
    used = {argument.split("=")[0] for argument in arguments if argument.startswith("--")}
    assert used <= options(verb), f"{where}: {command}"
    values = dict(pairwise(arguments))
    assert values.get("--layer", "claims") in LAYERS, f"{where}: {command}"
    assert values.get("--format", "table") in FORMATS, f"{where}: {command}"


@pytest.mark.parametrize(("where", "block"), blocks("sh"))
def test_shell_blocks_parse(where: str, block: str) -> None:
    ran = subprocess.run(["sh", "-n"], input=block, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"{where}: {ran.stderr}"


@pytest.mark.parametrize(("where", "block"), blocks("python"))
def test_python_blocks_parse(where: str, block: str) -> None:
    assert ast.parse(block, where)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", path.read_text("utf-8")):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), f"{path.name}: {link}"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.MULTILINE)
            assert anchor in map(slug, headings), f"{path.name}: {link}"


def test_every_page_is_listed() -> None:
    listed = set(re.findall(r"\]\(([\w-]+\.md)\)", page("index.md")))
    assert listed == {path.name for path in DOCS} - {"index.md"}


def told(attributions: Sequence[Attribution], parent: int | None = None, depth: int = 0) -> Iterator[str]:
    """Attributions as docs/attribution.md writes them, each before those in its content."""
    for number, a in enumerate(attributions):
        if a.parent == parent:
            content = " … ".join(piece.text for piece in a.content)
            mind = "" if a.asserts else ", not put forward"
            yield f"{'    ' * depth}{a.speaker} ({a.kind}) {a.cue.text if a.cue else '-'}: {content}{mind}"
            yield from told(attributions, number, depth + 1)


EXAMPLES = re.findall(r"^> (.*)\n((?:(?!```|> ).+\n)*)", page("attribution.md"), re.MULTILINE)


@pytest.mark.parametrize(("text", "shown"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_the_examples_of_attribution_are_what_is_read(text: str, shown: str) -> None:
    assert list(told(read_report(Report("r", "r", text)).attributions)) == shown.splitlines()


def test_the_readme_shows_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    section = (ROOT / "README.md").read_text("utf-8").split("## One output")[1].split("\n## ")[0]
    report, shown = re.findall(r"```text\n(.*?)```", section, re.DOTALL)
    (tmp_path / "crash.txt").write_text(report, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert sayso("read", "crash.txt", "--format", "table", columns=96).strip() == shown.strip()
