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
        ("Ann Vale commands the Lantern Movement in Olm. She", "Lantern Movement"),
        ("Ann Vale is the deputy spokeswoman of the federal police. She", "federal police"),
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


def test_some_of_us_are_of_whom_the_speaker_speaks_for() -> None:
    text = 'Ann Vale, leader of the Lantern Movement, said: "They shot nine of us."'
    assert naming(text, "Ann Vale").name(spot("nine of us", text), speaker="Ann Vale") == "Lantern Movement"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army denied it. General Joe Brask said his men had left.", "army"),
        ("The Kenyan army denied it. General Joe Brask said his men had left.", "Kenyan army"),
        # nobody knows which of two, and not everybody is a soldier
        ("The Kenyan army met the Chadian army. General Joe Brask said his men had left.", "Joe Brask"),
        ("The army denied it. Mayor Joe Brask said his men had left.", "Joe Brask"),
        ("Rain fell. General Joe Brask said his men had left.", "Joe Brask"),
        ("The army denied it. General Joe Brask, of the Marines, said his men had left.", "Marines"),
        # guards are not those who are guarded
        ("The army denied it. General Joe Brask said his guards had left.", "Joe Brask's guards"),
    ],
)
def test_the_men_of_somebody_are_whom_they_speak_for(text: str, name: str) -> None:
    words = "his guards" if "guards" in text else "his men"
    assert naming(text, "Joe Brask").name(spot(words, text), speaker="Joe Brask") == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("nine of its diplomats", "Kenya"),
        ("One of its aircraft", "Kenya"),
        # their own deeds and losses
        ("nine of its farmers", "farmers"),
        ("nine of the diplomats", "diplomats"),
    ],
)
def test_some_of_their_men_are_they(words: str, name: str) -> None:
    text = f"Kenya sent a note on Monday. {words} were hurt."
    assert naming(text, "Kenya").name(spot(words, text)) == name


def test_a_minister_of_a_government_is_one_of_its_state() -> None:
    text = "Rebels left. The Kenyan government fell on Monday. Its foreign minister fled."
    assert naming(text, "The Kenyan government").name(spot("Its foreign minister", text)) == "Kenyan foreign minister"
