"""Reports made by hand, with the claims that a careful reader finds in them."""

from dataclasses import dataclass, field

import pytest

from sayso.model.analysis import AttributionKind, NumberMention, NumberOf, Sentence, Status
from sayso.model.claim import Because, Claim, Role, Source, When
from sayso.model.ids import claim_id
from sayso.model.reading import Reading
from sayso.model.report import PartKind, Report
from sayso.model.span import Span

Figure = tuple[NumberOf, str, int | None, int | None]


@dataclass
class Desk:
    """Takes down what a report claims: one line of its text is one sentence, the first a headline where it says so."""

    text: str
    headline: bool = False
    title: str = ""
    publisher: str = "Amal Post"
    published: str = "2021-03-09"
    claims: list[Claim] = field(default_factory=list)

    @property
    def report(self) -> Report:
        return Report("r1", "a.txt", self.text, title=self.title, publisher=self.publisher, published=self.published)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        at = 0
        found: list[Sentence] = []
        for line in self.text.splitlines():
            part: PartKind = "headline" if self.headline and not found else "paragraph"
            found.append(Sentence(at, at + len(line), line, part))
            at += len(line) + 1
        return tuple(found)

    @property
    def reading(self) -> Reading:
        return Reading(self.report, sentences=self.sentences, claims=tuple(self.claims))

    def at(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words), words)

    def take(
        self,
        trigger: str,
        who: str = "",
        whom: str = "",
        *,
        said: str = "",
        type: str = "ASSAULT",  # noqa: A002 - the field's name
        mode: str = "",
        status: Status = "happened",
        place: str = "",
        when: str = "",
        figures: tuple[Figure, ...] = (),
        word: str = "",
    ) -> Claim:
        """One claim.

        `said` is its chain, links with " > " between them; `place` names with ", " between them; `word` is that of the
        codebook, where that is not the trigger.
        """
        span = self.at(trigger)
        first, _, last = when.partition("/")
        claim = Claim(
            claim_id("r1", span.start, span.end, type),
            "r1",
            next(s for s in self.sentences if s.start <= span.start < s.end),
            span,
            type,
            mode,
            status,
            sources=tuple(source(link) for link in said.split(" > ") if link),
            actors=tuple(Role(span, name, party(name)) for name in who.split(" & ") if name),
            recipients=tuple(Role(span, name, party(name)) for name in whom.split(" & ") if name),
            place=tuple(name for name in place.split(", ") if name),
            time=when,
            numbers=tuple(NumberMention(self.at(words), of, low, high) for of, words, low, high in figures),
            when=When(first, last or first, 1, when) if when else None,
            because=Because(f"{word or trigger}:{type}", ""),
        )
        self.claims.append(claim)
        return claim


def source(name: str) -> Source:
    kind: AttributionKind = "document" if name.startswith("Radio") else "indirect"
    return Source(name, None, kind, members=tuple(name.split(" & ")), party=party(name))


def party(name: str) -> str:
    return {"Norland": "state:XNO", "Sudland": "state:XSU"}.get(name, f"name:{name.lower()}" if name else "")


@pytest.fixture
def desk() -> type[Desk]:
    return Desk
