"""Which accounts affirm an event independently, by what is kept of it."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from tests.run import said

from sayso.link.gathered import Part, event_of
from sayso.model.claim import Claim
from sayso.model.event import Event
from sayso.model.report import Report
from sayso.run.independence import independent

SOURCES = (
    "",
    "Mayor: ",
    "Russia: ",
    "Kremlin: ",
    "Defence Ministry: ",
    "Radio quotes Mayor: ",
    "officials: ",
    "Nuns: ",
)
STATUSES = ("", " (denied)", " (possible)", " (planned)", " (ongoing)")


def joined(*reports: str) -> tuple[Event, dict[str, Claim]]:
    """The event of all claims of these reports, a text each."""
    readings = [
        said.reading(Report(f"r{n}", f"{n}.txt", text, publisher=f"Paper {n}", published=f"2021-03-{n + 10}"))
        for n, text in enumerate(reports)
    ]
    parts = [Part(one, tuple(claim.id for claim in one.claims), voice=one.report.publisher) for one in readings]
    return event_of(parts), {claim.id: claim for one in readings for claim in one.claims}


@pytest.mark.parametrize("seed", range(60))
def test_as_many_are_independent_as_the_event_counts(seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - no secrets
    lines = [f"{dice.choice(SOURCES)}Army shelled Brask{dice.choice(STATUSES)}." for _ in range(dice.randrange(1, 9))]
    cut = dice.randrange(len(lines) + 1)
    event, claims = joined(*filter(None, ("\n".join(lines[:cut]), "\n".join(lines[cut:]))))
    found = independent(event, claims)
    assert len(found) == event.origins
    assert set(found) <= {one.origin for one in event.accounts if one.stance == "affirms"}


def names(*reports: str) -> Sequence[str]:
    return independent(*joined(*reports))


def test_one_at_second_hand_is_none() -> None:
    assert names("Mayor: Army shelled Brask. Radio quotes Nuns: Army shelled Brask.") == ("Mayor",)


def test_those_of_one_state_are_one() -> None:
    assert len(names("Russia: Army shelled Brask. Kremlin: Army shelled Brask. Mayor: Army shelled Brask.")) == 2


def test_who_holds_which_office_is_told_by_other_claims_of_the_report() -> None:
    event, claims = joined("Mayor: Army shelled Brask. Council: Army shelled Brask.")
    (tie,) = said.reading(Report("r9", "9.txt", "Mayor is Council.")).claims
    assert independent(event, claims, [replace(tie, mode="office")]) == ("Mayor",)


def test_claims_that_are_gone_are_passed_over() -> None:
    event, _ = joined("Mayor: Army shelled Brask.")
    assert independent(event, {}) == ()
