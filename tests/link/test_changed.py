"""What an origin said first and says otherwise last."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from sayso.link.gathered import Part, event_of


def changed(desk: Any, *reports: Mapping[str, Any]) -> tuple[str, ...]:
    """How the account of Ann Vale changed over reports of one claim each, a day apart."""
    made = []
    for n, telling in enumerate(reports):
        d = desk(f"Ann Vale spoke {n} times: shells hit the market, 12 or 26 dead.\n", published=f"2021-03-{n + 9:02}")
        d.take("hit", said="Ann Vale", place="Brask", **telling)
        claims = tuple(replace(claim, id=f"c{n}", report=f"r{n}") for claim in d.claims)
        made.append(Part(replace(d.reading, report=replace(d.reading.report, id=f"r{n}"), claims=claims), (f"c{n}",)))
    (account,) = event_of(reversed(made)).accounts
    return account.changed


DEAD = {n: {"figures": (("killed", str(n), n, n),)} for n in (12, 26)}


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        (DEAD[12], DEAD[26], "killed rose from 12 to 26 on 2021-03-10"),
        (DEAD[26], DEAD[12], "killed fell from 26 to 12 on 2021-03-10"),
        ({"status": "denied"}, {}, "stance changed from denies to affirms on 2021-03-10"),
        ({"who": "Norland"}, {"who": "Sudland"}, "doer changed from Norland to Sudland on 2021-03-10"),
        ({"when": "2021-03-01"}, {"when": "2021-03-08"}, "day changed from 2021-03-01 to 2021-03-08 on 2021-03-10"),
    ],
)
def test_what_changed(desk: Any, first: Mapping[str, Any], last: Mapping[str, Any], wanted: str) -> None:
    assert changed(desk, first, last) == (wanted,)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (DEAD[12], DEAD[12]),
        (DEAD[12], {}),
        ({"who": "Norland"}, {"who": "Norlandic army"}),
        ({}, {"when": "2021-03-08"}),
    ],
)
def test_what_says_more_or_the_same_is_no_change(desk: Any, first: Mapping[str, Any], last: Mapping[str, Any]) -> None:
    assert changed(desk, first, last) == ()
