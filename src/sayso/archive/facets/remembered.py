"""What was worked out lately for one state of an archive, kept at hand."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

import numpy as np

T = TypeVar("T")
KEPT = 500
"""Answers that are kept; the oldest goes first."""
MOST = 1 << 27
"""Bytes that arrays among them have together: each search leaves a mask as long as there are claims."""


class Remembered:
    """Answers by what was asked; several threads may ask at once."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, Any] = {}
        self._bytes = 0
        self._lock = Lock()

    def get(self, asked: Hashable, make: Callable[[], T]) -> T:
        """The answer, made where it is not at hand; two threads that ask at the same time may both make it."""
        with self._lock:
            if asked in self._answers:
                found: T = self._answers[asked]
                return found
        made = make()
        with self._lock:
            self._bytes += _bytes(made) - _bytes(self._answers.pop(asked, None))
            self._answers[asked] = made
            while len(self._answers) > KEPT or (self._bytes > MOST and len(self._answers) > 1):
                self._bytes -= _bytes(self._answers.pop(next(iter(self._answers))))
        return made


def _bytes(made: object) -> int:
    return made.nbytes if isinstance(made, np.ndarray) else 0
