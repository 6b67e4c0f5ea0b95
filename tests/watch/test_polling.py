"""What becomes of a feed with each answer of its host."""

import pytest

from sayso.sources.page import Entry, Feed
from sayso.watch.polling import Unseen, entry_of, retry_after

NOW = 2_000_000_000.0  # 2033-05-18T03:33:20Z


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("99999999999999999999", 30 * 86_400.0),
        ("Wed, 18 May 2033 03:43:20 GMT", 600.0),
        ("Wed, 18 May 2033 03:43:20 -0000", 600.0),
        ("Wed, 18 May 2033 03:23:20 GMT", 0.0),
        ("Wed, 18 May 9999 03:23:20 GMT", 30 * 86_400.0),
        *((value, 0.0) for value in ("", "soon", "-5", "1.5", "٣", "Wed, 99 May 2033 03:23:20 GMT")),
    ],
)
def test_how_long_a_host_asks_to_be_left_alone(value: str, wait: float) -> None:
    assert retry_after(value, NOW) == wait


A, B, C = Entry("A", "one", guid="a"), Entry("B", "two", guid="b"), Entry("C", "three", guid="c")


def test_only_entries_that_were_not_there_or_have_changed_are_wanted() -> None:
    first = Unseen({})
    assert list(first.wanted(Feed(entries=(A, B)))) == [True, True]
    then = Unseen(first.seen)
    assert list(then.wanted(Feed(entries=(Entry("B", "two and more", guid="b"), A, C)))) == [True, False, True]
    assert set(then.seen) == {entry_of(Entry("B", "two and more", guid="b")), entry_of(A), entry_of(C)}


def test_a_page_that_is_lost_is_asked_for_three_times() -> None:
    seen: dict[str, int] = {}
    wanted: list[bool] = []
    for _ in range(5):
        unseen = Unseen(seen)
        (wants,) = unseen.wanted(Feed(entries=(A,)))
        wanted.append(wants)
        if wants:
            unseen.lost(A)
        seen = unseen.seen
    assert wanted == [True, True, True, False, False]
    assert not unseen.waiting


def test_a_page_that_is_had_in_the_end_is_not_asked_for_again() -> None:
    first = Unseen({})
    first.wanted(Feed(entries=(A,)))
    first.lost(A)
    assert first.waiting
    second = Unseen(first.seen)
    assert list(second.wanted(Feed(entries=(A,)))) == [True]
    assert not second.waiting
    assert list(Unseen(second.seen).wanted(Feed(entries=(A,)))) == [False]
