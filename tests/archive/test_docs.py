"""The documentation of the archive is true: every table is named, and none is made up."""

import re
import sqlite3
from pathlib import Path

from sayso.archive.database import schema

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "archive.md").read_text("utf-8")


def test_every_table_is_named_and_none_is_made_up() -> None:
    made = sqlite3.connect(":memory:")
    made.executescript(schema())
    own = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT GLOB '*_words_*'"
    there_are = {name for (name,) in made.execute(own)}
    rows = re.findall(r"^\| (`[^|]*) \|", PAGE.partition("## The tables")[2], re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == there_are
    made.close()
