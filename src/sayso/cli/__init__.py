"""The commands: the same verbs as the Python API."""

from sayso.cli.app import main

__all__ = ["main"]
