"""What people judged as training data: which words and heads are learnt from, and which reports are held back."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import judged
from judged import BESIDE, LEAST_BESIDE, beside, examples_of, read_judged, split
from own import Own
from sayso.analysis.labels import PARTY_TAGS, SOURCE_KINDS, TYPES
from sayso.errors import RunStopped
from sayso.export.encoding import json_line

TEXT = (
    "Ferry hit\n\nThe coast guard said rebels shelled the ferry on Monday. Crews looted a store and fled.\n\n"
    "Rebels denied it.\n"
)


def at(words: str, name: str = "") -> dict[str, Any]:
    return {"text": words, "start": TEXT.index(words), "name": name or words}


def claim(trigger: str, kind: str = "ASSAULT", **parts: Any) -> dict[str, Any]:
    told = {
        "trigger": at(trigger),
        "type": kind,
        "mode": "",
        "status": "happened",
        "sources": [],
        "actors": [],
        "recipients": [],
        "place": [],
        "time": "",
        "numbers": [],
        "unknown": [],
    }
    return told | parts


def sentence(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, TEXT.index(".", start) + 1]


SHELLED = claim(
    "shelled", actors=[at("rebels")], recipients=[at("the ferry", "ferry")], sources=[at("The coast guard", "guard")]
)


def record(*claims: dict[str, Any], rejected: tuple[str, ...] = (), known: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "id": "r1",
        "title": "Ferry hit",
        "published": "2021-03-09",
        "publisher": "Amal Post",
        "text": TEXT,
        "parts": [
            [0, 9, "headline"],
            [11, TEXT.index("\n\n", 11), "paragraph"],
            [TEXT.index("Rebels"), len(TEXT) - 1, "quote"],
        ],
        "claims": list(claims),
        "rejected": [at(words) for words in rejected],
        "known": [sentence(words) for words in known],
    }


def test_sentences_of_which_nothing_is_known_are_no_examples() -> None:
    (one,) = examples_of(record(SHELLED))
    assert one.sentence.text.startswith("The coast guard said")
    assert list(examples_of(record())) == []


def test_of_a_sentence_with_claims_that_nobody_judged_the_judged_words_alone_are_known() -> None:
    (one,) = examples_of(record(SHELLED))
    assert one.known == frozenset({one.words.index("shelled")})
    (two,) = examples_of(record(claim("looted", "COERCE"), rejected=("fled",)))
    assert two.known == frozenset({two.words.index("looted"), two.words.index("fled")})
    (three,) = examples_of(record(rejected=("fled",)))
    assert (three.known, three.targets) == (frozenset({two.words.index("fled")}), [])


def test_a_sentence_that_is_known_is_learnt_from_whole() -> None:
    whole = list(examples_of(record(SHELLED, rejected=("looted",), known=("The coast", "Crews"))))
    assert [(one.known, len(one.targets)) for one in whole] == [(None, 1), (None, 0)]
    assert all(one.claims and not one.said for one in whole)


def test_sentences_are_those_of_the_layout_that_the_report_has() -> None:
    (one,) = examples_of(record(claim("denied", "REJECT"), known=("Rebels denied",)))
    assert (one.sentence.part, one.sentence.text, one.known) == ("quote", "Rebels denied it.", None)
    assert [found.sentence.part for found in examples_of(record(claim("hit")))] == ["headline"]


def test_a_claim_is_told_by_all_heads() -> None:
    (one,) = examples_of(record(SHELLED))
    (target,) = one.targets
    assert TYPES[target.type] == "ASSAULT"
    assert set(target.words) == {"party", "source", "place", "time", "number"}
    tagged = {one.words[n]: PARTY_TAGS[tag] for n, tag in enumerate(target.words["party"]) if tag}
    assert tagged == {"rebels": "actor", "the": "recipient", "ferry": "recipient-more"}
    assert SOURCE_KINDS[target.whole["inner"]] == "here"


@pytest.mark.parametrize(
    ("part", "words", "whole"),
    [
        ("actors", {"party"}, {"actor"}),
        ("recipients", {"party"}, {"recipient"}),
        ("mode", set(), {"mode"}),
        ("place", {"place"}, {"where"}),
        ("time", {"time"}, {"when"}),
        ("numbers", {"number"}, set()),
    ],
)
def test_heads_that_tell_of_an_unknown_part_learn_nothing(part: str, words: set[str], whole: set[str]) -> None:
    (full,) = next(examples_of(record(SHELLED))).targets
    (target,) = next(examples_of(record(SHELLED | {"unknown": [part]}))).targets
    assert (full.words.keys() - target.words.keys(), full.whole.keys() - target.whole.keys()) == (words, whole)


def test_a_source_stands_where_it_is_said_to_stand() -> None:
    elsewhere = {"text": "rebels", "start": TEXT.index("Rebels denied"), "name": "rebels"}
    (target,) = next(examples_of(record(SHELLED | {"sources": [elsewhere]}))).targets
    assert SOURCE_KINDS[target.whole["inner"]] == "carried"
    assert not any(target.words["source"])


def write(path: Path, *records: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in records), "utf-8")
    return path


def test_files_of_annotations_are_read(tmp_path: Path) -> None:
    one, other = record(SHELLED), record(SHELLED) | {"id": "r2"}
    found, told = read_judged([write(tmp_path / "a.jsonl", one), write(tmp_path / "b.jsonl", other)])
    assert (found, told) == ([one, other], [])


def test_line_ends_within_a_text_end_no_report(tmp_path: Path) -> None:
    one = record(SHELLED) | {"title": "Ferry\u2028shelled\x85off\x0bBrask"}
    (tmp_path / "a.jsonl").write_bytes(json_line(one))
    assert read_judged([tmp_path / "a.jsonl"]) == ([one], [])


def test_a_report_that_was_judged_in_two_places_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", record(SHELLED))
    with pytest.raises(RunStopped, match="Report r1 was judged in two of the places given; merge the archives first"):
        read_judged([path, path])


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "r1"}', "1"])
def test_a_file_that_holds_something_else_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps(record(SHELLED))}\n{line}\n", "utf-8")
    with pytest.raises(RunStopped, match=rf"^No annotations in '{re.escape(str(path))}', line 2 \("):
        read_judged([path])


@pytest.mark.parametrize("name", ["nothing.jsonl", "folder"])
def test_a_place_that_is_neither_archive_nor_file_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(RunStopped):
        read_judged([tmp_path / name])


def many(count: int, text: str = "") -> list[dict[str, Any]]:
    """Reports with five judged claims each, on nothing alike unless a text is given."""
    return [
        record(*[SHELLED] * 4, rejected=("fled",))
        | {"id": f"r{n}", "text": text or " ".join(f"w{n}x{k}" for k in range(40))}
        for n in range(count)
    ]


@pytest.mark.parametrize("count", [4, 10, 40])
def test_about_a_fifth_of_the_reports_is_held_back_the_same_each_time(count: int) -> None:
    learn, held = split(many(count))
    assert sorted(one["id"] for one in learn + held) == sorted(one["id"] for one in many(count))
    assert 1 <= len(held) <= max(2, count // 3)
    assert split(many(count)[::-1])[1] == held[::-1]


def test_reports_that_share_text_stand_on_one_side() -> None:
    learn, held = split(many(8) + [one | {"id": f"copy-{one['id']}"} for one in many(8)])
    for side in (learn, held):
        own = {one["id"].removeprefix("copy-") for one in side}
        assert len(side) == 2 * len(own)


@pytest.mark.parametrize(
    ("records", "told"),
    [
        ([], "Too little to learn from: 0 judged claims in 0 reports; expected 20 in several"),
        (many(3), "Too little to learn from: 15 judged claims in 3 reports"),
        (many(1) * 1, "5 judged claims in 1 reports"),
        (
            [one | {"claims": [], "rejected": [at("fled")] * 5} for one in many(6)],
            "Nothing to learn from but rejections: all 30 judged claims; expected right ones too",
        ),
        (many(6, TEXT), "The 6 judged reports all share their text; expected some that do not"),
    ],
)
def test_too_little_is_told(records: list[dict[str, Any]], told: str) -> None:
    with pytest.raises(RunStopped, match=re.escape(told)):
        split(records)


def test_shipped_data_stands_beside_in_proportion(monkeypatch: pytest.MonkeyPatch) -> None:
    there = [Own({"id": f"d{n}", "text": "Rebels shelled it. Crews fled."}, [], None) for n in range(2 * LEAST_BESIDE)]
    monkeypatch.setattr(judged, "read_own", lambda: there)
    assert len(beside(None, 10)) == LEAST_BESIDE
    assert len(beside(None, 250)) == BESIDE * 250 > LEAST_BESIDE
    assert len(beside(None, 10, 7)) == 7
    assert beside(None, 10, 0) == []
    assert len(beside(None, 10**6)) == 2 * len(there)
    drawn = [(one.doc, one.sentence.text) for one in beside(None, 10, 5)]
    assert drawn == [(one.doc, one.sentence.text) for one in beside(None, 99, 5)]
    assert len({doc for doc, _ in drawn} - {"d0", "d1", "d2"}) > 1
