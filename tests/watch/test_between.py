"""Two states of events: what is told apart is what is not the same, however it was written."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.run.events import account, event

from sayso.archive.archive import Archive
from sayso.archive.links import Joined
from sayso.model.event import Event
from sayso.watch.between import differing

EVENTS = [event(f"e{n}", account("mayor", f"c{n}")) for n in range(4)]


def put(archive: Archive, gone: list[str], *events: Event) -> None:
    archive.keep_joined(gone, [Joined(one, (), 0.0) for one in events], archive.links_mark())


@pytest.fixture
def archives(tmp_path: Path) -> Iterator[tuple[Archive, Archive]]:
    """An archive of events as it was, and the same to be written to."""
    with Archive(tmp_path / "x.sayso") as now, Archive(tmp_path / "x.sayso") as then:
        now.folder.make()
        put(now, [], *EVENTS)
        then.connection.execute("BEGIN")
        then.links_mark()
        yield then, now


def found(archives: tuple[Archive, Archive]) -> tuple[list[str], list[str]]:
    was, are = differing(*archives)
    return [one.id for one in was], [one.id for one in are]


def test_nothing_differs(archives: tuple[Archive, Archive]) -> None:
    assert found(archives) == ([], [])


@pytest.mark.parametrize("number", range(4))
def test_one_that_is_written_anew_differs_where_it_is_not_as_it_was(
    archives: tuple[Archive, Archive], number: int
) -> None:
    put(archives[1], [], EVENTS[number])
    assert found(archives) == ([], [])
    put(archives[1], [], replace(EVENTS[number], why="Else."))
    assert found(archives) == ([f"e{number}"], [f"e{number}"])


@pytest.mark.parametrize("order", [(3,), (3, 2), (2, 3), (1, 2, 3), (3, 2, 1, 0), (0, 1, 2, 3)])
def test_those_that_get_the_numbers_they_had_differ_too(
    archives: tuple[Archive, Archive], order: tuple[int, ...]
) -> None:
    changed = [EVENTS[n].id for n in order]
    put(archives[1], changed, *(replace(EVENTS[n], why="Else.") for n in order))
    assert found(archives) == (sorted(changed), sorted(changed))


def test_one_differs_that_was_written_before_one_that_is_as_it_was(archives: tuple[Archive, Archive]) -> None:
    put(archives[1], [], replace(EVENTS[2], why="Else."), EVENTS[3])
    assert found(archives) == (["e2"], ["e2"])


def test_one_that_is_new_and_one_that_is_gone(archives: tuple[Archive, Archive]) -> None:
    put(archives[1], ["e3"], event("e9", account("mayor", "c9")))
    assert found(archives) == (["e3"], ["e9"])
