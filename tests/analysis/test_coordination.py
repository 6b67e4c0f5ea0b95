import pytest

from sayso.analysis.coordination import parts


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("the mayor", ["the mayor"]),
        ("the mayor and two aides", ["the mayor", "two aides"]),
        ("Chad, Niger and Mali", ["Chad", "Niger", "Mali"]),
        ("the army as well as the police", ["the army", "the police"]),
        ("the governor, Omar Diallo", ["the governor, Omar Diallo"]),
        ("two engineers, Pal Orosz and Mia Lund", ["Pal Orosz", "Mia Lund"]),
        ("two engineers, Pal Orosz, and Mia Lund", ["Pal Orosz", "Mia Lund"]),
        ("the two envoys, Ana Soto and Omar Diallo", ["Ana Soto", "Omar Diallo"]),
        ("three engineers, Pal Orosz and Mia Lund", ["three engineers", "Pal Orosz", "Mia Lund"]),
        ("two engineers, the mayor and Mia Lund", ["two engineers", "the mayor", "Mia Lund"]),
        ("Pal Orosz, 23, Mia Lund, 20,", ["Pal Orosz", "Mia Lund"]),
        ("Pal Orosz, 23, Mia de la Lund, 20 and Jo Hill, 41", ["Pal Orosz", "Mia de la Lund", "Jo Hill"]),
        ("AT&T", ["AT&T"]),
        ("Chad & Peru", ["Chad", "Peru"]),
        ("a mother and her child", ["a mother", "her child"]),
        ("one clerk and another officer", ["one clerk", "another officer"]),
        ("the search and rescue team", ["the search and rescue team"]),
        ("the Office for Truth and Peace", ["the Office for Truth and Peace"]),
    ],
)
def test_parts(text: str, pieces: list[str]) -> None:
    assert [text[a:b] for a, b in parts(text, ["Office for Truth and Peace"])] == pieces


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A joint inquiry of the army and the court", 1),
        ("sources in the city and the Hill Watch", 2),
        ("two relatives of the men and a guard", 2),
        ("state television and official news agency NRA", 2),
    ],
)
def test_what_several_have_together_is_one(text: str, count: int) -> None:
    assert len(parts(text, ())) == count
