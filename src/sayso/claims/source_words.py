"""Which of a source's words name it: those of the person or body set beside it, and none that only tell more of it."""

import re
from collections.abc import Callable

from sayso.model.span import Span

_STATEMENT = r"(?:statement|letter|report|message|post|tweet|speech|interview)"
_CLAUSE = re.compile(
    r"(?<=\w)(?:,?\s+(?:who|which|whose|whom)\s|,?\s+(?:for|of|from|by|with|on|to|through|in)\s+(?:which|whom)\s"
    r"|,\s+(?:the|an?|(?:[a-z]+\s+)?[a-z]+\s+of|[a-z]+ing)\s|,\s+\d|\s+The\s"
    rf"|\s+in\s+(?:an?|its|his|her|their)\s+(?:\w+\s+)?{_STATEMENT}\b"
    r"|\s+(?:reaching|operating|speaking|working|living|reporting)\s+(?:here|in|on|at|for|from|under)\b).*",
    re.DOTALL,
)
"""What tells more of a source: a relative clause, a phrase in apposition, an age, where or how they speak."""
_TAIL = re.compile(
    r"(?<=\w)(?:,\s+including\b|,?\s+(?:(?!(?:armed|based|red|united|wanted)\b)"
    r"(?:[a-z]{2,}ed|held|led|made|seen|shown|taken)\s+(?:so\s+far\s+)?"
    r"(?:at|by|from|in|near|on|to|with)\s"
    r"|(?!(?:evening|including|king|morning|spring|string|wing)\b)[a-z]{2,}ing\s+(?:\d|an?\s|the\s|his\s|her\s|its\s|their\s)"
    r"|of\s+\d+\b(?![\d.,]*\d|\s+(?!(?:at|from|in|near|on|who|whose|with)\b)\w)|with\s+(?:an?|his|her|their)\s)).*",
    re.DOTALL,
)
"""A participle with what belongs to it, and what somebody has about them: "a captain | reached by telephone"."""
_BESIDE = re.compile(r",\s+")
_NAME = re.compile(r"(?:the\s+)?(?:[A-Z][\w'’-]*)(?:\s+(?:(?:of|for|and|the|in)\s+)*[A-Z][\w'’-]*)*")
_DESCRIBES = re.compile(r"(?:the|an?|its|his|her|their|our|one)\s|\w+['’]s\s|[a-z]", re.IGNORECASE)
_LONGEST = 8
"""Words of a phrase in apposition that names a source."""


def naming_words(span: Span, core: Span | None, name: Callable[[Span], str], is_person: Callable[[str], bool]) -> Span:
    """The words of a source that tell who it is; lists of several stay whole.

    Args:
        span: all words of the source.
        core: those of them that stand by its word of saying, where only these are sure to be its.
        name: whom words stand for.
        is_person: whether a name is a person's.
    """
    if beside := _named_beside(span, name, is_person):
        return beside
    if is_person(name(span)):
        return span
    return min(_plain(span), _plain(core), key=len) if core else _plain(span)


def _plain(span: Span) -> Span:
    """The words without what tells more of the source."""
    text = span.text
    for more in (_CLAUSE.search(text), _TAIL.search(text)):
        if more and not _is_listed(text, more[0]):
            text = text[: more.start()]
    return Span(span.start, span.start + len(text), text)


def _is_listed(text: str, more: str) -> bool:
    """Whether words after a comma may be a further source: "the mayor, the bishop and the judge"."""
    if not more.startswith(",") or re.match(r", \d|, an? [^,]*$|, \w+ which\s", more) or _TAIL.match(f"x{more}", 1):
        return False
    return " and " in re.split(r"\s(?:who|which|whose)\s", more)[0] or not text[0].isupper()


def _named_beside(span: Span, name: Callable[[Span], str], is_person: Callable[[str], bool]) -> Span | None:
    """The person or body whose name stands in apposition: "its party, | the NLP", "the head of it, | Jan Holm"."""
    pieces = _pieces(span)
    if len(pieces) < 2 or not _DESCRIBES.match(span.text) or is_person(name(pieces[0])):
        return None
    for piece in pieces[1:]:
        if piece.text.startswith(("and ", "or ", "who ", "which ", "whose ")):
            return None
        if len(piece.text.split()) <= _LONGEST and " and " not in piece.text and is_person(name(piece)):
            return piece
    first, second = pieces[0], pieces[1]
    owned = re.match(r"(?:its|his|her|their|our|the)\s|\w+['’]s?\s", first.text, re.IGNORECASE)
    plain = first.text.split()[-1].islower()
    return second if owned and plain and len(pieces) == 2 and _NAME.fullmatch(second.text) else None


def _pieces(span: Span) -> list[Span]:
    """The stretches of a source between its commas."""
    out: list[Span] = []
    start = 0
    for match in (*_BESIDE.finditer(span.text), None):
        end = match.start() if match else len(span.text.rstrip(", "))
        if start < end:
            out.append(Span(span.start + start, span.start + end, span.text[start:end]))
        start = match.end() if match else end
    return out
