"""Pages of web archives that were read, for records that say no more than "the same as before"."""

import zlib
from collections import OrderedDict
from dataclasses import dataclass

MAX_HELD = 200_000_000
"""Most bytes held, packed; beyond it the oldest are let go, and what refers to them stays unresolved."""


@dataclass(frozen=True, slots=True)
class Original:
    """A page as it was first kept: what it is and its bytes, unpacked of what the wire did to them."""

    media_type: str
    charset: str
    body: bytes


class Originals:
    """Pages of one run by the names that a later record may call them: digest, record id, or address and date."""

    def __init__(self) -> None:
        self._held: OrderedDict[int, Original] = OrderedDict()
        self._numbers: dict[str, int] = {}
        self._size = 0
        self._next = 0

    def keep(self, names: tuple[str, ...], original: Original) -> None:
        """Hold a page under all of its names; the first one with a name has it."""
        fresh = [name for name in names if name and name not in self._numbers]
        if not fresh:
            return
        packed = Original(original.media_type, original.charset, zlib.compress(original.body, 1))
        self._held[self._next] = packed
        self._numbers.update(dict.fromkeys(fresh, self._next))
        self._next += 1
        self._size += len(packed.body)
        while self._size > MAX_HELD:
            self._size -= len(self._held.popitem(last=False)[1].body)

    def find(self, names: tuple[str, ...]) -> Original | None:
        """The page under the first of the names that is known, or None."""
        for name in names:
            if name and (found := self._held.get(self._numbers.get(name, -1))):
                return Original(found.media_type, found.charset, zlib.decompress(found.body))
        return None
