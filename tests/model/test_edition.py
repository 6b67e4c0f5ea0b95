import pytest
from tests.export.made import event, read

from sayso.model.edition import Held, Rating, Superseded
from sayso.model.reading import Reading


def test_everything_is_in_the_order_of_ids_and_can_be_asked_for_again() -> None:
    many = [read("They attacked.", "attacked", id=f"r{n}") for n in "312"]
    held = Held(many, map(event, many), taken={"r1": "2021-03-10T12:00:00Z"})
    for _ in range(2):
        assert [one.report.id for one in held.readings()] == ["r1", "r2", "r3"]
        assert [one.id for one in held.events()] == sorted(event(one).id for one in many)
    assert held.reading("r2").report == held.report("r2")
    assert held.claim(many[0].claims[0].id) == many[0].claims[0]
    assert (held.taken("r1"), held.taken("r2")) == ("2021-03-10T12:00:00Z", "")


def test_what_is_not_there_is_a_key_error(reading: Reading) -> None:
    held = Held([reading])
    for look in (held.reading, held.report, held.claim):
        with pytest.raises(KeyError):
            look("r9")


def test_what_went_and_who_is_trusted_are_in_order() -> None:
    gone = [Superseded("report", "r2"), Superseded("claim", "c9"), Superseded("report", "r1")]
    held = Held([], superseded=gone, ratings=[Rating("source", "b", "a"), Rating("outlet", "z", "f")])
    assert [one.id for one in held.superseded()] == ["c9", "r1", "r2"]
    assert [one.name for one in held.ratings()] == ["z", "b"]
