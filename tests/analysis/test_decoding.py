"""Scores, made by hand, to acts."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from sayso.analysis.decoding import BRIDGE, BRIDGED, DOUBLE, KEPT, LIKELY, Scores, decode, grown, plain_runs, runs
from sayso.analysis.labels import CUES, MARKS, MODES, NUMBER_TAGS, TRIGGER_HEADS, TYPES, WORD_HEADS
from sayso.analysis.words import words
from sayso.model.analysis import Act, Heard, Sentence

TEXT = "On Monday rebels in the hills shot dead two guards in Brask, the mayor said."
SURE = 0.9
LESS = KEPT - 0.01
ENDS = [(0, 1), (BRIDGE + 1, BRIDGE + 2)]
FAR_ENDS = [(0, 1), (BRIDGE + 2, BRIDGE + 3)]


def row(label: int, labels: int, chance: float = SURE) -> list[float]:
    """Chances with this one for a label, the rest evenly spread."""
    chances = [(1 - chance) / (labels - 1)] * labels
    chances[label] = chance
    return chances


class Table:
    """Scores for the words of a sentence: nothing said of any of them, but for what is set."""

    def __init__(self, text: str = TEXT, start: int = 0) -> None:
        self.sentence = Sentence(start, start + len(text), text)
        self.spans = words(text)
        self.at: list[int] = []
        self.types: list[int] = []
        self.trigger = [row(0, 1 + len(TYPES)) for _ in self.spans]
        self.cue = [row(0, 1 + len(CUES)) for _ in self.spans]
        self.words: dict[str, list[list[list[float]]]] = {head: [] for head in WORD_HEADS}
        self.whole: dict[str, list[list[float]]] = {head: [] for head in TRIGGER_HEADS}

    def trigger_at(self, word: str, type_: str = "ASSAULT", chance: float = SURE, **labels: str) -> "Table":
        """A trigger or cue, with the labels of its heads; other heads give their first label."""
        self.at.append(self.index(word))
        self.types.append(MARKS.index(type_))
        if type_ in CUES:
            self.cue[self.at[-1]] = [1 - chance, *(chance * (type_ == name) for name in CUES)]
        else:
            self.trigger[self.at[-1]] = [1 - chance, *(chance * (type_ == name) for name in TYPES)]
        for head, names in WORD_HEADS.items():
            self.words[head].append([row(0, len(names)) for _ in self.spans])
        for head, names in TRIGGER_HEADS.items():
            self.whole[head].append(row(names.index(labels.get(head, names[0])), len(names)))
        return self

    def tag(self, head: str, first: str, tag: str, chance: float = SURE) -> "Table":
        """A tag of a word for the last trigger."""
        names = WORD_HEADS[head]
        self.words[head][-1][self.index(first)] = row(names.index(tag), len(names), chance)
        return self

    def index(self, word: str) -> int:
        """Which word it is; `the@2` is the second one."""
        word, _, nth = word.partition("@")
        return [i for i, (a, b) in enumerate(self.spans) if self.sentence.text[a:b] == word][int(nth or 1) - 1]

    def acts(self) -> list[Act]:
        return list(self.heard().acts)

    def heard(self) -> Heard:
        scores = Scores(
            np.array(self.trigger, np.float32),
            np.array(self.cue, np.float32),
            np.array(self.at, np.int64),
            np.array(self.types, np.int64),
            {head: np.array(rows, np.float32) for head, rows in self.words.items() if self.at},
            {head: np.array(rows, np.float32) for head, rows in self.whole.items() if self.at},
        )
        return decode(scores, self.sentence, self.spans)


def texts(spans: Sequence[Any]) -> list[str]:
    return [span.text for span in spans]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([], []),
        ([0, 0], []),
        ([0, 1, 2, 2, 0], [(1, 4)]),
        ([1, 1], [(0, 1), (1, 2)]),
        ([1, 2, 1, 2], [(0, 2), (2, 4)]),
        ([2, 2, 0], [(0, 2)]),
        ([1, 0, 2], [(0, 1), (2, 3)]),
        ([3, 1, 4, 2, 2], [(1, 2), (3, 5)]),
    ],
)
def test_runs(tags: list[int], expected: list[tuple[int, int]]) -> None:
    assert runs(tags, 1) == expected


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([], []),
        ([0, 1, 1, 0], [(1, (1, 3))]),
        ([1, 2, 2], [(1, (0, 1)), (2, (1, 3))]),
        ([1, 0, 1], [(1, (0, 1)), (1, (2, 3))]),
    ],
)
def test_plain_runs(tags: list[int], expected: list[tuple[int, tuple[int, int]]]) -> None:
    assert plain_runs(tags) == expected


@pytest.mark.parametrize(
    ("found", "first", "more", "expected"),
    [
        ([], [0.9], [0.0], []),
        ([(1, 2)], [0.0, 0.9, 0.0], [0.0, 0.0, 0.0], [(1, 2)]),
        # words behind a stretch, unless they are likelier to begin one
        ([(0, 1)], [0.9, 0.0, 0.0], [0.0, KEPT, LESS], [(0, 2)]),
        ([(0, 1)], [0.9, 0.4, 0.0], [0.0, 0.3, 0.0], [(0, 1)]),
        # words before it, where it may well go on with them
        ([(1, 2)], [KEPT / 2, 0.1, 0.0], [KEPT / 2, 0.9, 0.0], [(0, 2)]),
        ([(1, 2)], [LESS / 2, 0.1, 0.0], [LESS / 2, 0.9, 0.0], [(1, 2)]),
        ([(1, 2)], [KEPT, 0.9, 0.0], [0.0, 0.1, 0.0], [(1, 2)]),
        # pieces with words between that are not likely enough to belong to either
        ([(0, 1), (2, 3)], [0.9, BRIDGED, 0.1], [0.0, 0.0, 0.3], [(0, 3)]),
        ([(0, 1), (2, 3)], [0.9, BRIDGED - 0.01, 0.1], [0.0, 0.0, 0.3], [(0, 1), (2, 3)]),
        ([(0, 1), (2, 3)], [0.9, BRIDGED, 0.8], [0.0, 0.0, 0.1], [(0, 1), (2, 3)]),
        (ENDS, [0.9, *[BRIDGED] * BRIDGE, 0.1], [0.0, *[0.0] * BRIDGE, 0.3], [(0, BRIDGE + 2)]),
        (FAR_ENDS, [0.9, *[BRIDGED] * (BRIDGE + 1), 0.1], [0.0, *[0.0] * (BRIDGE + 1), 0.3], FAR_ENDS),
    ],
)
def test_grown(
    found: list[tuple[int, int]], first: list[float], more: list[float], expected: list[tuple[int, int]]
) -> None:
    assert grown(found, first, more) == expected


@pytest.mark.parametrize("kind", CUES)
def test_a_cue_has_its_source_and_what_is_said(kind: str) -> None:
    table = Table(start=50).trigger_at("said", kind, 0.7, inner="here").tag("said", "said", "cue")
    table.tag("source", "the@2", "inner").tag("source", "mayor", "inner-more")
    for word in ("rebels", "in", "the", "hills", "guards", "in@2", "Brask"):
        table.tag("said", word, "content")
    heard = table.heard()
    (cited,) = heard.cited
    assert (heard.acts, cited.cue.text, cited.head.text, cited.asserts) == ((), "said", "said", kind == "says")
    assert (cited.where, cited.source and cited.source.text) == ("here", "the mayor")
    assert texts(cited.content) == ["rebels in the hills", "guards in Brask"]
    assert cited.scores == pytest.approx({"cue": 0.7, "source": SURE, "content": SURE}, abs=1e-6)


def test_what_is_said_goes_on_over_a_few_words_that_are_nothing_else() -> None:
    table = Table().trigger_at("said", "says", inner="unnamed")
    for word in ("rebels", "hills", "Brask"):
        table.tag("said", word, "content")
    (cited,) = table.heard().cited
    assert texts(cited.content) == ["rebels in the hills", "Brask"]
    (cited,) = table.tag("said", "the", "cue").heard().cited
    assert texts(cited.content) == ["rebels", "hills", "Brask"]
    assert (cited.where, cited.source) == ("unnamed", None)


def test_a_cue_of_nothing_is_none() -> None:
    assert Table().trigger_at("said", "says").heard() == Heard()


def test_triggers_and_cues_of_one_sentence_are_kept_apart() -> None:
    table = Table().trigger_at("shot").trigger_at("said", "says").tag("said", "dead", "content")
    heard = table.heard()
    assert ([a.trigger.text for a in heard.acts], [c.head.text for c in heard.cited]) == (["shot"], ["said"])


def test_no_trigger_no_act() -> None:
    assert Table().acts() == []


def test_an_act_has_the_words_that_are_tagged_for_it() -> None:
    table = Table(start=100).trigger_at(
        "shot", mode="firearms", actor="here", recipient="here", inner="here", where="here", when="here"
    )
    for word, tag in (("rebels", "actor"), ("in", "actor-more"), ("the", "actor-more"), ("hills", "actor-more")):
        table.tag("party", word, tag)
    table.tag("party", "two", "recipient").tag("party", "guards", "recipient-more")
    table.tag("place", "Brask", "place").tag("time", "Monday", "time").tag("number", "two", "killed")
    table.tag("source", "mayor", "inner")
    (act,) = table.acts()
    assert (act.trigger.text, act.type, act.mode, act.status) == ("shot", "ASSAULT", "firearms", "happened")
    assert (texts(act.actors), texts(act.recipients)) == (["rebels in the hills"], ["two guards"])
    assert (texts(act.places), texts(act.times)) == (["Brask"], ["Monday"])
    assert [(span.text, of) for span, of in act.numbers] == [("two", "killed")]
    assert (act.inner, act.inner_span and act.inner_span.text, act.outer) == ("here", "mayor", "none")
    spans = (act.trigger, *act.actors, *act.recipients, *act.places, *act.times, act.inner_span)
    assert all(span and TEXT[span.start - 100 : span.end - 100] == span.text for span in spans)


def test_what_is_tagged_for_one_trigger_is_not_for_another() -> None:
    table = Table().trigger_at("shot", actor="here").tag("party", "rebels", "actor").trigger_at("hills", "MOBILIZE")
    shot, other = sorted(table.acts(), key=lambda act: act.type)
    assert (texts(shot.actors), texts(other.actors)) == (["rebels"], [])


def test_scores_are_the_chances_of_what_was_decided() -> None:
    table = Table().trigger_at("shot", chance=0.8, actor="here").tag("party", "rebels", "actor", 0.7)
    (act,) = table.acts()
    assert [act.scores["trigger"], act.scores["type"]] == pytest.approx([0.8, 1])
    assert act.scores["actors"] == pytest.approx(0.7 + 0.3 / 4)  # that it begins one or goes on with one
    assert act.scores["recipients"] == pytest.approx(1 - 2 * 0.3 / 4)  # that no word is one
    assert act.scores["status"] == pytest.approx(SURE)


def test_a_role_that_the_label_has_empty_has_no_words() -> None:
    (act,) = Table().trigger_at("shot", actor="none").tag("party", "rebels", "actor").acts()
    assert act.actors == ()


@pytest.mark.parametrize(("chance", "found"), [(LIKELY + 0.05, ["rebels"]), (LIKELY - 0.05, [])])
def test_a_role_that_is_here_takes_its_likeliest_words(chance: float, found: list[str]) -> None:
    table = Table().trigger_at("shot", actor="here")
    table.words["party"][-1][table.index("rebels")] = [1 - chance, chance, 0, 0, 0]
    (act,) = table.acts()
    assert texts(act.actors) == found


def test_those_to_whom_it_is_done_are_not_the_likeliest_who_did_it() -> None:
    table = Table().trigger_at("shot", actor="here", recipient="here")
    for word, chances in (("guards", [0.1, 0.4, 0, 0.5, 0]), ("rebels", [0.6, 0.35, 0, 0.05, 0])):
        table.words["party"][-1][table.index(word)] = chances
    (act,) = table.acts()
    assert (texts(act.actors), texts(act.recipients)) == (["rebels"], ["guards"])


@pytest.mark.parametrize("kind", ["none", "carried", "unnamed"])
def test_a_source_that_is_not_in_the_sentence_has_no_words(kind: str) -> None:
    (act,) = Table().trigger_at("shot", inner=kind).tag("source", "mayor", "inner").acts()
    assert (act.inner, act.inner_span) == (kind, None)


@pytest.mark.parametrize(
    ("chance", "goes_on", "found"), [(0.3, 0.35, ["mayor said"]), (0.3, 0.25, ["mayor"]), (0.09, 0.35, [])]
)
def test_a_source_that_is_here_takes_its_likeliest_words(chance: float, goes_on: float, found: list[str]) -> None:
    table = Table().trigger_at("shot", outer="here")
    table.words["source"][-1][table.index("mayor")] = [1 - chance, 0, 0, chance, 0]
    table.words["source"][-1][table.index("said")] = [0.6 - goes_on, 0.4, 0, 0, goes_on]
    (act,) = table.acts()
    assert texts([act.outer_span] if act.outer_span else []) == found


@pytest.mark.parametrize(
    ("one", "two", "kept"),
    [
        (0.9, 0.8, ["shot"]),
        (0.8, 0.9, ["dead"]),
        (0.9, 0.9, ["shot"]),
        (0.99, 0.99, ["shot", "dead"]),
        (0.99, 0.8, ["shot"]),
    ],
)
def test_two_words_of_one_predicate_are_one_act(one: float, two: float, kept: list[str]) -> None:
    assert (one >= DOUBLE) == (one == 0.99)
    table = Table().trigger_at("shot", chance=one).trigger_at("dead", chance=two)
    assert [act.trigger.text for act in table.acts()] == kept


@pytest.mark.parametrize(("second", "type_"), [("dead", "RETREAT"), ("guards", "ASSAULT")])
def test_other_types_and_words_apart_are_two_acts(second: str, type_: str) -> None:
    assert len(Table().trigger_at("shot").trigger_at(second, type_).acts()) == 2


@pytest.mark.parametrize("label", MODES)
def test_every_mode_comes_out_as_it_is_called(label: str) -> None:
    (act,) = Table().trigger_at("shot", mode=label).acts()
    assert act.mode == label


@pytest.mark.parametrize("label", NUMBER_TAGS[1:])
def test_every_count_comes_out_as_it_is_called(label: str) -> None:
    (act,) = Table().trigger_at("shot").tag("number", "two", label).acts()
    assert [of for _, of in act.numbers] == [label]
