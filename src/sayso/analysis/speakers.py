"""Who speaks where a report takes a speaker up by a noun alone: "the group said", "the same source", "the centre"."""

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from sayso.analysis.antecedents import CandidateKind
from sayso.analysis.bodies import OTHERWISE
from sayso.analysis.cited import is_cited
from sayso.analysis.party_words import INQUIRIES, KINDS, word_set
from sayso.analysis.phrases import Phrase
from sayso.codebook.saying import saying
from sayso.model.span import Span

_BODIES = word_set("agency body charity group network ngo organisation organization outfit watchdog")
"""Nouns that as speakers take up whichever body spoke last."""
_KNOWN_AS = re.compile(
    r"\b[Tt]he ([a-z]+(?: [a-z]+){0,3}),? (?:also|better|otherwise|widely) known as (?:the )?"
    r"([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*)"
)
_CUT_AT = word_set("at by for in of on")
"""What no name ends with, unless only a piece of it was found: "chain of"."""
_AUXILIARIES = word_set("had has have is was were will")
_WORD = re.compile(r"\s+([\w'’-]+)")
_OWN_MEN = re.compile(r"[^.A-Z]{1,80}\bits (?:\w+ )?(?:fighters|forces|guerrillas|members|men|militants|soldiers)\b")
"""Whoever speaks of these, with no other name between, is an armed group."""
_FAR = 1_000
"""Code points within which a body that spoke can be taken up."""
_LONGEST = 10
"""Words after the noun of a name in small letters: "Norlandic centre for ..."."""


class Speakers:
    """Remembers who spoke in one report.

    Args:
        text: of the report.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._bodies: list[tuple[int, str]] = []
        self._all: list[tuple[int, str]] = []
        self._known_as = {match[1]: match[2] for match in _KNOWN_AS.finditer(text)}

    def take(self, span: Span, name: str, kind: CandidateKind) -> None:
        """Takes note of a mention if it is one who speaks."""
        if not is_cited(self._text, span.start, span.end) or name.rpartition(" ")[2] in _CUT_AT:
            return
        self._all.append((span.start, name))
        if OTHERWISE.search(name):
            return
        if kind == "group" or (kind == "body" and name[:1].isupper() and (" " in name or name.isupper())):
            self._bodies.append((span.start, name))

    def name(self, taken: Phrase, start: int, end: int) -> str:
        """The speaker that a phrase without a name takes up, or ""."""
        core = taken.core
        if not taken.definite or not core.islower():
            return ""
        if core in self._known_as:
            return self._known_as[core]
        if not is_cited(self._text, start, end):
            return ""
        if core in ("same source", "same sources"):
            return _last(self._all, start)
        if core in _BODIES:
            return "" if _OWN_MEN.match(self._text, end) else _last(self._bodies, start, _FAR)
        return self._in_words(core, start) if core in KINDS | INQUIRIES else ""

    def _in_words(self, noun: str, start: int) -> str:
        """A body as it was worded when brought in: "Norlandic centre for peace", "joint inquiry of two courts"."""
        for match in re.finditer(_brought_in(noun), self._text[:start]):
            words = list(islice(takewhile(_goes_on, self._words(match.end(), start)), _LONGEST + 1))
            if 1 < len(words) <= _LONGEST:
                return " ".join(self._text[match.start(match.lastgroup or 0) : words[-1].end()].split())
        return ""

    def _words(self, at: int, end: int) -> Iterator[re.Match[str]]:
        """The words from a place on, as far as only white space parts them."""
        while word := _WORD.match(self._text, at, end):
            yield word
            at = word.end()


def _brought_in(noun: str) -> str:
    """A pattern for a noun with words before it that say which, and more words to follow."""
    plain, named = rf"[Aa]n?\s+(?P<plain>(?:[a-z-]+\s+){{1,2}}{noun})", rf"(?P<named>(?:[A-Z][\w-]*\s+){{1,6}}{noun})"
    return rf"\b(?:{plain}|{named})(?=\s+(?:by|for|of|on)\s)"


def _goes_on(word: re.Match[str]) -> bool:
    """Whether a word can belong to the name of who speaks, and is not the verb after it."""
    return word[1] not in saying().verbs and word[1] not in _AUXILIARIES


def _last(told: list[tuple[int, str]], start: int, reach: int | None = None) -> str:
    """The name last told before a place, and no more than `reach` code points before it; else ""."""
    begin = 0 if reach is None else start - reach
    return next((name for at, name in reversed(told) if begin <= at < start), "")
