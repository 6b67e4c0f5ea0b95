from tests.claims.conftest import read

_REST = "The gangs crossed the river at dawn. They burned the mill and drove off the herd. Our men beat them back."


def test_a_report_that_is_one_statement_is_in_its_own_voice() -> None:
    text = f"OLM, Monday. The Olm agency is authorised to state:\n\n{_REST} {_REST} {_REST}"
    assert not any(a.speaker == "The Olm agency" for a in read(text))


def test_what_a_person_states_stays_theirs() -> None:
    text = f"The spokesman stated:\n\n{_REST}"
    assert [a.speaker for a in read(text)][:1] == ["The spokesman"]


def test_a_statement_below_a_report_stays_its_issuers() -> None:
    text = f"{_REST} {_REST}\n\nThe Olm agency stated:\n\n{_REST}"
    assert "The Olm agency" in [a.speaker for a in read(text)]
