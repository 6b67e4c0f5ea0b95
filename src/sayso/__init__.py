"""Reads news reports into claims: who did what to whom, where and when, and on whose say-so.

>>> import sayso
>>> for claim in sayso.read("report.txt"):  # doctest: +SKIP
...     print(claim.type, [source.name for source in claim.sources])
"""

from typing import TYPE_CHECKING

from sayso.api import quotes, read

if TYPE_CHECKING:
    from sayso.run.archive import Archive

__all__ = ["Archive", "quotes", "read"]


def __getattr__(name: str) -> object:
    """`Archive`, whose libraries nobody loads who only reads."""
    if name == "Archive":
        from sayso.run.archive import Archive

        return Archive
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
