import pytest

from sayso.codebook.parties import Parties, parties
from sayso.errors import RunStopped


@pytest.mark.parametrize(
    ("words", "party", "kind"),
    [
        ("Peru", "state:PER", "name"),
        ("the U.S.", "state:USA", "short"),
        ("the UN", "org:UN", "short"),
        ("Tehran", "state:IRN", "capital"),
        ("the White House", "state:USA", "seat"),
        ("Chadian", "state:TCD", "demonym"),
        ("Bolivians", "state:BOL", "people"),
        ("al-Qaeda", "group:al-qaeda", "name"),
        ("Al Qaida", "group:al-qaeda", "name"),
        ("N’Djamena", "state:TCD", "capital"),
        ("Norways", "state:NOR", "name"),
    ],
)
def test_named(words: str, party: str, kind: str) -> None:
    found = parties().named(words)
    assert found is not None
    assert (found.known.id, found.kind) == (party, kind)


@pytest.mark.parametrize("words", ["", "the", "us", "is", "who", "peru", "Peruvian miners", "Norwaysian"])
def test_not_named(words: str) -> None:
    assert parties().named(words) is None


def test_find_takes_the_longest() -> None:
    text = "Islamic State West Africa Province said Islamic State was in South Sudan, not Sudan."
    assert [(text[f.start : f.end], f.known.id) for f in parties().find(text)] == [
        ("Islamic State West Africa Province", "group:iswap"),
        ("Islamic State", "group:islamic-state"),
        ("South Sudan", "state:SSD"),
        ("Sudan", "state:SDN"),
    ]


def test_find_leaves_possessives_out() -> None:
    text = "Chile's and Syrias envoys"
    assert [text[f.start : f.end] for f in parties().find(text)] == ["Chile", "Syria"]


def test_countries_of_groups_and_bodies_are_known() -> None:
    table = parties()
    assert [
        known.id
        for known in table
        if known.country and known.kind in ("group", "body") and not table.state(known.country)
    ] == []
    assert len({known.id for known in table}) == len(list(table))


def test_get() -> None:
    assert parties().get("org:EU") is not None
    assert parties().get("org:NONE") is None


@pytest.mark.parametrize(
    ("row", "message"),
    [({"name": "Ruritania", "capitol": "Strelsau"}, "capitol"), ({"capital": "Strelsau"}, "no name")],
)
def test_broken_table(row: dict[str, object], message: str) -> None:
    with pytest.raises(RunStopped, match=message):
        Parties({"states": {"RUR": row}})
