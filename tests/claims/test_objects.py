"""What stands right behind a verb in -ing suffers the deed where words before the verb show that it has an object."""

import pytest
from tests.hand import act, material

from sayso.claims.objects import objects
from sayso.model.analysis import Act


def parties(text: str, *acts: Act) -> tuple[list[str], list[str]]:
    """Who does the last act of a sentence, and to whom."""
    made = material(text, *acts)
    last = objects(made.sentences, made.acts)[0][-1]
    return [one.text for one in last.actors], [one.text for one in last.recipients]


def test_who_is_to_stop_is_who_does_it() -> None:
    text = "Olm urged Norland to stop shelling farmers."
    stop = act(text, "stop", type="RETREAT", actors=["Norland"])
    assert parties(text, stop, act(text, "shelling", actors=["farmers"])) == (["Norland"], ["farmers"])


@pytest.mark.parametrize("lead", ["denied", "was", "accused of", "was held for"])
def test_the_object_is_not_who_does_it(lead: str) -> None:
    text = f"Norland {lead} shelling farmers."
    assert parties(text, act(text, "shelling", actors=["Norland", "farmers"])) == (["Norland"], ["farmers"])


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("The shelling rebels fled.", "ASSAULT", ["rebels"]),  # it describes them
        ("He was wounded by attacking rebels.", "ASSAULT", ["rebels"]),
        ("Norland was meeting Olm.", "CONSULT", ["Norland", "Olm"]),  # both meet
        ("Norland was shelling, and farmers fled.", "ASSAULT", ["farmers"]),  # too far behind it
    ],
)
def test_otherwise_the_model_has_its_way(text: str, kind: str, actors: list[str]) -> None:
    verb = next(word.strip(",") for word in text.split() if word.strip(",").endswith("ing"))
    assert parties(text, act(text, verb, type=kind, actors=actors)) == (actors, [])


def test_whom_the_model_has_done_it_to_stays() -> None:
    text = "Norland denied shelling farmers of Olm."
    done = act(text, "shelling", actors=["farmers"], recipients=["Olm"])
    assert parties(text, done) == (["farmers"], ["Olm"])


@pytest.mark.parametrize("verb", ["refers to", "spoke of the", "mentions such"])
def test_who_speaks_of_a_deed_has_not_done_it(verb: str) -> None:
    text = f"Olm now {verb} attacks by rebels."
    made = material(text, act(text, "attacks", actors=["Olm", "rebels"]))
    (told,) = objects(made.sentences, made.acts)[0]
    assert [one.text for one in told.actors] == ["rebels"]
    assert (told.inner, told.inner_span and told.inner_span.text) == ("here", "Olm")


def test_a_speaker_cited_by_another_is_left_out_alone() -> None:
    text = "Ann Vale said that Olm spoke of attacks."
    made = material(text, act(text, "attacks", actors=["Olm"], inner="Ann Vale"))
    (told,) = objects(made.sentences, made.acts)[0]
    assert (told.actors, told.inner_span and told.inner_span.text) == ((), "Ann Vale")


@pytest.mark.parametrize("between", ["launched an", "were launching a new", "carried out several"])
def test_a_verb_that_only_says_that_it_was_done_is_no_deed_beside_it(between: str) -> None:
    text = f"Rebels {between} attack on Olm."
    verb = next(word for word in between.split() if word.startswith(("launch", "carr")))
    made = material(text, act(text, verb, actors=["Rebels"]), act(text, "attack", actors=["Rebels"]))
    assert [one.trigger.text for one in objects(made.sentences, made.acts)[0]] == ["attack"]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Rebels launched rockets, and an attack followed.", "launched"),  # a deed by itself
        ("Rebels repelled an attack.", "repelled"),
    ],
)
def test_a_verb_that_tells_more_stays(text: str, verb: str) -> None:
    made = material(text, act(text, verb), act(text, "attack"))
    assert [one.trigger.text for one in objects(made.sentences, made.acts)[0]] == [verb, "attack"]
