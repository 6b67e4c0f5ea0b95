import re

import pytest

from sayso.claims.source_words import naming_words
from sayso.model.span import Span

_PEOPLE = re.compile(r"(?:Ms\.? )?(?:Ann Vale|Jan Holm|Bo Lind)")


def _is_person(name: str) -> bool:
    return _PEOPLE.fullmatch(name) is not None


def _words(source: str, core: str = "") -> str:
    at = source.find(core)
    kept = Span(at, at + len(core), core) if core else None
    return naming_words(Span(0, len(source), source), kept, lambda span: span.text, _is_person).text


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("The head of the clinic, Ann Vale,", "Ann Vale"),
        ("The man who runs the mill for the council, Jan Holm,", "Jan Holm"),
        ("Its spokeswoman in Olm, Ms. Ann Vale", "Ms. Ann Vale"),
        ("His party, the NLP,", "the NLP"),
        ("The rebels' largest army, the Northern Front,", "the Northern Front"),
    ],
)
def test_a_name_set_beside_a_description_is_the_source(source: str, words: str) -> None:
    assert _words(source) == words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Norland, one of the sponsors,", "Norland"),
        ("Radio Olm, voice of the hill people,", "Radio Olm"),
        ("Colonel Brask, the Norlander who sits between the Front and the King,", "Colonel Brask"),
        ("a captain reached by telephone", "a captain"),
        ("the Hill Council, recognised so far by Norland and Sudland,", "the Hill Council"),
        ("guerrillas holding 56 travellers in Olm", "guerrillas"),
        ("a recruit of 19 with a bullet in his leg", "a recruit"),
        ("the Palace, for which he is no minister,", "the Palace"),
        ("members of the club, including", "members of the club"),
        ("a clerk of 40", "a clerk"),
    ],
)
def test_what_only_tells_more_of_a_source_is_no_part_of_its_name(source: str, words: str) -> None:
    assert _words(source) == words


@pytest.mark.parametrize(
    "source",
    [
        "Norland, the council and Sudland",
        "Ann Vale",
        "a group based in Olm",
        "people including nine children state media",
        "the United Hill Front",
        "relatives of 12 prisoners",
        "a group of 1,200 missing clerks",
    ],
)
def test_lists_and_plain_words_stay_whole(source: str) -> None:
    assert _words(source) == source


def test_the_words_by_the_word_of_saying_count_where_they_are_fewer() -> None:
    assert _words("officials here", core="officials") == "officials"
