"""Stretches of a file of lines: whoever reads them all reads each line once, with its number."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.sources.inputs import Failure, Given, captures
from sayso.sources.jsonl import stands_by_lines
from sayso.sources.stretch import ends_before, lines_between


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text("ab\r", max_size=5)), st.integers(1, 20), st.booleans())
def test_each_line_is_in_one_stretch_with_its_number(lines: list[str], size: int, ended: bool) -> None:
    data = ("\n".join(lines) + "\n" * ended).encode()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(data)
        found = []
        starts = range(0, len(data), size)
        for start, before in zip(starts, ends_before(str(path), starts), strict=True):
            stretch = lines_between(str(path), start, min(start + size, len(data)), before)
            with stretch.open() as stream:
                found += list(enumerate(_lines(stream.read()), stretch.line))
    assert found == list(enumerate(_lines(data), 1))


def _lines(data: bytes) -> list[bytes]:
    parts = data.split(b"\n")
    return [part + b"\n" for part in parts[:-1]] + [part for part in parts[-1:] if part]


def test_lines_of_a_later_stretch_have_the_numbers_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "One."}\n\n[1]\n{"text": "Two."}\n')
    stretch = lines_between(str(path), 5, path.stat().st_size, 0)
    found = list(captures([Given("x.jsonl", stretch.open, "jsonl", stretch.line)]))
    assert [one.key if isinstance(one, Failure) else one.where for one in found] == ["x.jsonl:3", "x.jsonl:4"]


def test_a_stretch_within_one_long_line_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "One."}')
    given = [lines_between(str(path), start, start + 6, 0) for start in (0, 6, 12)]
    found = [list(captures([Given("x.jsonl", one.open, "jsonl", one.line)])) for one in given]
    assert [len(some) for some in found] == [1, 0, 0]
    assert not isinstance(found[0][0], Failure)


def test_what_is_no_file_of_lines_is_not_cut() -> None:
    assert stands_by_lines(b'\xef\xbb\xbf\r\n{"text": ""}\n')
    assert not any(map(stands_by_lines, (b"[{}]", b"{\n", b"\xff\xfe{\0")))
