"""Every kind of attribution that news uses: the cases of `attribution_cases.yml`, by the rules alone."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from sayso.analysis.naming import Naming
from sayso.analysis.sentences import sentences
from sayso.claims.attribution import attributions
from sayso.codebook.parties import parties
from sayso.model.analysis import Attribution
from sayso.model.report import Part, Report

Expected = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A text and the attributions that a careful reader finds in it."""

    text: str
    expect: list[Expected]
    headline: bool = False
    publisher: str = ""
    more: bool = False
    found: list[Attribution] = field(default_factory=list)


def _cases() -> list[Any]:
    kinds = yaml.safe_load(Path(__file__).with_name("attribution_cases.yml").read_text(encoding="utf-8"))
    return [
        pytest.param(Case(**case), id=f"{kind}, {case['text'][:50]!r}")
        for kind, cases in kinds.items()
        for case in cases
    ]


def _read(case: Case) -> tuple[Attribution, ...]:
    """The attributions of a case, with the names that the whole program gives."""
    parts = (Part(0, len(case.text), "headline"),) if case.headline else ()
    report = Report("r", "r", case.text, publisher=case.publisher, parts=parts)
    split = sentences(report)
    worded = attributions(report, split, lambda span: span.text)
    naming = Naming(report, split, parties(), [span for a in worded for span in a.sources])
    return attributions(report, split, lambda span: " & ".join(naming.members(span)))


def _told(a: Attribution) -> Expected:
    """An attribution in the words of the cases."""
    return {
        "source": " & ".join(span.text for span in a.sources) or None,
        "cue": a.cue.text if a.cue else None,
        "content": [span.text for span in a.content],
        "speaker": a.speaker,
        "kind": a.kind,
        "asserts": a.asserts,
    }


def _fits(a: Attribution, expected: Expected) -> bool:
    return {name: value for name, value in _told(a).items() if name in expected} == {
        name: value for name, value in expected.items() if name != "within"
    }


@pytest.mark.parametrize("case", _cases())
def test_case(case: Case) -> None:
    found = _read(case)
    places: list[int] = []
    for expected in case.expect:
        place = next((i for i, a in enumerate(found) if i not in places and _fits(a, expected)), None)
        assert place is not None, (expected, [_told(a) for a in found])
        places.append(place)
        if "within" in expected:
            assert found[place].parent == places[expected["within"]], (expected, [_told(a) for a in found])
    assert case.more or len(found) == len(case.expect), [_told(a) for a in found]


def test_every_span_quotes_its_text() -> None:
    for parameter in _cases():
        case: Case = parameter.values[0]
        for a in _read(case):
            spans = (*a.sources, *a.content, *((a.cue,) if a.cue else ()))
            assert all(case.text[s.start : s.end] == s.text for s in spans), case.text
