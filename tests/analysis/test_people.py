"""The people of a report."""

from sayso.analysis.people import People
from sayso.analysis.tokens import tokens
from sayso.codebook.parties import parties

TEXT = "Norway's Defence Minister Kari Lund met Omar Said, head of the Lake Front, and Mr Paul Roy. Lund left."


def people(text: str = TEXT) -> People:
    return People(text, tokens(text), parties().find(text))


def test_posts_that_the_report_says_people_hold() -> None:
    assert [(o.person, o.title.text, o.holder.text) for o in people().offices()] == [
        ("Kari Lund", "Minister", "Norway"),
        ("Omar Said", "head", "Lake Front"),
    ]


def test_people_within_a_stretch_are_those_wholly_in_it() -> None:
    start, end = TEXT.index("Kari"), TEXT.index(". Lund")
    assert [one.name for one in people().within(start, end)] == ["Kari Lund", "Omar Said", "Paul Roy"]
    assert [one.name for one in people().within(start + 1, end - 1)] == ["Omar Said"]
    assert people().within(end, len(TEXT)) == ()
