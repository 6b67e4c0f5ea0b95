"""Which body a common noun takes up: "the group", "the agency", "the brigade"."""

import re
from collections.abc import Sequence

from sayso.analysis.antecedents import Antecedents, Candidate
from sayso.analysis.party_words import ANAPHORIC, BODY_NOUNS, GROUP_NOUNS, KINDS, word_set

_ALIKE = (
    word_set("daily newspaper paper weekly"),
    word_set("carrier company firm operator"),
    word_set("charity collective group ngo network organisation organization"),
)
"""Nouns by which one body may be taken up in turn."""
_PAPER_NAMES = word_set(
    """
    bulletin chronicle courier daily echo express gazette guardian herald independent journal lantern mail mirror news
    observer post standard star sun telegraph times tribune weekly
    """
)
"""Last words of the names of newspapers."""
OTHERWISE = re.compile(
    r"\b(?:army|battalion|brigade|contingent|court|embassy|force|forces|government|ministry|mission|navy|parliament"
    r"|patrol|police|troops)$",
    re.IGNORECASE,
)
"""Last words of what is called neither a group nor an organisation."""
_BODIES = (ANAPHORIC | BODY_NOUNS | GROUP_NOUNS | KINDS) - word_set("center centre club house island plan street town")
"""Last words of what may be taken up as a body although it has no name."""
_REACH = 100
"""Code points behind a noun in which the name that it brings in stands."""


class Bodies:
    """Looks for the bodies that the common nouns of one report take up.

    Args:
        text: of the report.
        before: the parties told of, filled as the report is read.
    """

    def __init__(self, text: str, before: Antecedents) -> None:
        self._text, self._before = text, before

    def name(self, core: str, start: int, described: Sequence[tuple[int, str]]) -> str:
        """The body told of before whose name has these words; for some nouns else the last body; or "".

        Args:
            core: the phrase without its article.
            start: where it stands.
            described: where phrases without "the" stand, and the name of each.
        """
        words = set(core.casefold().split())
        if introduced := self._introduced(core.split()[-1], max(start, self._text.find(core, start)) + len(core)):
            return introduced

        def of_kind(one: Candidate) -> bool:
            theirs = set(one.name.casefold().split())
            return one.kind in ("group", "body") and words < theirs

        found = self._before.last(start, of_kind)
        if found.islower():
            named = last_of([(at, name) for at, name in described if words <= set(name.split())], start)
            found = named or found
        if found or not ANAPHORIC.intersection(words):
            return found

        def told(one: Candidate) -> bool:
            return one.kind in ("group", "body") and one.weight > 0

        def fits(one: Candidate) -> bool:
            return told(one) and _is_body(one) and not OTHERWISE.search(one.name)

        named = self._before.last(start, lambda one: fits(one) and not one.name.islower())
        return (
            named
            or self._before.last(start, fits)
            or self._before.last(start, lambda one: told(one) and _is_named(one))
        )

    def _introduced(self, noun: str, end: int) -> str:
        """The body that the report brought in by this noun or one like it: "the Norland firm Hill & Co".

        Behind a comma only what another mark closes is its name: "the firm, Hill & Co, left", not "the firm, she said".

        Args:
            end: where the phrase ends that takes it up, which may bring it in itself.
        """
        like = next((some for some in _ALIKE if noun in some), frozenset({noun}))
        name = r"(?:[A-Z][\w'’&-]*)(?: (?:& )?[A-Z][\w'’&-]*)*"
        pattern = rf"\b(?:{'|'.join(like)})(?: ({name})|, (?!(?:The|A|An)\b)({name})(?=[,.;]))"
        found = [m for m in re.finditer(pattern, self._text[: end + _REACH]) if m.start() < end]
        if found:
            return re.sub(r"['’]s$", "", found[-1][1] or found[-1][2])
        if noun not in _ALIKE[0]:
            return ""
        paper = self._before.last(end, lambda one: one.name.casefold().split()[-1] in _PAPER_NAMES)
        return re.sub(r"^[a-z].* of (?:the )?(?=[A-Z])", "", paper)


def _is_body(one: Candidate) -> bool:
    """Whether a party may be called a body: one with a name, or of a noun for bodies; no harbour and no child."""
    return one.kind == "group" or one.name != one.name.lower() or one.name.split()[-1] in _BODIES


def _is_named(one: Candidate) -> bool:
    """Whether a party has a name of more than a noun: "Norlandic mission", not "Police"."""
    return not one.name.islower() and not OTHERWISE.match(one.name)


def last_of(told: Sequence[tuple[int, str]], start: int) -> str:
    """The name last told before a place, or ""."""
    return next((name for at, name in reversed(told) if at < start), "")
