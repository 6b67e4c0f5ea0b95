"""Signs of words: what a word can be by its neighbours."""

import pytest

from sayso.analysis.sentences import sentences
from sayso.claims.lines import line
from sayso.claims.quotations import quotations
from sayso.model.report import Report


def signs(text: str) -> str:
    report = Report("r", "r", text)
    found = sentences(report)
    return line(found[0], quotations(report, found)).signs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said the bridge fell.", "DNVDNV."),
        ("The report said so.", "DNVS."),
        ("The group reports that he left.", "DNVtOV."),
        ("Peace talks began in Riga.", "UNVPU."),
        ("Those armed men fled to Riga.", "DNNVPU."),
        ("The armed men wanted to flee.", "DNNVIV."),
        ('Rusk said "we held the bridge all night".', "UVQ."),
        ("The US said Rusk's camp burned.", "DUVJNV."),
    ],
)
def test_signs(text: str, expected: str) -> None:
    assert signs(text) == expected


def test_capitals_of_a_title_tell_no_names() -> None:
    assert "U" not in signs("Rebels Vow To Retake The Northern Valley")
    assert "V" in signs("Rebels Vow To Retake The Northern Valley")


def test_offsets_are_those_of_the_report() -> None:
    text = "It rained. The mayor-elect’s aide said so."
    report = Report("r", "r", text)
    made = line(sentences(report)[1])
    assert [text[a:b] for a, b in zip(made.starts, made.ends, strict=True)] == [
        "The",
        "mayor-elect’s",
        "aide",
        "said",
        "so",
        ".",
    ]
