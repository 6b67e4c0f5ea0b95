"""Why an act was done: only what stands right beside it."""

from typing import Any

import pytest

from sayso.link.reasons import reason
from sayso.link.within import tellings


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Norland shelled the market in retaliation for a raid, Ann Vale said.", "in retaliation for a raid"),
        ("Norland shelled Brask, because the truce had ended.", "because the truce had ended"),
        ("Norland shelled the market by mistake, Ann Vale said.", "by mistake"),
        ("They mistakenly shelled the market of Brask.", "mistakenly"),
        ("Norland shelled Brask to avenge the dead of Velm, it said.", "to avenge the dead of Velm"),
        ("Norland shelled Brask and withdrew because the truce had ended.", ""),
        ("Norland shelled Brask. Because of the rain nobody came.", ""),
        ("Norland shelled Brask in the morning.", ""),
        ("People were shelled due to an attack on Brask.", ""),  # how they were hit, and not why
    ],
)
def test_words_beside_an_act_that_say_why(desk: Any, text: str, why: str) -> None:
    d = desk(f"The mayor came.\n{text}\n")
    d.take("shelled", "Norland")
    (told,) = tellings(d.reading)
    found = reason(told)
    assert (found.text if found else "") == why
    assert found is None or d.text[found.start : found.end] == why
