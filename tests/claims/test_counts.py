"""How many: which counts of a sentence belong to which act."""

from typing import Any

import pytest
from tests.hand import act, counting, material

from sayso.claims.counts import does, numbers
from sayso.model.analysis import Act, NumberOf
from sayso.model.span import Span


def counted(text: str, *acts: Act) -> list[tuple[str, int | None, int | None]]:
    """The counts of the first act."""
    read = material(text, *acts)
    at = next(n for n, many in enumerate(read.acts) if acts[0] in many)
    return [(n.of, n.low, n.high) for n in numbers(read, read.sentences[at], acts[0], read.acts[at])]


@pytest.mark.parametrize(
    ("text", "trigger", "words", "of", "expected"),
    [
        ("Shells killed 12 guards.", "killed", "12", "injured", [("killed", 12, 12)]),
        ("Shells hit 12 of the hilltops.", "hit", "12", "attacks", [("attacks", 12, 12)]),
        ("Shells hit a hill.", "hit", "a", "attacks", []),
        ("Shells damaged 12 houses.", "damaged", "12", "killed", [("other", 12, 12)]),
        ("Norway shipped 12 tons of flour.", "shipped", "12", "money", [("other", 12, 12)]),
        ("Two soldiers are among the dead.", "dead", "Two", "killed", [("killed", 2, 2)]),
        ("Some 400 guards marched.", "marched", "400", "other", [("other", 400, 400)]),
        ("Jets destroyed 22 targets.", "destroyed", "22", "killed", [("other", 22, 22)]),
        ("Guerrillas blew up 3 power lines.", "blew", "3", "vehicles", [("other", 3, 3)]),
        ("The state sent 600 police officers.", "sent", "600", "troops", [("other", 600, 600)]),
    ],
)
def test_what_is_counted_the_noun_tells_and_else_the_model(
    text: str, trigger: str, words: str, of: Any, expected: list[Any]
) -> None:
    kind = "PROTEST" if trigger == "marched" else "ASSAULT"
    assert counted(text, counting(text, act(text, trigger, type=kind), (words, of))) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "lows"),
    [
        ("Shells on the market killed 12 people.", "killed", [12]),
        ("Shells killed people, and 3 were killed by a mine and 4 died.", "killed", []),
        ("Shells hit the market and killed 12 people.", "hit", []),
        ("Shells killed people. Later 12 people were killed.", "killed", []),
        ("The raid claimed the lives of 12 people.", "claimed", [12]),
        ("The raid hit a bus, injuring 7 others.", "injuring", [7]),
        ("Norway freed 7 prisoners.", "freed", [7]),
    ],
)
def test_a_word_of_harm_takes_the_count_behind_it(text: str, trigger: str, lows: list[int]) -> None:
    assert [low for _, low, _ in counted(text, act(text, trigger))] == lows


def test_each_word_of_harm_has_its_own_count() -> None:
    text = "Shells killed 4 people and wounded 19."
    killed = counting(text, act(text, "killed"), ("4", "killed"), ("19", "killed"))
    wounded = counting(text, act(text, "wounded"), ("4", "injured"), ("19", "injured"))
    assert counted(text, killed, wounded) == [("killed", 4, 4)]
    assert counted(text, wounded, killed) == [("injured", 19, 19)]


def test_a_figure_that_a_page_put_before_a_sentence_is_no_count() -> None:
    text = "Share 124 At least four people were killed."
    told = counting(text, act(text, "killed"), ("124", "killed"), ("At least four", "killed"))
    assert counted(text, told) == [("killed", 4, None)]


def test_a_toll_keeps_both_counts() -> None:
    text = "The toll stands at 4 dead and 19 wounded."
    assert counted(text, counting(text, act(text, "toll"), ("4", "killed"), ("19", "injured"))) == [
        ("killed", 4, 4),
        ("injured", 19, 19),
    ]


def test_shells_that_killed_are_not_among_the_dead() -> None:
    text = "Dozens of air strikes killed 4 people."
    assert counted(text, counting(text, act(text, "killed"), ("Dozens", "killed"), ("4", "killed"))) == [
        ("killed", 4, 4)
    ]


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        ("Shells killed 9 people, including 2 children.", "9", [9, 2]),
        ("Shells killed 9 people, including 2 children and a nurse.", "9", [9, 2, 1]),
        ("Shells killed 9 people, 2 of them children.", "9", [9, 2]),
        ("Shells killed 2 people, including 9 children.", "2", [2]),
        ("Shells killed 9 people. Among them were 2 children.", "9", [9]),
        ("Shells killed 9 people and 4 guards fled.", "9", [9]),
    ],
)
def test_parts_of_a_count_stand_beside_it(text: str, first: str, expected: list[int]) -> None:
    assert [low for _, low, _ in counted(text, counting(text, act(text, "killed"), (first, "killed")))] == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Twin car bombings shook Brask.", "bombings", [("attacks", 2, 2)]),
        ("Three suicide attacks shook Brask.", "attacks", [("attacks", 3, 3)]),
        ("Three attacks shook Brask after a bombing.", "bombing", []),
        ("Attacks shook Brask.", "Attacks", []),
    ],
)
def test_a_noun_of_attack_has_the_count_before_it(text: str, trigger: str, expected: list[Any]) -> None:
    assert counted(text, act(text, trigger)) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "of"),
    [
        ("Shells killed them.", "killed", "killed"),
        ("The wounded left.", "wounded", "injured"),
        ("Shells took the lives of many.", "took", "killed"),
        ("Norway took the hill.", "took", None),
        ("Norway deported them.", "deported", "displaced"),
    ],
)
def test_what_a_word_of_harm_does(text: str, trigger: str, of: str | None) -> None:
    assert does(text, act(text, trigger)) == of


def test_counts_come_in_the_order_of_the_text_with_their_words() -> None:
    text = "Shells killed 9 people, including 2 children."
    made = counting(text, act(text, "killed"), ("2", "killed"), ("9", "killed"))
    read = material(text, made)
    spans = [n.span for n in numbers(read, read.sentences[0], made, read.acts[0])]
    assert spans == sorted(spans)
    assert spans == [Span.of(text, s.start, s.end) for s in spans]


@pytest.mark.parametrize(
    ("text", "trigger", "of", "expected"),
    [
        ("At least 18 of the 31 lorries were hit.", "hit", "vehicles", [(18, None)]),
        ("Only two of 57 lorries were hit.", "hit", "vehicles", [(2, 2)]),
        ("Five of the 12 people killed were guards.", "killed", "killed", [(5, 5), (12, 12)]),
    ],
)
def test_out_of_how_many_is_no_count_of_the_act(
    text: str, trigger: str, of: NumberOf, expected: list[tuple[int, int | None]]
) -> None:
    words = [one for one in ("18", "31", "two", "57", "Five", "12") if one in text]
    made = counting(text, act(text, trigger), *((one, of) for one in words))
    assert counted(text, made) == [(of, *bounds) for bounds in expected]
