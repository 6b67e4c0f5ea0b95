"""YAML files that people edit, read strictly: what is written twice or of the wrong kind is told with its place."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import RunStopped

if TYPE_CHECKING:
    import yaml


@dataclass(frozen=True, slots=True)
class Row:
    """Named cells of a table, with where they stand, for errors.

    An empty row, `attack:` with nothing behind the colon, has no cells.
    """

    where: str
    cells: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, where: str, value: object) -> "Row":
        """The row that `value` is.

        Raises:
            RunStopped: `value` is neither nothing nor a mapping whose keys are texts.
        """
        if value is None:
            return cls(where)
        if not isinstance(value, dict):
            raise wrong(where, f"is {value!r}; expected named fields, such as {{mode: aerial}}")
        for key in value:
            if not isinstance(key, str):
                raise wrong(where, f"has the key {key!r}; expected a text: set it in double quotes")
        return cls(where, value)

    def only(self, *names: str) -> "Row":
        """This row, when it has no cells but these.

        Raises:
            RunStopped: it has another.
        """
        for name in self.cells:
            if name not in names:
                raise wrong(self.where, f"has no field {name!r}; there are {', '.join(names)}")
        return self

    def rows(self) -> Iterator[tuple[str, "Row"]]:
        """The cells, each a row itself, with their names."""
        for name, value in self.cells.items():
            yield name, Row.of(f"{self.where}, {name}", value)

    def row(self, name: str) -> "Row":
        """The cell as a row; an empty one where it is missing."""
        return Row.of(f"{self.where}, {name}", self.cells.get(name))

    def text(self, name: str) -> str:
        """The cell as a text, "" where it is missing."""
        value = self.cells.get(name, "")
        if not isinstance(value, str):
            raise wrong(self.where, f"{name} is {value!r}; expected a text: set it in double quotes")
        return value

    def number(self, name: str) -> float:
        """The cell, which must be there, as a number."""
        value = self.cells.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise wrong(self.where, f"{name} is {value!r}; expected a number")
        return float(value)

    def flag(self, name: str) -> bool:
        """The cell as yes or no; no where it is missing."""
        value = self.cells.get(name, False)
        if not isinstance(value, bool):
            raise wrong(self.where, f"{name} is {value!r}; expected true or false")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """The cell as a list of texts; empty where it is missing."""
        value = self.cells.get(name)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise wrong(self.where, f"{name} is {value!r}; expected a list, such as [one, two]")
        for item in value:
            if not isinstance(item, str):
                raise wrong(self.where, f"{name} holds {item!r}; expected a text: set it in double quotes")
        return tuple(value)


def wrong(where: str, what: str) -> RunStopped:
    """The error for a fault in the tables at a place."""
    return RunStopped(f"{where}: {what}", code=3)


def read_rows(path: Path) -> Row:
    """The top level of a YAML file.

    Raises:
        RunStopped: the file cannot be read, is no YAML, or has one key twice in one place.
    """
    import yaml

    try:
        text = path.read_text("utf-8")
        return Row.of(path.name, _compose(yaml.compose(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)), path.name))
    except OSError as error:
        raise RunStopped(f"Cannot read the table {path}: {error.strerror}", code=3) from error
    except UnicodeDecodeError as error:
        raise wrong(path.name, f"byte {error.start} is not UTF-8; expected a text in UTF-8") from error
    except yaml.YAMLError as error:
        raise wrong(path.name, f"is no YAML: {' '.join(str(error).split())}") from error


def read_lines(path: Path) -> Row:
    """The top level of a YAML file of sections with one row a line, the cells of a row written as JSON has them.

    JSON is YAML, so any reader of YAML reads such a file; line by line it is read some fifteen times as fast, which
    counts for tables of a thousand rows that every start of the program needs. A file that is written in other YAML
    is read as YAML.

    Raises:
        RunStopped: as `read_rows`.
    """
    sections: dict[str, dict[str, object]] = {}
    section: dict[str, object] | None = None
    decode = json.JSONDecoder(object_pairs_hook=_once).decode
    try:
        for line in path.read_text("utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            if line[0] != " ":
                section = {}
                if not line.endswith(":") or sections.setdefault(line[:-1], section) is not section:
                    return read_rows(path)
                continue
            key, _, cells = line.partition(": ")
            if section is None or key[:2] != "  " or key[2:3] == " ":
                return read_rows(path)
            if section.setdefault(key[2:], value := decode(cells)) is not value:
                return read_rows(path)
    except (OSError, ValueError):
        return read_rows(path)  # which tells what is wrong, if anything is
    return Row(path.name, sections)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    cells = dict(pairs)
    if len(cells) < len(pairs):
        raise ValueError("a field stands twice")
    return cells


def _compose(node: "yaml.Node | None", name: str) -> object:
    """The value of a node. Done here because PyYAML lets the last of two equal keys win without a word."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        out: dict[object, object] = {}
        for key_node, value_node in node.value:
            key = _compose(key_node, name)
            if not isinstance(key, str | int | float):
                raise wrong(f"{name}, line {key_node.start_mark.line + 1}", f"has the key {key!r}; expected a text")
            if key in out:
                raise wrong(f"{name}, line {key_node.start_mark.line + 1}", f"{key!r} stands here a second time")
            out[key] = _compose(value_node, name)
        return out
    if isinstance(node, yaml.SequenceNode):
        return [_compose(item, name) for item in node.value]
    return _scalar(node)


def _scalar(node: "yaml.Node | None") -> object:
    """Text, number, truth value or nothing."""
    if node is None or node.tag == "tag:yaml.org,2002:null":
        return None
    text = str(node.value)
    if node.tag == "tag:yaml.org,2002:bool":
        return text.lower() in {"true", "yes", "on"}
    try:
        if node.tag == "tag:yaml.org,2002:int":
            return int(text)
        if node.tag == "tag:yaml.org,2002:float":
            return float(text)
    except ValueError:
        return text
    return text
