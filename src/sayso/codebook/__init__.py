"""The codebook: versioned tables that say which words are which act, and what other codebooks call it."""

from sayso.codebook.coding import Codebook, Hints, load
from sayso.codebook.tables import Entry, EventType, Mode

__all__ = ["Codebook", "Entry", "EventType", "Hints", "Mode", "load"]
