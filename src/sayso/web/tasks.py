"""What the server and the process that reads for it say to each other: JSON lines."""

from typing import Literal

import msgspec

Outcome = Literal["waiting", "reading", "ok", "partial", "failed"]


class Given(msgspec.Struct, frozen=True):
    """An input: where it is, and what it is called.

    Attributes:
        path: of a file of ours, or an address.
        name: what its reports and its failures are told of as; as others wrote it, and never a path to anything.
    """

    path: str
    name: str


class Task(msgspec.Struct, frozen=True):
    """Inputs to be taken into an archive, which is linked then; none for linking alone."""

    archive: str
    inputs: tuple[Given, ...] = ()


class Told(msgspec.Struct, frozen=True):
    """How it goes with an input.

    Attributes:
        input: its number in the task.
        place: the input, or what in it this is of.
        report: id of the report, "" for none.
        claims: how many it has.
        failed: why nothing more is done, "" while it goes on.
    """

    input: int = -1
    place: str = ""
    outcome: Outcome = "waiting"
    reason: str = ""
    report: str = ""
    claims: int = 0
    failed: str = ""
