"""Whom somebody speaks for, and whom pronouns in and around what they say stand for."""

import pytest

from sayso.analysis.naming import Naming
from sayso.analysis.sentences import sentences
from sayso.codebook.parties import parties
from sayso.model.report import Report
from sayso.model.span import Span


def naming(text: str, *mentions: str, across: tuple[str, str] | None = None) -> Naming:
    """The naming of a text; `across` are the words of the two roles of one act, the later ones looked at."""
    report = Report(id="r", key="r", text=text, published="2024-05-06")
    spans = [spot(words, text) for words in mentions]
    other = {spot(across[1], text).start: [spot(across[0], text)]} if across else {}
    return Naming(report, sentences(report), parties(), spans, other)


def spot(words: str, text: str) -> Span:
    """Where words stand last."""
    start = text.rindex(words)
    return Span.of(text, start, start + len(words))


@pytest.mark.parametrize(
    ("who", "side"),
    [
        ("Ann Vale, a spokeswoman for the opposition alliance", "opposition alliance"),
        ("Ann Vale, who commands the garrison", "garrison"),
        ("Commander Ann Vale, whose Kurdish militia holds the town", "Kurdish militia"),
        ("Lieutenant Colonel Ann Vale of the federal police", "federal police"),
        ("rebel commander Ann Vale", "rebels"),
        ("the opposition negotiator Ann Vale", "opposition"),
        ("a Taliban spokesman, Ann Vale", "Taliban"),
        ("Ann Vale, leader of the Lantern Movement", "Lantern Movement"),
        ("the clerk Ann Vale", "Ann Vale"),
    ],
)
def test_we_is_whom_the_speaker_speaks_for(who: str, side: str) -> None:
    text = f'The road was shut on Monday. "We will march," said {who}.'
    assert naming(text, "Ann Vale").name(spot("We", text), speaker="Ann Vale") == side


@pytest.mark.parametrize(
    ("text", "actor", "pronoun", "name"),
    [
        ("Mayor Ann Vale met Colonel Joe Brask. Brask warned her of a raid.", "Brask", "her", "Ann Vale"),
        ("Judge Tom Hill spoke to Colonel Joe Brask. Mr Hill asked him for help.", "Mr Hill", "him", "Joe Brask"),
        ("Norway spoke to Chile. Chile warned it of a raid.", "Chile", "it", "Norway"),
    ],
)
def test_who_acts_is_not_whom_it_is_done_to(text: str, actor: str, pronoun: str, name: str) -> None:
    assert naming(text, across=(actor, pronoun)).name(spot(pronoun, text)) == name


def test_a_reflexive_is_who_acts() -> None:
    text = "Colonel Joe Brask met Judge Tom Hill. Brask shot himself."
    assert naming(text, across=("Brask", "himself")).name(spot("himself", text)) == "Joe Brask"


def test_it_behind_a_verb_of_saying_is_who_says_it() -> None:
    text = "Chile accused Peru. Norway, an ally of Peru, said it would send ships."
    assert naming(text, "Norway").name(spot("it", text), speaker="Norway") == "Norway"


@pytest.mark.parametrize(("words", "name"), [("nobody", "nobody"), ("No one", "no one"), ("the Russians", "Russia")])
def test_nobody_is_nobody_and_a_people_with_its_article_its_state(words: str, name: str) -> None:
    text = f"On Monday {words} fired at the post."
    assert naming(text, words).name(spot(words, text)) == name
