"""The titles of people: where one stands before, in or behind a run of capitals, and of which party it is."""

from collections.abc import Mapping, Sequence

from sayso.analysis.party_words import BODY_NOUNS, GROUP_NOUNS, OFFICES, PORTFOLIOS, TITLES, word_set
from sayso.analysis.tokens import Token
from sayso.codebook.parties import Found
from sayso.model.span import Span

_INSIDE = word_set("and de del des du for la of the")


class Titles:
    """Finds the titles that names have; where words stand is told by token indices, end excluded.

    Args:
        text: of the report.
        words: its tokens.
        ends: the known parties in it, by where they end.
    """

    def __init__(self, text: str, words: Sequence[Token], ends: Mapping[int, Found]) -> None:
        self._text, self._words, self._ends = text, words, ends

    def within(self, i: int, j: int) -> tuple[list[int], int]:
        """The titles before the name in a run of capitals, and the run's end without a title that tells more of it.

        There a comma is lost: "General Jan Novak Chief of the General Staff".
        """
        words = self._words
        titles = [k for k in range(i, j) if words[k].key in TITLES]
        behind = len(titles) > 1 and titles[-1] == j - 1 and titles[-2] < j - 2
        if behind and j < len(words) and words[j].text == "of":
            return titles[:-1], j - 1
        return titles, j

    def hung_on(self, i: int, j: int) -> tuple[int | None, int]:
        """The title that a run hangs on by "of", or None, and where behind its field the name begins."""
        title, begin = self._of_title(i), i
        if title is None or self._words[i].key not in PORTFOLIOS:
            return None, i
        while begin < j and self._words[begin].key in PORTFOLIOS:
            begin += 1
        return title, begin

    def _of_title(self, begin: int) -> int | None:
        """The title that a name's run hangs on by "of": "Secretary of | State John Kerry"."""
        words = self._words
        if begin >= 2 and words[begin - 1].text in ("of", "for") and words[begin - 2].key in TITLES:
            return begin - 2
        return None

    def apposed(self, begin: int) -> int | None:
        """The title in "the minister of the interior, NAME"."""
        if begin < 2 or self._words[begin - 1].text != ",":
            return None
        for k in range(begin - 2, max(begin - 9, -1), -1):
            word = self._words[k]
            plain = word.key in TITLES and self._words[k - 1].key == "the"
            if (word.key in OFFICES and self._words[k - 1].key != ",") or plain:
                return k
            if not (word.capital or word.key in PORTFOLIOS or word.key in ("of", "for", "the", "and", "'s", "’s")):
                return None
        return None

    def behind(self, j: int) -> int | None:
        """The title in "NAME, (the) head of ..."; the comma may be lost."""
        words = self._words
        k = j
        if k < len(words) and words[k].text == ",":
            k += 1
        comma = k > j
        for step in range(6):
            if k + step >= len(words):
                return None
            word = words[k + step]
            if word.key in OFFICES and word.text.islower() | comma:
                follows = words[k + step + 1].text if k + step + 1 < len(words) else ""
                return k + step if comma or follows in ("of", "for", "at") else None
            allowed = (
                word.text in ("the", "a", "an", "its", "'s", "’s", "their") or word.key in PORTFOLIOS or word.capital
            )
            if not allowed or (not comma and word.capital):
                return None
        return None

    def row(self, title: int | None) -> list[int]:
        """The titles that stand in a row before a name, the last first; `title` is that one."""
        out: list[int] = []
        while title is not None and title >= 0 and self._words[title].key in TITLES:
            out.append(title)
            title -= 1
        return out

    def holder(self, title: int, name: int) -> Span | None:
        """The party before a title: "Russia's defence minister", "Foreign Ministry spokesman"; else "minister of X"."""
        words, k = self._words, title - 1
        body: Span | None = None
        while k >= 0 and title - k < 8:
            word = words[k]
            if (word.key in BODY_NOUNS or word.key == "opposition") and word.capital:
                body = body or Span(word.start, word.end)
            elif not (word.capital or word.key in PORTFOLIOS or word.key in TITLES or word.text in ("'s", "’s")):
                break
            found = self._ends.get(word.end)
            if found and found.kind != "regime":
                end = body.end if body else found.end
                return Span.of(self._text, found.start, end)
            k -= 1
        if body:
            first = min((t for t in range(k + 1, title) if words[t].capital), default=k + 1)
            return Span.of(self._text, words[first].start, body.end)
        return self.holder_after(title) if title < name - 1 else None

    def holder_after(self, title: int) -> Span | None:
        """The party after a title: "head of the Hill Front"."""
        words, k = self._words, title + 1
        if k >= len(words) or words[k].text not in ("of", "for", "at"):
            return None
        k += 1
        if k < len(words) and words[k].text == "the":
            k += 1
        begin = k
        if k < len(words) and words[k].text.islower() and words[k].text in GROUP_NOUNS:
            return Span.of(self._text, words[k].start, words[k].end)
        while k < len(words) and (words[k].capital or (k > begin and words[k].text in _INSIDE)):
            k += 1
        while k > begin and not words[k - 1].capital:
            k -= 1
        if begin < k < len(words) and words[k].text in ("police", "army", "government", "opposition"):
            k += 1
        return Span.of(self._text, words[begin].start, words[k - 1].end) if k > begin else None
