"""Bytes to reports: one file a format, one visible list of formats (`formats.FORMATS`)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.sources.draft import Failure
    from sayso.sources.inputs import captures, read_inputs

__all__ = ["Failure", "captures", "read_inputs"]


def __getattr__(name: str) -> object:
    """What this package gives, loaded with its first use: a child process that reads one format needs no other."""
    if name in __all__:
        from sayso.sources import inputs

        return getattr(inputs, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
