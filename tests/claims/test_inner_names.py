"""Names of those who speak within what another says."""

import pytest

from sayso.claims.inner_names import renamed
from sayso.model.analysis import Attribution, AttributionKind
from sayso.model.span import Span


def said(source: str, speaker: str, parent: int | None = None, kind: AttributionKind = "indirect") -> Attribution:
    return Attribution((Span(0, len(source), source),), Span(50, 54, "said"), (), kind, speaker, parent)


@pytest.mark.parametrize(
    ("source", "kind", "name"),
    [
        ("My cousin", "direct", "Ana Soto's cousin"),
        ("My younger brother, a conscript", "direct", "Ana Soto's younger brother"),
        ("My cousin", "indirect", "Ana Soto"),
        ("Our men", "direct", "Ana Soto"),
    ],
)
def test_my_cousin_is_the_speakers(source: str, kind: AttributionKind, name: str) -> None:
    outer = said("Ana Soto", "Ana Soto", kind=kind)
    assert renamed([outer, said(source, "Ana Soto", 0)])[1].speaker == name


def test_he_in_a_speech_is_whom_the_speaker_told_of_before() -> None:
    outer = said("Bo Lind", "Bo Lind", kind="direct")
    told = renamed([outer, said("the mayor", "mayor", 0), said("He", "Bo Lind", 0)])
    assert [a.speaker for a in told] == ["Bo Lind", "mayor", "mayor"]


def test_he_stays_who_he_is_taken_for_where_nobody_else_was_told_of() -> None:
    assert renamed([said("Bo Lind", "Bo Lind", kind="direct"), said("He", "Bo Lind", 0)])[1].speaker == "Bo Lind"


@pytest.mark.parametrize(
    ("before", "name"),
    [(["minister's lawyer"], "minister's lawyer"), (["Ana's lawyer", "Bo's lawyer"], "lawyer"), ([], "lawyer")],
)
def test_a_short_name_is_that_of_the_only_one_heard_before(before: list[str], name: str) -> None:
    found = [said(f"the {speaker}", speaker) for speaker in before]
    assert renamed([*found, said("the lawyer", "lawyer")])[-1].speaker == name


def test_the_same_paper_is_the_last_document() -> None:
    found = renamed([said("The indictment", "indictment", kind="document"), said("the same paper", "same paper")])
    assert found[1].speaker == "indictment"
