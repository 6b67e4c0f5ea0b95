from pathlib import Path

import pytest

from sayso.codebook.rows import Row, read_lines, read_rows
from sayso.errors import RunStopped


def write(folder: Path, text: str) -> Path:
    path = folder / "table.yml"
    path.write_text(text, "utf-8")
    return path


def test_values_keep_their_kind(tmp_path: Path) -> None:
    row = read_rows(write(tmp_path, 'a: "010"\nb: 2.5\nc: true\nd: [x, y]\ne:\nf: -3\n'))
    assert row.text("a") == "010"
    assert (row.number("b"), row.number("f")) == (2.5, -3.0)
    assert row.flag("c")
    assert row.texts("d") == ("x", "y")
    assert row.row("e").cells == {}


def test_missing_cells_have_a_default_but_numbers_have_none() -> None:
    row = Row("here")
    assert (row.text("a"), row.flag("a"), row.texts("a")) == ("", False, ())
    with pytest.raises(RunStopped, match="here: a is None; expected a number"):
        row.number("a")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", "table.yml, line 3: 'a' stands here a second time"),
        ("- a\n", "expected named fields"),
        ("a: [1\n", "table.yml: is no YAML"),
        ("10: a\n", "has the key 10; expected a text"),
        ("[a, b]: c\n", "line 1: has the key"),
    ],
)
def test_faults_are_told_with_their_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(RunStopped, match=message) as caught:
        read_rows(write(tmp_path, text))
    assert caught.value.code == 3
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "read", "message"),
    [
        ("a: 010", "text", "a is .*; expected a text: set it in double quotes"),
        ("a: yes", "text", "a is True"),
        ("a: yes", "number", "a is True; expected a number"),
        ("a: maybe", "flag", "a is 'maybe'; expected true or false"),
        ("a: b", "texts", r"a is 'b'; expected a list, such as \[one, two\]"),
        ("a: [b, no]", "texts", "a holds False; expected a text"),
    ],
)
def test_wrong_kinds(tmp_path: Path, text: str, read: str, message: str) -> None:
    row = read_rows(write(tmp_path, text))
    with pytest.raises(RunStopped, match=message):
        getattr(row, read)("a")


def test_unknown_field_names_what_there_is() -> None:
    with pytest.raises(RunStopped, match="verbs: has no field 'moed'; there are mode, cameo"):
        Row("verbs", {"moed": "x"}).only("mode", "cameo")


def test_file_that_is_not_there_or_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(RunStopped, match="Cannot read the table"):
        read_rows(tmp_path / "none.yml")
    (tmp_path / "bad.yml").write_bytes(b"a: \xff\n")
    with pytest.raises(RunStopped, match="byte 3 is not UTF-8"):
        read_rows(tmp_path / "bad.yml")


@pytest.mark.parametrize(
    "text",
    [
        '# all\n\none:\n  a: {"name": "A: b", "list": ["x", "y"], "year": 1999}\n\ntwo:\n  b: {}\n',
        "one:\n  a: {name: A, list: [x]}\n",
        'one:\n  a:\n    name: A\n  b: {"name": "B"}\n',
        'one: {a: {"name": "A"}}\n',
        "one:\n",
        'one:\n    a: {"name": "A"}\n',
    ],
)
def test_lines_are_read_as_yaml_is(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)
    slow, fast = read_rows(path), read_lines(path)
    assert [(name, row.cells) for name, row in fast.rows()] == [(name, row.cells) for name, row in slow.rows()]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('one:\n  a: {"x": "1"}\n  a: {"x": "1"}\n', "line 3: 'a' stands here a second time"),
        ('one:\n  a: {"x": "1"}\none:\n  b: {"x": "1"}\n', "line 3: 'one' stands here a second time"),
        ('one:\n  a: {"x": "1", "x": "2"}\n', "line 2: 'x' stands here a second time"),
        ('  a: {"x": "1"}\none:\n', "is no YAML"),
        ('one:\n  a: {"x": "1"\n', "is no YAML"),
    ],
)
def test_faults_in_lines_are_told_as_in_yaml(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(RunStopped, match=message):
        read_lines(write(tmp_path, text))
