"""What was worked out lately for one state of an archive, kept at hand."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")
KEPT = 500
"""Answers that are kept; the oldest goes first."""


class Remembered:
    """Answers by what was asked; several threads may ask at once."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, Any] = {}
        self._lock = Lock()

    def get(self, asked: Hashable, make: Callable[[], T]) -> T:
        """The answer, made where it is not at hand; two threads that ask at the same time may both make it."""
        with self._lock:
            if asked in self._answers:
                found: T = self._answers[asked]
                return found
        made = make()
        with self._lock:
            self._answers[asked] = made
            while len(self._answers) > KEPT:
                del self._answers[next(iter(self._answers))]
        return made
