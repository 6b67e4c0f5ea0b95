"""The kinds of web archives, by name."""

from sayso.sources.arc_heads import ARC
from sayso.sources.warc_heads import WARC

GRAMMARS = {"warc": WARC, "arc": ARC}
