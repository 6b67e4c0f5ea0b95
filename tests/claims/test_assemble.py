"""Acts to claims."""

from dataclasses import replace

import pytest
from tests.hand import act, find, material, set_in

from sayso.claims import assemble
from sayso.claims.assemble import claims
from sayso.claims.choice import AHEAD
from sayso.codebook import load
from sayso.model.analysis import Act
from sayso.model.claim import Claim
from sayso.model.ids import claim_id

TEXT = "The Hill Front shelled Brask on Monday. It killed three guards."


def made(text: str, *acts: Act, headline: str = "") -> tuple[Claim, ...]:
    return claims(material(text, *acts, headline=headline), load())


def test_a_claim_is_its_act_with_names_codes_and_reasons() -> None:
    told = set_in(
        TEXT,
        act(TEXT, "shelled", mode="heavy-weapons", actors=["The Hill Front"], recipients=["Brask"]),
        place="Brask",
        time="Monday",
    )
    (claim,) = made(TEXT, told)
    trigger = find(TEXT, "shelled")
    assert claim.id == claim_id("r1", trigger.start, trigger.end, "ASSAULT")
    assert (claim.trigger, claim.type, claim.mode, claim.status) == (trigger, "ASSAULT", "heavy-weapons", "happened")
    assert [role.name for role in (*claim.actors, *claim.recipients)] == ["Hill Front", "Brask"]
    assert (claim.place, claim.time, claim.sources) == (("Brask",), "2021-03-08", ())
    assert [span.text for span in claim.evidence["status"]] == ["shelled"]
    assert [span.text for span in claim.evidence["time"]] == ["Monday"]
    assert claim.codes.quad == 4
    assert claim.because.entry == "shell:ASSAULT"
    assert claim.because.pattern.startswith("reader model: trigger 0.99, type 0.99")


def test_a_mode_that_the_type_does_not_have_is_dropped() -> None:
    (claim,) = made(TEXT, act(TEXT, "shelled", mode="visit"))
    assert claim.mode == ""


def test_the_reason_names_the_sources() -> None:
    text = 'The mayor said: "Rebels shelled the mill on the hill."'
    (claim,) = made(text, act(text, "shelled"))
    assert claim.because.pattern.endswith("; mayor by the rule for 'said'")


def test_claims_stand_in_the_order_of_their_triggers() -> None:
    killed, shelled = act(TEXT, "killed"), act(TEXT, "shelled")
    assert [claim.trigger.text for claim in made(TEXT, killed, shelled)] == ["shelled", "killed"]


def test_a_speakers_i_is_the_speaker() -> None:
    text = 'Ana Soto said: "I met the rebels at the mill on the hill."'
    (claim,) = made(text, act(text, "met", type="CONSULT", actors=["I", "the rebels"]))
    assert [role.name for role in claim.actors] == ["Ana Soto", "rebels"]


@pytest.mark.parametrize(
    ("role", "whom", "names"),
    [
        ("carried", [], ["Hill Front"]),
        ("none", [], []),
        ("carried", ["It"], ["Brask"]),
    ],
)
def test_a_doer_carried_over_is_the_last_who_is_not_there_yet(role: str, whom: list[str], names: list[str]) -> None:
    first = act(TEXT, "shelled", actors=["The Hill Front"], recipients=["Brask"])
    second = replace(act(TEXT, "killed", recipients=whom), actor=role)  # type: ignore[arg-type]
    _, claim = made(TEXT, first, second)
    assert [one.name for one in claim.actors] == names


def test_a_recipient_carried_over_is_the_last_recipient_before_the_last_doer() -> None:
    first = act(TEXT, "shelled", actors=["The Hill Front"], recipients=["Brask"])
    second = replace(act(TEXT, "killed"), recipient="carried")
    _, claim = made(TEXT, first, second)
    assert [one.name for one in claim.recipients] == ["Brask"]
    alone = replace(first, recipients=())
    _, claim = made(TEXT, alone, second)
    assert [one.name for one in claim.recipients] == ["Hill Front"]
    (claim,) = made(TEXT, second)
    assert claim.recipients == ()


def test_what_is_here_is_not_carried_over() -> None:
    first = act(TEXT, "shelled", actors=["The Hill Front"], recipients=["Brask"])
    second = act(TEXT, "killed", actors=["It"], recipients=["three guards"])
    _, claim = made(TEXT, first, replace(second, actor="carried", recipient="carried"))
    assert [role.span.text for role in (*claim.actors, *claim.recipients)] == ["It", "three guards"]
    _, claim = made(TEXT, first, act(TEXT, "killed"))
    assert (claim.actors, claim.recipients) == ((), ())


HEADLINE = "Shells kill three"
STORY = HEADLINE + "\n\nShells fell on Brask on Monday and killed three. "


def test_a_headline_takes_place_and_time_from_the_text() -> None:
    first = set_in(STORY, act(STORY, "kill"), place="carried", time="carried")
    second = set_in(STORY, act(STORY, "killed"), place="Brask", time="Monday")
    head, _ = made(STORY, first, second, headline=HEADLINE)
    assert (head.place, head.time, head.sentence.part) == (("Brask",), "2021-03-08", "headline")
    assert [span.text for span in (*head.evidence["place"], *head.evidence["time"])] == ["Brask", "Monday"]


@pytest.mark.parametrize(("between", "time"), [(AHEAD - 1, "2021-03-08"), (AHEAD, "")])
def test_a_time_told_far_down_is_of_another_act(between: int, time: str) -> None:
    text = HEADLINE + "\n\n" + "They fell. " * between + "On Monday three died."
    first = set_in(text, act(text, "kill"), time="carried")
    others = [act(text, "fell", nth=n) for n in range(between)]
    last = set_in(text, act(text, "died"), time="Monday")
    assert made(text, first, *others, last, headline=HEADLINE)[0].time == time


def test_no_acts_no_claims() -> None:
    assert made(TEXT) == ()
    assert assemble.claims(material(""), load()) == ()


@pytest.mark.parametrize("words", ["Airstrikes", "shelling", "A drone", "mortar fire"])
def test_what_somebody_fires_has_done_nothing_itself(words: str) -> None:
    text = f"On Monday {words} killed nine people in Brask."
    (claim,) = made(text, act(text, "killed", actors=[words], recipients=["nine people"]))
    assert [role.name for role in claim.actors] == []
    assert [role.name for role in claim.recipients] == ["people"]


@pytest.mark.parametrize(("words", "name"), [("Suicide bombers", "Suicide bombers"), ("A grey ship", "grey ship")])
def test_who_may_be_somebody_has(words: str, name: str) -> None:
    text = f"On Monday {words} killed nine people in Brask."
    (claim,) = made(text, act(text, "killed", actors=[words], recipients=["nine people"]))
    assert [role.name for role in claim.actors] == [name]
