"""Unknown names that the words around them show to be places."""

import pytest

from sayso.model.report import Report
from sayso.resolve.local import local
from sayso.resolve.words import words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("on [Harrow Tree Street] again", "Harrow Tree Street"),
        ("at 12 [Brask St]., Odun", "Brask St"),
        ("by [Grubb Creek] in rain", "Grubb Creek"),
        ("in [Lake Brinn] too", "Lake Brinn"),
        ("in the village of [Brenkova] too", "Brenkova"),
        ("from the [Brenkova] district too", "Brenkova"),
        ("in [Brenkova], Odun", "Brenkova"),
        ("with [Brenkova], Odun", ""),
        ("in [October], Odun", ""),
        ("said [Ann Brinn] there", ""),
        ("the street of [Brinn] there", ""),
    ],
)
def test_where_a_local_name_ends(text: str, name: str) -> None:
    plain, start = text.replace("[", "").replace("]", ""), text.index("[")
    heard = words(Report("r", "r", plain), [(0, len(plain))])
    known = {n for n, word in enumerate(heard) if word.text == "Odun"}
    first = next(n for n, word in enumerate(heard) if word.start == start)
    stop = local(heard, first, known)
    assert (plain[start : heard[stop - 1].end] if stop else "") == name
