"""Charges that are thrown back are the deeds of which they told, denied."""

import pytest
from tests.hand import act, material

from sayso.claims.rebuttals import rebutted
from sayso.model.analysis import Act

TOLD = "Olm said that Norland had shelled the mill."


def read(text: str, *acts: Act) -> list[tuple[str, str, str]]:
    """Trigger, type and status of the acts that are left of these."""
    made = material(text, *acts)
    return [(one.trigger.text, one.type, one.status) for found in rebutted(made.sentences, made.acts) for one in found]


@pytest.mark.parametrize(
    ("answer", "trigger", "noun"),
    [
        ("Norland dismissed the charge.", "dismissed", "charge"),
        ("Norland flatly rejects these allegations.", "rejects", "allegations"),
        ("It was a claim Norland denied.", "claim", "claim"),
        ("Norland said the accusation was baseless.", "accusation", "accusation"),
    ],
)
def test_a_charge_thrown_back_is_the_deed_denied(answer: str, trigger: str, noun: str) -> None:
    text = f"{TOLD} {answer}"
    acts = act(text, "shelled", actors=["Norland"], recipients=["the mill"]), act(text, trigger, type="REJECT")
    assert read(text, *acts) == [("shelled", "ASSAULT", "happened"), (noun, "ASSAULT", "denied")]


def test_it_is_denied_by_who_throws_it_back() -> None:
    text = f"{TOLD} Norland dismissed the charge."
    made = material(
        text, act(text, "shelled", actors=["Norland"]), act(text, "dismissed", type="REJECT", actors=["Norland"])
    )
    denied = rebutted(made.sentences, made.acts)[1][0]
    assert denied.inner == "here"
    assert denied.inner_span is not None
    assert denied.actors == made.acts[0][0].actors


@pytest.mark.parametrize(
    "answer", ["Norland dismissed the charge of murder.", "Norland dropped the charge.", "Norland dismissed the clerk."]
)
def test_what_is_told_anew_stays(answer: str) -> None:
    text = f"{TOLD} {answer}"
    word = answer.split()[1]
    assert read(text, act(text, "shelled"), act(text, word, type="REJECT"))[1] == (word, "REJECT", "happened")


def test_an_arrest_in_the_voice_of_the_report_is_not_what_the_accused_deny() -> None:
    text = "Guards arrested the mayor. The mayor denies the charges."
    arrest = act(text, "arrested", type="COERCE", mode="arrest")
    assert read(text, arrest, act(text, "denies", type="REJECT"))[1] == ("denies", "REJECT", "happened")


def test_without_a_deed_before_there_is_none_to_deny() -> None:
    text = "Norland dismissed the charge."
    assert read(text, act(text, "dismissed", type="REJECT")) == [("dismissed", "REJECT", "happened")]
