"""Words of a role to parties."""

import pytest
from tests.hand import find, material

from sayso.claims.roles import apart, roles, wholes
from sayso.model.claim import Role
from sayso.model.span import Span


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("The mayor and the governor met.", ["The mayor", "the governor"], ["mayor", "governor"]),
        ("Norway, or rather Norwegian jets, left.", ["Norway", "Norwegian jets"], ["Norway"]),
        ("The governor and the governor met.", ["The governor", "the governor"], ["governor"]),
        ("The Hill Front met.", ["The Hill Front"], ["Hill Front"]),
        # the model's words for both of two
        ("A mother and her child fled.", ["A mother and her child"], ["mother", "mother's child"]),
        ("The Office for Truth and Peace met.", ["The Office for Truth and Peace"], ["Office for Truth and Peace"]),
        ("Somebody met.", [], []),
    ],
)
def test_roles_are_parties_each_once(text: str, words: list[str], names: list[str]) -> None:
    found = roles(material(text), [find(text, one) for one in words], "")
    assert [role.name for role in found] == names
    assert all(text[role.span.start : role.span.end] == role.span.text for role in found)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Somebody met.", [], []),
        ("The mayor met the aide.", ["the aide", "The mayor"], ["The mayor", "the aide"]),
        # pieces of one phrase
        ("The Hill Front met.", ["Hill", "Front"], ["Hill Front"]),
        ("The Hill Front met.", ["Front"], ["Hill Front"]),
        ("Guards held abducted children.", ["abducted", "children"], ["abducted children"]),
        ("They held friends of villagers.", ["friends", "villagers"], ["friends of villagers"]),
        ("They held friends of the mayor.", ["friends", "mayor"], ["friends of the mayor"]),
        ("They held friends of the mayor.", ["friends of", "mayor"], ["friends of the mayor"]),
        # two phrases side by side
        ("They met the mayor the aide had sent.", ["the mayor", "the aide"], ["the mayor", "the aide"]),
        ("They met the mayor, guards and nuns.", ["mayor", "guards", "nuns"], ["mayor", "guards", "nuns"]),
        # a known party is whole, unless common nouns follow
        ("Talks of Norway Chad and Peru went on.", ["Norway", "Chad", "Peru"], ["Norway", "Chad", "Peru"]),
        ("They met Norway border guards.", ["Norway", "border guards"], ["Norway border guards"]),
        # edges
        ("Shells fired by the army hit guards, who fled.", ["by the army", "guards, who"], ["the army", "guards"]),
        ("Rebels and the guards met.", ["Rebels and", "the guards"], ["Rebels", "the guards"]),
        ("A shell hit a car inside the town.", ["a car inside"], ["a car"]),
        ("A bomb hit men near Olm.", ["men near"], ["men"]),
        # whose men
        ("They shot fighters of the Hill Front.", ["fighters"], ["fighters of the Hill Front"]),
        ("Residents of Olm fled.", ["Residents"], ["Residents of Olm"]),
        ("They shot fighters of many tribes.", ["fighters"], ["fighters"]),
        ("They met the mayor of Olm.", ["the mayor"], ["the mayor"]),
        # words that name nobody
        ("The mayor and at least the aide met.", ["The mayor", "at least the"], ["The mayor"]),
        # those who are a part of others
        ("It killed 12 men, including two nurses.", ["12 men", "two nurses"], ["12 men"]),
        ("It killed 12 men, most of them nurses.", ["12 men", "nurses"], ["12 men"]),
        ("It killed 12 men, and two nurses.", ["12 men", "two nurses"], ["12 men", "two nurses"]),
    ],
)
def test_spans_of_a_role_are_made_whole(text: str, words: list[str], expected: list[str]) -> None:
    found = wholes(material(text), [find(text, one) for one in words])
    assert [span.text for span in found] == expected
    assert all(text[span.start : span.end] == span.text for span in found)


@pytest.mark.parametrize(
    ("words", "rest", "name"),
    [
        ("forces", "loyal to Ann Vale", "forces loyal to Ann Vale"),
        ("forces", "loyal to General Ann Vale", "forces loyal to Ann Vale"),
        ("troops", "loyal to the Norwegian leader Ann Vale", "troops loyal to Ann Vale"),
        ("a militia", "loyal to Ann Vale", "militia loyal to Ann Vale"),
        ("forces", "loyal to nobody", "forces"),
        ("forces", "close to Ann Vale", "forces"),
        ("an aide", "loyal to Ann Vale", "aide"),
        ("Norwegian forces", "loyal to Ann Vale", "Norway"),
    ],
)
def test_whom_forces_are_loyal_to_tells_who_they_are(words: str, rest: str, name: str) -> None:
    text = f"They fought {words} {rest}."
    assert [role.name for role in roles(material(text), [find(text, words)], "")] == [name]


@pytest.mark.parametrize(
    ("actors", "recipients", "expected"),
    [
        (["Hill Front"], ["guards"], (["Hill Front"], ["guards"])),
        (["Hill Front"], ["hill front", "guards"], (["Hill Front"], ["guards"])),
        (["Hill Front", "guards"], ["Hill Front"], (["guards"], ["Hill Front"])),
        (["Hill Front"], ["Hill Front"], (["Hill Front"], ["Hill Front"])),
        (["Chad", "Peru"], ["Peru", "Chad"], (["Chad", "Peru"], ["Peru", "Chad"])),
        ([], ["guards"], ([], ["guards"])),
    ],
)
def test_a_party_stands_in_one_role_where_others_are_left_in_the_other(
    actors: list[str], recipients: list[str], expected: tuple[list[str], list[str]]
) -> None:
    made = apart(*(tuple(Role(Span(0, len(n), n), n) for n in names) for names in (actors, recipients)))
    assert tuple([role.name for role in side] for side in made) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Guards backed by Norwegian air strikes left.", "Norwegian air", ["Norwegian"]),
        ("Guards backed by air strikes left.", "air", []),
        ("Guards met the Norwegian air force.", "Norwegian air force", ["Norwegian air force"]),
    ],
)
def test_the_first_word_of_an_act_is_no_part_of_whose_it_is(text: str, words: str, expected: list[str]) -> None:
    assert [span.text for span in wholes(material(text), [find(text, words)])] == expected
