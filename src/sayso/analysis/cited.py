"""The words by which a source is cited: whether a phrase is, and which of its words are the source's own.

Copies of news lose their commas ("in Brno province state television said"), so that what stands before a source runs
into it; and readers mark only a piece of some ("the group" of "the Hill Watch monitoring group").
"""

import re

from sayso.analysis.coordination import parts
from sayso.analysis.party_words import BODY_NOUNS, GROUP_NOUNS, TITLE, TITLES, word_set
from sayso.analysis.people import People
from sayso.codebook.saying import saying
from sayso.model.span import Span

_SAID_AFTER = re.compile(
    r"(?:\s*\([^)]{1,20}\))?(?:,|\s+[-–—])?(?:\s+(?:also|earlier|have|has|had|later|meanwhile|then|\w+ly))*\s+([a-z]+)\b"
)
_SAID_BEFORE = re.compile(r"\b([A-Za-z]+)(?:\s+(to|by))?\s+$")
_LED_BY = re.compile(rf"(?:['’]?s)?\s+(?:[A-Z][\w-]+\s+)?(?:[a-z-]+\s+){{0,2}}{TITLE}\s+")
"""Between a body and the person who holds its post: "Observatory | chief | Jan Novak"."""
_LEADS = re.compile(rf",?\s+(?:the\s+|an?\s+)?(?:[a-z-]+\s+){{0,2}}{TITLE}\s+(?:of|for|at)\s+(?:[\w-]+\s+){{0,3}}")
"""Between a person and the body whose post they hold: "Jan Novak | the head of the | Observatory"."""
_POST = re.compile(rf"(?:the|an?)\s.*\b{TITLE}\b", re.DOTALL | re.IGNORECASE)
_TELLERS = (
    r"(?:activist|correspondent|diplomat|doctor|medic|nurse|officer|official|reporter|resident|source|witness|worker)"
    r"(?:e?s)?"
)
_PLACED = re.compile(
    rf"(?<![\w-])(?P<who>(?:(?:[Aa]n?|[Tt]he)\s+)?(?:[A-Z][\w-]*\s+){{0,3}}(?:[a-z-]+\s+)?(?i:{_TELLERS}))\s+"
    r"(?:(?:based|working|living|attending|treating|visiting)\s+)(?:(?:at|from|in|near)\s+)?(?:the\s+)?$"
)
"""A teller before the place or people that they are at or with: "A doctor working in | Brno"."""
_DOCUMENT = (
    r"(?:reports?|statements?|(?:news |press )?releases?|bulletins?|communiqu[eé]s?|probes?|stud(?:y|ies)|surveys?)"
)
_ISSUED = re.compile(
    rf"(?:(?:an?|the|its)\s+)?(?:[\w'’-]+\s+){{0,3}}?{_DOCUMENT}\s+(?:issued\s+|released\s+)?(?:by|from)\s+"
    r"(?=\S)|^(?:(?:an?|the)\s+)?reports?\s+on\s+(?=[\w ]*(?:TV|[Tt]elevision|[Rr]adio)$)",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"(?:the\s+)?[A-Z][\w'’-]*(?:\s+(?:(?:of|for|on|and)\s+(?:the\s+)?(?=[A-Z]))?(?:[A-Z][\w'’-]*"
    r"|army|defen[cs]e|foreign|government|group|interior|military|ministry|police))*"
)
_CUT = re.compile(
    r"(?P<who>.+?)\s+(?:[-–—]\s+(?:an?|the)\s|due\s+to\s|because\s+of\s|amid\s|despite\s|following\s"
    r"|with\s+(?:[\w-]+\s+){1,8}?(?!(?:evening|king|morning|spring)\b)[a-z]{2,}ing\s)",
    re.DOTALL,
)
"""What tells of the act and not of the source: "monitors | with talks failing to end it"."""
_PERSON_AT = re.compile(
    rf"(?P<who>(?:(?:an?|one)\s+)?(?:[\w-]+\s+){{0,2}}?(?:{TITLE}(?=\s+(?:close|loyal)\s+to)|correspondent|reporter))"
    r"\s+(?:at|close\s+to|from|in|loyal\s+to|near)\s",
    re.DOTALL,
)
"""One person and where or with whom they are: "a colonel | loyal to the president"."""
_MEDIA = (
    r"(?:media(?:\s+(?:outlets|reports))?|news\s+agenc(?:y|ies)|radio|television|TV|broadcasters?|reports|sources|activists"
    r"|officials|monitors|witnesses|residents)"
)
_QUALIFIED = r"(?:(?:[A-Z][\w-]*|independent|local|military|medical|official|opposition|regime|security|state)\s+)"
_TAIL = re.compile(
    r"^(?:[Tt]he\s+)?[a-z][^,]*?\b(?:at|from|in|near|of)\s+(?:the\s+)?(?:[\w'’-]+\s+)*?[A-Z][\w'’-]*"
    r"(?<!(?:an|ch|ic|sh)\b)(?<!(?:bi|ni|qi|se)\b)\s+(?:province\s+|region\s+)?"
    rf"(?P<who>(?:(?:independent|local|military|medical|official|opposition|state)\s+)?{_MEDIA}"
    rf"(?:\s+and\s+{_QUALIFIED}*{_MEDIA}(?:\s+[A-Z]+)?)?)$"
)
"""A source at the end of a clause that ends in a place, which is no adjective."""
_AFTER_CLAUSE = re.compile(
    rf"\s+(?:that|which|who|whose)\s[^.,;:\n]*?\s(?P<who>the\s+{_QUALIFIED}+(?:{_MEDIA}|agency|government|ministry))\b"
)
"""A source that a relative clause ran into: "the Front | which holds the town | the Norlandic state broadcaster"."""
_NAMED_AGENCY = re.compile(r"^.*\s(?P<who>[A-Z]{3,})\s+(?:[a-z]+\s+)?news\s+agency$", re.DOTALL)
_NAME_BEFORE = re.compile(
    r"(?:\b[Tt]he\s+)?(?:[\w-]+-based\s+)?(?:[A-Z][\w'’-]*\s+)(?:(?:(?:and|for|of)\s+(?:the\s+)?)?[A-Z][\w'’-]*\s+)*"
    r"(?:\([^)]*\)\s+)?(?:[a-z]+\s+)?$"
)
"""A name and at most one word before the noun that it goes with: "the Hill Watch monitoring | group"."""
_NEAR = 40
"""Code points from the end of a span to the issuer of the document that it begins."""
_LONG = 400
"""Code points of a span from which on it is no source with a clause before it."""
_ITS = re.compile(r"\b(?:her|his|its|their|whose)\s+$")
_SMALL = word_set("a an and at by for from in of on or the to with")
_HEADS = TITLES | BODY_NOUNS | GROUP_NOUNS | _SMALL
"""Words that belong to the name after them."""
_TWO_SOURCES = re.compile(r"\w+ (?:\w+ )?and (?:\w+ )?\w+ sources")
_ACRONYM = re.compile(r"[A-Z]{3,}")
_SINGULAR = word_set(
    "agency alliance body charity coalition committee council forum group movement network union watchdog"
)


def is_cited(text: str, start: int, end: int) -> bool:
    """Whether a verb of saying follows a phrase or stands right before it ("said the mayor", "according to")."""
    verbs = saying().verbs
    after = _SAID_AFTER.match(text, end)
    if after and after[1] in verbs:
        return True
    before = _SAID_BEFORE.search(text, max(0, start - 30), start)
    if not before:
        return False
    word = before[1].casefold()
    return word == "according" if before[2] == "to" else word in verbs


class SourceWords:
    """Finds the words of sources in one report.

    Args:
        text: of the report.
        people: the people of the report.
    """

    def __init__(self, text: str, people: People) -> None:
        self._text, self._people = text, people

    def own(self, span: Span) -> Span:
        """The source's own words: without what ran into them, with what a piece of them lacks; most spans as given."""
        span = self.owned(self._issuer(span))
        if not is_cited(self._text, span.start, span.end):
            return self._holder_after(span) or self._after_clause(span) or self._cut(span, _PERSON_AT)
        whole = self._holder_before(span) or self._teller(span) or self._named_noun(span)
        return whole or self._tail(span) or self._cut(span, _PERSON_AT, _CUT)

    def apart(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The co-sources that "the sources" takes up as one name: "witnesses and medical sources"."""
        if len(names) != 1 or not _TWO_SOURCES.fullmatch(names[0]):
            return names
        return tuple(names[0][start:end] for start, end in parts(names[0], ()))

    def owned(self, span: Span) -> Span:
        """With the possessive before it: "its | spokesman"."""
        its = _ITS.search(self._text, max(0, span.start - 10), span.start) if span.text[:1].islower() else None
        return Span.of(self._text, its.start(), span.end) if its else span

    def _issuer(self, span: Span) -> Span:
        """Who is behind a document: the firm of "a report by the firm", also where the span ends or begins before."""
        match = _ISSUED.match(self._text, span.start)
        between = self._text[span.end : match.end()].casefold().split() if match else []
        if not match or any(saying().verbs.get(word) and word not in saying().documents for word in between[:-2]):
            return span  # "the mayor | rejected a report by the firm"
        if match.end() < span.end:
            return Span.of(self._text, match.end(), span.end)
        who = _ISSUER.match(self._text, match.end())
        return Span.of(self._text, *who.span()) if who and match.end() < span.end + _NEAR else span

    def _holder_after(self, span: Span) -> Span | None:
        """The person named behind a body whose post they hold: "Observatory chief Jan Novak told us"."""
        near = self._people.within(span.end, span.end + 80)
        person = next((one for one in near if _LED_BY.fullmatch(self._text, span.end, one.start)), None)
        if person is None or not is_cited(self._text, person.start, person.end):
            return None
        return Span.of(self._text, person.start, person.end)

    def _after_clause(self, span: Span) -> Span | None:
        """The source that stands behind a relative clause, where commas are lost."""
        match = _AFTER_CLAUSE.match(self._text, span.end)
        told = match is not None and is_cited(self._text, *match.span("who"))
        return Span.of(self._text, *match.span("who")) if match and told else None

    def _holder_before(self, span: Span) -> Span | None:
        """The person named before a body whose post they hold: "Jan Novak, head of the Observatory, said"."""
        near = self._people.within(max(0, span.start - 100), span.start)
        person = next((one for one in near if _LEADS.fullmatch(self._text, one.end, span.start)), None)
        if person is None and _POST.match(span.text):
            person = next((one for one in near if self._text[one.end : span.start] == ", "), None)
        return Span.of(self._text, person.start, person.end) if person else None

    def _teller(self, span: Span) -> Span | None:
        """Who tells, where only the place that they are at was taken: "a doctor working in Brno said"."""
        match = _PLACED.search(self._text, max(0, span.start - 100), span.start)
        return Span.of(self._text, *match.span("who")) if match else None

    def _named_noun(self, span: Span) -> Span | None:
        """The name before a noun that cannot stand alone: "the Hill Watch monitoring group"."""
        match = (
            _NAME_BEFORE.search(self._text, max(0, span.start - 100), span.start) if span.text in _SINGULAR else None
        )
        return Span.of(self._text, match.start(), span.end) if match else None

    def _tail(self, span: Span) -> Span | None:
        """The source at the end of a span that begins with words of the clause before it."""
        if not span.text.strip() or len(span) > _LONG:
            return None
        for pattern in (_NAMED_AGENCY, _TAIL):
            if match := pattern.match(span.text):
                return Span.of(self._text, span.start + match.start("who"), span.start + match.end("who"))
        return self._last_name(span)

    def _last_name(self, span: Span) -> Span | None:
        """The person or abbreviation at the end, where the word before does not go with it: "two lorries Jan Novak"."""
        person = next((one for one in self._people.within(span.start, span.end) if one.end == span.end), None)
        at = person.start if person else span.end - len(span.text.split()[-1])
        before = self._text[span.start : at].split()
        if len(before) < 2 or before[0][0].isupper() or "," in span.text or before[-1] in _HEADS:
            return None
        named = person or _ACRONYM.fullmatch(self._text, at, span.end)
        return Span.of(self._text, at, span.end) if named and before[-1].islower() else None

    def _cut(self, span: Span, *patterns: re.Pattern[str]) -> Span:
        """The span without what tells of the act or of where they are at its end."""
        match = next((match for pattern in patterns if (match := pattern.match(span.text))), None)
        return Span.of(self._text, span.start, span.start + match.end("who")) if match else span
