"""Where sentences end, on both sides of every boundary."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.analysis.sentences import sentences, split
from sayso.model.report import READ_PARTS, Part, Report
from sayso.sources.layout import layout


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


WHOLE = [
    "Gen. Petar Marr and Lt. Col. Ana Odun met Mr. Brandt on Jan. 5.",
    "The U.S. Navy and the U.N. Mission left.",
    "It began on Dec. 6th in St. Anne.",
    "Troops came at 5 p.m. Monday and at 7 a.m. EST.",
    "J. Odun and A. B. Marr signed it.",
    "Dr. Odun, Ph.D., of Marr & Co. Holdings agreed.",
    "Order No. 5 was withdrawn.",
    "It fired 3.5 tons of shells at 10.30 and lost 2,500 men.",
    'He said "the war is over." and left.',
    '"We will not leave." he said.',
    '"Stop!" he said.',
    '"Never!" Mayor Odun shouted.',
    "“Who fired?” Brandt asked.",
    "Some groups, e.g. Marr's, i.e. the southern ones, stayed.",
    "Odun vs. Brandt was heard on Friday.",
    "Sen. Ana Odun (D-Mass.) Monday said no.",
    "Ms. Odun et al. signed it.",
    "The mayor (he is 70. or so) left.",
    "See www.courier.example.Org for more.",
    "1. The army withdraws.",
    "He thought... of leaving.",
    "Three towns fell: Varna; Sofia; and Ruse.",
    "Harbour shelled, mayor flees",
    "Col. Ana “A.J.” Odun spoke.",
    'Petar "Jr." Marr sang.',
    "The Ruritanian news agency R.N.A. reported it.",
    "He crossed W.Va. 61 on foot.",
    "It is on the U.S. “no-fly” list.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_one_sentence(text: str) -> None:
    assert cut(text) == [text]


PAIRS = [
    ("The army left.", "Nobody saw it."),
    ("They fled to the U.S.", "He stayed."),
    ("It was signed by Odun Inc.", "The price was not told."),
    ("It came at 5 p.m.", "The town slept."),
    ("It happened in Dec.", "The war was over."),
    ("He got Plan B.", "The rest got none."),
    ("They said no.", "Brandt said yes."),
    ('"We will not leave."', "He left."),
    ('"Stop!"', "The crowd went on."),
    ('"We came."', '"We saw."'),
    ("“They fired.", "We ran,” she said."),
    ("Who fired?", "Nobody knows."),
    ("They fled!", "Then it was quiet."),
    ("He left (by sea).", "She stayed."),
    ("He left.", "(She stayed.)"),
    ("He saw modern art.", "Critics did not."),
    ("He fell ill.", "Doctors came."),
    ("He waited…", "Nothing came."),
    ("He had to go ....", "The town fell."),
    ("Two died.", "17 were hurt."),
    ('He left "the U.S."', "Nobody followed."),
    ("They met (in the U.S.)", "The rest stayed."),
    ("They met the chief.", "al-Marri agreed."),
    ("He left the U.N.", "“It is over,” he said."),
    ("She met Odun, Marr, etc.", "Brandt was ill."),
    ("It cost 5.", "Nobody paid."),
]


@pytest.mark.parametrize("pair", PAIRS)
def test_two_sentences(pair: tuple[str, str]) -> None:
    assert cut(" ".join(pair)) == list(pair)


def test_missing_space() -> None:
    assert cut("They shelled the town.Troops came.") == ["They shelled the town.", "Troops came."]
    assert cut('He said "go."The men went.') == ['He said "go."', "The men went."]
    assert len(cut("Write to odun.Marr@courier.example or www.courier.Example now.")) == 1


def test_stripped_text_keeps_its_stops() -> None:
    text = "Mondays attack killed five people the mayor said. Varnas hospital said it took in nine. Odun denied it"
    assert len(cut(text)) == 3


def test_a_photo_of_a_gallery_in_running_text() -> None:
    text = "A girl was shot in Varna. Photo: Ann Reed Image 2 of 8 Police came. Photo 3 of 8: Two of 8 men were held."
    assert cut(text) == [
        "A girl was shot in Varna.",
        "Photo: Ann Reed Image 2 of 8",
        "Police came.",
        "Photo 3 of 8:",
        "Two of 8 men were held.",
    ]


def test_photo_credit_and_dateline_in_running_text() -> None:
    text = "Women walk past ruins in Varna (Wire photo) VARNA (Coastwire) The coalition struck again."
    assert cut(text) == ["Women walk past ruins in Varna (Wire photo)", "VARNA (Coastwire) The coalition struck again."]
    assert len(cut("Men of the SDF (Coastguard) Navy left.")) == 1


def test_each_sentence_carries_the_kind_of_its_part() -> None:
    text = "Harbour shelled\nBy Ana Odun\nShells fell. Nobody died."
    parts = (Part(0, 15, "headline"), Part(16, 27, "byline"), Part(28, len(text), "paragraph"))
    got = sentences(Report("r", "r", text, parts=parts))
    assert [(one.text, one.part) for one in got] == [
        ("Harbour shelled", "headline"),
        ("Shells fell.", "paragraph"),
        ("Nobody died.", "paragraph"),
    ]


def test_without_layout_each_line_is_a_paragraph() -> None:
    got = sentences(Report("r", "r", "Harbour shelled\n\n Shells fell. Nobody died. \r\n"))
    assert [one.text for one in got] == ["Harbour shelled", "Shells fell.", "Nobody died."]


SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "gold"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the development gold is not beside this checkout")
def test_no_trigger_of_the_gold_is_cut_or_left_out() -> None:
    spans: dict[str, list[tuple[int, int]]] = {}
    for line in (SHARED / "claims.reports.jsonl").read_text(encoding="utf-8").split("\n"):
        if line:
            key, text = (one := json.loads(line))["id"], one["text"]
            got = sentences(Report(key, key, text, parts=layout(text)))
            spans[key] = [(sentence.start, sentence.end) for sentence in got]
    lost = []
    for line in filter(None, (SHARED / "claims.gold.jsonl").read_text(encoding="utf-8").split("\n")):
        claim = json.loads(line)
        start, words = claim["trigger"]["start"], claim["trigger"]["text"]
        if not any(low <= start and start + len(words) <= high for low, high in spans[claim["doc"]]):
            lost.append((claim["doc"], start))
    assert lost == []


MARKS = st.sampled_from(['"', "“", "”", "'", "(", ")", ".", ". ", "...", "! ", "? ", "…", " ", "\n", "\u00a0"])
WORDS = st.sampled_from(["Odun", "left", "U.S", "Gen", "said", "A", "p.m", "5", "No", "VARNA (AP) ", "(Wire photo) "])
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.one_of(MARKS, WORDS), max_size=30).map("".join))


@given(TEXTS)
def test_sentences_slice_and_cover(text: str) -> None:
    got = sentences(Report("r", "r", text))
    assert all(text[one.start : one.end] == one.text == one.text.strip() != "" for one in got)
    assert all(one.end <= two.start for one, two in pairwise(got))
    assert "".join("".join(one.text.split()) for one in got) == "".join(text.split())
    assert {one.part for one in got} <= READ_PARTS


def test_long_text_without_a_break() -> None:
    assert len(cut("He came. " * 20_000)) == 20_000
    assert len(cut("a. " * 50_000)) == 1
