import pytest

from sayso.claims.taken_up import taken_up
from sayso.model.analysis import Attribution
from sayso.model.span import Span


def _said(text: str, source: str, cue: str, content: str, speaker: str) -> Attribution:
    def span(words: str) -> Span:
        at = text.index(words)
        return Span.of(text, at, at + len(words))

    return Attribution((span(source),), span(cue), (span(content),), "indirect", speaker)


def _speakers(text: str, *found: Attribution) -> list[str]:
    names = {"A Norlandic": "Norland", "Norlandic": "Norland", "the Council": "Hill Council"}
    return [a.speaker for a in taken_up(text, found, lambda s: names.get(s.text, s.text), lambda n: n == "Ann Vale")]


def test_it_is_no_pair_told_of_in_what_the_last_one_said() -> None:
    text = "The Council broke the truce announced by Norland and Sudland. It said that nine fled."
    both = _said(text, "Norland and Sudland", "announced", "truce", "Norland & Sudland")
    council = _said(text, "The Council", "broke", "the truce", "Hill Council")
    it = _said(text, "It", "said", "nine fled", "Norland & Sudland")
    assert _speakers(text, council, both, it)[-1] == "Hill Council"


def test_he_is_the_delegate_without_a_name_who_spoke_last() -> None:
    text = "Ann Vale left. A Norlandic delegate said it rained. The tanks, she told us, had gone."
    delegate = _said(text, "A Norlandic delegate", "said", "it rained", "Norlandic delegate")
    she = _said(text, "she", "told", "had gone", "Ann Vale")
    assert _speakers(text, delegate, she)[-1] == "Norlandic delegate"


def test_he_stays_who_is_named_in_between() -> None:
    text = "A Norlandic delegate said it rained. Ann Vale got up. The tanks, she told us, had gone."
    delegate = _said(text, "A Norlandic delegate", "said", "it rained", "Norlandic delegate")
    she = _said(text, "she", "told", "had gone", "Ann Vale")
    assert _speakers(text, delegate, she)[-1] == "Ann Vale"


def test_he_whom_nothing_tells_is_the_last_person_who_spoke() -> None:
    text = "Ann Vale said it rained. The tanks, he told us, had gone."
    vale = _said(text, "Ann Vale", "said", "it rained", "Ann Vale")
    assert _speakers(text, vale, _said(text, "he", "told", "had gone", "he"))[-1] == "Ann Vale"


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("According to a Norlandic communiqué the bridge fell.", "a Norlandic communiqué", "Norland"),
        ("Then the Council adopted a resolution that calls for a truce: the bridge fell.", "a resolution", "Council"),
        ("Then the statement told that the bridge fell.", "the statement", "the statement"),
    ],
)
def test_a_paper_is_the_word_of_its_issuer(text: str, source: str, speaker: str) -> None:
    told = _said(text, source, "t", "the bridge fell", source)
    assert speaker in _speakers(text, told)[0]


def test_the_statement_is_of_the_body_that_spoke_last() -> None:
    text = "The Hill Council said it rained. The statement added that the bridge fell."
    council = _said(text, "The Hill Council", "said", "it rained", "Hill Council")
    paper = _said(text, "The statement", "added", "the bridge fell", "statement")
    assert _speakers(text, council, paper)[-1] == "Hill Council"
