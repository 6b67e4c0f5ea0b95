"""Counts and amounts: bounds, what is counted, and what is no count."""

import pytest

from sayso.analysis.number_words import value_of
from sayso.analysis.numbers import numbers


def read(text: str) -> list[tuple[str, str, int | None, int | None]]:
    return [(n.span.text, n.of, n.low, n.high) for n in numbers(text, 0)]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("16", 16, 16),
        ("1,600", 1600, 1600),
        ("At least 16", 16, None),
        ("More than 16", 16, None),
        ("16 or more", 16, None),
        ("Up to 16", None, 16),
        ("Fewer than 16", None, 16),
        ("About 16", 16, 16),
        ("An estimated 1,600", 1600, 1600),
        ("Forty-two", 42, 42),
        ("Two hundred and fifty", 250, 250),
        ("A hundred and forty-two", 142, 142),
        ("Half a million", 500_000, 500_000),
        ("A quarter of a million", 250_000, 250_000),
        ("1.5 million", 1_500_000, 1_500_000),
        ("Several", 3, None),
        ("Dozens of", 24, None),
        ("Scores of", 40, None),
        ("Hundreds of", 200, None),
        ("Several thousand", 2000, None),
        ("Tens of thousands of", 20_000, None),
        ("Hundreds of thousands of", 200_000, None),
        ("Half a dozen", 6, 6),
        ("Between 30 and 40", 30, 40),
        ("30-40", 30, 40),
        ("30 to 40", 30, 40),
        ("Two or three", 2, 3),
    ],
)
def test_bounds(words: str, low: int | None, high: int | None) -> None:
    (found,) = read(f"{words} villagers were killed.")
    assert found[1:] == ("killed", low, high)
    assert words.startswith(found[0])


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Militia shot dead nine farmers.", "killed"),
        ("The blast left nine dead.", "killed"),
        ("The death toll rose to 9.", "killed"),
        ("A family of nine died.", "killed"),
        ("Nine farmers were hurt.", "injured"),
        ("Police detained nine farmers.", "captured"),
        ("Nine hostages were seen.", "captured"),
        ("Nine thousand people fled.", "displaced"),
        ("Kenya sent nine soldiers.", "troops"),
        ("They fired nine rockets.", "weapons"),
        ("They lost nine battle tanks.", "vehicles"),
        ("They lent nine helicopters.", "aircraft"),
        ("They lent nine Su-24s.", "aircraft"),
        ("Jets flew nine sorties.", "attacks"),
        ("Nine car bomb attacks followed.", "attacks"),
        ("Nine Norwegian air strikes killed guards.", "attacks"),
        ("Nine terrorists were neutralised.", "killed"),
        ("They made nine arrests.", "captured"),
        ("Some nine blocked our lorries.", "other"),
        ("Nine displaced by floods came.", "displaced"),
        ("Nine villages were lost.", "other"),
        ("They signed nine accords.", "other"),
    ],
)
def test_what_is_counted(text: str, of: str) -> None:
    (found,) = read(text)
    assert found[1:] == (of, *((9000, 9000) if "thousand" in text else (9, 9)))


def test_each_number_takes_its_own_verb() -> None:
    assert read("Two farmers were killed and three others were injured.") == [
        ("Two", "killed", 2, 2),
        ("three", "injured", 3, 3),
    ]


def test_cases_of_an_illness_are_no_dead() -> None:
    found = read("The fever left 9 clerks dead and 280 cases to look after.")
    assert [one[1:] for one in found] == [("killed", 9, 9), ("other", 280, 280)]


def test_a_sub_count_is_a_second_number() -> None:
    found = numbers("At least 16 civilians, including 11 children, were killed.", 0)
    assert [(n.of, n.low, n.high, n.kind) for n in found] == [
        ("killed", 16, None, "civilian"),
        ("killed", 11, 11, "child"),
    ]


def test_a_person_with_company_counts_as_all_of_them() -> None:
    assert read("A woman and her two children were killed.") == [("A woman and her two children", "killed", 3, 3)]
    assert read("They abducted a nurse and her driver.") == [("a nurse and her driver", "captured", 2, 2)]


def test_an_open_count_of_one_stays_open() -> None:
    assert read("At least one person was killed.") == [("At least one", "killed", 1, None)]


def test_parts_of_a_count_are_what_it_is() -> None:
    assert read("Nine were killed, two of them tank crew.") == [("Nine", "killed", 9, 9), ("two", "killed", 2, 2)]


@pytest.mark.parametrize(
    ("text", "low"), [("A farmer was killed.", 1), ("They killed another child.", 1), ("Both men were killed.", 2)]
)
def test_articles_count(text: str, low: int) -> None:
    assert [found[1:] for found in read(text)] == [("killed", low, low)]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("They pledged $1.2bn.", 1_200_000_000, "USD"),
        ("They pledged £20 million.", 20_000_000, "GBP"),
        ("They pledged 3 million euros.", 3_000_000, "EUR"),
        ("They pledged NZ$6 million.", 6_000_000, "NZD"),
        ("They pledged 20 million pesos.", 20_000_000, ""),
    ],
)
def test_money(text: str, amount: int, currency: str) -> None:
    (found,) = numbers(text, 0)
    assert (found.of, found.low, found.high, found.currency) == ("money", amount, amount, currency)


@pytest.mark.parametrize(
    "text",
    [
        "They voted for Resolution 2254.",
        "It was the 20th such case.",
        "It fell by 40 percent on Monday.",
        "It happened on 4 May 2015 at 10:30.",
        "They walked 20 km in two days.",
        "He was shot at 921 Harbour St. on Monday.",
        "She lives in the 700 block of S. Mill Road.",
        "No one came.",
        "The treaty of 1998 stands.",
        "A two-state accord was near.",
        "Clara, 34, said so.",
    ],
)
def test_dates_measures_and_names_are_no_counts(text: str) -> None:
    assert read(text) == []


def test_spans_are_the_reports() -> None:
    report = "First line.\nUp to 30 men fled."
    (found,) = numbers(report[12:], 12)
    assert report[found.span.start : found.span.end] == found.span.text == "Up to 30"


@pytest.mark.parametrize("words", ["9,223,372,036,854,775,808", "99999999 trillion", "9" * 400, "1" + "0" * 30])
def test_what_no_table_has_room_for_is_no_count(words: str) -> None:
    assert value_of(words) is None
    assert read(f"{words} people were killed.") == []


def test_the_greatest_that_is_one() -> None:
    assert value_of("9,000,000,000,000,000,000") == 9 * 10**18
