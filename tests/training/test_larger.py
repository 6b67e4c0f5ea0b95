"""The larger reader that the shipped one learns from, and what is kept of it."""

from pathlib import Path
from typing import Any

import pytest

from sayso.analysis.labels import CUES, HINTS, TRIGGER_HEADS, TYPES, WORD_HEADS

torch = pytest.importorskip("torch", reason="training needs torch, reading does not")
larger, taught = pytest.importorskip("larger"), pytest.importorskip("taught")
SMALL = {"WIDTH": 24, "HEADS": 2, "INNER": 48, "LAYERS": 3, "FORK": 2, "STILL": 1, "WORDS": 200, "PLACES": 40}
LABELS = {name: sum(map(len, heads.values())) for name, heads in (("words", WORD_HEADS), ("whole", TRIGGER_HEADS))}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A larger reader of the same shape, only small."""
    for name, size in SMALL.items():
        monkeypatch.setattr(larger, name, size)
    torch.manual_seed(3)
    return larger.LargerModel().eval()


def test_padding_changes_nothing_and_tokens_are_the_encoders_own(small: Any) -> None:
    ids = torch.tensor([[101, 120, 130, 102, 0, 0], [101, 120, 130, 140, 150, 102]])
    none = torch.zeros_like(ids)
    hints = torch.zeros(*ids.shape, len(HINTS))
    heads, counts = torch.tensor([[1, 2, 0, 0], [1, 2, 3, 4]]), torch.tensor([2, 4])
    with torch.no_grad():
        read, trigger, cue = small.trunk(ids, none, none, hints, heads)
        alone = small.trunk(ids[:1, :4], none[:1, :4], none[:1, :4], hints[:1, :4], heads[:1, :2])
        words, whole = small.arguments(
            read, counts, torch.tensor([0, 1, 1]), torch.tensor([1, 2, 3]), counts[[0, 1, 1]]
        )
        first = small.arguments(alone[0], counts[:1], torch.tensor([0]), torch.tensor([1]), counts[:1])
    assert trigger.shape == (2, 4, 1 + len(TYPES))
    assert cue.shape == (2, 4, 1 + len(CUES))
    assert words.shape == (3, 4, LABELS["words"])
    assert whole.shape == (3, LABELS["whole"])
    assert torch.allclose(trigger[0, :2], alone[1][0], atol=1e-5)
    assert torch.allclose(words[0, :2], first[0][0], atol=1e-5)
    assert torch.allclose(whole[0], first[1][0], atol=1e-5)
    assert larger._tokens(ids)[0].tolist() == [0, 124, 134, 2, 1, 1]


def test_the_lowest_layers_and_the_embeddings_of_words_stay(small: Any) -> None:
    still = {name for name, weight in small.named_parameters() if not weight.requires_grad}
    assert {"trunk.word.weight", "trunk.place.weight", "trunk.norm.bias", "trunk.layers.0.up.weight"} <= still
    assert not still & {"trunk.layers.1.up.weight", "trunk.hint.weight", "arguments.layers.0.up.weight"}


def test_distances_are_told_apart_by_side_near_and_by_size_far() -> None:
    told = larger.buckets(200)
    assert len({*told[100, 93:101].tolist()}) == 8  # each of the near ones
    assert told[100, 99] != told[100, 101]
    assert told[0, 150] == told[0, 199]  # beyond FAR they are one
    assert int(told.max()) < larger.BUCKETS


def test_a_missing_package_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"0 of 5 pieces of all-mpnet-base-v2 in .*; expected: pip install"):
        larger.mpnet(tmp_path)


def _scores(words: int, targets: int) -> Any:
    return taught.Taught(
        torch.randn(words, 1 + len(TYPES)).half(),
        torch.randn(words, 1 + len(CUES)).half(),
        torch.randn(targets, words, LABELS["words"]).half(),
        torch.randn(targets, LABELS["whole"]).half(),
    )


def test_what_is_kept_follows_the_words_and_targets_that_stay() -> None:
    whole = _scores(5, 3)
    part = whole.of([0, 2, 4, 7], [1, 2])  # the eighth word was beyond what the teacher read
    assert torch.equal(part.trigger, whole.trigger[[0, 2, 4]])
    assert torch.equal(part.words, whole.words[1:][:, [0, 2, 4]])
    assert torch.equal(part.whole, whole.whole[1:])


def test_nothing_lies_between_a_model_and_itself() -> None:
    theirs = _scores(3, 2)
    trigger, cue = torch.randn(1, 5, 1 + len(TYPES)), torch.randn(1, 5, 1 + len(CUES))
    words = torch.randn(2, 5, LABELS["words"])
    trigger[0, :3], cue[0, :3], words[:, :3] = (theirs.trigger.float(), theirs.cue.float(), theirs.words.float())
    said = taught.Scores(trigger, cue, words, theirs.whole.float())
    weights = dict.fromkeys(("trigger", "cue", *WORD_HEADS, *TRIGGER_HEADS), 1.0)
    told = frozenset(weights)
    row = taught.Row([told, told], theirs)
    assert float(taught.apart(said, [row], weights)) == pytest.approx(0, abs=1e-4)
    other = taught.Scores(trigger + 3 * torch.eye(1 + len(TYPES))[0], cue, words, theirs.whole.float())
    assert float(taught.apart(other, [row], weights)) > 0.1
    elsewhere = {head: weight for head, weight in weights.items() if head != "trigger"}
    assert float(taught.apart(other, [row], elsewhere)) == pytest.approx(0, abs=1e-4)
    assert float(taught.apart(other, [taught.Row([told, told], None)], weights)) == 0  # of a row without a teacher


def test_teachers_are_each_heard_for_their_heads() -> None:
    one, other = _scores(3, 2), _scores(3, 2)
    every = frozenset({"trigger", "cue", *WORD_HEADS, *TRIGGER_HEADS})
    lessons = [taught.Lesson(every, {("r", 0): one}), taught.Lesson(frozenset({"party"}), {("r", 0): other})]
    (mean,) = taught.together(lessons, [("r", 0)])
    chances = one.trigger.float().softmax(-1)
    assert torch.allclose(mean.trigger.float().exp(), chances, atol=1e-2)
    sizes = [len(labels) for labels in WORD_HEADS.values()]
    at = list(WORD_HEADS).index("party")
    both = [scores.words.float().split(sizes, -1)[at].softmax(-1) for scores in (one, other)]
    assert torch.allclose(mean.words.float().split(sizes, -1)[at].exp(), (both[0] + both[1]) / 2, atol=1e-2)
    alone = list(WORD_HEADS).index("place")
    assert torch.allclose(
        mean.words.float().split(sizes, -1)[alone].exp(),
        one.words.float().split(sizes, -1)[alone].softmax(-1),
        atol=1e-2,
    )


def test_a_sentence_of_which_nothing_is_told_has_no_scores_for_words() -> None:
    none = taught.Taught(torch.randn(2, 3).half(), torch.randn(2, 2).half(), torch.zeros(0, 2, 0), torch.zeros(0, 0))
    (mean,) = taught.together([taught.Lesson(frozenset({"trigger", "cue"}), {("r", 0): none})] * 2, [("r", 0)])
    assert mean.words.shape == (0, 2, 0)
    assert torch.allclose(mean.cue.float().exp().sum(-1), torch.ones(2), atol=1e-2)


def test_a_batch_is_as_far_apart_as_its_rows() -> None:
    torch.manual_seed(5)
    told = [frozenset({"trigger", "party"}), frozenset({"party", "status"})]
    weights = {"trigger": 1.0, "cue": 0.5, "party": 2.0, "status": 0.3}
    none = taught.Taught(
        torch.randn(2, 1 + len(TYPES)), torch.randn(2, 1 + len(CUES)), torch.zeros(0, 2, 0), torch.zeros(0, 0)
    )
    rows = [
        taught.Row(told, _scores(4, 2)),
        taught.Row([], none),
        taught.Row(told[:1], None),
        taught.Row(told, _scores(6, 2)),
    ]
    sizes = [len(row.targets) for row in rows]
    said = taught.Scores(
        torch.randn(4, 6, 1 + len(TYPES)),
        torch.randn(4, 6, 1 + len(CUES)),
        torch.randn(5, 6, LABELS["words"]),
        torch.randn(5, LABELS["whole"]),
    )
    whole = float(taught.apart(said, rows, weights)) * max(sum(sizes), taught.FEWEST)
    single, first = 0.0, 0
    for number, row in enumerate(rows):
        of = slice(first, first + sizes[number])
        part = taught.Scores(
            said.trigger[number : number + 1], said.cue[number : number + 1], said.words[of], said.whole[of]
        )
        single += float(taught.apart(part, [row], weights)) * max(sizes[number], taught.FEWEST)
        first += sizes[number]
    assert whole == pytest.approx(single, rel=1e-4)
