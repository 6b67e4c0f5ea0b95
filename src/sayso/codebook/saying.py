"""The words of saying: loads `saying.yml` and knows every form of its words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from sayso.codebook.inflect import Form, forms, third_person
from sayso.codebook.rows import Row, read_rows, wrong

Frame = Literal[
    "clause", "whole", "that", "quote", "hearer", "to", "object-to", "of", "for", "on", "about", "as", "quoted", "toll",
    "deed", "thing",
]  # fmt: skip
FRAMES: tuple[Frame, ...] = get_args(Frame)
FIELDS = (
    "verbs", "states", "idioms", "refusals", "seeming", "hearsay_passives", "tolls", "deeds", "nouns", "attitudes",
    "carriers", "rumours", "documents", "speakers", "hearsay", "hearsay_adjectives", "prepositions", "unnamed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
    """A word of saying.

    Attributes:
        base: its dictionary form, with its particle ("point out").
        frames: what may follow it.
        asserts: those frames in which the source puts the content forward.
    """

    base: str
    frames: frozenset[str]
    asserts: frozenset[str]

    @property
    def tells(self) -> bool:
        """Whether what it takes is put forward whatever its form; not so where a thing is only judged or shown."""
        return "clause" in self.frames and ("thing" not in self.frames or "thing" in self.asserts)


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of saying, by the forms in which they stand in a text, lower case.

    Attributes:
        verbs: verb, and the forms that a word may be, by word; a phrasal verb by both its words ("points out").
        states: adjectives of a mind ("confident"), as verbs.
        idioms: turns with a word of saying in which nobody says anything.
        refusals: verbs that take back the saying after them ("declined to say").
        seeming: verbs whose subject is told about, not telling.
        hearsay_passives: verbs whose passive puts its content forward on an unnamed source's word.
        tolls, deeds: heads of what is counted, or owned up to.
        nouns: frames of the nouns of saying.
        attitudes: frames of the nouns that only name a mind or a topic.
        carriers: verbs that only carry such a noun ("made a pledge").
        rumours: nouns of saying that need nobody named.
        documents, speakers: nouns that a source is named with.
        hearsay, hearsay_adjectives: "reportedly", "alleged".
        prepositions, unnamed: phrases before a source, and phrases that name nobody.
    """

    verbs: Mapping[str, tuple[Verb, frozenset[Form]]]
    states: Mapping[str, Verb]
    idioms: frozenset[str]
    refusals: frozenset[str]
    seeming: frozenset[str]
    hearsay_passives: frozenset[str]
    tolls: frozenset[str]
    deeds: frozenset[str]
    nouns: Mapping[str, frozenset[str]]
    attitudes: Mapping[str, frozenset[str]]
    carriers: frozenset[str]
    rumours: frozenset[str]
    documents: frozenset[str]
    speakers: frozenset[str]
    hearsay: frozenset[str]
    hearsay_adjectives: frozenset[str]
    prepositions: frozenset[str]
    unnamed: frozenset[str]

    def frames(self, word: str) -> frozenset[str]:
        """What may follow a word as a verb of saying; nothing where it is none."""
        entry = self.verbs.get(word)
        return entry[0].frames if entry else frozenset()

    def asserts(self, word: str) -> frozenset[str]:
        """The frames of a verb of saying in which it puts its content forward; none for other words."""
        entry = self.verbs.get(word)
        return entry[0].asserts if entry else frozenset()


@cache
def saying() -> Saying:
    """The shipped words of saying.

    Raises:
        RunStopped: the table has an unknown field or frame, or holds something that is no text.
    """
    table = read_rows(Path(__file__).with_name("saying.yml")).only(*FIELDS)
    return Saying(
        verbs=_verbs(table.row("verbs")),
        states=_states(table.row("states")),
        idioms=frozenset(table.texts("idioms")),
        refusals=frozenset(_verb_forms(table.texts("refusals"))),
        seeming=frozenset(_verb_forms(table.texts("seeming"))),
        hearsay_passives=frozenset(table.texts("hearsay_passives")),
        tolls=frozenset(table.texts("tolls")),
        deeds=frozenset(table.texts("deeds")),
        nouns=_framed(table.row("nouns")),
        attitudes=_framed(table.row("attitudes")),
        carriers=frozenset(_verb_forms(table.texts("carriers"))),
        rumours=_nouns(table.texts("rumours")),
        documents=_nouns(table.texts("documents")),
        speakers=_nouns(table.texts("speakers")),
        hearsay=frozenset(table.texts("hearsay")),
        hearsay_adjectives=frozenset(table.texts("hearsay_adjectives")),
        prepositions=frozenset(table.texts("prepositions")),
        unnamed=frozenset(table.texts("unnamed")),
    )


def _verbs(groups: Row) -> dict[str, tuple[Verb, frozenset[Form]]]:
    """Every form of every verb; a verb of several groups has the frames of all."""
    frames: dict[str, frozenset[str]] = {}
    asserts: dict[str, frozenset[str]] = {}
    for _, row in groups.rows():
        row.only("frames", "asserts", "words")
        named = _frames(row, "frames")
        for word in row.texts("words"):
            frames[word] = frames.get(word, frozenset()) | named
            asserts[word] = asserts.get(word, frozenset()) | (
                _frames(row, "asserts") if "asserts" in row.cells else named
            )
    made: dict[str, tuple[Verb, frozenset[Form]]] = {}
    for word in frames:
        head, _, particle = word.partition(" ")
        verb = Verb(f"{head.split('/')[0]} {particle}".strip(), frames[word], asserts[word])
        for form, kinds in forms(word).items():
            made.setdefault(form, (verb, kinds))
    return made


def _states(groups: Row) -> dict[str, Verb]:
    return {
        word: Verb(word, _frames(row, "frames"), _frames(row, "asserts"))
        for _, row in groups.rows()
        for word in row.only("frames", "asserts", "words").texts("words")
    }


def _framed(groups: Row) -> dict[str, frozenset[str]]:
    """Every noun in singular and plural, with its frames."""
    return {noun: _frames(row, "frames") for _, row in groups.rows() for noun in _nouns(row.texts("words"))}


def _frames(row: Row, name: str) -> frozenset[str]:
    named = frozenset(row.texts(name))
    for frame in sorted(named.difference(FRAMES)):
        raise wrong(row.where, f"has the frame {frame!r}; there are {', '.join(FRAMES)}")
    return named


def _verb_forms(words: tuple[str, ...]) -> Iterator[str]:
    for word in words:
        yield from forms(word)


def _nouns(words: tuple[str, ...]) -> frozenset[str]:
    """Nouns in singular and plural."""
    return frozenset(words) | {third_person(word) for word in words}
