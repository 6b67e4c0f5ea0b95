"""Damage to bytes: the same for the same number."""

import random
from collections.abc import Callable, Iterator, Sequence


def _flip(raw: bytearray, chance: random.Random) -> None:
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)


def _byte(raw: bytearray, chance: random.Random) -> None:
    raw[chance.randrange(len(raw))] = chance.randrange(256)


def _cut(raw: bytearray, chance: random.Random) -> None:
    del raw[chance.randrange(len(raw)) :]


def _drop(raw: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(raw))
    del raw[start : start + chance.randrange(1, 64)]


def _double(raw: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(raw))
    raw[start:start] = raw[start : start + chance.randrange(1, 256)] * chance.randrange(1, 4)


def _swap(raw: bytearray, chance: random.Random) -> None:
    a, b = sorted(chance.randrange(len(raw)) for _ in range(2))
    raw[a : a + 16], raw[b : b + 16] = raw[b : b + 16], raw[a : a + 16]


def _blank(raw: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(raw))
    size = min(chance.randrange(1, 128), len(raw) - start)
    raw[start : start + size] = bytes(size)


_WAYS: Sequence[Callable[[bytearray, random.Random], None]] = (_flip, _byte, _cut, _drop, _double, _swap, _blank)


def mutated(raw: bytes, seed: int) -> bytes:
    """Bytes with one to four damages."""
    chance = random.Random(seed)  # noqa: S311 -- no secrets
    damaged = bytearray(raw)
    for _ in range(chance.randrange(1, 5)):
        if damaged:
            chance.choice(_WAYS)(damaged, chance)
    return bytes(damaged)


def truncated(raw: bytes, many: int) -> Iterator[tuple[int, bytes]]:
    """Beginnings of bytes, spread over their length, with where each ends."""
    for number in range(many):
        at = len(raw) * number // many
        yield at, raw[:at]


def flipped(raw: bytes, many: int, seed: int = 0) -> Iterator[tuple[int, bytes]]:
    """Bytes with one bit flipped, with where."""
    chance = random.Random(seed)  # noqa: S311 -- no secrets
    for _ in range(many):
        at = chance.randrange(len(raw))
        damaged = bytearray(raw)
        damaged[at] ^= 1 << chance.randrange(8)
        yield at, bytes(damaged)
