"""Words to pieces."""

from pathlib import Path

import pytest

from sayso.analysis.wordpiece import FIRST, LAST, LONGEST_WORD, UNKNOWN, WordPiece, folded, shape

PIECES = [UNKNOWN, FIRST, LAST, "shell", "##ed", "##s", "un", "##shell", "cafe", ".", "-", "26", "##,", "a"]


@pytest.fixture
def pieces(tmp_path: Path) -> WordPiece:
    (tmp_path / "vocab.txt").write_text("\n".join(PIECES) + "\n", "utf-8")
    return WordPiece.load(tmp_path / "vocab.txt")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("shell", ["shell"]),
        ("Shelled", ["shell", "##ed"]),
        ("UNSHELLED", ["un", "##shell", "##ed"]),
        ("Café", ["cafe"]),
        ("cafe\u0301s", ["cafe", "##s"]),
        ("shell-shell.", ["shell", "-", "shell", "."]),
        ("she", [UNKNOWN]),
        ("shellx", [UNKNOWN]),
        ("shell-x", ["shell", "-", UNKNOWN]),
        ("\u200b", [UNKNOWN]),
        ("", [UNKNOWN]),
    ],
)
def test_the_longest_piece_goes_first(pieces: WordPiece, word: str, expected: list[str]) -> None:
    assert [PIECES[i] for i in pieces.ids_of(word)] == expected


@pytest.mark.parametrize(("letters", "known"), [(LONGEST_WORD, True), (LONGEST_WORD + 1, False)])
def test_a_word_beyond_the_longest_is_unknown(letters: int, known: bool) -> None:
    pieces = WordPiece({UNKNOWN: 0, FIRST: 1, LAST: 2, "a": 3, "##a": 4})
    assert (pieces.ids_of("a" * letters) != (0,)) == known


def test_each_word_has_the_index_of_its_first_piece(pieces: WordPiece) -> None:
    ids, heads = pieces.encode(["Unshelled", "cafe", "."])
    assert [PIECES[i] for i in ids] == [FIRST, "un", "##shell", "##ed", "cafe", ".", LAST]
    assert heads == [1, 4, 5]


def test_no_words_leave_the_two_marks(pieces: WordPiece) -> None:
    assert pieces.encode([]) == ([pieces.first, pieces.last], [])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("mill", 0),
        ("26", 0),
        ("—", 0),
        ("Mill", 1),
        ("A", 1),
        ("US", 2),
        ("U.S.", 2),
        ("UNHCR's", 3),
        ("McKay", 3),
        ("iPhone", 3),
        ("ÉCOLE", 2),
    ],
)
def test_shape(word: str, expected: int) -> None:
    assert shape(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"), [("Évian", "evian"), ("so\u00adft", "soft"), ("İzmir", "izmir"), ("", "")]
)
def test_folded(word: str, expected: str) -> None:
    assert folded(word) == expected
