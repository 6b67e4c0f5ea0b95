import pytest

from sayso.analysis.coordination import parts


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("the mayor", ["the mayor"]),
        ("the mayor and two aides", ["the mayor", "two aides"]),
        ("Chad, Niger and Mali", ["Chad", "Niger", "Mali"]),
        ("the army as well as the police", ["the army", "the police"]),
        ("the governor, Omar Diallo", ["the governor, Omar Diallo"]),
        ("the search and rescue team", ["the search and rescue team"]),
        ("the Office for Truth and Peace", ["the Office for Truth and Peace"]),
    ],
)
def test_parts(text: str, pieces: list[str]) -> None:
    assert [text[a:b] for a, b in parts(text, ["Office for Truth and Peace"])] == pieces
