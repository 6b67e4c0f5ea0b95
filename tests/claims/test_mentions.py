"""Mentions of parties and places."""

from tests.hand import act, find, material, set_in

from sayso.claims.mentions import of_acts, parties, places

TEXT = "Norway said rebels shelled Brask. The rebels left Tarsk, Norway said."
SHELLED = set_in(TEXT, act(TEXT, "shelled", actors=["rebels"], recipients=["Brask"], inner="Norway"), place="Brask")
LEFT = set_in(TEXT, act(TEXT, "left", type="RETREAT", actors=["The rebels"], inner="Norway"), place="Tarsk")


def test_each_stretch_is_mentioned_once_in_the_order_of_the_text() -> None:
    assert [span.text for span in of_acts([(LEFT, SHELLED)])] == ["Norway", "rebels", "Brask", "The rebels"]
    assert of_acts([(), ()]) == ()


def test_outer_sources_are_mentioned_too() -> None:
    made = act(TEXT, "shelled", inner="carried", outer="Norway")
    assert of_acts([(made,)]) == (find(TEXT, "Norway"),)


def test_parties_are_whom_the_words_stand_for() -> None:
    found = parties(material(TEXT, SHELLED, LEFT))
    assert [(role.span.text, role.name) for role in found] == [
        ("Norway", "Norway"),
        ("rebels", "rebels"),
        ("Brask", "Brask"),
        ("The rebels", "rebels"),
    ]
    assert found[0].party == "state:NOR"
    assert found[1].party == found[3].party


def test_joined_parties_are_mentioned_each_and_pieces_of_one_are_not() -> None:
    text = "Norway and the Chadian army and two Danish warships in the Baltic Sea shelled Brask."
    joined = act(text, "shelled", actors=["Norway and the Chadian army and", "two Danish warships in the"])
    whole = act(text, "shelled", actors=["two Danish warships in the Baltic Sea", "and"], recipients=["Brask"])
    assert [(role.span.text, role.name) for role in parties(material(text, joined, whole))] == [
        ("Norway", "Norway"),
        ("the Chadian army", "Chadian army"),
        ("two Danish warships in the Baltic Sea", "Denmark"),
        ("Brask", "Brask"),
    ]


def test_places_are_where_acts_were() -> None:
    found = places(material(TEXT, SHELLED, LEFT, set_in(TEXT, act(TEXT, "said", nth=1), place="Tarsk")))
    assert [(place.span, place.name) for place in found] == [
        (find(TEXT, "Brask"), "Brask"),
        (find(TEXT, "Tarsk"), "Tarsk"),
    ]
