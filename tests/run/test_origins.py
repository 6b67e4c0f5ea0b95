"""Origins: claims, copies and shares."""

from tests.run.events import account, event

from sayso.run.origins import Origin, origins

OUTLETS = {"r1": "Post", "r2": "Echo", "r3": "Post"}


def words(**given: str) -> dict[str, tuple[str, str, str]]:
    return {own: (text, "ASSAULT", "hit") for own, text in given.items()}


def test_one_minister_in_three_reports_is_one_origin_and_copies_count_once() -> None:
    one = event("e1", account("minister", "c1", "c2", reports=("r1", "r2")), account("Post", "c4", reports=("r3",)))
    other = event("e2", account("Minister", "c3", stance="denies", reports=("r3",)))
    found = origins([other, one], words(c1="it was hit", c2="it was hit", c3="no", c4="they hit"), OUTLETS)
    assert found == [
        Origin("minister", 2, 1, 3, 2, 2, 2 / 3, 1, 0, 1),
        Origin("Post", 1, 0, 1, 1, 1, 1 / 3, 1, 0, 0),
    ]


def test_a_claim_of_two_sources_counts_for_both() -> None:
    one = event("e1", account("army", "c1"), account("mayor", "c1"))
    assert [(one.name, one.share) for one in origins([one], words(c1="x"), OUTLETS)] == [("army", 1.0), ("mayor", 1.0)]


def test_no_events_no_origins() -> None:
    assert origins([], {}, {}) == []
