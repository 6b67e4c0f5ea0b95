"""The signs by which capitalised words are a person's name: an age, an initial, a word of saying, a "who"."""

import re
from collections.abc import Mapping, Sequence

from sayso.analysis.given_names import gender_of
from sayso.analysis.party_words import BODY_NOUNS, DETERMINERS, GROUP_NOUNS, word_set
from sayso.analysis.tokens import Token
from sayso.codebook.parties import Found
from sayso.model.span import Span

_INITIAL = re.compile(r"[A-Z]\.")
_OLD = re.compile(r"\d{1,3}-years?-old")
_OLDEST = 110
_WHERE = word_set("at in near on the")
"""Words before a name that may be a place's or a body's, with a count behind it."""
_SAID = word_set(
    """
    added adds announced argued claimed confirmed declared denied explained insisted noted replied reported said
    says stated stressed tells told tweeted urged warned wrote
    """
)
_WHO = [[",", "who"], [",", "whose"], [",", "whom"]]
"""Behind a bare name these tell that it is a person's."""


class PersonSigns:
    """Tells whether words of a report are a person's name; where they stand is told by token indices, end excluded.

    Args:
        words: tokens of the report.
        known: the known parties in it, by where they start.
        hints: spans the reader took for actors, recipients or sources.
    """

    def __init__(self, words: Sequence[Token], known: Mapping[int, Found], hints: Sequence[Span] = ()) -> None:
        self._words, self._known = words, known
        self._hints = {(hint.start, hint.end) for hint in hints}

    def could_be_name(self, begin: int, j: int) -> bool:
        """Whether the words can be a person's name at all: no body, no abbreviation, no known party."""
        words = self._words[begin:j]
        if any(word.key in BODY_NOUNS or word.key in DETERMINERS for word in words) or len(words) > 6:
            return False
        if all(word.text.isupper() and len(word.text) > 2 for word in words[-1:]):
            return False
        if len(words) == 1 and (len(words[0].text) < 3 or words[0].text.isupper()):
            return False
        found = self._known.get(words[-1].start)
        if found and found.kind == "people":
            return False  # "Young Chadians"
        found = self._known.get(words[0].start)
        return not (found and found.kind != "regime" and found.end >= words[-1].end)

    def sure(self, begin: int, j: int) -> bool:
        """Whether an age or an initial shows that a name is a person's, whatever else it could be."""
        return self._aged(begin, j) or self._initialled(begin, j)

    def told(self, begin: int, j: int, party: bool) -> bool:
        """Whether a word of saying, a "who" or the reader shows that a bare name is a person's.

        Args:
            party: whether a known party stands right before it, as in "French Jean Martin".
        """
        words = self._words
        if begin and (words[begin - 1].key == "the" or words[begin - 1].key in GROUP_NOUNS):
            return False
        if not party and 1 < j - begin < 4 and [word.key for word in words[j : j + 2]] in _WHO:
            return True
        around = [words[k].text.casefold() for k in (begin - 1, j) if 0 <= k < len(words)]
        return bool(_SAID.intersection(around)) or (not party and (words[begin].start, words[j - 1].end) in self._hints)

    def _aged(self, begin: int, j: int) -> bool:
        """Whether an age stands beside a name: "Ann Brown, 34, of Leeds", "Ann Brown (34)", "34-year-old Ann Brown"."""
        words = self._words
        if begin and _OLD.fullmatch(words[begin - 1].key):
            return True
        opening, years, closing = (words[k].text if k < len(words) else "" for k in (j, j + 1, j + 2))
        if not (years.isdecimal() and 0 < int(years) <= _OLDEST) or (begin and words[begin - 1].key in _WHERE):
            return False
        if (opening, closing) == ("(", ")"):
            return bool(gender_of(words[begin].key))  # not the seats of "Forward Norland (9)"
        where = closing in ("of", "from") and j + 3 < len(words) and words[j + 3].capital  # not "12 of them"
        return opening == "," and (where or closing in (",", "who", "was"))

    def _initialled(self, begin: int, j: int) -> bool:
        """Whether a name is a given name, an initial and one word more: "John F. Kennedy"."""
        return (
            j - begin == 3
            and bool(_INITIAL.fullmatch(self._words[begin + 1].text))
            and self._words[begin].text.istitle()
        )
