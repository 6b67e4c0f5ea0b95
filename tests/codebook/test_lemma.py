import pytest

from sayso.codebook.lemma import bases, plain


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("bombed", "bomb"),
        ("Bombing", "bomb"),
        ("bombings", "bomb"),
        ("bombs", "bomb"),
        ("seized", "seize"),
        ("seizing", "seize"),
        ("stabbed", "stab"),
        ("shelled", "shell"),
        ("attacked", "attack"),
        ("mimicked", "mimic"),
        ("used", "use"),
        ("died", "die"),
        ("lying", "lie"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("clashes", "clash"),
        ("struck", "strike"),
        ("withdrew", "withdraw"),
        ("fled", "flee"),
        ("found", "find"),
        ("found", "found"),
        ("left", "leave"),
        ("gunmen", "gunman"),
        ("mobilized", "mobilise"),
        ("mobilised", "mobilize"),
        ("mobilization", "mobilisation"),
        ("harbored", "harbour"),
        ("air strikes", "airstrike"),
        ("air-strikes", "strike"),
        ("US-backed", "back"),
        ("pro-government", "pro"),
        ("cease-fire", "ceasefire"),
        ("army’s", "army"),
    ],
)
def test_base_is_among_the_candidates(word: str, base: str) -> None:
    assert base in bases(word)


@pytest.mark.parametrize(
    ("word", "wrong"), [("press", "pres"), ("crisis", "crisi"), ("bed", "b"), ("ring", "r"), ("gas", "ga")]
)
def test_what_only_looks_inflected_is_left_alone(word: str, wrong: str) -> None:
    assert wrong not in bases(word)


def test_the_word_itself_comes_first() -> None:
    assert bases("Shootings")[0] == "shootings"


def test_nothing_has_one_empty_base() -> None:
    assert bases("") == ("",)


@pytest.mark.parametrize(
    ("word", "expected"), [(" Army’s ", "army"), ("rebels'", "rebels"), ("cease‑fire", "cease-fire")]
)
def test_plain(word: str, expected: str) -> None:
    assert plain(word) == expected
