"""Text made fit for a terminal."""

import re

BLANKS = re.compile(r"\s+")
STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""C0 and C1 controls (terminals obey them), and the marks that turn the direction of writing."""


def clean(text: str) -> str:
    """Text fit for one line of a terminal: nothing in it steers, white space is one blank, every character encodes."""
    blank = BLANKS.sub(" ", STEERING.sub(" ", text))
    return blank.encode("utf-8", "replace").decode("utf-8")
