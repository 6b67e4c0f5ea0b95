"""Searches as people type them, made into what SQLite takes: all of them run, or are refused in one line."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.archive.database import told
from sayso.archive.queries.words import DEEPEST, LONGEST, match
from sayso.errors import RunStopped

TEXTS = (
    "U.S. planes struck the village at dawn",
    "The US said al-Qaeda had left the village",
    "Rockets struck a hospital in the old town; the mayor's office denied it",
    "A hospital and a school were hit by rockets",
)


@pytest.fixture(scope="module")
def words() -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(":memory:")
    made.execute("CREATE VIRTUAL TABLE words USING fts5 (sentence, tokenize = 'unicode61 remove_diacritics 2')")
    made.executemany("INSERT INTO words VALUES (?)", [(text,) for text in TEXTS])
    yield made
    made.close()


def found(words: sqlite3.Connection, search: str) -> list[int]:
    sql = "SELECT rowid - 1 FROM words WHERE words MATCH ? ORDER BY rowid"
    return [row[0] for row in words.execute(sql, (match(search),))]


@pytest.mark.parametrize(
    ("search", "numbers"),
    [
        ("hospital", [2, 3]),
        ("HOSPITAL rockets", [2, 3]),
        ("hospital\0rockets", [2, 3]),
        ('"struck\0a hospital"', [2]),
        ('"struck a hospital"', [2]),
        ("“struck a hospital”", [2]),
        ("hospital NOT school", [2]),
        ("school OR dawn", [0, 3]),
        ("(school OR dawn) rockets", [3]),
        ("rockets (school OR dawn)", [3]),
        ("village AND (dawn OR al-Qaeda)", [0, 1]),
        ("NEAR(hospital rockets, 3)", [2]),
        ("NEAR(hospital rockets, 9)", [2, 3]),
        ("NEAR (hospital rockets, 9)", [2, 3]),
        ('NEAR("a hospital" rockets)', [2, 3]),
        ("hosp*", [2, 3]),
        ('"struck a hosp"*', [2]),
        ("U.S.", [0]),
        ("al-Qaeda", [1]),
        ("mayor's", [2]),
        ("mayor’s office", [2]),
        ("town; mayor", [2]),
        ("hospital, school!", [3]),
        ("hospital - school", [3]),
        ("sentence:hospital", []),
        ("^hospital", [2, 3]),
        ("{sentence} hospital", []),
        ("hospital + school", [3]),
        ("near and not", []),
        ("NEAR", []),
        ("10:30", []),
        ("a* @# $", [0, 1, 2, 3]),
    ],
)
def test_what_a_search_finds(words: sqlite3.Connection, search: str, numbers: list[int]) -> None:
    assert found(words, search) == numbers


@pytest.mark.parametrize(
    ("search", "told"),
    [
        ("hospital AND", "AND has no words behind it"),
        ("OR hospital", "OR has no words on one side"),
        ("NOT hospital", "NOT has no words on one side"),
        ("hospital AND OR school", "AND has no words on one side"),
        ('"hospital', "a quotation mark is not closed"),
        ("(hospital", "a bracket is not closed"),
        ("hospital)", "a bracket is closed that was not opened"),
        ("hospital ()", "( has no words on one side"),
        ("", "there is no word in it"),
        ("?!", "there is no word in it"),
        ('""', "there is no word in it"),
        ("NEAR()", "there is no word in it"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(search: str, told: str) -> None:
    with pytest.raises(RunStopped, match=r"^No search ") as caught:
        match(search)
    assert told in str(caught.value)
    assert caught.value.code == 2


def test_a_text_is_no_search() -> None:
    assert match("a " * (LONGEST // 2))
    with pytest.raises(RunStopped, match="2001 characters; expected 2000 at most"):
        match("a" * (LONGEST + 1))


def test_brackets_go_as_deep_as_sqlite_takes_them(words: sqlite3.Connection) -> None:
    assert found(words, "(" * DEEPEST + "hospital" + ")" * DEEPEST) == [2, 3]
    with pytest.raises(RunStopped, match="more than 50 brackets within each other; expected 50 at most") as caught:
        match("(" * (DEEPEST + 1) + "hospital" + ")" * (DEEPEST + 1))
    assert caught.value.code == 2


def test_a_search_that_sqlite_refuses_is_no_damage(words: sqlite3.Connection) -> None:
    with pytest.raises(RunStopped, match=r"^No such search is possible \(fts5: ") as caught, told(Path("sayso.db")):
        words.execute("SELECT * FROM words WHERE words MATCH ?", ("(" * 300 + '"a"' + ")" * 300,))
    assert caught.value.code == 2
    with pytest.raises(RunStopped, match="is damaged") as caught, told(Path("sayso.db")):
        words.execute("SELECT * FROM nowhere")
    assert caught.value.code == 3


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*"\"()*:^+-{}.,'", "AND", "OR", "NOT", "NEAR(", "NEAR", "x", "y.z", " ", "7", "é"])))
def test_no_search_makes_sqlite_fail(pieces: list[str]) -> None:
    made = sqlite3.connect(":memory:")
    made.execute("CREATE VIRTUAL TABLE words USING fts5 (sentence)")
    made.execute("INSERT INTO words VALUES ('x y z')")
    for text in ("".join(pieces), " ".join(pieces)):
        try:
            search = match(text)
        except RunStopped as error:
            assert "\n" not in str(error)  # noqa: PT017 - either it runs or it is refused so
            continue
        made.execute("SELECT count(*) FROM words WHERE words MATCH ?", (search,)).fetchone()
    made.close()
