"""Keeps the children that read what is fragile: one process a kind, for many inputs, replaced where it fails."""

import atexit
import os
import threading
from typing import Generic, TypeVar

import msgspec

from sayso.errors import InputSkipped
from sayso.sources.child_process import SECONDS, Gone, Talk, start
from sayso.sources.draft import MAX_BYTES
from sayso.sources.frames import MAX_FRAME
from sayso.sources.page import Feed, Letter, Page, Pages

_Answer = TypeVar("_Answer")


class Child(Generic[_Answer]):
    """Reads one kind of input in a child process. May be shared by threads; a forked process gets children of its own.

    Args:
        kind: key of `child_main.KINDS`.
        answer: what the child answers.
        label: what messages call the kind.
        expected: what they say was expected.
        seconds: most wall time for one input.
    """

    def __init__(self, kind: str, answer: type[_Answer], label: str, expected: str, seconds: float = SECONDS) -> None:
        self._kind = kind
        self._answer = answer
        self._label = label
        self._expected = expected
        self._seconds = seconds
        self._talk: Talk | None = None
        self._lock = threading.Lock()

    def read(self, given: str | bytes, name: str) -> _Answer:
        """What an input holds; `name` is what messages call it.

        Raises:
            InputSkipped: it takes too long, too much memory, or too much room.
            RunStopped: no child process can be started.
        """
        payload = given.encode() if isinstance(given, str) else given
        try:
            with self._lock:
                answer = self._asked(payload)
        except Gone as gone:
            what = (
                f"takes over {gone.late} to read as {self._label}"
                if gone.late
                else f"breaks the {self._label} reader or is too large for it"
            )
            raise InputSkipped(f"{name} {what}; expected {self._expected}") from None
        return msgspec.msgpack.decode(answer, type=self._answer)

    def close(self) -> None:
        """End the child process, if there is one."""
        with self._lock:
            self._end()

    def forget(self) -> None:
        """Let go of a child that belongs to the process from which this one was forked."""
        self._lock = threading.Lock()
        talk, self._talk = self._talk, None
        if talk:
            talk.forget()

    def _asked(self, payload: bytes) -> bytes:
        """The child's answer.

        Raises:
            Gone: it gives none; it is ended.
        """
        if len(payload) > MAX_FRAME:
            raise Gone
        if self._talk is None or not self._talk.is_alive():
            self._end()
            self._talk = start(self._kind, self._label, self._seconds)
        try:
            self._talk.tell(payload)
            return self._talk.hear(self._seconds, MAX_BYTES)
        except BaseException:
            self._end()
            raise

    def _end(self) -> None:
        talk, self._talk = self._talk, None
        if talk:
            talk.end()


HTML = Child("html", Page, "HTML", "a news page")
PDF = Child("pdf", Pages, "PDF", "a report with text")
FEED = Child("feed", Feed, "RSS or Atom", "a news feed")
MAIL = Child("mail", Letter, "mail", "one message")

CHILDREN = (HTML, PDF, FEED, MAIL)
"""The readers of this process; each starts its child with the first input of its kind."""

for _child in CHILDREN:
    atexit.register(_child.close)
    os.register_at_fork(after_in_child=_child.forget)
