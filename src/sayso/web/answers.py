"""Answers as JSON."""

from starlette.responses import Response

from sayso.archive.stored import encode
from sayso.errors import RunStopped


class Missing(RunStopped):
    """What was asked for is not there; the message says what there is."""


def answer(value: object, status: int = 200) -> Response:
    """A value as JSON: dataclasses as objects, half a surrogate pair as an escape."""
    return Response(encode(value), status, media_type="application/json")


def problem(message: str, status: int) -> Response:
    """An error as JSON, in one line for a person."""
    return answer({"error": message}, status)
