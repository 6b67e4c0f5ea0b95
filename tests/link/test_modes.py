"""Modes of events: what the words show goes before the reader's guess."""

from dataclasses import replace
from typing import Any

import pytest

from sayso.link import events
from sayso.link.modes import mode
from sayso.link.within import tellings

CASES = (
    # A guess that no word of the sentences bears out.
    ("A suicide bomber killed nine people in Brask.", ("killed", "aerial"), "suicide-attack"),
    ("A car bomb killed nine people in Brask.", ("killed", "aerial"), "explosives"),
    ("Norland gassed the town of Brask.", ("gassed", "heavy-weapons"), "unconventional"),
    # A guess that they do.
    ("Norland's planes killed nine people in Brask.", ("killed", "aerial"), "aerial"),
    ("Rockets killed nine people in Brask.", ("killed", "heavy-weapons"), "heavy-weapons"),
    # What the verb itself tells, and what nothing tells.
    ("Rebels executed nine people in Brask.", ("executed", ""), "targeted"),
    ("Nine people were killed in Brask.", ("killed", ""), ""),
    # A word of the reader with nothing else to go by stands.
    ("Nine people were killed in Brask.", ("killed", "firearms"), "firearms"),
)


@pytest.mark.parametrize(("text", "claim", "mode"), CASES)
def test_words_tell_the_mode(desk: Any, text: str, claim: tuple[str, str], mode: str) -> None:
    d = desk(text + "\n")
    d.take(claim[0], mode=claim[1])
    (event,) = events(d.reading)
    assert event.mode == mode


def test_the_words_for_the_doer_can_tell_the_mode(desk: Any) -> None:
    d = desk("Warplanes hit Brask.\n")
    claim = d.take("hit", "Norland")
    d.claims[0] = replace(claim, actors=(replace(claim.actors[0], span=d.at("Warplanes")),))
    assert events(d.reading)[0].mode == "aerial"


def test_damage_does_not_outweigh_how_it_was_done(desk: Any) -> None:
    d = desk("Shells hit Brask.\nThey destroyed a mill and a barn.\n")
    d.take("hit", mode="heavy-weapons", place="Brask")
    d.take("destroyed", mode="destroy", place="Brask")
    (event,) = events(d.reading)
    assert event.mode == "heavy-weapons"


def test_damage_is_the_mode_only_where_most_is_about_it(desk: Any) -> None:
    d = desk("Rebels clashed in Brask.\nNine people were killed.\nA mill was damaged.\n")
    d.take("clashed", place="Brask")
    d.take("killed", place="Brask")
    d.take("damaged", place="Brask")
    assert mode([*tellings(d.reading)]) == ""
    d.claims = d.claims[2:]
    assert mode([*tellings(d.reading)]) == "destroy"


def test_an_event_can_have_a_mode_that_none_of_its_claims_has(desk: Any) -> None:
    d = desk("A suicide attack hit Brask.\n")
    d.take("hit", mode="aerial", place="Brask")
    (event,) = events(d.reading)
    assert (event.mode, [claim.mode for claim in d.claims]) == ("suicide-attack", ["aerial"])


def test_weapons_tell_no_mode_of_what_is_no_assault(desk: Any) -> None:
    d = desk("Norland moved tanks and artillery to Brask.\n")
    d.take("moved", "Norland", type="MOBILIZE")
    assert events(d.reading)[0].mode == "troops"
