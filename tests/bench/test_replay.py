"""What was frozen of a reader comes back as it was."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.hand import act, counting, find, less_sure, set_in

from replay import Replay, freeze
from sayso.analysis.sentences import sentences
from sayso.model.analysis import Cited, Heard, Sentence
from sayso.model.report import Report

TEXT = "It rained 🕊. On Monday, rebels shelled 12 mills in Brask, the mayor said on air at Radio Amal."
FIRST, SECOND = sentences(Report("r", "r", TEXT))
FULL = counting(
    TEXT,
    set_in(
        TEXT,
        act(
            TEXT,
            "shelled",
            mode="heavy-weapons",
            actors=["rebels"],
            recipients=["12 mills"],
            inner="the mayor",
            outer="Radio Amal",
        ),
        place="Brask",
        time="On Monday",
    ),
    ("12", "attacks"),
)
BARE = replace(act(TEXT, "rained", type="PROTEST", status="denied", inner="unnamed"), actor="carried", when="carried")
SAID = Cited(
    cue=find(TEXT, "said on air"),
    head=find(TEXT, "said"),
    asserts=True,
    where="here",
    source=find(TEXT, "the mayor"),
    content=(find(TEXT, "On Monday"), find(TEXT, "rebels shelled 12 mills in Brask")),
    scores={"cue": 0.9, "source": 0.8, "content": 0.7},
)


def replay(folder: Path, *lines: str, threshold: float = 0.5) -> Replay:
    path = folder / "frozen.jsonl"
    path.write_text("".join(line + "\n" for line in lines), "utf-8")
    return Replay(path, threshold)


@pytest.mark.parametrize(
    ("sentence", "heard"),
    [
        (SECOND, Heard((FULL,))),
        (FIRST, Heard((BARE,))),
        (SECOND, Heard((FULL, FULL), (SAID,))),
        (SECOND, Heard((), (SAID, replace(SAID, where="unnamed", source=None, asserts=False)))),
        (FIRST, Heard()),
    ],
)
def test_freeze_and_back_gives_the_same(tmp_path: Path, sentence: Sentence, heard: Heard) -> None:
    made = replay(tmp_path, freeze("d1", sentence, heard))
    assert list(made.of("d1").read([sentence])) == [heard]
    assert made.unknown == 0


def test_a_sentence_that_has_moved_is_still_known(tmp_path: Path) -> None:
    made = replay(tmp_path, freeze("d1", SECOND, Heard((FULL,))))
    moved = replace(SECOND, start=SECOND.start + 7, end=SECOND.end + 7)
    (heard,) = made.of("d1").read([moved])
    (back,) = heard.acts
    assert (back.trigger.start, back.trigger.text) == (FULL.trigger.start + 7, "shelled")
    assert [span.text for span in (*back.actors, *back.places)] == ["rebels", "Brask"]


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("d2", SECOND),
        ("d1", FIRST),
        ("d1", replace(SECOND, part="headline")),
    ],
)
def test_what_was_not_frozen_is_counted(tmp_path: Path, key: str, sentence: Sentence) -> None:
    made = replay(tmp_path, freeze("d1", SECOND, Heard((FULL,))))
    assert list(made.of(key).read([sentence])) == [Heard()]
    assert made.unknown == 1


@pytest.mark.parametrize(
    ("trigger", "type_", "kept"),
    [(0.7, 1, 1), (1, 0.7, 1), (0.699, 1, 0), (1, 0.699, 0), (0.875, 0.8, 1), (0.875, 0.799, 0)],
)
def test_acts_below_the_threshold_are_left_out(tmp_path: Path, trigger: float, type_: float, kept: int) -> None:
    heard = Heard((less_sure(FULL, trigger=trigger, type=type_),))
    made = replay(tmp_path, freeze("d1", SECOND, heard), threshold=0.7)
    assert len(made.heard("d1", SECOND).acts) == kept


def test_no_text_is_kept() -> None:
    line = freeze("secret-key", SECOND, Heard((FULL,), (SAID,)))
    assert not any(word in line for word in ("secret-key", "rebels", "shelled", "Brask", "mayor"))
    assert find(TEXT, "rebels") in FULL.actors
