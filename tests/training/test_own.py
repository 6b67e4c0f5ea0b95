"""The reports that we wrote ourselves, and what their lines may hold."""

from pathlib import Path
from typing import Any

import pytest

from own import REPORTS, Own, read_own
from said import Said, WrongLine
from sayso.codebook import load

TEXT = "The mayor said rebels shelled the mill. The rebels shelled it again, killing three guards in Brask."


def read(folder: Path, *lines: str, head: str = "t1 | 2021-03-09 | Amal Post | Mill shelled") -> list[dict[str, Any]]:
    """The claims of one report with these lines."""
    (folder / "mill.txt").write_text(f"== {head}\n{TEXT}\n-- claims\n" + "\n".join(lines) + "\n", "utf-8")
    (own,) = read_own(folder)
    assert own.claims is not None
    return own.claims


def marks(folder: Path, *lines: str) -> list[Said]:
    """The attributions of one report with these lines."""
    (folder / "mill.txt").write_text(f"== t1\n{TEXT}\n-- attributions\n" + "\n".join(lines) + "\n", "utf-8")
    (own,) = read_own(folder)
    assert (own.claims, own.record["text"]) == (None, TEXT)
    return own.said or []


def test_all_our_reports_are_well_formed() -> None:
    types = load().types
    found = list(read_own())
    assert len({own.record["id"] for own in found}) == len(found) >= 100
    empty = [own.record["id"] for own in found if not (own.claims or own.said)]
    assert len(empty) < len(found) / 20, empty  # some hold nothing, though their words look like acts
    for own in found:
        text = own.record["text"]
        for claim in own.claims or ():
            assert claim["doc"] == own.record["id"]
            assert claim["mode"] in ("", *types[claim["type"]].modes), claim
            for words in (claim["trigger"], *claim["actors"], *claim["recipients"]):
                assert text[words["start"] :].startswith(words["text"])
            assert all(source["text"] in text for source in claim["sources"])
        for said in own.said or ():
            assert said.cue[0] <= said.head < said.cue[1]


def test_every_type_has_examples() -> None:
    assert {claim["type"] for own in read_own(REPORTS) for claim in own.claims or ()} == set(load().types)


def test_a_record_is_that_of_the_gold(tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text(f"== t1 | 2021-03-09 | Amal Post | Mill\n{TEXT}\n-- claims\n", "utf-8")
    record = {
        "id": "t1",
        "title": "Mill",
        "published": "2021-03-09",
        "publisher": "Amal Post",
        "text": TEXT,
        "licence": "ours",
    }
    assert list(read_own(tmp_path)) == [Own(record, [], None)]


def words_of(said: Said) -> tuple[str | None, str, str, list[str]]:
    source = TEXT[slice(*said.source)] if said.source else None
    return source, TEXT[slice(*said.cue)], TEXT[said.head :].split()[0], [TEXT[a:b] for a, b in said.content]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The mayor | said | rebels shelled the mill", ("The mayor", "said", "said", ["rebels shelled the mill"])),
        ("- | mayor *said | rebels ... mill", (None, "mayor said", "said", ["rebels shelled the mill"])),
        ("The mayor | said | rebels // in Brask", ("The mayor", "said", "said", ["rebels", "in Brask"])),
        ("rebels@2 | said | three guards@1", ("rebels", "said", "said", ["three guards"])),
        ("- | shelled@2 | it again", (None, "shelled", "shelled", ["it again"])),
        ("- | . | The mayor", (None, ".", ".", ["The mayor"])),
    ],
)
def test_an_attribution_is_found_by_its_words(
    tmp_path: Path, line: str, expected: tuple[str | None, str, str, list[str]]
) -> None:
    (said,) = marks(tmp_path, line)
    assert words_of(said) == expected
    assert said.asserts
    assert not marks(tmp_path, line + " | m")[0].asserts


def test_cues_are_counted_on_from_line_to_line(tmp_path: Path) -> None:
    line = "rebels | shelled | mill"
    assert [m.cue[0] for m in marks(tmp_path, line, line)] == [TEXT.index("shelled"), TEXT.rindex("shelled")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("The mayor | said", "expected source | cue | content"),
        ("The mayor | said | ", "expected source | cue | content"),
        ("The mayor | told | rebels", "no 'told' in the text"),
        ("A mayor | said | rebels", "no 'A mayor' in the text"),
        ("The mayor | said | rebels ... fell", "no 'fell' after 'rebels'"),
        ("The mayor | said | rebels | maybe", "'maybe' is neither m nor empty"),
        ("The mayor | said@2 | rebels", "index out of range"),
    ],
)
def test_a_wrong_attribution_is_refused(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(WrongLine) as wrong:
        marks(tmp_path, line)
    assert str(wrong.value).startswith(f"mill.txt, t1: {line.strip()!r}: ") or repr(line) in str(wrong.value)
    assert told in str(wrong.value)


def test_a_claim_has_all_fields_of_the_gold(tmp_path: Path) -> None:
    line = (
        "shelled | ASSAULT:heavy-weapons | happened | The mayor = mayor | rebels | the mill = mill; guards | Brask |"
        " 2021-03 | killed 3..3; injured 10..; weapons ..5"
    )
    assert read(tmp_path, line) == [
        {
            "doc": "t1",
            "trigger": {"text": "shelled", "start": TEXT.index("shelled")},
            "type": "ASSAULT",
            "mode": "heavy-weapons",
            "status": "happened",
            "sources": [{"name": "mayor", "text": "The mayor"}],
            "actors": [{"text": "rebels", "start": TEXT.index("rebels"), "name": "rebels"}],
            "recipients": [
                {"text": "the mill", "start": TEXT.index("the mill"), "name": "mill"},
                {"text": "guards", "start": TEXT.index("guards"), "name": "guards"},
            ],
            "place": ["Brask"],
            "time": "2021-03",
            "numbers": [
                {"of": "killed", "low": 3, "high": 3},
                {"of": "injured", "low": 10, "high": None},
                {"of": "weapons", "low": None, "high": 5},
            ],
        }
    ]


def test_fields_at_the_end_may_be_left_out(tmp_path: Path) -> None:
    (claim,) = read(tmp_path, "shelled | ASSAULT | denied")
    assert not any(claim[name] for name in ("mode", "sources", "actors", "recipients", "place", "time", "numbers"))


def test_a_trigger_is_the_next_one_or_the_one_that_is_counted(tmp_path: Path) -> None:
    one, two = TEXT.index("shelled"), TEXT.rindex("shelled")
    line = "shelled{} | ASSAULT | happened"
    assert [c["trigger"]["start"] for c in read(tmp_path, line.format(""), line.format(""))] == [one, two]
    assert [c["trigger"]["start"] for c in read(tmp_path, line.format("@2"), line.format("@1"))] == [two, one]


@pytest.mark.parametrize(
    ("trigger", "words", "start"),
    [
        ("shelled", "rebels", TEXT.index("rebels")),
        ("again", "rebels", TEXT.rindex("rebels")),
        ("again", "rebels@1", TEXT.index("rebels")),
    ],
)
def test_words_stand_where_they_are_nearest_to_the_trigger(
    tmp_path: Path, trigger: str, words: str, start: int
) -> None:
    (claim,) = read(tmp_path, f"{trigger} | ASSAULT | happened | | {words}")
    assert claim["actors"][0]["start"] == start


def test_a_chain_goes_from_the_outermost_inwards(tmp_path: Path) -> None:
    (claim,) = read(tmp_path, "shelled | ASSAULT | happened | The mayor = Ana Soto > unnamed")
    assert claim["sources"] == [{"name": "Ana Soto", "text": "The mayor"}, {"name": "unnamed", "text": ""}]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("bombed | ASSAULT | happened", "no word 'bombed' in the text"),
        ("shell | ASSAULT | happened", "no word 'shell' in the text"),
        ("rebels shelled | ASSAULT | happened", "expected one word as it stands"),
        ("shelled@3 | ASSAULT | happened", "index out of range"),
        ("shelled | ATTACK | happened", "'ATTACK' is none of AGREE, CONSULT"),
        ("shelled | ASSAULT:shells | happened", "'shells' is none of"),
        ("shelled | ASSAULT | happend", "'happend' is none of happened, ongoing"),
        ("shelled | ASSAULT", "'' is none of happened"),
        ("shelled | ASSAULT | happened | Soto", "no 'Soto' in the text"),
        ("shelled | ASSAULT | happened | | army = rebels", "no 'army' in the text"),
        ("shelled | ASSAULT | happened | | rebels@9", "index out of range"),
        ("shelled | ASSAULT | happened | | | | | | killed 3", "'killed 3', expected what is counted and LOW..HIGH"),
        ("shelled | ASSAULT | happened | | | | | | dead 3..3", "'dead 3..3', expected what is counted"),
        ("shelled | ASSAULT | happened | | | | | | none 3..3", "'none 3..3', expected what is counted"),
        ("shelled | ASSAULT | happened | | | | | | killed few..", "invalid literal"),
    ],
)
def test_a_wrong_line_is_refused_with_its_file_report_and_words(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(WrongLine) as wrong:
        read(tmp_path, "killing | ASSAULT | happened", "", line)
    assert str(wrong.value).startswith(f"mill.txt, t1: {line!r}: ")
    assert told in str(wrong.value)
