"""Reads news reports into claims: who did what to whom, where and when, and on whose say-so.

>>> import sayso
>>> for claim in sayso.read("report.txt"):  # doctest: +SKIP
...     print(claim.type, [source.name for source in claim.sources])
"""

from sayso.api import quotes, read

__all__ = ["quotes", "read"]
