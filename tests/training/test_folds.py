"""Folds: reports that share text are trained on and measured on together."""

from itertools import combinations

import pytest

from folds import folds

WIRE = "Shells fell on the mill of Brask on Monday and killed three guards who had come to mend the roof of it"
OTHERS = {f"d{n}": " ".join(f"word{n}x{m}" for m in range(40)) for n in range(60)}


@pytest.mark.parametrize(
    "copy",
    [
        WIRE,
        WIRE.upper(),
        WIRE + ". " + OTHERS["d0"],
        " ".join(WIRE.split()[:12]) + " as told by others elsewhere",
    ],
)
def test_reports_that_share_text_are_in_one_fold(copy: str) -> None:
    for n in range(20):  # by chance alone one pair in five would be
        found = folds({f"a{n}": WIRE, f"z{n}": copy, **OTHERS})
        assert found[f"a{n}"] == found[f"z{n}"]


def test_sharing_goes_on_through_a_third() -> None:
    ends = WIRE.split()[:10], WIRE.split()[10:]
    for n in range(20):
        found = folds({f"a{n}": " ".join(ends[0]), f"b{n}": " ".join(ends[1]), f"c{n}": WIRE})
        assert len(set(found.values())) == 1


def test_reports_that_share_little_are_spread_over_all_folds() -> None:
    assert set(folds(OTHERS).values()) == {0, 1, 2, 3, 4}
    assert set(folds(OTHERS, count=2).values()) == {0, 1}


@pytest.mark.parametrize(("shared", "together"), [(0.5, True), (0.51, False)])
def test_how_much_is_shared_of_the_shorter_one_is_a_setting(shared: float, together: bool) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    for n in range(20):
        words = [f"{letter}{n}" for letter in letters]
        texts = {f"a{n}": " ".join(words[:8]), f"z{n}": " ".join([*words[:6], *words[:-12:-1]])}  # 2 runs of 4
        found = folds(texts, shared=shared)
        if found[f"a{n}"] != found[f"z{n}"]:
            assert not together
            return
    assert together


def test_the_order_of_the_reports_is_nothing_to_the_folds() -> None:
    texts = {"a": WIRE, "z": WIRE, **OTHERS}
    assert folds(dict(reversed(texts.items()))) == folds(texts)


def test_short_texts_have_a_fold_too() -> None:
    found = folds({"a": "", "b": "Rain.", "c": "Rain."})
    assert found["b"] == found["c"]
    assert len(found) == 3


def test_pairs_of_different_reports_are_not_all_together() -> None:
    found = folds(OTHERS)
    together = [found[one] == found[other] for one, other in combinations(OTHERS, 2)]
    assert 0 < sum(together) < len(together) / 2
