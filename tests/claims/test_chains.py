"""On whose say-so: the rules and the reader model heard together."""

import pytest
from tests.hand import act, cite, less_sure, material
from tests.link.conftest import Desk

from sayso.claims.chains import (
    ALONE,
    CARRIED,
    HEDGE,
    OWN,
    OWN_VOICE,
    PRESUPPOSED,
    SINGLE,
    TIE,
    by_reader,
    by_rules,
    chain,
)
from sayso.claims.material import Told
from sayso.model.analysis import UNNAMED, Act, Status
from sayso.model.claim import Source

SAID = "The mayor said rebels shelled the mill."
NESTED = "Radio Amal said the mayor had claimed that rebels shelled the mill."
PLAIN = "Rebels shelled the mill. Nobody was hurt."


def links(text: str, made: Act, told: Told | None = None) -> tuple[Source, ...]:
    """The chain of an act that stands alone in its text."""
    found = material(text, made)
    (sentence,) = (s for s, acts in zip(found.sentences, found.acts, strict=True) if acts)
    return chain(found, sentence, made, told or Told())


def names(text: str, made: Act, told: Told | None = None) -> list[str]:
    return [link.name for link in links(text, made, told)]


def earlier(said: str) -> Told:
    """A claim with this chain has gone before."""
    desk = Desk("Shells fell.\n")
    desk.take("fell", said=said)
    return Told(desk.claims)


@pytest.mark.parametrize(("sure", "expected"), [(OWN_VOICE, []), (OWN_VOICE - 0.01, ["mayor"])])
def test_the_model_tells_the_reports_own_voice_from_a_source_beside_it(sure: float, expected: list[str]) -> None:
    assert names(SAID, less_sure(act(SAID, "shelled"), inner=sure)) == expected


@pytest.mark.parametrize(("sure", "expected"), [(PRESUPPOSED, []), (PRESUPPOSED - 0.01, ["mayor"])])
def test_what_a_noun_tells_of_is_sooner_taken_for_granted(sure: float, expected: list[str]) -> None:
    text = "The mayor demanded an end to the attacks."
    assert names(text, less_sure(act(text, "attacks"), inner=sure)) == expected


@pytest.mark.parametrize(
    ("word", "sure", "count"), [("Alleged", HEDGE, 0), ("Alleged", HEDGE - 0.01, 1), ("Allegedly", 1, 1)]
)
def test_a_hedge_counts_unless_the_model_is_sure_that_nobody_is_cited(word: str, sure: float, count: int) -> None:
    text = f"{word} rebels shelled the mill." if word == "Alleged" else "Rebels allegedly shelled the mill."
    assert names(text, less_sure(act(text, "shelled"), inner=sure)) == [UNNAMED] * count


def test_a_source_in_another_clause_is_none() -> None:
    text = "Four died, by the word of the mayor; rebels shelled the mill."
    assert names(text, act(text, "shelled", inner="the mayor")) == []
    assert names(text.replace(";", ","), act(text.replace(";", ","), "shelled", inner="the mayor")) == ["mayor"]


def test_a_quotation_outweighs_the_model() -> None:
    text = 'The mayor said: "Rebels shelled the mill on the hill again."'
    assert names(text, act(text, "shelled")) == ["mayor"]


def test_a_speaker_of_a_sentence_before_is_carried_by_rule() -> None:
    text = 'The mayor said: "We held the mill. Then the rebels shelled us all night."'
    assert names(text, act(text, "shelled")) == ["mayor"]


@pytest.mark.parametrize(
    ("outer", "sure", "expected"),
    [
        ("", SINGLE, ["mayor"]),
        ("", SINGLE - 0.01, ["Radio Amal", "mayor"]),
        ("Radio Amal", 0.99, ["Radio Amal", "mayor"]),
        ("unnamed", 0.5, ["Radio Amal", "mayor"]),
    ],
)
def test_how_deep_a_chain_goes_the_model_tells_where_it_is_sure(outer: str, sure: float, expected: list[str]) -> None:
    assert names(NESTED, less_sure(act(NESTED, "shelled", inner="the mayor", outer=outer), outer=sure)) == expected


@pytest.mark.parametrize(
    ("inner", "expected"), [("The mayor", ["Radio Amal", "mayor"]), ("Radio Amal", ["Radio Amal"])]
)
def test_who_closes_the_sentence_passes_on_whom_the_model_means(inner: str, expected: list[str]) -> None:
    text = "The mayor said that rebels shelled the mill, Radio Amal reported."
    assert names(text, act(text, "shelled", inner=inner)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Radio Amal reported a raid on the mill, citing the mayor.", ["Radio Amal", "mayor"]),
        ("Radio Amal said the mayor reported a raid on the mill.", ["Radio Amal"]),
    ],
)
def test_whom_somebody_cites_by_that_word_is_kept_however_sure_the_model_is(text: str, expected: list[str]) -> None:
    assert names(text, act(text, "raid", inner="Radio Amal")) == expected


@pytest.mark.parametrize(("inner", "expected"), [("the mayor", ["mayor"]), ("Radio Amal", ["Radio Amal"])])
def test_of_two_links_by_rule_the_one_that_the_model_means_stays(inner: str, expected: list[str]) -> None:
    assert names(NESTED, act(NESTED, "shelled", inner=inner)) == expected


def test_the_model_finds_the_link_that_no_rule_found() -> None:
    text = "The mayor said rebels, in the words of Ana Soto, shelled the mill."
    assert names(text, act(text, "shelled", inner="The mayor")) == ["mayor"]
    assert names(text, act(text, "shelled", inner="Ana Soto", outer="The mayor")) == ["mayor", "Ana Soto"]


@pytest.mark.parametrize(("sure", "expected"), [(ALONE, ["mayor"]), (ALONE - 0.01, [])])
def test_where_no_rule_finds_a_source_the_model_is_heard_from_some_chance_on(sure: float, expected: list[str]) -> None:
    text = "For the mayor, it was the rebels who shelled the mill."
    assert names(text, less_sure(act(text, "shelled", inner="the mayor"), inner=sure)) == expected


@pytest.mark.parametrize(("own", "expected"), [(OWN, ["mayor"]), (OWN + 0.001, [])])
def test_and_where_it_hardly_takes_it_for_the_reports_own(own: float, expected: list[str]) -> None:
    text = "For the mayor, it was the rebels who shelled the mill."
    assert names(text, less_sure(act(text, "shelled", inner="the mayor"), own=own)) == expected


@pytest.mark.parametrize(("status", "expected"), [("happened", []), ("planned", ["mayor"])])
def test_what_a_source_did_himself_is_not_on_his_word(status: Status, expected: list[str]) -> None:
    text = "The mayor denied the raid was his and said he ordered the shelling."
    assert names(text, act(text, "ordered", actors=["The mayor"], inner="The mayor", status=status)) == expected


def test_but_what_he_threatened_to_do_is() -> None:
    text = "The mayor threatened to shell the mill."
    assert names(text, act(text, "shell", actors=["The mayor"], inner="The mayor")) == ["mayor"]


@pytest.mark.parametrize(("source", "expected"), [("the mayor", ["mayor"]), ("", [])])
def test_a_source_that_the_model_alone_sees_needs_a_name(source: str, expected: list[str]) -> None:
    text = "Word from the mayor has it: rebels shelled the mill."
    made = act(text, "shelled", inner="unnamed")
    found = material(text, made, cited=[cite(text, "Word", "rebels shelled the mill", source=source)])
    assert [link.name for link in by_rules(found, made)] == expected


@pytest.mark.parametrize(("sure", "expected"), [(CARRIED, ["Ana Soto"]), (CARRIED - 0.01, [])])
def test_a_source_named_before_is_that_of_the_claim_before(sure: float, expected: list[str]) -> None:
    made = less_sure(act(PLAIN, "shelled", inner="carried"), inner=sure)
    assert names(PLAIN, made, earlier("Radio Amal > Ana Soto")) == expected
    assert names(PLAIN, made) == []
    assert names(PLAIN, made, earlier("")) == []


def test_an_unnamed_source_is_hearsay() -> None:
    (link,) = links(PLAIN, act(PLAIN, "shelled", inner="unnamed"))
    assert (link.name, link.span, link.kind, link.members) == (UNNAMED, None, "hearsay", (UNNAMED,))


def test_a_hedge_is_a_source_that_is_no_party() -> None:
    text = "Rebels reportedly shelled the mill."
    (link,) = links(text, act(text, "shelled"))
    assert (link.name, link.span, link.kind, link.party) == (UNNAMED, None, "hearsay", "")
    assert link.cue is not None


def test_a_hedge_within_what_is_said_is_a_link_of_its_own() -> None:
    text = "The mayor said suspected rebels shelled the mill."
    made = act(text, "shelled", inner="unnamed", outer="The mayor")
    assert names(text, made) == ["mayor", UNNAMED]


def test_two_hedges_are_one_link() -> None:
    text = "The mayor said suspected rebels are alleged to have shelled the mill."
    made = act(text, "shelled", inner="unnamed", outer="The mayor")
    assert names(text, made) == ["mayor", UNNAMED]


def test_a_name_that_follows_on_itself_is_one_link() -> None:
    made = act(PLAIN, "shelled", inner="carried", outer="carried")
    assert names(PLAIN, made, earlier("Ana Soto")) == ["Ana Soto"]


@pytest.mark.parametrize("text", [SAID, NESTED])
def test_a_tie_is_in_the_reports_own_voice_unless_the_model_names_a_source(text: str) -> None:
    tie = act(text, "rebels", type="RELATION", mode="ally", status="ongoing")
    assert names(text, tie) == []
    told = act(text, "rebels", type="RELATION", inner="mayor")
    assert names(text, told) == (["mayor"] if text == SAID else ["Radio Amal", "mayor"])  # then the rules tell who
    assert names(text, less_sure(told, own=TIE)) == ["mayor"]


def test_co_sources_are_one_link_with_its_words_and_its_cue() -> None:
    text = "Ana Soto and Omar Said said rebels shelled the mill."
    (link,) = links(text, act(text, "shelled", inner="Ana Soto and Omar Said"))
    assert (link.name, link.members) == ("Ana Soto & Omar Said", ("Ana Soto", "Omar Said"))
    assert (link.span and link.span.text, link.cue and link.cue.text) == ("Ana Soto and Omar Said", "said")
    assert (link.kind, link.party) == ("indirect", "")


@pytest.mark.parametrize(
    ("text", "source", "name", "party", "kind"),
    [
        ("Norway said rebels shelled the mill.", "Norway", "Norway", "state:NOR", "indirect"),
        ("Ana Soto said rebels shelled the mill.", "Ana Soto", "Ana Soto", "person:ana-soto", "indirect"),
        ("The army said rebels shelled the mill.", "The army", "army", "name:army", "indirect"),
        ("A UN report found that rebels shelled the mill.", "A UN report", "United Nations", "org:UN", "document"),
    ],
)
def test_who_a_source_is(text: str, source: str, name: str, party: str, kind: str) -> None:
    (link,) = links(text, act(text, "shelled", inner=source))
    assert (link.name, link.party, link.kind) == (name, party, kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The mayor said: "The council says rebels shelled the mill on the hill."', ["mayor", "council"]),
        ("The mayor said the council had said rebels shelled the mill.", ["council"]),
    ],
)
def test_whom_a_quoted_speaker_cites_is_kept_however_sure_the_model_is(text: str, expected: list[str]) -> None:
    assert names(text, act(text, "shelled", inner="council")) == expected


DOER = "The minister said the guards shelled the mill."


@pytest.mark.parametrize(
    ("actors", "status", "expected"),
    [
        (["The minister"], "happened", []),
        (["The minister"], "ongoing", []),
        (["The minister"], "planned", ["minister"]),
        (["The minister"], "wanted", ["minister"]),
        (["The minister"], "denied", ["minister"]),
        (["the guards"], "happened", ["minister"]),
        (["The minister", "the guards"], "happened", ["minister"]),
        ([], "happened", ["minister"]),
    ],
)
def test_who_does_it_is_not_cited_for_it(actors: list[str], status: Status, expected: list[str]) -> None:
    assert names(DOER, act(DOER, "shelled", actors=actors, status=status, inner="The minister")) == expected


def test_a_speaker_quoted_on_what_he_did_is_cited_for_it() -> None:
    text = 'The minister said: "We shelled the mill on the hill."'
    assert names(text, act(text, "shelled", actors=["The minister"], inner="The minister")) == ["minister"]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Rebels shell the mill: monitors", ["monitors"]),
        ("Rebels shell the mill - monitors", ["monitors"]),
        ("Monitors say rebels shell the mill", []),
    ],
)
def test_the_source_before_or_after_a_headlines_colon_is_beyond_doubt(headline: str, expected: list[str]) -> None:
    text = f"{headline}\n\nRain fell on the hill."
    made = less_sure(act(text, "shell"), inner=1)
    found = material(text, made, headline=headline)
    assert [link.name for link in chain(found, found.sentences[0], made, Told())] == expected


@pytest.mark.parametrize(
    ("sources", "members"),
    [
        ("Ana Soto, Omar Said and Jan Roy", ("Ana Soto", "Omar Said", "Jan Roy")),
        ("Norway, Chad and Peru", ("Norway", "Chad", "Peru")),
        ("Norway and the council of Brask", ("Norway", "council of Brask")),
        ("The Ministry of Trade and Fisheries", ("Ministry of Trade and Fisheries",)),
    ],
)
def test_co_sources_are_members_of_one_link(sources: str, members: tuple[str, ...]) -> None:
    text = f"{sources} said rebels shelled the mill."
    (link,) = links(text, act(text, "shelled", inner=sources))
    assert (link.name, link.members) == (" & ".join(members), members)


@pytest.mark.parametrize(
    ("text", "outer", "inner", "expected"),
    [
        # pieces of one noun phrase, side by side
        ("Kenyan Premier Ann Vale insists rebels shelled it.", "Kenyan", "Premier Ann Vale", ["Ann Vale"]),
        ("Kenya's Premier Ann Vale insists rebels shelled it.", "Kenya", "Premier Ann Vale", ["Ann Vale"]),
        # two sources, with words of their own between
        ("The mayor told Ann Vale rebels shelled it.", "Ann Vale", "The mayor", ["Ann Vale", "mayor"]),
    ],
)
def test_pieces_of_one_noun_phrase_are_one_source(text: str, outer: str, inner: str, expected: list[str]) -> None:
    found = material(text, made := act(text, "shelled", inner=inner, outer=outer))
    assert [link.name for link in by_reader(found, found.sentences[0], made, Told())] == expected
