"""The learned reader, its model played by sessions: every "bombed" is a trigger, every "said" a cue."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sayso.analysis import reader as module
from sayso.analysis.labels import CUES, HINTS, SAID_TAGS, TRIGGER_HEADS, TYPES, WORD_HEADS
from sayso.analysis.reader import FILES, KNOWN, LONGEST, Reader, softmax, softmaxes, weighed
from sayso.errors import RunStopped
from sayso.model.analysis import Heard, Sentence

PIECES = ["[UNK]", "[CLS]", "[SEP]", "bombed", "said", "x", "##x"]
BOMBED, SAID = PIECES.index("bombed"), PIECES.index("said")
fed: list[dict[str, Any]] = []


class Session:
    """Stands for all graphs."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def run(self, _: None, feed: dict[str, Any]) -> list[Any]:
        if self.path.name == "arguments.onnx":
            triggers, count = len(feed["at"]), feed["states"].shape[1]
            words = np.zeros((triggers, count, sum(map(len, WORD_HEADS.values()))))
            words[:, 0, -len(SAID_TAGS) + SAID_TAGS.index("content")] = 9  # the first word is what is said
            return [words, np.zeros((triggers, whole()))]
        ids = feed["ids"]
        if self.path.name == "lower.onnx":
            fed.append(feed)
            return [np.zeros((*ids.shape, 4), np.float32)]
        ids = np.take_along_axis(ids, feed["heads"], 1)
        scores = np.zeros((*ids.shape, 1 + len(TYPES)), np.float32)
        scores[..., 0] = 9
        scores[ids == BOMBED] = np.eye(1 + len(TYPES))[1 + TYPES.index("ASSAULT")] * 9
        cues = np.zeros((*ids.shape, 1 + len(CUES)), np.float32)
        cues[..., 0] = 9
        cues[ids == SAID] = np.eye(1 + len(CUES))[1] * 9
        return [np.zeros((*ids.shape, 4), np.float32), scores, cues]


def whole() -> int:
    return sum(map(len, TRIGGER_HEADS.values()))


def write(folder: Path) -> None:
    for name in FILES:
        (folder / name).write_text("", "utf-8")
    (folder / "vocab.txt").write_text("\n".join(PIECES), "utf-8")
    (folder / "reader.json").write_text(json.dumps({"version": "stub", "threshold": 0.5, "cues": 0.5}), "utf-8")


@pytest.fixture
def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    write(tmp_path)
    fed.clear()
    monkeypatch.setattr(module, "_session", Session)
    return Reader(tmp_path)


def sentence(text: str, start: int = 0) -> Sentence:
    return Sentence(start, start + len(text), text)


@pytest.mark.parametrize("gone", FILES)
def test_a_folder_that_lacks_a_file_stops_the_run(tmp_path: Path, gone: str) -> None:
    write(tmp_path)
    (tmp_path / gone).unlink()
    with pytest.raises(RunStopped) as stopped:
        Reader(tmp_path)
    assert stopped.value.code == 3
    assert str(stopped.value) == f"No reader model in {tmp_path}: {gone} missing"


def test_no_folder_at_all_says_all_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(RunStopped, match=", ".join(FILES) + " missing"):
        Reader(tmp_path / "weights")


def test_an_act_stands_where_its_word_stands(stub: Reader) -> None:
    text = "Jets bombed Brask."
    assert [(act.trigger.start, act.trigger.text) for act in stub.hear(sentence(text, 40)).acts] == [(45, "bombed")]
    assert stub.version == "stub"


def test_a_word_of_saying_is_read_for_beside_the_triggers(stub: Reader) -> None:
    heard = stub.hear(sentence("Brask was bombed, jets said.", 7))
    assert [(a.trigger.start, a.trigger.text) for a in heard.acts] == [(17, "bombed")]
    ((cue, content),) = [(c.head, c.content) for c in heard.cited]
    assert (cue.start, cue.text, [(s.start, s.text) for s in content]) == (30, "said", [(7, "Brask")])


@pytest.mark.parametrize("text", ["", " ", "Rain fell."])
def test_nothing_to_find(stub: Reader, text: str) -> None:
    assert stub.hear(sentence(text)) == Heard()


def test_every_sentence_is_read_alone(stub: Reader) -> None:
    one, two = sentence("Jets bombed Brask."), sentence("Brask was bombed again.", 20)
    assert list(stub.read([one, two])) == [stub.hear(one), stub.hear(two)]
    assert all(feed["ids"].shape[0] == 1 for feed in fed)


@pytest.mark.parametrize(
    "text", ["bombed x " * 400, "bombed x " * 125, "x " + "bombed x " * 125, "bombed " + "x" * 90 + " bombed x " * 99]
)
def test_windows_of_a_long_sentence_lose_and_double_nothing(stub: Reader, text: str) -> None:
    found = [act.trigger.start for act in stub.hear(sentence(text)).acts]
    assert found == [at for at in range(len(text)) if text.startswith("bombed", at)]
    assert all(feed["ids"].shape[1] <= LONGEST + 2 for feed in fed)


def test_windows_share_words_but_none_has_all(stub: Reader) -> None:
    stub.hear(sentence(" ".join(["x"] * 600)))
    sizes = [feed["ids"].shape[1] - 2 for feed in fed]
    assert sizes == [250, 250, 220]
    assert sum(sizes) - 600 == 2 * module.OVERLAP


def test_a_word_of_more_pieces_than_a_window_is_cut(stub: Reader) -> None:
    text = "bombed https://" + "x." * 300 + "x bombed"
    assert [act.trigger.text for act in stub.hear(sentence(text)).acts] == ["bombed", "bombed"]
    assert max(feed["ids"].shape[1] for feed in fed) == LONGEST + 2


@pytest.mark.parametrize(("part", "told"), [("headline", 1), ("caption", 1), ("heading", 1), ("paragraph", 0)])
def test_the_model_is_told_what_stands_over_the_text(stub: Reader, part: Any, told: int) -> None:
    stub.hear(Sentence(0, 5, "Rain.", part))
    assert set(fed[-1]["parts"].flat) == {told}


def test_the_model_is_told_capitals_and_what_the_codebook_knows(stub: Reader) -> None:
    stub.hear(sentence("NATO bombed Brask"))
    (feed,) = fed
    assert feed["shapes"].tolist() == [[0, 2, 0, 1, 0]]
    assert [(at, HINTS[kind]) for at, kind in np.argwhere(feed["hints"][0]).tolist()] == [(2, "ASSAULT")]


def test_chances_add_up_and_are_rounded() -> None:
    chances = softmax(np.array([[0.0, 0.0, 1e-9], [1000.0, 0.0, -1000.0]], np.float32))
    assert chances.tolist() == pytest.approx(np.array([[0.333] * 3, [1.0, 0.0, 0.0]]))


def test_a_type_that_the_codebook_knows_a_word_as_is_likelier() -> None:
    rows = np.zeros((3, 1 + len(TYPES)), np.float32)
    rows[:, :4] = [0.4, 0.4, 0.2, 0.0]
    hints = np.zeros((3, len(TYPES)), np.float32)
    hints[0, 1] = hints[2, 2] = 1
    known, plain, unlikely = weighed(rows.copy(), hints).tolist()
    assert known[2] == pytest.approx(0.6 * 0.2 * KNOWN / (0.2 * KNOWN + 0.4), abs=1e-3)
    assert plain == pytest.approx(rows[1].tolist())
    assert unlikely == pytest.approx(rows[2].tolist())  # nothing comes of nothing


@pytest.mark.parametrize("chance", [0.0, 0.05, 0.5, 1.0])
@pytest.mark.parametrize("hinted", [(), (0,), (0, 1, 2)])
def test_weighed_types_leave_the_chance_of_a_trigger(chance: float, hinted: tuple[int, ...]) -> None:
    rows = np.full((1, 1 + len(TYPES)), chance / len(TYPES), np.float32)
    rows[0, 0] = 1 - chance
    hints = np.zeros((1, len(TYPES)), np.float32)
    hints[0, list(hinted)] = 1
    (made,) = weighed(rows.copy(), hints).tolist()
    assert made[0] == pytest.approx(1 - chance)
    assert sum(made[1:]) == pytest.approx(chance, abs=len(TYPES) * 0.5e-3)  # each is rounded


def test_heads_side_by_side_have_the_chances_of_each_alone() -> None:
    heads = {"few": ("a", "b", "c"), "many": tuple(map(str, range(40))), "one": ("z",)}
    scores = np.random.default_rng(1).normal(0, 5, (2, 7, 44)).astype(np.float32)
    made = softmaxes(scores, heads)
    assert list(made) == ["few", "many", "one"]
    for name, columns in (("few", slice(0, 3)), ("many", slice(3, 43)), ("one", slice(43, 44))):
        assert np.array_equal(made[name], softmax(scores[..., columns]))
