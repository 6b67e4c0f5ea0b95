"""Judgements: taken in line by line, known again, withdrawn; what they do to what is found."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from tests.archive.fake import capture, tables
from tests.archive.judging import made

from sayso.archive import judgements as module
from sayso.archive.archive import Archive
from sayso.archive.judgements import Received, judge, judgements_of, line_of, parsed, parsed_all
from sayso.archive.lines import Judged
from sayso.errors import RunStopped
from sayso.model.judgement import Judgement, holding, standing
from sayso.run.adding import add
from sayso.run.querying import claims, parties_of

AT = "2026-03-09T10:00:00Z"


def said(verdict: str, *of: str, **rest: str) -> Judgement:
    return replace(Judgement("note", of, by="ann", at=AT), verdict=verdict, **rest)  # type: ignore[arg-type]


def found(archive: Archive, **wanted: object) -> list[str]:
    return [claim.id for claim in claims(archive, wanted)]  # type: ignore[arg-type]


def take(archive: Archive, *judgements: Judgement) -> Received:
    received = judge(archive, judgements)
    assert received.refused == []
    return received


def test_the_same_line_twice_is_one_judgement(archive: Archive) -> None:
    own = made(archive)["Rebels shelled"]
    one = said("not-a-claim", own, why="a headline of a film")
    assert len(take(archive, one, one).taken) == 1
    assert take(archive, one).known == 1
    assert list(judgements_of(archive)) == [one]


def test_a_line_without_person_and_instant_gets_both_and_is_known_again(archive: Archive) -> None:
    own = made(archive)["Rebels shelled"]
    bare = Judgement("correct", (own,))
    received = judge(archive, [bare], by="bob")
    (kept,) = received.taken
    assert (kept.by, kept.at[-1]) == ("bob", "Z")
    assert judge(archive, [bare], by="bob").known == 1
    take(archive, said("withdrawn", kept.id))
    assert len(judge(archive, [bare], by="bob").taken) == 1


def test_what_was_judged_of_other_things_is_not_gone_through(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """So the ten thousandth judgement takes no longer than the first."""
    known = made(archive)
    take(archive, said("correct", known["Rebels shelled"]))
    monkeypatch.setattr(module, "understood", lambda told: pytest.fail(f"{told} is read"))
    assert len(judge(archive, [Judgement("correct", (known["Army shelled"],))], by="bob").taken) == 1
    assert take(archive, said("correct", known["Rebels shelled"])).known == 1


def test_a_pair_is_the_same_both_ways_and_instants_are_kept_in_utc(archive: Archive) -> None:
    known = made(archive)
    one, other = known["Rebels shelled"], known["Army shelled"]
    pair = said("different", one, other, at="2026-03-09T12:00:00+02:00")
    take(archive, pair)
    assert take(archive, said("different", other, one)).known == 1


def test_what_is_written_out_can_be_taken_in_again(archive: Archive, tmp_path: Path) -> None:
    known = made(archive)
    one, other = known["Rebels shelled"], known["Army shelled"]
    first = said("same", one, other, why="“same” street; \ud800")
    (kept,) = take(archive, first).taken
    assert kept.why == "“same” street; \ufffd"
    take(archive, said("corrected", one, field="status", value="denied"), said("withdrawn", kept.id))
    lines = [line_of(one) for one in judgements_of(archive)]
    with Archive(tmp_path / "again.sayso") as again:
        made(again)
        refused: list[str] = []
        assert len(take(again, *parsed_all(lines, refused)).taken) == 3
        assert [line_of(one) for one in judgements_of(again)] == lines
        assert refused == []


@pytest.mark.parametrize(
    ("line", "want"),
    [
        (b"nonsense", "No judgement 'nonsense'"),
        (b'["same"]', "expected a JSON object of texts"),
        (b'{"verdict":"maybe","of":["c1"]}', "No verdict 'maybe'; there are same, different,"),
        (b'{"verdict":"same","of":["c1","c2"],"when":"now"}', "No field 'when' of a judgement; there are at, by,"),
        (b'{"verdict":["same"],"of":["c1","c2"]}', "expected one in 'of' alone"),
        (b'{"id":"j1","verdict":"note","of":"c1","why":"x","by":"ann","at":"2026-03-09"}', "has the id j1; expected j"),
        (b'{"verdict":"note","of":"\xff"}', "The field 'of' is"),
    ],
)
def test_a_line_that_is_none_is_told_of(line: bytes, want: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]*$") as told:
        parsed(line)
    assert want in str(told.value)


@pytest.mark.parametrize(
    ("judgement", "want"),
    [
        (said("same", "{one}", "{one}"), "the same id is given twice; expected two that differ"),
        (said("same", "{one}"), "1 ids; expected 2"),
        (said("correct", "{one}", "{other}"), "2 ids; expected 1"),
        (said("correct", "r12"), "no id of claim 'r12'"),
        (said("correct", "c12"), "no claim 'c12' in "),
        (said("grade", "e12", value="weak"), "no event 'e12' in "),
        (said("grade", "{event}", value="sure"), "no grade 'sure'; there are confirmed, fair,"),
        (said("corrected", "{one}", field="colour", value="red"), "No part 'colour' of a claim; there are type, mode,"),
        (said("corrected", "{one}", field="status", value="true"), "No status 'true'; there are happened,"),
        (said("corrected", "{one}", field="killed", value="many"), "No count 'many'; expected one such as 12,"),
        (said("corrected", "{one}", field="time", value="Monday"), "No time 'Monday'; expected a day,"),
        (said("note", "{one}"), "no words in 'why'"),
        (said("withdrawn", "j12"), "no judgement 'j12' in "),
        (said("correct", "{one}", at="soon"), "No instant 'soon'; expected a date"),
    ],
)
def test_what_makes_no_sense_is_refused_and_the_rest_taken(archive: Archive, judgement: Judgement, want: str) -> None:
    known = made(archive)
    names = {"one": known["Rebels shelled"], "other": known["Army shelled"], "event": "e" + known["Army shelled"][1:]}
    bad = replace(judgement, of=tuple(own.format(**names) for own in judgement.of))
    received = judge(archive, [bad, said("correct", names["one"])])
    assert len(received.taken) == 1
    assert [want in line for line in received.refused] == [True]


def test_a_claim_judged_to_be_none_is_left_out_until_that_is_withdrawn(archive: Archive) -> None:
    own = made(archive)["Army shelled"]
    none = said("not-a-claim", own)
    take(archive, none)
    assert own not in found(archive)
    assert own in found(archive, judged_out=True)
    assert "name:army" not in {party.id for party in parties_of(archive, {})}
    take(archive, said("withdrawn", none.id, by="bob"))
    assert own in found(archive)


def test_the_latest_answer_to_a_question_holds_whoever_gives_it(archive: Archive) -> None:
    own = made(archive)["Army shelled"]
    late = said("correct", own, by="bob", at="2026-03-10T00:00:00Z")
    take(archive, late, said("not-a-claim", own))
    assert own in found(archive)
    take(archive, said("withdrawn", late.id))
    assert own not in found(archive)


def test_a_corrected_claim_is_found_by_what_it_was_corrected_to_and_kept_as_it_was_read(archive: Archive) -> None:
    own = made(archive)["Army shelled"]
    take(
        archive,
        said("corrected", own, field="status", value="denied"),
        said("corrected", own, field="actors", value="Norland; Russia"),
        said("corrected", own, field="killed", value="12-15"),
    )
    assert own in found(archive, status="denied")
    assert own in found(archive, actor="Russia")
    assert own not in found(archive, actor="army")
    assert archive.claim(own).status == "happened"
    (told,) = claims(archive, {"actor": "Norland"}).records()
    assert told["status"] == "happened"
    assert {name: value["value"] for name, value in told["corrected"].items()} == {  # type: ignore[union-attr, call-overload, index]
        "actors": "Norland; Russia",
        "killed": "12-15",
        "status": "denied",
    }


def test_a_rebuilt_database_and_one_that_met_the_reports_later_have_the_same_rows(archive: Archive) -> None:
    own = made(archive)["Army shelled"]
    none = said("not-a-claim", own)
    take(archive, none, said("corrected", own, field="type", value="THREATEN"), said("withdrawn", none.id))
    take(archive, said("not-a-claim", made(archive)["Rebels denied"]))
    add(archive, [capture("Rebels shelled Port.", "late.txt")])
    was = tables(archive)
    archive.rebuild()
    assert tables(archive) == was
    assert list(archive.rows("SELECT count(*) FROM judged_out")) == [(1,)]


def test_a_judgement_that_this_version_does_not_understand_is_kept_and_passed_over(archive: Archive) -> None:
    made(archive)
    strange = msgspec.Raw(b'{"verdict":"likely","of":["c1"],"odds":3}')
    archive.write(lambda written: Judged(written.last.hash, written.last.seq + 1, AT, strange))
    assert list(judgements_of(archive)) == []
    assert list(archive.rows("SELECT id, json FROM judgements")) == [("", bytes(strange).decode())]


def test_what_was_withdrawn_answers_nothing_and_a_note_neither() -> None:
    one = said("correct", "c1")
    assert standing([one, said("withdrawn", one.id)]) == ()
    assert holding([said("note", "c1", why="x")]) == {}


def test_an_erased_claim_can_be_judged_but_not_corrected(archive: Archive) -> None:
    from sayso.archive.custody import forget

    own = made(archive)["Rebels shelled"]
    report = archive.claim(own).report
    forget(archive, report, "court order")
    take(archive, said("not-a-claim", own))
    received = judge(archive, [said("corrected", own, field="status", value="denied")])
    assert "the claim was erased" in received.refused[0]


def test_no_archive_no_judgement(tmp_path: Path) -> None:
    with Archive(tmp_path / "none.sayso") as archive, pytest.raises(RunStopped, match="No archive"):
        judge(archive, [said("correct", "c1")])
