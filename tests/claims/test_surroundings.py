"""What stands around a trigger."""

import pytest
from tests.hand import find, report

from sayso.analysis.sentences import sentences
from sayso.claims.surroundings import Surroundings, surroundings
from sayso.codebook.inflect import Form

PAST: frozenset[Form] = frozenset({"past", "participle"})
BASE: frozenset[Form] = frozenset({"base"})


def around(text: str, word: str, kinds: frozenset[Form] = PAST) -> Surroundings:
    (sentence,) = sentences(report(text))
    return surroundings(sentence, find(text, word), kinds)


@pytest.mark.parametrize(
    ("text", "subject", "object_"),
    [
        ("The senate killed the bill.", "senate", "bill"),
        ("The bill was killed by the senate.", "senate", "bill"),
        ("The bill was quickly killed.", "", "bill"),
        ("The bill killed by the senate is back.", "senate", "bill"),
        ("A senate that killed the last peace bill is back.", "senate", "bill"),
        ("The head of the senate killed it off.", "head", "it"),
        ("The senate has killed.", "senate", ""),
        ("Talks in the north on the bill killed hope.", "talks", "hope"),
        ("Men hiding for a time killed hope.", "", "hope"),  # whose time that is, is not told
        ("The senate killed Bill.", "senate", ""),  # a name is no noun
    ],
)
def test_who_does_it_to_what(text: str, subject: str, object_: str) -> None:
    seen = around(text, "killed")
    assert (seen.subject, seen.object) == (
        frozenset({subject} if subject else ()),
        frozenset({object_} if object_ else ()),
    )


def test_a_form_that_may_be_a_noun_has_no_subject() -> None:
    seen = around("They began a hunger strike in May.", "strike", BASE)
    assert seen.noun
    assert not seen.subject
    assert not seen.object
    assert "hunger" in seen.modifier
    assert seen.before == "a"


def test_what_hangs_on_prepositions_behind_it() -> None:
    seen = around("They are in a battle for votes and seats in the north over spending.", "battle", BASE)
    assert seen.after == {"for": {"votes", "seats"}, "in": {"north"}, "over": {"spending"}}


def test_the_word_behind_it_and_those_of_the_sentence() -> None:
    seen = around("The drivers' union shot down the plan.", "shot")
    assert seen.particle == "down"
    assert "drivers" in seen.words
    assert not seen.noun
