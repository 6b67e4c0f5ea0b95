"""A sentence as its words and one sign a word for what it can be: enough to see subjects and clauses without a parser.

The signs: D determiner, J possessive, O pronoun, R relative pronoun, P preposition, I "to" before a verb, C "and",
B "but", S subordinator, W question word, t "that", X auxiliary, A adverb, T time word, V verb, G verb in -ing, N noun
or adjective, U capitalised word, # number, Q a quoted speech as one word, and the punctuation marks themselves (- a
dash, ' any other).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.analysis.words import words
from sayso.claims.quotations import Quotation
from sayso.codebook.grammar import Grammar, grammar
from sayso.codebook.saying import saying
from sayso.model.analysis import Sentence

Words = tuple[int, int]
"""First word and the one after the last of a stretch of a line."""

CITING = frozenset({"citing", "quoting"})
"""Words before whom somebody cites: "the agency said, citing a doctor"."""
ARTICLES = frozenset({"a", "an", "the"})
"""One of these alone is a noun phrase cut short, and no source."""
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "isn't", "wasn't", "weren't", "aren't"})
DENIES = frozenset({"deny", "reject", "dismiss", "refute", "rebut", "dispute", "contradict", "repudiate"})
"""Verbs that say of somebody's claim that it is not so."""
MODALS = frozenset({"would", "will", "could", "can", "may", "might", "must", "should", "shall"})

CORE = r"(?:D+T+[JNUA#]*[NU#]|D*[JNUA#]*[NU#]|D+|O)"
"""A noun phrase without what hangs on it, as a pattern over signs."""
PLAIN = rf"{CORE}(?:\([^()]{{1,12}}\))?(?:P+{CORE}(?:\([^()]{{1,12}}\))?)*"
"""A noun phrase with its prepositional phrases."""
JOINED = rf"{PLAIN}(?:C{PLAIN})*"
"""Noun phrases joined by "and"."""

_GLUE = frozenset("-‐‑/&")
_DASHES = frozenset({"-", "–", "—", "―", "--"})
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_NO_OWNERS = frozenset({"he", "she", "it", "that", "there", "here", "who", "what", "where", "how", "let"})
_PERIODS = frozenset({"week", "weekend", "month", "year", "night", "morning", "afternoon", "evening"})
_ABOUT: dict[str, tuple[tuple[str, ...], ...]] = {
    "at": (("least",), ("most",)),
    "more": (("than",),),
    "less": (("than",),),
    "fewer": (("than",),),
    "up": (("to",),),
    "as": (("many", "as"), ("few", "as")),
    "no": (("fewer", "than"), ("more", "than")),
} | dict.fromkeys(("about", "around", "over", "under", "nearly", "almost"), ((),))
"""Words before a number by the first of them, each with the words that go on."""
_EXIST = frozenset({"remain", "remains", "remained", "seem", "seems", "seemed", "exist", "exists", "existed"})
_AFTER_HER = frozenset("tOSWXD")  # before these "her" is no owner: "told her that"
_NO_NOUN = frozenset({"to", "of", "about", ",", ".", ":", ";"})
_NEAREST = frozenset({"this", "last", "next"})
_WITH_TO = frozenset(
    {
        "according",
        "due",
        "thanks",
        "prior",
        "close",
        "response",
        "back",
        "privy",
        "loyal",
        "sympathetic",
        "hostile",
        "contrary",
        "akin",
        "addition",
        "regard",
        "opposition",
    }
)
# After these a base form is no verb: "bring it back".
_SINGULAR = frozenset(
    {"he", "she", "it", "him", "her", "me", "us", "them", "himself", "herself", "itself", "themselves"}
)
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d")
_OF_A_KIND = ("-based", "-led", "-backed", "-run", "-owned", "-funded", "-linked")
_TITLE_CASE = 0.8  # share of long words with a capital from which capitals tell no names


@dataclass(slots=True)
class Line:
    """The words of a sentence. `signs[i]` is what word `i` can be; `starts` and `ends` are offsets in the report."""

    lower: list[str]
    raw: list[str]
    starts: list[int]
    ends: list[int]
    signs: str = ""

    def __len__(self) -> int:
        return len(self.lower)

    def at(self, i: int) -> str:
        """Word `i`, lower case; "" behind the last."""
        return self.lower[i] if i < len(self.lower) else ""

    def next(self, i: int) -> str:
        """The word after word `i`, lower case; "" where there is none."""
        return self.lower[i + 1] if i + 1 < len(self.lower) else ""


def line(sentence: Sentence, quoted: Sequence[Quotation] = (), start: int = 0, end: int = 0) -> Line:
    """The words of a sentence, or of its stretch from `start` to `end` (offsets in the report).

    The speeches among `quoted` become one word each; the marks of other quotations vanish.
    """
    start, end = start or sentence.start, end or sentence.end
    made = Line([], [], [], [])
    speeches = [(q.span.start, q.span.end) for q in quoted if q.speech and q.span.start < end and start < q.span.end]
    marks = {at for q in quoted if not q.speech for at in (q.span.start, q.span.end - 1)}
    closing = {q.span.end - 1 - start for q in quoted}
    text = sentence.text[start - sentence.start : end - sentence.start]
    spans = [(low, high) for low, high in _joined(text, words(text), closing) if start + low not in marks]
    if speeches:
        for low, high in spans:
            _add(made, text[low:high], start + low, speeches)
    else:
        made.raw = [text[low:high] for low, high in spans]
        made.lower = [word.lower() for word in made.raw]
        made.starts, made.ends = [start + low for low, _ in spans], [start + high for _, high in spans]
    made.signs = _signs(made)
    return made


def _joined(text: str, spans: Sequence[tuple[int, int]], closing: set[int]) -> list[tuple[int, int]]:
    """Words with what hangs on them: possessives and the parts of a hyphened word."""
    made: list[tuple[int, int]] = []
    glue = False
    for low, high in spans:
        touches = bool(made) and made[-1][1] == low
        word = text[low:high]
        if not touches:
            made.append((low, high))
            glue = False
            continue
        hyphen = word in _GLUE and text[high : high + 1].isalnum() and text[low - 1].isalnum()
        plural = word in {"'", "’"} and text[low - 1] == "s" and low not in closing  # the rebels' camp
        owns = word.lower() in _POSSESSIVE[:2] and text[slice(*made[-1])].lower() not in _NO_OWNERS
        if glue or hyphen or plural or owns:
            made[-1] = made[-1][0], high
        else:
            made.append((low, high))
        glue = hyphen
    return made


def _add(made: Line, word: str, start: int, speeches: list[tuple[int, int]]) -> None:
    """Adds a word, or what of a speech is not there yet."""
    speech = next((s for s in speeches if s[0] <= start < s[1]), None)
    if speech and made.raw and made.raw[-1] == "" and made.starts[-1] >= speech[0]:
        made.ends[-1] = start + len(word)
        return
    made.raw.append("" if speech else word)
    made.lower.append("" if speech else word.lower())
    made.starts.append(start)
    made.ends.append(start + len(word))


def _signs(made: Line) -> str:
    signs: list[str] = []
    letters = [raw[0] for raw in made.raw if len(raw) > 3]
    if len(letters) > 2 and sum(map(str.isupper, letters)) > _TITLE_CASE * len(letters):
        made.raw = [raw if raw.isupper() else raw[:1].lower() + raw[1:] for raw in made.raw]
    table = grammar()
    for i, word in enumerate(made.lower):
        signs.append(_sign(made, i, word, signs, table))
    for at, size in _about_numbers(made, signs):
        signs[at : at + size] = "D" * size
    for i in range(len(signs) - 1):
        if signs[i + 1] == "T" and made.lower[i] in _NEAREST:
            signs[i] = "T"
        if signs[i] == "I" and (signs[i + 1] in "DJOU#TP" or _is_audience(made, signs, i + 1)):
            signs[i] = "P"
    return "".join(signs)


def _about_numbers(made: Line, signs: list[str]) -> Iterator[tuple[int, int]]:
    """Where words stand that only say how exact a number after them is: "at least 12", "more than a dozen"."""
    for at, word in enumerate(made.lower):
        for rest in _ABOUT.get(word, ()):
            after = at + 1 + len(rest)
            counts = signs[after : after + 1] == ["#"] or (rest and signs[after : after + 1] == ["D"])
            if counts and tuple(made.lower[at + 1 : after]) == rest:
                yield at, 1 + len(rest)


def _is_audience(made: Line, signs: Sequence[str], i: int) -> bool:
    """Whether a word after "to" is who is told: "admitted to investigators that"."""
    several = signs[i] == "N" and made.lower[i].endswith("s") and not made.lower[i].endswith("ss")
    return several and "".join(signs[i + 1 : i + 2]) in ("t", ",", "W")


def _sign(made: Line, i: int, word: str, signs: list[str], table: Grammar) -> str:
    if not word:
        return "Q"
    sign = table.signs.get(word.replace("’", "'"))
    if sign is None and not word[0].isalnum():
        return _mark(word)
    if sign is not None and not (sign in "OR" and len(word) > 1 and made.raw[i].isupper()):  # the US, the WHO
        return _closed(made, i, word, sign, signs)
    if word == "to":
        return "P" if i and made.lower[i - 1] in _WITH_TO else "I"
    if word.endswith(_POSSESSIVE):
        return "J"
    if _CLOCK.fullmatch(word):
        return "T"
    return "#" if word[0].isdigit() else _open(made, i, word, signs, table)


def _mark(word: str) -> str:
    if word in _DASHES:
        return "-"
    return word if word in {",", ";", ":", ".", "(", ")", "?", "!"} else "." if word == "…" else "'"


def _closed(made: Line, i: int, word: str, sign: str, signs: list[str]) -> str:
    """A word of the closed classes; a period is a noun after a determiner, unless that says which ("last week")."""
    if sign == "T" and signs and signs[-1] in "DJ" and word in _PERIODS and made.lower[i - 1] not in _NEAREST:
        return "N"
    if word == "her" and (grammar().signs.get(made.next(i), "N") in _AFTER_HER or made.next(i) in _NO_NOUN):
        return "O"
    if word == "there" and (made.next(i) in _EXIST or grammar().signs.get(made.next(i)) == "X"):
        return "O"
    return "S" if sign == "R" and i and made.lower[i - 1] == "in" else sign


def _open(made: Line, i: int, word: str, signs: list[str], table: Grammar) -> str:
    """A word of the open classes: by its ending and its neighbours."""
    before = signs[-1] if signs else "."
    capital = made.raw[i][0].isupper()
    if capital and i and before not in ".:'-":
        return "U"
    if word.endswith("ly") and len(word) > 4 and word not in table.not_adverbs and not _is_paper(made, i, before):
        return "A"
    if word in saying().hearsay_adjectives and before in "VtCBSW," and _noun_follows(made, i):
        return "N"
    known = saying().verbs.get(word)
    if known or word in table.verbs:
        return _verb(made, i, word, signs, known[1] if known else frozenset({"past"}))
    if _is_ing(made, i, before, table):
        return "U" if capital and made.next(i) in saying().verbs else "G"
    if capital and i + 1 < len(made.raw) and made.raw[i + 1][:1].isupper():
        return "U"  # "Ahmed Omar said"
    if word.endswith("ed") and len(word) > 3 and word not in table.not_past:
        return _past(made, i, signs[-2] if before == "A" and len(signs) > 1 else before)
    return "U" if capital else "N"


def _is_ing(made: Line, i: int, before: str, table: Grammar) -> bool:
    """Whether a form in -ing is a verb's, and no noun or adjective: "a Norland-based monitoring group"."""
    word = made.lower[i]
    if not word.endswith("ing") or len(word) <= 5 or word in table.nouns_in_ing or before in "DJ":
        return False
    return i == 0 or not made.lower[i - 1].endswith(_OF_A_KIND)


def _is_paper(made: Line, i: int, before: str) -> bool:
    """Whether "the daily" is a paper: a noun that speaks, with no other noun after it."""
    noun = _noun_follows(made, i) and made.next(i) not in saying().verbs
    return before in "DJU" and made.lower[i] in saying().speakers and not noun


def _noun_follows(made: Line, i: int) -> bool:
    after = made.next(i)
    return after.isalpha() and after not in grammar().signs and after != "to"


def _past(made: Line, i: int, before: str) -> str:
    """A form in -ed: an adjective between a determiner or preposition and a noun, else a verb."""
    after = made.next(i)
    if grammar().signs.get(after, "N") in "DOtW":
        return "V"
    if before == "V" and i and "clause" in saying().frames(made.lower[i - 1]) and _noun_follows(made, i):
        return "N"  # "said retired general"
    closes = i > 0 and made.lower[i - 1] == "the" and not after[:1].isalnum()  # "the accused, Major Vale"
    return "N" if closes or (before in "DJP#" and after[:1].isalnum()) else "V"


def _verb(made: Line, i: int, word: str, signs: list[str], kinds: frozenset[str]) -> str:
    """A known verb: told from a noun or adjective of the same form by its neighbours."""
    before = signs[-1] if signs else "."
    if _is_noun_form(made, i, before, kinds):
        return "N"
    if "ing" in kinds:
        return "N" if before in "DJ" or (before == "P" and word in grammar().nouns_in_ing) else "G"
    if kinds & {"past", "participle"} and "base" not in kinds:
        return _past(made, i, before)
    if made.next(i) == "up" and f"{word} up" not in saying().verbs:
        return "V" if before in "XIOR" else "N"
    if before in "DJP#":
        return "N"
    return _verb_or_noun(made, i, word, signs, before)


def _is_noun_form(made: Line, i: int, before: str, kinds: frozenset[str]) -> bool:
    """Whether the word before rules a verb of this form out: "whose reports", "would claims", "he claim"."""
    if i and made.lower[i - 1] == "whose":
        return True
    if before == "X" and kinds == {"s"}:
        return True
    return before == "O" and kinds == {"base"} and made.lower[i - 1] in _SINGULAR


def _verb_or_noun(made: Line, i: int, word: str, signs: list[str], before: str) -> str:
    """A form that may be either, with no determiner before it."""
    noun = _also_noun(word)
    if before in "XIAOR" or (before == "V" and not noun):
        return "V"
    if before == "t" and len(signs) > 1 and signs[-2] in "NU":  # "a poll that shows"
        return "V"
    if noun:
        return "V" if _opens_clause(made, i, before) or _closes(made, i, signs) else "N"
    return "V" if before != "." or made.raw[i][0].islower() else "N"


def _also_noun(word: str) -> bool:
    table = saying()
    return word in table.nouns or word in table.documents or word in table.speakers or word in grammar().also_nouns


def _closes(made: Line, i: int, signs: Sequence[str]) -> bool:
    """Whether a form in -s ends the sentence, with a name between it and a comma: "they fled, Radio Amal reports"."""
    before = "".join(signs).rstrip("U")
    name = len(before) < len(signs) and before[-1:] in (",", "Q")
    return name and made.lower[i].endswith("s") and made.next(i) in {"", "."}


def _opens_clause(made: Line, i: int, before: str) -> bool:
    """Whether what follows a form that is as often a noun speaks for the verb: "the group claims that"."""
    after = made.next(i)
    if after == "as" and made.next(i + 1).endswith("ing"):
        return False  # "quoted the high command as saying"
    sign = grammar().signs.get(after, "")
    if before == "N" and made.lower[i - 1] in saying().documents and made.lower[i].endswith("s") and after.isalnum():
        return not made.lower[i - 1].endswith("s")
    if before == "N" and made.lower[i - 1] in saying().documents and made.lower[i] == "read":
        return True
    if before == "N":
        if after == "to" and made.lower[i].endswith("s") and made.lower[i - 1] in saying().speakers:
            return not made.lower[i - 1].endswith("s")  # "the army claims to"
        plural = after == "to" and made.lower[i - 1].endswith("s") and not made.lower[i].endswith("s")
        return plural or sign in set("DOtSW") or after == "on"
    return before in "UBC,)" and (sign in set("DOtSWX") or after in {"to", ":", ",", "on"})


def places(text: Line, listed: frozenset[str]) -> Iterator[Words]:
    """Where a phrase of the list begins, and how many words it has."""
    first = _first_words(listed)
    for at, word in enumerate(text.lower):
        if word in first:
            size = next((n for n in (5, 4, 3, 2, 1) if " ".join(text.lower[at : at + n]) in listed), 0)
            if size:
                yield at, size


@cache
def _first_words(listed: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split(" ", 1)[0] for phrase in listed)
