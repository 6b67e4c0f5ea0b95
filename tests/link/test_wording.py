import pytest

from sayso.link.wording import overlap, rarity, stem, stems, weighed


@pytest.mark.parametrize(
    ("one", "other"),
    [("attacked", "attacks"), ("Kunduz’s", "kunduz"), ("Médecins", "medecin"), ("stopped", "stop"), ("cities", "city")],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["is", "this", "gas", "Aleppo"])
def test_short_words_keep_their_letters(word: str) -> None:
    assert stem(word).startswith(word.casefold()[:2])
    assert len(stem(word)) >= len(word) - 1


def test_rare_words_say_more_and_years_nothing() -> None:
    assert rarity("the") < 0.1 < rarity("hospital") < rarity("zeberbaz") == pytest.approx(1.0)
    assert rarity("2015") == 0.0


def test_a_text_is_wholly_like_itself_and_not_like_another() -> None:
    one = weighed(stems("Shells hit the hospital of Darvan"))
    assert overlap(one, one) == pytest.approx(1.0, abs=0.001)
    assert overlap(one, weighed(stems("Ministers met bankers"))) == 0.0
    assert overlap(one, {}) == 0.0


def test_weightiest_words_come_first_and_ties_by_letters() -> None:
    assert list(weighed(["zzzb", "zzza", "hospital", "the"])) == ["zzza", "zzzb", "hospital"]
