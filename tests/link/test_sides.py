"""Doers of events: whoever the accounts hold it to be, and not everybody who is named beside it."""

from typing import Any

from sayso.link import events


def doers(desk: Any) -> list[str]:
    (event,) = events(desk.reading)
    return [actor.name for actor in event.actors]


def test_whoever_suffers_it_is_no_doer(desk: Any) -> None:
    d = desk(
        "Norland bombed the Red Band in Brask.\nIt killed ten of the Red Band.\nThe fight with the Red Band goes on.\n"
    )
    d.take("bombed", "Norland", "Red Band", mode="aerial", place="Brask")
    d.take("killed", "Norland", "Red Band", mode="aerial", place="Brask", figures=(("killed", "ten", 10, 10),))
    d.take("fight", "Norland & Red Band", mode="aerial", place="Brask")
    assert doers(d) == ["Norland"]


def test_two_sides_of_a_clash_are_both_doers(desk: Any) -> None:
    d = desk("Norland and the Red Band clashed in Brask.\n")
    d.take("clashed", "Norland & Red Band", place="Brask")
    assert doers(d) == ["Norland", "Red Band"]


def test_whoever_is_named_once_beside_the_doer_of_a_toll_is_none(desk: Any) -> None:
    d = desk("Norland shelled Brask.\nThe shelling killed six people.\nThe shelling came as rebels withdrew.\n")
    d.take("shelled", "Norland", place="Brask", mode="heavy-weapons")
    d.take("killed", "Norland", "people", place="Brask", mode="heavy-weapons", figures=(("killed", "six", 6, 6),))
    d.take("shelling came", "rebels", place="Brask", mode="heavy-weapons")
    assert doers(d) == ["Norland"]


def test_a_name_of_its_own_is_kept_beside_many_nouns(desk: Any) -> None:
    d = desk(
        "Gunmen hit Brask.\nGunmen struck it again.\nFive died as the gunmen fired.\n"
        "The Red Band attacked, Ann Vale said.\n"
    )
    d.take("hit", "gunmen", place="Brask", mode="firearms")
    d.take("struck", "gunmen", place="Brask", mode="firearms")
    d.take("fired", "gunmen", place="Brask", mode="firearms")
    d.take("attacked", "Red Band", said="Ann Vale", place="Brask", mode="firearms")
    assert doers(d) == ["gunmen", "Red Band"]


def test_each_account_keeps_the_doer_that_it_alone_names(desk: Any) -> None:
    d = desk(
        "Norland bombed a mill in Brask, the mayor said.\nNorland killed six people in Brask, the mayor said.\n"
        "The Red Band bombed the mill in Brask, Norland said.\n"
    )
    d.take("bombed a", "Norland", said="mayor", place="Brask", mode="aerial")
    d.take("killed", "Norland", said="mayor", place="Brask", mode="aerial", figures=(("killed", "six", 6, 6),))
    d.take("bombed the", "Red Band", said="the Norlandic army", place="Brask", mode="aerial")
    assert doers(d) == ["Norland", "Red Band"]
    assert events(d.reading)[0].grade == "contested"
