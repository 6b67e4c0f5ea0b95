"""What each account says of each part of an event: a denial of who did it leaves standing that it happened."""

from collections.abc import Mapping
from typing import Any

import pytest

from sayso.link.gathered import Part, event_of
from sayso.model.event import Account, AccountPart, Event

ACT = "Shells hit Brask, the mayor said."


def told(desk: Any, *tellings: tuple[str, dict[str, Any]]) -> Event:
    """The event that these sentences, a claim each, and the mayor's word of it make."""
    d = desk("\n".join((ACT, *(sentence for sentence, _ in tellings))) + "\n")
    d.take("hit", "Norland", "market", said="mayor", place="Brask", when="2021-03-08")
    for _, telling in tellings:
        d.take(**telling, place="Brask", when="2021-03-08")
    return of_all(d)


def of_all(desk: Any) -> Event:
    """The event of all that a desk took down, however likely that it is one."""
    return event_of([Part(desk.reading, tuple(claim.id for claim in desk.claims))])


def account(event: Event, origin: str) -> Account:
    return next(one for one in event.accounts if one.origin == origin)


def stances(one: Account) -> Mapping[str, tuple[str, str]]:
    """Stance and value of each part it is not silent of."""
    return {part.of: (part.stance, part.value) for part in one.parts if part.stance != "silent"}


def test_every_account_has_every_part_and_says_nothing_of_what_it_does_not_tell(desk: Any) -> None:
    event = told(desk)
    (one,) = event.accounts
    assert [part.of for part in one.parts] == ["happened", "who", "whom", "where", "when", "how_many", "why"]
    assert stances(one) == {
        "happened": ("affirms", "hit"),
        "who": ("affirms", "Norland"),
        "whom": ("affirms", "market"),
        "where": ("affirms", "Brask"),
        "when": ("affirms", "2021-03-08"),
    }
    assert one.part("why") == AccountPart("why")


DENIALS = [
    ("Norland denied that it had shelled the market.", "shelled", "denied", {}),
    (
        "It was not Norland that shelled the market, Norland said.",
        "shelled",
        "denied",
        {"happened": ("affirms", "shelled"), "whom": ("affirms", "market"), "where": ("affirms", "Brask")},
    ),
    (
        "Norland denied responsibility for the attack on Brask.",
        "responsibility",
        "denied",
        {"happened": ("affirms", "responsibility"), "whom": ("affirms", "market"), "where": ("affirms", "Brask")},
    ),
    ("Norland denied involvement in any attack.", "involvement", "denied", {}),
]


@pytest.mark.parametrize(("sentence", "trigger", "status", "beside"), DENIALS)
def test_the_accused_denies_to_have_done_it(
    desk: Any, sentence: str, trigger: str, status: str, beside: Mapping[str, tuple[str, str]]
) -> None:
    claim = {"trigger": trigger, "who": "Norland", "whom": "market", "said": "Norland", "status": status}
    one = account(told(desk, (sentence, claim)), "Norland")
    found = dict(stances(one))
    found.pop("when", None)
    assert found.pop("who") == ("denies", "Norland")
    assert found == beside
    assert one.part("who").differs == ("mayor",)
    assert {words.span.text for words in one.part("who").words} == {trigger}


@pytest.mark.parametrize(
    ("sentence", "trigger", "who"),
    [
        ("Norland denied that any attack had taken place.", "attack", ""),
        ("The governor denied that the market had been shelled.", "shelled", ""),
        ("Reports that Norland shelled the market are false, it said.", "shelled", "Norland"),
        ("There was no strike by Norland on Brask, it said.", "strike", "Norland"),
        ("The shelling that Norland is blamed for didn't happen, it said.", "shelling", "Norland"),
        ("Norland denied that any of its missiles crashed there.", "crashed", "Norland"),
    ],
)
def test_words_that_deny_the_act_itself_deny_that_it_happened(desk: Any, sentence: str, trigger: str, who: str) -> None:
    claim = {"trigger": trigger, "who": who, "said": "Norland", "status": "denied", "word": trigger.removesuffix("ed")}
    one = account(told(desk, (sentence, claim)), "Norland")
    assert stances(one) == {"happened": ("denies", trigger)}
    assert one.part("happened").differs == ("mayor",)


@pytest.mark.parametrize(
    ("sentence", "telling", "wanted"),
    [
        (
            "Norland said that no civilians had been killed.",
            {"trigger": "killed", "whom": "civilians", "word": "kill"},
            {"whom": ("denies", "civilians"), "how_many": ("denies", "killed")},
        ),
        (
            "Norland denied that civilians were struck.",
            {"trigger": "struck", "whom": "civilians"},
            {"whom": ("denies", "civilians")},
        ),
        (
            "Norland said that nobody had been wounded.",
            {"trigger": "wounded", "word": "wound"},
            {"how_many": ("denies", "injured")},
        ),
    ],
)
def test_that_nobody_was_harmed_does_not_deny_that_it_happened(
    desk: Any, sentence: str, telling: dict[str, Any], wanted: Mapping[str, tuple[str, str]]
) -> None:
    event = told(desk, (sentence, telling | {"said": "Norland", "status": "denied"}))
    assert stances(account(event, "Norland")) == wanted


def test_a_doubt_of_who_did_it_leaves_standing_that_it_happened(desk: Any) -> None:
    event = told(
        desk,
        (
            "Norland was probably behind the attack on the market, monitors in Velm said.",
            {"trigger": "attack", "who": "Norland", "said": "Velm Monitors", "status": "possible"},
        ),
        (
            "Norland may have shelled the market, Ann Vale said.",
            {"trigger": "shelled", "who": "Norland", "said": "Ann Vale", "status": "possible"},
        ),
    )
    behind, perhaps = account(event, "Velm Monitors"), account(event, "Ann Vale")
    assert (behind.part("happened").stance, behind.part("who").stance) == ("affirms", "doubts")
    assert (perhaps.part("happened").stance, perhaps.part("who").stance) == ("doubts", "doubts")
    assert perhaps.part("happened").differs == ("mayor", "Velm Monitors")


@pytest.mark.parametrize(
    "words", ["there was no evidence that", "she could not confirm that", "she couldn't verify if"]
)
def test_no_evidence_is_a_doubt_and_no_denial(desk: Any, words: str) -> None:
    sentence = f"Ann Vale said that {words} the market was attacked."
    event = told(desk, (sentence, {"trigger": "attacked", "said": "Ann Vale", "status": "denied"}))
    one = account(event, "Ann Vale")
    assert (one.stance, one.part("happened").stance) == ("doubts", "doubts")


@pytest.mark.parametrize(
    ("sentence", "who", "stance"),
    [
        ("The blast was caused by a gas leak, Ann Vale said.", "", "doubts"),
        ("The blast was no accident, Ann Vale said.", "", "affirms"),
        ("The blast was an accident of Norland's, Ann Vale said.", "Norland", "affirms"),
    ],
)
def test_an_accident_is_a_doubt_that_it_was_force(desk: Any, sentence: str, who: str, stance: str) -> None:
    event = told(desk, (sentence, {"trigger": "blast", "who": who, "said": "Ann Vale"}))
    one = account(event, "Ann Vale")
    assert (one.stance, one.part("happened").stance) == (stance, stance)
    if "caused by" in sentence:
        assert stances(one)["why"] == ("affirms", "was caused by a gas leak")


def test_that_it_was_meant_is_denied_of_why(desk: Any) -> None:
    sentence = "Norland said that it had not hit the market on purpose."
    d = desk(f"{ACT}\n{sentence.replace('hit', 'struck')}\n")
    d.take("hit", said="mayor", place="Brask")
    d.take("struck", "Norland", said="Norland", status="denied", place="Brask")
    assert stances(account(of_all(d), "Norland")) == {"why": ("denies", "on purpose")}


def test_that_nobody_claims_responsibility_is_nobodys_word(desk: Any) -> None:
    sentence = "There was no immediate claim of responsibility for the attack."
    event = told(
        desk, (sentence, {"trigger": "responsibility", "who": "Norland", "said": "unnamed", "status": "denied"})
    )
    assert [one.origin for one in event.accounts] == ["mayor"]
    assert (event.grade, len(event.claims)) == ("weak", 2)


def test_a_denial_beside_it_is_the_word_of_who_denies(desk: Any) -> None:
    sentence = "Norland denied bombing the mill, and no group has claimed responsibility."
    event = told(desk, (sentence, {"trigger": "bombing", "who": "Norland", "said": "Norland", "status": "denied"}))
    assert [one.origin for one in event.accounts] == ["mayor", "Norland"]


def test_what_others_could_not_verify_makes_no_doubt_of_a_denial(desk: Any) -> None:
    sentence = "The court could not verify it, but Norland denied bombing the mill."
    event = told(desk, (sentence, {"trigger": "bombing", "who": "Norland", "said": "Norland", "status": "denied"}))
    assert account(event, "Norland").stance == "denies"


def test_what_is_planned_says_nothing_of_any_part(desk: Any) -> None:
    claim = {"trigger": "shell", "who": "Norland", "said": "Sudland", "status": "planned"}
    event = told(desk, ("Norland will shell Brask again, Sudland said.", claim))
    assert stances(account(event, "Sudland")) == {}


def test_what_is_said_otherwise_stands_behind_what_most_say(desk: Any) -> None:
    event = told(
        desk,
        (
            "Norland shelled the market, Ann Vale said.",
            {"trigger": "shelled", "who": "Norland", "said": "Ann Vale"},
        ),
        (
            "It was not Sudland that struck it, Ann Vale said.",
            {"trigger": "struck", "who": "Sudland", "said": "Ann Vale", "status": "denied"},
        ),
        (
            "Norland fired at it, Ann Vale said.",
            {"trigger": "fired", "who": "Norland", "said": "Ann Vale"},
        ),
    )
    assert account(event, "Ann Vale").part("who").value == "Norland; not Sudland"


def test_the_toll_of_a_war_is_not_that_of_its_last_strike(desk: Any) -> None:
    event = told(
        desk,
        (
            "Shells left 72 dead at the market, Velm Monitors said.",
            {"trigger": "dead", "said": "Velm Monitors", "figures": (("killed", "72", 72, 72),)},
        ),
        (
            "The war that began in 2011 has killed 320000 people, Velm Monitors said.",
            {"trigger": "killed", "said": "Velm Monitors", "figures": (("killed", "320000", 320000, 320000),)},
        ),
    )
    assert account(event, "Velm Monitors").part("how_many").value == "killed 72"
