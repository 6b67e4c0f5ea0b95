"""Words that stand for several parties at once."""

import re

import pytest

from sayso.analysis.naming import Naming
from sayso.analysis.sentences import sentences
from sayso.codebook.parties import parties
from sayso.model.report import Report
from sayso.model.span import Span

PEOPLE = "Mr Jan Holm and President Ines Vald met in Oslo. Both left at noon."
STATES = "Chad and Peru met. Later Norway sent a note. {}"
ARMIES = "Chadian troops took the hill. Peru's envoy met Chadian officers. Peru then left. Neither army fired."


def sides(text: str, words: str, mentions: tuple[str, ...], speaker: str = "") -> tuple[str, ...]:
    report = Report(id="r", key="r", text=text)
    taken = [Span.of(text, *found.span()) for one in mentions for found in re.finditer(re.escape(one), text)]
    at = text.rindex(words)
    return Naming(report, sentences(report), parties(), taken).sides(
        Span.of(text, at, at + len(words)), speaker=speaker
    )


def test_both_are_two_who_were_joined() -> None:
    assert sides(PEOPLE, "Both", ("Mr Jan Holm", "President Ines Vald")) == ("Jan Holm", "Ines Vald")


@pytest.mark.parametrize("words", ["Neither", "Each", "Both", "The two", "Both governments", "Neither government"])
def test_a_pair_that_is_joined_goes_before_one_told_of_later(words: str) -> None:
    text = STATES.format(f"{words} agreed.")
    assert sides(text, words, ("Chad", "Peru", "Norway", "note")) == ("Chad", "Peru")


def test_each_other_is_not_whoever_is_near() -> None:
    text = "Chad and Peru met and blamed each other for the raid."
    assert sides(text, "each other", ("Chad", "Peru")) == ("Chad", "Peru")


def test_both_sides_are_the_two_told_of_most() -> None:
    text = "Chad met Peru. Chad struck Peru. Norway wrote to Chad. Both sides agreed."
    assert sides(text, "Both sides", ("Chad", "Peru", "Norway")) == ("Chad", "Peru")


def test_armies_that_the_report_does_not_name_are_of_the_states_told_of_most() -> None:
    assert sides(ARMIES, "Neither army", ()) == ("Chad", "Peru")


def test_presidents_that_the_report_does_not_name_are_told_by_their_states() -> None:
    text = "The road joins Chad and Chadian towns to Peru. Elders wrote to the two presidents."
    assert sides(text, "the two presidents", ()) == ("president of Chad", "president of Peru")


def test_nobody_knows_who_is_meant_where_three_states_are_told_of_as_often() -> None:
    text = "Chad left. Peru left. Norway left. Neither navy fired."
    assert sides(text, "Neither navy", ()) == ("Neither navy",)


def test_those_of_one_noun_are_found_by_it() -> None:
    text = "The Chadian coast guard met the Peruvian coast guard. Norway helped. Both coast guards left."
    mentions = ("The Chadian coast guard", "the Peruvian coast guard", "Norway")
    assert sides(text, "Both coast guards", mentions) == ("Chadian coast guard", "Peruvian coast guard")


@pytest.mark.parametrize("words", ["the two mayors", "the two guards", "both prison guards", "both shops", "the truck"])
def test_other_words_stand_for_one_party(words: str) -> None:
    text = f"Chad and Peru met. They saw {words}."
    assert len(sides(text, words, ("Chad", "Peru"))) == 1


def test_who_say_it_together_are_several_when_they_say_we() -> None:
    text = 'Ann Vale and Jan Holm spoke in Oslo. "We shall leave," they said.'
    assert sides(text, "We", ("Ann Vale", "Jan Holm"), "Ann Vale & Jan Holm") == ("Ann Vale", "Jan Holm")


@pytest.mark.parametrize("firm", ["Hill & Sons", "Olm & Olm"])
def test_a_firm_that_says_they_is_one(firm: str) -> None:
    text = f"{firm} left. They said they would sell it."
    assert sides(text, "they", (firm,), firm) == (firm,)


def test_states_that_a_headline_joins_by_the_sign_are_two() -> None:
    assert sides("Chad & Peru left. They said they would talk.", "they", (), "Chad & Peru") == ("Chad", "Peru")


def test_two_women_are_found_by_their_noun() -> None:
    text = "A Chadian woman met a Peruvian woman. Ann Vale and Jan Holm left. Both women stayed."
    mentions = ("A Chadian woman", "a Peruvian woman", "Ann Vale", "Jan Holm")
    assert sides(text, "Both women", mentions) == ("Chadian woman", "Peruvian woman")


def test_one_party_whose_name_has_the_sign_stays_one() -> None:
    text = "The firm Hill & Sons built the mill."
    assert sides(text, "Hill & Sons", ("Hill & Sons",), "Ann Vale") == ("Hill & Sons",)
