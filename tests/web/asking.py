"""Answers of a workbench, looked into: JSON of whatever shape the test expects."""

from collections.abc import Iterator
from typing import Any

from starlette.testclient import TestClient


def got(client: TestClient, address: str, status: int = 200) -> Any:
    """What an address answers, as Python has it."""
    answered = client.get(address)
    assert answered.status_code == status, answered.text
    return answered.json()


def spans(value: Any) -> Iterator[tuple[int, int, str]]:
    """All stretches of text anywhere in an answer."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys() and isinstance(value["start"], int):
            yield value["start"], value["end"], value["text"]
        for one in value.values():
            yield from spans(one)
    elif isinstance(value, list):
        for one in value:
            yield from spans(one)
