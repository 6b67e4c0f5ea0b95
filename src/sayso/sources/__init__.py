"""Bytes to reports: one file a format, one visible list of formats (`formats.FORMATS`)."""

from sayso.sources.draft import Failure
from sayso.sources.inputs import captures, read_inputs

__all__ = ["Failure", "captures", "read_inputs"]
