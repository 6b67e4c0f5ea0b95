import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.export.conftest import Export
from tests.export.made import event, read

from sayso.export.tables import TABLES, stream
from sayso.model.edition import Held, Rating


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        return database.execute(sql).fetchall()


def test_every_row_is_in_the_database_and_keys_hold(samples: Held, export: Export) -> None:
    path = export(samples, "datasette") / "sayso.db"
    for table in TABLES:
        want = [
            tuple(None if cell == "" else cell for cell in row) for name, row in stream(samples) if name == table.name
        ]
        assert sorted(map(repr, ask(path, f"SELECT * FROM {table.name}"))) == sorted(map(repr, want))  # noqa: S608 - ours
    assert ask(path, "PRAGMA foreign_key_check") == []
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]


def test_words_and_phrases_are_found_without_their_accents(export: Export) -> None:
    made = read("Rebels attacked the market of Ḩamāh.", "attacked", ["rebels"])
    path = export(Held([made], [event(made)]), "datasette") / "sayso.db"
    for query, count in (("hamah", 1), ('"market of"', 1), ("NEAR(rebels market, 3)", 1), ("ferry", 0)):
        found = ask(path, f"SELECT id FROM claims_fts WHERE claims_fts MATCH '{query}'")  # noqa: S608 - ours
        assert len(found) == count, query


def test_views_tell_who_says_what(export: Export) -> None:
    made = read("The army said rebels attacked.", "attacked", ["rebels"], said=["Radio Amal", "army"])
    own = read("Rebels attacked.", "attacked", id="r00000000000000b2")
    path = export(Held([made, own], [event(made, own, grade="contested")]), "datasette") / "sayso.db"
    assert sorted(ask(path, "SELECT speaker FROM who_says_what")) == [("Amal Post",), ("army",)]
    assert ask(path, "SELECT origin, stance FROM side_by_side") == [("Amal Post", "affirms")]
    assert ask(path, "SELECT affirm, deny FROM most_disputed") == [(1, 0)]


def test_an_unknown_time_of_a_rating_is_no_fault(export: Export) -> None:
    ratings = [Rating("outlet", "Amal Post", "b"), Rating("outlet", "Amal Post", "c")]
    path = export(Held([], ratings=ratings), "datasette") / "sayso.db"
    assert ask(path, "SELECT name, reliability, credibility FROM ratings") == [
        ("Amal Post", "b", None),
        ("Amal Post", "c", None),
    ]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_datasette_serves_it(samples: Held, export: Export) -> None:
    app = pytest.importorskip("datasette.app")
    folder = export(samples, "datasette")

    async def look() -> None:
        labels = json.loads((folder / "metadata.json").read_bytes())
        served = app.Datasette([str(folder / "sayso.db")], metadata=labels)
        await served.invoke_startup()
        table = await served.client.get("/sayso/claims.json?_shape=objects&_size=5&_sort=id")
        assert table.status_code == 200
        want = sorted(str(row[0]) for name, row in stream(samples) if name == "claims")[:5]
        assert [row["id"] for row in table.json()["rows"]] == want
        found = await served.client.get("/sayso/claims.json?_search=missiles&_shape=array")
        assert found.json()
        page = await served.client.get("/sayso/claims")
        assert "How exactly the place is known" in page.text
        assert (await served.client.get("/sayso/most_disputed.json")).status_code == 200
        for database in served.databases.values():
            database.close()

    asyncio.run(look())
