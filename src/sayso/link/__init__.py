"""Claims into events: which claims tell of one occurrence, and what each origin has to say of it."""

from sayso.link.within import events

__all__ = ["events"]
