from dataclasses import fields
from pathlib import Path

from sayso.codebook import Codebook, Entry, load
from sayso.codebook.tables import NAMES

DOCS = (Path(__file__).resolve().parents[2] / "docs" / "codebook.md").read_text("utf-8")


def line(codebook: Codebook, name: str) -> str:
    """The line of the table of types."""
    type_ = codebook.types[name]
    modes = ", ".join(f"`{mode}`" for mode in type_.modes) or "-"
    return f"| `{name}` | {type_.description} | {modes} | {type_.quad or '-'} | {type_.score:g} |"


def test_every_type_has_its_line() -> None:
    codebook = load()
    assert not [name for name in codebook.types if line(codebook, name) not in DOCS]


def test_every_context_table_and_field_is_there() -> None:
    words = {*load().contexts, *NAMES, *(field.name for field in fields(Entry))} - {"lemma", "type"}
    assert not [word for word in sorted(words) if f"`{word}`" not in DOCS]
