"""Judged claims as annotations: each kind of judgement, what is known of a sentence, and what is not made up."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

from sayso.archive.corrections import corrected
from sayso.export.annotated import JudgedClaim, annotated
from sayso.model.analysis import NumberMention, Sentence, TimeMention
from sayso.model.claim import Claim, Role, Source
from sayso.model.ids import claim_id
from sayso.model.reading import Reading
from sayso.model.report import Part, Report
from sayso.model.span import Span

FIRST = "The mayor said rebels shelled the mill near Brask on Monday, killing 3 guards, and militiamen looted it."
SECOND = "Norland's army fed the town."
TEXT = f"{FIRST} {SECOND}"
REPORT = Report(
    "r1", "mill.txt", TEXT, title="Mill", publisher="Post", published="2021-03-09", parts=(Part(0, 132, "paragraph"),)
)
ONE, TWO = (Sentence(TEXT.index(text), TEXT.index(text) + len(text), text) for text in (FIRST, SECOND))


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def role(words: str, name: str = "", party: str = "") -> Role:
    return Role(at(words), name or words, party or f"name:{(name or words).replace(' ', '-')}")


MAYOR = Source("mayor", at("The mayor"), "indirect", at("said"), ("mayor",), "name:mayor")


def claim(trigger: str, type_: str, sentence: Sentence, **parts: Any) -> Claim:
    span = at(trigger)
    own = claim_id("r1", span.start, span.end, type_)
    return Claim(own, "r1", sentence, span, type_, "", "happened", **parts)


SHELLED = claim(
    "shelled",
    "ASSAULT",
    ONE,
    sources=(MAYOR,),
    actors=(role("rebels"),),
    recipients=(role("the mill", "mill"),),
    place=("Brask",),
    time="2021-03-08",
    numbers=(NumberMention(at("3"), "killed", 3, 3),),
)
LOOTED = claim(
    "looted", "COERCE", ONE, sources=(MAYOR,), actors=(role("militiamen"),), recipients=(role("it", "mill"),)
)
FED = claim("fed", "AID", TWO, actors=(role("Norland's army", "Norland", "state:XNO"),))
READING = Reading(
    REPORT,
    (ONE, TWO),
    times=(TimeMention(at("Monday"), "DATE", "2021-03-08", "2021-03-08", "2021-03-08", "2021-03-08"),),
    numbers=SHELLED.numbers,
    parties=(
        role("The mayor", "mayor"),
        role("rebels"),
        role("the mill", "mill"),
        role("militiamen"),
        role("it", "mill"),
        role("Norland's army", "Norland", "state:XNO"),
    ),
    claims=(SHELLED, LOOTED, FED),
)


def judged(read: Claim, values: Mapping[str, str] = MappingProxyType({}), *, rejected: bool = False) -> JudgedClaim:
    """A claim with the corrections that are given, judged correct where there are none."""
    now = read
    for part, value in sorted(values.items(), key=lambda one: one[0] != "type"):
        now = corrected(now, part, value)
    return JudgedClaim(read, now, frozenset(values), rejected)


def told(*many: JudgedClaim, reading: Reading = READING) -> tuple[dict[str, Any], dict[str, int]]:
    found = annotated(reading, many)
    record: dict[str, Any] = dict(found.record)
    return record, dict(found.left_out)


def only(*many: JudgedClaim) -> dict[str, Any]:
    """The one claim of the record."""
    (one,) = told(*many)[0]["claims"]
    found: dict[str, Any] = one
    return found


def test_a_correct_claim_is_told_whole_in_the_form_of_the_gold() -> None:
    record, left_out = told(judged(SHELLED))
    assert {name: record[name] for name in ("id", "title", "published", "publisher", "text", "parts")} == {
        "id": "r1",
        "title": "Mill",
        "published": "2021-03-09",
        "publisher": "Post",
        "text": TEXT,
        "parts": [[0, 132, "paragraph"]],
    }
    assert record["claims"] == [
        {
            "doc": "r1",
            "id": SHELLED.id,
            "trigger": {"text": "shelled", "start": TEXT.index("shelled")},
            "type": "ASSAULT",
            "mode": "",
            "status": "happened",
            "sources": [{"name": "mayor", "text": "The mayor", "start": 0}],
            "actors": [{"text": "rebels", "start": TEXT.index("rebels"), "name": "rebels"}],
            "recipients": [{"text": "the mill", "start": TEXT.index("the mill"), "name": "mill"}],
            "place": ["Brask"],
            "time": "2021-03-08",
            "numbers": [{"of": "killed", "low": 3, "high": 3}],
            "unknown": [],
        }
    ]
    assert record["rejected"] == []
    assert left_out == {"the rest of a sentence with claims that nobody judged": 1}


def test_a_sentence_is_known_whole_once_all_its_claims_are_judged() -> None:
    assert told(judged(SHELLED))[0]["known"] == []
    assert told(judged(SHELLED), judged(LOOTED, rejected=True))[0]["known"] == [[ONE.start, ONE.end]]
    assert told(judged(SHELLED), judged(FED))[0]["known"] == [[TWO.start, TWO.end]]
    every, left_out = told(*map(judged, READING.claims))
    assert every["known"] == [[ONE.start, ONE.end], [TWO.start, TWO.end]]
    assert left_out == {}


def test_what_was_judged_to_be_none_is_told_as_a_word_that_is_no_trigger() -> None:
    record, _ = told(judged(SHELLED), judged(LOOTED, rejected=True))
    assert [one["type"] for one in record["claims"]] == ["ASSAULT"]
    assert record["rejected"] == [{"text": "looted", "start": TEXT.index("looted")}]


def test_a_rejected_claim_that_was_corrected_before_is_none() -> None:
    record, _ = told(judged(FED, {"status": "denied"}, rejected=True))
    assert (record["claims"], len(record["rejected"])) == ([], 1)


@pytest.mark.parametrize(
    ("part", "value", "unknown"),
    [("status", "denied", []), ("mode", "firearms", []), ("type", "COERCE", ["mode"])],
)
def test_parts_that_are_no_words_are_known_as_they_were_corrected(part: str, value: str, unknown: list[str]) -> None:
    one = only(judged(SHELLED, {part: value}))
    assert (one[part], one["unknown"]) == (value, unknown)


def test_a_type_that_was_corrected_with_its_mode_is_known() -> None:
    one = only(judged(SHELLED, {"type": "COERCE", "mode": "arrest"}))
    assert (one["type"], one["mode"], one["unknown"]) == ("COERCE", "arrest", [])


@pytest.mark.parametrize(
    ("part", "value", "words"),
    [
        ("actors", "militiamen", ["militiamen"]),
        ("actors", "rebels; militiamen", ["rebels", "militiamen"]),
        ("actors", "militiamen; rebels", ["militiamen", "rebels"]),
        ("actors", "", []),
        ("recipients", "", []),
    ],
)
def test_a_party_that_the_sentence_names_once_has_its_words(part: str, value: str, words: list[str]) -> None:
    one = only(judged(SHELLED, {part: value}))
    assert [role["text"] for role in one[part]] == words
    assert all(TEXT[role["start"] :].startswith(role["text"]) for role in one[part])
    assert one["unknown"] == []


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("actors", "guards"),  # the sentence has the word, and no mention of such a party
        ("actors", "rebels; Norland"),  # named in another sentence
        ("actors", "mill"),  # named twice, once as what it was done to
        ("actors", "mayor"),  # named as the source
    ],
)
def test_a_party_without_words_of_its_own_is_not_learnt(part: str, value: str) -> None:
    one = only(judged(SHELLED, {part: value}))
    assert (one[part], one["unknown"]) == ([], [part])
    _, left_out = told(*(judged(one) for one in (LOOTED, FED)), judged(SHELLED, {part: value}))
    assert left_out == {f"{part} of a corrected claim, whose words are not known": 1}


@pytest.mark.parametrize(
    ("value", "known"), [("Brask", True), ("", True), ("Mill", True), ("Velm", False), ("Bras", False)]
)
def test_a_place_is_known_where_the_sentence_has_it(value: str, known: bool) -> None:
    assert only(judged(SHELLED, {"place": value}))["unknown"] == ([] if known else ["place"])


@pytest.mark.parametrize(("value", "known"), [("2021-03-08", True), ("", True), ("2021-03-07", False)])
def test_a_time_is_known_where_the_sentence_has_it(value: str, known: bool) -> None:
    assert only(judged(SHELLED, {"time": value}))["unknown"] == ([] if known else ["time"])


@pytest.mark.parametrize(
    ("part", "value", "known"),
    [("killed", "3", True), ("killed", "", True), ("injured", "3", True), ("killed", "4", False)],
)
def test_a_count_is_known_where_the_sentence_has_it(part: str, value: str, known: bool) -> None:
    assert only(judged(SHELLED, {part: value}))["unknown"] == ([] if known else ["numbers"])


def test_sources_without_words_say_so() -> None:
    carried, nobody = replace(MAYOR, span=None), Source("unnamed", None, "hearsay")
    one = only(JudgedClaim(SHELLED, replace(SHELLED, sources=(carried, nobody))))
    assert one["sources"] == [{"name": "mayor", "text": ""}, {"name": "unnamed", "text": ""}]


def test_of_an_earlier_reading_what_was_affirmed_counts() -> None:
    old = claim("shelled", "PROTEST", ONE)
    record, left_out = told(judged(old), judged(LOOTED))
    assert [one["type"] for one in record["claims"]] == ["PROTEST", "COERCE"]
    assert record["known"] == [[ONE.start, ONE.end]]
    assert left_out == {}


def test_what_was_rejected_of_an_earlier_reading_says_nothing_of_another_claim_at_the_word() -> None:
    old = claim("shelled", "PROTEST", ONE)
    record, left_out = told(judged(old, rejected=True), judged(LOOTED))
    assert (record["rejected"], record["known"]) == ([], [])
    assert left_out["a rejected claim at whose word another was read since"] == 1
    gone = claim("killing", "ASSAULT", ONE)
    assert told(judged(gone, rejected=True))[0]["rejected"] == [{"text": "killing", "start": TEXT.index("killing")}]


def test_of_two_claims_at_one_word_one_is_told() -> None:
    other = claim("shelled", "PROTEST", ONE)
    record, left_out = told(judged(other, rejected=True), judged(SHELLED), judged(LOOTED))
    assert [one["type"] for one in record["claims"]] == ["ASSAULT", "COERCE"]
    assert (record["rejected"], left_out) == ([], {"a word that had another judged claim": 1})


def test_a_claim_outside_all_sentences_is_left_out() -> None:
    record, left_out = told(judged(SHELLED), reading=replace(READING, sentences=(TWO,), claims=(FED,)))
    assert (record["claims"], record["known"]) == ([], [])
    assert left_out == {"a claim at a word that is in no sentence now": 1}
