"""Which of many stretches of a text share characters with one: without comparing each with each."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from sayso.model.span import Span

T = TypeVar("T")


class Overlaps(Generic[T]):
    """Things by the stretch of text where each stands.

    Args:
        things: in any order.
        span: where one of them stands.
    """

    def __init__(self, things: Iterable[T], span: Callable[[T], Span]) -> None:
        found = sorted(((span(thing), thing) for thing in things), key=lambda one: (one[0].start, one[0].end))
        self._found = found
        self._starts = [at.start for at, _ in found]
        self._reached = list(accumulate((at.end for at, _ in found), max))

    def __call__(self, span: Span) -> Iterator[T]:
        """Those that share at least one character with a stretch, in the order of the text."""
        first, stop = bisect_right(self._reached, span.start), bisect_left(self._starts, span.end)
        return (thing for at, thing in self._found[first:stop] if at.overlaps(span))

    def within(self, start: int, end: int) -> Iterator[T]:
        """Those that lie wholly between two offsets, in the order of the text."""
        first, stop = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return (thing for at, thing in self._found[first:stop] if at.end <= end)
