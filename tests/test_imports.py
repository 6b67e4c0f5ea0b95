"""Imports go down only, those for types as well: no file of the package needs, by any way, a file that needs it."""

import ast
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src"


def modules() -> Mapping[str, Path]:
    """Files of the package by the names that they are imported by."""
    paths = [path.relative_to(SOURCE) for path in SOURCE.rglob("*.py")]
    return {".".join(path.with_suffix("").parts).removesuffix(".__init__"): SOURCE / path for path in paths}


def imported(path: Path, known: Mapping[str, Path]) -> Iterator[str]:
    """What a file imports of the package, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module:
            for one in node.names:
                whole = f"{node.module}.{one.name}"
                yield whole if whole in known else node.module


def test_no_file_needs_itself() -> None:
    known = modules()
    needs = {name: {one for one in imported(path, known) if one in known} - {name} for name, path in known.items()}
    assert sum(map(len, needs.values())) > 1000
    assert len(list(TopologicalSorter(needs).static_order())) == len(known)  # it raises on a cycle, and names it


def test_the_archive_needs_no_stage_but_the_tables_of_places() -> None:
    known = modules()
    own = {name: path for name, path in known.items() if name.startswith("sayso.archive.")}
    below = ("sayso.archive", "sayso.model", "sayso.codebook", "sayso.errors")
    above = {one for path in own.values() for one in imported(path, known) if one.startswith("sayso.")}
    others = {one for one in above if not one.startswith(below)}
    assert others == {"sayso.resolve.gazetteer", "sayso.resolve.precision"}


def test_the_command_line_alone_needs_the_distributed_run() -> None:
    known = modules()
    needs = {name for name, path in known.items() for one in imported(path, known) if one.startswith("sayso.cluster")}
    assert {name for name in needs if not name.startswith("sayso.cluster")} == {
        "sayso.cli.run",
        "sayso.cli.run_command",
    }
