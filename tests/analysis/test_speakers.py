import pytest

from sayso.analysis.naming import Naming
from sayso.analysis.sentences import sentences
from sayso.codebook.parties import parties
from sayso.model.report import Report
from sayso.model.span import Span


def last(words: str, text: str) -> Span:
    at = text.rindex(words)
    return Span.of(text, at, at + len(words))


def speaker(text: str, words: str, *mentions: str) -> tuple[str, ...]:
    """Whom the words stand for where they stand last; mentions are taken where they stand first."""
    report = Report(id="r", key="r", text=text)
    spans = [Span.of(text, text.index(m), text.index(m) + len(m)) for m in mentions]
    return Naming(report, sentences(report), parties(), spans).members(last(words, text))


@pytest.mark.parametrize(
    ("text", "words", "mentions", "name"),
    [
        # The body that spoke last, not an armed group told of between.
        (
            "Ten fell, the Hill Watch said. Islamic State took Loma. The group said more were hurt.",
            "The group",
            ("the Hill Watch", "Islamic State"),
            "Hill Watch",
        ),
        (
            "Ten fell, the Hill Watch said. Islamic State took Loma. The group said three of its fighters died.",
            "The group",
            ("the Hill Watch", "Islamic State"),
            "Islamic State",
        ),
        # No mission that a verb of saying stands behind by chance.
        (
            "Vale, who leads the Norlandic mission, said no. OHW, which ran it, says two died. The group rejects it.",
            "The group",
            ("the Norlandic mission", "OHW"),
            "OHW",
        ),
        # A piece of a name is none who spoke.
        (
            "Ten fell, the Hill Watch said. Orders came from the Loma chain of command, said Lund. The group said no.",
            "The group",
            ("the Hill Watch", "the Loma chain of"),
            "Hill Watch",
        ),
        (
            "Lund said that ten fell, and the Hill Watch agreed. Two fled, the same source said.",
            "the same source",
            ("the Hill Watch",),
            "Hill Watch",
        ),
        # A body, an inquiry or a document as it was worded when it was brought in.
        (
            "Shells fell, the Norlandic centre for peace and return said. In all ten fell, the centre said.",
            "the centre",
            (),
            "Norlandic centre for peace and return",
        ),
        (
            "A joint inquiry of the army and the Hill Court has blamed rebels. In May the inquiry said so.",
            "the inquiry",
            (),
            "joint inquiry of the army and the Hill Court",
        ),
        (
            "Two fell, according to an army bulletin. Border police helped, the bulletin said.",
            "the bulletin",
            ("an army bulletin", "Border police"),
            "army bulletin",
        ),
        # A source as it was first described.
        (
            "A Source at Loma Town Hall told us of a blast. The source said two died.",
            "The source",
            ("A Source at Loma Town Hall",),
            "Source at Loma Town Hall",
        ),
        (
            "Military sources told us. Two died, the source said.",
            "the source",
            ("Military sources",),
            "Military sources",
        ),
        (
            "A military source told us. Hospital sources agreed. The military source said two died.",
            "The military source",
            ("A military source", "Hospital sources"),
            "military source",
        ),
        (
            "A spokesman of the Chadian Armed Forces denied it. The army spokesman said two died.",
            "The army spokesman",
            ("A spokesman of the Chadian Armed Forces",),
            "spokesman of the Chadian Armed Forces",
        ),
        # Other names of a body, and bodies by what they are for.
        (
            "The fire watch, also known as the Red Caps, came. Two died, the fire watch said.",
            "the fire watch",
            (),
            "Red Caps",
        ),
        (
            "A rights group said so. The Loma Centre for Human Rights had seen it.",
            "A rights group",
            (),
            "Loma Centre for Human Rights",
        ),
        (
            "Ten fell, said a chemical weapons watchdog. The Hill Observatory was shut.",
            "a chemical weapons watchdog",
            (),
            "chemical weapons watchdog",
        ),
    ],
)
def test_speaker(text: str, words: str, mentions: tuple[str, ...], name: str) -> None:
    assert speaker(text, words, *mentions) == (name,)


def test_two_kinds_of_sources_stay_two() -> None:
    text = "Local and hospital sources told us of it. The sources said two died."
    assert speaker(text, "The sources", "Local and hospital sources") == ("Local", "hospital sources")


def test_the_group_of_who_does_not_speak_is_the_one_told_of() -> None:
    text = "Ten fell, the Hill Watch said. Islamic State took Loma. Planes bombed the group."
    assert speaker(text, "the group", "the Hill Watch", "Islamic State") == ("Islamic State",)


def test_a_body_that_spoke_long_ago_is_not_taken_up() -> None:
    text = "Ten fell, the Hill Watch said. " + "Rain fell on Loma. " * 80 + "The Lake Club met. The body said so."
    assert speaker(text, "The body", "the Hill Watch", "The Lake Club") == ("Lake Club",)
