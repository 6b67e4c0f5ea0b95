"""The proper names of bodies in a report: which short form stands for which fuller one."""

import re
from collections.abc import Iterator, Sequence

from sayso.analysis.party_words import BODY_NOUNS, FUNCTION_WORDS, GROUP_NOUNS, TITLES, word_set
from sayso.analysis.tokens import Token, is_capital
from sayso.codebook.parties import Found

_CONNECTORS = word_set("and de del des du for la of the")
_SHORT = re.compile(r"[(\[]\s*([A-Z][A-Za-z-]{1,9})s?\s*[)\]]")
_ENDING = re.compile(r"'?s$")
_LEADING = re.compile(r"^(?:The|A|An|In|On|At|But|And|As|For|Its|His|Their|Our|Meanwhile|Local|So)\s+(?=[A-Z])")
_COMPOUND = re.compile(
    r"^.*\S+-(?:led|backed|based|linked|run|supported|held|allied|affiliated|controlled)\s+(?=[A-Z])"
)
_LINE = re.compile(r"(?:[^\n.!?]|(?<=\b[A-Z])\.|[.](?=\S))+")
_LONGER = re.compile(r"[^\W\d_][\w'’-]{3,}")
_SEVERAL = 5
"""Where so many longer words have capitals and none has not, capitals tell no names."""
_SMALL = word_set(
    """
    about after against along amid amidst among around before behind beneath between beyond despite during except from
    inside into near onto outside over past since than that their through toward towards under until upon versus with
    within without
    """
)
"""Words that have small letters in titles too."""
_ENDS = word_set(
    """
    army coalition council forces front movement nations observatory party rights states tigers union units
    """
)
"""Last words of names; one with an s more is a possessive that lost its apostrophe."""
_HEADS = word_set("comité ejército ejercito frente harakat jabhat jaish liga movimiento partido sindicato")
"""Nouns for bodies that stand first in their names."""


def initials(name: str) -> str:
    """The capitals that an abbreviation of the name would have."""
    return "".join(word[0] for part in name.split() for word in part.split("-") if word[:1].isupper())


class ProperNames:
    """The capitalised names of bodies in a text, and the abbreviations it explains.

    Args:
        text: of the report.
        words: its tokens.
        known: the known parties in it.
        extra: names from outside the text, such as the publisher's.
    """

    def __init__(self, text: str, words: Sequence[Token], known: Sequence[Found], extra: Sequence[str] = ()) -> None:
        self._text, self._words = text, words
        self._begin = {found.start for found in known}
        self._headings = tuple(_in_title_case(text))
        self.spans: tuple[tuple[int, int], ...] = tuple(self._runs())
        names = [self._clean(text[start:end]) for start, end in self.spans]
        self.names: tuple[str, ...] = tuple(dict.fromkeys([name for name in names if name] + list(extra)))
        self._folded = [(name, [_fold(word) for word in name.split()]) for name in self.names]
        self.short: dict[str, str] = self._explained()
        self._longest: dict[str, str] = {}
        for found in known:
            if found.kind == "name" and found.known.kind in ("group", "body", "org"):
                words_ = text[found.start : found.end]
                if words_.split()[-1].islower() and words_ != found.known.name:
                    continue  # "the UN refugee agency" says what it is, and is not its name
                if len(words_) > len(self._longest.get(found.known.id, "")):
                    self._longest[found.known.id] = words_
            elif found.kind == "name":
                self._longest.setdefault(found.known.id, text[found.start : found.end])

    def spelled(self, short: str) -> str:
        """What an abbreviation stands for in this report, or ""."""
        plain = short.replace(".", "")
        if plain in self.short:
            return self.short[plain]
        if not re.fullmatch(r"[A-Z]{3,7}", plain):
            return ""
        fuller = [name for name in self.names if len(name) > len(plain)]
        exact = next((name for name in fuller if initials(name) == plain), "")
        return exact or next((name for name in fuller if _muddled(plain, initials(name))), "")

    def longest(self, party: str) -> str:
        """The fullest form in which the report names a known party, abbreviations aside; "" where there is none."""
        return self._longest.get(party, "")

    def fuller(self, core: str) -> str:
        """The first longer name that a short form takes up ("the Front" for "Hill Farmers' Front"), or ""."""
        wanted = core.split()
        if len(wanted) == 1 and wanted[0].casefold() in TITLES:
            return ""  # "the Envoy" is no "Office of the Envoy"
        if not wanted or not (wanted[0][0].isupper() or wanted[-1].casefold() in GROUP_NOUNS):
            return ""
        folded = [_fold(word) for word in wanted]
        for name, theirs in self._folded:
            if len(theirs) > len(folded) and _takes_up(folded, theirs):
                return name
        return ""

    def _runs(self) -> list[tuple[int, int]]:
        """Stretches of capitalised words; "of", "for", "and" inside only after a noun for a body.

        In a line where every word has a capital, these tell no names: "Voters Abandon Hill Party for Jo Brown".
        """
        out, i, words = [], 0, self._words
        while i < len(words):
            if not words[i].text[0].isupper() or words[i].key in FUNCTION_WORDS:
                i += 1
                continue
            j = i + 1
            body, linked = words[i].key in BODY_NOUNS, False
            while j < len(words):
                k = j
                while k < len(words) and body and words[k].text in _CONNECTORS and k - j < 2:
                    linked = linked or words[k].text in ("of", "for")
                    if (words[k].text in ("and", "the") and not linked) or words[k - 1].text == "and":
                        break
                    k += 1
                if k < len(words) and words[k].text in ("'s", "’s") and k == j:
                    k += 1
                if (
                    k >= len(words)
                    or (words[k - 1].text == "and" and words[k].start in self._begin)
                    or not words[k].capital
                    or words[k].key in FUNCTION_WORDS
                    or "\n" in self._text[words[j - 1].end : words[k].start]
                ):
                    break
                body = body or words[k].key in BODY_NOUNS
                j = k + 1
            if body and j - i > 1 and not any(start <= words[i].start < end for start, end in self._headings):
                out.append((words[i].start, words[j - 1].end))
            i = j
        return out

    def _clean(self, name: str) -> str:
        name = " ".join(name.split())
        for pattern in (_LEADING, _COMPOUND):
            name = pattern.sub("", name)
        return name if " " in name else ""

    def _explained(self) -> dict[str, str]:
        """Abbreviations in brackets after the name that they abbreviate."""
        out: dict[str, str] = {}
        for match in _SHORT.finditer(self._text):
            short = match[1]
            before = [word for word in self._words if match.start() - 120 <= word.start and word.end <= match.start()]
            name = _abbreviated(short, before, self._text) or self._right_before(match.start())
            if name:
                out.setdefault(short, name)
        return out

    def _right_before(self, at: int) -> str:
        """The name of a body that ends right before a bracket."""
        for start, end in self.spans:
            if end <= at and not self._text[end:at].strip():
                return self._clean(self._text[start:end])
        return ""


def _in_title_case(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences and lines stand whose longer words all have capitals, but for prepositions."""
    for line in _LINE.finditer(text):
        longer = [word for word in _LONGER.findall(line[0]) if word not in _SMALL]
        if len(longer) >= _SEVERAL and all(map(is_capital, longer)):
            yield line.span()


def _muddled(short: str, letters: str) -> bool:
    """Whether an abbreviation has the letters of a name in another order: "HOWP" for "Hill Observatory ..."."""
    return len(short) > 3 and short[0] == letters[:1] and sorted(short) == sorted(letters)


def _fold(word: str) -> str:
    word = word.casefold().replace("’", "'").strip("'.,")
    return _ENDING.sub("", word) if len(word) > 3 else word


def _takes_up(short: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the words of a short form stand in the name in this order, its last one as a head of it."""
    i, last = 0, -1
    for at, word in enumerate(name):
        if i < len(short) and word == short[i]:
            i, last = i + 1, at
    if i < len(short):
        return False
    if list(short) == list(name[:1]) and short[0] in _HEADS:
        return True
    return last == len(name) - 1 or name[last + 1] in _CONNECTORS or name[last + 1] == "in"


def _abbreviated(short: str, before: Sequence[Token], text: str) -> str:
    """The words right before an abbreviation whose first letters it is made of, or ""."""
    letters = [letter for letter in short.upper() if letter.isalpha()]
    for at in range(len(before) - 1, -1, -1):
        if text[before[at].end : before[at].end + 1] == "\n" or len(before) - at > 12:
            break
        some = [word for word in before[at:] if word.text[0].isalnum()]
        capitals = [part[0].upper() for word in some for part in word.text.split("-") if part[0].isupper()]
        every = [part[0].upper() for word in some if word.text[0].isalnum() for part in word.text.split("-")]
        if before[at].text[0].upper() == letters[0] and letters in (capitals, every):
            name = " ".join(text[before[at].start : before[-1].end].split())
            return name[:-1] if before[-1].key.removesuffix("s") in _ENDS and before[-1].key not in _ENDS else name
    return ""
