"""Quoted stretches: every kind of mark, both sides of every boundary."""

import pytest

from sayso.analysis.sentences import sentences
from sayso.claims.quotations import quotations
from sayso.model.report import Report


def quoted(text: str) -> list[tuple[str, bool, bool]]:
    report = Report("r", "r", text)
    return [(q.span.text, q.speech, q.closed) for q in quotations(report, sentences(report))]


@pytest.mark.parametrize(
    "speech",
    [
        '"We held the bridge all night."',
        "“We held the bridge all night.”",
        "«We held the bridge all night.»",
        "‘We held the bridge all night.’",
        "'We held the bridge all night.'",
        "''We held the bridge all night.''",
        "``We held the bridge all night.''",
        '""We held the bridge all night.""',
        "„We held the bridge all night.”",
    ],
)
def test_marks(speech: str) -> None:
    assert quoted(f"Rusk said: {speech} It rained.") == [(speech, True, True)]


def test_a_term_is_no_speech() -> None:
    assert quoted('They declared a "safe zone" there.') == [('"safe zone"', False, True)]
    assert quoted('They declared a "zone of safe and quiet passage" there.')[0][1] is True


def test_a_short_sentence_is_speech() -> None:
    assert quoted('"Never," Rusk said.') == [('"Never,"', True, True)]
    assert quoted('He called it "never" again.') == [('"never"', False, True)]


def test_an_apostrophe_opens_nothing() -> None:
    assert quoted("The rebels' camp wasn't the army's.") == []
    assert quoted("It's the soldiers' 'zone of safe passage' again.") == [("'zone of safe passage'", True, True)]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“We held the bridge all night.\n\n“Then we left it to them.”\n\nIt rained."
    assert quoted(text) == [
        ("“We held the bridge all night.", True, False),
        ("“Then we left it to them.”", True, True),
    ]


def test_an_unclosed_quotation_that_no_paragraph_goes_on_with_ends_with_its_sentence() -> None:
    text = "Rusk said: “We held the bridge all night. Snow fell.\n\nIt rained."
    assert quoted(text) == [("“We held the bridge all night.", True, False)]


def test_marks_within_a_quotation_are_part_of_it() -> None:
    assert quoted("“They said ‘leave now’ and we left,” said Rusk.") == [
        ("“They said ‘leave now’ and we left,”", True, True)
    ]


def test_an_inch_opens_nothing() -> None:
    assert quoted('The shell was 6" long and heavy.') == []
