"""Which times date a saying, and not what it tells."""

import pytest
from tests.hand import act, cite, find, material

from sayso.claims.said_when import REACH, SaidWhen


def dates(text: str, time: str, trigger: str = "shelled") -> bool:
    """Whether this time is that of the saying that tells of the trigger."""
    made = material(text, act(text, trigger))
    (mention,) = (one for one in made.times if one.span == find(text, time))
    return SaidWhen(made).dates(find(text, trigger), mention)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Rebels shelled the mill last September, the minister said on Wednesday.", "Wednesday"),
        ("The minister said on Wednesday that rebels had shelled the mill.", "Wednesday"),
        ("The minister told reporters in Brask on Wednesday that rebels had shelled the mill.", "Wednesday"),
        ("On Wednesday, the minister said that rebels had shelled the mill.", "Wednesday"),
    ],
)
def test_a_time_beside_the_word_of_saying_is_of_the_saying(text: str, time: str) -> None:
    assert dates(text, time)


def test_so_is_the_day_of_a_saying_that_goes_on_with_a_charge() -> None:
    text = "Guns shelled the mill last year, Nia Brask said on Wednesday, accusing Moru of a war crime."
    assert dates(text, "Wednesday", "crime")
    assert not dates(text, "Wednesday", "accusing")


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Rebels shelled the mill last September, the minister said on Wednesday.", "last September"),
        ("The minister said that rebels had shelled the mill on Sunday.", "Sunday"),
        ("The minister said rebels shelled the mill. On Sunday, they left.", "Sunday"),
        ("Rebels shelled the mill on Sunday.", "Sunday"),
        ("On Sunday, the minister said, rebels shelled the mill.", "Sunday"),
        ("On Sunday, near the mill, the minister said that rebels had shelled it.", "Sunday"),
    ],
)
def test_other_times_are_not(text: str, time: str) -> None:
    assert not dates(text, time)


def test_a_time_of_another_saying_is_of_no_act_outside_it() -> None:
    text = "Rebels shelled the mill. The minister said on Wednesday that talks had failed."
    assert not dates(text, "Wednesday")
    assert dates(text, "Wednesday", "talks")


def test_a_time_far_behind_the_word_is_not_of_the_saying() -> None:
    far = "to all the people of the hill towns and the valley"
    text = f"The minister said {far} on Wednesday rebels shelled the mill."
    assert len(far) > REACH
    cited = cite(text, "said", "rebels shelled the mill", source="The minister")
    made = material(text, act(text, "shelled"), cited=[cited])
    (mention,) = made.times
    assert not SaidWhen(made).dates(find(text, "shelled"), mention)
